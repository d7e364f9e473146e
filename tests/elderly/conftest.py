from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from pytest_govsite.model import CloserLook, Look, Page, PageFacts, PageType, RenderedPage, Unobserved
from pytest_govsite.observe.look import elderly
from tests.accessibility.looking import Looking
from tests.elderly import sites


@pytest.fixture(scope="session")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    """A Chromium and two loopback origins for all tests of a process."""
    with Looking(tmp_path_factory.mktemp("elderly")) as running:
        yield running


def used(looking: Looking, path: str, work: Callable[..., object], type: PageType) -> CloserLook:
    """Return a page of the site with what a deep look saw of it."""
    url = looking.site.url(path)
    seen = looking._loop.run(looking._browser.examine(url, work, leaves=True, alone=True, limit=240.0))  # type: ignore[arg-type]
    assert isinstance(seen, Look), seen
    rendered = looking._loop.run(looking._browser.visit(url, take_picture=False))
    assert isinstance(rendered, RenderedPage)
    facts = PageFacts(page=Page(url=url, type=type, template="t"), rendered=(rendered,))
    looks: dict[str, Look | Unobserved] = {seen.kind: seen}
    return CloserLook.made_of(facts, looks)


@pytest.fixture(scope="session")
def driven(looking: Looking) -> Callable[[str], CloserLook]:
    """`driven(name)`: the home page of one of the test sites, driven once for all tests."""

    @cache
    def drive(name: str) -> CloserLook:
        looking.site.routes.clear()
        getattr(sites, name)(looking.site)
        return used(looking, "/", elderly.drive_elderly, PageType.HOME)

    return drive
