"""Personal numbers are masked before anything is written."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping

_MOST = 100_000


class _Remembered(Mapping[str, str]):
    """The numbers that this process has met; in memory only, so that they are masked where nothing tells what they are."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._lock = threading.Lock()

    def add(self, numbers: Mapping[str, str]) -> None:
        with self._lock:
            if len(self._numbers) < _MOST:
                self._numbers.update(numbers)

    def clear(self) -> None:
        with self._lock:
            self._numbers.clear()

    def __getitem__(self, number: str) -> str:
        return self._numbers[number]

    def __iter__(self) -> Iterator[str]:
        return iter(tuple(self._numbers))

    def __len__(self) -> int:
        return len(self._numbers)


REMEMBERED = _Remembered()


def remember(numbers: Mapping[str, str]) -> None:
    """Take numbers down that were found to be personal, with their kind."""
    if numbers:
        REMEMBERED.add(numbers)


def forget() -> None:
    """Forget all numbers: another inspection begins."""
    REMEMBERED.clear()


def masked(text: str) -> str:
    """Return the text with personal numbers replaced by masks of the same length."""
    from pytest_govsite.document.privacy import mask

    return mask(text, REMEMBERED)[0]
