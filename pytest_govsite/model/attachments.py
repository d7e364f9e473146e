"""What the offered files of a site say, personal numbers masked before anything was written."""

from __future__ import annotations

from pytest_govsite.model.document import ClassificationMark, PersonalSighting
from pytest_govsite.model.terms import Fact, Text


class AttachmentPart(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page, sheet or slide; of files without them, all."""

    number: int | None = None
    """From 1. None: the file has no pages, or does not say where they end."""
    text: str = ""
    """Line by line; tabs between the cells of a table. Personal numbers are masked."""


class AttachmentFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """One offered file. The file itself is not kept."""

    url: str
    page: str
    """Address of the first page that offers it."""
    name: str = ""
    """As its link names it, personal numbers masked."""
    kind: str = ""
    """What its name says: pdf, docx …"""
    size: int = 0
    sha256: str = ""
    title: str = ""
    """As the properties of the file give it."""
    parts: tuple[AttachmentPart, ...] = ()
    cut: bool = False
    """It is longer than what was read."""
    personal: tuple[PersonalSighting, ...] = ()
    marks: tuple[ClassificationMark, ...] = ()
    """Marks of classification; of such a file nothing else is kept but address and digest."""
    unread: Text | None = None
    """Why its text could not be had. None: it was read."""
    missing: bool = False
    """The site says that there is no such file: a dead link, and judged as one."""


class AttachmentsFacts(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """The offered files that were opened."""

    files: tuple[AttachmentFacts, ...] = ()
    left_out: int = 0
    """Offered files that were not opened for their number or size."""
