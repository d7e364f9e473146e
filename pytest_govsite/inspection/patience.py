"""How long a closer look may take."""

from __future__ import annotations

from collections import Counter

from pytest_govsite.observe.look.deep import DeepLook

SHARE = 3
"""The limits (`DeepLook.limit`) are several times what looks of the demo take, so that a third is no hurry. Chosen, as are
the numbers below; no norm gives them."""
OF_A_PAGE = 2
"""Looks on one page that met their limit, after which its others get less."""
OF_THE_SITE, ON_PAGES = 8, 3
"""Looks that met their limit, and on how many pages at least, after which all pages get less."""


class Patience:
    """Gives looks their limit, and a third of it where pages used up the whole again and again.

    The limits are generous, so that a busy machine comes to the same end as another one. A page whose scripts keep every
    look waiting would cost that much for each of them, and a site of such pages hours: from the third look on a page of
    which two met their limit, and on all pages once eight looks on three of them have.
    """

    def __init__(self) -> None:
        self._met = Counter[str]()

    def of(self, look: DeepLook, url: str) -> float:
        """Return the seconds that a look may take on a page."""
        worn = self._met.total() >= OF_THE_SITE and len(self._met) >= ON_PAGES
        return look.limit / SHARE if worn or self._met[url] >= OF_A_PAGE else look.limit

    def met(self, url: str) -> None:
        """Note that a look on a page met its limit."""
        self._met[url] += 1
