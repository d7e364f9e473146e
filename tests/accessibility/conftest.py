from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.accessibility.looking import Looking


@pytest.fixture(scope="session")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    """A Chromium and two loopback origins for all tests of a process."""
    with Looking(tmp_path_factory.mktemp("looking")) as running:
        yield running


@pytest.fixture
def look(looking: Looking) -> Callable[..., object]:
    """`look(html, …)`: a page as the inspection would see it in Chromium (see `Looking.look`)."""
    return looking.look


@pytest.fixture
def examine(looking: Looking) -> Callable[..., object]:
    """`examine(html, work, …)`: what a deep look sees of a page (see `Looking.examine`)."""
    return looking.examine
