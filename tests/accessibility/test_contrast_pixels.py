"""Contrast where only the painted page tells it: pictures, gradients, layers, placeholders, drawings."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image

from pytest_govsite.checks.accessibility.contrast_pixels import contrast
from pytest_govsite.model import (
    AxeLook,
    CloserLook,
    Page,
    PageFacts,
    PageType,
    PixelsLook,
    Unobserved,
    UnobservedReason,
    Verdict,
)
from pytest_govsite.observe.look.pixels import look_at_pixels
from tests.accessibility.looking import Looking


def picture(*colours: str, size: tuple[int, int] = (60, 40)) -> str:
    """Return the address of a picture striped with colours from left to right."""
    image = Image.new("RGB", size)
    width = size[0] // len(colours)
    for i, colour in enumerate(colours):
        image.paste(Image.new("RGB", (width, size[1]), colour), (i * width, 0))
    data = io.BytesIO()
    image.save(data, "PNG")
    return "data:image/png;base64," + base64.b64encode(data.getvalue()).decode()


def judged(looking: Looking, html: str) -> list[Verdict]:
    seen = looking.examine(html, look_at_pixels)
    page = looking.look(html)
    axe = page.of(AxeLook)
    assert isinstance(axe, AxeLook)
    dom = page.dom
    assert dom is not None
    return list(contrast(looking.look(html, looks={"pixels": seen})))


def kinds(verdicts: list[Verdict]) -> set[str]:
    return {v.outcome.value for v in verdicts}


BANNER = "<div style=\"width:600px;height:120px;background:url({}) 0 0/100% 100%\"><p style='color:{};margin:0;font-size:16px'>{}</p></div>"
TEXT = "市人民政府关于做好当前工作的公告，请各单位认真执行"

FAILED = {
    "white on a light picture": BANNER.format(picture("#dddddd"), "#fff", TEXT),
    "light gradient": f"<p style='background:linear-gradient(#eee,#ddd);color:#aaa'>{TEXT}</p>",
    "layer behind the text": "<div style='position:relative;width:500px;height:60px'><img alt='' src='"
    + picture("#cccccc")
    + f"' style='position:absolute;left:0;top:0;width:500px;height:60px'><p style='position:relative;color:#fff;margin:0'>{TEXT}</p></div>",
    "pseudo-element": "<style>#b{position:relative;height:40px}#b::before{content:'';position:absolute;inset:0;background:#ddd;"
    f"z-index:-1}}</style><div id=b style='color:#bbb'>{TEXT}</div>",
    "faded by a filter": f"<div style='filter:opacity(.35)'><p>{TEXT}</p></div>",
    "placeholder": "<label>检索<input placeholder=请输入关键词 style='width:300px'></label><style>::placeholder{color:#c5c5c5}</style>",
    "text of a drawing": "<svg width=300 height=40 role=img aria-label=图><text x=5 y=25 font-size=16 fill='#cccccc'>同比增长百分之五点三</text></svg>",
}
PASSED = {
    "white on a dark picture": BANNER.format(picture("#203050", "#102030"), "#fff", TEXT),
    "dark gradient": f"<p style='background:linear-gradient(90deg,#0b4a8f,#123);color:#fff'>{TEXT}</p>",
    "large text needs less": BANNER.format(picture("#ffffff"), "#888;font-weight:700;font-size:30px!important", "公告"),
    "shadow under white letters": BANNER.format(
        picture("#bbbbbb"),
        "#fff;font-weight:700;text-shadow:0 0 1px #000,0 0 2px #000,0 0 3px #000,0 0 3px #000",
        "政务公开",
    ).replace("font-size:16px", "font-size:40px"),
    "box of its own over the picture": "<div style='background:url("
    + picture("#ffffff")
    + f")'><p style='background:#123;color:#fff'>{TEXT}</p></div>",
    "hardly faded by a filter": f"<div style='filter:opacity(.9)'><p>{TEXT}</p></div>",
    "usual placeholder": "<label>检索<input placeholder=请输入关键词 style='width:300px'></label>",
    "placeholder that is never seen": "<label>检索<input placeholder=请输入关键词 style='width:300px'></label><style>::placeholder{color:transparent}</style>",
    "disabled field": "<label>检索<input disabled placeholder=不可填写 style='width:300px'></label><style>::placeholder{color:#ccc}</style>",
    "label of a disabled box": "<style>label{position:relative;display:inline-block;color:#929292}label::before{content:'';position:absolute;inset:0;background:#f6f6f6;z-index:-1}</style>"
    "<p>选项</p><input type=checkbox id=c disabled><label for=c>接收通知，暂不可用</label>",
    "letters filled with a picture": f"<h2 style='background:linear-gradient(red,blue);-webkit-background-clip:text;"
    f"-webkit-text-fill-color:transparent'>{TEXT}</h2><p>正文</p>",
    "plain": f"<p>{TEXT}</p>",
}


@pytest.mark.parametrize("html", FAILED.values(), ids=FAILED)
def test_pixels_fail(looking: Looking, html: str) -> None:
    verdicts = judged(looking, html)
    assert kinds(verdicts) == {"failed"}
    assert len(verdicts) == 1
    assert verdicts[0].pointer is not None


@pytest.mark.parametrize("html", PASSED.values(), ids=PASSED)
def test_pixels_pass_and_answer_what_axe_cannot(looking: Looking, html: str) -> None:
    verdicts = judged(looking, html)
    assert "failed" not in kinds(verdicts), verdicts
    if "text-fill-color" not in html:
        assert kinds(verdicts) == {"passed"}, verdicts


def test_mixed_ground_and_logos_are_for_a_person(looking: Looking) -> None:
    assert kinds(judged(looking, BANNER.format(picture("#ffffff", "#102030"), "#fff", TEXT))) == {"cantTell"}
    logo = f"<div class=logo>{BANNER.format(picture('#dddddd'), '#fff', TEXT)}</div>"
    assert kinds(judged(looking, logo)) == {"cantTell"}
    drawing = "<svg role=img aria-label='{}' width=90 height=30><text y=22 fill=#bbb font-size=22>SHIFAN</text></svg><p>正文</p>"
    [verdict] = judged(looking, drawing.format("Shifan logo"))
    assert (verdict.outcome.value, "标志" in verdict.message.zh) == ("cantTell", True)
    assert kinds(judged(looking, drawing.format("Shifan"))) == {"failed"}


def test_a_picture_that_is_not_loaded_is_for_a_person(looking: Looking) -> None:
    assert kinds(judged(looking, BANNER.format("/missing.png", "#fff", TEXT))) == {"cantTell"}


def test_without_the_look_axe_is_heard_alone(looking: Looking) -> None:
    html = BANNER.format(picture("#dddddd"), "#fff", TEXT)
    assert kinds(list(contrast(looking.look(html)))) == {"cantTell"}
    lost = Unobserved(url="https://example.gov.cn/", reason=UnobservedReason.TIMEOUT, detail="late")
    page = PageFacts(page=Page(url="https://example.gov.cn/", type=PageType.ARTICLE, template="t"))
    assert kinds(list(contrast(CloserLook.made_of(page, {"axe": lost, "pixels": lost})))) == {"untested"}


def test_what_axe_fails_is_told_once(looking: Looking) -> None:
    assert len(judged(looking, f"<p style='color:#ccc'>{TEXT}</p>")) == 1
    assert isinstance(looking.examine(f"<p style='color:#ccc'>{TEXT}</p>", look_at_pixels), PixelsLook)
