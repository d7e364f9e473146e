"""Ways past what stands before the main content on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.keyboard.seeing import called, keyboard_of, on, walked
from pytest_govsite.checks.accessibility.telling import at, or_passed
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import AxeLook, CloserLook, DomNode, KeyboardLook, KeyElement, SkipAttempt, Verdict

FEW = 8
"""Stops before the main content that need no skipping."""
_SOME = 4
"""Stops past which a link leads that somebody found worth writing."""
_EXPECTED = "开头有跳转链接，回车后焦点进入主要内容 / a link at the start whose Enter leads into the main content"
_TO_CONTENT = re.compile(
    r"跳到|跳至|跳转到|跳过|直达|内容区|正文区|\bskip\b|\bjump (?:to|over)\b|\bto (?:the )?(?:main )?content\b|"
    r"\bgo to (?:the )?(?:main|content)|^(?:main )?content$",
    re.IGNORECASE,
)

_SAYS_CONTENT = re.compile(r"内容|正文|主体|主要|\bcontent\b|\bmain\b", re.IGNORECASE)


def skip_links(page: CloserLook) -> Iterator[Verdict]:
    """A link among the first stops, or a key of the toolbar, leads past the repeated blocks into the main content.

    Sources: GB/T 37668-2019 3.3.1.2, WCAG 2.4.1. A main landmark or headings without a link are left to a person.
    """
    look = keyboard_of(page)
    if not isinstance(look, KeyboardLook):
        yield look
        return
    meant = [skip for skip in look.skips if _TO_CONTENT.search(skip.element.name) and not _elsewhere(skip)]
    axe = page.of(AxeLook)
    if any(skip.target is None for skip in meant) and isinstance(axe, AxeLook) and axe.of("skip-link") is not None:
        yield inapplicable(
            "跳转链接的目标不存在，axe-core 已经指出", "axe-core tells that the skip link's target is missing"
        )
        return
    faults = [fault for skip in meant if (fault := _fault(page, skip)) is not None]
    if len(faults) < len(meant):
        yield from or_passed(faults, "跳转链接有效", "the skip link works", measured=walked(look))
        return
    if faults:
        yield from faults
        return
    plain = next((skip for skip in look.skips if skip.moved and skip.shown), None)
    if plain is not None:
        yield from or_passed((), "开头的页内链接有效", "the link within the page works", measured=called(plain.element))
        return
    before = _before(page, look)
    hidden = _never_shown(page)
    if before < FEW and (hidden is None or before < _SOME):
        yield inapplicable(
            "主要内容之前没有需要跳过的重复模块", "no repeated block to skip stands before the main content"
        )
        return
    if hidden is not None:
        yield advice(
            "有跳转链接，但样式把它去掉了，键盘到不了",
            "there is a skip link, which the style takes away: no key comes to it",
            expected=_EXPECTED,
            found=hidden.get("href") or "",
            pointer=at(page, page.dom.main, hidden) if page.dom is not None else None,
        )
    if before < FEW:
        return
    if look.main is not None or (look.headings and _is_headed_behind(page, look)):
        yield cant_tell(
            "最先聚焦的几处没有跳转链接；页面有主区域或标题，请人工确认能否由此进入主要内容，或者有区域键等其他办法",
            "no skip link among the first stops; the page has a main landmark or headings: a person has to see whether these, or region keys and the like, lead to the main content",
            expected=_EXPECTED,
            found=f"主要内容之前有 {before} 个可聚焦元素 / {before} stops before the main content",
        )
        return
    yield failed(
        "没有跳过重复模块的办法",
        "no way past the repeated blocks",
        expected=_EXPECTED,
        found=f"{before} 个可聚焦元素 / {before} stops",
    )


def _is_headed_behind(page: CloserLook, look: KeyboardLook) -> bool:
    """True: a heading stands behind the first links, to jump to; one before them all leads past none (technique H69)."""
    if page.dom is None:
        return True
    places = sorted(
        stop.element.place for stop in look.stops if stop.element.document == 0 and _leads_away(stop.element)
    )
    first = places[FEW - 1] if len(places) >= FEW else -1
    return any(node.index > first for node in page.dom.main.by_role("heading") if node.visible and not node.hidden)


def _never_shown(page: CloserLook) -> DomNode | None:
    """Return a link to the content that no key comes to, because it is not displayed. None: there is none."""
    if page.dom is None:
        return None
    document = page.dom.main
    for node in document.by_tag("a"):
        within = (node.get("href") or "").startswith("#") and not node.focusable and not node.visible
        if within and _TO_CONTENT.search(document.text(node, visible=False)):
            return node
    return None


def _fault(page: CloserLook, skip: SkipAttempt) -> Verdict | None:
    pointer = on(page, skip.element)
    found = called(skip.element)
    if skip.target is None and not skip.scripted:
        return failed("跳转链接的目标不存在", "the target of the skip link does not exist", expected=_EXPECTED, found=f"{found} {skip.element.href}", pointer=pointer)  # fmt: skip
    if not skip.moved:
        if skip.scripted and skip.target is None:
            return cant_tell("跳转链接按回车后没有看到焦点移动，请人工确认", "Enter on the skip link moved nothing that could be seen: a person has to check", expected=_EXPECTED, found=found, pointer=pointer)  # fmt: skip
        return failed("跳转链接按回车后，焦点没有进入目标", "Enter on the skip link does not lead to its target", expected=_EXPECTED, found=found, pointer=pointer)  # fmt: skip
    if _SAYS_CONTENT.search(skip.element.name) and _leads_before_the_links(page, skip):
        return failed("跳转链接的目标在导航之前，没有跳过任何内容", "the skip link leads to what stands before the navigation, past nothing", expected=_EXPECTED, found=found, pointer=pointer)  # fmt: skip
    if not skip.shown:
        return failed("跳转链接获得焦点时仍不可见", "the skip link stays hidden when it takes the focus", expected=_EXPECTED, found=found, pointer=pointer)  # fmt: skip
    return None


def _leads_before_the_links(page: CloserLook, skip: SkipAttempt) -> bool:
    """True: the target holds the navigation, or a whole navigation stands between it and the main content."""
    if page.dom is None or skip.target is None or skip.target.document != 0:
        return False
    document = page.dom.main
    if not 0 <= skip.target.place < len(document.nodes):
        return False
    target = document.nodes[skip.target.place]
    main = next((node for node in document.by_role("main") if node.visible), None)
    if main is None or target.index >= main.index or document.contains(target, main):
        return False
    links = [node for node in document.nodes[target.index : main.index] if node.tag == "a" and node.tabbable]
    return len(links) >= _SOME


def _elsewhere(skip: SkipAttempt) -> bool:
    """True: its address is another page, whatever its words are (a permit for a skip)."""
    return bool(skip.element.href) and "#" not in skip.element.href and not skip.scripted


def _before(page: CloserLook, look: KeyboardLook) -> int:
    """Return how many stops stand before the main content, where navigation stands there.

    Where nothing is marked, those before the heading of the page, or else all links that lead to other pages: fields of
    a form and links in the cells of a data table are the content itself.
    """
    stops = [stop.element for stop in look.stops if stop.element.document == 0 and stop.element.place >= 0]
    if look.main is not None:
        return sum(1 for element in stops if element.place < look.main.place)
    grouped = [
        element for element in stops if any(region.startswith(("navigation", "banner")) for region in element.regions)
    ]
    if grouped:
        return len(grouped)
    links = [element for element in stops if _leads_away(element) and not _in_data(page, element)]
    headed = _heading(page)
    ahead = [element for element in links if headed is not None and element.place < headed]
    if len(ahead) >= FEW:
        return sum(1 for element in stops if headed is not None and element.place < headed)
    return len(links) if len(links) >= 3 * FEW else 0


def _heading(page: CloserLook) -> int | None:
    """Return the place of the only heading of the first level that is shown. None: there is none, or several."""
    if page.dom is None:
        return None
    found = [node.index for node in page.dom.main.by_tag("h1") if node.visible and not node.hidden]
    return found[0] if len(found) == 1 else None


def _leads_away(element: KeyElement) -> bool:
    return bool(element.href) and not element.href.lower().startswith("javascript:")


def _in_data(page: CloserLook, element: KeyElement) -> bool:
    document = page.dom.main if page.dom is not None else None
    if document is None or not 0 <= element.place < len(document.nodes):
        return False
    table = document.closest(document.nodes[element.place], "table")
    return table is not None and any(each.tag == "th" for each in document.descendants(table))
