"""Links that bear the name of one column and lead to another (错链)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from pytest_govsite.checks.folding import folded_name
from pytest_govsite.checks.links.survey import LinkSurvey
from pytest_govsite.checks.outcomes import cant_tell, pointer_to
from pytest_govsite.model import DocumentFacts, PageFacts, PageType, Verdict

_SHORTEST = 3
_RIGHT = 2
"""Links by its own name that a column has elsewhere, at least."""


def misnamed(pages: Sequence[PageFacts], survey: LinkSurvey) -> Iterator[Verdict]:
    """Yield a doubt for each link whose text is the headline of one column while it leads to another.

    Both columns are linked by their own names elsewhere, no other page bears the first name, and neither stands above the other; a parent that
    opens its first child is none.
    """
    columns = {p.url: p.document for p in pages if p.type is PageType.COLUMN and p.document is not None}
    names = {url: _name(document) for url, document in columns.items()}
    bearers = Counter(_name(p.document) for p in pages if p.document is not None)
    own = {name: url for url, name in names.items() if len(name) >= _SHORTEST and bearers[name] == 1}
    links = [
        (page, link, survey.inspected(link.url), folded_name(link.text))
        for page in pages
        if page.document is not None
        for link in page.document.links
        if link.url and link.text and link.visible is not False
    ]
    used = Counter((name, goal) for _, _, goal, name in links)
    seen: set[tuple[str, str]] = set()
    for page, link, goal, name in links:
        right = own.get(name, goal)
        there = names.get(goal, "")
        if right == goal or own.get(there) != goal or name in there or there in name or (name, goal) in seen:
            continue
        rightly = min(used[name, right], used[there, goal])
        if rightly < _RIGHT or used[name, goal] * 2 > used[name, right] or _below(columns[goal], columns[right], name):
            continue
        seen.add((name, goal))
        yield cant_tell(
            "链接文字是一个栏目的名称，打开的是另一个栏目，请人工确认",
            "A link bears the name of one column and opens another; a person has to confirm it",
            expected=right,
            found=f"“{link.text[:60]}” → {goal} “{_headline(columns[goal])[:60]}”",
            pointer=pointer_to(page.url, link, goal),
            place=f"{name}→{goal}",
        )


def _headline(document: DocumentFacts) -> str:
    return document.headline.text if document.headline else ""


def _name(document: DocumentFacts) -> str:
    return folded_name(_headline(document))


def _below(goal: DocumentFacts, right: DocumentFacts, name: str) -> bool:
    """Return True where the trail of either column holds the other's name."""
    above = {folded_name(e) for e in (goal.trail.entries if goal.trail else ())}
    beneath = {folded_name(e) for e in (right.trail.entries if right.trail else ())}
    return name in above or _name(goal) in beneath
