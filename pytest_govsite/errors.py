"""Errors that a user can do something about. Everything else is our defect and stays loud."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

CANNOT_INSPECT = ("无法开始检测", "Cannot inspect")
"""How the sentence of a `SiteUnreachableError` begins; programs that start inspections tell it from other errors by this."""


class GovsiteError(Exception):
    """Base of all errors of this package that are told to the user in one line."""


class ConfigError(GovsiteError):
    """Raised when a configuration value or option is not allowed; the text names key, value and what is allowed."""

    def __init__(self, key: str, value: object, allowed: str, *, file: str = "") -> None:
        where = f"{file}: " if file else ""
        super().__init__(f"{where}{key} = {value!r}：{allowed}")
        self.key = key
        self.value = value
        self.allowed = allowed


class FileError(ConfigError):
    """Raised when a configuration file cannot be read as a whole; the text names the file."""

    def __init__(self, file: Path, told: str) -> None:
        super().__init__("", str(file), told)
        self.args = (f"{file}：{told}",)


class SeveralConfigError(ConfigError):
    """Raised when several values are not allowed; the text is one line for each."""

    def __init__(self, errors: Sequence[ConfigError]) -> None:
        first = errors[0]
        super().__init__(first.key, first.value, first.allowed)
        self.args = ("\n".join(str(error) for error in errors),)


class CatalogueError(GovsiteError):
    """Raised when a data file under `norms/` is wrong; the text names file and line."""


class SiteUnreachableError(GovsiteError):
    """Raised when the start of the site cannot be looked at; nothing is claimed about the site then."""


class EngineUnavailableError(GovsiteError):
    """Raised when a browser engine that was asked for is not there; the text says how to get it."""


class StoreError(GovsiteError):
    """Raised when an output folder or an observation store cannot be used; the text says which and why."""
