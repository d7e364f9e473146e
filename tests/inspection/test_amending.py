from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import ConfigError
from pytest_govsite.inspection.amending import read_amended, with_amendment
from pytest_govsite.model import Outcome, Record
from pytest_govsite.record import write_record
from pytest_govsite.record.html import record_html
from tests.record import build

EARLIER: dict[str, Any] = {"number": "JC-1", "issued": "2026-11-25", "client": {"name": "甲局"}}


def config(folder: Path, report: str) -> Config:
    (folder / "govsite.toml").write_text(f"[report]\n{report}\n", encoding="utf-8")
    return build_config({"url": "https://staging.shifan.example/"}, folder=folder)


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issued") / "old"
    folder.mkdir()
    write_record(build.record(articles=3, report=EARLIER), folder, chromium=None)
    return folder


def later() -> Record:
    """The same site: one problem fewer, one requirement that came out otherwise, another client."""
    results = tuple(
        msgspec.structs.replace(r, outcome=Outcome.PASSED, findings=()) if r.id == "labels.pub-date" else r
        for r in build.results()
    )
    return build.record(requirements=results, report=EARLIER | {"number": "JC-2", "client": {"name": build.HOSTILE}})


def amended(folder: Path, issued: Path) -> Record:
    given = config(folder, f'number = "JC-2"\namends = "JC-1"\namends_record = "{issued}"\namends_reason = "名称有误"')
    return with_amendment(later(), given, read_amended(given))


def test_what_changed_is_computed_from_the_earlier_record(tmp_path: Path, issued: Path) -> None:
    told = amended(tmp_path, issued).amendment
    assert told is not None
    assert (told.number, told.reason, told.issued) == ("JC-1", "名称有误", "2026-11-25")
    assert [(d.what, d.before) for d in told.details] == [("report.client.name", "甲局"), ("pages", "43")]
    assert [(one.requirement, one.before, one.after) for one in told.results] == [
        ("labels.pub-date", "failed", "passed")
    ]
    assert [f.requirement for f in told.findings if f.fate == "fixed"] == ["labels.pub-date"]
    assert told.counts["new"] == 0


def test_cover_and_a_chapter_of_its_own_say_so(tmp_path: Path, issued: Path) -> None:
    page = record_html(amended(tmp_path, issued))
    cover = page.partition("</header>")[0]
    assert "替代报告" in cover
    assert "JC-1" in cover
    assert "判定改变 1 项" in cover
    chapter = page[page.index('<section id="amendment"') :].partition("</section>")[0]
    assert '<span class="no">10</span> 修改说明' in chapter
    for word in ("名称有误", "甲局", "委托单位", "PubDate 发布时间标签", "不符合", "符合", "已消除"):
        assert word in chapter
    assert "<script" not in chapter
    assert "\u202e" not in chapter
    assert '<a href="#amendment">修改说明</a>' in page


def test_without_the_earlier_record_it_says_that_nothing_was_compared(tmp_path: Path) -> None:
    given = config(tmp_path, 'number = "JC-2"\namends = "JC-1"')
    page = record_html(with_amendment(later(), given, read_amended(given)))
    assert "改动未经比对" in page.partition("</header>")[0]
    assert "没有写明" in page


def test_a_report_that_replaces_none_has_neither(tmp_path: Path) -> None:
    given = config(tmp_path, 'number = "JC-2"')
    record = with_amendment(later(), given, read_amended(given))
    assert record.amendment is None
    assert 'id="amendment"' not in record_html(record)


@pytest.mark.parametrize(
    ("report", "said"),
    [
        ('number = "JC-1"\namends = "JC-1"', "自己的编号"),
        ('number = "JC-2"\namends_record = "{old}"', "须同时写明 amends"),
        ('number = "JC-2"\namends = "JC-1"\namends_record = "nowhere"', "不是检测记录"),
        ('number = "JC-2"\namends = "JC-0"\namends_record = "{old}"', "其报告编号不是 JC-0"),
    ],
)
def test_what_cannot_be_amended_is_one_line(tmp_path: Path, issued: Path, report: str, said: str) -> None:
    given = config(tmp_path, report.format(old=issued))
    with pytest.raises(ConfigError, match=said) as raised:
        read_amended(given)
    assert str(raised.value).startswith("govsite.toml: report.amends")
    assert "\n" not in str(raised.value)
