"""robots.txt (RFC 9309). The owner inspects its own site, so its rules bind only where the configuration says so."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

AGENT = "pytest-govsite"
LONGEST = 512 * 1024
"""Characters that are read; RFC 9309 section 2.5 asks for at least 500 KiB."""


@dataclass(frozen=True, slots=True)
class Robots:
    """What robots.txt says to us."""

    text: str = ""
    rules: Protego | None = None
    """None: no robots.txt."""

    @classmethod
    def read(cls, text: str) -> Robots:
        """Return the rules of a robots.txt; what cannot be understood is left out, as the standard says."""
        cut = text[:LONGEST].removeprefix("\ufeff").replace("\x00", "")
        return cls(cut, Protego.parse(cut)) if cut.strip() else cls()

    def allows(self, url: str) -> bool:
        """True: the rules let our crawler ask for the address."""
        return self.rules is None or self.rules.can_fetch(url, AGENT)

    @property
    def delay(self) -> float:
        """Seconds between two requests; 0 where none are asked for."""
        delay = self.rules.crawl_delay(AGENT) if self.rules else None
        return float(delay or 0.0)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Addresses of site maps as written, in order."""
        return tuple(self.rules.sitemaps) if self.rules else ()
