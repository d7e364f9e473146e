"""What every fact about an element has in common."""

from __future__ import annotations

from typing import Any

from pytest_govsite.document.addresses import Addresses
from pytest_govsite.document.privacy import blackened, find_personal
from pytest_govsite.document.selectors import Selectors
from pytest_govsite.document.tree import Element, Tree
from pytest_govsite.model import Region


class Nodes:
    """Makes the common part of a fact and blackens personal numbers in whatever text is stored."""

    def __init__(self, tree: Tree, addresses: Addresses) -> None:
        self.tree, self.addresses = tree, addresses
        self.selectors = Selectors(tree)
        self.targets: dict[int, str] = {}
        """Where elements lead that were asked for, by their index: links are read for themselves and as entries of lists."""
        self._masked: set[str] = set()

    @property
    def masked(self) -> frozenset[str]:
        """The different personal numbers that were blackened."""
        return frozenset(self._masked)

    def of(self, element: Element) -> dict[str, Any]:
        """Return selector, region, visibility and box of an element, as keyword arguments of a `Node`."""
        return {
            "selector": self.selectors.of(element),
            "region": element.region,
            "visible": element.visible,
            "box": element.box if self.tree.rendered else None,
        }

    def clean(self, text: str, region: Region = Region.MAIN) -> str:
        """Return text with personal numbers blackened; in footers telephone numbers stay."""
        if len(text) < 11:
            return text
        found = find_personal(text, contacts=region is not Region.FOOTER)
        if not found:
            return text
        self._masked.update(number.number for number in found)
        return blackened(text, found)
