"""Which pages are asked for under the names of search engines."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pytest_govsite.inspection.drawing import draw
from pytest_govsite.model import Page, PageType
from pytest_govsite.model.cloaking import ComparedPage
from pytest_govsite.observe.cloaking import compare_page
from pytest_govsite.observe.http import HttpClient

CLOAKING = "cloaking"
"""Name in `needs`."""
_COLUMNS = 3


async def look_for_cloaking(
    client: HttpClient, pages: Iterable[Page], seed: int, stop: Callable[[], bool]
) -> tuple[ComparedPage, ...]:
    """Return the home page and a few columns, drawn by lot, as different visitors get them."""
    every = list(pages)
    home = [page.url for page in every if page.type is PageType.HOME]
    columns = sorted((page.url for page in every if page.type is PageType.COLUMN), key=lambda url: draw(url, seed))
    compared: list[ComparedPage] = []
    for url in (*home[:1], *columns[:_COLUMNS]):
        if stop():
            break
        compared.append(await compare_page(client, url))
    return tuple(compared)
