"""Empty links (空链): what leads nowhere and does nothing when it is used (GB/T 47171, URL)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from pytest_govsite.checks.links.listening import Listening
from pytest_govsite.checks.links.page_scripts import PageScripts
from pytest_govsite.checks.links.survey import LinkSurvey
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.model import CloserLook, DocumentFacts, EmptyLink, PageFacts, Region, Verdict

_MESSAGES = {
    "empty": ("空链：href 为空", "Empty link: href is empty"),
    "hash": ("空链：只写 #，没有事件", "Empty link: a bare # without a handler"),
    "fragment": ("空链：# 后的位置在页面上不存在", "Empty link: its fragment is not on the page"),
    "blank": ("空链：打开空白页（about:blank），没有事件", "Empty link: it opens a blank page, without a handler"),
    "script": ("空链：javascript 什么也不做，没有事件", "Empty link: its script does nothing, without a handler"),
}
_PAGER = re.compile(
    r"\s*(?:[<>«»‹›←→|]+|\d{1,6}|第?\d*页|共?\d+[页条]?|\.{2,}|…+|上一?[页页张篇条]|下一?[页张篇条]|首页|尾页|末页|第一页|最后一页|跳转|go|prev(?:ious)?|next|first|last)\s*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"#_?(?:ftn|edn|fn|note|footnote|endnote|cite|ref|reference|n|zhu|zhushi|注释?)[-_:.]?(?:note|ref)?[-_:.]?\d{1,3}",
    re.IGNORECASE,
)
"""The place of a note."""
_STATE = re.compile(
    r"(?:^|[-_])(?:current|active|on|cur|curr|now|selected|disabled|disable|this|thisclass|hover)(?:$|[-_])", re.I
)
_MOST = 200
_WIDE = frozenset(("main", "content", "article", "container", "wrap", "wrapper", "zoom"))
"""Names of what holds all of a page's content."""


@dataclass
class _Tally:
    looked: int = 0
    links: int = 0
    faults: int = 0
    unknown: dict[str, tuple[str, EmptyLink]] = field(default_factory=dict)
    """Template -> first link of a page known by its source alone that scripts may act on."""
    templates: dict[str, list[Listening]] = field(default_factory=dict)
    """Template -> what was heard on its pages that were looked at in the browser."""
    strange: set[str] = field(default_factory=set)
    """Templates of which a link that no page looked at holds was told."""


def links_empty(pages: Sequence[PageFacts], survey: LinkSurvey, looks: Iterable[CloserLook] = ()) -> Iterator[Verdict]:
    """No link leads nowhere: with an empty `href`, a bare `#`, a blank page or an idle script, and no handler.

    Handlers of the link, of what is in it or around it count, and so do menus that it heads. A handler on the whole
    document counts for links that its scripts name. Where scripts did not load, or where a page is known by its source
    and its scripts name the link, it is left to a person.
    """
    tally = _Tally()
    seen: set[str] = set()
    for look in looks:
        listening = Listening.of(look)
        document = look.facts.document
        if document is not None and listening is not None:
            seen.add(look.url)
            tally.templates.setdefault(look.page.template, []).append(listening)
            yield from _of_page(look.facts, document, survey, tally, listening)
    for page in pages:
        if page.url not in seen and page.document is not None:
            yield from _of_page(page, page.document, survey, tally, None)
    for template, (url, link) in tally.unknown.items():
        if not template or template not in tally.templates:
            yield _doubt(url, link)
    if not tally.looked:
        yield untested("没有可看的页面", "There is no page to look at")
    elif not tally.links and not tally.faults:
        yield inapplicable("页面没有链接", "The pages have no links")
    elif not tally.faults:
        yield passed("没有空链", "No empty links")


def _of_page(
    page: PageFacts, document: DocumentFacts, survey: LinkSurvey, tally: _Tally, listening: Listening | None
) -> Iterator[Verdict]:
    tally.looked += 1
    tally.links += len(document.links)
    scripts = PageScripts(page, document, survey)
    reported = 0
    for link in document.empty_links:
        if link.handled or link.marked or not _is_used(link):
            continue
        verdict = _judged(page, link, scripts, listening)
        if verdict == "fine" or reported >= _MOST:
            continue
        if verdict == "unknown":
            if _is_strange(page, link, scripts, tally):
                tally.faults += 1
                yield _doubt(page.url, link)
            tally.unknown.setdefault(page.page.template or page.url, (page.url, link))
            continue
        tally.faults += 1
        reported += 1
        yield _fault(page.url, link) if verdict == "fault" else _doubt(page.url, link)


def _is_used(link: EmptyLink) -> bool:
    """Return True for a link that somebody can see and would use: no decoration, no place marker of a pager or menu."""
    if link.visible is False or (not link.text and link.visible is not True):
        return False
    if _PAGER.fullmatch(link.text):
        # the number of a note is no pager's, where its address says so
        return link.kind == "fragment" and link.region is Region.MAIN and bool(_NOTE.fullmatch(link.href))
    own = link.names[: link.own_names]
    return not (any(_STATE.search(name) for name in own) and link.region is not Region.MAIN)


def _judged(page: PageFacts, link: EmptyLink, scripts: PageScripts, listening: Listening | None) -> str:
    """Return `fine`, `fault`, `doubt`, or `unknown` where only another page of the template can tell."""
    if listening is None:
        # a place that a script names may be made by it
        place = (unquote(link.href.lstrip("#")),) if link.kind == "fragment" else ()
        if scripts.lost or not scripts.known or scripts.name((*link.names, *place)) or page.scripted_content:
            return "unknown"
        return "fault"
    heard = listening.heard(link)
    if heard == "link":
        return "fine"
    if scripts.lost:
        return "doubt"
    if not heard:
        return "doubt" if link.frame else "fault"
    # the document listens: for which links, the names in its scripts tell
    own = link.names[: link.own_names]
    if scripts.name(own):
        return "fine"
    if not scripts.known or scripts.name(link.names):
        return "doubt"
    return "fault"


def _is_strange(page: PageFacts, link: EmptyLink, scripts: PageScripts, tally: _Tally) -> bool:
    """Return True once a template for a link in the text that no page looked at holds, and that no script names itself.

    Scripts name the main area for many reasons (reading aloud, printing), so that this alone clears no link.
    """
    template, looked = page.page.template, tally.templates.get(page.page.template, [])
    named = [name for name in link.names if scripts.name((name,))]
    wide = link.kind == "hash" and not link.own_names and bool(named) and set(named) <= _WIDE
    told = not template or template in tally.strange or link.region is not Region.MAIN
    if told or not wide or scripts.lost or not looked or any(heard.knows(link) for heard in looked):
        return False
    tally.strange.add(template)
    return True


def _fault(url: str, link: EmptyLink) -> Verdict:
    zh, en = _MESSAGES[link.kind]
    return failed(zh, en, found=_found(link), pointer=pointer_to(url, link, link.text))


def _doubt(url: str, link: EmptyLink) -> Verdict:
    return cant_tell(
        "链接没有地址，脚本是否起作用请人工确认",
        "A link has no address; whether a script acts on it is for a person",
        found=_found(link),
        pointer=pointer_to(url, link, link.text),
    )


def _found(link: EmptyLink) -> str:
    return f'“{link.text[:60]}” href="{link.href[:100]}"'
