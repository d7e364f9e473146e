"""Portable documents, read by pypdf."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from pytest_govsite.document.attachments.parts import MOST_PARTS, AttachmentText, UnreadableError, collect

_FEW = 20
"""Characters below which a document of several pages is taken for pictures of pages."""
_ODD = (
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    RecursionError,
    AssertionError,
    OverflowError,
    OSError,
)
"""What the reader raises for objects that are not what they should be."""


def read_pdf(data: bytes) -> AttachmentText:
    """Return the text of a document page by page.

    Raises:
        UnreadableError: it is broken, asks for a password, or holds pictures of pages without text.
    """
    logging.disable(logging.CRITICAL)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            reader = PdfReader(io.BytesIO(data), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError("有密码，无法打开 / protected by a password")
            pages = len(reader.pages)
            text = collect(_pages(reader))
        except (PyPdfError, NotImplementedError, ImportError, *_ODD) as error:
            raise UnreadableError("PDF 已损坏或格式不受支持 / broken or unknown PDF") from error
    if pages and sum(len(line) for part in text.parts for line in part.lines) < _FEW:
        raise UnreadableError("没有可读文字，可能是扫描件 / no text, pages may be scanned")
    return text


def _pages(reader: PdfReader) -> Iterator[tuple[int | None, list[str]]]:
    for number, page in enumerate(reader.pages[: MOST_PARTS + 1], 1):
        try:
            yield number, page.extract_text().split("\n")
        except (PyPdfError, *_ODD):
            yield number, []
