"""Safety of the content: what must not stand on a public page."""

from pytest_govsite.checks.content.code import malicious_code
from pytest_govsite.checks.content.dates import forged_dates
from pytest_govsite.checks.content.expression import misstatements, typos
from pytest_govsite.checks.content.filling import leftover_test_data

__all__ = ["forged_dates", "leftover_test_data", "malicious_code", "misstatements", "typos"]
