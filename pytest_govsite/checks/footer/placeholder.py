"""Numbers that were never issued: patterns a template maker types in to fill the place."""

from __future__ import annotations

_ASCENDING = "0123456789012345678901234567890"
_DESCENDING = _ASCENDING[::-1]
_RUN = 8
_FEW = 2
_LONG_ENOUGH = 6
MASKS = "XxＸ×✕╳*＊?？_○〇#"
"""Characters that stand for digits to come."""


def is_placeholder(code: str) -> bool:
    """Return True for `XXXXXXXX`, `00000000`, `12345678…`, `88888888`, `10000000` and the like."""
    digits = code.removeprefix("bm").removeprefix("BM")
    if any(c in MASKS for c in digits):
        return True
    if not digits.isdigit() or len(digits) < _LONG_ENOUGH:
        return False
    return len(set(digits)) == 1 or len(digits.rstrip("0")) <= _FEW or _counts(digits)


def _counts(digits: str) -> bool:
    """Return True where most of the digits merely count up or down."""
    size = min(_RUN, len(digits))
    runs = (digits[i : i + size] for i in range(len(digits) - size + 1))
    return any(run in _ASCENDING or run in _DESCENDING for run in runs)
