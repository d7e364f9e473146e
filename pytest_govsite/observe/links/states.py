"""Answers and exceptions -> the state of a link."""

from __future__ import annotations

import ssl

import httpx

from pytest_govsite.model import LinkState
from pytest_govsite.observe.following import REDIRECTS
from pytest_govsite.observe.network import RefusedAddressError
from pytest_govsite.observe.pace import HostGoneError
from pytest_govsite.observe.resolve import NameNotFoundError, NameUnansweredError

GONE = frozenset({404, 410})
BLOCKED = frozenset({401, 402, 403, 405, 406, 407, 409, 412, 418, 421, 423, 425, 426, 428, 429, 430, 444, 451, 461, 493,
                     494, 495, 496, 497, 498, 499, 521, 567})  # fmt: skip
"""Refusals of servers and their firewalls: what a program gets says nothing about what visitors get."""


def state_of_status(status: int) -> LinkState:
    """Return the state that a final status means."""
    if status in REDIRECTS:
        return LinkState.CLIENT_ERROR  # it leads on and does not say where
    if status < 400:
        return LinkState.OK
    if status in GONE:
        return LinkState.GONE
    if status in BLOCKED or status >= 600:
        return LinkState.BLOCKED
    return LinkState.SERVER_ERROR if status >= 500 else LinkState.CLIENT_ERROR


def state_of_error(error: BaseException) -> LinkState:
    """Return the state that an exception means; what may be our own doing is never a dead link."""
    chain = _chain(error)
    for kind, state in _KINDS:
        if any(isinstance(e, kind) for e in chain):
            return state
    return LinkState.BROKEN


_KINDS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], LinkState], ...] = (
    (ssl.SSLCertVerificationError, LinkState.CERTIFICATE),
    (ssl.SSLError, LinkState.TLS),
    (NameUnansweredError, LinkState.NAME_UNANSWERED),
    (NameNotFoundError, LinkState.NAME),
    (RefusedAddressError, LinkState.INNER),
    (HostGoneError, LinkState.NOT_ASKED),
    ((httpx.TimeoutException, TimeoutError), LinkState.TIMEOUT),
    (ConnectionRefusedError, LinkState.REFUSED),
    ((httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError), LinkState.INVALID),
)


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and len(found) < 10:
        found.append(current)
        current = current.__cause__ or current.__context__
    return found
