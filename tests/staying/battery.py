"""All hostile behaviours, and those that are cheap enough for every run of the tests."""

from __future__ import annotations

from tests.staying import bodies, changing, crashes, protocol, redirects, scripts, sizes, slow, windows
from tests.staying.behaviour import Behaviour

BATTERY: tuple[Behaviour, ...] = (
    *slow.BEHAVIOURS,
    *bodies.BEHAVIOURS,
    *redirects.BEHAVIOURS,
    *protocol.BEHAVIOURS,
    *sizes.BEHAVIOURS,
    *changing.BEHAVIOURS,
    *scripts.BEHAVIOURS,
    *windows.BEHAVIOURS,
    *crashes.BEHAVIOURS,
)
_WAITED_FOR = ("refresh-loop", "refresh-self")
LIGHT: tuple[Behaviour, ...] = tuple(
    behaviour
    for behaviour in BATTERY
    if (behaviour.family in (bodies.FAMILY, redirects.FAMILY, protocol.FAMILY, changing.FAMILY))
    and behaviour.name not in _WAITED_FOR
)
"""Those that nobody has to wait for."""
