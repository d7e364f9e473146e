"""What the placeholders of a Word template hold, computed from the record: plain text, numbers and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any

from pytest_govsite.model.catalogue import Document
from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.record.pictures import Picture, Pictures
from pytest_govsite.record.printed import Printed
from pytest_govsite.record.view import citations, decision, heading, tally
from pytest_govsite.record.view.issuing import Issuing
from pytest_govsite.record.view.points import beside, evaluation
from pytest_govsite.record.word.amended import amendment_values
from pytest_govsite.record.word.problems import ProblemRows, clauses
from pytest_govsite.record.word.texts import plain, text
from pytest_govsite.record.words import Words

_ITEMS = 12


class WordContext:
    """Reads one record for a template.

    Args:
        record: what was found.
        pictures: makes small pictures of the evidence.
        show: turns a small picture into what the template puts into its place.
    """

    def __init__(self, record: Record, pictures: Pictures, show: Callable[[Picture], object]) -> None:
        self._record = record
        self._words = Words(record.language)
        self._printed = Printed(record, self._words)
        self._issuing = Issuing(record)
        self._pictures = pictures
        self._show = show

    def values(self) -> dict[str, Any]:
        """Return every value by the names of `placeholders.toml`; no text holds a control character."""
        listed = ProblemRows(record=self._record, words=self._words, pictures=self._pictures, show=self._show)
        failed, failed_rest = listed.of("failed")
        advice, advice_rest = listed.of("advice")
        return {
            **self._issued(),
            **self._inspected(),
            **self._concluded(),
            "amendment": amendment_values(self._record.amendment, self._words),
            "documents": [self._document(each) for each in citations.cited_documents(self._record)],
            "engines": [
                {"name": text(e.name), "version": text(e.version)} for e in self._record.engines if e.available
            ],
            "suites": list(self._suites()),
            "failed": failed,
            "advice": advice,
            "left_out": {"failed": failed_rest, "advice": advice_rest},
        }

    def _issued(self) -> dict[str, Any]:
        record, issuing, words = self._record, self._issuing, self._words
        given = {key: text(issuing.given(key)) for key in ("purpose", "contract_no", "developer")}
        return {
            "report": {
                "number": text(heading.report_number(record)),
                "identifier": text(heading.identifier(record, words)),
                "title": text(heading.title(record, words)),
                "formal": issuing.formal,
                "marks": words("and").join(heading.marks(record, words)),
                "notes": " ".join(heading.mark_notes(record, words)),
                "round": int(record.report.get("round") or 1),
                "issued": text(self._printed.day(issuing.issued)),
                "amends": text(issuing.amends),
                "accreditations": text("  ".join(issuing.accreditations)),
                **given,
            },
            "body": self._given("body", "name", "address", "phone", "location"),
            "client": self._given("client", "name", "address", "contact", "phone"),
            "sample": self._given("sample", "number", "version", "received", "condition", "access")
            | {"name": text(issuing.of("sample", "name") or record.site.name or record.site.domain)},
            "people": self._given("people", "reviewed", "approved", "approved_title")
            | {"tested": text(words("and").join(issuing.tested))},
        }

    def _given(self, table: str, *keys: str) -> dict[str, str]:
        return {key: text(self._issuing.of(table, key)) for key in keys}

    def _inspected(self) -> dict[str, Any]:
        record, words = self._record, self._words
        site, coverage = record.site, record.coverage
        named = {"kind": "site_kind", "level": "site_level", "stage": "stage", "profile": "profile"}
        return {
            "site": {
                **{key: text(getattr(site, key)) for key in ("name", "url", "domain", "id_code", "sponsor")},
                **{key: text(words.name(family, getattr(site, key))) for key, family in named.items()},
            },
            "record": {
                "id": text(record.id),
                "started": text(self._printed.moment(record.started)),
                "finished": text(self._printed.moment(record.finished)),
                "day": text(self._printed.day(record.started)),
                "tool": text(f"{record.tool.name} {record.tool.version}"),
                "evidence_sha256": record.evidence_digest.sha256,
                "evidence_sm3": record.evidence_digest.sm3,
                "content_sha256": record.content_digest.sha256,
            },
            "coverage": {key: getattr(coverage, key) for key in ("discovered", "fetched", "rendered", "templates")},
        }

    def _concluded(self) -> dict[str, Any]:
        record, words, conclusion = self._record, self._words, self._record.conclusion
        scope = self._printed.names("part", conclusion.scope)
        return {
            "conclusion": {
                "verdict": words.name("verdict", conclusion.verdict),
                "code": text(conclusion.verdict),
                "note": decision.verdict_note(record, words),
                "scope": text(scope),
                "rule": words("conclusion.rule_word", scope=scope),
            },
            "parts": [self._part(name) for name in decision.shown_parts(record)],
            "counts": list(self._counts()),
            "decided": [self._deciding(item) for item in decision.decided(record)],
            "vetoes": [
                {
                    "clause": text(citations.clause_text(veto.clause, self._words)),
                    "state": words.name("conclusion", f"veto_{veto.state}"),
                    "reason": text(veto.reason),
                }
                for veto in conclusion.veto
            ],
            "todo": list(self._todo()),
        }

    def _part(self, name: str) -> dict[str, str]:
        conclusion = self._record.conclusion
        verdict = conclusion.parts[name].verdict
        counts = "conclusion.in_scope" if name in conclusion.scope else "conclusion.not_in_scope"
        points = evaluation(self._record) if name == "elderly" else None
        return {
            "name": text(self._words.name("part", name)),
            "verdict": self._words.name("verdict", verdict),
            "code": text(verdict),
            "scope": self._words(counts),
            "points": text(beside(points, self._words)) if points else "",
        }

    def _counts(self) -> Iterator[dict[str, Any]]:
        for level in ("must", "should"):
            counts = self._record.conclusion.counts.get(level)
            if counts is not None:
                numbers = {name: getattr(counts, name) for name in ("passed", "failed", "untested", "inapplicable")}
                named = {"level": self._words(f"conclusion.{level}"), "cant_tell": counts.cantTell}
                yield {**named, **numbers, "total": decision.total(counts)}

    def _deciding(self, item: decision.Deciding) -> dict[str, str]:
        result = item.result
        return {
            "title": text(result.title),
            "id": text(result.id),
            "clauses": clauses(result, self._words),
            "pages": str(item.pages) if item.pages else self._words("conclusion.whole_site"),
        }

    def _todo(self) -> Iterator[dict[str, str]]:
        for kind in ("pending", "before_launch", "after_launch"):
            for who, members in decision.open_items(self._record, kind):
                for reason, items in decision.by_reason(members):
                    named = self._words("and").join(text(item.title) for item in items[:_ITEMS])
                    if len(items) > _ITEMS:
                        named += f" {self._words('conclusion.and_more', n=len(items))}"
                    told = {"kind": self._words(f"conclusion.{kind}"), "who": text(self._words.name("who", who))}
                    yield {**told, "what": named, "why": text(reason)}

    def _document(self, document: Document) -> dict[str, str]:
        words = self._words
        state = words("basis.expired", date=document.expired) if document.expired else words("basis.valid")
        return {
            "title": text(words.document(document.title)),
            "number": text(document.number),
            "in_force": text(document.in_force or document.issued),
            "state": text(state),
        }

    def _suites(self) -> Iterator[dict[str, Any]]:
        numbers = count(1)
        for group in tally.by_suite(self._record.requirements):
            rows = [self._result(next(numbers), result) for result in group.results]
            yield {"name": text(self._words.name("suite", group.suite)), "results": rows}

    def _result(self, number: int, result: RequirementResult) -> dict[str, Any]:
        category = tally.category(result)
        return {
            "number": number,
            "title": text(result.title),
            "id": text(result.id),
            "engine": text(result.engine or ""),
            "level": self._words(f"conclusion.{result.level.value}"),
            "clauses": clauses(result, self._words),
            "requirement": text(result.requirement_text),
            "method": text(self._words.name("method", result.method)),
            "measured": plain(self._printed.measured(result)),
            "outcome": self._words(f"outcome.{category}"),
            "code": category,
            "remark": plain(self._printed.remarks(result)),
        }
