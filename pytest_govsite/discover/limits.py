"""How much a crawl may ask for, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlLimits:
    """How much is asked for, and how."""

    max_pages: int = 2000
    max_depth: int = 8
    concurrency: int = 8
    give_up_after: int = 12
    """Pages in a row without any answer before the host counts as gone."""
    respect_robots: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the crawl is. Every number is a number of addresses."""

    found: int
    fetched: int
    lost: int
    waiting: int
    limit: int
