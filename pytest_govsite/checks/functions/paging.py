"""The pages of a list can be turned, and show other entries."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.links.wrong import titled_as_lost
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, Pointer, Verdict
from pytest_govsite.model.paging import PagingLook, Turn

_KINDS = {"next": "下一页 / next page", "last": "尾页 / last page", "more": "更多 / more"}
_ERROR = 400
_EXPECTED = "打开后显示其他条目"
_SEVERAL = 3


def pagination(page: CloserLook) -> Iterator[Verdict]:
    """The next and the last page of the list open and hold entries that the first page does not.

    (德州市政府网站管理办法第四十一条(三).) A control that adds entries counts as well. Lists of one page are not
    concerned; an error page that answers 200 is none of the list. Pagers in frames, requests that were not let through
    and controls that lie under something cannot be told.
    """
    look = page.of(PagingLook)
    if not isinstance(look, PagingLook):
        yield not_looked(page, PagingLook)
        return
    where = Pointer(url=page.url, selector=look.selector)
    if look.framed:
        yield cant_tell(
            "列表在框架里翻页，请人工确认", "The list turns its pages in a frame", pointer=Pointer(url=page.url)
        )
    elif not look.pager:
        yield inapplicable("没有翻页", "There are no pages to turn")
    elif not look.turns:
        if look.missed or (look.pages or 1) > 1:
            yield cant_tell(
                "翻页控件没能使用，请人工确认",
                "The pager could not be used",
                found="；".join(look.missed)[:200],
                pointer=where,
            )
        else:
            yield inapplicable("列表只有一页", "The list has one page only", pointer=where)
    else:
        yield from (_judged(page, look, turn) for turn in look.turns)


def _judged(page: CloserLook, look: PagingLook, turn: Turn) -> Verdict:
    where = Pointer(url=page.url, selector=turn.selector, snippet=turn.snippet)
    what = _KINDS.get(turn.kind, turn.kind)
    if turn.covered:
        return cant_tell(
            "翻页控件被遮挡，请人工确认", "Something lies over the control", found=what, pointer=where, place=turn.kind
        )
    lost = titled_as_lost(turn.title)
    if turn.failure or (turn.status or 0) >= _ERROR or lost:
        return failed(
            "列表的页打不开",
            "A page of the list does not open",
            expected=_EXPECTED,
            found=f"{what}：{turn.url} {turn.failure or (f'“{turn.title}”' if lost else f'HTTP {turn.status}')}",
            pointer=where,
            place=turn.kind,
        )
    if turn.fresh and not (turn.repeats and (look.pages or 0) >= _SEVERAL):
        return passed(
            "翻页后显示其他条目",
            "Turning pages shows other entries",
            measured=f"{what}：{turn.fresh} 条",
            pointer=where,
            place=turn.kind,
        )
    return _without(look, turn, what, where)


def _without(look: PagingLook, turn: Turn, what: str, where: Pointer) -> Verdict:
    """Judge a turn after which nothing else was there."""
    lost = bool(look.lost_scripts) and turn.way != "link"
    if turn.refused or turn.busy or lost or not turn.listed:
        reason = (
            "要求未放行 / not let through：" + "、".join(turn.refused)
            if turn.refused
            else "仍在载入 / still loading"
            if turn.busy
            else "其他网站的脚本未能载入 / scripts of other hosts could not be loaded"
            if lost
            else "未找到列表 / the list was not found again"
        )
        return cant_tell(
            "翻页后的内容没能看到，请人工确认",
            "What the page holds could not be seen",
            found=f"{what}：{reason}"[:300],
            pointer=where,
            place=turn.kind,
        )
    told = f"{what}：{turn.name} → {turn.url}" + (f"；{turn.errors[0]}" if turn.errors else "")
    if turn.repeats and turn.fresh:
        return failed(
            "尾页与下一页内容相同",
            "The last page holds what the next page holds",
            expected="最后一页的条目",
            found=told,
            pointer=where,
            place=turn.kind,
        )
    if not turn.count and look.items:
        return failed(
            "翻页后没有内容",
            "The page that is turned to is empty",
            expected=_EXPECTED,
            found=told,
            pointer=where,
            place=turn.kind,
        )
    if not turn.moved and not turn.asked and not turn.errors and not _has_more(look, turn):
        return cant_tell(
            "点击后没有反应，是否还有内容请人工确认",
            "Nothing came of it; whether there is more is not known",
            found=told,
            pointer=where,
            place=turn.kind,
        )
    if turn.kind == "more" and not turn.errors and not look.items:
        return cant_tell(
            "点击后没有更多内容，请人工确认", "Nothing more came", found=told, pointer=where, place=turn.kind
        )
    return failed(
        "翻页后还是同样的内容" if turn.moved or turn.asked else "翻页控件没有反应",
        "The same entries are shown after turning" if turn.moved or turn.asked else "The control does nothing",
        expected=_EXPECTED,
        found=told,
        pointer=where,
        place=turn.kind,
    )


def _has_more(look: PagingLook, turn: Turn) -> bool:
    """True: the list itself says that it has further pages."""
    return turn.kind != "more" and (look.pages or 0) > 1
