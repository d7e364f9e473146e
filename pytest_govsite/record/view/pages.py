"""Numbers for pages, so that a long list of them stays short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pytest_govsite.model.judgement import RequirementResult
from pytest_govsite.model.record import Coverage
from pytest_govsite.model.terms import Level, Outcome


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


def problems_by_page(results: Iterable[RequirementResult]) -> dict[str, tuple[int, int]]:
    """Return how many items failed on a page, and on how many there is advice; pages without either are left out."""
    failed: dict[str, set[tuple[str, str | None]]] = {}
    advised: dict[str, set[tuple[str, str | None]]] = {}
    for result in results:
        for finding in result.findings:
            if finding.page and finding.outcome is Outcome.FAILED:
                must = finding.level is Level.MUST and result.level is Level.MUST
                (failed if must else advised).setdefault(finding.page, set()).add((result.id, result.engine))
    # an item that failed on a page is not counted again for its advice there
    return {
        page: (len(failed.get(page, ())), len(advised.get(page, set()) - failed.get(page, set())))
        for page in failed | advised
    }


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
