"""Using the search of the home page."""

from pytest_govsite.observe.look.search.drive import look_at_search

__all__ = ["look_at_search"]
