from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pytest_govsite.document.words import fold, same_text, site_core, strip_site_suffix


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("示范县 2026 年\n公报", "示范县２０２６年公报"),
        ("“学习”讲堂", '"学习"讲堂'),
        ("通知（试行）", "通知(试行)"),
        ("A县——B镇", "A县--B镇"),
        ("示范\u200b县", "示范县"),
        ("示范县\xa0\u3000政府", "示范县政府"),
    ],
)
def test_the_same_to_a_reader(first: str, second: str) -> None:
    assert same_text(first, second)


def test_other_words_differ() -> None:
    assert not same_text("示范县人民政府", "示范区人民政府")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("广州市人民政府门户网站", "广州市人民政府"),
        ("湘潭市政府门户网站", "湘潭市"),
        ("万载县人民政府网", "万载县人民政府"),
        ("河北省自然资源厅网站", "河北省自然资源厅"),
        ("宜春市旅游政务网", "宜春市旅游政务网"),
        ("首都之窗官网", "首都之窗"),
        ("网站", "网站"),
    ],
)
def test_site_suffixes(name: str, short: str) -> None:
    assert strip_site_suffix(name) == short


def test_core_of_a_name() -> None:
    assert site_core("湘潭市人民政府网站") == site_core("湘潭市政府门户网站") == "湘潭市"


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text) or not text.isascii()
    strip_site_suffix(text)
    site_core(text)
