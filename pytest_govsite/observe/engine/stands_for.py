"""Which mainstream browsers an engine stands for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec


class StandsFor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Browsers of the same engine, and where that is said."""

    browsers: tuple[str, ...]
    note_zh: str
    note_en: str
    source: str


@cache
def _table() -> dict[str, StandsFor]:
    data = files("pytest_govsite.observe.engine").joinpath("stands_for.toml").read_bytes()
    return msgspec.toml.decode(data, type=dict[str, StandsFor])


def stands_for(kind: str) -> StandsFor | None:
    """Return what an engine (`chromium`, `firefox`, `webkit`) stands for; None: for itself only."""
    return _table().get(kind)
