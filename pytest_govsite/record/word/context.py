"""What the placeholders of a Word template hold, computed from the record: plain text, numbers and pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

from markupsafe import Markup

from pytest_govsite.model.catalogue import Clause, Document
from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.record.inert import cut, one_line, visible
from pytest_govsite.record.pictures import Picture, Pictures
from pytest_govsite.record.printed import Printed
from pytest_govsite.record.view import cards, citations, decision, heading, problems, tally
from pytest_govsite.record.view.issuing import Issuing
from pytest_govsite.record.view.pages import PageNumbers
from pytest_govsite.record.words import Words

_TEXT = 600
_ADDRESSES = 12
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
        self._codes = problems.codes(record)

    def values(self) -> dict[str, Any]:
        """Return every value by the names of `placeholders.toml`; no text holds a control character."""
        failed, failed_rest = self._problems("failed")
        advice, advice_rest = self._problems("advice")
        return {
            **self._issued(),
            **self._inspected(),
            **self._concluded(),
            "documents": [self._document(each) for each in citations.cited_documents(self._record)],
            "engines": [
                {"name": _text(e.name), "version": _text(e.version)} for e in self._record.engines if e.available
            ],
            "suites": list(self._suites()),
            "failed": failed,
            "advice": advice,
            "left_out": {"failed": failed_rest, "advice": advice_rest},
        }

    def _issued(self) -> dict[str, Any]:
        record, issuing, words = self._record, self._issuing, self._words
        given = {key: _text(issuing.given(key)) for key in ("purpose", "contract_no", "developer")}
        return {
            "report": {
                "number": _text(heading.report_number(record)),
                "identifier": _text(heading.identifier(record, words)),
                "title": _text(heading.title(record, words)),
                "formal": issuing.formal,
                "marks": words("and").join(heading.marks(record, words)),
                "notes": " ".join(heading.mark_notes(record, words)),
                "round": int(record.report.get("round") or 1),
                "issued": _text(self._printed.day(issuing.issued)),
                "amends": _text(issuing.amends),
                "accreditations": _text("  ".join(issuing.accreditations)),
                **given,
            },
            "body": self._given("body", "name", "address", "phone", "location"),
            "client": self._given("client", "name", "address", "contact", "phone"),
            "sample": self._given("sample", "number", "version", "received", "condition", "access")
            | {"name": _text(issuing.of("sample", "name") or record.site.name or record.site.domain)},
            "people": self._given("people", "reviewed", "approved", "approved_title")
            | {"tested": _text(words("and").join(issuing.tested))},
        }

    def _given(self, table: str, *keys: str) -> dict[str, str]:
        return {key: _text(self._issuing.of(table, key)) for key in keys}

    def _inspected(self) -> dict[str, Any]:
        record, words = self._record, self._words
        site, coverage = record.site, record.coverage
        named = {"kind": "site_kind", "level": "site_level", "stage": "stage", "profile": "profile"}
        return {
            "site": {
                **{key: _text(getattr(site, key)) for key in ("name", "url", "domain", "id_code", "sponsor")},
                **{key: _text(words.name(family, getattr(site, key))) for key, family in named.items()},
            },
            "record": {
                "id": _text(record.id),
                "started": _text(self._printed.moment(record.started)),
                "finished": _text(self._printed.moment(record.finished)),
                "day": _text(self._printed.day(record.started)),
                "tool": _text(f"{record.tool.name} {record.tool.version}"),
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
                "code": _text(conclusion.verdict),
                "note": decision.verdict_note(record, words),
                "scope": _text(scope),
                "rule": words("conclusion.rule_word", scope=scope),
            },
            "parts": [self._part(name) for name in decision.shown_parts(record)],
            "counts": list(self._counts()),
            "decided": [self._deciding(item) for item in decision.decided(record)],
            "vetoes": [
                {
                    "clause": self._clause(veto.clause),
                    "state": words.name("conclusion", f"veto_{veto.state}"),
                    "reason": _text(veto.reason),
                }
                for veto in conclusion.veto
            ],
            "todo": list(self._todo()),
        }

    def _part(self, name: str) -> dict[str, str]:
        conclusion = self._record.conclusion
        verdict = conclusion.parts[name].verdict
        counts = "conclusion.in_scope" if name in conclusion.scope else "conclusion.not_in_scope"
        return {
            "name": _text(self._words.name("part", name)),
            "verdict": self._words.name("verdict", verdict),
            "code": _text(verdict),
            "scope": self._words(counts),
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
            "title": _text(result.title),
            "id": _text(result.id),
            "clauses": self._clauses(result),
            "pages": str(item.pages) if item.pages else self._words("conclusion.whole_site"),
        }

    def _todo(self) -> Iterator[dict[str, str]]:
        for kind in ("pending", "before_launch", "after_launch"):
            for who, members in decision.open_items(self._record, kind):
                for reason, items in decision.by_reason(members):
                    named = self._words("and").join(_text(item.title) for item in items[:_ITEMS])
                    if len(items) > _ITEMS:
                        named += f" {self._words('conclusion.and_more', n=len(items))}"
                    told = {"kind": self._words(f"conclusion.{kind}"), "who": _text(self._words.name("who", who))}
                    yield {**told, "what": named, "why": _text(reason)}

    def _document(self, document: Document) -> dict[str, str]:
        words = self._words
        state = words("basis.expired", date=document.expired) if document.expired else words("basis.valid")
        return {
            "title": _text(words("cite.document", title=document.title)),
            "number": _text(document.number),
            "in_force": _text(document.in_force or document.issued),
            "state": _text(state),
        }

    def _suites(self) -> Iterator[dict[str, Any]]:
        numbers = count(1)
        for group in tally.by_suite(self._record.requirements):
            rows = [self._result(next(numbers), result) for result in group.results]
            yield {"name": _text(self._words.name("suite", group.suite)), "results": rows}

    def _result(self, number: int, result: RequirementResult) -> dict[str, Any]:
        category = tally.category(result)
        return {
            "number": number,
            "title": _text(result.title),
            "id": _text(result.id),
            "engine": _text(result.engine or ""),
            "level": self._words(f"conclusion.{result.level.value}"),
            "clauses": self._clauses(result),
            "requirement": _text(result.requirement_text),
            "method": _text(self._words.name("method", result.method)),
            "measured": _plain(self._printed.measured(result)),
            "outcome": self._words(f"outcome.{category}"),
            "code": category,
            "remark": _plain(self._printed.remarks(result)),
        }

    def _problems(self, kind: str) -> tuple[list[dict[str, Any]], int]:
        found = problems.problems(self._record.requirements, kind)
        shown = cards.chapters(found, PageNumbers(self._record.coverage), self._pictures)
        rows = [self._problem(card) for chapter in shown for card in chapter.cards]
        return rows, sum(len(each) for _, each in found) - len(rows)

    def _problem(self, card: cards.Card) -> dict[str, Any]:
        problem, first = card.problem, card.problem.first
        result, pages = problem.result, problem.pages
        told = {key: _text(getattr(first, key)) for key in ("message", "expected", "selector")}
        return {
            **told,
            "number": card.number,
            "code": self._codes[problem.identity],
            "title": _text(result.title),
            "id": _text(result.id),
            "engine": _text(result.engine or first.engine),
            "clauses": self._clauses(result),
            "found": "" if problem.varying else _text(first.found),
            "pages": self._words("problem.page_count", n=len(pages)) if pages else self._words("problem.whole_site"),
            "addresses": _lines(pages[:_ADDRESSES]),
            "remedy": _text(result.remedy.how) if result.remedy else "",
            "pictures": [
                {"image": self._show(picture), "path": _text(picture.path)} for picture in card.pictures if picture.data
            ],
        }

    def _clause(self, clause: Clause) -> str:
        return _text(citations.clause_text(clause, self._words))

    def _clauses(self, result: RequirementResult) -> str:
        return "\n".join(self._clause(clause) for clause in result.clauses) or self._words("results.no_clause")


def _text(text: object) -> str:
    return one_line(str(text), _TEXT)


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(_text(text) for text in texts)


def _plain(markup: Markup) -> str:
    """Return what was printed for HTML as text; a line break stays one."""
    lines = str(markup).split("<br>")
    return cut(visible("\n".join(Markup(line).striptags() for line in lines), keep="\n"), _TEXT)
