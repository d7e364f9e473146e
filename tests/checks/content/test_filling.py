from __future__ import annotations

import pytest

from pytest_govsite.checks.content import leftover_test_data
from pytest_govsite.model import LinkList, ListItem, Outcome, PageType, Region, SourceSighting, Trail
from tests.checks.building import block, image, is_advice, is_failure, link, metas, one, site, source_page

CERTAIN = (
    "测试", "测试1", "测试测试", "测试文章", "这是一条测试", "这是一篇测试文章", "test", "Test 01", "testtest", "ceshi", "aaa", "dddd",
    "asdasd", "asdf", "标题标题", "新闻标题1", "文章标题一", "示例标题", "测试一下，请忽略", "此处为标题", "【测试】", "新建文本文档",
    "关于测试的通知（测试，请勿删除）",
)  # fmt: skip
DOUBTFUL = ("测试公告", "测试数据", "【测试】你的消防知识及格吗", "哈哈哈哈", "demo", "示例图片", "示例文本")
REAL = (
    "软件测试工程师招聘", "核酸检测", "应急测试", "高考体测", "关于开展普通话水平测试的通知", "2026年度国家普通话水平测试报名公告",
    "体质测试", "测试中心", "我县举行防空警报测试", "测试赛圆满结束", "消费者权益知识小测试", "标题党要不得", "内容", "图片", "标题",
    "Testing and certification", "AAA级信用企业名单", "AAA", "www", "III", "3A景区", "XXX", "110", "《测试报告》公示", "新建居住区配套文件汇编",
    "图片新闻", "新闻图片", "文章标题", "栏目简介", "作者简介", "内容简介", "图片文字", "示范文本", "测试仪器采购项目中标公告", "网速测试", "12345", "12345热线", "12315", "119", "iii",
)  # fmt: skip


def listed(text: str, date: str = "2026-11-02") -> LinkList:
    return LinkList(selector="ul", items=(ListItem(text=text, url="https://www.shifan.gov.cn/a.html", date=date),))


@pytest.mark.parametrize("name", CERTAIN)
def test_names_that_are_filling_as_a_whole_fail(name: str) -> None:
    verdict = one(leftover_test_data(source_page(block("正文"), lists=(listed(name),)), site()))
    assert is_failure(verdict)
    assert verdict.found == name


@pytest.mark.parametrize("name", DOUBTFUL)
def test_names_that_may_be_real_are_for_a_person(name: str) -> None:
    assert one(leftover_test_data(source_page(lists=(listed(name),), title="x"), site())).outcome is Outcome.CANT_TELL


@pytest.mark.parametrize("name", REAL)
def test_names_of_real_articles_pass(name: str) -> None:
    page = source_page(title=f"{name}_示范县人民政府", lists=(listed(name, ""),), kind=PageType.ARTICLE)
    assert one(leftover_test_data(page, site())).outcome is Outcome.PASSED


def test_digits_alone_fail_as_a_title_and_not_as_the_number_of_a_page() -> None:
    titled = source_page(headline=block("111", Region.MAIN), title="111")
    assert [v.outcome for v in leftover_test_data(titled, site())] == [Outcome.FAILED, Outcome.FAILED]
    paged = source_page(block("第 111 页", Region.MAIN), lists=(listed("111", ""),))
    assert one(leftover_test_data(paged, site())).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "values",
    [
        {"trail": Trail(selector="div", entries=("首页", "测试栏目", "正文"))},
        {"links": (link("测试", "/cs/", Region.NAVIGATION),)},
        {"metas": metas(Author="测试")},
        {"metas": metas(ContentSource="aaa")},
        {"metas": metas(ArticleTitle="测试标题")},
        {"metas": metas(ArticleTitle="测试标题测试标题")},
        {"sources": (SourceSighting(selector="span", text="来源：测试", label="来源", value="测试"),)},
        {"images": (image("https://via.placeholder.com/300x200", Region.MAIN),)},
        {"images": (image("/a.png", alt="占位图片"),)},
        {"links": (link("附件", "/upload/%E6%B5%8B%E8%AF%95.docx", Region.MAIN),)},
        {"links": (link("附件", "/upload/test.pdf", Region.MAIN),)},
        {"blocks": (block("浙ICP备12345678号-1"),)},
        {"blocks": (block("浙公网安备 XXXXXXXXXXXXXX号"),)},
        {"blocks": (block("Lorem ipsum dolor sit amet, consectetur", Region.MAIN),)},
        {"blocks": (block("简介：示例文字示例文字示例文字", Region.MAIN),)},
        {"blocks": (block("本页内容均为测试数据", Region.MAIN),)},
        {"kind": PageType.ARTICLE, "blocks": (block("测试内容", Region.MAIN),)},
    ],
)  # fmt: skip
def test_every_place_is_looked_at(values: dict[str, object]) -> None:
    assert is_failure(one(leftover_test_data(source_page(title="示范县人民政府", **values), site())))


@pytest.mark.parametrize(
    "values",
    [
        {"trail": Trail(selector="div", entries=("首页", "普通话测试", "测试"))},
        {"links": (link("在线测试", "/cs/", Region.NAVIGATION),)},
        {"links": (link("附件", "/upload/111.pdf", Region.MAIN), link("附件", "/upload/testimony.pdf", Region.MAIN))},
        {"images": (image("https://www.shifan.gov.cn/placeholder.com.png", Region.MAIN, alt="测试现场图片"),)},
        {"blocks": (block("浙ICP备05000001号-1"), block("浙公网安备 33010602011771号"))},
        {"blocks": (block("测试", Region.MAIN, tag="td"), block("测试内容", Region.MAIN)), "main_text_length": 900},
        {"blocks": (block("填写时请参照示例文字，占位符不用删除。", Region.MAIN),), "main_text_length": 90},
        {"blocks": (block("测试内容", Region.MAIN, visible=False),)},
    ],
)
def test_look_alikes_pass(values: dict[str, object]) -> None:
    assert one(leftover_test_data(source_page(title="示范县人民政府", **values), site())).outcome is Outcome.PASSED


def test_a_paragraph_of_filling_on_a_page_of_links_is_for_a_person() -> None:
    page = source_page(block("测试内容", Region.MAIN), title="普通话", kind=PageType.COLUMN)
    assert one(leftover_test_data(page, site())).outcome is Outcome.CANT_TELL


def test_failures_of_a_sample_are_advice() -> None:
    page = source_page(lists=(listed("测试"),), title="列表")
    assert is_advice(one(leftover_test_data(page, site(content="sample"))))
    assert is_failure(one(leftover_test_data(page, site(content="migrated"))))


def test_a_page_without_anything_is_not_concerned() -> None:
    assert one(leftover_test_data(source_page(), site())).outcome is Outcome.INAPPLICABLE


@pytest.mark.parametrize("name", ["123", "1234", "123456", "000", "123123"])
def test_digits_that_fill_a_title_fail(name: str) -> None:
    assert is_failure(one(leftover_test_data(source_page(lists=(listed(name),), title="公告"), site())))


def test_filling_before_a_true_sentence_is_told() -> None:
    text = "测试测试测试asdf。读者凭身份证或社会保障卡即可借阅，新馆周二至周日开放。"
    assert is_failure(one(leftover_test_data(source_page(block(text, Region.MAIN), title="新馆开放"), site())))
    for twice in ("测试测试 asdf 1234由承办处室负责更新。", "第二条　asdf测试由承办处室负责更新。"):
        assert is_failure(one(leftover_test_data(source_page(block(twice, Region.MAIN), title="新馆开放"), site())))
    real = text.replace("测试测试测试asdf", "测试人员先测试系统，再测试接口")
    assert (
        one(leftover_test_data(source_page(block(real, Region.MAIN), title="新馆开放"), site())).outcome
        is Outcome.PASSED
    )
