from __future__ import annotations

from tests.staying.battery import BATTERY
from tests.staying.table import FILE, table


def test_the_document_is_what_the_behaviours_say() -> None:
    assert FILE.read_text("utf-8") == table(), "python -m tests.staying.table"


def test_names_are_told_apart() -> None:
    names = [behaviour.name for behaviour in BATTERY]
    assert len(names) == len(set(names)) >= 40
