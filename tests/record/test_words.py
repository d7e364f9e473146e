from __future__ import annotations

import re
import string
from enum import StrEnum
from pathlib import Path

import pytest
from markupsafe import Markup

from pytest_govsite import record
from pytest_govsite.inspection.stages import STAGES
from pytest_govsite.model import (
    Cause,
    Content,
    Level,
    LoadingLook,
    Outcome,
    PageType,
    Part,
    SiteKind,
    SiteLevel,
    Stage,
    UnobservedReason,
)
from pytest_govsite.model.engine_view import EnginesLook
from pytest_govsite.norms import reference
from pytest_govsite.observe.look.deep import DEEP_LOOKS
from pytest_govsite.observe.look.taking import TAKINGS
from pytest_govsite.record.csv import COLUMNS
from pytest_govsite.record.view.tally import CATEGORIES, SUITES
from pytest_govsite.record.words import Words, all_words, in_one_language

FOLDER = Path(record.__file__).parent
SOURCES = [*FOLDER.rglob("*.py"), *FOLDER.rglob("*.j2")]


def places(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_sentence_that_is_asked_for_is_there() -> None:
    asked = {
        key for source in SOURCES for key in re.findall(r'(?:\bw|words)\("([a-z_A-Z.]+)"', source.read_text("utf-8"))
    }
    assert len(asked) > 100
    whole = {key for key in asked if not key.endswith((".", "_"))}
    assert whole <= all_words().keys()
    for prefix in asked - whole:
        assert any(key.startswith(prefix) for key in all_words())


def test_every_sentence_is_in_both_languages_with_the_same_places() -> None:
    for key, text in all_words().items():
        assert text.zh.strip(), key
        assert text.en.strip(), key
        assert places(text.zh) == places(text.en), key


@pytest.mark.parametrize(
    ("family", "values"),
    [
        ("outcome", Outcome), ("level", Level), ("cause", Cause), ("part", Part), ("page_type", PageType),
        ("stage", Stage), ("content", Content), ("site_kind", SiteKind), ("site_level", SiteLevel),
        ("unobserved", UnobservedReason),
    ],
)  # fmt: skip
def test_every_value_of_the_vocabulary_has_a_name(family: str, values: type[StrEnum]) -> None:
    assert {f"{family}.{value}" for value in values} <= all_words().keys()


def test_lists_of_the_views_have_names() -> None:
    for family, names in (("csv", COLUMNS), ("outcome", CATEGORIES), ("outcome_note", CATEGORIES), ("suite", SUITES)):
        assert {f"{family}.{name}" for name in names} <= all_words().keys()


def test_every_look_and_every_stage_has_a_name() -> None:
    kinds = {*TAKINGS, *(look.kind.kind for look in DEEP_LOOKS), EnginesLook.kind, LoadingLook.kind}
    assert {f"look.{kind}" for kind in kinds} <= all_words().keys()
    assert {f"timing.{stage}" for stage in STAGES} <= all_words().keys()


def test_a_suite_is_called_alike_in_the_record_and_in_the_reference() -> None:
    assert {name: text.zh for name, text in reference.SUITES.items()} == {
        name: Words("zh").name("suite", name) for name in SUITES
    }


def test_an_unknown_sentence_is_an_error_and_an_unknown_value_stays_itself() -> None:
    with pytest.raises(KeyError):
        Words("zh")("no.such.sentence")
    assert Words("en").name("suite", "house") == "house"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("各自说明内容的标题 / headings that name what each holds", "各自说明内容的标题", "headings that name what each holds"),
        ("沙箱未启用（以 root 运行）/ sandbox off (root)", "沙箱未启用（以 root 运行）", "sandbox off (root)"),
        ("360 安全浏览器 / 360 极速浏览器", None, None),
        ("16 px / 24 px", None, None),
        ("示范县 / 9", None, None),
        ("浙ICP备 / 号 / x", None, None),
        ("", None, None),
    ],
)  # fmt: skip
def test_a_text_in_both_languages_is_told_in_one(text: str, zh: str | None, en: str | None) -> None:
    assert in_one_language(text, "zh") == (text if zh is None else zh)
    assert in_one_language(text, "en") == (text if en is None else en)


def test_html_in_a_sentence_stays_html_and_nothing_else_does() -> None:
    made = Words("zh")("files.left_out", reason=Markup("<bdi>{}</bdi>").format("<script>"))
    assert isinstance(made, Markup)
    assert made == "没有生成：<bdi>&lt;script&gt;</bdi>"
    assert not isinstance(Words("zh")("files.left_out", reason="<b>"), Markup)
