from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.compatibility.viewing import Viewing


@pytest.fixture(scope="session")
def viewing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Viewing]:
    """Chromium, Firefox and a loopback site for all tests of a process."""
    with Viewing(tmp_path_factory.mktemp("viewing")) as running:
        yield running
