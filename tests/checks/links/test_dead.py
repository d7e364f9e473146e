from __future__ import annotations

import msgspec
import pytest

from pytest_govsite.checks.links import LinkSurvey, links_home, links_site
from pytest_govsite.model import LinkFacts, PageFacts
from tests.checks.building import HOME, facts, site
from tests.checks.links.surveying import answer, home, surveyed
from tests.checks.writing import article, page, word, words

OUT = "https://www.elsewhere.com/a"


def judged(check, *pages: PageFacts, **values) -> list[str]:  # type: ignore[no-untyped-def]
    survey = surveyed(*pages, **values)
    return [word(v) for v in check(pages, survey)]


@pytest.mark.parametrize(
    ("state", "own", "outside"),
    [
        ("ok", "passed", "passed"),
        ("gone", "failed", "failed"),
        ("server-error", "failed", "failed"),
        ("name", "failed", "failed"),
        ("refused", "failed", "failed"),
        ("timeout", "failed", "failed"),
        ("loop", "failed", "cantTell"),
        ("blocked", "cantTell", "cantTell"),
        ("client-error", "cantTell", "cantTell"),
        ("certificate", "cantTell", "cantTell"),
        ("tls", "cantTell", "cantTell"),
        ("broken", "cantTell", "cantTell"),
        ("name-unanswered", "cantTell", "cantTell"),
    ],
)
def test_every_state_on_the_home_page(state: str, own: str, outside: str) -> None:
    first = home("<a href=/x.html>办事</a>")
    other = home(f"<a href={OUT}>合作单位</a>")
    assert judged(links_home, first, answers=(answer("/x.html", state),))[0] == own
    assert judged(links_home, other, answers=(answer(OUT, state),))[0] == outside


def test_a_redirect_that_does_not_say_where_to_is_dead() -> None:
    first = home("<a href=/x.html>办事</a>")
    astray = msgspec.structs.replace(answer("/x.html", "client-error"), status=302)
    (verdict, _) = links_home((first,), surveyed(first, answers=(astray,)))
    assert (verdict.outcome.value, verdict.message.zh) == ("failed", "链接失效：跳转没有目标")


def test_on_other_pages_other_hosts_are_advice_and_never_on_time_out_alone() -> None:
    shown = page(f"<a href={OUT}>合作单位</a><a href=/x.html>办事</a>")
    assert judged(links_site, shown, answers=(answer(OUT, "gone"), answer("/x.html"))) == ["advice", "passed"]
    verdicts = list(links_site((shown,), surveyed(shown, answers=(answer(OUT, "timeout"), answer("/x.html")))))
    assert [(v.outcome.value, v.level and v.level.value) for v in verdicts] == [
        ("cantTell", "should"),
        ("passed", None),
    ]


def test_links_of_old_articles_are_advice_unless_a_newer_page_holds_them() -> None:
    old = page(article(info="发布时间：2021-03-02 09:30", extra="<a href=/old.doc>附件</a>"), path="/a/1.html")
    new = page(article(extra="<a href=/old.doc>附件</a>"), path="/a/2.html")
    dead = (answer("/old.doc", "gone"),)
    assert judged(links_site, old, answers=dead)[0] == "advice"
    assert judged(links_site, old, new, answers=dead)[0] == "failed"


def test_one_address_is_one_finding_with_its_pages_and_texts() -> None:
    pages = [page("<a href=/x.doc>申请表</a>", path=f"/a/{n}.html") for n in range(3)]
    survey = surveyed(*pages, answers=(answer("/x.doc", "gone"),))
    dead, rate = links_site(pages, survey)
    assert dead.message.zh == "链接失效：页面不存在"
    assert "“申请表”" in dead.found
    assert "×3" in dead.found
    assert all(f"/a/{n}.html" in dead.found for n in range(3))
    assert dead.pointer is not None
    assert dead.pointer.url == pages[0].url
    assert rate.measured == "失效 1 / 核对 1（100.0%）"


def test_addresses_of_the_home_page_are_told_there_alone() -> None:
    first, other = home("<a href=/x.html>办事</a>"), page("<a href=/x.html>办事</a>")
    dead = (answer("/x.html", "gone"),)
    assert judged(links_home, first, other, answers=dead)[0] == "failed"
    assert judged(links_site, first, other, answers=dead) == ["inapplicable"]


def test_thousands_of_addresses_of_one_dead_host_are_one_finding() -> None:
    many = "".join(f"<a href=http://old.elsewhere.cn/{n}>旧文{n}</a>" for n in range(2000))
    answers = tuple(answer(f"http://old.elsewhere.cn/{n}", "name") for n in range(2000))
    verdicts = list(links_site((), surveyed(page(many + f"<a href={OUT}>a</a>"), answers=(*answers, answer(OUT)))))
    assert [word(v) for v in verdicts] == ["advice", "passed"]
    assert "2000" in verdicts[0].found


def test_without_any_answer_from_outside_its_links_are_untested() -> None:
    shown = home(f"<a href={OUT}>合作</a><a href=/x.html>办事</a>")
    answers = (answer(OUT, "name"), answer("/x.html"))
    assert judged(links_home, shown, answers=answers, outside_reachable=False) == ["untested", "passed"]
    other = page(f"<a href={OUT}>合作</a><a href=/x.html>办事</a>")
    assert judged(links_site, other, answers=answers, outside_reachable=False) == ["passed"]


def test_pages_that_were_fetched_are_known_and_so_are_those_on_the_declared_domain() -> None:
    other = page("内容", path="/ok.html")
    first = home("<a href=/ok.html>办事</a>")
    assert words(links_home((first,), surveyed(first, other))) == [("passed", "已核对链接")]


def test_pictures_scripts_styles_and_media_count_and_what_is_not_loaded_does_not() -> None:
    body = (
        "<img src=/a.png alt=图><script src=/b.js></script><video poster=/c.jpg><source src=/d.mp4></video>"
        "<img srcset='/e.png 1x, /f.png 2x' src=/a.png alt=图><div style=\"background:url('/g.png')\"></div>"
        "<form action=/send method=post></form><a href=/logout>退出</a>"
    )
    shown = home(body, head="<link rel=stylesheet href=/h.css><link rel=canonical href=/i.html>")
    answers = tuple(
        answer(f"/{name}", "gone")
        for name in ("a.png", "b.js", "c.jpg", "d.mp4", "e.png", "f.png", "g.png", "h.css", "i.html", "send")
    )
    verdicts = [v for v in links_home((shown,), surveyed(shown, answers=answers)) if word(v) == "failed"]
    assert {v.place.rpartition("/")[2] for v in verdicts} == {
        "a.png", "b.js", "c.jpg", "d.mp4", "e.png", "f.png", "g.png", "h.css",
    }  # fmt: skip


@pytest.mark.parametrize(
    "href",
    [
        "http://",
        "https://",
        "http:// ",
        "http://[::1/x",
        "http://a b.cn/",
        "http://a.cn:99999/",
        "htpp://a.cn/",
        "htttps://a.cn/",
        "ttp://a.cn/",
    ],
)
def test_addresses_that_were_never_filled_in(href: str) -> None:
    shown = home(f"<a href='{href}'>县直部门</a>")
    assert words(links_home((shown,), surveyed(shown)))[0] == ("failed", "链接失效：地址有误")


@pytest.mark.parametrize(
    "href",
    ["mailto:a@b.cn", "tel:0571-1", "javascript:go()", "#top", "weixin://dl", "ftp://a.cn/", "data:text/plain,a", ""],
)
def test_other_schemes_are_not_asked(href: str) -> None:
    shown = home(f"<a href='{href}'>联系</a>")
    assert [word(v) for v in links_home((shown,), surveyed(shown))] == ["inapplicable"]


@pytest.mark.parametrize("state", ["broken", "client-error"])
def test_what_the_browser_cannot_open_either_is_dead_on_the_own_host(state: str) -> None:
    own, other = home("<a href=/x.html>办事</a>"), home(f"<a href={OUT}>合作单位</a>")
    seen = [msgspec.structs.replace(answer(url, state), method="browser") for url in ("/x.html", OUT)]
    assert judged(links_home, own, answers=(seen[0],))[0] == "failed"
    assert judged(links_home, other, answers=(seen[1],))[0] == "cantTell"


@pytest.mark.parametrize("state", ["gone", "server-error", "client-error", "blocked", "ok"])
def test_the_address_of_a_form_is_dead_only_where_nothing_is_there(state: str) -> None:
    shown = home("<form action=/find></form><a href=/b.html>b</a>")
    asked = (answer("/find", state), answer("/b.html"))
    assert judged(links_home, shown, answers=asked) == (["advice", "passed"] if state == "gone" else ["passed"])


@pytest.mark.parametrize(
    ("head", "outcome", "kind"),
    [
        ("<meta http-equiv=refresh content='9;url=/x'>", "failed", "自动跳转"),
        ("<link rel=alternate type=application/rss+xml href=/x>", "advice", "订阅源"),
        ("<link rel=preload as=script href=/x>", "advice", "预先加载的文件"),
        ("<style>@import '/x';</style>", "failed", "背景图片"),
    ],
)
def test_what_the_head_leads_to_or_loads(head: str, outcome: str, kind: str) -> None:
    shown = home("<a href=/b.html>b</a>", head=f"<title>示范县人民政府</title>{head}")
    verdict = next(links_home((shown,), surveyed(shown, answers=(answer("/x", "gone"), answer("/b.html")))))
    assert (word(verdict), verdict.message.zh.partition("失效")[0]) == (outcome, kind)


def test_an_address_that_was_asked_by_another_form_of_it_is_known_by_that() -> None:
    shown = home("<a href='/x.html?utm_source=a'>x</a>")
    links = LinkFacts(checks=(answer("/x.html", "gone"),), same=((f"{HOME}x.html?utm_source=a", f"{HOME}x.html"),))
    survey = LinkSurvey((shown,), site(), facts(), links)
    assert [word(v) for v in links_home((shown,), survey)] == ["failed", "passed"]


def test_an_inner_address_is_told_elsewhere() -> None:
    shown = home("<a href=http://192.168.1.2/>内网</a>")
    assert [
        word(v) for v in links_home((shown,), surveyed(shown, answers=(answer("http://192.168.1.2/", "inner"),)))
    ] == ["inapplicable"]


def test_untested_where_the_links_were_not_asked_for() -> None:
    shown = home("<a href=/x.html>办事</a>")
    survey = LinkSurvey((shown,), site(), facts(), None)
    assert [word(v) for v in links_home((shown,), survey)] == ["untested"]


def test_what_the_limit_left_out_is_told() -> None:
    shown = home(f"<a href={OUT}>a</a><a href=https://b.elsewhere.com/>b</a>")
    assert judged(links_home, shown, answers=(answer(OUT),), left_out=1) == ["untested", "passed"]
