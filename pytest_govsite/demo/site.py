"""One demo site: when it is, how large it is and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pytest_govsite.demo import identity
from pytest_govsite.demo.content.calendar import current_moment, in_shanghai
from pytest_govsite.demo.defects import DEFECTS, Defect, matches


class DemoSite:
    """The settings every page is made from. Two sites with the same settings have the same pages."""

    def __init__(
        self,
        *,
        articles: int = 300,
        defects: Iterable[str] = (),
        now: datetime | None = None,
        seed: int = 0,
        captcha: str = "",
    ) -> None:
        self.articles = max(0, articles)
        self.defects = _known(defects)
        self.now = in_shanghai(now) if now is not None else current_moment()
        self.seed = seed
        self.captcha = captcha
        """What forms take in place of the answer to a CAPTCHA; empty: they ask for none."""
        self.settings = _settings(self.defects)
        self.domain: str = self.settings["domain"]
        self.name = identity.NAME

    def on(self, defect: str) -> bool:
        """Return whether the defect is switched on anywhere."""
        return defect in self.defects

    def defective(self, defect: str, path: str) -> bool:
        """Return whether the defect is switched on for the page with this path."""
        return defect in self.defects and matches(DEFECTS[defect].pages, path)

    def missing(self, requirement: str) -> bool:
        """Return whether the columns of a requirement are left out."""
        return bool(requirement) and requirement in self.defects


def _known(defects: Iterable[str]) -> frozenset[str]:
    chosen = frozenset(defects)
    unknown = sorted(chosen - DEFECTS.keys())
    if unknown:
        raise ValueError(f"unknown defects: {', '.join(unknown)} (python -m pytest_govsite.demo --list names them)")
    return chosen


def _settings(defects: frozenset[str]) -> dict[str, str]:
    settings = {"domain": identity.DOMAIN, "profile": "zhejiang", "kind": "portal", "level": "county"}
    chosen: list[Defect] = [DEFECTS[name] for name in sorted(defects)]
    for defect in chosen:
        settings.update(defect.config)
        if defect.domain:
            settings["domain"] = defect.domain
    return settings
