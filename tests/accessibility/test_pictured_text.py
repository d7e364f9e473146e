"""Pictures of text, told by their pixels, and pictures that are none."""

from __future__ import annotations

import base64
import io

import pytest
from PIL import Image, ImageDraw, ImageFont

from pytest_govsite.checks.accessibility.pictured_text import pictured_text, unheard_lettering
from pytest_govsite.model import Verdict
from pytest_govsite.observe.look.lettering import lettering
from pytest_govsite.observe.look.pixels import look_at_pixels
from tests.accessibility.looking import Looking


def _png(image: Image.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _text(*lines: str, ground: str = "white", colour: str = "black") -> bytes:
    image = Image.new("RGB", (460, 20 + 40 * len(lines)), ground)
    draw = ImageDraw.Draw(image)
    for i, line in enumerate(lines):
        draw.text((10, 10 + 40 * i), line, fill=colour, font=ImageFont.load_default(26))
    return _png(image)


def _bars() -> bytes:
    image = Image.new("RGB", (400, 200), "white")
    draw = ImageDraw.Draw(image)
    for i, high in enumerate((40, 90, 130, 70, 110, 60)):
        draw.rectangle((20 + 60 * i, 190 - high, 50 + 60 * i, 190), fill="#06c")
    draw.line((10, 190, 390, 190), fill="black", width=2)
    return _png(image)


def _rings() -> bytes:
    image = Image.new("RGB", (300, 200), "#e8f0e8")
    ImageDraw.Draw(image).ellipse((60, 20, 240, 180), outline="#363", width=12)
    return _png(image)


PICTURES = {
    "one line": (_text("Opening hours and prices"), 1),
    "three lines": (_text("The reading room is closed", "on Friday because of", "a flood in the cellar"), 3),
    "white on red": (_text("Summer sale begins", ground="#a00", colour="white"), 1),
    "bars": (_bars(), 0),
    "ring": (_rings(), 0),
    "noise": (_png(Image.effect_noise((300, 200), 60)), 0),
    "gradient": (_png(Image.linear_gradient("L").resize((300, 100))), 0),
    "one colour": (_png(Image.new("RGB", (300, 100), "navy")), 0),
    "rule": (_png(Image.new("RGB", (300, 4), "navy")), 0),
}


@pytest.mark.parametrize(("data", "lines"), PICTURES.values(), ids=PICTURES)
def test_lines_of_letters(data: bytes, lines: int) -> None:
    assert lettering(data)[0] == lines


def _address(data: bytes, name: str = "") -> str:
    return f"data:image/png;{name}base64," + base64.b64encode(data).decode()


def _both(looking: Looking, html: str) -> tuple[list[Verdict], list[Verdict]]:
    seen = looking.examine(html, look_at_pixels)
    page = looking.look(html, looks={"pixels": seen})
    return list(unheard_lettering(page)), list(pictured_text(page))


@pytest.mark.browser
def test_pictures_of_text_in_a_page(looking: Looking) -> None:
    sale = f"width:460px;height:60px;background:url({_address(_text('Summer sale begins'))})"
    image = f"src='{_address(_text('Opening hours and prices'))}' width=460 height=60"
    unheard, pictured = _both(
        looking,
        f"<div id=sale style='{sale}'></div><img id=hours {image} alt='Opening hours and prices'>"
        f"<div style='{sale}' aria-label='Summer sale begins' role=img></div><div style='{sale}'>Summer sale</div>"
        f"<div class=logo><img {image} alt='Harbour City'></div><img {image} alt='Logo of the harbour'><img {image} alt='The Buffers dialog'><img {image} alt='Characters to type'>"
        f"<img {image} alt='$\\displaystyle a_1(i)=j$'>"
        f"<a href=/s style='display:block;{sale}' aria-label=Sale></a>",
    )
    assert [v.pointer.selector for v in unheard if v.pointer] == ["#sale"]
    assert [v.pointer.selector for v in pictured if v.pointer] == ["#hours"]
    assert {v.level.value for v in (*unheard, *pictured) if v.level} == {"should"}


@pytest.mark.browser
def test_other_pictures_and_pages_not_looked_at_have_no_finding(looking: Looking) -> None:
    html = "".join(f"<img src='{_address(data)}' alt=x>" for data, lines in PICTURES.values() if not lines)
    assert _both(looking, html) == ([], [])
    assert list(pictured_text(looking.look(html))) == []


@pytest.mark.browser
def test_words_over_a_picture_are_not_its_own(looking: Looking) -> None:
    plain = f"position:absolute;inset:0;background:url({_address(_text(''))})"
    words = "<p style='position:relative;font-size:26px;margin:8px'>Opening hours and prices</p>"
    html = f"<div style='position:relative;width:460px;height:50px'><div style='{plain}'></div>{words}</div>"
    assert _both(looking, html) == ([], [])
