"""CAPTCHAs that older people can read, or need not see."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import not_looked
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, Pointer, Verdict
from pytest_govsite.model.elderly import Captcha, CaptchaLook


def captcha_zoom(page: CloserLook, threshold: float = 2) -> Iterator[Verdict]:
    """A CAPTCHA that is a picture can be enlarged to twice its size or more (M67-07)."""
    for captcha in _captchas(page):
        yield captcha if isinstance(captcha, Verdict) else _zoom(page, captcha, threshold)


def _zoom(page: CloserLook, captcha: Captcha, threshold: float) -> Verdict:
    pointer = _at(page, captcha)
    ratio = (
        captcha.enlarged.width / captcha.box.width if captcha.enlarged and captcha.box and captcha.box.width else 1.0
    )
    measured = f"{ratio:.2f}"
    if ratio >= threshold * 0.98:  # boxes are rounded to pixels
        return passed("验证码能放大", "the CAPTCHA can be enlarged", measured=measured, pointer=pointer)
    if captcha.kind == "drag":
        return cant_tell(
            "拖动式验证码的放大需人工确认",
            "enlarging a CAPTCHA to drag is for a person to try",
            found=measured,
            pointer=pointer,
        )
    enlarged = captcha.enlarged is not None
    return failed(
        "验证码放大不到要求的倍数" if enlarged else "验证码图片不能放大",
        "the CAPTCHA does not become large enough" if enlarged else "the CAPTCHA cannot be enlarged",
        expected=f"≥ {threshold:g}",
        found=f"{measured}；{'、'.join(captcha.tried)}",
        pointer=pointer,
    )


def captcha_voice(page: CloserLook) -> Iterator[Verdict]:
    """A CAPTCHA that has to be seen has a spoken or other form that need not (M67-08)."""
    for captcha in _captchas(page):
        yield captcha if isinstance(captcha, Verdict) else _voice(page, captcha)


def _voice(page: CloserLook, captcha: Captcha) -> Verdict:
    pointer = _at(page, captcha)
    if captcha.voice is not None and captcha.spoken:
        name = captcha.voice.name
        return passed(
            "验证码有非视觉的替代形式", "the CAPTCHA has a form that need not be seen", measured=name, pointer=pointer
        )
    if captcha.voice is not None:
        return failed(
            "语音验证码控件没有发声", "nothing is heard from the control", found=captcha.voice.name, pointer=pointer
        )
    if captcha.kind == "drag":
        return cant_tell(
            "拖动式验证码是否有替代形式，需人工确认",
            "whether a CAPTCHA to drag has another form is for a person to try",
            pointer=pointer,
        )
    return failed("验证码没有语音等替代形式", "the CAPTCHA has no spoken or other form", pointer=pointer)


def _captchas(page: CloserLook) -> Iterator[Captcha | Verdict]:
    look = page.of(CaptchaLook)
    if not isinstance(look, CaptchaLook):
        yield not_looked(page, CaptchaLook)
    elif look.captchas:
        yield from look.captchas
    elif look.missed:
        yield cant_tell(
            "验证码未能试", "the CAPTCHA could not be tried", found=look.missed[0], pointer=Pointer(url=page.url)
        )
    else:
        yield inapplicable("页面没有图形或拖动式验证码", "the page has no CAPTCHA that must be seen")


def _at(page: CloserLook, captcha: Captcha) -> Pointer:
    return Pointer(url=page.url, selector=captcha.selector, snippet=captcha.snippet)
