"""Public surveys and calls for opinions as their lists and pages show them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from pytest_govsite.checks.columns.content import own_items
from pytest_govsite.checks.columns.kinds import kinds_of
from pytest_govsite.checks.columns.names import names_of, title_of
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.functions.dates import day_in, days_in
from pytest_govsite.checks.functions.labelled import label_words, main_text, read_labelled
from pytest_govsite.checks.functions.words import pattern
from pytest_govsite.checks.trail import entries_of
from pytest_govsite.model import Control, Edition, Form, Link, PageFacts, PageType, Region

_FIELDS = frozenset(("radio", "checkbox", "textarea", "text", "input", "select", "number", "date"))
_ANSWERS = frozenset(("radio", "checkbox"))
_LONGEST_SEND = 10
_CLOSES = re.compile(r"截止|截至|结束|期限|反馈时间|征求意见时间|征集时间|之前|日前|前反馈|公示期|有效期")
_ENDS = re.compile(
    r"(?:截止|日前|之前|反馈时间|征求意见时间|征集时间|征集期).{0,60}(?:意见|反馈|建议|征集|问卷|投票)|(?:意见|反馈|建议|征集|问卷|投票|征求).{0,60}(?:截止|日前|之前|时间为|时间[:：]|期限为)"
)
_NO_QUESTION = re.compile(r"搜索|检索|关键|search|keyword|验证码", re.IGNORECASE)


class Asked(NamedTuple):
    """One survey or call for opinions."""

    url: str
    title: str
    page: PageFacts | None
    """None: its page was not read."""
    listed: PageFacts | None
    """The list that it stands on."""
    ends: date | None = None
    state: str = ""
    row: str = ""
    """What its row in the list says of the result."""

    def running(self, today: date) -> bool | None:
        """True or False by the state shown, else by the last day; None where neither is shown."""
        if self.state:
            if pattern("survey", "ended").search(self.state):
                return False
            if pattern("survey", "running").search(self.state):
                return True
        return self.ends >= today if self.ends else None


def survey_columns(survey: Survey) -> tuple[PageFacts, ...]:
    """Return the columns of surveys, by their names; a page that such a column lists and that lists none is a survey."""
    named = tuple(
        p
        for p in survey.pages
        if p.document is not None
        and p.type not in (PageType.HOME, PageType.ARTICLE)
        and p.page.edition is Edition.MAIN
        and any("surveys" in kinds_of(n) for n in _own_names(p))
    )
    rows = {p.url: {survey.key(asked.url) for asked in _rows(p, survey)} for p in named}
    return tuple(
        p for p in named if rows[p.url] or not any(survey.key(p.url) in rows[o.url] for o in named if o is not p)
    )


def _own_names(page: PageFacts) -> tuple[str, ...]:
    """Return the names of a column; of an interactive page, which may be a survey below one, its title alone."""
    return (title_of(page),) if page.type is PageType.INTERACTIVE else names_of(page)


def surveys_of(survey: Survey) -> tuple[Asked, ...]:
    """Return the surveys of the site, each once, with what list and page tell."""
    found: dict[str, Asked] = {}
    columns = survey_columns(survey)
    own = {survey.key(p.url) for p in columns}
    for page in columns:
        for asked in _rows(page, survey):
            key = survey.key(asked.url)
            if key not in own:
                found.setdefault(key, _with_page(asked, survey))
        if _asks_itself(page) and not any(map(_is_survey, _rows(page, survey))):
            found.setdefault(survey.key(page.url), _on_column(page, survey))
    for page in survey.pages:
        key = survey.key(page.url)
        if key in found or key in own or page.document is None or page.type is PageType.HOME:
            continue
        if any("surveys" in kinds_of(e) for e in entries_of(page.document)) and page.type is not PageType.COLUMN:
            found[key] = _with_page(Asked(page.url, title_of(page), page, None), survey)
    return tuple(a for a in found.values() if _is_survey(a))


def _asks_itself(page: PageFacts) -> bool:
    """True: a column that is the survey itself; fields that choose among its entries are none of it."""
    assert page.document is not None
    return any(c.kind in _ANSWERS or c.tag == "textarea" for form in page.document.forms for c in _fields(form))


def _on_column(page: PageFacts, survey: Survey) -> Asked:
    """Return the survey that a column asks itself, with the first state and span of days that it tells."""
    assert page.document is not None
    told = next((b.text for b in page.document.texts(Region.MAIN) if _state_in(b.text)), "")
    state, days = _state_in(told), days_in(told)
    ends = days[-1] if len(days) > 1 or (days and _CLOSES.search(told)) else None
    return _with_page(Asked(page.url, title_of(page), page, None, ends=ends, state=state[0] if state else ""), survey)


def _is_survey(asked: Asked) -> bool:
    """Return True for a title of this kind, or a page with questions; results published apart are none."""
    if re.search(r"反馈|采纳|结果|公示$|情况(?:的)?(?:说明|通报|公告|报告)", asked.title):
        return False
    if pattern("survey", "titles").search(asked.title) or asked.ends or asked.state:
        return True
    return asked.page is not None and questions_of(asked.page) > 0


def _rows(page: PageFacts, survey: Survey) -> Iterator[Asked]:
    document = page.document
    assert document is not None
    words = label_words("survey")
    seen: set[str] = set()
    for table in document.tables:
        keys = [words.key(cell) for cell in table.header]
        for row in table.rows:
            if not row.url:
                continue
            cells = dict(zip(keys, row.cells, strict=False))
            days = days_in(cells.get("span", ""))
            seen.add(row.url)
            yield Asked(
                row.url,
                cells.get("title") or next(iter(row.cells), ""),
                None,
                page,
                ends=day_in(cells.get("ends", "")) or (days[-1] if len(days) > 1 else None),
                state=cells.get("state", "")[:20],
                row=cells.get("result", ""),
            )
    texts = [b.text for b in document.texts(Region.MAIN)]
    items = [item for item in own_items(page, survey) if item.url]
    titles = [item.text for item in items if item.text]
    for item in items:
        if item.url not in seen:
            beside = _beside(texts, item.text, titles)
            state = next((found for text in (item.text, beside) if (found := _state_in(text))), None)
            days = days_in(beside)
            ends = days[-1] if len(days) > 1 or (days and _CLOSES.search(beside)) else None
            yield Asked(item.url, item.text, None, page, ends=ends, state=state[0] if state else "", row=beside)


def _state_in(text: str) -> re.Match[str] | None:
    return pattern("survey", "ended").search(text) or pattern("survey", "running").search(text)


def _beside(texts: list[str], title: str, titles: list[str]) -> str:
    """Return what stands with a title and behind it, up to the next title."""
    place = next((number for number, text in enumerate(texts) if title and title in text), None)
    if place is None:
        return ""
    others = [t for t in titles if t not in title]
    before, _, own = texts[place].partition(title)
    if any(other in before for other in others):
        before = ""
    behind = min((own.index(other) for other in others if other in own), default=len(own))
    near = takewhile(lambda t: not any(other in t for other in others), texts[place + 1 : place + 5])
    return " ".join((before, own[:behind], *(t for t in near if len(t) <= 30)))[:200]


def _with_page(asked: Asked, survey: Survey) -> Asked:
    page = survey.addresses.page(asked.url)
    if page is None or page.document is None:
        return asked
    values: dict[str, str] = {}
    for each in read_labelled(page.document, label_words("survey")):
        values.setdefault(each.key, each.value)
    days = days_in(values.get("span", ""))
    ends = day_in(values.get("ends", "")[:60]) or (days[-1] if len(days) > 1 else None)
    state = values.get("state", "").split()
    return asked._replace(
        page=page,
        title=asked.title or title_of(page),
        ends=ends or asked.ends or _told_end(page),
        state=(state[0][:20] if state else "") or asked.state,
    )


def _told_end(page: PageFacts) -> date | None:
    """Return the last day that a sentence about the end of the call names."""
    assert page.document is not None
    for sentence in re.split(r"[。；\n]", main_text(page.document, 12_000)):
        days = days_in(sentence)
        if days and _ENDS.search(sentence) and "截至" not in sentence:
            return days[-1]
    return None


def questions_of(page: PageFacts) -> int:
    """Return how many fields its form asks to be filled in; a search box is none."""
    document = page.document
    assert document is not None
    return sum(len({c.name or c.selector for c in _fields(form)}) for form in document.forms)


def submits(page: PageFacts) -> bool:
    """Return True for a form with questions and a control that sends it."""
    document = page.document
    assert document is not None
    asking = any(_fields(form) for form in document.forms)
    controls = (c for form in document.forms if form.region is Region.MAIN for c in form.controls)
    return asking and (any(_sends(c) for c in controls) or any(_link_sends(k) for k in document.links))


def _link_sends(link: Link) -> bool:
    if link.region is not Region.MAIN or link.visible is False or len(link.name) > _LONGEST_SEND:
        return False
    by_script = bool(link.handler) or not link.url
    return by_script and bool(pattern("survey", "submit").search(link.name.lower()))


def _fields(form: Form) -> list[Control]:
    if form.region is not Region.MAIN:
        return []
    return [
        c
        for c in form.controls
        if (c.kind in _FIELDS or c.tag in ("textarea", "select"))
        and c.visible is not False
        and not _NO_QUESTION.search(f"{c.label}{c.placeholder}{c.name}")
    ]


def _sends(control: Control) -> bool:
    if control.visible is False:
        return False
    if control.kind in ("submit", "image"):
        return not _NO_QUESTION.search(control.label)
    return bool(pattern("survey", "submit").search(control.label.lower()))
