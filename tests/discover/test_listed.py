from __future__ import annotations

from pathlib import Path

import pytest

from pytest_govsite.discover.listed import listed
from pytest_govsite.errors import ConfigError
from pytest_govsite.model import PageType


def test_lines() -> None:
    text = "\ufeff# 模板预览\r\n\r\nhttp://127.0.0.1:8000/index.html\thome\r\n http://127.0.0.1:8000/详细页.html \nhttp://x.cn/a\tArticle \nhttp://x.cn/a\n"
    assert listed(text) == (
        ("http://127.0.0.1:8000/index.html", PageType.HOME),
        ("http://127.0.0.1:8000/%E8%AF%A6%E7%BB%86%E9%A1%B5.html", None),
        ("http://x.cn/a", PageType.ARTICLE),
    )


def test_an_address_may_hold_blanks() -> None:
    assert listed("http://x.cn/a b.html\nhttp://x.cn/our home.html\n") == (
        ("http://x.cn/a%20b.html", None),
        ("http://x.cn/our%20home.html", None),
    )


def test_a_file_in_either_encoding(tmp_path: Path) -> None:
    for encoding in ("utf-8-sig", "gb18030"):
        path = tmp_path / f"{encoding}.txt"
        path.write_text("http://x.cn/公开\n", encoding=encoding)
        assert listed(path) == (("http://x.cn/%E5%85%AC%E5%BC%80", None),)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("index.html", "http://"),
        ("http://x.cn/\tarticel", "home、column、article"),
        ("http://x.cn/\thome\nhttp://x.cn/\tcolumn", "两种类型"),
        ("# nothing\n", "至少"),
        ("http://x.cn/index.html home", "制表符"),
        ("http://x.cn/a  Article", "制表符"),
    ],
)
def test_errors_are_one_line(text: str, says: str) -> None:
    with pytest.raises(ConfigError) as raised:
        listed(text)
    assert says in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="无法读取"):
        listed(tmp_path / "none.txt")


def test_errors_name_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "pages.txt"
    path.write_text("http://x.cn/\n\nnothing\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="第 3 行") as raised:
        listed(path)
    assert str(path) in str(raised.value)
