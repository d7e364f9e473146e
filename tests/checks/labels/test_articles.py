from __future__ import annotations

import pytest

from pytest_govsite.checks import labels
from tests.checks.building import site
from tests.checks.writing import article, labelled, page, single, words

TITLE = "示范县举办“政务公开”培训班"


@pytest.mark.parametrize(
    ("shown", "value", "outcome"),
    [
        (TITLE, TITLE, "passed"),
        ("示范县举办 &quot;政务公开&quot;<br>培训班", TITLE, "passed"),
        ("示范县２０２６年度<br>培训班", "示范县2026年度培训班", "passed"),
        ("示范县举办政务公开培训班<br>——提升公开质量", "示范县举办政务公开培训班", "passed"),
        ("示范县举办政务公开培训班", "示范县举办政务公开培训班-示范县人民政府", "failed"),
        (TITLE, "关于开展档案征集的公告", "failed"),
    ],
)
def test_article_title(shown: str, value: str, outcome: str) -> None:
    read = page(article(shown), head=labelled(ArticleTitle=value.replace('"', "&quot;")))
    assert single(labels.article_title(read))[0] == outcome


def test_article_title_messages() -> None:
    assert single(labels.article_title(page(article()))) == ("failed", "缺少 ArticleTitle（标题）标签")
    wrong = page(article("示范县举办政务公开培训班"), head=labelled(ArticleTitle="关于开展档案征集的公告"))
    assert single(labels.article_title(wrong)) == ("failed", "ArticleTitle 标签与显示的标题不一致")
    untitled = page("<p>无标题</p>", head=labelled(ArticleTitle="关于开展档案征集的公告"))
    assert single(labels.article_title(untitled))[0] == "cantTell"


def test_subtitle_apart_is_no_failure() -> None:
    body = article("示范县举办政务公开培训班").replace("</h1>", "</h1><h3>——县政府办公室供稿</h3>")
    for value in ("示范县举办政务公开培训班", "示范县举办政务公开培训班——县政府办公室供稿"):
        assert single(labels.article_title(page(body, head=labelled(ArticleTitle=value))))[0] == "passed"


@pytest.mark.parametrize(
    ("value", "shown", "expected"),
    [
        ("2026-11-18 09:30", "2026-11-18 09:30", [("passed", "PubDate 标签为真实的发布时间")]),
        ("2026-11-18 09:30", "2026-11-18", [("passed", "PubDate 标签为真实的发布时间")]),
        ("2026-11-18 09:30", "2026年11月18日 09:30", [("passed", "PubDate 标签为真实的发布时间")]),
        ("2026-11-18 09:30:15", "2026-11-18 09:30", [("advice", "PubDate 标签多写了秒，宜为 YYYY-MM-DD HH:MM")]),
        ("2026-11-18", "2026-11-18", [("failed", "PubDate 标签的格式不对，应为 YYYY-MM-DD HH:MM")]),
        ("2026/11/18 09:30", "2026-11-18", [("failed", "PubDate 标签的格式不对，应为 YYYY-MM-DD HH:MM")]),
        ("2026-11-18T09:30", "2026-11-18", [("failed", "PubDate 标签的格式不对，应为 YYYY-MM-DD HH:MM")]),
        ("2026-02-30 09:30", "2026-02-28", [("failed", "PubDate 标签的日期或时刻不存在")]),
        ("2026-11-18 25:30", "2026-11-18", [("failed", "PubDate 标签的日期或时刻不存在")]),
        (
            "2026-11-18 09∶30",
            "2026-11-18",
            [("failed", "PubDate 标签里有形似的字符（全角数字、“∶”等），应使用半角数字、“-”和“:”")],
        ),
        (
            "２０２６-11-18 09:30",
            "2026-11-18",
            [("failed", "PubDate 标签里有形似的字符（全角数字、“∶”等），应使用半角数字、“-”和“:”")],
        ),
        ("2026-11-18 09:31", "2026-11-18 09:30", [("failed", "PubDate 标签与页面显示的发布时间不一致")]),
        ("2026-11-17 09:30", "2026-11-18", [("failed", "PubDate 标签与页面显示的发布时间不一致")]),
        ("", "2026-11-18", [("failed", "PubDate（发布时间）标签的值为空")]),
        ("发布时间", "2026-11-18", [("failed", "PubDate（发布时间）标签仍是模板占位内容，没有换成真实的值")]),
    ],
)
def test_pub_date(value: str, shown: str, expected: list[tuple[str, str]]) -> None:
    read = page(article(info=f"发布时间：{shown}　来源：县政府办"), head=labelled(PubDate=value))
    assert words(labels.pub_date(read, site())) == expected


def test_pub_date_in_the_future() -> None:
    read = page(article(info="发布时间：2026-12-01 09:30"), head=labelled(PubDate="2026-12-01 09:30"))
    assert words(labels.pub_date(read, site())) == [("failed", "PubDate 标签的时间晚于检测时间")]


def test_pub_date_is_not_compared_with_other_dates() -> None:
    body = article(info="<span>生成日期：2022-04-24</span> <span>成文日期：2021-01-01</span>")
    assert single(labels.pub_date(page(body, head=labelled(PubDate="2026-11-18 09:30")), site()))[0] == "passed"


def test_generation_time_in_place_of_the_publishing_time() -> None:
    body = article(info="发布日期：2017-05-15 10:49:00")
    verdicts = words(labels.pub_date(page(body, head=labelled(PubDate="2022-04-24 10:00:43")), site()))
    assert verdicts == [
        ("failed", "PubDate 标签与页面显示的发布时间不一致"),
        ("advice", "PubDate 标签多写了秒，宜为 YYYY-MM-DD HH:MM"),
    ]


@pytest.mark.parametrize(
    ("value", "info", "outcome"),
    [
        ("示范日报", "来源：示范日报", "passed"),
        ("示范日报", "来 源：　示范日报", "passed"),
        ("示范日报", "稿源：示范日报", "passed"),
        ("示范日报", "2026-11-18 09:30", "passed"),
        ("县政府办", "来源：示范日报", "failed"),
        ("", "来源：示范日报", "failed"),
    ],
)
def test_content_source(value: str, info: str, outcome: str) -> None:
    assert single(labels.content_source(page(article(info=info), head=labelled(ContentSource=value))))[0] == outcome


def test_content_source_messages() -> None:
    wrong = page(article(info="来源：示范日报"), head=labelled(ContentSource="县政府办"))
    assert single(labels.content_source(wrong)) == ("failed", "ContentSource 标签与页面显示的来源不一致")
    left = page(article(), head=labelled(ContentSource="&lt;CMSPRO_SOURCE/&gt;"))
    assert single(labels.content_source(left)) == (
        "failed",
        "ContentSource（来源）标签仍是模板占位内容，没有换成真实的值",
    )
