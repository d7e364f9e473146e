from __future__ import annotations

from pathlib import Path

import pytest

from pytest_govsite.errors import CatalogueError
from pytest_govsite.norms.tables import Table, bundled, from_file, names

_TEXT = """# comment "a.b"
["a.b"]
title = "x"

["c.d"]
title = "y"
listed = [
    "e.f",
]
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [(("a.b",), 2), (("c.d",), 5), (("c.d", "title"), 6), (("e.f",), 8), (("nowhere",), 1), ((), 1)],
)
def test_lines(keys: tuple[str, ...], line: int) -> None:
    assert Table("t.toml", _TEXT).line(*keys) == line


def test_an_error_names_file_and_line() -> None:
    table = Table("t.toml", _TEXT)
    assert str(table.error("wrong", "c.d", "title")) == "t.toml:6: wrong"
    with pytest.raises(CatalogueError, match=r"t\.toml:6: .*title"):
        table.check_keys(table.data["c.d"], ("other", "listed"), "c.d")


def test_a_file_that_is_no_toml_names_its_line() -> None:
    with pytest.raises(CatalogueError, match=r"t\.toml: .*line 2"):
        Table("t.toml", "a = 1\nb = \n")


def test_files_of_users(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(CatalogueError, match=r"own\.toml"):
        from_file(path)
    path.write_text("a = 1\n", "utf-8")
    assert from_file(path).data == {"a": 1}


def test_bundled_files_stand_in_order() -> None:
    assert names("profiles") == tuple(sorted(names("profiles")))
    assert [t.name for t in bundled("articles")] == [f"norms/articles/{n}.toml" for n in names("articles")]
