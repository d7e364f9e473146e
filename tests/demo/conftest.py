from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from pytest_govsite.demo.internet import DemoInternet
from pytest_govsite.demo.portal.app import Portal
from pytest_govsite.demo.site import DemoSite

NOW = datetime(2026, 11, 22, 9, 30)


def portal_with(*defects: str, articles: int = 60, now: datetime = NOW, seed: int = 0) -> Portal:
    return Portal(DemoSite(articles=articles, defects=defects, now=now, seed=seed))


@pytest.fixture(scope="session")
def portal() -> Portal:
    return portal_with()


@pytest.fixture(scope="session")
def internet() -> Iterator[DemoInternet]:
    with DemoInternet(articles=60, now=NOW) as running:
        yield running
