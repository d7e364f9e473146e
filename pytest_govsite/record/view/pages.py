"""Numbers for pages, so that a long list of them stays short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pytest_govsite.model.record import Coverage


class PageNumbers:
    """The running number of every page of the coverage, from 1."""

    def __init__(self, coverage: Coverage) -> None:
        self._numbers = {page.url: number for number, page in enumerate(coverage.pages, start=1)}

    def of(self, url: str) -> int | None:
        """Return the number of a page; None: it is not in the coverage."""
        return self._numbers.get(url)

    def ranges(self, urls: Iterable[str]) -> list[tuple[int, int]]:
        """Return the numbers of pages as closed ranges in rising order; unknown pages are left out."""
        numbers = sorted({self._numbers[url] for url in urls if url in self._numbers})
        return _joined(numbers)


def _joined(numbers: Sequence[int]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def range_text(ranges: Iterable[tuple[int, int]]) -> str:
    """Return ranges as printed: `3, 7–12`."""
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)
