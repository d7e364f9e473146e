"""What a user may say about the inspection of the bundled portal."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from pytest_govsite.errors import ConfigError
from pytest_govsite.shell.demonstration import start_demo

OWN = '[site]\nname = "别的县人民政府"\n[engines.grid]\ntype = "webdriver"\nremote = "http://127.0.0.1:4444/"\n'


def _options(**given: object) -> dict[str, object]:
    return {"url": "demo", "resolve": None, **given}


def test_the_engines_of_a_users_file_look_at_the_portal(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text(OWN, "utf-8")
    with ExitStack() as cleanup:
        config = start_demo(_options(config="own.toml", engines="grid"), tmp_path, cleanup)
    assert config.engines == ("grid",)
    assert config.settings.engines["grid"].remote == "http://127.0.0.1:4444/"
    assert config.settings.site.name == "示范县人民政府"


def test_a_file_that_lies_around_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "govsite.toml").write_text(OWN, "utf-8")
    with ExitStack() as cleanup:
        config = start_demo(_options(), tmp_path, cleanup)
    assert not config.settings.engines


def test_a_wrong_file_is_told_before_anything_starts(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[engines.grid]\ntype = "netscape"\n', "utf-8")
    with ExitStack() as cleanup, pytest.raises(ConfigError, match=r"engines\.grid\.type"):
        start_demo(_options(config="own.toml"), tmp_path, cleanup)
