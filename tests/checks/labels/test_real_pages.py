from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from pytest_govsite.checks import design, labels
from pytest_govsite.document.charset import decode
from pytest_govsite.document.read import read_document
from pytest_govsite.model import (
    Level,
    Outcome,
    Page,
    PageFacts,
    PageType,
    Site,
    SiteFacts,
    SiteKind,
    SiteLevel,
    Verdict,
)

FOLDER = Path(__file__).resolve().parents[3] / ".." / "shared" / "pages"
BASE = "http://127.0.0.1:8000/"
NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=8)))
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8")) if FOLDER.is_dir() else {}
FACTS = SiteFacts(start_url=BASE, home_url=BASE, whole_site=False)
CASES = [
    (name, requirement)
    for name, case in EXPECTED.items()
    for requirement in case["expected"]
    if requirement.startswith(("labels.", "design."))
]


def site_of(case: dict[str, Any]) -> Site:
    config = case["config"]
    return Site(
        url=BASE,
        domain=config["domain"],
        name=config["name"],
        id_code=config["id_code"] or "",
        kind=SiteKind(config["kind"]),
        level=SiteLevel(config["level"]),
        now=NOW,
    )


@cache
def page_of(name: str) -> PageFacts:
    case = EXPECTED[name]
    url = BASE + quote(case["path"])
    text, _ = decode((FOLDER / case["path"]).read_bytes(), "")
    return PageFacts(page=Page(url=url, type=PageType(case["type"])), source=read_document(text, url))


def check_of(requirement: str, site: Site) -> tuple[Callable[[PageFacts], Iterable[Verdict]], tuple[str, ...]]:
    every, columns, articles = ("home", "column", "article"), ("column",), ("article",)
    checks: dict[str, tuple[Callable[[PageFacts], Iterable[Verdict]], tuple[str, ...]]] = {
        "labels.site-name": (lambda p: labels.site_name(p, site), every),
        "labels.site-domain": (lambda p: labels.site_domain(p, site), every),
        "labels.site-id-code": (lambda p: labels.site_id_code(p, site), every),
        "labels.column-name": (labels.column_name, ("column", "article")),
        "labels.column-description": (labels.column_description, columns),
        "labels.column-keywords": (labels.column_keywords, columns),
        "labels.column-type": (labels.column_type, ("column", "article")),
        "labels.article-title": (labels.article_title, articles),
        "labels.pub-date": (lambda p: labels.pub_date(p, site), articles),
        "labels.content-source": (labels.content_source, articles),
        "labels.optional-filled": (lambda p: labels.optional_filled(p, labels.Addresses(site, FACTS)), articles),
        "labels.placement": (labels.placement, every),
        "design.publish-time": (design.publish_time, articles),
        "design.source": (design.source, articles),
        "design.breadcrumb": (design.breadcrumb, ("column", "article")),
        "design.share-print": (design.share_print, articles),
    }
    return checks[requirement]


ADVICE_ONLY = ("labels.optional-filled", "design.breadcrumb", "design.share-print")


def word_for(requirement: str, verdicts: list[Verdict]) -> str:
    failed = [v for v in verdicts if v.outcome is Outcome.FAILED]
    if any(v.level is not Level.SHOULD and requirement not in ADVICE_ONLY for v in failed):
        return "failed"
    if failed:
        return "advice"
    for outcome in (Outcome.CANT_TELL, Outcome.UNTESTED, Outcome.PASSED):
        if any(v.outcome is outcome for v in verdicts):
            return outcome.value
    return "inapplicable"


@pytest.mark.skipif(not EXPECTED, reason="the folder of real pages is not beside the project")
@pytest.mark.parametrize(("name", "requirement"), CASES)
def test_agrees_with_a_careful_reader(name: str, requirement: str) -> None:
    case = EXPECTED[name]
    check, types = check_of(requirement, site_of(case))
    expected = case["expected"][requirement]
    if case["type"] not in types:
        assert expected["outcome"] == "inapplicable"
        return
    verdicts = list(check(page_of(name)))
    shown = [(v.message.zh, v.expected, v.found) for v in verdicts]
    assert word_for(requirement, verdicts) == expected["outcome"], (shown, expected)
