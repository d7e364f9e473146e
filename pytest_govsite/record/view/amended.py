"""What an amended report says of the report that it replaces."""

from __future__ import annotations

from dataclasses import dataclass

from pytest_govsite.model.amendment import AmendedDetail, AmendedFinding, Amendment
from pytest_govsite.model.record import Record
from pytest_govsite.record.words import Words

SHOWN = 100
"""Problems of one fate that are shown; the rest is counted."""
FATES = ("new", "fixed", "unseen")
_NAMED = {
    "verdict": "cover.overall", "scope": "cover.scope", "now": "cover.now", "content": "cover.content", "started": "cover.period",
    "tool": "compare.tool", "pages": "compare.sample", "report.client.name": "cover.client", "report.sample.name": "cover.sample",
    "report.body.name": "cover.body", "report.purpose": "cover.purpose", "report.issued": "cover.issued",
    "report.developer": "sample.developer", "report.contract_no": "sample.contract_no", "report.people.tested": "sign.tested",
    "report.people.reviewed": "sign.reviewed", "report.people.approved": "sign.approved",
}  # fmt: skip
"""Detail -> the sentence that names it elsewhere in the record."""
_FAMILIES = {
    "verdict": "verdict", "site.kind": "site_kind", "site.level": "site_level", "site.stage": "stage", "site.profile": "profile",
    "site.content": "content",
}  # fmt: skip
"""Detail -> family of names that its values come from."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One detail as printed."""

    what: str
    before: str
    after: str


def chapter_number(record: Record) -> int:
    """Return the number of the chapter 修改说明: it follows those that not every record has."""
    return 10 + bool(record.attestations) + bool(record.reinspection)


def note(amendment: Amendment, words: Words) -> str:
    """Return what changed in one sentence."""
    if not amendment.compared:
        return words("amendment.not_compared")
    if not (amendment.details or amendment.results or amendment.findings):
        return words("amendment.nothing")
    return words(
        "amendment.changed",
        details=len(amendment.details),
        results=len(amendment.results),
        new=amendment.counts.get("new", 0),
        fixed=amendment.counts.get("fixed", 0),
    )


def rows(amendment: Amendment, words: Words) -> list[Row]:
    """Return what the two reports say otherwise, by name."""
    return [
        Row(
            what=_name(detail, words),
            before=_value(detail, detail.before, words),
            after=_value(detail, detail.after, words),
        )
        for detail in amendment.details
    ]


def of(amendment: Amendment, fate: str) -> tuple[AmendedFinding, ...]:
    """Return the problems of one fate."""
    return tuple(finding for finding in amendment.findings if finding.fate == fate)


def outcome(name: str, words: Words) -> str:
    """Return the name of an outcome; of none, that the item does not stand there."""
    return words.name("outcome", name) if name else words("compare.absent")


def _name(detail: AmendedDetail, words: Words) -> str:
    what = detail.what
    if what in _NAMED:
        return words(_NAMED[what])
    family, _, rest = what.partition(".")
    if family == "part":
        return words("amendment.part", part=words.name("part", rest))
    if family == "site":
        return words.name("site", rest)
    return words.name("amended", what) if family != "report" else words.name("amended", rest)


def _value(detail: AmendedDetail, value: str, words: Words) -> str:
    if not value:
        return words("amendment.blank")
    if detail.what == "scope":
        return words("and").join(words.name("part", part) for part in value.split())
    family = "verdict" if detail.what.startswith("part.") else _FAMILIES.get(detail.what, "")
    return words.name(family, value) if family else value
