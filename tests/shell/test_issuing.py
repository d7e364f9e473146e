"""What `[report]` names is read and tried before anything is opened."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from docx import Document

from pytest_govsite.record.verify import verify_folder
from pytest_govsite.record.word.example import example_template
from tests.record.test_signing import SECRET, Made
from tests.shell.conftest import Site


def refused(pytester: pytest.Pytester, site: Site, report: str) -> str:
    """Return the line of a run that is refused, having asked for nothing and written nothing."""
    (pytester.path / "govsite.toml").write_text(f"[report]\n{report}\n", encoding="utf-8")
    result = pytester.runpytest_inprocess(f"--govsite={site.url}")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert not site.asked
    assert not (pytester.path / "govsite-report").exists()
    [line] = [line for line in result.errlines if line.strip()]
    return line


@pytest.fixture
def broken(pytester: pytest.Pytester) -> Path:
    document = Document()
    document.add_paragraph("{{ report.numbr }}")
    document.save(str(pytester.path / "body.docx"))
    return pytester.path / "body.docx"


def test_a_broken_template_is_one_line(pytester: pytest.Pytester, small_site: Site, broken: Path) -> None:
    line = refused(pytester, small_site, f'docx_template = "{broken.name}"')
    assert "report.docx_template = 'body.docx'" in line
    assert "numbr" in line


def test_a_template_that_is_not_there_is_one_line(pytester: pytest.Pytester, small_site: Site) -> None:
    assert "report.docx_template = 'none.docx'" in refused(pytester, small_site, 'docx_template = "none.docx"')


@pytest.mark.thorough
def test_an_amended_report_of_a_replay_leaves_the_issued_one_as_it_is(
    pytester: pytest.Pytester, small_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    selected = ("-k", "labels.pub-date", "--govsite-now=2026-11-20T10:00")
    config = pytester.path / "govsite.toml"
    config.write_text('[report]\nnumber = "JC-1"\nclient = {name = "甲局"}\n', encoding="utf-8")
    assert pytester.runpytest_subprocess(f"--govsite={small_site.url}", *selected).ret == 0
    old = pytester.path / "govsite-report"
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    config.write_text(
        '[report]\nnumber = "JC-2"\namends = "JC-1"\namends_record = "govsite-report"\nclient = {name = "乙局"}\n'
        'docx_template = "sound.docx"\nsignature = {certificate = "body.p12", passphrase = "ENV:GOVSITE_SIGN"}\n',
        encoding="utf-8",
    )
    (pytester.path / "sound.docx").write_bytes(example_template())
    Made("某检测中心").file(pytester.path)
    monkeypatch.setenv("GOVSITE_SIGN", SECRET)
    again = ("--govsite-replay=govsite-report", "--govsite-config=govsite.toml", *selected)
    assert pytester.runpytest_subprocess(*again, "--govsite-output=amended").ret == 0
    assert {path: path.read_bytes() for path in old.rglob("*") if path.is_file()} == before
    made = json.loads((pytester.path / "amended" / "record.json").read_text("utf-8"))
    amendment = made["amendment"]
    assert amendment["number"] == "JC-1"
    assert {"what": "report.client.name", "before": "甲局", "after": "乙局"} in amendment["details"]
    assert amendment["results"] == amendment["findings"] == []
    assert "amends_record" not in made["report"]
    # what is filled in and signed with: the template by its name, the certificate by what it says of itself
    assert made["report"]["docx_template"] == "sound.docx"
    assert made["report"]["signature"]["subject"] == "CN=某检测中心"
    assert SECRET.encode() not in b"".join(
        p.read_bytes() for p in (pytester.path / "amended").rglob("*") if p.is_file()
    )
    text = "\n".join(p.text for p in Document(str(pytester.path / "amended" / "record.docx")).paragraphs)
    assert "修改说明" in text
    manifest = json.loads((pytester.path / "amended" / "manifest.json").read_text("utf-8"))
    assert {"configuration", "docx_template"} <= {entry["name"] for entry in manifest["inputs"]}
    assert verify_folder(pytester.path / "amended") == []


def test_a_report_does_not_amend_itself(pytester: pytest.Pytester, small_site: Site) -> None:
    assert "report.amends = 'JC-1'" in refused(pytester, small_site, 'number = "JC-1"\namends = "JC-1"')


def test_a_certificate_that_cannot_be_read_is_one_line(pytester: pytest.Pytester, small_site: Site) -> None:
    (pytester.path / "body.p12").write_text("no certificate", encoding="utf-8")
    line = refused(pytester, small_site, 'signature = {certificate = "body.p12"}')
    assert "report.signature.certificate = 'body.p12'" in line
    told = refused(pytester, small_site, 'signature = {certificate = "body.p12", passphrase = "geheim"}')
    assert "report.signature.passphrase" in told
    assert "geheim" not in told
