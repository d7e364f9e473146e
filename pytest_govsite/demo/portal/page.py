"""What a template is given."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pytest_govsite.demo.content.article import Article
from pytest_govsite.demo.content.columns import Column


@dataclass(frozen=True)
class Page:
    """One page of the portal before it is rendered."""

    path: str
    """Path with its query where the query chooses the page."""
    kind: str
    """home, column, article, interactive or other."""
    template: str
    title: str
    """Visible headline."""
    column: Column | None = None
    trail: tuple[tuple[str, str], ...] = ()
    """Name and path of each entry below the home page."""
    article: Article | None = None
    footer: str = "inline"
    """inline, script, frame or later: how the footer gets into the page."""
    charset: str = "utf-8"
    status: int = 200
    content: dict[str, Any] = field(default_factory=dict)
