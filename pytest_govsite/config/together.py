"""Mistakes of a configuration told together, so that nobody mends them one run at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from pytest_govsite.errors import ConfigError, SeveralConfigError


class Together:
    """Gathers errors; `tell` raises them as one, one line each."""

    def __init__(self) -> None:
        self._errors: list[ConfigError] = []

    @property
    def count(self) -> int:
        """Number of errors so far."""
        return len(self._errors)

    def note(self, error: ConfigError) -> None:
        """Remember an error."""
        self._errors.append(error)

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Remember an error that the block raises, and go on behind it."""
        try:
            yield
        except ConfigError as error:
            self.note(error)

    def tell(self) -> None:
        """Raise what was gathered.

        Raises:
            ConfigError: there was something.
        """
        if len(self._errors) == 1:
            raise self._errors[0]
        if self._errors:
            raise SeveralConfigError(self._errors)
