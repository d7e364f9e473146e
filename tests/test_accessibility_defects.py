"""Each seeded defect of accessibility and of elderly-friendliness is found on its page under the ids that it must raise,
and nothing beyond what it may raise; the page without it has nothing to find.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urlsplit

import pytest

from pytest_govsite.demo.defects import DEFECTS, Defect, matches
from pytest_govsite.demo.portal.pages import Pages
from pytest_govsite.demo.site import DemoSite
from pytest_govsite.inspection.judging import level_in_force
from pytest_govsite.model import RequirementResult
from pytest_govsite.norms.catalogue import load_catalogue
from pytest_govsite.observe.look.deep import DEEP_LOOKS
from tests.accessibility.portals import ARTICLES, SUITES, Portals, Results, judged, judged_site_wide

MARKS, SITE_WIDE = judged(), judged_site_wide()

pytestmark = pytest.mark.browser


def _needs(defect: Defect) -> frozenset[str]:
    ids = (*defect.raises, *defect.may)
    return frozenset(need for name in ids if name in MARKS for need in MARKS[name].needs)


def _paths(defect: Defect) -> tuple[str, ...]:
    """Return the example; where pages are compared, the home page and other pages of the defect's stand before it."""
    example = defect.example or "/"
    if not SITE_WIDE.intersection(defect.raises):
        return (example,)
    others = [path for path in _known_paths() if path not in ("/", example) and matches(defect.pages, path)]
    return tuple(dict.fromkeys(("/", *(others or ("/zwgk/", "/xwzx/"))[:2], example)))


@cache
def _known_paths() -> tuple[str, ...]:
    library = Pages(DemoSite(articles=ARTICLES)).library
    return (*library.columns, *(article.url for article in library.everything))


# those that need the same looks of the same page follow each other, so that a worker looks at the faultless page once
# a requirement on the site as a whole is not judged on listed pages: its defects have tests beside their check
WHOLE_SITE = {each.id for each in load_catalogue().requirements.values() if each.applies == ("site",)}
SEEDED = sorted(
    (d for d in DEFECTS.values() if d.requirement.startswith(SUITES) and d.requirement not in WHOLE_SITE),
    key=lambda d: (_paths(d), sorted(_needs(d)), d.id),
)


DEEP = frozenset(look.kind.kind for look in DEEP_LOOKS)
EACH = os.environ.get("GOVSITE_EACH_DEFECT") == "1"
"""Use the portal once for every defect that only use of the page shows, which takes many minutes; without it, one for
each kind of use here, the others all together in the run of demo-defective (tests/test_demo_run.py)."""


def _alone() -> list[Defect]:
    chosen, kinds = [], set[frozenset[str]]()
    for defect in SEEDED:
        used = _needs(defect) & DEEP
        if EACH or not used or used not in kinds:
            kinds.add(used)
            chosen.append(defect)
    return chosen


@pytest.fixture(scope="session")
def portals(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portals]:
    with Portals(tmp_path_factory.mktemp("portals")) as running:
        yield running


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


Found = Counter[tuple[str, str, str, str]]


def _found(results: Results, outcomes: frozenset[str]) -> Found:
    """Count the findings of these outcomes by requirement, path and message."""
    found: Found = Counter()
    for result in results.values():
        told = [f for f in result.findings if f.outcome.value in outcomes]
        found.update((result.id, _path(f.page), f.outcome.value, f.message) for f in told)
        if not told and result.outcome.value in outcomes:
            found[(result.id, "", result.outcome.value, result.reason)] += 1
    return found


@pytest.mark.parametrize("defect", _alone(), ids=lambda d: d.id)
def test_defect_is_found_and_nothing_else(defect: Defect, portals: Portals) -> None:
    paths, needs, outcomes = _paths(defect), _needs(defect), frozenset((*defect.outcomes, "failed"))
    unknown = [name for name in defect.raises if name not in MARKS]
    assert unknown == [], "no test judges them"
    results = portals.inspect((defect.id,), paths, needs)
    found = _found(results, outcomes) - _found(portals.faultless(paths, needs, defect.config), outcomes)
    own = {name for name, path, outcome, _ in found if path in (paths[-1], "") and outcome in defect.outcomes}
    missing = {name: _told(results.get(name)) for name in defect.raises if name not in own}
    assert missing == {}
    beyond = {each for each in found if each[0] not in (*defect.raises, *defect.may)}
    assert beyond == set()
    elsewhere = {each for each in found if each[0] == defect.requirement and not _on_its_pages(defect, each[1])}
    assert elsewhere == set()


def _on_its_pages(defect: Defect, path: str) -> bool:
    return not path or not defect.pages or matches(defect.pages, path)


def _told(result: RequirementResult | None) -> str:
    """Return what was said instead, for the message."""
    if result is None:
        return "not judged"
    findings = "; ".join(f"{f.outcome.value} {f.message} {f.selector}" for f in result.findings[:5])
    return f"{result.outcome.value} {result.reason} {findings}"


def _examples() -> list[tuple[str, ...]]:
    return sorted({_paths(defect) for defect in _alone()} | {("/",)})


@pytest.mark.parametrize("paths", _examples(), ids=lambda paths: paths[-1])
def test_the_page_without_defects_fails_nothing(paths: tuple[str, ...], portals: Portals) -> None:
    here = [d for d in _alone() if _paths(d) == paths]
    failed: list[str] = []
    for needs in {_needs(defect) for defect in here} or {frozenset({"rendered", "dom", "axe"})}:
        for result in portals.faultless(paths, needs, {}).values():
            for finding in result.findings:
                line = f"{result.id} {_path(finding.page)} {finding.message} {finding.selector} {finding.found}"
                if level_in_force(finding, result):
                    failed.append(line)
                elif finding.outcome.value == "failed":
                    print("advice:", line)
    assert sorted(set(failed)) == []
