"""Decisions on words of a list, out of a record and into a file that later runs and other sites read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
import tomli_w

from pytest_govsite.inspection.attesting import attestation_mark
from pytest_govsite.model import EarlierAnswer, Record, RememberedDecision, Role
from pytest_govsite.record.inert import one_line

HEADER = """\
# 词语判定（[content] decisions 或 --govsite-decisions）：同一词语再次出现在同一上下文中时沿用，记录中注明判定人和日期。
#   context  上下文的摘要：前后文字变了，判定就不再适用　　until  有效期最后一天，可不填
#   可由同一平台的多个网站共用；要撤回一条判定，删去该条。
# Decisions on words of a list: they apply again where the same words stand in the same context, and the record says so.
"""


def decided_words(record: Record, until: str = "") -> Iterator[RememberedDecision]:
    """Yield what inspectors decided on words in this record, once for each context; what was remembered already is left out.

    Args:
        record: a record that was judged with the answers.
        until: last day on which the decisions hold, `YYYY-MM-DD`; empty: no end.
    """
    answers = {
        (entry.attestation.requirement, mark): entry.attestation
        for entry in record.attestations
        if entry.effect == "decided" and entry.attestation.role is Role.INSPECTOR and not entry.attestation.remembered
        for mark in entry.attestation.covers
    }
    told: set[tuple[str, str, str]] = set()
    for result in record.requirements:
        for finding in result.findings:
            answer = answers.get((result.id, attestation_mark(finding))) if finding.attested else None
            place = (result.id, finding.term, finding.context)
            if answer is None or not finding.context or place in told:
                continue
            told.add(place)
            yield RememberedDecision(
                requirement=result.id,
                term=finding.term,
                context=finding.context,
                outcome=answer.outcome,
                who=answer.who,
                when=answer.when,
                reason=answer.reason,
                until=until,
                site=record.site.name,
                seen=one_line(finding.found, 300),
            )


def put_together(
    existing: Sequence[RememberedDecision], new: Iterable[RememberedDecision]
) -> tuple[RememberedDecision, ...]:
    """Return all decisions: one on the same words in the same context takes the place of the old, which it keeps."""
    by_place = {_place(decision): decision for decision in existing}
    for decision in new:
        old = by_place.get(_place(decision))
        by_place[_place(decision)] = decision if old is None else _after(old, decision)
    return tuple(by_place.values())


def _after(old: RememberedDecision, new: RememberedDecision) -> RememberedDecision:
    said = EarlierAnswer(outcome=old.outcome, who=old.who, role=Role.INSPECTOR.value, when=old.when, reason=old.reason)
    again = EarlierAnswer(outcome=new.outcome, who=new.who, role=Role.INSPECTOR.value, when=new.when, reason=new.reason)
    earlier = old.earlier if said == again else (*old.earlier, said)
    return msgspec.structs.replace(new, earlier=earlier)


def _place(decision: RememberedDecision) -> tuple[str, str, str]:
    return decision.requirement, decision.term, decision.context


def decisions_text(decisions: Iterable[RememberedDecision]) -> str:
    """Return the file."""
    return HEADER + "\n" + tomli_w.dumps({"decision": [_table(decision) for decision in decisions]})


def _table(decision: RememberedDecision) -> dict[str, Any]:
    table: dict[str, Any] = {
        name: getattr(decision, name)
        for name in ("requirement", "term", "seen", "context", "outcome", "who", "reason", "site")
        if getattr(decision, name)
    }
    table["when"] = date.fromisoformat(decision.when)
    if decision.until:
        table["until"] = date.fromisoformat(decision.until)
    if decision.earlier:
        table["earlier"] = [msgspec.to_builtins(old) for old in decision.earlier]
    return table
