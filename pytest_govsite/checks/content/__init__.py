"""Safety of the content: what must not stand on a public page."""

from pytest_govsite.checks.content.filling import leftover_test_data

__all__ = ["leftover_test_data"]
