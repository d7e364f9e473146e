"""Templates stay compiled where they can; where not, they are compiled each time."""

from __future__ import annotations

import errno
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from pytest_govsite.compiled import compiled_templates

TEXT = "{{ 6 * 7 }}"


def printed(folder: Path, text: str = TEXT) -> str:
    cache = compiled_templates(folder)
    return (
        Environment(loader=DictLoader({"page": text}), bytecode_cache=cache, autoescape=True)
        .get_template("page")
        .render()
    )


def test_what_was_compiled_is_kept_and_a_changed_text_is_compiled_anew(tmp_path: Path) -> None:
    assert printed(tmp_path) == "42"
    [kept] = tmp_path.iterdir()
    first = kept.read_bytes()
    assert printed(tmp_path) == "42"
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [first]
    assert printed(tmp_path, "{{ 6 * 8 }}") == "48"


@pytest.mark.parametrize("keep", [0, 5, 40, -3])
def test_half_a_file_is_compiled_again(tmp_path: Path, keep: int) -> None:
    printed(tmp_path)
    [kept] = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:keep])
    assert printed(tmp_path) == "42"


def test_a_full_disk_costs_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert printed(tmp_path) == "42"


def test_where_no_folder_can_be_made_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert compiled_templates(tmp_path / "file" / "templates") is None


@pytest.mark.skipif(sys.platform == "win32", reason="no modes of that kind")
def test_where_others_may_write_nothing_is_kept(tmp_path: Path) -> None:
    tmp_path.chmod(0o777)
    assert compiled_templates(tmp_path) is None
    tmp_path.chmod(0o700)
    assert compiled_templates(tmp_path) is not None
