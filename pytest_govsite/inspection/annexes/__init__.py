"""The tables that inspectors keep by hand, made from what was seen: sheets of annexes.xlsx."""

from pytest_govsite.inspection.annexes.making import annex_sheets

__all__ = ["annex_sheets"]
