from __future__ import annotations

import pytest

from pytest_govsite.checks.columns import not_blank
from tests.checks.columns.portal import NEWS, TEXT, column, home, survey_of
from tests.checks.writing import page, single

SUBMIT = "<form action=/s method=post><input name=name type=text><textarea name=t></textarea></form>"
MENU = "<ul class=left><li><a href=/zw/a/>机构职能</a></li><li><a href=/zw/b/>通知公告</a></li><li><a href=/zw/c/>人事信息</a></li></ul>"


@pytest.mark.parametrize(
    ("body", "outcome", "message"),
    [
        (NEWS, "passed", "栏目有内容"),
        (f"<p>{TEXT}</p>", "passed", "栏目有内容"),
        (SUBMIT, "passed", "栏目有内容"),
        ("<table>" + "<tr><td>城关街道</td><td>下辖八个社区</td></tr>" * 6 + "</table>", "passed", "栏目有内容"),
        (
            "<table><tr><th>标题</th><th>日期</th></tr><tr><td>共 0 条</td><td></td></tr></table>",
            "failed",
            "空白栏目：列表没有条目，也没有说明",
        ),
        (
            "<article><h4>陈海峰 厅长</h4><p>主持全面工作。1970年5月生，中共党员。</p></article>"
            "<article><h4>林雅琴 副厅长</h4><p>分管生态修复工作。1975年3月生，大学学历。</p></article>",
            "passed",
            "栏目有内容",
        ),
        (
            "<p>地址：示范县政府街1号 邮编：756299 电话：(0954)3016000 邮箱：xb@shifan.gov.cn</p>",
            "passed",
            "栏目有内容",
        ),
        (
            "<ul></ul><p>共 0 条记录，第 1/1 页，每页显示 20 条：首页 上一页 下一页 尾页</p>",
            "failed",
            "空白栏目：列表没有条目，也没有说明",
        ),
        ("<p>地址：示范市翠苑路18号　邮编：310012　电话：0571-88889999</p>", "passed", "栏目有内容"),
        (
            "<form action=/jdcx><label for=b>办件编号：</label><input id=b name=bh><input type=submit value=查询进度></form>",
            "passed",
            "栏目有内容",
        ),
        (
            "<form action=/list><label for=b>标题</label><input id=b name=keyword><input type=submit value=搜索></form><ul></ul>",
            "failed",
            "空白栏目：列表没有条目，也没有说明",
        ),
        ("<ul></ul><p>当前栏目共有信息：0 条</p>", "failed", "空白栏目：列表没有条目，也没有说明"),
        (
            "<button>身份证丢失怎样补办？</button><div style=display:none>持户口簿到户籍所在地派出所办理，二十日内领取。</div>"
            "<button>居民医保怎样缴费？</button><div style=display:none>可以通过客户端或者到便民服务点缴费，年底截止。</div>",
            "passed",
            "栏目有内容",
        ),
        (
            "<details><summary>县教育体育局</summary>负责人 刘建华<br>电话 0563-8012402<br>地址 文化路18号</details>"
            "<details><summary>县财政局</summary>负责人 许红梅<br>电话 0563-8012403<br>地址 政务大道1号</details>",
            "passed",
            "栏目有内容",
        ),
        (
            "<button>查询</button><ul></ul><div style=display:none>您访问的链接即将离开本网站，将打开新的页面，是否继续访问？</div>"
            "<div style=display:none>操作成功，我们将在五个工作日之内答复您提交的信件和问题。</div>",
            "failed",
            "空白栏目：列表没有条目，也没有说明",
        ),
        ("<ul></ul>", "failed", "空白栏目：列表没有条目，也没有说明"),
        ("<ul></ul><p>暂无数据</p>", "passed", "栏目暂无内容，已作说明"),
        ("<p>内容更新中，敬请期待</p>", "passed", "栏目暂无内容，已作说明"),
        ("<p>数据加载中…</p>", "untested", "栏目内容由脚本或框架生成，本次没有看到，未作判断"),
        ("<iframe src=/list/12.html></iframe>", "untested", "栏目内容由脚本或框架生成，本次没有看到，未作判断"),
    ],
)
def test_not_blank(body: str, outcome: str, message: str) -> None:
    shown = column("/lm/", "通知公告", body)
    assert single(not_blank(shown, survey_of(home({"通知公告": "/lm/"}), shown))) == (outcome, message)


def test_list_that_a_script_fills_is_not_judged() -> None:
    shown = column("/lm/", "通知公告", "<ul></ul>", scripted_content=True)
    assert single(not_blank(shown, survey_of(home({"通知公告": "/lm/"}), shown)))[0] == "untested"


def test_rendered_list_that_stays_empty_is_blank() -> None:
    shown = column("/lm/", "通知公告", "<ul></ul>", scripted_content=True, rendered=True)
    assert single(not_blank(shown, survey_of(home({"通知公告": "/lm/"}), shown)))[0] == "failed"


def test_side_menu_of_neighbours_is_no_content() -> None:
    pages = [
        column(path, name, MENU + body, depth=2)
        for path, name, body in (
            ("/zw/a/", "机构职能", f"<p>{TEXT}</p>"),
            ("/zw/b/", "通知公告", ""),
            ("/zw/c/", "人事信息", NEWS),
        )
    ]
    survey = survey_of(home({"政务公开": "/zw/a/"}), *pages)
    assert [single(not_blank(p, survey))[0] for p in pages] == ["passed", "failed", "passed"]


def test_channel_that_leads_to_its_columns() -> None:
    channel = column("/zw/", "政务公开", MENU)
    below = [column(f"/zw/{x}/", x, above=("政务公开",)) for x in "abc"]
    assert single(not_blank(channel, survey_of(home({"政务公开": "/zw/"}), channel, *below)))[0] == "passed"


def test_channel_of_a_single_column() -> None:
    only = "<table><tr><td><a href=/zj/gk/>县情概况</a></td></tr></table>"
    channel = column("/zj/", "走进示范", only)
    below = column("/zj/gk/", "县情概况", f"<p>{TEXT}</p>", above=("走进示范",))
    assert single(not_blank(channel, survey_of(home({"走进示范": "/zj/"}), channel, below)))[0] == "passed"
    beside = column("/tz/", "通知公告")
    astray = column("/zj/", "走进示范", only.replace("/zj/gk/", "/tz/"))
    assert single(not_blank(astray, survey_of(home({"走进示范": "/zj/"}), astray, beside)))[0] == "failed"


def test_list_that_stands_on_every_column_is_no_content() -> None:
    hot = "<div class=hot><h3>热点信息</h3><ul>" + "".join(
        f"<li><a href=/hot/{i}.html>热点信息标题文字示例第{i}条</a><span>2026-11-1{i}</span></li>" for i in range(5)
    )
    pages = [column(f"/l{i}/", f"栏目{i}", (NEWS if i else "") + hot + "</ul></div>") for i in range(4)]
    survey = survey_of(home({f"栏目{i}": f"/l{i}/" for i in range(4)}), *pages)
    assert [single(not_blank(p, survey))[0] for p in pages] == ["failed", "passed", "passed", "passed"]


@pytest.mark.parametrize(("belongs_to", "outcome"), [("政策文件", "passed"), ("热点信息", "failed")])
def test_list_that_channel_and_catalogue_show_too_is_content_of_the_column_of_its_entries(
    belongs_to: str, outcome: str
) -> None:
    titles = [f"示范县政府关于印发第{i}项实施办法的通知" for i in range(3)]
    files = "<ul>" + "".join(f"<li><a href=/wj/{i}.html>{t}</a><b>2026-11-1{i}</b></li>" for i, t in enumerate(titles))
    trail = f"<div class=location>当前位置：<a href=/>首页</a> &gt; <a href=/x/>{belongs_to}</a></div>"
    entries = [page(f"{trail}<h1>{t}</h1><p>{TEXT}</p>", path=f"/wj/{i}.html") for i, t in enumerate(titles)]
    own = column("/wj/", "政策文件", f"{files}</ul>")
    others = [column(f"/l{i}/", f"栏目{i}", f"{files}</ul>" + NEWS.replace("href=", f"href=/n{i}/")) for i in range(3)]
    survey = survey_of(home({"政策文件": "/wj/", "栏目0": "/l0/"}), own, *others, *entries)
    assert single(not_blank(own, survey))[0] == outcome


def test_one_column_under_several_addresses_is_not_blank() -> None:
    pages = [column(f"/l{i}/", f"栏目{i}", NEWS.replace("href=", "href=/xw/")) for i in range(4)]
    survey = survey_of(home({f"栏目{i}": f"/l{i}/" for i in range(4)}), *pages)
    assert {single(not_blank(p, survey))[0] for p in pages} == {"passed"}


def test_page_outside_the_site_s_own_tree() -> None:
    stray = column("/ceshi/", "测试栏目", "", parent="")
    assert single(not_blank(stray, survey_of(home({"通知公告": "/lm/"}), stray)))[0] == "inapplicable"


def test_picture_of_the_column_alone() -> None:
    shown = column("/jg/", "机构设置", "<img src=/images/zzjg.png alt=组织机构图>")
    assert single(not_blank(shown, survey_of(home({"机构设置": "/jg/"}), shown)))[0] == "passed"


def test_banner_of_all_columns_is_no_content() -> None:
    pages = [column(f"/l{i}/", f"栏目{i}", "<img src=/images/banner.jpg>" + (NEWS if i else "")) for i in range(2)]
    survey = survey_of(home({f"栏目{i}": f"/l{i}/" for i in range(2)}), *pages)
    assert single(not_blank(pages[0], survey))[0] == "failed"


def test_column_that_was_not_reached_by_a_link_of_the_home_page_but_by_another_column() -> None:
    channel = column("/zw/", "政务公开", "<div><a href=/zw/rs/>人事信息</a></div>" + NEWS)
    below = page("<h2>人事信息</h2><ul></ul>", kind="column", path="/zw/rs/", parent="/zw/", depth=2)
    assert single(not_blank(below, survey_of(home({"政务公开": "/zw/"}), channel, below)))[0] == "failed"


def test_listed_pages_need_no_way_from_the_home_page() -> None:
    shown = column("/lm/", "通知公告", "<ul></ul>", parent="")
    assert single(not_blank(shown, survey_of(shown, whole_site=False)))[0] == "failed"


def test_a_table_with_headings_that_leads_to_neighbour_columns_is_content() -> None:
    rows = "".join(
        f"<tr><td><a href=/col/{n}/>{t}</a></td><td>县府办</td><td>20日</td></tr>"
        for n, t in (("a", "机构"), ("b", "公告"))
    )
    heads = "<tr><th>事项</th><th>主体</th><th>时限</th></tr>"
    others = [column(f"/col/{n}/", t, depth=2) for n, t in (("a", "机构"), ("b", "公告"))]
    outcomes = []
    for body in (f"<table>{heads}{rows}</table>", f"<table>{heads}<tr><td>共 0 条</td><td></td></tr></table>"):
        shown = column("/col/c/", "公开目录", body, depth=2)
        survey = survey_of(home({"公开目录": "/col/c/", "机构": "/col/a/", "公告": "/col/b/"}), shown, *others)
        outcomes.append(single(not_blank(shown, survey))[0])
    assert outcomes == ["passed", "failed"]


def test_a_list_of_neighbour_columns_is_content_where_no_neighbour_shows_it() -> None:
    entries = "".join(f"<li><a href=/gk/{n}/>{n}信息公开</a></li>" for n in ("jg", "ld", "wj", "ys"))
    cards = f"<ul class=cards>{entries}</ul>"
    again = cards.replace("jg", "jd")
    names = {"jg": "机构职能", "ld": "领导信息", "wj": "政策文件", "ys": "财政预决算"}
    shown = column("/gk/nr/", "法定主动公开内容", f"<h2>目录</h2>{cards}", above=("政务公开",), depth=2)
    outcomes = []
    for beside in ("", again):
        others = [
            column(f"/gk/{n}/", t, f"<p>{TEXT}</p>{beside}", above=("政务公开",), depth=2) for n, t in names.items()
        ]
        start = home({"法定主动公开内容": "/gk/nr/"} | {t: f"/gk/{n}/" for n, t in names.items()})
        outcomes.append(single(not_blank(shown, survey_of(start, shown, *others)))[0])
    assert outcomes == ["passed", "failed"]
