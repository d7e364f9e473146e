"""What decided the verdict, and what is still to be done by whom."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_govsite.model.judgement import Counts, OpenItem, RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.model.terms import Level, Outcome, Part
from pytest_govsite.record.words import Words

PARTS = tuple(part.value for part in Part)
WHO = ("inspector", "client", "registry", "operator")


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """A requirement that failed, with what it rests on."""

    result: RequirementResult
    pages: int
    """Pages with a must-level failure; 0 where the whole site is meant."""

    @property
    def detailed(self) -> bool:
        """True: findings tell the details; False: a person's word alone decided."""
        return any(f.outcome is Outcome.FAILED and f.level is Level.MUST for f in self.result.findings)


def total(counts: Counts) -> int:
    """Return how many requirements were counted."""
    return counts.passed + counts.failed + counts.cantTell + counts.inapplicable + counts.untested


def failed_pages(result: RequirementResult) -> int:
    """Return on how many pages a requirement failed at its own level."""
    level = result.level
    return len({f.page for f in result.findings if f.outcome is Outcome.FAILED and f.level is level and f.page})


def advice_count(result: RequirementResult) -> int:
    """Return how many pages of a must-level requirement carry advice."""
    if result.level is Level.SHOULD:
        return 0
    return len({f.page for f in result.findings if f.outcome is Outcome.FAILED and f.level is Level.SHOULD})


def failed_requirements(record: Record) -> list[Deciding]:
    """Return every must-level requirement that failed, in the order of the catalogue."""
    failed = [r for r in record.requirements if r.outcome is Outcome.FAILED and r.level is Level.MUST]
    return [Deciding(result=result, pages=failed_pages(result)) for result in failed]


def decided(record: Record) -> list[Deciding]:
    """Return the failed requirements that count for the verdict (decision rule, 2)."""
    return [item for item in failed_requirements(record) if _counts(item.result, record)]


def outside(record: Record) -> list[Deciding]:
    """Return the failed requirements of parts that do not count for the verdict."""
    return [item for item in failed_requirements(record) if not _counts(item.result, record)]


def _counts(result: RequirementResult, record: Record) -> bool:
    return result.id in record.conclusion.reasons or result.part in record.conclusion.scope


def verdict_note(record: Record, words: Words) -> str:
    """Return the verdict's reason in one sentence."""
    conclusion = record.conclusion
    vetoes = sum(veto.state == "confirmed" for veto in conclusion.veto)
    pending = sum(len(items) for _, items in open_items(record, "pending"))
    key = conclusion.verdict
    if key == "nonconforming" and vetoes:
        key = "nonconforming_veto"
    scope = words("and").join(words.name("part", part) for part in conclusion.scope)
    number = pending if key == "pending" else len(decided(record))
    return words(f"verdict_note.{key}", scope=scope, n=number, v=vetoes)


def excluded(record: Record) -> int:
    """Return how many requirements were left out at the client's request."""
    return sum(bool(result.excluded) for result in record.requirements)


def by_reason(items: list[OpenItem]) -> list[tuple[str, list[OpenItem]]]:
    """Return open items of one person by their reason, so that a reason that many share is read once."""
    grouped: dict[str, list[OpenItem]] = {}
    for item in items:
        grouped.setdefault(item.reason, []).append(item)
    return list(grouped.items())


def open_items(record: Record, kind: str) -> list[tuple[str, list[OpenItem]]]:
    """Return the open items of a kind (`pending`, `before_launch`, `after_launch`) by who has to act."""
    grouped: dict[str, list[OpenItem]] = {who: [] for who in WHO}
    for item in record.conclusion.open_items:
        if item.kind == kind:
            grouped.setdefault(item.who, []).append(item)
    return [(who, items) for who, items in grouped.items() if items]


def shown_parts(record: Record) -> list[str]:
    """Return the parts that have a conclusion, in the order of the contract."""
    parts = record.conclusion.parts
    return [part for part in PARTS if part in parts] + sorted(set(parts) - set(PARTS))
