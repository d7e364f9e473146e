from __future__ import annotations

import hashlib
import json
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from gmssl import sm3

from pytest_govsite.errors import StoreError
from pytest_govsite.model import Record
from pytest_govsite.model.annex import Sheet
from pytest_govsite.record import OutputFolder, load_record, write_record
from pytest_govsite.record.__main__ import main
from pytest_govsite.record.html import record_html
from pytest_govsite.record.manifest import sm3_digest, sums_line, write_sums
from pytest_govsite.record.verify import verify_folder
from tests.record import build

INPUTS = {"configuration": b"[site]\n", "profile": b"zhejiang"}


@pytest.fixture
def written(tmp_path: Path) -> tuple[Record, Path]:
    folder = OutputFolder.open(tmp_path / "report")
    build.evidence(folder.work)
    record = write_record(build.record(), folder, chromium=None, inputs=INPUTS)
    return record, folder.complete()


def test_every_file_of_the_contract_is_there_or_its_absence_explained(written: tuple[Record, Path]) -> None:
    record, folder = written
    names = {path.name for path in folder.iterdir()}
    assert names == {"record.html", "record.json", "findings.csv", "codequality.json", "earl.json", "problems.xlsx", "evidence", "observations", "manifest.json", "SHA256SUMS"}  # fmt: skip
    assert "Chromium" in record.files_left_out["record.pdf"]
    assert record.files_left_out["annexes.xlsx"]
    assert load_record(folder).files_left_out == record.files_left_out
    assert "没有生成（<bdi>没有可用的 Chromium</bdi>）；可用 python -m pytest_govsite.record pdf" in (
        folder / "record.html"
    ).read_text("utf-8")


def test_the_evidence_digest_is_that_of_the_manifest_everywhere(written: tuple[Record, Path]) -> None:
    record, folder = written
    manifest = (folder / "manifest.json").read_bytes()
    assert record.evidence_digest.sha256 == hashlib.sha256(manifest).hexdigest()
    assert record.evidence_digest.sm3 == sm3.sm3_hash(list(manifest))
    assert load_record(folder).evidence_digest == record.evidence_digest
    assert record.evidence_digest.sha256 in (folder / "record.html").read_text("utf-8")


def test_the_manifest_lists_evidence_observations_and_inputs(written: tuple[Record, Path]) -> None:
    _, folder = written
    manifest = json.loads((folder / "manifest.json").read_bytes())
    assert [entry["path"] for entry in manifest["files"]] == ["evidence/article.png", "evidence/home.png", "observations/pages.jsonl"]  # fmt: skip
    assert {entry["name"]: entry["sha256"] for entry in manifest["inputs"]} == {name: hashlib.sha256(data).hexdigest() for name, data in INPUTS.items()}  # fmt: skip


def test_sm3_is_that_of_the_standard() -> None:
    assert sm3_digest(b"abc") == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_the_sums_are_those_of_coreutils(written: tuple[Record, Path]) -> None:
    _, folder = written
    (folder / "evidence" / "a\\b\nc.png").write_bytes(b"odd")
    write_sums(folder)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert sums_line("0", "a\\b\nc").startswith("\\0  a\\\\b\\nc")


def test_an_untouched_folder_is_intact(written: tuple[Record, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert verify_folder(written[1]) == []
    assert main(["verify", str(written[1])]) == 0
    said = capsys.readouterr().out
    assert "一致" in said
    assert written[0].evidence_digest.sha256 in said
    assert written[0].evidence_digest.sm3 in said
    assert hashlib.sha256((written[1] / "record.json").read_bytes()).hexdigest() in said


def append(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


@pytest.mark.parametrize(
    ("name", "act", "kind"),
    [
        ("evidence/home.png", append, "changed"),
        ("record.html", append, "changed"),
        ("findings.csv", append, "changed"),
        ("manifest.json", append, "changed"),
        ("observations/pages.jsonl", Path.unlink, "missing"),
        ("record.json", Path.unlink, "missing"),
        ("SHA256SUMS", Path.unlink, "missing"),
        ("manifest.json", Path.unlink, "missing"),
        ("evidence/new.png", Path.touch, "added"),
        ("note.txt", Path.touch, "added"),
        ("evidence/link.png", lambda path: path.symlink_to("home.png"), "added"),
    ],
)
def test_verify_names_what_is_not_as_it_was(
    written: tuple[Record, Path],
    capsys: pytest.CaptureFixture[str],
    name: str,
    act: Callable[[Path], object],
    kind: str,
) -> None:
    folder = written[1]
    act(folder / name)
    assert (kind, name) in {(difference.kind, difference.path) for difference in verify_folder(folder)}
    assert main(["verify", str(folder)]) == 1
    assert name in capsys.readouterr().out


def test_new_sums_do_not_hide_changed_evidence(written: tuple[Record, Path]) -> None:
    folder = written[1]
    append(folder / "evidence" / "home.png")
    write_sums(folder)
    assert [(d.kind, d.path) for d in verify_folder(folder)] == [("changed", "evidence/home.png")]


def test_a_file_replaced_by_a_link_to_the_same_content_is_named(written: tuple[Record, Path], tmp_path: Path) -> None:
    picture = written[1] / "evidence" / "home.png"
    picture.rename(tmp_path / "outside.png")
    picture.symlink_to(tmp_path / "outside.png")
    assert [(d.kind, d.path) for d in verify_folder(written[1])] == [("changed", "evidence/home.png")]


def test_a_folder_without_a_record_is_a_usage_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(StoreError):
        verify_folder(tmp_path)
    assert main(["verify", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize("content", ["{}", '{"files": 3}', '{"files": [{"path": 1}]}', "rubbish"])
def test_a_manifest_that_cannot_be_read_is_told(written: tuple[Record, Path], content: str) -> None:
    (written[1] / "manifest.json").write_text(content)
    with pytest.raises(StoreError, match=r"manifest\.json"):
        verify_folder(written[1])


def test_the_command_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "pytest-govsite record.json"


def test_writing_twice_gives_the_same_files(tmp_path: Path) -> None:
    contents = []
    for name in ("a", "b"):
        build.evidence(tmp_path / name)
        write_record(build.record(), tmp_path / name, chromium=None, inputs=INPUTS)
        contents.append({p.name: p.read_bytes() for p in (tmp_path / name).iterdir() if p.is_file()})
    assert contents[0] == contents[1]


def test_a_pdf_that_the_caller_leaves_out_is_not_printed(tmp_path: Path) -> None:
    record = build.record(files_left_out={"record.pdf": "重新判定时不打印"})
    left_out = write_record(record, tmp_path, chromium="/no/such/browser").files_left_out
    assert left_out["record.pdf"] == "重新判定时不打印"
    assert "重新判定时不打印" in (tmp_path / "record.html").read_text("utf-8")


def test_tables_are_made_while_a_browser_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = threading.Event()

    def sheets() -> tuple[Sheet, ...]:
        made.set()
        return (Sheet(key="papers", columns=("项目",), rows=()),)

    monkeypatch.setattr(
        "pytest_govsite.record.write.print_pdf", lambda *_, **__: None if made.wait(20) else "它等了表格 / it waited"
    )
    record = write_record(build.record(), tmp_path, chromium="/some/browser", annexes=sheets)
    assert record.files_left_out == {}
    assert (tmp_path / "annexes.xlsx").is_file()


def test_the_browser_that_prints_starts_while_the_page_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = threading.Event()

    def prints(html: Path, *_: object, written: Future[None], **__: object) -> str | None:
        started.set()
        written.result(20)
        return None if html.is_file() else "没有等到网页 / it did not wait for the page"

    def page(record: Record, folder: Path) -> str:
        return record_html(record, folder) if started.wait(20) else ""

    monkeypatch.setattr("pytest_govsite.record.write.print_pdf", prints)
    monkeypatch.setattr("pytest_govsite.record.write.record_html", page)
    assert write_record(build.record(), tmp_path, chromium="/some/browser").files_left_out.keys() == {"annexes.xlsx"}
    assert "</html>" in (tmp_path / "record.html").read_text("utf-8")


def test_a_page_that_cannot_be_written_does_not_keep_the_browser_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    waited: list[bool] = []
    monkeypatch.setattr("pytest_govsite.record.write.record_html", full)
    monkeypatch.setattr(
        "pytest_govsite.record.write.print_pdf", lambda *_, written, **__: waited.append(written.result(20) is None)
    )
    with pytest.raises(OSError, match="No space left"):
        write_record(build.record(), tmp_path, chromium="/some/browser")
    assert waited == [True]
