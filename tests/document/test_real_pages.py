from __future__ import annotations

from functools import cache

import pytest

from pytest_govsite.document.charset import decode
from pytest_govsite.document.read import read_document
from pytest_govsite.model import DocumentFacts, Region

from .pages import SHARED, shown

pytestmark = pytest.mark.skipif(
    not (SHARED / "pages").is_dir(), reason="the folder of real pages is not beside the project"
)


@cache
def page(pattern: str) -> DocumentFacts:
    [path] = sorted(SHARED.glob(pattern))
    return read_document(decode(path.read_bytes())[0], "http://127.0.0.1:8000/x/index.html")


ARTICLES = {
    "guangdong-guangzhou-article/index.html": (
        "广州美妆产业依靠自主创新持续发力",
        ("首页", "营商环境", "营商动态"),
        ("2023-12-05", "发布时间", "title"),
        ("来源", "广州日报", "title"),
    ),
    "hunan-xiangtan-article/index.html": (
        "“从齐白石故乡吹来的风”书画展亮相澳门",
        ("首页", "政务公开", "工作动态", "部门动态"),
        ("2024-09-30 09:24", "发布时间", "title"),
        ("来源", "湘潭日报·新湘潭客户端", "below"),
    ),
    "hunan-xiangtan-article/index.derived-gb18030.html": (
        "“从齐白石故乡吹来的风”书画展亮相澳门",
        ("首页", "政务公开", "工作动态", "部门动态"),
        ("2024-09-30 09:24", "发布时间", "title"),
        ("来源", "湘潭日报·新湘潭客户端", "below"),
    ),
    "jiangxi-wanzai-article-2015/*.html": (
        "万载县2015年国民经济和社会发展统计公报",
        ("网站首页", "数据开放", "政府数据", "统计信息", "统计公报"),
        ("2017-05-15 10:49:00", "发布日期", "title"),
        ("来源", "", "title"),
    ),
    "jiangxi-wanzai-article-2022/*.html": (
        "万载县2022年国民经济和社会发展统计公报",
        ("首页", "政务公开", "部门信息公开目录", "统计局", "法定主动公开内容", "工作动态", "统计数据"),
        None,
        ("责任部门", "万载县统计局", "table"),
    ),
    "shaanxi-xian-article/index.html": (
        "2024年鄠邑区第十一届国家网络安全宣传周启动",
        ("首页", "新闻", "政务资讯", "区县热点", "正文"),
        ("2024-09-10 09:24", "发布时间", "title"),
        ("来源", "鄠邑区政府办", "title"),
    ),
    "shanghai-article/index.html": (
        "共论出版传媒业高质量发展 第十届上海民进出版传媒论坛在沪召开",
        ("首页", "要闻动态", "上海要闻"),
        ("2023-08-19", "", "title"),
        ("来源", "解放日报", "title"),
    ),
    "cac-article/index.html": (
        "从信息社会迈向智能社会",
        ("首页", "正文"),
        ("2020-02-18 09:15", "", "title"),
        ("来源", "人民日报", "title"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("path", ARTICLES)
def test_articles(path: str) -> None:
    title, trail, moment, source = ARTICLES[path]
    document = page(f"pages/{path}")
    assert document.headline is not None
    assert document.headline.text == title
    assert document.trail is not None
    assert document.trail.entries == trail
    seen = [t for t in document.times if t.visible is not False]
    assert ((seen[0].value, seen[0].label, seen[0].position) if seen else None) == moment
    found = [s for s in document.sources if s.visible is not False]
    assert (found[0].label, found[0].value, found[0].position) == source
    assert document.main_text_length > 200


COLUMNS = {
    "jiangxi-yctravel-column/index.html": (None, ("首页", "资讯动态", "旅游快报"), 25, "骑游同乐，美景共享！宜丰千人骑游活动完美落幕！", "2017-09-28"),
    "hebei-zrzy-column/index.html": ("省厅动态", ("首页", "新闻", "省厅动态"), 20, "河北：举报矿产资源违法线索有奖励", "2024-09-20"),
}  # fmt: skip


@pytest.mark.parametrize("path", COLUMNS)
def test_columns(path: str) -> None:
    title, trail, count, first, date = COLUMNS[path]
    document = page(f"pages/{path}")
    assert (document.headline.text if document.headline else None) == title
    assert document.trail is not None
    assert document.trail.entries == trail
    assert len(document.lists) == 1
    assert len(document.lists[0].items) == count
    assert (document.lists[0].items[0].text, document.lists[0].items[0].date) == (first, date)
    assert document.times == ()
    assert document.main_text_length == 0


FOOTERS = {
    "guangdong-guangzhou-article/index.html": ("广州市人民政府办公厅", "020-12345", "4401000004", "粤ICP备2022092331号-1", "44010602000929", "网站地图"),
    "jiangxi-wanzai-article-2015/*.html": ("万载县人民政府", "0795-8819792", "3609220011", "赣ICP备11002306号-1", "36092202000105", "网站地图"),
    "jiangxi-wanzai-article-2022/*.html": ("万载县人民政府", "0795-8819792", "3609220011", "赣ICP备11002306号-1", "36092202000105", "网站地图"),
    "shaanxi-xian-article/index.html": ("西安市人民政府办公厅主办", "6101000007", "陕ICP备2024054100号", "61011202000087", "网站地图"),
    "cac-article/index.html": ("国家互联网应急中心", "京ICP备14042428号", "11040102700108", "联系我们"),
    "jiangxi-yctravel-column/index.html": ("宜春市旅游发展委员会", "0795-3270639", "3609000004", "赣ICP备10004638号", "36090202000071"),
    "hebei-zrzy-column/index.html": ("河北省自然资源厅", "1300000044", "冀ICP备06002006号-17", "13010402001786", "网站地图"),
}  # fmt: skip


@pytest.mark.parametrize("path", FOOTERS)
def test_footers(path: str) -> None:
    document = page(f"pages/{path}")
    footer = shown(document, Region.FOOTER)
    assert [item for item in FOOTERS[path] if item not in footer] == []
    assert document.trail is not None
    assert document.trail.entries[-1] not in footer
    assert not document.footer_scripted
    marks = [x for x in document.links if "conac.cn" in (x.href or "") and x.region is Region.FOOTER]
    assert bool(marks) == ("yctravel" not in path)


@pytest.mark.parametrize("path", ["shanghai-article/index.html", "hunan-xiangtan-article/index.html"])
def test_footers_from_scripts(path: str) -> None:
    document = page(f"pages/{path}")
    assert document.footer_scripted
    assert shown(document, Region.FOOTER) == ""


def test_hidden_and_missing_things() -> None:
    document = page("pages/jiangxi-yctravel-column/index.html")
    [sitemap] = [x for x in document.links if "网站地图" in x.text]
    assert (sitemap.visible, sitemap.url, sitemap.region) == (False, "", Region.FOOTER)
    assert "12345" not in shown(page("pages/hebei-zrzy-column/index.html"), Region.FOOTER)
    wanzai = page("pages/jiangxi-wanzai-article-2022/*.html")
    assert len(wanzai.meta_values("SiteName")) == 2
    assert "打印" not in shown(page("pages/shanghai-article/index.html"), Region.MAIN)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("jiangxi-yctravel-column/index.html", "宜春市旅游政务网"),
        ("jiangxi-wanzai-article-2022/*.html", "万载县人民政府-"),
    ],
)
def test_names_in_headers(path: str, name: str) -> None:
    assert name in shown(page(f"pages/{path}"), Region.HEADER)


@pytest.mark.parametrize(
    "path",
    [
        "guangdong-guangzhou-article/index.html",
        "jiangxi-wanzai-article-2015/*.html",
        "shaanxi-xian-article/index.html",
        "cac-article/index.html",
    ],
)
def test_logos_in_headers(path: str) -> None:
    assert any("logo" in image.source for image in page(f"pages/{path}").images if image.region is Region.HEADER)


WUAN = [
    "index",
    "多栏目列表页",
    "详细页",
    "走进武安_列表",
    "走进武安_市长之窗",
    "走进武安_文章",
    "走进武安_特色武安",
    "通栏列表页",
]


@pytest.mark.parametrize("name", WUAN)
def test_templates_before_launch(name: str) -> None:
    document = page(f"sites/wuan/{name}.html")
    footer = shown(document, Region.FOOTER)
    for item in ("友情链接", "网站地图", "网站标识码:1304000000", "冀ICP备:10000000号", "冀公网备案号:1300000000000"):
        assert item in footer
    assert "民革" not in footer
    assert "标题标题" not in footer
    assert shown(document, Region.NAVIGATION).startswith("网站首页 走进武安")
    header = [image.source.rpartition("/")[2] for image in document.images if image.region is Region.HEADER]
    assert header == ["logo.png"]


@pytest.mark.parametrize("name", ["详细页", "走进武安_文章"])
def test_articles_before_launch(name: str) -> None:
    document = page(f"sites/wuan/{name}.html")
    assert document.headline is not None
    assert document.headline.text == "标题标题"
    assert [(t.text, t.label, t.position) for t in document.times] == [("2019-01-03", "发布时间", "title")]
    assert document.sources == ()
    assert document.trail is None


@pytest.mark.parametrize("name", ["多栏目列表页", "走进武安_列表", "通栏列表页"])
def test_columns_before_launch(name: str) -> None:
    document = page(f"sites/wuan/{name}.html")
    assert document.trail is not None
    assert document.trail.entries == ("首页", "邯郸信息", "本地动态")
    assert document.headline is not None
    assert document.headline.text == "栏目名字"
    assert [(found.heading, len(found.items), found.items[0].date) for found in document.lists] == [
        ("栏目名字", 4, "2019-01-02")
    ]


def test_the_home_page_before_launch() -> None:
    document = page("sites/wuan/index.html")
    named = [(found.heading, len(found.items)) for found in document.lists]
    assert ("图片新闻", 9) in named
    assert ("本地动态", 8) in named
    assert ("最新公文", 8) in named
    assert ("视频新闻", 4) in named
    assert document.masked == 2
