from __future__ import annotations

import pytest

from pytest_govsite.checks.accessibility.axe import axe_rules
from pytest_govsite.checks.accessibility.axe_data import rules
from pytest_govsite.model import AxeLook, CloserLook, Level, Outcome, Unobserved, UnobservedReason, Verdict
from pytest_govsite.norms.catalogue import load_catalogue
from pytest_govsite.observe.look.axe_run import RULES
from tests.accessibility.looking import Looking


def told(requirement: str, page: CloserLook) -> list[Verdict]:
    return list(axe_rules(f"accessibility.{requirement}")(page))


def test_every_rule_that_runs_serves_a_requirement_that_exists() -> None:
    assert set(rules()) == set(RULES)
    known = load_catalogue().requirements
    assert {name for rule in rules().values() for name in rule.requirements} <= set(known)


@pytest.mark.parametrize("name", ["color-contrast", "html-has-lang", "html-lang-valid", "valid-lang"])
def test_rules_without_a_clause_name_none(name: str) -> None:
    assert not rules()[name].gb


def test_faults_in_frames_of_both_origins_under_a_strict_policy_are_found(looking: Looking) -> None:
    strict = {"Content-Security-Policy": "script-src 'self'"}
    inner = looking.put("<p><img src='same.png'></p>", strict)
    looking.other.routes["/picture"] = (200, "<html lang=zh><title>x</title><img src='other.png'>", strict)
    page = looking.look(
        f"<iframe src='{inner}' title='甲'></iframe><iframe src='{looking.other.url('/picture')}' title='乙'></iframe>"
        "<img src='own.png'>",
        headers=strict,
    )
    found = {
        (verdict.pointer.frame, verdict.pointer.selector)
        for verdict in told("image-text", page)
        if verdict.outcome is Outcome.FAILED and verdict.pointer
    }
    assert found == {
        ("", "html > body > img"),
        (inner, "html > body > p > img"),
        (looking.other.url("/picture"), "html > body > img"),
    }


def test_a_frame_inside_a_frame_is_tested(looking: Looking) -> None:
    looking.other.routes["/deep"] = (200, "<html lang=zh><title>x</title><button></button>", {})
    inner = looking.put(f"<iframe src='{looking.other.url('/deep')}' title='内'></iframe>")
    page = looking.look(f"<iframe src='{inner}' title='外'></iframe>")
    verdicts = told("control-names", page)
    assert [(v.outcome, v.pointer.frame) for v in verdicts if v.pointer] == [
        (Outcome.FAILED, looking.other.url("/deep"))
    ]


def test_contrast_tells_ratio_and_colours(looking: Looking) -> None:
    page = looking.look("<p style='color:#aaa'>办事指南</p><p>正文</p>")
    (verdict,) = told("contrast", page)
    assert verdict.outcome is Outcome.FAILED
    assert verdict.found.startswith("2.32:1 (#aaaaaa / #ffffff")
    assert verdict.expected == "≥ 4.5:1"


@pytest.mark.parametrize(
    ("html", "outcome"),
    [
        ("<p style='color:#555'>正文</p>", Outcome.PASSED),
        ("<p style='color:#aaa'>|</p>", Outcome.PASSED),
        ("<p style='color:#aaa'>关</p>", Outcome.FAILED),
        ("<p style='background:linear-gradient(red,blue);color:#aaa'>正文</p>", Outcome.CANT_TELL),
        ("<div class='site-logo' style='color:#bbb'>某某市</div>", Outcome.CANT_TELL),
        ("<span class='page disabled' style='color:#bbb'>上一页</span>", Outcome.CANT_TELL),
        ("<button disabled style='color:#bbb'>提交</button>", Outcome.PASSED),
    ],
)
def test_contrast_of_marks_logos_and_inactive_parts(looking: Looking, html: str, outcome: Outcome) -> None:
    assert [verdict.outcome for verdict in told("contrast", looking.look(html))] == [outcome]


def test_what_axe_cannot_decide_says_why(looking: Looking) -> None:
    page = looking.look("<p style='background:url(data:image/gif;base64,R0lGODlhAQABAAAAACw=);color:#888'>正文</p>")
    (verdict,) = told("contrast", page)
    assert verdict.outcome is Outcome.CANT_TELL
    assert verdict.message.zh == "背景是图片，对比度测不出"


def test_small_pages_need_no_regions_and_large_ones_get_advice(looking: Looking) -> None:
    small = looking.look("<h2>标题</h2><h4>小标题</h4><p>正文</p>")
    assert [verdict.outcome for verdict in told("regions", small)] == [Outcome.PASSED]
    assert [verdict.message.en for verdict in told("headings", small)] == ["heading levels skip"]
    links = "".join(
        f"<p><a href='/{n}'>第{n}条新闻的标题写得比较长，好让页面够长</a>正文若干文字</p>" for n in range(20)
    )
    large = looking.look(f"<h2>标题</h2><h4>小标题</h4>{links}")
    verdicts = told("regions", large) + told("headings", large)
    assert {(verdict.outcome, verdict.level) for verdict in verdicts} == {(Outcome.FAILED, Level.SHOULD)}


def test_named_pictures_and_fields_of_a_search_are_no_faults(looking: Looking) -> None:
    picture = looking.look("<img src='/a.png' alt='' aria-label='全景'><img src='/b.png' role=none aria-label='全景'>")
    faults = [v for v in told("assistive-technology", picture) if v.outcome is Outcome.FAILED]
    assert [v.pointer.snippet.startswith('<img src="/b.png') for v in faults if v.pointer] == [True]
    fields = "<form action=/s><input name=q title='检索本站'><button>检索</button></form><form><input title='姓名'><input title='住址'><button>提交</button></form>"
    faults = [v for v in told("control-names", looking.look(fields)) if v.outcome is Outcome.FAILED]
    assert len(faults) == 2


def test_words_of_the_style_sheet_name_a_button_and_glyphs_do_not(looking: Looking) -> None:
    button = "<style>b::before{{content:{}}}</style><button><b></b></button>"
    page = {
        made: told("control-names", looking.look(button.format(f"'{made}'"))) for made in ("打印本页", "★", "\ue91c")
    }
    faults = {made: any(v.outcome is Outcome.FAILED for v in verdicts) for made, verdicts in page.items()}
    assert faults == {"打印本页": False, "★": True, "\ue91c": True}


def test_boxes_that_scroll_are_advice_where_browsers_of_today_come_to_them(looking: Looking) -> None:
    box = "<div style='height:60px;width:90px;overflow:auto'{}>" + "一段很长的文字，要滚动才能看完。" * 9 + "</div>"
    levels = [
        [(v.outcome, v.level) for v in told("keyboard", looking.look(html)) if v.outcome is Outcome.FAILED]
        for html in (
            box.format(""),
            box.format(" tabindex=-1"),
            "<div><textarea aria-label=源码></textarea>" + box.format(" tabindex=-1") + "</div>",
        )
    ]
    assert levels == [[(Outcome.FAILED, Level.SHOULD)], [(Outcome.FAILED, None)], []]


def test_empty_header_in_the_corner_is_none(looking: Looking) -> None:
    table = "<table><tr><th>{}</th><th>{}</th></tr><tr><th>甲</th><td>1</td></tr></table>"
    assert {v.outcome for v in told("tables", looking.look(table.format("", "数量")))} == {Outcome.PASSED}
    assert {v.outcome for v in told("tables", looking.look(table.format("项目", "")))} == {Outcome.FAILED}


def test_a_lost_look_is_untested(looking: Looking) -> None:
    lost = Unobserved(url="http://x/", reason=UnobservedReason.TIMEOUT, detail="axe：time-out")
    page = CloserLook.made_of(looking.look("<p>x</p>").facts, {"axe": lost})
    assert [verdict.outcome for verdict in told("contrast", page)] == [Outcome.UNTESTED]


def test_rules_that_ran_are_told(looking: Looking) -> None:
    page = looking.look("<p>x</p>")
    look = page.of(AxeLook)
    assert isinstance(look, AxeLook)
    assert look.version.startswith("4.")
    (verdict,) = told("language", page)
    assert verdict.outcome is Outcome.PASSED
    assert "html-has-lang" in verdict.measured
