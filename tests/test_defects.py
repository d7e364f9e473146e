"""Each seeded defect of the demo portal is found under the ids it must raise, and nothing beyond what it may raise.

Defects that show on pages of their own are switched on together and told apart by page; those that need a
configuration or an alias of their own are judged one by one. Columns that are missing altogether are found by the run
of demo-defective (tests/test_demo_run.py), and one by one here with GOVSITE_EACH_DEFECT=1.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tomllib
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import unquote, urlsplit

import pytest

from pytest_govsite.config.options import SHANGHAI, build_config
from pytest_govsite.config.settings import Config
from pytest_govsite.demo.defects import DEFECTS, all_compatible
from pytest_govsite.demo.defects.definition import Defect, matches
from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.demo.net.sockets import has_ipv6
from pytest_govsite.model import RequirementResult
from tests.judging import CHEAP, SOURCE_ONLY, bundled_needs, judge, observe

NOW = "2026-11-20T10:00"
ARTICLES = 30
_HERE = [
    d for d in DEFECTS.values() if not d.requirement.startswith(("accessibility.", "elderly.")) and not d.needs_browser
]
"""Those that the source shows; see tests/test_accessibility_defects.py for the others."""
LOCAL = [d for d in _HERE if d.pages and not d.config and d.id in all_compatible()]
_REST = [d for d in _HERE if d not in LOCAL]
EACH = os.environ.get("GOVSITE_EACH_DEFECT") == "1"
"""Judge every defect of the whole site alone, which takes many minutes; without it, columns are only taken away
together, by the run of demo-defective, and those alone that it leaves out."""
NEEDS_IPV6 = frozenset({"security.ipv6-reachable", "security.ipv6-content"})
_RAISED = {name for defect in map(DEFECTS.__getitem__, all_compatible()) for name in defect.raises}
ALONE = [
    d for d in _REST
    if EACH or d.alone is not None or d.requirement not in _RAISED or not d.id.startswith("columns.")
]  # fmt: skip


Results = Mapping[str, RequirementResult]


def _config(settings: str, overrides: Mapping[str, str]) -> Config:
    tables = tomllib.loads(settings)
    tables["site"].update(overrides)
    return build_config({"url": "demo", "now": NOW}, folder=Path.cwd(), demo_settings=tables)


@cache
def _observed(defects: tuple[str, ...], needs: frozenset[str]) -> tuple[Path, str]:
    """Observe the portal with these defects once; returns the folder and the settings."""
    folder = Path(mkdtemp(prefix="govsite-defects-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    with DemoInternet(
        articles=ARTICLES, defects=defects, now=datetime.fromisoformat(NOW).replace(tzinfo=SHANGHAI)
    ) as net:
        settings = net.config_toml()
        overrides = next((dict(DEFECTS[d].config) for d in defects if DEFECTS[d].config), {})
        observe(_config(settings, overrides), folder, needs)
        # the certificates of the portal go with it; judging needs none
        return folder, "".join(line + "\n" for line in settings.splitlines() if not line.startswith("ca_file"))


@cache
def _judged(
    defects: tuple[str, ...], overrides: tuple[tuple[str, str], ...] = (), needs: frozenset[str] = SOURCE_ONLY
) -> Results:
    folder, settings = _observed(defects, needs)
    unseen = SOURCE_ONLY - needs
    return judge(_config(settings, dict(overrides)), folder, lambda mark: not unseen.intersection(mark.needs))


def _needs(defect: Defect) -> frozenset[str]:
    """Return what is observed for a defect alone.

    Asking for every link takes longer than all the rest, so what else a missing column would do to links is only seen
    where the defect is one of links, or with GOVSITE_EACH_DEFECT=1.
    """
    asked = bundled_needs()
    return SOURCE_ONLY if EACH or any(not asked[name] <= CHEAP for name in defect.raises) else CHEAP


def _raised(results: Results, outcomes: tuple[str, ...], message: str = "") -> set[tuple[str, str]]:
    """Return requirement and path of every finding of these outcomes; a result without findings has no path."""
    found = set()
    for result in results.values():
        told = [f for f in result.findings if f.outcome.value in outcomes]
        paths = {_path(f.page) for f in told if message in f.message}
        if told and not paths:
            continue
        if not paths and result.outcome.value in outcomes:
            paths = {""}
        found |= {(result.id, path) for path in paths}
    return found


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def _skip_without_ipv6(defect: Defect) -> None:
    if defect.id in NEEDS_IPV6 and not has_ipv6():
        pytest.skip("this machine has no IPv6")


def _beyond(defects: tuple[str, ...], defect: Defect, needs: frozenset[str] = SOURCE_ONLY) -> set[tuple[str, str]]:
    overrides = tuple(defect.config.items())
    own = _raised(_judged(defects, overrides, needs), defect.outcomes, defect.message)
    return own - _raised(_judged((), overrides, needs), defect.outcomes, defect.message)


def test_the_faultless_portal_fails_nothing() -> None:
    assert {(r.id, r.reason) for r in _judged(()).values() if r.outcome.value == "failed"} == set()


@pytest.mark.parametrize("defect", LOCAL, ids=lambda d: d.id)
def test_defect_on_its_pages(defect: Defect) -> None:
    _skip_without_ipv6(defect)
    together = tuple(d.id for d in LOCAL)
    found = _beyond(together, defect)
    for requirement in defect.raises:
        own = {path for i, path in found if i == requirement}
        judged = _judged(together, tuple(defect.config.items()))[requirement]
        assert any(matches(defect.pages, path) for path in own), (sorted(own)[:5], judged.outcome, judged.findings[:3])


def test_nothing_is_found_beyond_what_the_defects_declare() -> None:
    together = tuple(d.id for d in LOCAL)
    unexplained = set()
    for outcome in ("failed", "cantTell"):
        base = _raised(_judged(()), (outcome,))
        for requirement, path in _raised(_judged(together), (outcome,)) - base:
            allowed = [d for d in LOCAL if requirement in (*d.raises, *d.may)]
            at_page = [d for d in allowed if not path or matches(d.changes, path) or requirement == "footer.consistent"]
            site_wide = [d for d in allowed if requirement.startswith("columns.")]
            if not at_page and not site_wide:
                unexplained.add((requirement, path))
    assert unexplained == set()


@pytest.mark.thorough
@pytest.mark.parametrize("defect", ALONE, ids=lambda d: d.id)
def test_defect_alone(defect: Defect) -> None:
    _skip_without_ipv6(defect)
    found = {requirement for requirement, _ in _beyond((defect.id,), defect, _needs(defect))}
    assert set(defect.raises) <= found
    assert found <= {*defect.raises, *defect.may}
