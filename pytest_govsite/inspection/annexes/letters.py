"""来信统计表: the letters that the site publishes, with their times."""

from __future__ import annotations

from pytest_govsite.checks.functions.letter_reading import Letter, letters_of
from pytest_govsite.inspection.annexes.context import MAX_ROWS, Context
from pytest_govsite.model.annex import Sheet

_NAMES = ("letter", "kind", "asked", "answered", "days", "state")
_JUDGED = frozenset(("functions.letters-public", "functions.letters-answered", "functions.letters-statistics"))


def letters_sheet(context: Context) -> Sheet:
    """Return one row a letter, and their sum in the note."""
    words = context.words
    headings = [words(f"annex.letters.{name}") for name in _NAMES]
    headings.insert(1, words("annex.address"))
    if not _JUDGED & context.judged:
        return Sheet(key="letters", columns=tuple(headings), rows=(), note=words("annex.not_judged"))
    found = letters_of(context.survey)
    rows = tuple(_row(letter) for letter in found[:MAX_ROWS])
    times = [days for letter in found if (days := _days(letter)) is not None]
    note = words(
        "annex.letters.sum",
        n=len(found),
        answered=sum(letter.is_answered is True for letter in found),
        open=sum(letter.is_answered is False for letter in found),
        unknown=sum(letter.is_answered is None for letter in found),
        mean=f"{sum(times) / len(times):.1f}" if times else "—",
    )
    return Sheet(key="letters", columns=tuple(headings), rows=rows, left_out=max(0, len(found) - MAX_ROWS), note=note)


def _row(letter: Letter) -> tuple[str, ...]:
    days = _days(letter)
    return (
        letter.title[:120],
        letter.url,
        letter.kind[:40],
        letter.asked.isoformat() if letter.asked else "",
        letter.answered.isoformat() if letter.answered else "",
        "" if days is None else str(days),
        letter.state,
    )


def _days(letter: Letter) -> int | None:
    if letter.asked is None or letter.answered is None or letter.answered < letter.asked:
        return None
    return (letter.answered - letter.asked).days
