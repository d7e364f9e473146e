from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.model import Environment, SelfCheck
from pytest_govsite.record.html import record_html
from tests.record import build

REPORT: dict[str, Any] = {
    "number": "JC-2026-001",
    "purpose": "上线验收",
    "issued": "2026-11-30",
    "contract_no": "HT-7",
    "body": {
        "name": "某检测中心",
        "address": "府前路 1 号",
        "cma": "230000000001",
        "cnas": "L0001",
        "location": "本中心机房",
    },
    "client": {"name": "示范县人民政府办公室"},
    "sample": {"name": "示范县政府网站", "version": "v2.3.1", "number": "S-1", "access": "预发布环境"},
    "people": {"tested": ["张三", "李四"], "reviewed": "王五", "approved": "赵六", "approved_title": "授权签字人"},
}


def tree_of(**report: Any) -> LexborHTMLParser:
    changes = report.pop("changes", {})
    return LexborHTMLParser(record_html(build.record(report=REPORT | report if report is not None else {}, **changes)))


def text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return re.sub(r"\s+", " ", node.text()) if node is not None else ""


@pytest.fixture(scope="module")
def formal() -> LexborHTMLParser:
    return tree_of()


@pytest.fixture(scope="module")
def informal() -> LexborHTMLParser:
    return LexborHTMLParser(record_html(build.record()))


def test_the_cover_of_a_report_has_sample_client_body_day_and_place_for_the_seal(formal: LexborHTMLParser) -> None:
    cover = text(formal, ".cover")
    for word in (
        "JC-2026-001",
        "示范县政府网站",
        "示范县人民政府办公室",
        "上线验收",
        "某检测中心",
        "2026年11月30日",
        "盖章",
    ):
        assert word in cover
    assert [mark.text() for mark in formal.css(".accreditations span")] == ["CMA 230000000001", "CNAS L0001"]


def test_a_record_without_a_number_has_no_seal_no_day_of_issue_and_no_accreditation(informal: LexborHTMLParser) -> None:
    cover = text(informal, ".cover")
    assert "盖章" not in cover
    assert "签发日期" not in cover
    assert "不是正式检测报告" in text(informal, "#statement")
    body = {**REPORT["body"]}
    assert not tree_of(number="", body=body).css(".accreditations")


def test_marks_of_accreditation_need_everything_inside_the_scope() -> None:
    tree = tree_of(outside_accreditation=["accessibility"])
    assert not tree.css(".accreditations")
    assert "▲" in text(tree, "#statement")
    assert text(tree, "[id='r-a11y.alt'] .outside") == "▲"
    assert tree.css_first("[id='r-footer.icp'] .outside") is None


def test_what_the_client_supplied_is_marked(formal: LexborHTMLParser) -> None:
    assert "◇" in text(formal, "#statement")
    sample = text(formal, "#sample")
    for value in ("v2.3.1 ◇", "S-1 ◇", "预发布环境 ◇", "HT-7 ◇"):
        assert value in sample
    assert "某检测中心 ◇" not in text(formal, ".cover")


def test_the_conclusion_names_sample_place_days_documents_rule_and_people(formal: LexborHTMLParser) -> None:
    conclusion = text(formal, "#conclusion")
    for word in (
        "示范县政府网站",
        "本中心机房",
        "2026-11-22 09:30:00",
        "2 份文件",
        "任一强制性项目不符合",
        "张三、李四",
        "王五",
        "赵六",
        "授权签字人",
    ):
        assert word in conclusion
    assert conclusion.count("年 月 日") == 3


def test_an_amended_report_names_the_one_it_replaces() -> None:
    assert "JC-2026-000" in text(tree_of(amends="JC-2026-000"), "#statement")


def test_environment_clock_network_and_self_check_are_told() -> None:
    here = Environment(
        account="tester", machine="x86_64, 2 CPU", system="Linux-6.1", outside_reachable=False, clock_offset=3.0,
        resolve=("www.shifan.gov.cn → 10.1.2.3:8443",), clock_samples=12, self_check=SelfCheck(state="changed", files=9, sha256="ef" * 32),
    )  # fmt: skip
    method = text(tree_of(changes={"environment": here}), "#method")
    for word in (
        "tester",
        "Linux-6.1",
        "访问不到公共网络",
        "10.1.2.3:8443",
        "快 3 秒（12 次",
        "不一致",
        "ef" * 32,
        "抽样方案",
        "种子 7",
    ):
        assert word in method
    assert "未能核对" in text(tree_of(), "#method")


def test_deviations_concessions_exclusions_and_results_of_others_have_their_places() -> None:
    external = [{"item": "等级保护测评", "body": "某测评公司", "certificate": "Z-1", "report": "DB-9"}]
    tree = tree_of(
        external=external, changes={"notes": ("方法偏离：availability.load-time 配置的限值 5 比规范的 3 宽",)}
    )
    chapter = text(tree, "#open")
    for word in ("方法偏离", "限值 5 比规范的 3 宽", "委托方约定下一版整改", "委托方不要求", "某测评公司", "DB-9"):
        assert word in chapter


def test_pages_and_times_of_the_sample_are_told() -> None:
    coverage = msgspec.structs.replace(
        build.record().coverage, first_fetch="2026-11-22T09:30:05+08:00", last_fetch="2026-11-22T09:36:00+08:00"
    )
    sample = text(tree_of(changes={"coverage": coverage}), "#sample")
    assert "2026-11-22 09:30:05 +08:00 至 2026-11-22 09:36:00 +08:00" in sample
    assert "浏览器打开 7 页" in sample


def test_the_order_is_that_of_a_report(formal: LexborHTMLParser) -> None:
    order = [node.attributes["id"] for node in formal.css("main > section[id]")]
    wanted = [
        "statement",
        "conclusion",
        "sample",
        "basis",
        "coverage",
        "method",
        "results",
        "failed",
        "advice",
        "open",
        "pages",
        "files",
    ]
    assert [name for name in order if name in wanted] == wanted
    assert text(formal, "p.end") == "以下空白"


def test_hostile_words_of_the_configuration_are_inert() -> None:
    tree = tree_of(
        client={"name": build.HOSTILE},
        people={"tested": [build.HOSTILE]},
        amends=build.HOSTILE,
        external=[{"item": build.HOSTILE, "body": "b"}],
    )
    assert len(tree.css("script")) == 1
    assert "\u202e" not in tree.html
