"""Paragraphs and tables of the example template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pytest_govsite.record.words import Words

if TYPE_CHECKING:
    from docx.document import Document

_SERIF, _SANS = "Noto Serif CJK SC", "Noto Sans CJK SC"
"""Office suites that lack them take their own fonts of Chinese."""
_BLUE = "1D4A78"


class Layout:
    """Writes into one document, in the order of the calls."""

    def __init__(self, document: Document, words: Words) -> None:
        self.document: Any = document
        self.words = words

    def page(self) -> None:
        """A4, fonts, the identifier above and the page numbers below."""
        from docx.shared import Mm, Pt

        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin, section.bottom_margin = Mm(24), Mm(20)
        for name, size, font in (("Normal", 10.5, _SERIF), ("Title", 28, _SANS), ("Heading 1", 16, _SANS), ("Heading 2", 12, _SANS)):  # fmt: skip
            style: Any = self.document.styles[name]
            _set_font(style, font)
            style.font.size = Pt(size)
        section.header.paragraphs[0].text = "{{ report.identifier }}"
        foot: Any = section.footer.paragraphs[0]
        foot.alignment = 2
        before, between, after = self.words("pdf.page", page="\0", total="\0").split("\0")
        for text, field in ((before, "PAGE"), (between, "NUMPAGES"), (after, "")):
            foot.add_run(text)
            if field:
                _add_field(foot, field)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading."""
        self.document.add_heading(text, level)

    def line(self, text: str, *, align: int = 0, size: float = 0, bold: bool = False, keep: bool = False) -> None:
        """A paragraph."""
        from docx.shared import Pt

        paragraph: Any = self.document.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(4)
        paragraph.paragraph_format.keep_with_next = keep or None
        run = paragraph.add_run(text)
        run.bold = bold or None
        if size:
            run.font.size = Pt(size)

    def facts(self, *rows: tuple[str, str], optional: bool = False) -> None:
        """A table of names and values; an optional row stands only where its first placeholder is not empty."""
        table = self.document.add_table(rows=0, cols=2, style="Table Grid")
        for name, value in rows:
            cells = _row_if(table, value, optional).cells
            cells[0].text, cells[1].text = name, value
            _bold(cells[0])
            if optional:
                table.add_row().cells[0].text = "{%tr endif %}"
        _set_widths(table, self._room(), (24, 76))

    def rows(self, of: str, name: str, columns: tuple[tuple[str, str, int], ...], size: float = 9.0) -> None:
        """A table with one row for each row of a list; a column is its title, its text and its share of the width."""
        table = self.document.add_table(rows=1, cols=len(columns), style="Table Grid")
        for cell, (title, _, _) in zip(table.rows[0].cells, columns, strict=True):
            cell.text = title
            _bold(cell)
        _repeat(table.rows[0])
        for texts in ([f"{{%tr for {name} in {of} %}}"], [text for _, text, _ in columns], ["{%tr endfor %}"]):
            for cell, text in zip(table.add_row().cells, texts, strict=False):
                cell.text = text
        _set_widths(table, self._room(), tuple(width for _, _, width in columns), size)

    def _room(self) -> int:
        section: Any = self.document.sections[-1]
        return int(section.page_width - section.left_margin - section.right_margin)


def _row_if(table: Any, value: str, optional: bool) -> Any:
    """Return a new row; an optional one stands only where its first placeholder is not empty."""
    if optional:
        asked = value.partition("{{")[2].partition("}}")[0].strip()
        table.add_row().cells[0].text = f"{{%tr if {asked} %}}"
    return table.add_row()


def _bold(cell: Any) -> None:
    for run in cell.paragraphs[0].runs:
        run.bold = True


def _set_font(style: Any, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    style.font.name = name
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:eastAsia"), "zh-CN")  # else the shapes and marks of other countries may be taken
    style.element.rPr.append(spoken)
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
