from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.checks import footer, identity
from pytest_govsite.document.charset import decode
from pytest_govsite.document.read import read_document
from pytest_govsite.model import LinkProbe, Outcome, Page, PageFacts, PageType, Site, SiteFacts, SiteKind, SiteLevel

FOLDER = Path(__file__).resolve().parents[2] / ".." / "shared" / "pages"
BASE = "http://127.0.0.1:8000/"
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=8)))
EXPECTED = json.loads((FOLDER / "expected.json").read_text("utf-8")) if FOLDER.is_dir() else {}
CHECKS: dict[str, Any] = {
    "identity.header-name": identity.header_name,
    "footer.agency-mark": footer.agency_mark,
    "footer.error-report": footer.error_report,
    "footer.site-id-code": footer.site_id_code,
    "footer.sponsor": footer.sponsor,
    "footer.contact": footer.contact,
    "footer.icp": footer.icp_number,
    "footer.police-filing": footer.police_filing,
    "footer.site-map": footer.site_map,
}
CASES = [(name, key) for name, entry in EXPECTED.items() for key in entry["expected"] if key in CHECKS]


def read(name: str) -> tuple[PageFacts, Site]:
    entry = EXPECTED[name]
    url = BASE + entry["path"]
    body = (FOLDER / entry["path"]).read_bytes()
    facts = read_document(decode(body)[0], url)
    configured = entry["config"]
    site = Site(
        url=BASE,
        domain=configured["domain"],
        name=configured["name"],
        id_code=configured["id_code"] or "",
        kind=SiteKind(configured["kind"]),
        level=SiteLevel(configured["level"]),
        now=NOW,
    )
    return PageFacts(page=Page(url=url, type=PageType(entry["type"])), source=facts), site


cached = cache(read)


def outcome_of(name: str, key: str) -> str:
    page, site = cached(name)
    arguments: list[Any] = [page, site]
    if key == "footer.site-map":
        probes = [LinkProbe(url=k.url, status=200) for k in page.source.links if k.url] if page.source else []
        arguments.append(footer.Addresses(site, SiteFacts(start_url=BASE, home_url=BASE, probes=tuple(probes))))
    verdicts = list(CHECKS[key](*arguments))
    for outcome in (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED):
        if any(v.outcome is outcome and v.level is None for v in verdicts):
            return outcome.value
    return "advice" if any(v.outcome is Outcome.FAILED for v in verdicts) else verdicts[0].outcome.value


@pytest.mark.skipif(not CASES, reason="the folder of real pages is not beside the project")
@pytest.mark.parametrize(("name", "key"), CASES)
def test_outcomes_on_real_pages(name, key):
    assert outcome_of(name, key) == EXPECTED[name]["expected"][key]["outcome"]
