from __future__ import annotations

import unicodedata

import pytest

from pytest_govsite.record.inert import cut, one_line, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("发布时间", "发布时间"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u200bb\ufeff", "a[U+200B]b[U+FEFF]"),
        ("\x1b[31m", "[U+001B][31m"),
        ("\x00\x7f\x9b", "[U+0000][U+007F][U+009B]"),
        ("\u2028\u2029", "[U+2028][U+2029]"),
        ("\ue001", "[U+E001]"),
        ("\ud800", "[U+D800]"),
        ("\U000e0041", "[U+E0041]"),
        ("2026∶11", "2026∶11"),
    ],
)
def test_invisible_characters_are_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_nothing_invisible_is_left_whatever_comes() -> None:
    everything = "".join(chr(code) for code in (*range(0xFFFF), *range(0xE0000, 0xE0200), 0xF0000, 0x10FFFD))
    left = {unicodedata.category(c) for c in visible(everything)}
    assert left.isdisjoint({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def test_piles_of_marks_are_cut() -> None:
    assert len(visible("a" + "\u0301" * 1000)) == 5


def test_white_space_is_folded_and_length_bounded() -> None:
    assert one_line("  a\n\t b\u3000c ") == "a b c"
    assert one_line("长" * 1_000_000, 10) == "长" * 9 + "…"
    assert cut("abc", 3) == "abc"
