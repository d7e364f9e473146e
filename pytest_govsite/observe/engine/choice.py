"""Which engine is meant by a name, and where its browser is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from pytest_govsite.config.plain import without_key
from pytest_govsite.config.settings import EngineSection


class Choice(NamedTuple):
    """An engine that can be started."""

    name: str
    kind: str
    """`chromium`, `firefox`, `webkit`, or `webdriver` for whatever a WebDriver server drives."""
    executables: tuple[Path, ...] = ()
    """To try in this order; empty for a remote one."""
    section: EngineSection | None = None
    """Its section of the configuration. None: it was found on the machine."""
    by_webdriver: bool = False
    """True: Selenium drives it, False: Playwright."""

    @property
    def remote(self) -> str:
        """Address of the server that has the browser; empty for one on this machine."""
        said = self.section.remote if self.section else ""
        return said if isinstance(said, str) else next(iter(said), "")

    @property
    def endpoint(self) -> str:
        """The same without user, password and token, as a person may read it."""
        return without_key(self.remote)


def is_older(version: str, minimum: str) -> bool:
    """True: a version lies below another."""
    return _numbers(version) < _numbers(minimum)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d{1,9}", version))
