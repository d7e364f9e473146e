from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.axe import axe_rules
from pytest_govsite.checks.accessibility.language import page_language
from pytest_govsite.checks.accessibility.telling import together
from tests.accessibility.judging import outcome
from tests.accessibility.looking import Looking

CHECK = together(axe_rules("accessibility.language"), page_language)
ZH = "<p>为进一步优化营商环境，现就有关事项通知如下，请各单位结合实际认真贯彻落实。</p>"
EN = "<p>This is the home page of the city. You can find out about our services and how to apply for them here.</p>"
DE = (
    "<p>Das ist die Seite der Stadt. Hier finden Sie alle Dienste und wie man sie mit dem Formular beantragen kann.</p>"
)
INDEX = "<h2>A to M</h2><p>Ashby, 1790. Morley, 1802.</p><h2>N to Z</h2><p>Norby, Winton. Z to A. Back to the top of the index of old maps.</p>"
CZECH = "<p>Tento úřad je otevřen od pondělí do pátku. Na této stránce se dozvíte, jak a kde je možné podat žádost, a co k ní potřebujete.</p>"
RU = "<p>Это официальный сайт города. Здесь вы найдёте информацию о наших услугах.</p>"
PAGE = "<!DOCTYPE html><html {}><head><title>Page</title></head><body>{}</body></html>"


@pytest.mark.parametrize(
    ("attributes", "text", "expected"),
    [
        ("lang=zh-CN", ZH, "passed"),
        ("lang=zh", ZH, "passed"),
        ("lang=zh-Hans-CN", ZH, "passed"),
        ("lang=ZH-cn", ZH, "passed"),
        ("lang=en-US", EN, "passed"),
        ("lang=de", DE, "passed"),
        ("lang=ru", RU, "passed"),
        ("", ZH, "failed"),
        ("lang=''", ZH, "failed"),
        ("lang=zh_CN", ZH, "failed"),
        ("lang=chinese", ZH, "failed"),
        ("lang=cn", ZH, "failed"),
        ("lang=utf-8", ZH, "failed"),
        ("xml:lang=zh-CN", ZH, "failed"),
        (
            "lang=en",
            f"{ZH * 6}<p>2026-10-08</p><p>1366×768</p><p>We publish our figures every month, and they are free to use for all who need them.</p>",
            "failed",
        ),
        ("lang=en xml:lang=zh", EN, "failed"),
        ("lang=en", ZH, "failed"),
        ("lang=ja", ZH, "failed"),
        (
            "lang=ja",
            "<p>東京都千代田区丸之内一丁目八番地 大阪府大阪市北区中之島三丁目 愛知県名古屋市中区三之丸",
            "passed",
        ),
        ("lang=zh-CN", EN, "failed"),
        ("lang=en", RU, "failed"),
        ("lang=en", DE, "failed"),
        ("lang=fr", EN, "failed"),
        ("lang=en", INDEX, "passed"),
        ("lang=en", f"<h1>Greeting of the partner town</h1><p>They wrote: <q>{DE[3:-4]}</q></p>", "passed"),
        ("lang=en", f"<blockquote>{DE}</blockquote>", "failed"),
        ("lang=cs", CZECH, "passed"),
        ("lang=en", CZECH, "failed"),
        ("lang=en", f"<div lang=zh>{ZH}</div>{EN}", "passed"),
        ("lang=en", f"<div lang=zh>{ZH}</div>", "passed"),
        ("lang=zh-CN", f"{ZH}<p>API: GET /v1/users HTTP 200 OK</p>", "passed"),
        ("lang=zh-CN", "<a href=/>Home</a> <a href=/en>English</a>", "passed"),
        ("lang=en", "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.</p>", "passed"),
    ],
)
def test_language_of_the_page(looking: Looking, attributes: str, text: str, expected: str) -> None:
    assert outcome(CHECK, looking.look(PAGE.format(attributes, text))) == expected


def test_a_little_text_in_another_language_is_for_a_person(looking: Looking) -> None:
    assert outcome(page_language, looking.look(PAGE.format("lang=en", "<p>欢迎访问本网站</p>"))) == "cantTell"


@pytest.mark.parametrize(
    ("attributes", "expected"), [("", "failed"), ("lang=zh_CN", "failed"), ("lang=zh", "passed"), ("lang=en", "failed")]
)
def test_language_of_a_frame(looking: Looking, attributes: str, expected: str) -> None:
    inner = looking.put(PAGE.format(attributes, ZH))
    page = looking.look(f"{ZH}<iframe src='{inner}' title='通知'></iframe>")
    assert outcome(CHECK, page) == expected


def test_pages_without_text(looking: Looking) -> None:
    assert outcome(page_language, looking.look("<img src=x alt=国徽>")) == "inapplicable"
