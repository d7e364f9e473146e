from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.document.building import build
from pytest_govsite.document.charset import decode
from pytest_govsite.document.selectors import Selectors, escape

from .pages import FOOTER, HEADER, SHARED, TEXT, TRAIL

ODD = """<div id="1st"><p>a</p><p class="1 x">b</p></div><div id="a:b.c"></div><div id="same"><i></i></div><div id="same"><i></i></div>
<div id="空 格"></div><div id="-"></div><div id="aria4f4ud3ufmkw"><b></b></div><div id="n1234567"></div><o:p>w</o:p><ucaptitle>t</ucaptitle>
<ul class="list on"><li class="cur">1</li><li class="item">2<a href=x>x</a></li></ul><svg><linearGradient/></svg><div class="a:b 2c">y</div>"""


def sources() -> list[tuple[str, str]]:
    pages = [("odd", ODD), ("page", HEADER + TRAIL + TEXT + FOOTER)]
    if (SHARED / "pages").is_dir():
        paths = [*sorted(SHARED.glob("pages/*/*.html")), *sorted(SHARED.glob("sites/wuan/*.html"))]
        pages += [(f"{path.parent.name}/{path.stem[:20]}", decode(path.read_bytes())[0]) for path in paths]
    return pages


@pytest.mark.parametrize(("name", "html"), sources(), ids=[name for name, _ in sources()])
def test_a_selector_finds_its_element_again(name: str, html: str) -> None:
    tree = build(html)
    selectors = Selectors(tree)
    parser = LexborHTMLParser(html, scripting=True)
    for element in tree.elements[:: max(1, len(tree.elements) // 150)]:
        if ":" in element.tag or any(c.isupper() for c in element.tag):
            continue
        found = parser.css(selectors.of(element))
        assert len(found) == 1, selectors.of(element)
        assert found[0].tag == element.tag
        assert found[0].attributes == element.attributes


def test_short_and_stable() -> None:
    tree = build(ODD)
    selectors = Selectors(tree)
    told = {selectors.of(e) for e in tree.elements}
    assert r"#\31 st > p:nth-of-type(1)" in told
    assert r"#a\:b\.c" in told
    assert "#空\\20 格" in told
    assert not any("#same" in s or "aria4" in s or "n1234567" in s for s in told)
    assert any(s.endswith("ul.list > li:nth-of-type(1)") for s in told)
    assert any(s.endswith("li.item:nth-of-type(2) > a") for s in told)


@pytest.mark.parametrize(
    ("name", "escaped"),
    [("a", "a"), ("1", r"\31 "), ("-1", r"-\31 "), ("-", r"\-"), ("a b", r"a\20 b"), ("a.b", r"a\.b"), ("中", "中")],
)
def test_escaping(name: str, escaped: str) -> None:
    assert escape(name) == escaped
