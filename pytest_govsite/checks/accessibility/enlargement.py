"""Text at 200 %, a window of 320 pixels, wider text spacing: by real layout, against the normal state of the same load.

Sources: GB/T 37668-2019 3.2.2.2, WCAG 2.1 success criteria 1.4.4, 1.4.10 and 1.4.12.
"""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.losses import Wording, shown_at, told
from pytest_govsite.checks.accessibility.moved_by_style import endless, within, without_moving
from pytest_govsite.checks.accessibility.shortened import without_shortened
from pytest_govsite.checks.accessibility.telling import not_looked, or_passed
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, EnlargedState, EnlargementLook, Verdict

_ZOOM = Wording("页面放大到 200% 时", "at a page zoom of 200 %")
_TEXT = Wording("只放大文字到 200% 时", "with the text alone at 200 %")
_NARROW = Wording("窗口宽 320 像素时", "in a window of 320 pixels")
_SPACING = Wording("按 WCAG 加大文字间距后", "with the text spacing of WCAG")
_SLACK = 4
_HALF = 0.5
_FIXED_TEXT = 1.5


def text_resize(page: CloserLook) -> Iterator[Verdict]:
    """Text can be enlarged to 200 % and nothing is lost (GB/T 37668-2019 3.2.2.2, WCAG 1.4.4).

    The criterion leaves it to the reader how the text is enlarged, and page zoom is a way that every browser has
    (technique G142). Therefore what is lost at a page zoom of 200 % fails, and text that page zoom does not enlarge
    (sizes in `vw`, failure F94) fails; what is lost only where text alone is enlarged is advice: there is another way,
    but readers who use this one lose it (failure F69). Content that needs to be scrolled is not lost.
    """
    look = page.of(EnlargementLook)
    if not isinstance(look, EnlargementLook):
        yield not_looked(page, EnlargementLook)
        return
    if not look.texts:
        yield inapplicable("页面没有文字", "the page has no text")
        return
    yield from or_passed(_resized(page, look), "文字放大到 200% 时内容和功能不丢失", "nothing is lost at 200 %")


def _resized(page: CloserLook, look: EnlargementLook) -> Iterator[Verdict]:
    url = page.url
    zoom, text = _kept(page, look.state("zoom")), _kept(page, look.state("text"))
    stuck = [each for each in look.unchanged if each.growth < _FIXED_TEXT]
    if stuck:
        yield failed(
            "放大页面时文字不随之放大到 200%",
            "text does not grow to 200 % when the page is zoomed",
            expected="≥ 200%",
            found=f"{len(stuck)} × “{stuck[0].element.text[:40]}” {round(min(s.growth for s in stuck) * 100)}%",
            pointer=shown_at(url, stuck[0].element),
        )
    elif look.unchanged:
        slow = look.unchanged[0]
        yield cant_tell(
            "放大页面时部分文字可能达不到 200%",
            "some text may not reach 200 % when the page is zoomed",
            expected="≥ 200%",
            found=f"{len(look.unchanged)} × “{slow.element.text[:40]}” {round(slow.growth * 100)}%",
            pointer=shown_at(url, slow.element),
        )
    if zoom is not None:
        yield from told(url, zoom, _ZOOM, failed)
        yield from _crowded(url, look, zoom, _ZOOM)
    if text is not None:
        yield from told(url, text, _TEXT, advice, doubts=False)


def reflow(page: CloserLook) -> Iterator[Verdict]:
    """In a window of 320 CSS pixels nothing is lost and reading needs no scrolling in two directions (WCAG 1.4.10).

    Data tables, pictures, maps, code and toolbars may be wider, and boxes may scroll themselves.
    """
    look = page.of(EnlargementLook)
    if not isinstance(look, EnlargementLook):
        yield not_looked(page, EnlargementLook)
        return
    if not look.texts and not look.controls:
        yield inapplicable("页面没有文字和控件", "the page has neither text nor controls")
        return
    yield from or_passed(_reflowed(page, look), "320 像素宽时内容完整，不需横向滚动", "it reflows at 320 pixels")


def _reflowed(page: CloserLook, look: EnlargementLook) -> Iterator[Verdict]:
    url, narrow = page.url, _kept(page, look.state("narrow"))
    if narrow is None:
        return
    across = narrow.outside_count and narrow.scrolls_across and narrow.page_width > narrow.width + _SLACK
    if across and not _comes_back(page, narrow):
        yield failed(
            "窗口宽 320 像素时须横向滚动才能阅读",
            "a window of 320 pixels needs scrolling in two directions",
            expected=f"≤ {narrow.width} px",
            found=f"{narrow.page_width} px，{narrow.outside_count} × “{narrow.outside[0].text[:40]}”",
            pointer=shown_at(url, narrow.widest or narrow.outside[0]),
        )
    yield from told(url, narrow, _NARROW, failed)
    yield from _crowded(url, look, narrow, _NARROW)


def _comes_back(page: CloserLook, state: EnlargedState) -> bool:
    """True: all that lies beyond the edge is moved there and back by a style without end; whether it can be paused is told elsewhere."""
    if page.dom is None or state.outside_count > len(state.outside):
        return False
    names = [page.dom.main.selector(each) for each in endless(page.dom.main)]
    return bool(names) and all(within(seen.selector, names) for seen in state.outside)


def _kept(page: CloserLook, state: EnlargedState | None) -> EnlargedState | None:
    return without_moving(page, without_shortened(page, state))


def text_spacing(page: CloserLook) -> Iterator[Verdict]:
    """With the text spacing of WCAG 1.4.12 no text is cut off or overlapped and all controls stay usable.

    Line height 1.5, letters 0.12 em, words 0.16 em, paragraphs 2 em apart; text that is wider spaced stays as it is.
    """
    look = page.of(EnlargementLook)
    if not isinstance(look, EnlargementLook):
        yield not_looked(page, EnlargementLook)
        return
    if not look.texts:
        yield inapplicable("页面没有文字", "the page has no text")
        return
    spacing = _kept(page, look.state("spacing"))
    verdicts = told(page.url, spacing, _SPACING, failed) if spacing else iter(())
    yield from or_passed(verdicts, "加大文字间距后内容和功能不丢失", "nothing is lost with wider text spacing")


def _crowded(url: str, look: EnlargementLook, state: EnlargedState, words: Wording) -> Iterator[Verdict]:
    normal = look.state("normal")
    before = sum(box.share for box in normal.fixed) if normal else 0.0
    share = sum(box.share for box in state.fixed)
    if state.fixed and share > _HALF >= before:
        largest = max(state.fixed, key=lambda box: box.share)
        yield cant_tell(
            f"{words.zh}固定不动的区域占去窗口一半以上",
            f"boxes that keep their place take more than half of the window {words.en}",
            expected="≤ 50%",
            found=f"{round(share * 100)}%",
            pointer=shown_at(url, largest.element),
        )
