"""What the site leads to: automatic answers, search, the portal, ratings, requests for disclosure, kinds of interaction."""

from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.functions import (
    disclosure_request,
    evaluation,
    interaction_kinds,
    portal_interaction_link,
    privacy_notice,
    search_unified,
    smart_answers,
)
from pytest_govsite.model import CategorySpec, LinkProbe, PageFacts, Profile
from tests.checks.columns.portal import column, home, survey_of
from tests.checks.writing import page, words

ANSWERS = "https://www.zjzwfw.gov.cn/znwd/"
FORM = (
    "<form action=/send method=post><label>姓名<input name=xm></label><label>联系电话<input name=dh></label>"
    "<label>内容<textarea name=nr></textarea></label><button>提交</button></form>"
)


def answering(*urls: str, **values: Any) -> tuple[LinkProbe, ...]:
    return tuple(LinkProbe(url=url, **({"final_url": url, "status": 200} | values)) for url in urls)


def smart(body: str, **values: Any) -> tuple[str, str]:
    seen = survey_of(home({}, body), **values)
    return words(smart_answers(seen.pages[0], seen))[0]


@pytest.mark.parametrize("name", ["智能问答", "智能客服", "政务智能机器人", "AI问答", "浙里智能助手", "智能互动"])
def test_automatic_answers(name: str) -> None:
    assert smart(f"<a href={ANSWERS}>{name}</a>", probes=answering(ANSWERS)) == (
        "passed",
        "首页有智能问答入口，可以打开",
    )


def test_automatic_answers_that_do_not_open() -> None:
    assert smart(f"<a href={ANSWERS}>智能问答</a>", probes=answering(ANSWERS, status=404))[0] == "failed"
    assert smart(f"<a href={ANSWERS}>智能问答</a>")[0] == "untested"
    assert smart("<a href='javascript:openRobot()'>智能问答</a>")[0] == "cantTell"
    assert smart("<button onclick=openRobot()>智能问答</button>")[0] == "cantTell"


@pytest.mark.parametrize("name", ["智能制造", "机器人产业大赛", "在线访谈", "问答"])
def test_other_names_are_no_automatic_answers(name: str) -> None:
    assert smart(f"<a href=/x/>{name}</a>") == ("failed", "首页没有智能问答入口")


ZHEJIANG = Profile(name="zhejiang", title="", search_hosts=("search.zj.gov.cn",))


def searched(body: str, profile: Profile = ZHEJIANG) -> tuple[str, str]:
    return words(search_unified(home({}, body), profile))[0]


def box(action: str, more: str = "") -> str:
    return f"<form action='{action}'><input name=q type=text placeholder=请输入关键词><input type=submit value=搜索 {more}></form>"


def test_unified_search() -> None:
    assert searched(box("https://search.zj.gov.cn/jsearch/search.do"))[0] == "passed"
    assert searched("<a href=https://search.zj.gov.cn/>搜索</a>")[0] == "passed"
    assert searched(box("", "onclick=\"window.open('https://search.zj.gov.cn/s?q=')\""))[0] == "passed"
    assert searched(box("/search/")) == ("failed", "搜索框没有通向全省统一搜索")
    assert searched(box("", "onclick=go()"))[0] == "cantTell"
    assert searched("<p>没有搜索框</p>")[0] == "cantTell"
    assert searched(box("/search/"), Profile(name="national", title=""))[0] == "inapplicable"


PARENT = "www.shifanshi.gov.cn"


def portal(body: str, *, parent: str = PARENT, kind: str = "department", **values: Any) -> tuple[str, str]:
    seen = survey_of(home({}, body), kind=kind, parent_domain=parent, **values)
    return words(portal_interaction_link(seen.pages, seen, Profile(name="national", title="")))[0]


def test_link_to_the_portal_s_interaction() -> None:
    url = f"https://{PARENT}/hdjl/"
    assert portal(f"<a href={url}>市政府互动交流</a>", probes=answering(url))[0] == "passed"
    assert portal(f"<a href={url}>市长信箱</a>", probes=answering(url, status=404))[0] == "failed"
    assert portal(f"<a href={url}>市长信箱</a>")[0] == "untested"
    assert portal(f"<a href=https://{PARENT}/>市政府</a>")[0] == "advice"
    assert portal("<a href=/hd/>互动交流</a>") == ("failed", "没有链接到本级政府门户网站的互动渠道")
    assert portal("<a href=/hd/>互动交流</a>", parent="")[0] == "cantTell"
    assert portal(f"<a href={url}>市长信箱</a>", parent="", probes=answering(url))[0] == "cantTell"
    assert portal("", kind="portal")[0] == "inapplicable"


def rated(body: str, *pages: PageFacts, **values: Any) -> tuple[str, str]:
    seen = survey_of(home({}, body), *pages, **values)
    return words(evaluation(seen.pages, seen))[0]


@pytest.mark.parametrize("name", ["网站评价", "网站满意度调查", "我要评价", "政府网站测评"])
def test_the_site_can_be_rated(name: str) -> None:
    assert rated(f"<a href=/pj/>{name}</a>", page(FORM, kind="interactive", path="/pj/"))[0] == "passed"


def test_the_site_cannot_be_rated() -> None:
    assert rated("<a href=/x/>网站地图</a>") == ("failed", "没有网站评价入口或栏目")
    assert rated("<a href=/x/>政府网站抽查评估通报</a>")[0] == "failed"
    assert rated("<a href=/x/>政务服务好差评</a>")[0] == "cantTell"
    assert rated("<a href='javascript:pj()'>网站评价</a>")[0] == "cantTell"
    assert rated("<a href=https://pj.gov.cn/>网站评价</a>")[0] == "untested"
    assert rated("", truncated=True)[0] == "cantTell"


def test_the_city_portal_of_dezhou_owes_a_column() -> None:
    given = {"profile": "dezhou", "level": "city"}
    there = page("<p>2025年度绩效评估结果</p>" * 9, kind="column", path="/pj/")
    assert rated("<a href=/pj/>绩效评估</a>", there, **given)[0] == "passed"
    assert rated("<a href=/pj/>网站评价</a>", there, **given)[0] == "failed"


def private(body: str, **values: Any) -> list[tuple[str, str]]:
    return words(
        privacy_notice((page(f"<div class=main>{body}</div>", **({"kind": "interactive", "path": "/xx/"} | values)),))
    )


@pytest.mark.parametrize(
    "notice",
    [
        "<p>您的个人信息仅用于办理本次来信，我们依法予以保护。</p>",
        "<p>我们将对您的姓名、电话严格保密。</p>",
        "<p>阅读并同意<a href=/ys/>《隐私政策》</a></p>",
    ],
)
def test_personal_information_with_a_notice(notice: str) -> None:
    assert private(FORM + notice)[0][0] == "passed"


def test_personal_information_without_a_notice() -> None:
    assert private(FORM) == [("failed", "表单收集个人信息，没有说明用途和保护措施")]


@pytest.mark.parametrize(
    "body",
    [
        "<form><input name=q placeholder=请输入关键词><button>搜索</button></form>",
        "<form><label>用户名或手机<input name=u></label><label>密码<input type=password></label><button>登录</button></form>",
        "<form><label>信件编号<input name=no></label><button>查询</button></form>",
        "<p>联系电话：0571-88990000</p>",
    ],
)
def test_forms_that_ask_for_nothing_personal(body: str) -> None:
    assert private(body)[0][0] == "inapplicable"


def requested(body: str, *, online: bool = False, **values: Any) -> tuple[str, str]:
    seen = survey_of(home({"依申请公开": "/ysq/"}), column("/ysq/", "依申请公开", body), **values)
    profile = Profile(name="x", title="", disclosure_request_online=online)
    return words(disclosure_request(seen.pages, seen, profile))[0]


POST = "<p>通信地址：示范县人民大道1号，邮政编码311000，电子邮箱：zwgk@shifan.gov.cn。</p>"
SHEET = "<a href=/u/sqb.doc>政府信息公开申请表</a>"


def test_disclosure_asked_for() -> None:
    platform = "https://ysqgk.zj.gov.cn/apply"
    assert requested(FORM)[0] == "passed"
    assert requested(f"<a href={platform}>在线申请</a>", probes=answering(platform))[0] == "passed"
    assert requested(POST + SHEET) == ("passed", "依申请公开写明了地址并提供申请表")
    assert requested(POST + SHEET, online=True) == ("failed", "不能在线申请公开")
    assert requested(POST) == ("failed", "没有在线申请，也没有申请表")
    assert requested(SHEET) == ("failed", "没有在线申请，也没有通信地址或邮箱")
    assert requested(f"<a href={platform}>在线申请</a>")[0] == "untested"
    assert requested("<a href='javascript:sq()'>在线申请</a>")[0] == "cantTell"
    assert requested("<iframe src=/sq></iframe>")[0] == "cantTell"


def test_disclosure_on_a_platform_s_own_entry() -> None:
    platform = "https://ysqgk.zj.gov.cn/"
    seen = survey_of(home({"依申请公开": platform}), probes=answering(platform, login=True))
    assert words(disclosure_request(seen.pages, seen))[0][0] == "passed"
    none = survey_of(home({"要闻": "/yw/"}))
    assert words(disclosure_request(none.pages, none))[0][0] == "inapplicable"


KINDS = Profile(
    name="zhejiang",
    title="",
    interactions=tuple(
        CategorySpec(id=i, title=t, synonyms=(f"我要{t}",), clause="SEED0§24")
        for i, t in (("consultation", "咨询"), ("complaint", "投诉"), ("suggestion", "建议"), ("report", "举报"))
    ),
)


def kinds(profile: Profile, entries: dict[str, str], *pages: PageFacts, **values: Any) -> dict[str, str]:
    seen = survey_of(home(entries), *pages, **values)
    found = list(interaction_kinds(seen.pages, seen, profile))
    return dict(zip([v.place for v in found], [o for o, _ in words(found)], strict=True))


def test_kinds_chosen_in_the_form() -> None:
    choices = "<label><input type=radio name=k>{}</label>"
    form = FORM.replace("<button", "".join(map(choices.format, ("咨询", "投诉", "建议"))) + "<button")
    found = kinds(KINDS, {"县长信箱": "/xx/"}, column("/xx/", "县长信箱", form))
    assert found == {"consultation": "passed", "complaint": "passed", "suggestion": "passed", "report": "failed"}


def test_kinds_on_a_unified_platform() -> None:
    url = "https://www.zj12345.gov.cn/"
    assert set(kinds(KINDS, {"12345热线": url}, probes=answering(url)).values()) == {"passed"}
    assert set(kinds(KINDS, {"12345热线": url}).values()) == {"untested"}  # what it offers could not be seen


def test_kinds_not_seen_whole() -> None:
    assert set(kinds(KINDS, {"要闻": "/yw/"}, truncated=True).values()) == {"cantTell"}


def test_national_kinds() -> None:
    national = Profile(name="national", title="")
    pages = [
        column(path, name)
        for path, name in (("/ly/", "网上留言"), ("/ft/", "在线访谈"), ("/dc/", "意见征集"), ("/xx/", "领导信箱"))
    ]
    entries = {"网上留言": "/ly/", "在线访谈": "/ft/", "意见征集": "/dc/", "领导信箱": "/xx/"}
    assert set(kinds(national, entries, *pages).values()) == {"passed"}
    without = kinds(national, {"网上留言": "/ly/"}, pages[0])
    assert without["interviews"] == without["surveys"] == "failed"


def test_a_mailbox_for_comments_is_for_a_person() -> None:
    strict = Profile(
        name="xiji",
        title="",
        interactions=(CategorySpec(id="comments", title="留言评论", synonyms=(), clause="SEED3§20"),),
    )
    assert kinds(strict, {"县长信箱": "/xx/"}, column("/xx/", "县长信箱", FORM)) == {"comments": "cantTell"}
