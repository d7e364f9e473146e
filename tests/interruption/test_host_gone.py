"""A host that goes away in mid-run: what was seen is judged, the rest is untested, nothing is held against the site."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from pytest_govsite.record.schema import record_schema
from tests.interruption.conftest import inspected, outcomes, record
from tests.interruption.failing_site import FailingSite
from tests.shell.conftest import site

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
BROKEN = ("untested", "broken")


def test_gone_in_mid_crawl(tmp_path: Path) -> None:
    with FailingSite(site(), gone_after=8) as running:
        code = inspected(tmp_path, running.url)
    assert running.gone.is_set()
    assert code == 1
    made = record(tmp_path)
    jsonschema.validate(made, record_schema())
    assert not made["interrupted"]
    found = outcomes(made)
    assert found["footer.icp"] == ("failed", None), "the home page was seen"
    assert found["columns.leaders"] == BROKEN, "nobody knows what the other pages lead to"
    assert found["labels.pub-date"] == BROKEN
    assert found["accessibility.keyboard"] == BROKEN
    failed = {r["id"] for r in made["requirements"] if r["outcome"] == "failed" and r["level"] == "must"}
    assert not [each for each in failed if each.startswith("columns.")]
    coverage = made["coverage"]
    assert coverage["truncated"]
    assert {each["reason"] for each in coverage["unobserved"]} == {"connect"}
    assert {each["url"] for each in coverage["unobserved"]} >= {running.url + "news/", running.url + "notices/"}
    assert any("不再应答" in note for note in made["notes"])
    html = (tmp_path / "govsite-report" / "record.html").read_text("utf-8")
    assert "网站没有看全" in html


def test_gone_when_pages_are_used(tmp_path: Path) -> None:
    pages = len(site())
    with FailingSite(site(), gone_after=pages + 8) as running:
        code = inspected(tmp_path, running.url)
    assert running.gone.is_set()
    assert code == 1
    made = record(tmp_path)
    jsonschema.validate(made, record_schema())
    found = outcomes(made)
    assert made["coverage"]["fetched"] == pages
    assert found["labels.pub-date"] == ("passed", None), "every page was fetched"
    assert found["columns.leaders"] == ("failed", None)
    assert found["accessibility.keyboard"] == BROKEN
    lost = [each for each in made["coverage"]["pages"] if each["looks_lost"]]
    assert lost or made["coverage"]["unobserved"], "the record says what was not looked at"
    assert any("不再应答" in note for note in made["notes"])
