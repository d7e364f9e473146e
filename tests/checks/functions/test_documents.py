from __future__ import annotations

from typing import Any

from pytest_govsite.checks.functions import interpretation_exists, interpretation_links, validity_mark
from pytest_govsite.checks.functions.document_reading import core_of
from pytest_govsite.model import PageFacts
from tests.checks.columns.portal import column, home, survey_of
from tests.checks.writing import article, labelled, page, words

NAME = "示范县住房保障管理办法"
DOC = f"示范县人民政府关于印发《{NAME}》的通知"
READ = f"《{NAME}》政策解读"
HOME = home({"政策文件": "/wj/", "政策解读": "/jd/", "规范性文件": "/gf/"})


def document(
    title: str = DOC, *, extra: str = "", path: str = "/wj/1.html", name: str = "政策文件", **values: Any
) -> PageFacts:
    body = article(title, trail=f"<a href=/>首页</a> &gt; <a href=/wj/>{name}</a> &gt; 正文", extra=extra, **values)
    return page(body, path=path, head=f"<title>{title}</title>{labelled(ColumnName=name)}", parent="/wj/")


def reading(title: str = READ, *, extra: str = "", path: str = "/jd/1.html") -> PageFacts:
    return document(title, extra=extra, path=path, name="政策解读")


def judged(check: Any, *pages: PageFacts, **values: Any) -> list[tuple[str, str]]:
    seen = survey_of(HOME, column("/wj/", "政策文件"), column("/jd/", "政策解读"), *pages, **values)
    return words(check(seen.pages, seen))


TO_READING = "<p>相关解读：<a href=/jd/1.html>政策解读</a></p>"
TO_DOCUMENT = "<p>政策原文：<a href=/wj/1.html>原文</a></p>"


def test_linked_both_ways() -> None:
    assert judged(interpretation_links, document(extra=TO_READING), reading(extra=TO_DOCUMENT)) == [
        ("passed", "文件与解读互相链接")
    ]


def test_linked_one_way_or_not_at_all() -> None:
    assert judged(interpretation_links, document(extra=TO_READING), reading()) == [("failed", "解读没有链接到政策文件")]
    assert judged(interpretation_links, document(), reading(extra=TO_DOCUMENT)) == [
        ("failed", "政策文件没有链接到解读")
    ]
    assert [o for o, _ in judged(interpretation_links, document(), reading())] == ["failed", "failed"]


def test_nothing_that_belongs_together() -> None:
    other = reading("《示范县森林防火办法》政策解读")
    assert judged(interpretation_links, document(), other)[0][0] == "inapplicable"
    assert judged(interpretation_links, document())[0][0] == "inapplicable"


def test_cores_of_titles() -> None:
    assert core_of(DOC) == core_of(NAME) == NAME
    assert core_of("示范县人民政府办公室关于印发示范县住房保障管理办法的通知") == NAME
    assert core_of("关于进一步加强防汛工作的通知") == "进一步加强防汛工作"


CHART = "<img src=/i/chart.png alt=图解>"


def test_interpreted() -> None:
    assert judged(interpretation_exists, document(), reading(extra=CHART)) == [("passed", "规范性文件有解读")]


def test_interpreted_by_text_alone() -> None:
    assert judged(interpretation_exists, document(), reading())[1] == (
        "failed",
        "政策解读只有文字，没有图表、音视频等形式",
    )


def test_a_small_chart_that_is_named_is_another_form() -> None:
    chart = "<p><img src=/c.png alt=一图读懂住房保障 width=400 height=200></p>"
    assert judged(interpretation_exists, document(), reading(extra=chart)) == [("passed", "规范性文件有解读")]


def test_not_interpreted_is_for_a_person() -> None:
    other = reading("一图读懂示范县森林防火办法")
    assert judged(interpretation_exists, document(), other) == [
        ("cantTell", "规范性文件没有看到解读，是否属于应解读的重要文件请人工确认")
    ]


def test_what_was_repealed_owes_no_interpretation() -> None:
    ended, clause = "<p>有效性：废止</p>", "<p>《示范县住房保障暂行办法》同时废止。</p>"
    other = reading("一图读懂示范县森林防火办法")
    assert judged(interpretation_exists, document(extra=ended), other)[0][0] == "inapplicable"
    assert judged(interpretation_exists, document(extra=clause), other)[0][0] == "cantTell"


def test_no_interpretation_at_all() -> None:
    assert judged(interpretation_exists, document()) == [("failed", "没有任何政策解读")]
    assert judged(interpretation_exists, document(), truncated=True)[0][0] == "cantTell"


def test_no_normative_document() -> None:
    assert judged(interpretation_exists, document("关于召开会议的通知"))[0][0] == "inapplicable"
    assert (
        judged(interpretation_exists, document("关于《示范县住房办法（征求意见稿）》公开征求意见"))[0][0]
        == "inapplicable"
    )


def test_only_the_latest_three() -> None:
    old = [
        document(f"关于印发《示范县第{n}号管理办法》的通知", path=f"/wj/{n}.html", info=f"发布时间：2026-0{n}-01 09:30")
        for n in range(1, 6)
    ]
    assert len(judged(interpretation_exists, *old, reading("一图读懂防汛"))) == 3


def test_validity() -> None:
    marked = "<table><tr><th>文号</th><td>示政发〔2026〕1号</td><th>有效性</th><td>有效</td></tr></table>"
    assert judged(validity_mark, document(extra=marked, name="规范性文件")) == [("passed", "文件标明了有效性")]
    assert judged(validity_mark, document(name="行政规范性文件")) == [("failed", "规范性文件没有标明有效性")]
    numbered = "<dl><dt>发文字号</dt><dd>{}〔2026〕3号</dd></dl>"
    assert judged(validity_mark, document(extra=numbered.format("赣水规范字")))[0][0] == "failed"
    assert judged(validity_mark, document(extra=numbered.format("杭规")))[0][0] == "inapplicable"  # a planning bureau's
    kind = "<table><tr><th>文件类型</th><td>行政规范性文件</td></tr></table>"
    assert judged(validity_mark, document(extra=kind))[0][0] == "failed"
    for kind in ("<b>组配分类：</b>行政规范性文件", "<b>组配分类</b> 行政规范性文件"):
        assert judged(validity_mark, document(extra=f"<ul><li>{kind}</li></ul>"))[0][0] == "failed"
    assert judged(validity_mark, document())[0][0] == "inapplicable"


def test_repealed() -> None:
    decision = document("示范县人民政府关于废止部分规范性文件的决定", path="/wj/9.html", text=f"决定废止《{NAME}》。")
    assert judged(validity_mark, document(), decision) == [("failed", "已废止的文件没有在页面上注明")]
    assert judged(validity_mark, document(extra="<p>【已废止】</p>"), decision)[0][0] != "failed"
    kept = document("示范县人民政府关于公布继续有效文件目录的通知", path="/wj/9.html", text=f"《{NAME}》继续有效。")
    assert judged(validity_mark, document(), kept)[0][0] == "inapplicable"


def test_document_that_stands_in_two_columns() -> None:
    twin = document(path="/wj/2.html", extra=TO_READING, name="规范性文件")
    assert judged(
        interpretation_links,
        document(extra=TO_READING),
        twin,
        reading(extra="<p>原文：<a href=/wj/2.html>文件</a></p>"),
    ) == [("passed", "文件与解读互相链接")]


def test_menu_that_names_normative_documents() -> None:
    menu = "<ul class=left><li><a href=/gf/>规范性文件</a></li><li><a href=/qt/>其他文件</a></li></ul>"
    assert judged(validity_mark, document(extra=menu))[0][0] == "inapplicable"
