"""Pieces of the record as HTML: what a site served, addresses, clauses, dates."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from pytest_govsite.model.catalogue import Clause
from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.record import EngineFacts, PageEntry, Record
from pytest_govsite.record.inert import cut, one_line, visible
from pytest_govsite.record.view.citations import UNCONFIRMED, clause_text
from pytest_govsite.record.view.decision import advice_count
from pytest_govsite.record.words import Words, in_either_language, in_one_language

_ENCODED_LETTERS = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_LINKABLE = re.compile(r"https?://[!-~]{1,1990}")


class Printed:
    """Turns values into safe HTML for one record."""

    def __init__(self, record: Record, words: Words) -> None:
        self._words = words
        self._host = _host(record.site.url)
        self._timings = record.timings
        self._anchors = _anchors(record)

    def site(self, text: object, limit: int = 300) -> Markup:
        """Return text that may come from a site: on one line, visible, cut, isolated from the writing direction."""
        return Markup("<bdi>{}</bdi>").format(one_line(str(text), limit))

    def source(self, text: str, limit: int = 300) -> Markup:
        """Return source text with its line breaks."""
        return Markup("<bdi>{}</bdi>").format(cut(visible(text[: limit * 2], keep="\n"), limit))

    def url(self, address: str, limit: int = 120, *, full: bool = False) -> Markup:
        """Return an address as a link, short where it is on the inspected host; anything but http(s) is only text."""
        shown = one_line(address, limit) if full else self.short(address, limit)
        if not _LINKABLE.fullmatch(address):
            return self.site(address, limit)
        return Markup('<a href="{}" rel="noreferrer noopener"><bdi>{}</bdi></a>').format(address, shown)

    def evidence(self, path: str) -> Markup:
        """Return the path of a file under `evidence/` as a link; any other path is only text."""
        if not path.startswith("evidence/") or ".." in path.split("/"):
            return self.site(path)
        return Markup('<a href="{}"><bdi>{}</bdi></a>').format(quote(path), one_line(path))

    def short(self, address: str, limit: int = 120) -> str:
        """Return an address without scheme and host where it is on the inspected host."""
        for scheme in ("http://", "https://"):
            if self._host and address.startswith(f"{scheme}{self._host}/"):
                return one_line(self.readable(address[len(scheme) + len(self._host) :]), limit)
        return one_line(self.readable(address), limit)

    def readable(self, text: str) -> str:
        """Return a text with the encoded letters of its addresses as letters; what is no UTF-8 stays encoded."""
        return _ENCODED_LETTERS.sub(_letters, text)

    def clause(self, clause: Clause) -> Markup:
        """Return a clause with its marks."""
        text = clause_text(clause, self._words).removesuffix(f" {UNCONFIRMED}")
        mark = Markup(' <abbr title="{}">{}</abbr>').format(self._words("cite.unconfirmed_note"), UNCONFIRMED)
        return Markup("<bdi>{}</bdi>{}").format(visible(text), "" if clause.confirmed else mark)

    def clauses(self, result: RequirementResult) -> list[Markup]:
        """Return the clauses of a result document by document, those that are printed alike once."""
        documents: dict[tuple[str, str, bool], dict[Markup, None]] = {}
        for clause in result.clauses:
            places = documents.setdefault((clause.document, clause.number, clause.expired), {})
            places[self._place(clause)] = None
        return [self._of_document(*document, list(places)) for document, places in documents.items()]

    def _place(self, clause: Clause) -> Markup:
        mark = Markup(' <abbr title="{}">{}</abbr>').format(self._words("cite.unconfirmed_note"), UNCONFIRMED)
        return Markup("{}{}").format(visible(clause.clause), "" if clause.confirmed else mark)

    def _of_document(self, title: str, number: str, expired: bool, places: list[Markup]) -> Markup:
        head = self._words.document(title) + (self._words("cite.number", number=number) if number else "")
        joined = Markup(self._words("semicolon")).join(place for place in places if place)
        expiry = self._words("cite.expired") if expired else ""
        return Markup("<bdi>{}{}{}{}</bdi>").format(visible(head), " " if joined else "", joined, expiry)

    def told(self, text: str, limit: int = 500) -> Markup:
        """Return a text of ours that may say the same in both languages."""
        return self.site(in_one_language(text, self._words.language), limit)

    def clock(self, seconds: float, answers: int) -> str:
        """Return how the site's clock differs from the machine's."""
        rounded = round(seconds)
        key = "clock_ahead" if rounded > 0 else "clock_behind" if rounded else "clock_same"
        return self._words(f"method_chapter.{key}", seconds=abs(rounded), n=answers)

    def moment(self, stamp: str) -> str:
        """Return an ISO 8601 time as `2026-11-22 09:30:00 +08:00`; anything else as it is."""
        match = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?", stamp)
        return " ".join(part for part in match.groups() if part) if match else stamp

    def day(self, stamp: str) -> str:
        """Return the date of a time as written on a cover: `2026年11月22日`, in English `2026-11-22`."""
        match = re.match(r"(\d{4})-(\d\d)-(\d\d)", stamp)
        if match is None or self._words.language == "en":
            return stamp[:10]
        year, month, day = (int(part) for part in match.groups())
        return f"{year}年{month}月{day}日"

    def names(self, family: str, values: tuple[str, ...]) -> str:
        """Return the names of several values, joined."""
        return self._words("and").join(self._words.name(family, value) for value in values)

    def looks(self, page: PageEntry) -> str:
        """Return the closer looks at a page, and those that could not be taken."""
        taken = self.names("look", page.looks)
        lost = self.names("look", page.looks_lost)
        return taken + (self._words("coverage.looks_lost", looks=lost) if lost else "")

    def anchor(self, result: RequirementResult) -> str:
        """Return the fragment of a result; the first one of a requirement has that of the requirement."""
        return self._anchors[result.id, result.engine]

    def anchor_of(self, requirement: str) -> str:
        """Return the fragment of a requirement."""
        return _fragment(requirement)

    def measured(self, result: RequirementResult) -> Markup:
        """Return what was measured and on how many pages."""
        if result.measured:  # with the number of pages, where pages were judged one by one
            return self.site(in_either_language(result.measured, self._words.language), 300)
        if result.pages_checked < 2:
            return Markup("")
        key = "results.pages_passed" if result.passed_pages else "results.pages"
        said = self._words(key, checked=result.pages_checked, passed=result.passed_pages)
        return Markup("<small>{}</small>").format(said)

    def remarks(self, result: RequirementResult) -> Markup:
        """Return the reason of the outcome and what else a reader must know of it."""
        pieces = [self.site(result.reason, 300)] if result.reason and not result.excluded else []
        if result.excluded:
            pieces.append(self.site(self._words("results.excluded", reason=result.excluded), 300))
        if result.waived:
            pieces.append(self.site(self._words("results.waived", reason=result.waived), 300))
        if advice_count(result):
            pieces.append(Markup("{}").format(self._words("results.has_advice")))
        return Markup("<br>").join(pieces)

    def timings(self, part: str = "") -> str:
        """Return the seconds of every stage, or of the parts `look` or `engine` of one; empty where there are none."""
        told = [(name.partition(":"), seconds) for name, seconds in self._timings.items()]
        shown = [
            (self._words.name("look" if part == "look" else "timing", name[2] or name[0]), seconds)
            for name, seconds in told
            if (name[0] == part and name[1]) or not (part or name[1])
        ]
        return self._words("and").join(f"{one_line(name, 40)} {seconds:.1f}" for name, seconds in shown)

    def lacking(self, engine: EngineFacts) -> str:
        """Return what an engine cannot do."""
        return self.names("capability", tuple(name for name, able in sorted(engine.capabilities.items()) if not able))


def _letters(run: re.Match[str]) -> str:
    try:
        return bytes.fromhex(run[0].replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return run[0]


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _anchors(record: Record) -> dict[tuple[str, str | None], str]:
    found: dict[tuple[str, str | None], str] = {}
    for result in record.requirements:
        first = not any(identifier == result.id for identifier, _ in found)
        found[result.id, result.engine] = _fragment(result.id if first else f"{result.id}--{result.engine}")
    return found


def _fragment(text: str) -> str:
    return re.sub(r"[^\w.-]", "_", text)
