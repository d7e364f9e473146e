"""Plain text, tables of comma separated values (RFC 4180) and web pages that are offered as files."""

from __future__ import annotations

import csv
import io

from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.document.attachments.parts import MOST_LINES, AttachmentText, collect
from pytest_govsite.document.charset import decode

_MOST_CELLS = 60


def read_text(data: bytes) -> AttachmentText:
    """Return the lines of a text."""
    text, _ = decode(data, "text/plain")
    return collect([(None, text[:2_000_000].split("\n"))])


def read_csv(data: bytes) -> AttachmentText:
    """Return the rows of a table; cells that a spreadsheet would spoil (`="330…"`, `'330…`) as they read."""
    text, _ = decode(data, "text/csv")
    first = text[:5_000].split("\n", 1)[0]
    divider = max(",;\t", key=first.count)
    rows = []
    try:
        for row in csv.reader(io.StringIO(text[:4_000_000], newline=""), delimiter=divider):
            rows.append("\t".join(" ".join(cell.strip("=\"' \t").split()) for cell in row[:_MOST_CELLS]))
            if len(rows) > MOST_LINES:
                break
    except csv.Error:
        return read_text(data)
    return collect([(None, rows)])


def read_page(data: bytes) -> AttachmentText:
    """Return the text of markup, as of web pages that are named like workbooks."""
    text, _ = decode(data, "text/html")
    tree = LexborHTMLParser(text[:4_000_000])
    tree.strip_tags(["script", "style", "head", "noscript", "template"])
    body = tree.body
    rows = [
        "\t".join(" ".join(cell.text().split()) for cell in row.css("td, th")) for row in tree.css("tr")[:MOST_LINES]
    ]
    lines = body.text(separator="\n").split("\n") if body else []
    return collect([(None, [*rows, *lines])])
