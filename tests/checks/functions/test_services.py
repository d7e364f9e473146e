from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.functions import procedures, service_catalogue, service_progress, site_map
from pytest_govsite.model import CategorySpec, LinkProbe, PageFacts, Profile
from tests.checks.columns.portal import column, home, survey_of
from tests.checks.writing import page, words

PLATFORM = "https://www.zjzwfw.gov.cn/"
NATIONAL = Profile(name="national", title="", platform_hosts=("*.zjzwfw.gov.cn",))
THEMES = Profile(
    name="dezhou",
    title="",
    service_themes=(
        CategorySpec(id="education", title="教育", synonyms=("入学",), clause="SEED2§26"),
        CategorySpec(id="housing", title="住房", synonyms=("公积金",), clause="SEED2§26"),
    ),
)
FLAT = "<ul><li><a href=/s/1.html>结婚登记</a></li><li><a href=/s/2.html>社会保障卡申领</a></li></ul>"


def answering(*urls: str) -> tuple[LinkProbe, ...]:
    return tuple(LinkProbe(url=url, final_url=url, status=200) for url in urls)


def catalogue(body: str, profile: Profile = NATIONAL, **values: Any) -> list[tuple[str, str]]:
    seen = survey_of(home({"办事服务": "/zwfw/"}), column("/zwfw/", "办事服务", body), **values)
    return words(service_catalogue(seen.pages, seen, profile))


@pytest.mark.parametrize(
    "body",
    [
        "<ul class=tab><li><a href=/zwfw/gr/>个人办事</a></li><li><a href=/zwfw/fr/>法人办事</a></li></ul>" + FLAT,
        "<h3>按主题分类</h3><a href=/t/1>生育收养</a>",
        "<p>个人业务：<a href=/t/1>购房提取</a>　单位业务：<a href=/t/2>单位缴存登记</a></p>",
        "<h3>按部门</h3><a href=/t/1>县民政局</a>",
        "<table><tr><th>事项名称</th><th>服务对象</th><th>办理</th></tr><tr><td>结婚登记</td><td>个人</td><td>在线</td></tr></table>",
    ],
)
def test_grouped(body: str) -> None:
    assert catalogue(body) == [("passed", "办事事项有分类目录")]


def test_not_grouped() -> None:
    assert catalogue(FLAT) == [("failed", "办事事项没有按主题、对象或部门分类")]


def test_made_by_a_frame() -> None:
    assert catalogue("<iframe src=/list></iframe>")[0][0] == "cantTell"


def outside(url: str, probes: tuple[LinkProbe, ...]) -> list[tuple[str, str]]:
    seen = survey_of(home({"政务服务网": url}), probes=probes)
    return words(service_catalogue(seen.pages, seen, NATIONAL))


def test_this_region_s_part_of_the_platform() -> None:
    url = f"{PLATFORM}zjservice-fe/330199/"
    assert outside(url, answering(url))[0][0] == "passed"


def test_the_platform_s_home_page_is_advice() -> None:
    assert outside(PLATFORM, answering(PLATFORM))[0][0] == "advice"
    assert outside(f"{PLATFORM}index.html", answering(f"{PLATFORM}index.html"))[0][0] == "advice"


def test_platform_out_of_reach() -> None:
    assert outside(f"{PLATFORM}x/", ())[0][0] == "untested"


def test_no_services() -> None:
    seen = survey_of(home({"要闻": "/yw/"}), column("/yw/", "要闻"))
    assert words(service_catalogue(seen.pages, seen, NATIONAL)) == [("failed", "没有办事事项目录")]


def test_themes_one_by_one() -> None:
    body = "<h3>按主题</h3><a href=/1>教育科研</a><a href=/2>公积金提取</a>"
    assert [o for o, _ in catalogue(body, THEMES)] == ["passed", "passed", "passed"]
    assert catalogue("<h3>按主题</h3><a href=/1>教育科研</a>", THEMES)[2] == ("failed", "办事目录没有“住房”")


def progress(body: str, *pages: PageFacts, **values: Any) -> tuple[str, str]:
    seen = survey_of(home({"办事服务": "/zwfw/"}), column("/zwfw/", "办事服务", body), *pages, **values)
    found = words(service_progress(seen.pages, seen))
    assert len(found) == 1
    return found[0]


ASK = "<form action=/q><label>办件编号<input name=no></label><button>查询</button></form>"


@pytest.mark.parametrize(
    "name", ["办理进度查询", "办件查询", "办事进度查询", "办理进度和结果查询", "我的办件", "审批进度"]
)
def test_progress_asked_here(name: str) -> None:
    assert progress(f"<a href=/cx/>{name}</a>", page(ASK, kind="interactive", path="/cx/"))[0] == "passed"


def test_progress_behind_the_login() -> None:
    url = f"{PLATFORM}uc/"
    probe = LinkProbe(url=url, final_url=f"{PLATFORM}login", status=200, login=True)
    assert progress(f"<a href={url}>办件查询</a>", probes=(probe,))[0] == "passed"


def test_progress_that_does_not_open() -> None:
    url = f"{PLATFORM}gone"
    assert progress(f"<a href={url}>办件查询</a>", probes=(LinkProbe(url=url, status=404),))[0] == "failed"
    assert progress(f"<a href={url}>办件查询</a>")[0] == "untested"
    assert progress("<a href='javascript:cx()'>办件查询</a>")[0] == "cantTell"
    assert progress("<a href=/cx/>办件查询</a>", page("<p>请到窗口</p>", kind="other", path="/cx/"))[0] == "cantTell"


@pytest.mark.parametrize(
    "name",
    ["信件办理进度查询", "信访事项查询", "高考成绩结果查询", "县民政局公开社区助餐服务结果", "依申请公开办理状态"],
)
def test_other_queries(name: str) -> None:
    assert progress(f"<a href=/cx/>{name}</a>", page(ASK, kind="interactive", path="/cx/"))[0] == "failed"


def test_progress_on_the_platform_is_for_a_person() -> None:
    seen = survey_of(home({"政务服务网": PLATFORM}), probes=answering(PLATFORM))
    assert words(service_progress(seen.pages, seen))[0][0] == "cantTell"


TOLD = "<p>本信箱受理咨询、投诉、建议。</p><h3>写信须知</h3><p>收到后3个工作日内答复。</p>"


def told(kind: str, name: str, body: str) -> str:
    seen = survey_of(home({name: "/lm/"}), column("/lm/", name, body))
    found = [v for v in procedures(seen.pages, seen) if v.place == kind]
    return words(found)[0][0]


def test_the_channel_does_not_speak_for_letters_of_the_site_itself() -> None:
    channel = column("/hd/", "互动交流", "<p>本栏目用于咨询政策、投诉举报和提出建议，5个工作日内答复。</p>")
    bare = "<form><textarea name=a></textarea><button>提交</button></form>"
    seen = survey_of(home({"互动交流": "/hd/", "县长信箱": "/lm/"}), channel, column("/lm/", "县长信箱", bare))
    found = [v for v in procedures(seen.pages, seen) if v.place == "consultation"]
    assert words(found)[0][0] == "failed"


def test_a_mailbox_that_shows_letters_tells_how_to_write() -> None:
    told = "<p>本信箱受理咨询、建议、投诉。写信步骤：阅读须知，填写信件，提交。</p>"
    box = page(f"<h1>县长信箱</h1>{told}", path="/lm/", kind="interactive", head="<title>县长信箱</title>")
    form = "<form><textarea name=a></textarea><button>提交</button></form>"
    write = page(f"<h1>我要写信</h1>{form}", path="/lm/w/", kind="interactive", head="<title>我要写信</title>")
    seen = survey_of(home({"县长信箱": "/lm/", "我要写信": "/lm/w/"}), box, write)
    assert words(v for v in procedures(seen.pages, seen) if v.place == "consultation")[0][0] == "passed"


def test_procedures() -> None:
    assert told("consultation", "县长信箱", TOLD) == "passed"
    assert (
        told("consultation", "县长信箱", "<form><textarea name=a></textarea><button>提交</button></form>") == "failed"
    )
    assert told("consultation", "县长信箱", "<iframe src=/xx></iframe>") == "cantTell"
    channel = "<p>本栏目用于咨询政策、投诉举报和提出建议，5个工作日内答复。</p>"
    assert told("consultation", "互动交流", channel) == "passed"
    assert told("consultation", "互动交流", "<p>欢迎参与。</p>") == "inapplicable"
    assert told("services", "县长信箱", TOLD) == "inapplicable"
    request = "<p>申请范围：主动公开以外的政府信息。</p><p>申请流程：提交申请、受理、答复。</p>"
    assert told("disclosure-request", "依申请公开", request) == "passed"
    for who in ("公民、法人和其他组织可以向本机关申请获取政府信息。", "可申请公开的信息：主动公开以外的信息。"):
        assert told("disclosure-request", "依申请公开", f"<p>{who}办理流程：申请、受理、答复。</p>") == "passed"
    assert told("disclosure-request", "依申请公开", "<p>联系我们</p>") == "failed"


CHANNELS = {"新闻中心": "/xw/", "政务公开": "/gk/", "政务服务": "/fw/", "互动交流": "/hd/"}


def mapped(body: str, *pages: PageFacts, **values: Any) -> list[tuple[str, str]]:
    start = home(CHANNELS, "<div class=footer><p>主办：县政府 浙ICP备05000001号</p><a href=/map/>网站地图</a></div>")
    columns = [column(path, name) for name, path in CHANNELS.items()]
    own = [page(f"<div class=main>{body}</div>", kind="other", path="/map/", parent="/")] if body else []
    seen = survey_of(start, *columns, *own, *pages, **values)
    return words(site_map(seen.pages, seen))


def links(*names: str) -> str:
    return "<ul>" + "".join(f"<li><a href={CHANNELS[n]}>{n}</a></li>" for n in names) + "</ul>"


def test_site_map_whole() -> None:
    assert mapped(links(*CHANNELS)) == [("passed", "网站地图可用")]


def test_site_map_lacks_channels() -> None:
    assert mapped(links("新闻中心")) == [("failed", "网站地图没有列出全部一级栏目")]
    assert mapped(links("新闻中心", "政务公开", "政务服务")) == [("advice", "网站地图没有列出全部一级栏目")]


def test_site_map_with_a_dead_link() -> None:
    from pytest_govsite.model import Page, Unobserved, UnobservedReason
    from tests.checks.columns.portal import address

    url = address("/gone/")
    dead = PageFacts(
        page=Page(url=url), unobserved=(Unobserved(url=url, reason=UnobservedReason.HTTP_ERROR, status=404),)
    )
    assert mapped(links(*CHANNELS) + "<a href=/gone/>旧栏目</a>", dead) == [("failed", "网站地图中的链接打不开")]


def test_site_map_empty_or_made_by_a_script() -> None:
    assert mapped("<p>网站地图</p>") == [("failed", "网站地图没有列出栏目")]
    assert mapped("<iframe src=/m.html></iframe>")[0][0] == "cantTell"


def test_site_map_that_was_not_read() -> None:
    from tests.checks.columns.portal import address

    assert mapped("", probes=(LinkProbe(url=address("/map/"), status=404),))[0][0] == "failed"
    assert mapped("", probes=(LinkProbe(url=address("/map/"), status=200),))[0][0] == "cantTell"
    assert mapped("")[0][0] == "untested"


def test_no_site_map() -> None:
    seen = survey_of(home(CHANNELS))
    assert words(site_map(seen.pages, seen))[0][0] == "inapplicable"
