"""The blocks of a page can be jumped to: by landmarks or by headings."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.headings import marked_headings
from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.accessibility.text_blocks import text_blocks
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_LANDMARKS = ("main", "navigation", "banner", "contentinfo", "search", "complementary", "region", "form")
_AROUND_MAIN = ("banner", "navigation", "contentinfo")
_TEXT = 600
_LINKS = 10
_BIG_TEXT = 3000
_BIG_LINKS = 60
_FEW = 2


def _unnamed(page: CloserLook, document: DomDocument) -> Iterator[Verdict]:
    """Navigations of one page that no name tells apart (technique ARIA6)."""
    shown = [node for node in document.by_role("navigation") if node.visible and not node.hidden]
    bare = [node for node in shown if not (node.name or "").strip() and not _is_headed(document, node)]
    apart = [node for node in bare if not any(document.contains(other, node) for other in shown if other is not node)]
    if len(shown) > 1 and len(apart) > 1:
        yield advice(
            "页面有几个导航区域，没有名称区分",
            "there are several navigations and no names that tell them apart",
            expected="aria-label",
            found=f"{len(apart)} / {len(shown)}",
            pointer=at(page, document, apart[1]),
        )


def _without_main(page: CloserLook, document: DomDocument) -> Verdict | None:
    """Return that a page which marks its head, navigation or foot marks no main content (technique ARIA11). None: it does, or marks nothing."""
    if any(not node.hidden for node in document.by_role("main")):
        return None
    marked = {node.role for node in document.by_role(*_AROUND_MAIN) if node.visible and not node.hidden}
    return (
        advice(
            "页面标明了头部、导航、页脚，没有标明主要内容区域",
            "head, navigation and foot are marked, and the main content is not",
            expected="<main>",
            found="、".join(sorted(marked)),
            pointer=at(page, document),
        )
        if marked == set(_AROUND_MAIN)
        else None
    )


def _is_headed(document: DomDocument, node: DomNode) -> bool:
    """True: a heading inside says what it leads through."""
    return any(each.role == "heading" and each.visible for each in document.descendants(node))


def regions(page: CloserLook) -> Iterator[Verdict]:
    """A page of some length has landmarks or headings by which its blocks can be jumped to.

    GB/T 37668-2019, 3.3.1.4; WCAG 2.1, 1.3.1 and 2.4.1 (techniques ARIA11, H69).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    landmarks = headings = text = links = 0
    several: Verdict | None = None
    for document in seen.documents:
        if not document.nodes:
            continue
        landmarks += sum(not node.hidden for node in document.by_role(*_LANDMARKS))
        headings += sum(bool(node.name or document.text(node, visible=False)) for node in marked_headings(document))
        text += sum(block.weight for block in text_blocks(document))
        links += sum(node.visible and not node.hidden for node in document.by_role("link"))
        mains = [node for node in document.by_role("main") if node.visible and not node.hidden]
        if len(mains) > 1 and not document.contains(mains[0], mains[1]):
            several = several or advice(
                "页面有多个主要内容区域",
                "there is more than one main region",
                expected="一个 <main> / one <main>",
                found=f"{len(mains)} <main>",
                pointer=at(page, document, mains[1]),
            )
    if several is not None:
        yield several
    if (mainless := _without_main(page, seen.main)) is not None:
        yield mainless
    yield from _unnamed(page, seen.main)
    found = f"区域 / landmarks {landmarks}，标题 / headings {headings}"
    pointer = at(page, seen.main)
    if landmarks + headings == 0 and text < _TEXT and links < _LINKS:
        yield inapplicable("页面很短，没有需要跳转的模块", "the page is too short to have blocks to jump to")
    elif landmarks + headings == 0:
        yield failed(
            "页面没有区域和标题，不能按模块跳转",
            "neither landmarks nor headings: blocks cannot be jumped to",
            expected="<main> <nav> <h2>…",
            found=found,
            pointer=pointer,
        )
    elif landmarks + headings <= _FEW and landmarks == 0 and (text >= _BIG_TEXT or links >= _BIG_LINKS):
        yield cant_tell(
            "页面很长，可跳转的标题很少，没有区域标记",
            "a long page has few headings and no landmarks to jump to",
            found=found,
            pointer=pointer,
        )
    else:
        yield passed("有可跳转的区域或标题", "there are landmarks or headings to jump to", measured=found)
