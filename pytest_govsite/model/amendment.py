"""修改报告 (ISO/IEC 17025, 7.8.8): which report this one replaces, and what changed."""

from __future__ import annotations

from pytest_govsite.model.terms import Fact


class AmendedDetail(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """Something that both reports say, each in its own way."""

    what: str
    """`verdict`, `part.security`, `report.client.name`, `site.url`, `tool`, `content` …"""
    before: str = ""
    after: str = ""


class AmendedResult(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A requirement that came out otherwise."""

    requirement: str
    title: str
    engine: str = ""
    before: str = ""
    """`passed`, `failed`, `advice`, `cantTell`, `untested`, `inapplicable`; empty: it did not stand in the report."""
    after: str = ""


class AmendedFinding(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A problem that stands in one of the reports only."""

    fate: str
    """`new`; `fixed`: looked at again and no longer found; `unseen`: not looked at again."""
    requirement: str
    title: str
    message: str
    page: str = ""
    """The first page it is on."""
    pages: int = 0


class Amendment(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The report that this one replaces, compared with it."""

    number: str
    """Its report number."""
    reason: str = ""
    """Why it is replaced, in the words of the inspecting body."""
    record: str = ""
    """Id of its record. Empty: its record.json was not given, so nothing was compared."""
    finished: str = ""
    issued: str = ""
    details: tuple[AmendedDetail, ...] = ()
    results: tuple[AmendedResult, ...] = ()
    findings: tuple[AmendedFinding, ...] = ()
    """At most 500 of each fate; the counts are whole."""
    counts: dict[str, int] = {}
    """`new`, `fixed`, `remaining`, `unseen` -> number of problems."""

    @property
    def compared(self) -> bool:
        """True: what changed was computed from the earlier record."""
        return bool(self.record)
