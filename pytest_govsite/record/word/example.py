"""An example of a Word template, written with python-docx: a body starts from it and puts its own in its place."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from pytest_govsite.record.steady import steady
from pytest_govsite.record.words import Words

if TYPE_CHECKING:
    from docx.document import Document

_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
_BLUE = "1D4A78"


def example_template(language: str = "zh") -> bytes:
    """Return a template with cover, conclusion, results, nonconformities with pictures, and what is open."""
    from docx import Document

    document = Document()
    writer = _Writer(document, Words(language))
    writer.page()
    writer.cover()
    writer.conclusion()
    writer.results()
    writer.problems()
    writer.open_items()
    document.core_properties.title = "{{ report.title }} {{ report.number }}"
    document.core_properties.author = "{{ body.name }}"
    document.core_properties.comments = ""
    buffer = io.BytesIO()
    document.save(buffer)
    return steady(buffer.getvalue())


class _Writer:
    """Writes the chapters one after the other."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document: Any = document
        self._words = words

    def page(self) -> None:
        """A4, fonts, the identifier above and the page numbers below."""
        from docx.shared import Mm, Pt

        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin, section.bottom_margin = Mm(24), Mm(20)
        for name, size, font in (("Normal", 10.5, _SERIF), ("Title", 28, _SANS), ("Heading 1", 16, _SANS), ("Heading 2", 12, _SANS)):  # fmt: skip
            style: Any = self._document.styles[name]
            _set_font(style, font)
            style.font.size = Pt(size)
        section.header.paragraphs[0].text = "{{ report.identifier }}"
        foot: Any = section.footer.paragraphs[0]
        foot.alignment = 2
        before, between, after = self._words("pdf.page", page="\0", total="\0").split("\0")
        for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            foot.add_run(text)
            if field:
                _add_field(foot, field)

    def cover(self) -> None:
        """Cover: title, site, verdict, who and when, place for the seal."""
        words = self._words
        self._line("{{ report.accreditations }}", align=2)
        for _ in range(4):
            self._line("")
        self._document.add_paragraph("{{ report.title }}", style="Title").alignment = 1
        self._line("{{ report.marks }}", align=1)
        self._line("{{ sample.name }}", align=1, size=16, bold=True)
        self._line("{{ site.url }}", align=1)
        self._line("")
        self._line(f"{words('cover.overall')}{words('colon')}{{{{ conclusion.verdict }}}}", align=1, size=18, bold=True)
        self._line("{{ conclusion.note }}", align=1)
        for _ in range(3):
            self._line("")
        self._facts(
            (words("cover.client"), "{{ client.name }}"),
            (words("cover.purpose"), "{{ report.purpose }}"),
            (words("cover.body"), "{{ body.name }}"),
            (words("cover.period"), "{{ record.day }}"),
            (words("cover.issued"), "{{ report.issued }}"),
            (words("cover.evidence"), "SHA-256 {{ record.evidence_sha256 }}"),
        )
        self._line("")
        self._line("{% if report.formal %}" + words("cover.seal") + "{% endif %}", align=2)

    def conclusion(self) -> None:
        """Conclusion page: sample, place, rule, parts, counts, people."""
        words = self._words
        self._document.add_page_break()
        self._heading(words("chapter.conclusion"))
        self._line("{{ conclusion.verdict }}", size=14, bold=True)
        self._line("{{ conclusion.note }}")
        self._facts(
            (words("cover.sample"), "{{ sample.name }} {{ sample.version }}"),
            (words("body.location"), "{{ body.location }}"),
            (words("cover.period"), "{{ record.started }}" + words("conclusion.until") + "{{ record.finished }}"),
            (words("method_chapter.rule"), "{{ conclusion.rule }}"),
        )
        self._heading(words("conclusion.parts"), 2)
        self._rows(
            "parts", "part",
            ((words("conclusion.part"), "{{ part.name }}", 30), (words("results.verdict"), "{{ part.verdict }}", 30), (words("cover.scope"), "{{ part.scope }}", 40)),
        )  # fmt: skip
        self._heading(words("conclusion.counts"), 2)
        names = ("passed", "failed", "cant_tell", "untested", "inapplicable")
        columns = [(words("outcome." + _key(name)), f"{{{{ row.{name} }}}}", 15) for name in names]
        self._rows("counts", "row", ((words("conclusion.counts_level"), "{{ row.level }}", 25), *columns))
        self._line("")
        self._facts(
            (words("sign.tested"), "{{ people.tested }}"),
            (words("sign.reviewed"), "{{ people.reviewed }}"),
            (words("sign.approved"), "{{ people.approved }} {{ people.approved_title }}"),
        )

    def results(self) -> None:
        """All items with what was measured, group by group, on pages that lie across."""
        from docx.enum.section import WD_ORIENT, WD_SECTION

        words = self._words
        across = self._document.add_section(WD_SECTION.NEW_PAGE)
        across.orientation = WD_ORIENT.LANDSCAPE
        across.page_width, across.page_height = across.page_height, across.page_width
        self._heading(words("chapter.results"))
        self._line("{%p for suite in suites %}")
        self._heading("{{ suite.name }}", 2)
        self._rows(
            "suite.results", "item",
            (
                (words("results.number"), "{{ item.number }}", 5),
                (words("results.item"), "{{ item.title }}{% if item.engine %} ({{ item.engine }}){% endif %}", 14),
                (words("results.clause"), "{{ item.clauses }}", 18),
                (words("results.text"), "{{ item.requirement }}", 20),
                (words("results.method"), "{{ item.method }}", 8),
                (words("results.measured"), "{{ item.measured }}", 15),
                (words("results.verdict"), "{{ item.outcome }}", 8),
                (words("results.remarks"), "{{ item.remark }}", 12),
            ),
            size=7.5,
        )  # fmt: skip
        self._line("{%p endfor %}")

    def problems(self) -> None:
        """What is not met, with pictures; the advice on it is marked as an opinion."""
        from docx.enum.section import WD_ORIENT, WD_SECTION

        words = self._words
        upright = self._document.add_section(WD_SECTION.NEW_PAGE)
        upright.orientation = WD_ORIENT.PORTRAIT
        upright.page_width, upright.page_height = upright.page_height, upright.page_width
        self._heading(words("chapter.failed"))
        self._line("{%p for problem in failed %}")
        self._heading("{{ problem.number }} {{ problem.title }} ({{ problem.code }})", 2)
        self._line("{{ problem.message }}", bold=True, keep=True)
        self._facts(
            (words("results.clause"), "{{ problem.clauses }}"),
            (words("problem.expected"), "{{ problem.expected }}"),
            (words("problem.found"), "{{ problem.found }}"),
            (words("problem.selector"), "{{ problem.selector }}"),
            (words("problem.pages"), "{{ problem.pages }}\n{{ problem.addresses }}"),
            (f"{words('remedy.title')} ({words('remedy.opinion')})", "{{ problem.remedy }}"),
            optional=True,
        )
        self._line("{%p for picture in problem.pictures %}")
        self._line("{{ picture.image }}")
        self._line("{{ picture.path }}", size=8)
        self._line("{%p endfor %}")
        self._line("{%p else %}")
        self._line(words("problem.none_failed"))
        self._line("{%p endfor %}")
        self._line("{%p if left_out.failed %}")
        self._line(words("more", n="{{ left_out.failed }}"))
        self._line("{%p endif %}")

    def open_items(self) -> None:
        """What is still to be done, by whom; the end."""
        words = self._words
        self._heading(words("chapter.open"))
        self._rows(
            "todo", "item",
            (
                (words("conclusion.who_acts"), "{{ item.who }}", 15),
                (words("conclusion.what"), "{{ item.what }}", 40),
                (words("conclusion.why"), "{{ item.why }} ({{ item.kind }})", 45),
            ),
            size=9,
        )  # fmt: skip
        self._line("")
        self._line(words("blank"), align=1)

    def _heading(self, text: str, level: int = 1) -> None:
        self._document.add_heading(text, level)

    def _line(self, text: str, *, align: int = 0, size: float = 0, bold: bool = False, keep: bool = False) -> None:
        from docx.shared import Pt

        paragraph: Any = self._document.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(4)
        paragraph.paragraph_format.keep_with_next = keep or None
        run = paragraph.add_run(text)
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)

    def _facts(self, *rows: tuple[str, str], optional: bool = False) -> None:
        table = self._document.add_table(rows=0, cols=2, style="Table Grid")
        for name, value in rows:
            cells = _row_if(table, value, optional).cells
            cells[0].text, cells[1].text = name, value
            _bold(cells[0])
            if optional:
                table.add_row().cells[0].text = "{%tr endif %}"
        _set_widths(table, self._room(), (24, 76))

    def _rows(self, of: str, name: str, columns: tuple[tuple[str, str, int], ...], size: float = 9.0) -> None:
        table = self._document.add_table(rows=1, cols=len(columns), style="Table Grid")
        for cell, (title, _, _) in zip(table.rows[0].cells, columns, strict=True):
            cell.text = title
            _bold(cell)
        _repeat(table.rows[0])
        for texts in ([f"{{%tr for {name} in {of} %}}"], [text for _, text, _ in columns], ["{%tr endfor %}"]):
            for cell, text in zip(table.add_row().cells, texts, strict=False):
                cell.text = text
        _set_widths(table, self._room(), tuple(width for _, _, width in columns), size)

    def _room(self) -> int:
        section: Any = self._document.sections[-1]
        return int(section.page_width - section.left_margin - section.right_margin)


def _row_if(table: Any, value: str, optional: bool) -> Any:
    """Return a new row; an optional one stands only where its first placeholder is not empty."""
    if optional:
        asked = value.partition("{{")[2].partition("}}")[0].strip()
        table.add_row().cells[0].text = f"{{%tr if {asked} %}}"
    return table.add_row()


def _key(name: str) -> str:
    return "cantTell" if name == "cant_tell" else name


def _bold(cell: Any) -> None:
    for run in cell.paragraphs[0].runs:
        run.bold = True


def _set_font(style: Any, name: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        if "Theme" in attribute:
            del fonts.attrib[attribute]
    fonts.set(qn("w:eastAsia"), name)
    if style.name != "Normal":
        style.font.color.rgb = RGBColor.from_string(_BLUE)


def _set_widths(table: Any, room: int, shares: tuple[int, ...], size: float = 9.0) -> None:
    from docx.shared import Pt

    table.autofit = False
    unit = room / sum(shares)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = round(unit * share)
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            cell.width = round(unit * share)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(1)
                for run in paragraph.runs:
                    run.font.size = Pt(size)


def _repeat(row: Any) -> None:
    """Show a row again at the top of each page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _add_field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
