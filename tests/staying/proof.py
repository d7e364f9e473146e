"""What has to be true after any inspection, whatever the site did."""

from __future__ import annotations

import time
from collections import defaultdict
from typing import Any

from pytest_govsite.record.verify import verify_folder
from tests.staying.behaviour import Behaviour
from tests.staying.running import Run
from tests.staying.serving import HostileSite


class Told:
    """What a record says of the pages of one site."""

    def __init__(self, record: dict[str, Any], site: HostileSite) -> None:
        base = site.url().rstrip("/")
        self.pages = {page["url"].removeprefix(base): page for page in record["coverage"]["pages"]}
        self.reasons: defaultdict[str, set[str]] = defaultdict(set)
        """Why a page could not be looked at, by path."""
        for entry in record["coverage"]["unobserved"]:
            self.reasons[entry["url"].removeprefix(base)].add(entry["reason"])
        self.requirements = {r["id"]: r for r in record["requirements"]}
        self._base = base

    def found(self, requirement: str) -> dict[str, str]:
        """Return by path what the findings of a requirement found."""
        findings = self.requirements[requirement]["findings"]
        return {f["page"].removeprefix(self._base): f["found"] for f in findings if f["outcome"] == "failed"}


def assert_told(told: Told, behaviour: Behaviour) -> None:
    """What the record says of a hostile page is what was expected of it."""
    expected = behaviour.expected
    page, reasons = told.pages.get(behaviour.path), told.reasons[behaviour.path]
    if not expected.source:
        assert page is None
        assert not reasons
        return
    assert page is not None, "every page that is known stands in the record"
    seen = bool(page["rendered"])
    assert not reasons or reasons <= expected.reasons
    if expected.source != "seen":
        assert reasons == {expected.source}
        assert not seen
    elif seen:
        assert expected.may_be_seen
        assert not reasons
    else:
        assert reasons or "" in expected.rendered


def assert_complete(told: Told, site: HostileSite) -> None:
    """Every healthy page was judged as if the hostile ones were not there."""
    sources, rendered = told.found("house.source"), told.found("house.rendered")
    assert set(sources) >= {*site.healthy, "/odd/"}
    assert all(sources[path] == site.titles[path] for path in site.healthy)
    assert not any(told.reasons[path] for path in (*site.healthy, "/odd/"))
    shown = {path for path, page in told.pages.items() if page["rendered"]}
    assert set(rendered) == shown
    assert {"/", "/news/", "/notices/", "/odd/"} <= shown
    assert {path.rpartition("/")[0] for path in shown if path in site.healthy} >= {"", "/news", "/notices"}


def assert_clean(run: Run, site: HostileSite) -> None:
    """The record is whole and sealed, and nothing of the run is left but its folder."""
    report = run.folder / "govsite-report"
    assert not verify_folder(report), run.said
    # Python and other plugins keep things for the next time
    kept = {"__pycache__", ".hypothesis", ".pytest_cache"}
    left = {path.name for path in run.folder.iterdir()} - kept
    assert left == {"govsite-report", "output.txt", "temporary", "test_house.py"}, left
    assert not run.temporary
    assert not run.left
    assert "Traceback" not in run.said
    assert "INTERNALERROR" not in run.said
    until = time.monotonic() + 5
    while site.under_way and time.monotonic() < until:
        time.sleep(0.1)
    assert not site.under_way, "connections are still open"
