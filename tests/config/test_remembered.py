from __future__ import annotations

from pathlib import Path

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.config.plain import decode_config, encode_config
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import ConfigError

ONE = '[[decision]]\nrequirement = "safety.typos"\nterm = "秸杆"\ncontext = "808694ea6e385f3e"\noutcome = "passed"\nwho = "张三"\nwhen = 2026-11-20\nreason = "引文"\n'


def build(folder: Path, *texts: str) -> Config:
    names = [f"words{number}.toml" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text, "utf-8")
    return build_config({"url": "https://staging.example/", "decisions": names}, folder=folder)


def test_files_of_configuration_and_options_are_read_and_the_last_counts(tmp_path: Path) -> None:
    (tmp_path / "platform").mkdir()
    (tmp_path / "platform" / "all.toml").write_text(ONE + "until = 2027-11-20\n", "utf-8")
    (tmp_path / "govsite.toml").write_text('[content]\ndecisions = ["platform/all.toml"]\n', "utf-8")
    [shared] = build(tmp_path).remembered
    assert (shared.file, shared.when, shared.until) == ("all.toml", "2026-11-20", "2027-11-20")
    assert [shared.holds_on(day) for day in ("2027-11-20", "2027-11-21")] == [True, False]
    config = build(tmp_path, ONE.replace("passed", "failed"))
    assert [(each.file, each.outcome) for each in config.remembered] == [("words0.toml", "failed")]
    assert decode_config(encode_config(config)) == config
    assert build(tmp_path, "").remembered == (shared,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[", "no valid TOML"),
        (ONE.replace("term", "word"), "decision[0].word"),
        (ONE.replace('term = "秸杆"\n', ""), "decision[0].term = None"),
        (ONE.replace("808694ea6e385f3e", "秸杆的上下文"), "decision[0].context = '秸杆的上下文'"),
        (ONE.replace("passed", "fine"), "passed | failed | inapplicable"),
        (ONE.replace("张三", " "), "decision[0].who"),
        (ONE.replace("2026-11-20", '"gestern"'), "decision[0].when = 'gestern'"),
        (ONE + ONE, "decision[1].term = '秸杆'"),
        ("decision = 3", "decision = 3"),
    ],
)
def test_what_is_not_allowed_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as raised:
        build(tmp_path, text)
    assert told in str(raised.value)
    assert all("words0.toml" in line for line in str(raised.value).splitlines())


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"--govsite-decisions = .*cannot be read"):
        build_config({"url": "https://staging.example/", "decisions": ["none.toml"]}, folder=tmp_path)
