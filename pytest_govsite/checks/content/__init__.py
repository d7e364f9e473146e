"""Safety of the content: what must not stand on a public page."""

from pytest_govsite.checks.content.attached import (
    attached_bank_cards,
    attached_id_numbers,
    attached_misstatements,
    attached_phone_numbers,
    attached_secret_markers,
    attached_test_data,
    attached_typos,
)
from pytest_govsite.checks.content.code import malicious_code
from pytest_govsite.checks.content.dates import forged_dates
from pytest_govsite.checks.content.expression import misstatements, typos
from pytest_govsite.checks.content.filling import leftover_test_data
from pytest_govsite.checks.content.personal import bank_cards, id_numbers, phone_numbers
from pytest_govsite.checks.content.secrecy import secret_markers
from pytest_govsite.checks.content.wordings import wordings

__all__ = [
    "attached_bank_cards",
    "attached_id_numbers",
    "attached_misstatements",
    "attached_phone_numbers",
    "attached_secret_markers",
    "attached_test_data",
    "attached_typos",
    "bank_cards",
    "forged_dates",
    "id_numbers",
    "leftover_test_data",
    "malicious_code",
    "misstatements",
    "phone_numbers",
    "secret_markers",
    "typos",
    "wordings",
]
