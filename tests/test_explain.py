from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.explain import explanation, main
from pytest_govsite.model import Record
from pytest_govsite.record.json import encode_record
from pytest_govsite.record.words import Words
from tests.record import build


def lines(key: str, record: Record | None, folder: Path = Path("r"), language: str = "zh") -> tuple[str, int]:
    told, code = explanation(key, record, folder, Words(language))
    return "\n".join(told), code


def made(**more: Any) -> Record:
    one = build.finding(
        "/a b/'$(reboot)'.html",
        key="labels.pub-date:00ff",
        selector='meta[name="PubDate"]',
        expected="YYYY-MM-DD HH:MM",
        found="2026∶11∶01",
        template="a1f3",
        evidence=("evidence/article.png",),
        window=(390, 844),
        **more,
    )
    other = build.finding("/", key="labels.pub-date:11ee", message="没有标签")
    result = build.result("labels.pub-date", "PubDate 发布时间标签", one.outcome, findings=(one, other))
    return build.record(requirements=(result,))


def test_a_key_tells_rule_clause_element_and_page() -> None:
    text, code = lines("labels.pub-date:00ff", made())
    assert code == 0
    for told in (
        "labels.pub-date  PubDate 发布时间标签（强制）",
        "国办发〔2017〕47号",
        "整改建议：",
        '元素：meta[name="PubDate"]',
        "实为：2026∶11∶01",
        "应为：YYYY-MM-DD HH:MM",
        "窗口：390 × 844",
        "证据：evidence/article.png",
        'document.querySelector("meta[name=\\"PubDate\\"]")',
    ):
        assert told in text
    assert "没有标签" not in text


def test_the_beginning_of_a_key_or_the_requirement_is_enough() -> None:
    assert "没有标签" in lines("labels.pub-date:11", made())[0]
    text, code = lines("labels.pub-date", made())
    assert code == 0
    assert "没有标签" in text
    assert "2026∶11∶01" in text


def test_the_commands_survive_what_a_site_named_its_pages(tmp_path: Path) -> None:
    (tmp_path / "observations").mkdir()
    text, _ = lines("labels.pub-date:00ff", made(), tmp_path)
    look = next(line for line in text.splitlines() if "--govsite-pages" in line)
    command = look[look.index("printf") :].partition(" > ")[0]
    assert shlex.split(command) == ["printf", "%s\\n", f"{build.HOST}/a b/'$(reboot)'.html"]
    assert f"--govsite-replay={tmp_path} --govsite-output=explained -k labels.pub-date" in text


def test_a_hostile_record_moves_no_cursor() -> None:
    for result in build.results():
        for line in explanation(result.id, build.record(), Path("r"), Words("zh"))[0]:
            assert line.isprintable()


@pytest.mark.parametrize(
    ("key", "record", "code", "said"),
    [
        ("labels.pub-date:dead", made(), 1, "中没有 labels.pub-date:dead 的问题"),
        ("labels.site-name", made(), 1, "中没有 labels.site-name 的问题"),
        ("labels.pub-date", None, 0, "只说明要求"),
        ("labels.pub-date:dead", None, 1, "只说明要求"),
        ("no.such", made(), 2, "没有这个检测项目：no.such"),
        ("\x1b[31m", None, 2, "[U+001B]"),
    ],
)
def test_what_is_not_there_is_said(key: str, record: Record | None, code: int, said: str) -> None:
    text, given = lines(key, record)
    assert given == code
    assert said in text


def test_a_limit_is_told() -> None:
    assert "Threshold: " in lines("availability.load-time", None, language="en")[0]


def test_a_user_s_own_requirement_and_profile() -> None:
    record = build.record(requirements=(build.result("house.minister", "负责人", build.Outcome.PASSED, clauses=()),))
    text, code = lines("house.minister", record)
    assert code == 1
    assert "标签位于 head 内" in text


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "govsite-report"
    folder.mkdir()
    (folder / "record.json").write_bytes(encode_record(made()))
    monkeypatch.chdir(tmp_path)
    assert main(["labels.pub-date:00ff", "--lang", "en"]) == 0
    assert "See it again" in capsys.readouterr().out
    assert main(["labels.pub-date:00ff", str(folder)]) == 0
    assert main(["labels.pub-date:00ff", str(tmp_path / "no")]) == 2
    assert main(["no.such"]) == 2
    monkeypatch.chdir(tmp_path.parent)
    assert main(["labels.pub-date"]) == 0
