from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.errors import StoreError
from pytest_govsite.record import OutputFolder, load_record, record_id
from pytest_govsite.record.__main__ import main
from pytest_govsite.record.json import encode_record
from pytest_govsite.record.manifest import MARKER
from tests.record import build


def finish(folder: OutputFolder, identifier: str = "GS-1", **changes: Any) -> Path:
    (folder.work / "record.json").write_bytes(encode_record(build.record(id=identifier, **changes)))
    return folder.complete()


def test_the_id_tells_when_and_of_which_site() -> None:
    started = datetime(2026, 11, 22, 9, 30)
    assert record_id(started, "3301990001") == "GS-20261122-093000-3301990001"
    assert record_id(started, "bm12345678") == "GS-20261122-093000-bm12345678"
    assert record_id(started, "") == "GS-20261122-093000"
    assert record_id(started, "../x y") == "GS-20261122-093000-xy"


def test_work_goes_beside_and_is_renamed_when_complete(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "report"
    with OutputFolder.open(target) as folder:
        assert not target.exists()
        (folder.evidence / "a.png").write_bytes(b"a")
        (folder.observations / "b").write_bytes(b"b")
        finish(folder)
    assert sorted(p.name for p in target.iterdir()) == ["evidence", "observations", "record.json"]
    assert [p.name for p in target.parent.iterdir()] == ["report"]


def test_an_older_record_is_kept_under_its_id(tmp_path: Path) -> None:
    target = tmp_path / "report"
    for identifier in ("GS-1", "GS-2", "GS-2", "GS-3"):
        finish(OutputFolder.open(target), identifier)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report", "report-GS-1", "report-GS-2", "report-GS-2-2"]
    assert load_record(target).id == "GS-3"
    assert load_record(tmp_path / "report-GS-1").id == "GS-1"


def test_an_id_that_would_lead_elsewhere_is_not_used_as_a_name(tmp_path: Path) -> None:
    target = tmp_path / "report"
    finish(OutputFolder.open(target), "../../evil")
    finish(OutputFolder.open(target), "GS-2")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report", "report-earlier"]


NUMBERED = {"number": "JC-2026-0042"}


@pytest.mark.parametrize("resume", [False, True])
def test_an_issued_report_is_kept_beside_byte_for_byte(tmp_path: Path, resume: bool) -> None:
    target = tmp_path / "report"
    finish(OutputFolder.open(target), report=NUMBERED)
    before = {path.relative_to(target): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    finish(OutputFolder.open(target, resume=resume), "GS-2")
    kept = tmp_path / "report-GS-1"
    assert {path.relative_to(kept): path.read_bytes() for path in kept.rglob("*") if path.is_file()} == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report", "report-GS-1"]


@pytest.mark.parametrize("unfinished", [{"partial": True}, {"interrupted": True}])
def test_an_unfinished_record_with_a_number_is_not_issued(tmp_path: Path, unfinished: dict[str, bool]) -> None:
    finish(OutputFolder.open(tmp_path / "report"), report=NUMBERED, **unfinished)
    finish(OutputFolder.open(tmp_path / "report"), "GS-2")
    assert (tmp_path / "report-GS-1").is_dir()


def test_an_issued_pdf_is_not_printed_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = finish(OutputFolder.open(tmp_path / "report"), report=NUMBERED)
    (folder / "record.pdf").write_bytes(b"issued")
    assert main(["pdf", str(folder)]) == 2
    assert "issued report" in capsys.readouterr().err
    assert (folder / "record.pdf").read_bytes() == b"issued"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    finish(OutputFolder.open(tmp_path / "report"))
    (tmp_path / "empty").mkdir()
    assert finish(OutputFolder.open(tmp_path / "empty")) == tmp_path / "empty"


def test_a_foreign_folder_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "thesis.doc").write_text("mine")
    with pytest.raises(StoreError, match="非空"):
        OutputFolder.open(tmp_path / "report")
    assert [p.relative_to(tmp_path).as_posix() for p in sorted(tmp_path.rglob("*"))] == ["report", "report/thesis.doc"]


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report").write_text("mine")
    with pytest.raises(StoreError, match="是文件"):
        OutputFolder.open(tmp_path / "report")
    assert [p.name for p in tmp_path.iterdir()] == ["report"]


def test_a_mount_point_is_refused() -> None:
    with pytest.raises(StoreError, match="挂载点"):
        OutputFolder.open("/proc")


def test_a_foreign_folder_at_the_work_place_is_refused_and_the_lock_released(tmp_path: Path) -> None:
    (tmp_path / "report.partial").mkdir()
    (tmp_path / "report.partial" / "mine.txt").write_text("mine")
    for _ in range(2):
        with pytest.raises(StoreError, match=r"report\.partial"):
            OutputFolder.open(tmp_path / "report")
    assert [p.name for p in tmp_path.iterdir()] == ["report.partial"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="无法"):
        OutputFolder.open(tmp_path / "file" / "report")


def test_a_second_run_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with OutputFolder.open(tmp_path / "report") as folder:
        with pytest.raises(StoreError, match="另一次检测"):
            OutputFolder.open(tmp_path / "report")
        assert folder.work.is_dir()
    OutputFolder.open(tmp_path / "report").discard()


def test_a_second_run_in_another_process_is_refused(tmp_path: Path) -> None:
    program = (
        "import sys; from pytest_govsite.record import OutputFolder\n"
        "f = OutputFolder.open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", program, str(tmp_path / "report")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match="另一次检测"):
            OutputFolder.open(tmp_path / "report")
        other.stdin.close()
    OutputFolder.open(tmp_path / "report").discard()


def test_discard_leaves_nothing(tmp_path: Path) -> None:
    OutputFolder.open(tmp_path / "report").discard()
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_left_is_taken_up_with_resume(tmp_path: Path) -> None:
    with OutputFolder.open(tmp_path / "report") as folder:
        (folder.observations / "seen").write_text("1")
    resumed = OutputFolder.open(tmp_path / "report", resume=True)
    assert resumed.resumed
    assert (resumed.observations / "seen").read_text() == "1"
    resumed.discard()
    assert (tmp_path / "report.partial" / "observations" / "seen").exists()


def test_without_resume_it_is_set_aside_once(tmp_path: Path) -> None:
    for number in range(3):
        with OutputFolder.open(tmp_path / "report") as folder:
            assert not folder.resumed
            assert list(folder.observations.iterdir()) == []
            (folder.observations / f"seen{number}").write_text("1")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["report.interrupted", "report.partial"]
    assert (tmp_path / "report.interrupted" / "observations" / "seen1").exists()


def test_a_recorded_interruption_is_taken_up_and_its_record_kept(tmp_path: Path) -> None:
    first = OutputFolder.open(tmp_path / "report")
    (first.observations / "seen").write_text("1")
    finish(first, "GS-1", interrupted=True)
    second = OutputFolder.open(tmp_path / "report", resume=True)
    assert second.resumed
    assert (second.observations / "seen").read_text() == "1"
    assert not (second.work / "record.json").exists()
    finish(second, "GS-2")
    assert load_record(tmp_path / "report-GS-1").interrupted
    assert not load_record(tmp_path / "report").interrupted


def test_a_finished_record_is_not_resumed(tmp_path: Path) -> None:
    finish(OutputFolder.open(tmp_path / "report"))
    with OutputFolder.open(tmp_path / "report", resume=True) as folder:
        assert not folder.resumed
        assert list(folder.observations.iterdir()) == []


def test_the_finished_folder_has_no_marker(tmp_path: Path) -> None:
    folder = OutputFolder.open(tmp_path / "report")
    assert (folder.work / MARKER).exists()
    assert not (finish(folder) / MARKER).exists()
