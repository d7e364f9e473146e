"""Hidden links (暗链): links to other hosts that no visitor can see (GB/T 47171, URL)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from pytest_govsite.checks.accessibility.telling import at
from pytest_govsite.checks.content.strangers import Strangers
from pytest_govsite.checks.hosts import host_of, matches
from pytest_govsite.checks.links.page_scripts import PageScripts
from pytest_govsite.checks.links.revealing import DOUBT, HIDDEN, SHOWN, revealed
from pytest_govsite.checks.links.signs import signs
from pytest_govsite.checks.links.survey import LinkSurvey
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.model import (
    Cause,
    CloserLook,
    DomDocument,
    DomNode,
    Outcome,
    PageFacts,
    Pointer,
    Unobserved,
    Verdict,
)
from pytest_govsite.model.concealed import ConcealedLink, ConcealedLook

_CAUSES = {
    "display": ("不显示的区块", "a block that is not displayed"),
    "visibility": ("不可见的区块", "a block that is not visible"),
    "opacity": ("完全透明", "full transparency"),
    "size": ("零尺寸", "no size"),
    "clip": ("裁剪为零", "clipping"),
    "away": ("移出屏幕", "a place off the screen"),
    "indent": ("文字缩进到屏幕外", "an indent off the screen"),
    "tiny": ("极小的字", "tiny letters"),
    "colour": ("文字与背景同色", "letters in the colour of their ground"),
    "covered": ("被其他内容盖住", "other content over it"),
    "below": ("压在背景之下", "a place below the ground"),
}
_OFF_CANVAS = 500
"""Pixels up to which something may wait beside the page to be moved in."""
_LINKS_TOLD = 6


@dataclass
class _Block:
    """What hides one or more links in the same way, on one or more pages."""

    outcome: Outcome
    cause: str
    pointer: Pointer
    links: dict[str, str] = field(default_factory=dict)
    """Address -> text."""
    words: dict[str, None] = field(default_factory=dict)
    pages: dict[str, None] = field(default_factory=dict)


def links_hidden(
    pages: Sequence[CloserLook], survey: LinkSurvey, sources: Iterable[PageFacts] = ()
) -> Iterator[Verdict]:
    """No link to an unknown host is there for programs only: nothing hides it from visitors in every state of the page.

    Looked at are rendered pages and the frames of the site; of `sources`, which were not rendered, links that their own
    markup hides and that no rendered page holds, which are for a person. What a rule, a script, a listener, a role or its shape
    shows as a menu, panel, slide, dialog, print or other state is no hidden link, nor is one whose address another link
    shows, whose picture did not load, or that leads to state bodies, official marks, statistics and accessibility
    tools. Where it stays open whether something shows it, and for well-known platforms, a person decides; words of
    unlawful or commercial pages decide against the link. Not told: links without any content, and single lines moved
    out of a window that scrolls.
    """
    strangers = Strangers(survey.site)
    blocks: dict[tuple[str, ...], _Block] = {}
    looked = outside = 0
    lost: Unobserved | None = None
    known: set[str] = set()
    """Addresses that rendered pages hold."""
    rendered: set[str] = set()
    for page in pages:
        seen, dom = page.of(ConcealedLook), page.dom
        if not isinstance(seen, ConcealedLook) or dom is None:
            lost = seen if isinstance(seen, Unobserved) else lost
            continue
        looked += 1
        outside += seen.outside
        scripts = _scripts(page, survey)
        rendered.add(page.url)
        if page.facts.document is not None:
            known.update(link.url for link in page.facts.document.links)
        for link in seen.links:
            if 0 <= link.document < len(dom.documents):
                _judge(page, dom.documents[link.document], link, scripts, seen, strangers, blocks)
    for source in sources:
        if source.url not in rendered and looked:
            _judge_source(source, known, strangers, blocks)
    for key, block in blocks.items():
        yield _told(block, "|".join(key))
    if not looked:
        cause = Cause.BROKEN if lost is not None else Cause.ENVIRONMENT
        yield untested("没有在浏览器中看过的页面", "No page was looked at in the browser", cause=cause)
    elif not outside:
        yield inapplicable("页面没有站外链接", "The pages have no links to other hosts")
    elif not blocks:
        yield passed("没有暗链", "No hidden links", measured=f"{outside} 个站外链接 / links to other hosts")


def _scripts(page: CloserLook, survey: LinkSurvey) -> PageScripts | None:
    document = page.facts.document
    return PageScripts(page.facts, document, survey) if document is not None else None


def _judge(
    page: CloserLook,
    document: DomDocument,
    link: ConcealedLink,
    scripts: PageScripts | None,
    seen: ConcealedLook,
    strangers: Strangers,
    blocks: dict[tuple[str, ...], _Block],
) -> None:
    host = host_of(link.url)
    if document.truncated or not max(link.node, link.hider) < len(document.nodes):
        return
    if (document.frame and not strangers.own(host_of(document.frame))) or not _is_stranger(host, strangers):
        return
    node, hider = document.nodes[link.node], document.nodes[link.hider]
    if _is_component(document, node):
        return
    text = document.text(node, visible=False) or node.attributes.get("title", "")
    state = revealed(document, link, scripts, unread=bool(seen.unread_sheets))
    if state == SHOWN:
        return
    words = signs(text, strangers.site, host)
    outcome = _outcome(document, link, state, host, bool(words))
    if outcome is None:
        return
    selector = document.selector(hider)
    key = (link.cause, outcome.value, host if hider.index == node.index else selector)
    block = blocks.get(key)
    if block is None:
        block = blocks[key] = _Block(outcome=outcome, cause=link.cause, pointer=at(page, document, node))
    block.links.setdefault(link.url, text[:40])
    block.pages[page.url] = None
    block.words.update(dict.fromkeys(words))


def _judge_source(
    page: PageFacts, known: set[str], strangers: Strangers, blocks: dict[tuple[str, ...], _Block]
) -> None:
    document = page.document
    if document is None:
        return
    shown = {link.url for link in document.links if link.visible is not False}
    for link in document.links:
        if link.visible is not False or not link.text or link.frame or link.url in shown or link.url in known:
            continue
        host = host_of(link.url) if link.url.startswith(("http://", "https://")) else ""
        if not strangers.stranger(host):
            continue
        words = signs(link.text, strangers.site, host)
        outcome = Outcome.FAILED if words else Outcome.CANT_TELL
        block = blocks.setdefault(
            ("source", outcome.value, host),
            _Block(outcome=outcome, cause="display", pointer=pointer_to(page.url, link, link.text)),
        )
        block.links.setdefault(link.url, link.text[:40])
        block.pages[page.url] = None
        block.words.update(dict.fromkeys(words))


def _outcome(document: DomDocument, link: ConcealedLink, state: str, host: str, sign: bool) -> Outcome | None:
    if sign:
        return Outcome.FAILED
    if matches(host, _list("browsers")):
        return None
    if _is_spoken(document, document.nodes[link.node]):
        return None
    if state == DOUBT or matches(host, _list("platforms")):
        return Outcome.CANT_TELL
    if link.cause == "clip" or (link.cause == "away" and link.distance < _OFF_CANVAS):
        return Outcome.CANT_TELL
    return Outcome.FAILED if state == HIDDEN else None


def _is_stranger(host: str, strangers: Strangers) -> bool:
    if strangers.stranger(host):
        return True
    # platforms and browsers are known hosts, yet nothing of theirs has to be linked unseen
    known = matches(host, _list("platforms"))
    return known and not strangers.own(host)


def _is_component(document: DomDocument, node: DomNode) -> bool:
    """Return True inside what a map, player, sharing or statistics component puts in."""
    for each in (node, *document.ancestors(node)):
        if each.tag in ("html", "body"):
            return False
        names = f"{each.attributes.get('id', '')} {each.attributes.get('class', '')}"
        if any(re.search(rf"(?:^|[\s_-]){re.escape(name)}", names, re.IGNORECASE) for name in _list("components")):
            return True
    return False


def _is_spoken(document: DomDocument, node: DomNode) -> bool:
    """Return True for texts that are there for screen readers."""
    return any(
        name in f"{each.attributes.get('id', '')} {each.attributes.get('class', '')}".lower()
        for each in (node, *document.ancestors(node))
        for name in _list("spoken")
        if each.tag not in ("html", "body")
    )


def _told(block: _Block, place: str) -> Verdict:
    zh, en = _CAUSES.get(block.cause, ("隐藏", "hiding"))
    told = [f"{url[:120]}“{text}”" if text else url[:120] for url, text in list(block.links.items())[:_LINKS_TOLD]]
    if len(block.links) > _LINKS_TOLD:
        told.append(f"… ×{len(block.links)}")
    found = " ".join(told)
    if block.words:
        found += f" ｜ {'、'.join(list(block.words)[:6])}"
    pages = list(block.pages)
    if len(pages) > 1:
        found += f" ｜ ×{len(pages)}：{' '.join(page[:200] for page in pages[:5])}"
    if block.outcome is Outcome.FAILED:
        return failed(
            f"暗链：{zh}",
            f"Hidden link: {en}",
            expected="站外链接都看得见 / links to other hosts can be seen",
            found=found,
            pointer=block.pointer,
            place=place,
        )
    return cant_tell(
        f"疑似暗链（{zh}），请人工确认有没有办法看到",
        f"Perhaps a hidden link ({en}); a person has to say whether something shows it",
        found=found,
        pointer=block.pointer,
        place=place,
    )


@cache
def _list(name: str) -> tuple[str, ...]:
    data = tomllib.loads(files("pytest_govsite.checks.links").joinpath("hidden.toml").read_text("utf-8"))
    return tuple(data[name])
