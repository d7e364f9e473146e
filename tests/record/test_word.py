from __future__ import annotations

import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pytest_govsite.errors import ConfigError
from pytest_govsite.model import AmendedDetail, AmendedResult, Amendment
from pytest_govsite.record import load_record, write_record
from pytest_govsite.record.__main__ import main
from pytest_govsite.record.pictures import Pictures
from pytest_govsite.record.verify import verify_folder
from pytest_govsite.record.word.context import WordContext
from pytest_govsite.record.word.example import example_template
from pytest_govsite.record.word.placeholders import markdown, names_of, placeholders
from pytest_govsite.record.word.template import read_template, word_document
from tests.record import build
from tests.record.test_issuing import REPORT

DOCUMENTATION = Path(__file__).parents[2] / "docs" / "record-docx.md"


def template(tmp_path: Path, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    path = tmp_path / "body.docx"
    document.save(str(path))
    return path


def filled(tmp_path: Path, *paragraphs: str, **changes: Any) -> str:
    data = word_document(build.record(**changes), read_template(template(tmp_path, *paragraphs)), None)
    return "\n".join(p.text for p in Document(io.BytesIO(data)).paragraphs)


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("word")
    build.evidence(folder)
    file = folder / "example.docx"
    file.write_bytes(example_template())
    return word_document(build.record(report=REPORT), read_template(file), folder)


def told(document: bytes) -> str:
    read = Document(io.BytesIO(document))
    cells = (cell.text for table in read.tables for row in table.rows for cell in row.cells)
    sections = (p.text for s in read.sections for part in (s.header, s.footer) for p in part.paragraphs)
    return "\n".join((*(p.text for p in read.paragraphs), *cells, *sections))


def test_the_example_gives_cover_conclusion_results_and_problems_with_pictures(document: bytes) -> None:
    text = told(document)
    for word in ("JC-2026-001", "某检测中心", "CMA 230000000001", "不合格（不符合）", "盖章", "赵六", "以下空白"):
        assert word in text
    for result in build.results():
        assert result.title in text
    assert "41 篇正文，11 篇为真实发布时间" in text
    assert "发布时间标签不是真实时间" in text
    assert "委托方约定下一版整改" in text
    assert "{" not in text
    [shape] = Document(io.BytesIO(document)).inline_shapes
    assert shape._inline.docPr.get("descr") == "evidence/article.png"


def test_page_numbers_are_fields_and_the_table_of_results_lies_across(document: bytes) -> None:
    read = Document(io.BytesIO(document))
    codes = [e.get(qn("w:instr")) for e in read.sections[0].footer._element.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert [s.page_width > s.page_height for s in read.sections] == [False, True, False]


def test_what_a_site_says_is_text_and_nothing_else(document: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        xml = archive.read("word/document.xml").decode()
        links = archive.read("word/_rels/document.xml.rels").decode()
    assert "<script" not in xml
    assert "&lt;script&gt;" in xml
    assert "\u202e" not in xml
    assert "[U+202E]" in xml
    assert re.findall(r"<w:(?:instrText|fldSimple|hyperlink|object|altChunk)\b", xml) == []
    assert "evil.example" not in links
    assert "External" not in links


HOSTILE = (
    "{{ 7*7 }}{% for x in y %}",
    "{_{ report.number }_}",
    "</w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/>",
    "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe",
    "\uffff\ufffe\x00\x0b\a\f\t",
    '"><w:instrText>',
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_one_line_of_text(tmp_path: Path, text: str) -> None:
    site = build.record().site
    changed = type(site)(**{name: getattr(site, name) for name in site.__struct_fields__} | {"name": text})
    said = filled(tmp_path, "A{{ site.name }}B", site=changed)
    assert said.startswith("A")
    assert said.endswith("B")
    assert "\n" not in said
    assert "49" not in said


def test_a_template_cannot_switch_escaping_off_or_reach_python(tmp_path: Path) -> None:
    for text in (
        "{{ site.name | safe }}",
        "{% autoescape false %}{{ site.name }}{% endautoescape %}",
        "{% include 'x' %}",
        "{{ site.__class__.__mro__ }}",
    ):
        with pytest.raises(ConfigError, match="模板有误"):
            read_template(template(tmp_path, text))


@pytest.mark.parametrize(
    ("paragraphs", "named"),
    [
        (("{{ report.numbr }}",), "numbr"),
        (("{{ reports.number }}",), "reports"),
        (("{%p if report.formal == 'x' %}", "{{ nowhere }}", "{%p endif %}"), "nowhere"),
        (("{%p for item in failed %}", "{{ item.titel }}", "{%p endfor %}"), "titel"),
        (("{%p for item in failed %}", "{{ item.title }}"), "for"),
        (("{{ report.number ",), "template"),
    ],
)
def test_a_broken_template_is_told_in_one_line(tmp_path: Path, paragraphs: tuple[str, ...], named: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read_template(template(tmp_path, *paragraphs))
    said = str(raised.value)
    assert said.startswith("report.docx_template = 'body.docx'：")
    assert named in said
    assert "\n" not in said
    assert len(said) < 500


@pytest.mark.parametrize("content", [b"no archive", b"", b"PK\x03\x04broken"])
def test_what_is_no_word_document_is_told_in_one_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "body.docx"
    file.write_bytes(content)
    with pytest.raises(ConfigError) as raised:
        read_template(file)
    assert "body.docx" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(ConfigError, match=r"pytest-govsite\[docx\]"):
        read_template(template(tmp_path, "x"))


def test_a_workbook_is_no_template(tmp_path: Path) -> None:
    write_record(build.record(articles=3), tmp_path, chromium=None)
    with pytest.raises(ConfigError):
        read_template(tmp_path / "problems.xlsx")


@pytest.mark.parametrize("simple", [True, False])
def test_no_value_gets_into_a_field_code(tmp_path: Path, simple: bool) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    if simple:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), 'INCLUDETEXT "{{ site.name }}"')
        paragraph._p.append(field)
    else:
        code = OxmlElement("w:instrText")
        code.text = 'HYPERLINK "{{ site.url }}"'
        paragraph.add_run()._r.append(code)
    document.save(str(tmp_path / "body.docx"))
    with pytest.raises(ConfigError, match="域代码"):
        read_template(tmp_path / "body.docx")


def test_every_placeholder_is_filled_from_a_record_and_no_other() -> None:
    amendment = Amendment(
        number="JC-1",
        record="GS-1",
        details=(AmendedDetail(what="verdict", after="pending"),),
        results=(AmendedResult(requirement="x.y", title="x"),),
    )
    record = build.record(report=REPORT, amendment=amendment)
    folder = Path("/nowhere")
    values = WordContext(record, Pictures(folder), lambda _: "picture").values()
    documented = {p.name for p in placeholders()}
    pictures = {name for name in documented if ".pictures[]." in name}
    assert set(names_of(values)) == documented - pictures


def test_the_documentation_lists_every_placeholder() -> None:
    assert markdown() in DOCUMENTATION.read_text("utf-8")


def test_the_record_has_it_with_a_template_only(tmp_path: Path) -> None:
    file = template(tmp_path, "{{ report.title }}")
    plain, with_it = tmp_path / "plain", tmp_path / "with"
    plain.mkdir()
    with_it.mkdir()
    write_record(build.record(articles=3), plain, chromium=None)
    assert not (plain / "record.docx").exists()
    assert "record.docx" not in (plain / "record.html").read_text("utf-8")
    given = read_template(file)
    record = build.record(articles=3, report={"docx_template": "body.docx"})
    write_record(record, with_it, chromium=None, docx_template=given, inputs={"docx_template": given})
    assert Document(str(with_it / "record.docx")).paragraphs[0].text == "检测原始记录"
    assert "record.docx" in (with_it / "record.html").read_text("utf-8")
    assert "record.docx" in (with_it / "SHA256SUMS").read_text("utf-8")
    assert '"docx_template"' in (with_it / "manifest.json").read_text("utf-8")
    assert verify_folder(with_it) == []


def test_a_template_that_fails_later_loses_nothing_but_itself(tmp_path: Path) -> None:
    broken = template(tmp_path, "{{ nowhere }}").read_bytes()
    folder = tmp_path / "report"
    folder.mkdir()
    record = build.record(articles=3, report={"docx_template": "body.docx"})
    write_record(record, folder, chromium=None, docx_template=broken)
    assert "nowhere" in load_record(folder).files_left_out["record.docx"]
    assert not (folder / "record.docx").exists()
    assert "模板填写失败" in (folder / "record.html").read_text("utf-8")


def test_the_same_record_gives_the_same_bytes(tmp_path: Path) -> None:
    given = read_template(template(tmp_path, "{{ record.id }}"))
    assert word_document(build.record(), given, None) == word_document(build.record(), given, None)


def test_the_command_writes_an_example_and_fills_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    write_record(build.record(articles=3), folder, chromium=None)
    example, made = tmp_path / "example.docx", tmp_path / "made.docx"
    assert main(["docx", "example", str(example), "--lang", "en"]) == 0
    assert main(["docx", "fill", str(folder), str(example), str(made)]) == 0
    assert "Conclusion" in told(made.read_bytes())
    assert main(["docx", "fill", str(folder), str(example), str(folder / "made.docx")]) == 2
    assert verify_folder(folder) == []
    assert main(["docx", "fill", str(folder), str(folder / "record.html"), str(made)]) == 2
    assert "record.html" in capsys.readouterr().err
    assert main(["docx", "placeholders"]) == 0
    assert capsys.readouterr().out == markdown()
