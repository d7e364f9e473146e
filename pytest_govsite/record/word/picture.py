"""Pictures in a Word document, with a description for people who do not see them. Needs the extra `docx`."""

from __future__ import annotations

import io
from typing import Any

from docxtpl import DocxTemplate, InlineImage
from lxml import etree


class DescribedImage(InlineImage):  # type: ignore[misc]  # docxtpl is not annotated
    """A picture that a template puts in the place of its placeholder.

    Args:
        template: the template being filled in.
        data: the picture.
        width: its width in the document; None: its own.
        description: what stands for it where it is read aloud.
    """

    def __init__(self, template: DocxTemplate, data: bytes, *, width: Any, description: str) -> None:
        super().__init__(template, io.BytesIO(data), width=width)
        self._description = description

    def _insert_image(self) -> str:
        made: str = super()._insert_image()
        before, start, rest = made.partition("<wp:inline")
        inline, end, after = (start + rest).partition("</wp:inline>")
        root = etree.fromstring(inline + end)
        for named in root.iter("{*}docPr"):
            named.set("descr", self._description)
        described: str = etree.tostring(root, encoding="unicode")
        return before + described + after
