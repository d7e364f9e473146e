from __future__ import annotations

import pytest

from .pages import TEXT, article, read


@pytest.mark.parametrize(
    ("info", "label", "value"),
    [
        ("<p>来源：示范县融媒体中心</p>", "来源", "示范县融媒体中心"),
        ("<p>信息来源：县政府办 发布时间：2026-09-16 09:24</p>", "信息来源", "县政府办"),
        ("<p>来 源：湘潭日报·新湘潭客户端</p>", "来源", "湘潭日报·新湘潭客户端"),
        ("<p>来&nbsp;&nbsp;源：新华社</p>", "来源", "新华社"),
        ("<p>稿源：新华网 作者：张三</p>", "稿源", "新华网"),
        ("<p>文章来源：县水利局 浏览次数：12</p>", "文章来源", "县水利局"),
        (
            "<div><span>2026-09-16</span><span>来源：解放日报</span><span>字号：大 中 小</span></div>",
            "来源",
            "解放日报",
        ),
        ("<div>发布时间：2026-09-16 09:24来源：县政府办<i>分享</i></div>", "来源", "县政府办"),
        (
            "<div><span>来源：</span><a href='http://www.xinhuanet.com'>新华网</a> <span>【打印】</span></div>",
            "来源",
            "新华网",
        ),
        ("<div><span id='source'>来源：\n人民日报\n</span><a>【打印】</a><a>【纠错】</a></div>", "来源", "人民日报"),
        ("<div>来源：县政府办 | 作者：张三 | 责编：李四</div>", "来源", "县政府办"),
        ("<div>[来源：县政府办]</div>", "来源", "县政府办"),
        ("<div>[2026-09-16 09:24]　【来源：县政府办】　<a>打印本页</a>　<a>分享</a></div>", "来源", "县政府办"),
        ("<div>[来源：县政府办] <a>打印本页</a></div>", "来源", "县政府办"),
        ("<div>来源：县政府办 2026-09-16 09:24</div>", "来源", "县政府办"),
        ("<table><tr><td>来源：</td><td>县财政局</td><td>浏览</td></tr></table>", "来源", "县财政局"),
        ("<div>来源：</div>", "来源", ""),
        (
            "<div><span>来源：<b></b></span><span>访问量：<b>199</b></span><span>发布日期：<b>2026-05-15</b></span></div>",
            "来源",
            "",
        ),
        ("<div><span>来源：</span><span>作者：</span><span>时间：2026-09-16</span></div>", "来源", ""),
        ("<ul><li>来源：</li><li>浏览：12</li></ul>", "来源", ""),
        ("<div>转自：人民网</div>", "转自", "人民网"),
        ("<div>来源 县政府办</div>", "来源", "县政府办"),
        ("<div><span>来源：县政府办</span> <span>语音播报</span></div>", "来源", "县政府办"),
        ("<div>信息来源：县政府办 视力保护色：<a>红</a></div>", "信息来源", "县政府办"),
        ("<div><span>信息来源 | 县政府办</span><span>发布时间 | 2026-09-16 09:24</span></div>", "信息来源", "县政府办"),
        ("<div>来源：|浏览：12</div>", "来源", ""),
    ],
)
def test_sources_near_the_title(info: str, label: str, value: str) -> None:
    found = article(info).sources[0]
    assert (found.label, found.value, found.position) == (label, value, "title")
    assert found.text.startswith(("来", "信息", "稿", "文章", "转"))


def test_a_source_below_the_text() -> None:
    after = "<div class='x'><span>来 源：湘潭日报</span> <em>责任编辑：张三</em></div>"
    assert [(s.value, s.position) for s in article("", after=after).sources] == [("湘潭日报", "below")]


@pytest.mark.parametrize(
    "text",
    [
        "<p>图文来源：区委网信办、区融媒体中心</p>",
        "<p>资料来源：县统计局</p>",
        "<p>资料来源：本公报中失业人员数据来自县人社局；价格数据来源：国家统计局。</p>",
        "<p>数据来源：县统计局</p>",
        "<p>资金来源：财政拨款</p>",
        "<p>（来源：新华社）记者从县政府获悉，今年秋粮长势良好。</p>",
        "<p>饮用水来源：示范水库</p>",
    ],
)
def test_words_in_the_text_are_no_sources(text: str) -> None:
    assert article("", text=TEXT + text + TEXT).sources == ()


@pytest.mark.parametrize(
    "text", ["图文来源：区融媒体中心", "资料来源：县统计局", "数据来源：县统计局", "图片来源：新华社", "资金来源：财政"]
)
def test_other_kinds_of_sources_after_the_text_are_none(text: str) -> None:
    assert article("", text=f"{TEXT}<p>{text}</p>").sources == ()
    assert article("", after=f"<p>{text}</p>").sources == ()


def test_the_issuing_body_of_the_information_table() -> None:
    table = "<table class='xxgk'><tr><td>索引号：</td><td>0147/2026-1</td><td>发布机构：</td><td>示范县人民政府办公室</td></tr></table>"
    document = read(f"{table}<h1>示范县人民政府关于秋收的通知</h1><div id=zoom>{TEXT}</div>")
    assert [(s.label, s.value, s.position) for s in document.sources] == [("发布机构", "示范县人民政府办公室", "table")]


def test_the_shown_source_wins_over_the_table() -> None:
    table = "<table class='xxgk'><tr><td>索引号：</td><td>0147/2026-1</td><td>发布机构：</td><td>示范县人民政府办公室</td></tr></table>"
    document = read(f"{table}<h1>示范县人民政府关于秋收的通知</h1><p>来源：县政府办</p><div id=zoom>{TEXT}</div>")
    assert [s.value for s in document.sources] == ["县政府办", "示范县人民政府办公室"]


@pytest.mark.parametrize(
    ("info", "values"),
    [
        (
            "<div><label>来源</label><span>示范日报</span><label>发布时间</label><span>2026-11-27 08:42</span></div>",
            ["示范日报"],
        ),
        (
            "<div><b>信息来源</b><i>示范县市场监督管理局办公室</i><b>发布时间</b><i>2026-11-27 08:42</i><b>点击</b><i>18</i></div>",
            ["示范县市场监督管理局办公室"],
        ),
        ("<div><b>来源</b><i>：</i></div>", [""]),
        ("<div><b>数据来源</b><i>示范县统计局</i></div>", []),
    ],
)
def test_labels_in_elements_of_their_own_need_no_colon(info: str, values: list[str]) -> None:
    assert [s.value for s in article(info).sources] == values
