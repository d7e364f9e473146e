"""What was looked at, what was not, and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pytest_govsite.model.record import Coverage, PageEntry, UnobservedEntry

TYPES = ("home", "column", "article", "interactive", "elder", "other")
"""Page types in the order of the record."""


@dataclass(frozen=True, kw_only=True)
class TypeRow:
    """Pages of one type."""

    type: str
    pages: int
    rendered: int


@dataclass(frozen=True, kw_only=True)
class TemplateRow:
    """Pages made from one template."""

    template: str
    pages: int
    rendered: int
    types: tuple[str, ...]
    example: PageEntry


def by_type(coverage: Coverage) -> list[TypeRow]:
    """Return one row for each page type that occurs."""
    pages = Counter(page.type for page in coverage.pages)
    rendered = Counter(page.type for page in coverage.pages if page.rendered)
    order = [*TYPES, *sorted(set(pages) - set(TYPES))]
    return [TypeRow(type=name, pages=pages[name], rendered=rendered[name]) for name in order if pages[name]]


@dataclass(frozen=True, kw_only=True)
class LookRow:
    """Pages that were looked at more closely in one way."""

    kind: str
    pages: int
    lost: int


def by_look(coverage: Coverage) -> list[LookRow]:
    """Return one row for each kind of closer look, the most frequent first."""
    taken = Counter(kind for page in coverage.pages for kind in page.looks)
    lost = Counter(kind for page in coverage.pages for kind in page.looks_lost)
    kinds = sorted(taken.keys() | lost.keys(), key=lambda kind: (-taken[kind], kind))
    return [LookRow(kind=kind, pages=taken[kind], lost=lost[kind]) for kind in kinds]


def by_template(coverage: Coverage) -> list[TemplateRow]:
    """Return one row for each template, the largest first; its example is a rendered page where there is one."""
    grouped: dict[str, list[PageEntry]] = {}
    for page in coverage.pages:
        if page.template:
            grouped.setdefault(page.template, []).append(page)
    rows = [_template_row(name, members) for name, members in grouped.items()]
    return sorted(rows, key=lambda row: (-row.pages, row.template))


def _template_row(name: str, members: list[PageEntry]) -> TemplateRow:
    rendered = [page for page in members if page.rendered]
    return TemplateRow(
        template=name,
        pages=len(members),
        rendered=len(rendered),
        types=tuple(dict.fromkeys(page.type for page in members)),
        example=(rendered or members)[0],
    )


def unobserved_by_reason(coverage: Coverage) -> dict[str, list[UnobservedEntry]]:
    """Return what could not be looked at by its reason, the most frequent first."""
    grouped: dict[str, list[UnobservedEntry]] = {}
    for entry in coverage.unobserved:
        grouped.setdefault(entry.reason, []).append(entry)
    return dict(sorted(grouped.items(), key=lambda item: -len(item[1])))
