"""What a formal report says of the body, the client, the sample and the people: `[report]` of the configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.record.view.heading import report_number

_DEVIATION = ("方法偏离", "Deviation")


class Issuing:
    """`[report]` as the templates ask for it; whatever was not given is an empty string."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._report: Mapping[str, Any] = record.report
        self._outside = frozenset(str(name) for name in self._report.get("outside_accreditation") or ())

    @property
    def formal(self) -> bool:
        """True: it has a report number, so it has a place for a seal and a day of issue."""
        return bool(report_number(self._record))

    @property
    def issued(self) -> str:
        """Day of issue; empty: not yet."""
        return str(self._report.get("issued") or "")

    @property
    def amends(self) -> str:
        """Number of the report that this one replaces."""
        return str(self._report.get("amends") or "")

    @property
    def accreditations(self) -> tuple[str, ...]:
        """CMA and CNAS with their numbers: only in a formal report of which nothing is outside the accredited scope."""
        if not self.formal or self._outside:
            return ()
        named = ((name, self.of("body", name.lower())) for name in ("CMA", "CNAS"))
        return tuple(f"{name} {number}" for name, number in named if number)

    @property
    def certificate(self) -> Mapping[str, str]:
        """The certificate that record.pdf is signed with; empty: it is not signed."""
        told = self._report.get("signature")
        return told if isinstance(told, Mapping) else {}

    @property
    def has_outside(self) -> bool:
        """True: some items are outside the accredited scope and carry a mark."""
        return bool(self._outside)

    @property
    def tested(self) -> tuple[str, ...]:
        """Names of those who inspected."""
        people = self._report.get("people") or {}
        return tuple(str(name) for name in people.get("tested") or () if name)

    @property
    def external(self) -> tuple[Mapping[str, str], ...]:
        """Results of other bodies."""
        return tuple(self._report.get("external") or ())

    @property
    def deviations(self) -> tuple[str, ...]:
        """Notes on deviations from the method."""
        return tuple(note for note in self._record.notes if note.startswith(_DEVIATION))

    @property
    def waived(self) -> tuple[RequirementResult, ...]:
        """Results that the client conceded; they stay failed."""
        return tuple(result for result in self._record.requirements if result.waived)

    @property
    def excluded(self) -> tuple[RequirementResult, ...]:
        """Items that were left out at the client's request."""
        return tuple(result for result in self._record.requirements if result.excluded)

    def of(self, table: str, key: str) -> str:
        """Return a value of `[report] body`, `client`, `sample` or `people`."""
        value = (self._report.get(table) or {}).get(key)
        return str(value) if value else ""

    def given(self, key: str) -> str:
        """Return a value of `[report]` itself."""
        value = self._report.get(key)
        return str(value) if value else ""

    def outside(self, result: RequirementResult) -> bool:
        """Return whether an item is outside the accredited scope, by its id or its part."""
        return bool(self._outside & {result.id, result.part})
