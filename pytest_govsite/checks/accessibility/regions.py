"""The blocks of a page can be jumped to: by landmarks or by headings."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.headings import marked_headings
from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.accessibility.text_blocks import text_blocks
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, Verdict

_LANDMARKS = ("main", "navigation", "banner", "contentinfo", "search", "complementary", "region", "form")
_TEXT = 600
_LINKS = 15
_BIG_TEXT = 3000
_BIG_LINKS = 60
_FEW = 2


def regions(page: CloserLook) -> Iterator[Verdict]:
    """A page of some length has landmarks or headings by which its blocks can be jumped to.

    GB/T 37668-2019, 3.3.1.4; WCAG 2.1, 1.3.1 and 2.4.1 (techniques ARIA11, H69).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    landmarks = headings = text = links = 0
    for document in seen.documents:
        if not document.nodes:
            continue
        landmarks += sum(not node.hidden for node in document.by_role(*_LANDMARKS))
        headings += sum(bool(node.name or document.text(node, visible=False)) for node in marked_headings(document))
        text += sum(block.weight for block in text_blocks(document))
        links += sum(node.visible and not node.hidden for node in document.by_role("link"))
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
