"""Noticing that the host went away, or the login, so that thousands of pages are not each waited for."""

from __future__ import annotations

from pytest_govsite.model import Unobserved, UnobservedReason

_NO_ANSWER = frozenset(
    {
        UnobservedReason.DNS,
        UnobservedReason.CONNECT,
        UnobservedReason.TLS,
        UnobservedReason.TIMEOUT,
        UnobservedReason.OFFLINE,
        UnobservedReason.LOGIN,
    }
)
_GATEWAY = frozenset({502, 503, 504})
BLOCKED_FACTOR = 4
"""Refusals tell less than silence: a closed folder refuses too."""


def is_silence(unobserved: Unobserved) -> bool:
    """Return whether a page was lost because its host gave no answer."""
    return unobserved.reason in _NO_ANSWER or unobserved.status in _GATEWAY


class Silence:
    """Counts pages in a row that did not answer."""

    def __init__(self, give_up_after: int) -> None:
        self._limit = give_up_after
        self._silent = 0
        self._refused = 0
        self.gone: Unobserved | None = None
        """The last loss, once the host counts as gone."""

    def heard(self, unobserved: Unobserved | None) -> None:
        """Note the outcome of one look."""
        silent = unobserved is not None and is_silence(unobserved)
        refused = unobserved is not None and unobserved.reason is UnobservedReason.BLOCKED
        self._silent = self._silent + 1 if silent else 0
        self._refused = self._refused + 1 if refused else 0
        if self._silent >= self._limit or self._refused >= BLOCKED_FACTOR * self._limit:
            self.gone = unobserved
