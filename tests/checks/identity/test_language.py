from __future__ import annotations

from pytest_govsite.checks.identity import default_language
from pytest_govsite.checks.identity.language import script_of
from pytest_govsite.model import Outcome, Region
from tests.checks.building import block, is_failure, one, site, source_page

SIMPLIFIED = "示范县召开全县经济运行调度会议，县长出席并讲话，要求各乡镇、各部门紧盯全年目标，狠抓项目建设和招商引资，确保实现开门红。"
TRADITIONAL = "示範縣召開全縣經濟運行調度會議，縣長出席並講話，要求各鄉鎮、各部門緊盯全年目標，狠抓項目建設和招商引資，確保實現開門紅。"
ENGLISH = (
    "The county held a meeting on economic development and the magistrate gave a speech about the goals of this year."
)


def judged(text: str, **values):
    return one(default_language(source_page(block(text, Region.MAIN), **values), site()))


def test_simplified_chinese_passes():
    verdict = judged(SIMPLIFIED)
    assert verdict.outcome is Outcome.PASSED
    assert "繁体专用字 0 个" in verdict.measured


def test_traditional_chinese_fails():
    verdict = judged(TRADITIONAL)
    assert is_failure(verdict)
    assert verdict.message.zh == "首页默认是繁体中文"


def test_a_foreign_language_fails():
    verdict = judged(ENGLISH)
    assert is_failure(verdict)
    assert verdict.message.zh == "首页默认不是中文"


def test_a_mixture_is_for_a_person():
    assert judged(SIMPLIFIED * 3 + TRADITIONAL).outcome is Outcome.CANT_TELL


def test_little_text_is_for_a_person_or_untested_where_a_script_brings_it():
    assert judged("首页").outcome is Outcome.CANT_TELL
    assert judged("首页", scripted_content=True).outcome is Outcome.UNTESTED


def test_characters_of_one_script():
    assert script_of("县") == "simplified"
    assert script_of("縣") == "traditional"
    assert script_of("中") == ""
    assert script_of("a") == ""
