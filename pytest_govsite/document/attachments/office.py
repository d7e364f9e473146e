"""Word documents and slides (ECMA-376), and fixed layout documents (GB/T 33190 OFD)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.document.attachments.package import Package
from pytest_govsite.document.attachments.parts import AttachmentText, UnreadableError, collect

_WORD = re.compile(r"word/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_SLIDE = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide)(\d+)\.xml")
_PAGE = re.compile(r"(?:.*/)?Pages/Page_(\d+)/(?:.*/)?[^/]*\.xml", re.I)


def read_docx(data: bytes) -> AttachmentText:
    """Return the text of a Word document, tables row by row, headers, notes and comments after the body."""
    package = Package(data)
    names = sorted(filter(_WORD.fullmatch, package.names), key=lambda name: ("document" not in name, name))
    if not names:
        raise UnreadableError("不是 Word 文档 / no Word document inside")
    return collect((None, _paragraphs(package, name)) for name in names)


def read_pptx(data: bytes) -> AttachmentText:
    """Return the text of slides, their notes among them."""
    package = Package(data)
    slides = [(int(match[1]), name) for name in package.names if (match := _SLIDE.fullmatch(name))]
    if not slides:
        raise UnreadableError("不是演示文稿 / no slides inside")
    return collect((number, _paragraphs(package, name)) for number, name in sorted(slides))


def read_ofd(data: bytes) -> AttachmentText:
    """Return the text of a fixed layout document, one text object a line, those of one height joined."""
    package = Package(data)
    pages = [(int(match[1]) + 1, name) for name in package.names if (match := _PAGE.fullmatch(name))]
    if not pages:
        raise UnreadableError("不是 OFD 文档 / no OFD document inside")
    return collect((number, _objects(package, name)) for number, name in sorted(pages))


def _paragraphs(package: Package, name: str) -> Iterator[str]:
    """Yield paragraphs; inside a row of a table, its cells in one line with tabs between them."""
    text: list[str] = []
    cells: list[str] = []
    rows = 0
    for event, element in package.xml(name):
        tag = element.tag
        if event == "start":
            rows += tag == "tr"
            if tag == "tr" and rows == 1:
                cells, text = [], []
        elif tag == "t":
            text.append(element.text or "")
        elif tag in ("tab", "br", "cr"):
            text.append(" ")
        elif tag == "p":
            if rows:
                text.append(" ")
            else:
                yield "".join(text)
                text = []
        elif tag == "tc":
            cells.append(" ".join("".join(text).split()))
            text = []
        elif tag == "tr":
            rows -= 1
            if not rows:
                yield "\t".join(cells)
                cells = []
    if text:
        yield "".join(text)


def _objects(package: Package, name: str) -> Iterator[str]:
    line: list[str] = []
    height = ""
    text: list[str] = []
    for event, element in package.xml(name):
        if event == "end" and element.tag == "TextCode":
            text.append(element.text or "")
        elif event == "end" and element.tag == "TextObject":
            at = _top(element.attrib.get("Boundary", ""))
            if at != height and line:
                yield " ".join(line)
                line = []
            height = at
            line.append("".join(text).strip())
            text = []
    if line or text:
        yield " ".join([*line, "".join(text)])


def _top(boundary: str) -> str:
    numbers = boundary.split()
    try:
        return str(round(float(numbers[1]))) if len(numbers) == 4 else ""
    except ValueError:
        return ""
