from __future__ import annotations

import pytest

from pytest_govsite.checks.links import LinkSurvey, links_wrong
from pytest_govsite.document.read import read_document
from pytest_govsite.model import LostPage
from tests.checks.building import HOME, facts, site
from tests.checks.links.surveying import answer, home, surveyed
from tests.checks.writing import page, word

NAV = "<div class=nav><a href=/a/>新闻</a><a href=/b/>公开</a></div>"


def lost(
    title: str = "提示 - 示范县人民政府", status: int = 200, text: str = "内容已经搬家，请从首页重新查找。"
) -> LostPage:
    html = f"<title>{title}</title><body>{NAV}<div class=main><p>{text}</p></div>"
    return LostPage(url=HOME + "0f.html", status=status, document=read_document(html, HOME + "0f.html"))


def judged(url: str, title: str, text: str = "", *, words: str = "办事指南", **values: object) -> list[str]:
    known = {k: values.pop(k) for k in ("lost_page",) if k in values}
    first = home(f"<a href={url}>{words}</a>")
    answers = (answer(url, title=title, text=text, **values),)
    return [word(v) for v in links_wrong((first,), surveyed(first, answers=answers, **known))]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("404 Not Found", "404 Not Found nginx"),
        ("404错误 - 示范县人民政府", "您访问的页面不存在，请检查网址。"),
        ("页面不存在", "抱歉，您访问的页面不存在或已删除"),
        ("Page Not Found", "The requested URL /a was not found on this server."),
        ("出错了", "您所访问的页面找不到了"),
        ("", "页面不存在"),
        ("", "您访问的文章不存在"),
        ("Page not found | Example County", "Oops! That page can't be found. Nothing was found at this location."),
    ],
)
def test_error_pages_behind_200_fail(title: str, text: str) -> None:
    assert judged("/x.html", title, text) == ["failed"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("系统维护中", "系统维护中，请稍后再试"),
        ("访问被拦截", "您的请求疑似攻击行为，已被网站防火墙拦截！"),
        ("系统错误", ""),
        ("404", "返回首页"),
        ("示范县人民政府", "您访问的页面不存在，5秒后返回" + "首页" * 40),
    ],
)
def test_one_sign_is_for_a_person(title: str, text: str) -> None:
    assert judged("/x.html", title, text) == ["cantTell"]


@pytest.mark.parametrize(
    ("title", "text", "words"),
    [
        ("关于更正错误信息的公告 - 示范县人民政府", "更正" * 200, "更正公告"),
        ("404页面设计规范", "政府网站404页面不存在时应当" + "友好提示" * 100, "404页面设计规范"),
        ("错误提示", "您访问的页面不存在时这样处理", "出错代码说明"),
        ("网站域名转让流程 - 示范县", "本域名转让须经审批，流程如下：" + "内容" * 250, "域名转让流程"),
        ("示范县办事指南", "材料不存在错误的，当场受理。" * 10, "办事指南"),
        ("网络安全提示", "某单位网站请求被防火墙拦截，" + "具体情况如下。" * 80, "网络安全提示"),
        ("示范县人民政府", "", "办事指南"),
        ("首页", "欢迎", "首页"),
    ],
)
def test_pages_that_only_speak_of_errors_pass(title: str, text: str, words: str) -> None:
    assert judged("/x.html", title, text, words=words) == ["passed"]


def test_parked_domains() -> None:
    out = "https://www.partner.com/"
    assert judged(out, "域名展示页", "本域名现已出售，欢迎洽谈") == ["failed"]
    assert judged(out, "www.partner.com", "This domain is for sale") == ["cantTell"]
    assert judged(out, "某某旅游公司", "欢迎来到示范") == ["passed"]


def test_an_error_page_of_another_host_is_for_a_person() -> None:
    assert judged("https://www.partner.com/a.html", "404错误", "您访问的页面不存在，请检查网址。") == ["cantTell"]


def test_what_the_site_answers_to_any_address() -> None:
    title, text = "提示 - 示范县人民政府", "内容已经搬家，请从首页重新查找。"
    assert judged("/x.html", title, text, lost_page=lost()) == ["failed"]
    assert judged("/x.html", title, text, lost_page=lost(status=404)) == ["passed"]
    assert judged("/x.html", title, "另外的内容", lost_page=lost()) == ["cantTell"]
    # all pages of the site have one title
    assert judged("/x.html", "示范县人民政府", "另外的内容", lost_page=lost("示范县人民政府")) == ["passed"]


def test_an_article_that_ends_on_the_home_page() -> None:
    assert judged("/zwgk/2019/art_1.html", "示范县人民政府", goal=HOME) == ["failed"]
    assert judged("/zwgk/bmdh/x", "示范县人民政府", goal=HOME) == ["cantTell"]
    assert judged("/zwgk/2019/art_1.html", "示范县人民政府", goal=HOME, words="返回首页") == ["passed"]
    assert judged("/zwgk/index.html", "示范县人民政府", goal=HOME) == ["passed"]
    assert judged("/index.html", "示范县人民政府", goal=HOME) == ["passed"]
    assert judged("/zwgk/2019/art_1.html", "另一篇文章", goal=HOME + "zwgk/2020/art_2.html") == ["passed"]


def test_pages_of_the_crawl_are_looked_at_too() -> None:
    first = home("<a href=/gone.html>论坛</a>")
    gone = page(
        f"{NAV}<div class=main><h1>页面不存在</h1><p>您访问的页面可能已经删除、更名。</p></div>",
        path="/gone.html",
        head="<title>页面不存在</title>",
        kind="other",
    )
    assert [word(v) for v in links_wrong((first, gone), surveyed(first, gone))] == ["failed"]


def test_nothing_to_look_at() -> None:
    first = home("文字")
    assert [word(v) for v in links_wrong((first,), surveyed(first))] == ["inapplicable"]
    assert [word(v) for v in links_wrong((first,), LinkSurvey((first,), site(), facts(), None))] == ["untested"]


def test_places_within_own_pages() -> None:
    first = home(
        "<a href=/plain.html#two>第二部分</a><a href=/plain.html#three>第三部分</a><a href=/plain.html#/app>应用</a>"
        "<a href=/scripted.html#later>后来</a><a href=https://www.partner.com/#x>合作</a>"
    )
    plain = page("<h2 id=two>第二部分</h2>", path="/plain.html", kind="other")
    scripted = page("<script src=/a.js></script>", path="/scripted.html", kind="other")
    pages = (first, plain, scripted)
    verdicts = list(links_wrong(pages, surveyed(*pages)))
    assert [(word(v), v.place) for v in verdicts] == [("advice", HOME + "plain.html#three")]


def test_an_article_that_shows_the_home_page_without_a_redirect_is_for_a_person() -> None:
    words = "示范县召开全县工作会议，部署下一阶段工作任务，县长出席并讲话，各乡镇各部门主要负责人参加。" * 2
    first = home(
        f"<div class=main><p>{words}</p><a href=/art/2.html>办事指南</a><a href=/portal/index.html>旧版</a></div>"
    )
    same = [
        page(first_body, path=path, head="<title>示范县人民政府</title>")
        for path in ("/art/2.html", "/portal/index.html")
        for first_body in (
            f"<div class=main><p>{words}</p><a href=/art/2.html>办事指南</a><a href=/portal/index.html>旧版</a></div>",
        )
    ]
    other = page(
        f"<div class=main><p>{words}之后的另一篇</p></div>", path="/art/2.html", head="<title>示范县人民政府</title>"
    )
    assert [word(v) for v in links_wrong((first, *same), surveyed(first, *same))] == ["cantTell"]
    assert [word(v) for v in links_wrong((first, other), surveyed(first, other))] == ["passed"]


def test_a_page_that_only_alerts_is_judged_by_what_it_says() -> None:
    first = home("<a href=/art/2.html>办事指南</a>")
    told = page("<script>alert('您访问的文章不存在');location.href='/';</script>", path="/art/2.html")
    assert [word(v) for v in links_wrong((first, told), surveyed(first, told))] == ["failed"]


@pytest.mark.parametrize(
    ("markup", "media_type", "title", "expected"),
    [
        ("<img src=/a/b.png>", "text/html", "示范县人民政府", ["failed"]),
        ("<img src=/a/b>", "text/html", "示范县人民政府", ["cantTell"]),
        ("<img src=/a/b.png>", "image/png", "", ["inapplicable"]),
        ("<img src=/a/b.png>", "text/html", "", ["inapplicable"]),
        ("<a href=/a/b.png>x</a><img src=/a/b.png>", "text/html", "示范县人民政府", ["passed"]),
    ],
)
def test_a_picture_whose_address_gives_a_page(markup: str, media_type: str, title: str, expected: list[str]) -> None:
    first = home(markup)
    url = "/a/b.png" if ".png" in markup else "/a/b"
    check = answer(url, media_type=media_type, title=title)
    assert [word(v) for v in links_wrong((first,), surveyed(first, answers=(check,)))] == expected
