"""Redirects, followed by hand and written down (RFC 9110, 15.4)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin

from pytest_govsite.model import Hop
from pytest_govsite.observe.asking import Answer, Asker, Room
from pytest_govsite.observe.origins import host_of, origin_of

REDIRECTS = frozenset({301, 302, 303, 307, 308})
"""Answers that lead on by `Location` (RFC 9110, 15.4)."""
_MOST_HOPS = 20
_LONGEST = 2000


class RedirectLoopError(Exception):
    """Raised when redirects do not end; `hops` are the answers so far."""

    def __init__(self, hops: tuple[Hop, ...]) -> None:
        super().__init__(hops[-1].url if hops else "")
        self.hops = hops


@dataclass(frozen=True)
class Followed:
    """The last answer, and the redirects before it."""

    answer: Answer
    hops: tuple[Hop, ...]
    elapsed: float


async def follow(
    asker: Asker,
    url: str,
    room: Room,
    *,
    retries: int | None = None,
    headers: dict[str, str] | None = None,
    method: str = "GET",
    noted: list[Hop] | None = None,
) -> Followed:
    """Return the answer at the end of the redirects; `headers` go to the first origin only.

    The redirects on the way are put into `noted` as they come, so that it is known where an error was raised.

    Raises:
        RedirectLoopError: an address came twice without a new cookie in between, or there were more than 20.
        As `Asker.ask`.
    """
    hops: list[Hop] = [] if noted is None else noted
    seen: set[str] = set()
    elapsed = 0.0
    current = url.partition("#")[0]
    while len(hops) <= _MOST_HOPS:
        added = headers if headers and origin_of(current) == origin_of(url) else None
        answer = await asker.ask(current, room, retries=retries, headers=added, method=method)
        elapsed += answer.elapsed
        target = _target(answer)
        if not target:
            return Followed(answer, tuple(hops), elapsed)
        hops.append(Hop(url=current, status=answer.status, location=target))
        # a server that sets a cookie and sends back to the same address is no loop yet
        seen = set() if "set-cookie" in answer.headers and current not in seen else seen
        if target in seen or (target == current and "set-cookie" not in answer.headers):
            break
        seen.add(current)
        current = target
    raise RedirectLoopError(tuple(hops))


def _target(answer: Answer) -> str:
    """Return the absolute address of a redirect without fragment; empty where the answer is none."""
    location = answer.headers.get("location", "")
    if answer.status not in REDIRECTS or not location or len(location) > _LONGEST:
        return ""
    try:
        target = urljoin(answer.url, location.strip()).partition("#")[0]
    except ValueError:
        return ""
    return target if host_of(target) and target.startswith(("http://", "https://")) else ""
