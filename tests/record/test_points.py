from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.model import PartConclusion, PointSheet, Record, RequirementResult, Stage, Text
from pytest_govsite.norms.evaluation import evaluation_points
from pytest_govsite.record.html import record_html
from pytest_govsite.record.json import encode_record, load_record
from pytest_govsite.record.pictures import Pictures
from pytest_govsite.record.schema import record_schema
from pytest_govsite.record.summary import summary_lines
from pytest_govsite.record.word.context import WordContext
from tests.norms import test_point_sheet as golden
from tests.norms.test_decision import CANT_TELL, PASSED, result
from tests.record import build


def record(*results: RequirementResult, points: PointSheet | None = None, language: str = "zh") -> Record:
    every = golden.everything() | {r.id: r for r in results}
    elderly = PartConclusion(verdict="pending", points=evaluation_points(tuple(every.values())))
    conclusion = build.conclusion()
    conclusion = msgspec.structs.replace(conclusion, parts=conclusion.parts | {"elderly": elderly})
    sheet = points or golden.sheet(*every.values())
    return build.record(requirements=tuple(every.values()), points=sheet, conclusion=conclusion, language=language)


def annex(made: Record) -> LexborHTMLParser:
    return LexborHTMLParser(record_html(made))


def cells(tree: LexborHTMLParser, start: str) -> list[str]:
    (found,) = (row for row in tree.css("#points tr") if row.text().strip().startswith(start))
    return [" ".join(cell.text().split()) for cell in found.css("th, td")]


def test_the_annex_is_headed_reference_and_gives_no_score() -> None:
    tree = annex(record())
    section = tree.css_first("#points")
    assert "参考" in section.css_first("h2").text()
    assert "不是检测结论" in section.css_first(".caution").text()
    score = cells(tree, "得分")
    assert score[1].startswith("不给出总分")
    assert "没有对照指标原文核实" in score[1]
    assert tree.css_first(".contents a[href='#points']") is not None


def test_a_row_has_points_items_outcome_deduction_and_evidence() -> None:
    tree = annex(record(golden.failed("columns.leaders", "/"), result(CANT_TELL, id="columns.news", title="要闻栏目", reason="名称不明")))  # fmt: skip
    leaders = cells(tree, "领导信息")
    assert leaders[1:3] == ["没有这一栏目", "5 分 ※"]
    assert "不符合" in leaders[3]
    assert leaders[4] == "−5 分 ※"
    links = [a.attributes["href"] for row in tree.css("#points tr.deduct") for a in row.css("a")]
    assert "#r-columns.leaders" in links
    assert "#f-columns.leaders" in links
    assert [href for href in links if tree.css_first(f'[id="{str(href)[1:]}"]') is None] == []
    news = cells(tree, "动态要闻")
    assert news[4:] == ["未定", "要闻栏目：名称不明"]
    assert cells(tree, "机构职能")[4:] == ["不扣", ""]


def test_vetoes_are_proposed_to_a_person() -> None:
    tree = annex(record(points=golden.sheet(*golden.everything().values(), vetoes=(golden.VETO,))))
    assert cells(tree, "首页不更新")[2:] == ["程序提出，待人确认", "首页两周内没有更新（1）"]
    assert cells(tree, "栏目不更新")[2] == "未触及"
    assert cells(tree, "站点无法访问")[2] == "由人判断"


def test_a_score_stands_only_where_all_is_confirmed() -> None:
    sheet = golden.sheet(*golden.everything().values(), golden.failed("links.home", "/a"), table=golden.confirmed())
    assert sheet.score is not None
    score = cells(annex(record(points=sheet)), "得分")
    assert score[1].startswith(f"{sheet.score:g} 分")
    assert "※" not in annex(record(points=sheet)).css_first(".deductions").text()


def test_a_site_that_is_no_portal_is_told_so() -> None:
    tree = annex(record(points=golden.sheet(stage=Stage.PRELAUNCH)))
    assert "只适用于正式运行的网站" in tree.css_first("#points").text()
    assert tree.css_first(".deductions") is None


def test_the_points_of_the_evaluation_stand_beside_the_conclusion() -> None:
    tree = annex(record(result(PASSED, id="elderly.entry", part="elderly")))
    (card,) = (li.text() for li in tree.css(".parts li") if "适老化" in li.text())
    assert "评测参考分：技术评价" in card
    assert "其余 60 分由人评定 ※" in card
    total = cells(tree, "合计")
    assert total[2].startswith("不给出合计：用户满意度评价、自我评价共 60 分由人评定")
    assert cells(tree, "界面元素简约化")[2] == "得分"
    assert cells(tree, "1.4.4 限时验证")[1:3] == ["没有检测项目", "未定"]


def test_a_record_from_before_has_no_such_annex() -> None:
    tree = annex(build.record())
    assert tree.css_first("#points") is None
    assert tree.css_first(".contents a[href='#points']") is None


def test_english_without_chinese_sentences() -> None:
    tree = annex(record(language="en"))
    text = tree.css_first("#points .caution").text() + " ".join(
        n.text() for n in tree.css("#points h4, #points .suite")
    )
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in text)
    assert cells(tree, "Leaders")[1:3] == ["column missing", "5 ※"]


def test_hostile_reasons_are_inert() -> None:
    sheet = golden.sheet(result(CANT_TELL, id="columns.news", reason=build.HOSTILE))
    source = record_html(record(points=sheet))
    assert "<script>fetch" not in source
    assert "\u202e" not in source


@pytest.mark.parametrize("made", [record(), build.record(), record(points=golden.sheet(stage=Stage.TRIAL))])
def test_record_json(made: Record, tmp_path: Any) -> None:
    encoded = encode_record(made)
    assert list(jsonschema.Draft202012Validator(record_schema()).iter_errors(json.loads(encoded))) == []
    (tmp_path / "record.json").write_bytes(encoded)
    read = load_record(tmp_path)
    assert (read.points, read.conclusion) == (made.points, made.conclusion)
    parts = json.loads(encoded)["conclusion"]["parts"]
    assert [name for name, part in parts.items() if "points" in part] == (["elderly"] if made.points else [])


def test_a_record_written_before_is_still_read(tmp_path: Any) -> None:
    data = json.loads(encode_record(record()))
    del data["points"], data["conclusion"]["parts"]["elderly"]["points"]
    (tmp_path / "record.json").write_text(json.dumps(data), "utf-8")
    assert load_record(tmp_path).points is None


def test_every_state_has_a_word() -> None:
    assert all(isinstance(each, Text) for each in golden.sheet().no_score)
    for language in ("zh", "en"):
        record_html(record(language=language))


def test_the_sources_of_the_numbers_are_printed_not_only_on_hover() -> None:
    text = annex(record()).css_first("#points .sources").text()
    assert "部门自查报告中的实际扣分：政策文件、办事统计、留言公开" in text


@pytest.mark.parametrize(
    ("language", "told"), [("zh", "评测参考分：技术评价"), ("en", "Points for reference: technical")]
)
def test_the_terminal_and_word_tell_the_points_of_elderly_use_beside_its_conclusion(language: str, told: str) -> None:
    made = record(language=language)
    lines = summary_lines(made, "record.html")
    (at,) = (number for number, line in enumerate(lines) if line.strip().startswith(told))
    assert ("适老化" if language == "zh" else "Elderly") in lines[at - 1]
    parts = WordContext(made, Pictures(Path("/nowhere")), lambda _: "picture").values()["parts"]
    assert [part["points"] for part in parts if part["points"]] == [lines[at].strip()]


def test_a_record_without_points_tells_none() -> None:
    assert not any("参考分" in line for line in summary_lines(build.record(), "record.html"))
