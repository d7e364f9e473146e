"""Public letters as pages show them: rows of lists, and pages with question and answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pytest_govsite.checks.columns.content import own_items
from pytest_govsite.checks.columns.kinds import kinds_of
from pytest_govsite.checks.columns.names import names_of, title_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.dates import day_in, days_in
from pytest_govsite.checks.functions.labelled import Labelled, by_key, label_words, main_text, read_labelled
from pytest_govsite.checks.functions.letter_dialogues import Dialogue, dialogues_on, lone_dialogue
from pytest_govsite.checks.functions.words import pattern, says
from pytest_govsite.checks.trail import entries_of
from pytest_govsite.model import DocumentFacts, Edition, PageFacts, PageType, Region, Table, TableRow

_SIGNED = 60  # characters at the end of an answer in which its date stands
_RUNNING = 10
_TEXT_TAGS = frozenset(("p", "td", "dd", "div", "pre", "blockquote"))
_ANSWER = re.compile(r"(?:(?:回复|答复)(?:内容|意见|如下)?\s*[：:]|收悉|您(?:反映|咨询|提出)的).{6,}", re.DOTALL)
_MOST = {"asked": 2, "title": 3, "question": 2, "answer": 2}
_PARTS = ("question", "answer", "asked", "answered")


class Letter(NamedTuple):
    """One public letter, put together from its page and its rows in lists. Empty and None: not shown."""

    url: str
    title: str
    page: PageFacts
    """Its own page, else the list it stands on."""
    own_page: bool
    kind: str = ""
    asked: date | None = None
    answered: date | None = None
    state: str = ""
    question: str = ""
    answer: str = ""

    @property
    def is_answered(self) -> bool | None:
        """True or False where state, time or text of the answer tell; None where nothing does."""
        if self.state and pattern("letters", "open").search(self.state):
            return False
        if self.answered or self.answer or (self.state and pattern("letters", "answered").search(self.state)):
            return True
        return None


def letter_columns(survey: Survey) -> tuple[PageFacts, ...]:
    """Return the pages that are columns or lists of letters, by their names and trails."""
    return tuple(p for p in survey.pages if p.type is not PageType.ARTICLE and _is_column(p))


def letters_of(survey: Survey) -> tuple[Letter, ...]:
    """Return the public letters of the site, each once: those with a page of their own first."""
    listing = letter_columns(survey)
    rows: dict[str, Letter] = {}
    for page in listing:
        for letter in _rows(page, survey):
            rows.setdefault(survey.key(letter.url) if letter.url else f"{page.url}#{letter.title}", letter)
    found: dict[str, Letter] = {}
    columns = {survey.key(p.url) for p in listing}
    for page in survey.pages:
        key = survey.key(page.url)
        if page.document is None or page.type is PageType.HOME or page.page.edition is not Edition.MAIN:
            continue
        near = key in rows or (page.page.parent and survey.key(page.page.parent) in columns) or _stands_there(page)
        read = (_read_page(page) or _spoken(page)) if near and not _is_form(page) else None
        if read is not None and not (key in columns and not read.asked and any(b.asked for b in _beneath(page))):
            found[key] = _merged(read, rows.get(key))
    if not found and not rows:
        return tuple(letter for page in listing for letter in _beneath(page))
    return (*found.values(), *(letter for key, letter in rows.items() if key not in found))


def _beneath(page: PageFacts) -> Iterator[Letter]:
    """Yield the letters that stand on their column itself; one answer at least shows that they are letters."""
    assert page.document is not None
    found = tuple(_told(page, d, d.question[:40]) for d in dialogues_on(page.document))
    yield from found if any(letter.answer for letter in found) else ()


def _spoken(page: PageFacts) -> Letter | None:
    """Return the letter of a page that heads question and answer with who wrote them and when."""
    one = lone_dialogue(page.document) if page.document is not None else None
    return _told(page, one, title_of(page)) if one is not None else None


def _told(page: PageFacts, d: Dialogue, title: str) -> Letter:
    return Letter(page.url, title, page, True, "", d.asked, d.answered, d.state, d.question, d.answer)


def _is_column(page: PageFacts) -> bool:
    if page.document is None or page.type is PageType.HOME or page.page.edition is not Edition.MAIN:
        return False
    return any(_names_letters(name) for name in names_of(page))


def _stands_there(page: PageFacts) -> bool:
    return page.document is not None and any(_names_letters(e) for e in entries_of(page.document))


def _names_letters(name: str) -> bool:
    named = "consultation" in kinds_of(name) or says("letters", "columns", name)
    return named and not pattern("letters", "not").search(name)


def _is_form(page: PageFacts) -> bool:
    """Return True for a page on which letters are written."""
    assert page.document is not None
    forms = (f for f in page.document.forms if f.region is Region.MAIN)
    return any(c.tag == "textarea" and c.visible is not False for f in forms for c in f.controls)


def _read_page(page: PageFacts) -> Letter | None:
    assert page.document is not None
    labelled = read_labelled(page.document, label_words("letter"))
    values = by_key(labelled)
    if sum(key in values for key in _PARTS) < 2 or not {"question", "answer"} & values.keys():
        return None
    if any(sum(each.key == key for each in labelled) > count for key, count in _MOST.items()):
        return None  # a page that lists many letters
    asked, answered = _times(labelled)
    question = values.get("question", "") or _untitled(page.document, labelled)
    answer = values.get("answer", "") or _told_answer(page.document)
    if answered is None and answer:
        answered = next(iter(reversed(days_in(answer[-_SIGNED:]))), None)
    state = values.get("state", "")
    return Letter(
        url=page.url,
        title=title_of(page) or values.get("title", ""),
        page=page,
        own_page=True,
        kind=values.get("kind", ""),
        asked=asked,
        answered=answered,
        state=state.split()[0][:20] if state.split() else "",
        question=question,
        answer=answer,
    )


def _untitled(document: DocumentFacts, labelled: tuple[Labelled, ...]) -> str:
    """Return running text before the answer that no label stands over: the letter under its title."""
    words = label_words("letter")
    first = next((x.block for x in labelled if x.key == "answer"), None)
    for block in document.texts(Region.MAIN):
        if block is first:
            return ""
        title = document.headline is not None and block.text in document.headline.text
        title = title or any(x.value.startswith(block.text) for x in labelled)
        if len(block.text) >= _RUNNING and block.tag in _TEXT_TAGS and not title and not words.inline(block.text):
            return block.text
    return ""


def _told_answer(document: DocumentFacts) -> str:
    """Return an answer that begins as answers do (县住建局回复：…, 来信收悉 …) under a label of its own making."""
    found = _ANSWER.search(main_text(document))
    return found[0][:600] if found else ""


def _times(labelled: tuple[Labelled, ...]) -> tuple[date | None, date | None]:
    """Return when it was asked and answered; a bare 时间 belongs to the part that it stands in."""
    asked: date | None = None
    answered: date | None = None
    order = [each.key for each in labelled]
    for place, each in enumerate(labelled):
        day = day_in(each.value[:60])
        if day is None:
            continue
        if each.key == "asked":
            asked = asked or day
        elif each.key == "answered":
            answered = answered or day
        elif each.key == "moment":
            if "answer" in order[:place] or (asked and place and order[place - 1] == "other"):
                answered = answered or day
            else:
                asked = asked or day
    return asked, answered


def _rows(page: PageFacts, survey: Survey) -> Iterator[Letter]:
    document = page.document
    assert document is not None
    seen: set[str] = set()
    for table in document.tables:
        for letter in _table_rows(table, page):
            seen.add(letter.url)
            yield letter
    texts = [b.text for b in document.texts(Region.MAIN)]
    for item in own_items(page, survey):
        if item.url and item.url not in seen and survey.key(item.url) not in survey.column_keys:
            told = _line(texts, item.text)
            state = pattern("letters", "open").search(told) or pattern("letters", "answered").search(told)
            if state is not None or "答" in told or "复" in told:
                yield Letter(item.url, item.text, page, own_page=False, state=state[0] if state else "")


def _line(texts: list[str], title: str) -> str:
    """Return what stands beside a title in its list, without the title itself."""
    for place, text in enumerate(texts):
        if title and title in text:
            beside = text.replace(title, " ")
            return " ".join((beside, *(t for t in texts[place + 1 : place + 4] if len(t) <= 16)))[:200]
    return ""


def _table_rows(table: Table, page: PageFacts) -> Iterator[Letter]:
    words = label_words("letter")
    keys = [words.key(cell) for cell in table.header]
    if "title" not in keys or not {"asked", "answered", "state", "moment"} & set(keys):
        return
    for row in table.rows:
        if len(row.cells) >= len(keys) - 1 and (row.url or any(row.cells)):
            yield _row_letter(keys, row, page)


def _row_letter(keys: list[str], row: TableRow, page: PageFacts) -> Letter:
    cells: dict[str, str] = {}
    for key, cell in zip(keys, row.cells, strict=False):
        cells.setdefault(key, cell)
    moments = days_in(cells.get("moment", ""))
    return Letter(
        url=row.url,
        title=cells.get("title", ""),
        page=page,
        own_page=False,
        kind=cells.get("kind", ""),
        asked=day_in(cells.get("asked", "")) or (moments[0] if moments and "answered" in keys else None),
        answered=day_in(cells.get("answered", "")),
        state=cells.get("state", "")[:20],
    )


def _merged(letter: Letter, row: Letter | None) -> Letter:
    if row is None:
        return letter
    return letter._replace(
        kind=letter.kind or row.kind,
        asked=letter.asked or row.asked,
        answered=letter.answered or row.answered,
        state=letter.state or row.state,
    )
