from __future__ import annotations

import asyncio
import re

import pytest

from pytest_govsite.discover.classify import MARGIN, classify
from pytest_govsite.discover.clues import Clues, ListMark, read_clues
from pytest_govsite.discover.outline import Crawl, Inbound, Outline
from pytest_govsite.discover.pages import describe, with_rendered
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Edition, PageType
from tests.discover.labelled import Outcome, crawled, listed_outcomes, wrong
from tests.discover.sites import editions, html5, jeecms, trs, wordpress, xxgk
from tests.discover.write_classification import TARGET, groups


@pytest.fixture(scope="module")
def found() -> dict[str, list[Outcome]]:
    return groups()


def test_the_set_is_large_and_varied(found: dict[str, list[Outcome]]) -> None:
    everything = [outcome for group in found.values() for outcome in group]
    assert len({outcome.page.url for outcome in everything}) >= 200
    assert len({outcome.site for outcome in everything}) >= 16
    assert {outcome.label.type for outcome in everything} == set(PageType)


def test_at_least_95_of_100_are_right(found: dict[str, list[Outcome]]) -> None:
    everything = [outcome for group in found.values() for outcome in group]
    assert sum(o.right for o in everything) >= 0.95 * len(everything), wrong(everything)
    for title, group in found.items():
        assert sum(o.right for o in group) >= 0.93 * len(group), f"{title}\n{wrong(group)}"


def test_the_published_tables_claim_no_more_than_is_true(found: dict[str, list[Outcome]]) -> None:
    published = dict(
        re.findall(r"^## (.+?): \d+ of \d+ right \(([\d.]+)%\)$", TARGET.read_text(encoding="utf-8"), re.M)
    )
    for title, group in found.items():
        share = 100 * sum(outcome.right for outcome in group) / len(group)
        assert share >= float(published[title]) - 1.0, f"{title}: python -m tests.discover.write_classification"


def test_every_decision_keeps_its_signals(found: dict[str, list[Outcome]]) -> None:
    for group in found.values():
        for outcome in group:
            page = outcome.page
            own = [signal for signal in page.signals if signal.type is page.type and signal.weight > 0]
            assert own or page.type is PageType.OTHER
            assert all(signal.what for signal in page.signals)
            assert page.type is PageType.OTHER or page.margin >= MARGIN or own[0].what == "同模板的其他页面"


def test_editions(found: dict[str, list[Outcome]]) -> None:
    for style in (editions, trs, wordpress):
        for outcome in listed_outcomes(style.build()):
            expected = Edition.ELDER if outcome.label.type is PageType.ELDER else outcome.label.edition
            assert outcome.page.edition is expected, outcome.page.url


def test_labels_that_say_something_else_do_not_mislead() -> None:
    site = jeecms.build()
    wrong_label = '<meta name="ArticleTitle" content="首页"><meta name="PubDate" content="2019-01-01">'
    assert all(wrong_label in page.html for page in site.pages.values())
    assert all(outcome.right for outcome in listed_outcomes(site))


@pytest.mark.parametrize(
    ("trail", "edition"),
    [
        (("长者专区", "要闻", "正文"), Edition.ELDER),
        (("首页", "长者专区", "正文"), Edition.MAIN),
        (("老年大学", "正文"), Edition.MAIN),
    ],
)
def test_an_article_whose_trail_begins_at_the_edition_for_the_elderly_belongs_to_it(
    trail: tuple[str, ...], edition: Edition
) -> None:
    clues = Clues(
        title="县召开防汛抗旱工作会议", text_length=900, shown_length=900, time=True, source=True, trail=trail
    )
    assert classify(Outline(url="http://x.cn/old/info/1.htm", clues=clues), "http://x.cn/").edition is edition


def test_a_page_without_any_sign_is_other() -> None:
    decided = classify(
        Outline(url="http://x.cn/w", clues=read_clues(read_document("", "http://x.cn/w"))), "http://x.cn/"
    )
    assert decided.type is PageType.OTHER


def test_signs_that_balance_are_other() -> None:
    clues = Clues(title="某页", longest=9, lists=1, text_length=300, shown_length=1200, link_length=400, links=9)
    decided = classify(Outline(url="http://x.cn/w", clues=clues), "http://x.cn/")
    assert decided.margin < MARGIN
    assert decided.type is PageType.OTHER


def test_the_type_that_was_given_stands() -> None:
    outline = Outline(url="http://x.cn/", clues=Clues(), declared=PageType.INTERACTIVE)
    assert classify(outline).type is PageType.INTERACTIVE


def test_there_is_one_home_page_in_a_crawl() -> None:
    for style in (trs, editions):
        pages = describe(asyncio.run(crawled(style.build())))
        assert [page.type for page in pages].count(PageType.HOME) == 1


def test_news_about_the_elderly_is_no_page_for_the_elderly() -> None:
    pages = {page.url: page for page in describe(asyncio.run(crawled(editions.build())))}
    page = pages["http://www.baisha.gov.cn/zt/slhgz/2024/t20240512_8.html"]
    assert page.type is PageType.ARTICLE
    assert page.edition is Edition.MAIN


def test_a_poor_page_follows_the_clear_majority_of_its_template() -> None:
    rich = Clues(title="县召开防汛抗旱工作会议", text_length=900, shown_length=900, time=True, source=True)
    poor = Clues(title="公告", text_length=110, shown_length=110, longest=3, lists=1, links=3)
    outlines = tuple(
        Outline(url=f"http://x.cn/xw/show_{n}.html", clues=poor if n == 7 else rich, skeleton=(1, 2, 3))
        for n in range(12)
    )
    crawl = Crawl(start_url="http://x.cn/", home_url="http://x.cn/", outlines=outlines, discovered=12)
    assert classify(outlines[7], crawl.home_url).type is PageType.OTHER
    page = describe(crawl)[7]
    assert page.type is PageType.ARTICLE
    assert page.signals[0].what == "同模板的其他页面"


def test_the_place_in_the_site_counts() -> None:
    clues = Clues(title="甲", text_length=150, shown_length=200, link_length=20, links=2)
    trail = classify(
        Outline(url="http://x.cn/w/", clues=clues, inbound=Inbound(trail=3, navigation=9, total=9)), "http://x.cn/"
    )
    listed = classify(
        Outline(url="http://x.cn/w/", clues=clues, inbound=Inbound(dated=1, listed=1, total=1)), "http://x.cn/"
    )
    weight = {
        t: sum(s.weight for s in d.signals if s.type is PageType.COLUMN)
        for t, d in (("trail", trail), ("list", listed))
    }
    assert weight["trail"] > weight["list"] + 2
    assert listed.type is PageType.ARTICLE


def test_a_list_that_many_pages_have_is_a_menu() -> None:
    menu = ListMark(digest=1, size=12, length=60)
    own = ListMark(digest=2, size=15, dated=15, headed=True, length=300)
    clues = Clues(
        marks=(menu, own),
        lists=2,
        longest=15,
        longest_dated=15,
        items=27,
        dated=15,
        links=27,
        link_length=360,
        shown_length=400,
    )
    kept = clues.without({1})
    assert (kept.lists, kept.longest, kept.links, kept.link_length, kept.shown_length) == (1, 15, 15, 300, 340)
    assert clues.without({9}) is clues
    assert clues.without({1, 2}).longest_dated == 0


def test_pages_that_are_looked_at_one_by_one() -> None:
    for style in (xxgk, trs, jeecms, wordpress):
        found = listed_outcomes(style.build())
        assert sum(outcome.right for outcome in found) >= 0.9 * len(found), wrong(found)


def test_what_is_rendered_tells_more_than_an_empty_source() -> None:
    site = html5.build()
    url, shown = f"{site.origin}/empty", asyncio.run(site.fetch(f"{site.origin}/channel/yaowen")).document
    assert shown is not None
    crawl = asyncio.run(crawled(site))
    before = next(page for page in describe(crawl) if page.url == url)
    after = next(page for page in describe(with_rendered(crawl, {url: shown})) if page.url == url)
    assert (before.type, after.type) == (PageType.OTHER, PageType.COLUMN)


def _read(body: str, title: str, labels: str = "", **inbound: int) -> PageType:
    html = f"<html><head><title>{title}-示范县</title>{labels}</head><body>{body}</body></html>"
    url = "http://x.cn/art/2026/11/12.html"
    outline = Outline(url=url, clues=read_clues(read_document(html, url)), inbound=Inbound(total=1, **inbound))
    return classify(outline, "http://x.cn/").type


_CALL = "《示范县健身设施规划（征求意见稿）》公开征求意见"
_COLUMN_LABELS = '<meta name="ColumnName" content="回应关切"><meta name="ColumnKeywords" content="回应">'
_COLUMN_TRAIL = (
    "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/zwgk/'>政务公开</a> &gt; <a href='/hygq/'>回应关切</a></div>"
)


def test_a_short_survey_is_no_article() -> None:
    asked = "<form action=/s method=post><label><input type=radio name=a>有</label><label><input type=radio name=a>无</label><textarea name=t></textarea><input type=submit value=提交></form>"
    period = "<p>征集时间：2026-11-10至2026-12-10　状态：{}</p>"
    assert _read(f"<h1>{_CALL}</h1>{period.format('进行中')}{asked}", _CALL, dated=1, listed=1) is PageType.INTERACTIVE
    ended = f"<h1>{_CALL}</h1>{period.format('已结束')}<p><a href=/r.html>结果反馈</a></p>"
    assert _read(ended, _CALL, dated=1, listed=1) is PageType.INTERACTIVE


def test_a_page_of_one_question_is_interactive() -> None:
    trail = "<div>当前位置：<a href=/>首页</a> &gt; <a href=/pj/>网站评价</a></div>"
    choice = "<form action=/s method=post>{}<button type=submit>提交</button></form>".format(
        "".join(f"<label><input type=radio name=a value={n}>{n}</label>" for n in ("满意", "一般", "不满意"))
    )
    title = "<title>网站评价-示范县人民政府</title>"
    assert _type_of(title, f"{trail}<h1>网站评价</h1>{choice}", "http://x.cn/pj/", trail=2) is PageType.INTERACTIVE
    news = "".join(f"<li><a href=/a{n}.html>县政府召开第{n}次会议</a> 2026-11-0{n}</li>" for n in range(1, 6))
    listed = f"{trail}<h1>新闻</h1><ul>{news}</ul>{choice}"
    assert _type_of(title + _COLUMN_LABELS, listed, "http://x.cn/pj/", trail=2) is PageType.COLUMN


def test_an_article_about_a_survey_is_an_article() -> None:
    text = (
        "<p>"
        + "为充分听取社会各方面意见，现将征求意见稿全文公布，社会各界可以通过信函、电子邮件提出意见。" * 6
        + "</p>"
    )
    line = "<p>发布时间：2026-11-10 09:00 来源：县教育体育局</p>"
    end = "<p>征集时间：2026-11-10至2026-12-10</p>"
    assert (
        _read(f"<h1>关于{_CALL}的公告</h1>{line}{text}{end}", f"关于{_CALL}的公告", dated=1, listed=1)
        is PageType.ARTICLE
    )


def test_a_letter_headed_by_who_wrote_and_when_is_no_article() -> None:
    asked = "<div class=who>赵** 于 2026-11-17 10:22 咨询</div><div>房屋墙体开裂，申请危房改造找哪个部门？</div>"
    reply = "<div class=who>县住建局 于 2026-11-20 09:45 答复</div><div>您好！可以向村民委员会提出申请。</div>"
    name = "咨询农村危房改造申请条件"
    assert _read(f"<h1>{name}</h1>{asked}{reply}", name, listed=1) is PageType.INTERACTIVE
    line = "<p>发布时间：2026-11-20 09:45 来源：示范日报</p>"
    assert _read(f"<h1>{name}</h1>{line}<p>{'有关情况如下，请大家了解。' * 12}</p>", name, listed=1) is PageType.ARTICLE


def test_a_page_below_a_mailbox_is_a_letter_whatever_its_parts_are_called() -> None:
    name = "云岭镇中心小学门口缺少斑马线"
    body = (
        f"<div class=position>当前位置：<a href=/>首页</a> &gt; <a href=/hd/>互动交流</a> &gt; <a href=/xx/>县长信箱</a> &gt; {name}</div>"
        f"<h1>{name}</h1><h2>我要建议</h2><p>学校门口车流量大，建议施划斑马线。</p><p>—— 周** 2026-11-09 08:05</p>"
        "<h2>官方答复</h2><p>您好！我局已在学校门口施划人行横道线。</p><p>—— 县公安局 2026-11-12 16:30</p>"
    )
    assert _read(body, name, dated=1, listed=1) is PageType.INTERACTIVE
    elsewhere = body.replace("县长信箱", "部门动态").replace("互动交流", "新闻中心")
    assert _read(elsewhere, name, dated=1, listed=1) is not PageType.INTERACTIVE
    labels = f"<meta name=ArticleTitle content={name}><meta name=PubDate content='2026-11-09 08:05'>"
    assert _read(body, name, labels, dated=1, listed=1) is PageType.ARTICLE


def test_a_column_of_one_entry_or_none_is_known_by_its_labels_and_trail() -> None:
    entry = (
        "<table><tr><td>回应关切</td></tr><tr><td><a href=/a.html>关于供暖的回应</a></td><td>11-05</td></tr></table>"
    )
    for body in (entry, "<h1>回应关切</h1><ul></ul>"):
        html = f"<html><head><title>示范县 回应关切</title>{_COLUMN_LABELS}</head><body>{_COLUMN_TRAIL}{body}</body></html>"
        url = "http://x.cn/hygq/index.html"
        outline = Outline(url=url, clues=read_clues(read_document(html, url)))
        assert classify(outline, "http://x.cn/").type is PageType.COLUMN


def _type_of(head: str, body: str, url: str, **inbound: int) -> PageType:
    clues = read_clues(read_document(f"<html><head>{head}</head><body>{body}</body></html>", url))
    return classify(Outline(url=url, clues=clues, inbound=Inbound(**inbound)), "http://x.cn/").type


def test_a_column_whose_trail_names_another_is_known_by_its_labels() -> None:
    labels = _COLUMN_LABELS.replace("回应关切", "机构职能")
    body = (
        "<div>您现在的位置：<a href=/>首页</a> &gt; <a href=/col/col17/index.html>领导信息</a></div><h1>机构职能</h1>"
        "<p>县政府办公室负责县政府日常工作，承担政务公开、督查和应急值守工作，组织起草县政府文件，协调各部门落实县政府决定的事项。</p>"
    )
    title = "<title>机构职能_示范县人民政府</title>"
    assert _type_of(title + labels, body, "http://x.cn/col/col16/index.html", listed=1) is PageType.COLUMN


def test_pages_about_the_site_itself_are_no_columns() -> None:
    trail = "<div>您现在的位置：<a href=/>首页</a> &gt; <a href=/col/about.html>关于我们</a></div>"
    text = "<p>本网站由示范县人民政府办公室主办，示范县数据局承办，发布政务信息，提供办事服务和互动交流。</p>"
    title = "<title>关于我们_示范县人民政府</title>"
    bare = _type_of(title, f"{trail}<h1>关于我们</h1>{text}", "http://x.cn/col/about.html", trail=1)
    assert bare is PageType.OTHER
    labels = _COLUMN_LABELS.replace("回应关切", "关于我们")
    labelled = _type_of(title + labels, f"{trail}<h1>关于我们</h1>{text}", "http://x.cn/col/about.html", trail=1)
    assert labelled is PageType.COLUMN
