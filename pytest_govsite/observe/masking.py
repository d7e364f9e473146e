"""Personal numbers are masked before anything is written."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping

_MOST = 100_000
_PART = re.compile(r"(?<![0-9A-Za-z])[0-9]{5,17}[Xx]?(?![0-9A-Za-z])")
_FEWEST_DIGITS, _FEWEST_OF_PART = 11, 5


class _Remembered(Mapping[str, str]):
    """The numbers that this process has met; in memory only, so that they are masked where nothing tells what they are."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self.parts: set[str] = set()
        """Digits of them that stood in an element of their own."""
        self._lock = threading.Lock()

    def add(self, numbers: Mapping[str, str]) -> None:
        with self._lock:
            if len(self._numbers) < _MOST:
                self._numbers.update({number: kind for number, kind in numbers.items() if kind != "part"})
                self.parts.update(number for number, kind in numbers.items() if kind == "part")

    def clear(self) -> None:
        with self._lock:
            self._numbers.clear()
            self.parts.clear()

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

    clean = mask(text, REMEMBERED)[0]
    return _PART.sub(_blackened, clean) if REMEMBERED.parts else clean


def may_hold_personal(text: str) -> bool:
    """Return whether a short text can hold a personal number at all; most texts cannot."""
    digits = sum(map(str.isdigit, text))
    return digits >= _FEWEST_DIGITS or (digits >= _FEWEST_OF_PART and bool(REMEMBERED.parts))


def _blackened(found: re.Match[str]) -> str:
    return "█" * len(found[0]) if found[0].upper() in REMEMBERED.parts else found[0]
