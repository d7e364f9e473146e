from __future__ import annotations

import pytest

from pytest_govsite.checks.identity import emblem, logo
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Box, Outcome, Page, PageFacts, Region
from tests.checks.building import block, image, is_failure, one, rendered_page, site, source_page

HEAD = Region.HEADER


def shown(width: float, height: float):
    box = Box(x=0, y=0, width=width, height=height)
    return rendered_page(image("images/logo.png", HEAD, box=box, natural_width=400, natural_height=100))


@pytest.mark.parametrize(("width", "height"), [(400, 100), (200, 50), (410, 101)])
def test_a_logo_in_its_proportion_passes(width, height):
    verdict = one(logo(shown(width, height), site()))
    assert verdict.outcome is Outcome.PASSED
    assert "原图 400×100" in verdict.measured


@pytest.mark.parametrize(("width", "height"), [(400, 60), (300, 100), (450, 100)])
def test_a_distorted_logo_fails(width, height):
    verdict = one(logo(shown(width, height), site()))
    assert is_failure(verdict)
    assert verdict.message.zh == "标志图片变形"
    assert "比例变化" in verdict.found


def test_close_to_the_limit_is_for_a_person():
    verdict = one(logo(shown(420, 100), site()))
    assert verdict.outcome is Outcome.CANT_TELL
    assert "接近限值" in verdict.message.zh


@pytest.mark.parametrize(
    "node",
    [
        image("images/logo.png", HEAD),
        image("images/logo.png", HEAD, background=True, box=Box(x=0, y=0, width=300, height=80)),
        image("images/logo.png", HEAD, box=Box(x=0, y=0, width=16, height=16)),
    ],
)
def test_without_layout_a_person_has_to_look(node):
    assert one(logo(rendered_page(node), site())).outcome is Outcome.CANT_TELL


def test_no_picture_fails_once_rendered():
    nodes = (block("示范县人民政府", HEAD), image("search_icon.png", HEAD))
    verdict = one(logo(rendered_page(*nodes), site()))
    assert is_failure(verdict)
    assert verdict.message.zh == "头部没有网站标志图片"
    assert one(logo(source_page(*nodes), site())).outcome is Outcome.CANT_TELL


def test_no_header_is_for_a_person():
    assert one(logo(rendered_page(block("正文", Region.MAIN)), site())).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize(
    "node", [image("images/guohui.png", HEAD), image("a1.png", HEAD, alt="国徽"), image("gh.png", HEAD)]
)
def test_a_found_emblem_is_confirmed_by_a_person(node):
    verdict = one(emblem(rendered_page(node), site()))
    assert verdict.outcome is Outcome.CANT_TELL
    assert verdict.message.zh == "找到国徽图案，请人工确认版本和位置"
    assert verdict.pointer is not None


def test_an_emblem_not_found_is_for_a_person():
    verdict = one(emblem(rendered_page(image("logo.png", HEAD)), site()))
    assert verdict.outcome is Outcome.CANT_TELL
    assert "没有找到国徽图案" in verdict.message.zh


@pytest.mark.parametrize(
    "values", [{"kind": "township"}, {"kind": "institution"}, {"kind": "department", "level": "city"}]
)
def test_others_owe_no_emblem(values):
    assert one(emblem(rendered_page(), site(**values))).outcome is Outcome.INAPPLICABLE


def test_a_ministry_owes_one():
    assert one(emblem(rendered_page(), site(kind="department", level="national"))).outcome is Outcome.CANT_TELL


def test_a_drawing_that_links_home_is_a_logo():
    brand = '<header><a href="/"><svg width="48" height="48"><circle r="22"/></svg><span>示范县人民政府</span></a><nav><a href="/">首页</a></nav></header>'
    url = "http://www.shifan.gov.cn/"
    seen = read_document(f"<body>{brand}<main><p>正文</p></main></body>", url)
    page = PageFacts(page=Page(url=url), source=seen)
    assert one(logo(page, site())).outcome is Outcome.PASSED


def test_a_drawing_on_a_button_is_no_logo():
    brand = "<header><span>示范县人民政府</span><button><svg><path/></svg></button></header>"
    seen = read_document(f"<body>{brand}<main><p>正文</p></main></body>", "http://www.shifan.gov.cn/")
    assert not seen.images
