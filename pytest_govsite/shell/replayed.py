"""A replay judges what the earlier run observed; the rest was not selected then. The same in controller and workers."""

from __future__ import annotations

from pathlib import Path

import pytest

from pytest_govsite.shell.collection import mark_of_item
from pytest_govsite.shell.replay import needs_observed


class Replayed:
    """Leaves out the requirements that need what the earlier run did not observe.

    Args:
        source: the folder of the earlier run.
    """

    def __init__(self, source: Path) -> None:
        self._source = source

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Deselect, after `-k` and `-m`."""
        observed = needs_observed(self._source)
        if observed is None:
            return
        kept = [item for item in items if (mark := mark_of_item(item)) is None or observed.issuperset(mark.needs)]
        left = [item for item in items if item not in kept]
        if left:
            items[:] = kept
            config.hook.pytest_deselected(items=left)
