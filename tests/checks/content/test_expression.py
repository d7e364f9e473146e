from __future__ import annotations

import re
import time
import tomllib
from importlib.resources import files

import pytest

from pytest_govsite.checks.content import misstatements, typos
from pytest_govsite.checks.content.wordings import Wordings
from pytest_govsite.model import Outcome, PageFacts, Region
from tests.checks.building import HOME, block, image, is_failure, metas, one, source_page


def saying(text: str) -> PageFacts:
    return source_page(block(text, Region.MAIN))


CERTAIN = (
    "根据《中华人民共合国民法典》的规定", "中共人民共和国成立", "示范县人名政府办公室关于印发工作要点的通知", "县人民政俯常务会议", "热烈庆祝中国共产觉成立",
    "中共中英、国务院印发", "县第十七届人名代表大会第三次会议", "示范县人民检查院提起公诉", "坚持中国特色社会注意道路", "学习习进平总书记重要讲话", "县委书纪王某某主持会议", "现任省水利厅党组书纪、厅长", "村党支部书纪",
    "中华人民 共合国", "以习近平时新代中国特色社会主义思想为指导",
)  # fmt: skip
RIGHT = (
    "中华人民共和国成立", "中华人民共和国国务院令", "示范县人民政府", "填写负责人名政府采购目录", "中国共产党", "中国共产主义青年团", "中共中央、国务院", "国务院公报",
    "中国国家博物院落建成", "人民代表大会制度", "人民检察院", "到医院检查院内感染情况", "社会主义核心价值观", "特色社会注意力经济", "县委书记、县长", "党委书纪律检查", "党组书纪实文学",
    "习近平总书记", "习进平家庭农场", "来自香港、澳门等国家和地区的游客", "港澳台等国家和地区的访客", "涉外、涉港澳台等国家有关规定", "涉及港澳台的国家规定", "扫黑除恶专项斗争", "中华人民和国家利益", "各级人民政府付出努力",
)  # fmt: skip
SPOKEN_OF = (
    "有网站把“中华人民共和国”误写成“中华人民共合国”", "勘误：县人名政府应为县人民政府", "“人民检查院”不是规范写法", "不得写作中共人民共和国", "秸杆→秸秆，中华人民共合国→中华人民共和国", "通报指出，某网站将名称错写为示范县人民政俯",
)  # fmt: skip
DOUBTFUL = (
    "中国人民共和国",
    "深入开展扫黑出恶斗争",
    "中港两国的贸易",
    "台湾等国家的水果",
    "港澳台等国家的孩子另行规定",
    "标语上写着“中共人民共和国”几个字",
)


@pytest.mark.parametrize("text", CERTAIN)
def test_wordings_without_a_legitimate_reading_fail(text: str) -> None:
    verdict = one(misstatements(saying(text)))
    assert is_failure(verdict)
    assert "【" in verdict.found
    assert verdict.expected


@pytest.mark.parametrize("text", [*RIGHT, *SPOKEN_OF])
def test_right_wordings_and_corrections_pass(text: str) -> None:
    assert one(misstatements(saying(text))).outcome is Outcome.PASSED


@pytest.mark.parametrize("text", DOUBTFUL)
def test_doubtful_and_quoted_wordings_are_for_a_person(text: str) -> None:
    assert one(misstatements(saying(text))).outcome is Outcome.CANT_TELL


def test_the_context_is_thirty_characters_on_each_side() -> None:
    verdict = one(misstatements(saying("前" * 40 + "人民检查院" + "后" * 40)))
    assert verdict.found == "前" * 30 + "【人民检查院】" + "后" * 30


@pytest.mark.parametrize(
    "page",
    [
        source_page(title="示范县人民检查院"),
        source_page(image("/a.jpg", alt="人民检查院大楼")),
        source_page(*metas(description="示范县人民检查院网站")),
    ],
)
def test_titles_labels_and_alternatives_are_read(page: PageFacts) -> None:
    assert is_failure(one(misstatements(page)))


def test_what_is_hidden_is_not_read() -> None:
    page = source_page(block("人民检查院", visible=False), block("人民检察院"))
    assert one(misstatements(page)).outcome is Outcome.PASSED
    assert one(misstatements(source_page())).outcome is Outcome.INAPPLICABLE


def test_lists_of_the_inspecting_body_are_taken() -> None:
    own = Wordings([{"wrong": "青雨县", "right": "青屿县", "certain": True, "except": ["青雨县道"]}])
    assert is_failure(one(misstatements(saying("青雨县人民政府"), own)))
    assert one(misstatements(saying("青雨县道改造"), own)).outcome is Outcome.PASSED
    assert one(misstatements(saying("任何文字"), Wordings([]))).outcome is Outcome.PASSED


MISPRINTS = (
    "禁止露天焚烧秸杆", "会议布署了下一步工作", "按装充电桩", "竟聘上岗", "再接再励", "工作的的成效", "完成了了任务", "一如继往", "脱贫功坚", "游客络驿不绝", "责无旁代", "编篡县志",
    "关于关于做好防汛工作的通知", "电离幅射",
)  # fmt: skip
NO_MISPRINTS = (
    "秸秆综合利用", "发布署名文章", "按装备清单验收", "毕竟选择不多", "当即然后", "目的的实现", "的的确确", "为了了解情况", "不了了之", "了了分明", "每日报消防安全",
    "防控", "疫情防空洞改造", "既使用又养护", "帐户", "世外桃园农家乐", "擅自改编篡改作品", "“秸杆”应为“秸秆”", "社会工作工作者",
)  # fmt: skip


@pytest.mark.parametrize("text", MISPRINTS)
def test_misprints_are_for_a_person_with_their_rate(text: str) -> None:
    verdict = one(typos([saying(text)]))
    assert verdict.outcome is Outcome.CANT_TELL
    assert "每万字" in verdict.measured
    assert verdict.term
    assert verdict.term in verdict.found
    assert "每万字" not in verdict.found


@pytest.mark.parametrize("text", NO_MISPRINTS)
def test_right_words_pass(text: str) -> None:
    assert one(typos([saying(text)])).outcome is Outcome.PASSED


def test_the_rate_is_that_of_the_whole_site() -> None:
    pages = [source_page(block("字" * 4_998 + "秸杆")), source_page(block("字" * 5_000), url=f"{HOME}a.html")]
    assert "每万字 1.00 处（共 10000 字）" in one(typos(pages)).measured


def test_a_text_on_many_pages_counts_once() -> None:
    pages = [source_page(block("底部一如继往"), url=f"{HOME}{n}.html") for n in range(5)]
    assert "共 6 字" in one(typos(pages)).measured


def test_without_chinese_text_there_is_nothing_to_read() -> None:
    assert one(typos([source_page(block("Welcome"))])).outcome is Outcome.INAPPLICABLE


@pytest.mark.parametrize("name", ["misstatements", "typos"])
def test_every_entry_of_the_lists_is_sound(name: str) -> None:
    text = files("pytest_govsite.checks.content").joinpath(f"{name}.toml").read_text("utf-8")
    for entry in tomllib.loads(text)["entries"]:
        assert not re.search(entry["wrong"], entry["right"]), entry
        assert re.compile(entry["wrong"]).groups == 0
        assert set(entry) <= {"wrong", "right", "level", "certain", "source", "except"}
        assert entry.get("level", "general") in ("serious", "general", "hint")
        assert name == "typos" or entry["source"] in ("reports", "xinhua")
        assert not entry.get("certain") or entry["level"] == "serious"


def test_a_long_page_is_read_quickly() -> None:
    page = source_page(*(block("中华人民共和国示范县人民政府的了" * 100) for _ in range(120)))
    begun = time.perf_counter()
    list(misstatements(page))
    list(typos([page]))
    assert time.perf_counter() - begun < 2


def test_doubtful_words_are_told_in_each_context_and_certain_ones_once() -> None:
    page = source_page(block("甲乡禁烧秸杆"), block("乙镇回收秸杆"), block("甲乡禁烧 秸杆"))
    told = list(typos([page]))
    assert [(v.term, v.found) for v in told] == [("秸杆", "甲乡禁烧【秸杆】"), ("秸杆", "乙镇回收【秸杆】")]
    assert len({v.context for v in told}) == 2
    own = Wordings([{"wrong": "青雨县人名政府", "right": "青雨县人民政府", "certain": True}])
    page = source_page(block("青雨县人名政府印发"), block("青雨县人名政府发布"), block("横幅“青雨县人名政府”"))
    assert [v.outcome for v in misstatements(page, own)] == [Outcome.FAILED, Outcome.CANT_TELL]


def test_the_context_of_words_is_what_stands_near_them_wherever_that_is() -> None:
    [one_page] = typos([source_page(block("各乡镇要做好禁止露天焚烧 秸杆 的工作" + "后" * 40))])
    [other] = typos([source_page(block("各乡镇要做好禁止露天焚烧秸杆的工作" + "后" * 90), url=f"{HOME}other.html")])
    [changed] = typos([source_page(block("各乡镇要做好禁止露天焚烧秸杆的宣传" + "后" * 40))])
    assert one_page.context == other.context != changed.context
