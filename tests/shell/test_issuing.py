"""What `[report]` names is read and tried before anything is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

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
