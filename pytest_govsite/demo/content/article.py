"""What an article page shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Attachment:
    """A file beside a text."""

    url: str
    name: str
    kind: str


@dataclass(frozen=True)
class Document:
    """The information table of a policy document."""

    index: str
    number: str
    publisher: str
    subject: str
    written: datetime
    validity: str = "有效"


@dataclass(frozen=True)
class Table:
    """A data table with a caption."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Article:
    """One item of a column."""

    url: str
    """Path on the portal."""
    title: str
    published: datetime
    source: str
    author: str = "信息编辑"
    paragraphs: tuple[str, ...] = ()
    keywords: str = ""
    summary: str = ""
    image: str = ""
    """Path of the picture in the text; empty: none."""
    caption: str = ""
    attachments: tuple[Attachment, ...] = ()
    document: Document | None = None
    tables: tuple[Table, ...] = ()
    bars: tuple[tuple[str, float], ...] = ()
    """Name and value of the bars of a chart; empty: none."""
    related: tuple[tuple[str, str, str], ...] = ()
    """Kind, title and path of related texts."""
    pinned: bool = False
    more: dict[str, str] = field(default_factory=dict)

    @property
    def time(self) -> str:
        """`YYYY-MM-DD HH:MM`."""
        return self.published.strftime("%Y-%m-%d %H:%M")

    @property
    def day(self) -> str:
        """`YYYY-MM-DD`."""
        return self.published.strftime("%Y-%m-%d")
