"""Nothing that presses itself upon older people: advertisements, pop-ups, inducement, boxes that come back."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from pytest_govsite.checks.elderly.driven import at_control, in_mode, lost
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, Pointer, Verdict
from pytest_govsite.model.elderly import ElderlyLook, ElderlyMode, FloatingBox, Watch

Modes = tuple[ElderlyMode, ...]
_LARGE = 60_000
"""Square pixels from which a box that comes up lies in the way."""
_STRONG = re.compile(
    r"(?:立即|马上|一键|免费|现在)(?:下载|领取|安装|抢购|购买|支付|付款|充值|兑换|领红包)|红包|优惠券|抽大?奖|去支付|领取(?:红包|奖品|礼包|福利|优惠)"
    r"|^(?:download|install|buy|pay|claim)now$",
    re.IGNORECASE,
)


@cache
def _advertisers() -> tuple[str, ...]:
    data = tomllib.loads(files("pytest_govsite.checks.elderly").joinpath("advertising.toml").read_text("utf-8"))
    return tuple(data["hosts"])


def no_ads(page: CloserLook) -> Iterator[Verdict]:
    """The mode asks no advertising host, and no dialog or box comes up while it is watched (M67-13)."""
    yield from in_mode(page, _no_ads)


def _watched(page: CloserLook, look: ElderlyLook) -> Watch | Verdict:
    if look.watch is not None:
        return look.watch
    return cant_tell(
        "适老版未能静置观察", "the mode could not be watched", found=lost(look, "watch"), pointer=at_control(page)
    )


def _no_ads(page: CloserLook, look: ElderlyLook, _: Modes) -> Iterator[Verdict]:
    watch = _watched(page, look)
    if isinstance(watch, Verdict):
        yield watch
        return
    told = [*_advertised(watch), *(_came_up(page, watch, box) for box in watch.overlays)]
    for text in watch.dialogs:
        told.append(failed("适老版中弹出对话框", "a dialog comes up in the mode", found=text, pointer=_at(watch)))
    for url in watch.windows:
        told.append(failed("适老版中弹出窗口", "a window comes up in the mode", found=url, pointer=_at(watch)))
    yield from told or [passed("没有广告和弹窗", "no advertisements or pop-ups", measured=f"{watch.seconds:g} s")]


def _advertised(watch: Watch) -> Iterator[Verdict]:
    seen: set[str] = set()
    for url in watch.requests:
        host = _host(url)
        if host not in seen and any(host == known or host.endswith(f".{known}") for known in _advertisers()):
            seen.add(host)
            yield failed(
                "适老版请求广告服务", "the mode asks an advertising service", found=url[:150], pointer=_at(watch)
            )


def _came_up(page: CloserLook, watch: Watch, box: FloatingBox) -> Verdict:
    area = box.box.width * box.box.height if box.box else 0
    found = f"{box.late:g} s：{box.text[:60]}"
    pointer = Pointer(url=watch.url or page.url, selector=box.selector, snippet=box.snippet)
    if area >= _LARGE or box.close is not None:
        return failed("适老版中弹出浮层", "a box comes up over the page in the mode", found=found, pointer=pointer)
    return cant_tell("适老版中后来出现小浮层", "a small box comes up later in the mode", found=found, pointer=pointer)


def no_inducement(page: CloserLook) -> Iterator[Verdict]:
    """The mode has no control that urges to download or to pay (M67-14)."""
    yield from in_mode(page, _no_inducement)


def _no_inducement(page: CloserLook, look: ElderlyLook, _: Modes) -> Iterator[Verdict]:
    watch = _watched(page, look)
    if isinstance(watch, Verdict):
        yield watch
        return
    told = []
    for control in watch.offers:
        pointer = Pointer(url=watch.url or page.url, selector=control.selector, snippet=control.snippet)
        found = f"{control.name} {control.href}".strip()[:150]
        if _STRONG.search(re.sub(r"\s+", "", control.name)):
            told.append(
                failed(
                    "适老版有诱导下载或付款的按键",
                    "a control urges to download or to pay",
                    found=found,
                    pointer=pointer,
                )
            )
        elif control.kind == "install":
            told.append(cant_tell("适老版有应用下载链接", "a link leads to an app", found=found, pointer=pointer))
    yield from told or [passed("没有诱导下载、付款的按键", "no controls that urge to download or to pay")]


def floating_closes(page: CloserLook) -> Iterator[Verdict]:
    """A floating box can be closed and does not come back after the page is loaded again (M67-15)."""
    yield from in_mode(page, _floating_closes)


def _floating_closes(page: CloserLook, look: ElderlyLook, _: Modes) -> Iterator[Verdict]:
    watch = _watched(page, look)
    if isinstance(watch, Verdict):
        yield watch
        return
    if not watch.floating:
        yield inapplicable("没有浮窗", "there are no floating boxes")
        return
    for box in watch.floating:
        pointer = Pointer(url=watch.url or page.url, selector=box.selector, snippet=box.snippet)
        found = box.text[:80] or box.selector
        if box.close is None:
            yield failed("浮窗没有关闭按钮", "the floating box has no close control", found=found, pointer=pointer)
        elif not box.gone:
            yield failed("浮窗关不掉", "the floating box cannot be closed", found=found, pointer=pointer)
        elif box.returned:
            yield failed(
                "浮窗关闭后刷新又出现",
                "the floating box comes back when the page is loaded again",
                found=found,
                pointer=pointer,
            )
        else:
            yield passed("浮窗关闭后不再出现", "the floating box stays closed", measured=found)


def _at(watch: Watch) -> Pointer:
    return Pointer(url=watch.url)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
