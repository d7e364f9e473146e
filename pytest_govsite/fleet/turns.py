"""Which sites may begin: of one platform (many sites on the same servers) only so many are inspected at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pytest_govsite.fleet.order import Order


class Turns:
    """The orders that have not begun yet.

    Args:
        orders: in the order in which they shall begin.
        limit: sites of one platform that may be under way at the same time; those of no platform are not counted.
    """

    def __init__(self, orders: Iterable[Order], limit: int) -> None:
        self._waiting = list(orders)
        self._limit = limit
        self._under_way = Counter[str]()

    def ready(self) -> list[Order]:
        """Return the orders that may begin now; they count as under way from here on."""
        found, waiting = [], []
        for order in self._waiting:
            platform = order.site.platform
            if platform and self._under_way[platform] >= self._limit:
                waiting.append(order)
            else:
                self._under_way[platform] += 1
                found.append(order)
        self._waiting = waiting
        return found

    def ended(self, order: Order) -> None:
        """Take note that an order is carried out."""
        self._under_way[order.site.platform] -= 1
