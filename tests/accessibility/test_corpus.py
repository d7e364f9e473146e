"""The barriers of the corpus are found, and their compliant twins are not blamed for anything."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.model import Finding
from pytest_govsite.observe.look.deep import DEEP_LOOKS
from tests.accessibility.corpus import CORPUS, Case
from tests.accessibility.portals import judged
from tests.judging import judge, observe
from tests.observe.site import LocalSite

MARKS = judged()
Told = Mapping[str, list[tuple[str, Finding]]]
"""Path -> requirement and finding."""

pytestmark = pytest.mark.browser


def _needs(case: Case) -> frozenset[str]:
    return frozenset(need for name in case.raises.split() if name in MARKS for need in MARKS[name].needs)


def _cases() -> list[object]:
    """Return the cases; those that need the page to be used are for `make test-all`."""
    deep = {look.kind.kind for look in DEEP_LOOKS}
    return [
        pytest.param(case, id=case.id, marks=[pytest.mark.thorough] if _needs(case) & deep else []) for case in CORPUS
    ]


@pytest.fixture(scope="module")
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Every page of the corpus, inspected with the looks that its case needs, those of the same needs together."""
    site = LocalSite()
    by_needs: dict[frozenset[str], list[Case]] = defaultdict(list)
    here = [item for item in request.session.items if item.path == Path(__file__)]
    asked = {item.callspec.params["case"].id for item in here if isinstance(item, pytest.Function)}
    for case in CORPUS:
        if case.id not in asked:
            continue
        by_needs[_needs(case)].append(case)
    found: dict[str, list[tuple[str, Finding]]] = defaultdict(list)
    for needs, cases in by_needs.items():
        paths = []
        for case in cases:
            for side, body in (("barrier", case.barrier), ("compliant", case.compliant)):
                path = f"/{side}/{CORPUS.index(case)}"
                site.routes[path] = (200, case.page(body), {})
                paths.append(path)
        folder = tmp_path_factory.mktemp("corpus")
        config = build_config({"url": site.url("/"), "now": "2026-11-20T10:00"}, folder=folder)
        observe(config, folder, needs, tuple((site.url(path), None) for path in paths))
        results = judge(config, folder, lambda mark, n=needs: mark.id in MARKS and n.issuperset(mark.needs))
        for result in results.values():
            for finding in result.findings:
                found[urlsplit(finding.page).path].append((result.id, finding))
        shutil.rmtree(folder)
    site.close()
    return found


@pytest.mark.parametrize("case", _cases())
def test_barrier_is_found(case: Case, told: Told) -> None:
    findings = told[f"/barrier/{CORPUS.index(case)}"]
    outcomes = {f.outcome.value for name, f in findings if name in case.raises.split()}
    assert outcomes & set(case.outcome.split()), [(name, f.outcome.value, f.message) for name, f in findings]


@pytest.mark.parametrize("case", _cases())
def test_compliant_twin_is_not_blamed(case: Case, told: Told) -> None:
    findings = told[f"/compliant/{CORPUS.index(case)}"]
    failed = [(name, f.message, f.found, f.selector) for name, f in findings if f.outcome.value == "failed"]
    assert failed == []
