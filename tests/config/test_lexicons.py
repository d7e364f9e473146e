from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.config.plain import decode_config, encode_config, without_secrets
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import ConfigError

HEAD = 'title = "词库"\nsource = "检测机构"\n'
WORDS = '[[misstatements]]\nwrong = "示范县人名政府|示范线人民政府"\nright = "示范县人民政府"\ncertain = true\nexcept = ["负责人名政府"]\n'


def build(folder: Path, *texts: str, **options: Any) -> Config:
    names = []
    for number, text in enumerate(texts):
        (folder / f"words{number}.toml").write_text(text, "utf-8")
        names.append(f"words{number}.toml")
    return build_config({"url": "https://staging.example/", "lexicon": names, **options}, folder=folder)


def test_lexicons_of_options_and_configuration_are_read_each_once(tmp_path: Path) -> None:
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "own.toml").write_text(HEAD + '[[typos]]\nwrong = "秸杆"\nright = "秸秆"\n', "utf-8")
    (tmp_path / "conf" / "govsite.toml").write_text('[content]\nlexicons = ["own.toml"]\n', "utf-8")
    config = build(tmp_path, HEAD + WORDS, HEAD + WORDS, config="conf/govsite.toml")
    assert [(each.file, each.size) for each in config.lexicons] == [("own.toml", 1), ("words0.toml", 1)]
    entry = config.lexicons[1].misstatements[0]
    assert entry.exceptions == ("负责人名政府",)
    assert (entry.level, entry.certain, entry.shown) == ("serious", True, True)
    assert len(config.lexicons[0].sha256) == 64


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title = 'x'\n" + WORDS, "source = None"),
        (HEAD, "1 to 20000 entries"),
        ("[[", "no valid TOML"),
        (HEAD + '[[misstatement]]\nwrong = "x"\n', "misstatement = "),
        (HEAD + '[[misstatements]]\nright = "x"\n', "misstatements[0].wrong = None"),
        (HEAD + '[[misstatements]]\nwrong = "人(名政府"\n', "misstatements[0].wrong = '人(名政府'：不是有效的正则表达式"),
        (HEAD + '[[misstatements]]\nwrong = "(人名)政府"\n', "(?:…)"),
        (HEAD + '[[misstatements]]\nwrong = "人*"\n', "must not fit the empty text"),
        (HEAD + '[[misstatements]]\nwrong = "人(?i)名"\n', "no valid regular expression"),
        (HEAD + '[[misstatements]]\nwrong = "人名"\nlevel = "grave"\n', "serious | general | hint"),
        (HEAD + '[[typos]]\nwrong = "人名"\nexcept = ["["]\n', "typos[0].exceptions[0]"),
        (HEAD + '[[unlawful]]\nwords = ["赌"]\n', "two characters"),
        (HEAD + '[[unlawful]]\nwords = ["赌场"]\nweight = 9\n', "unlawful[0].weight = 9"),
        (HEAD + '[[unlawful]]\nwords = []\n', "unlawful[0].words"),
        (HEAD + 'unlawful_hosts = ["https://a.com/"]\n', "a host name only"),
        (HEAD + "misstatements = 3\n", "misstatements = 3"),
        (HEAD + "misstatements = [3]\n", "misstatements[0] = 3"),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_one_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigError) as raised:
        build(tmp_path, text)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_that_is_not_there_or_no_text_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"--govsite-lexicon = .*cannot be read"):
        build(tmp_path, lexicon=["none.toml"])
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="no valid TOML"):
        build(tmp_path, lexicon=["odd.toml"])


def test_words_of_confidential_lexicons_go_to_workers_but_into_no_file(tmp_path: Path) -> None:
    config = build(tmp_path, "confidential = true\n" + HEAD + WORDS, HEAD + '[[typos]]\nwrong = "秸杆"\n')
    assert decode_config(encode_config(config)) == config
    written = encode_config(without_secrets(config))
    assert "人名政府" not in written
    assert "秸杆" in written
    kept = decode_config(written).lexicons
    assert [each.sha256 for each in kept] == [each.sha256 for each in config.lexicons]
    assert [each.size for each in kept] == [0, 1]
