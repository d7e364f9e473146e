from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.accessibility.looking import Looking


@pytest.fixture(scope="session")
def looking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Looking]:
    """A Chromium and two loopback origins for all tests of a process."""
    with Looking(tmp_path_factory.mktemp("availability")) as running:
        yield running
