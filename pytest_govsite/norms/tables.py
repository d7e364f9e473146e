"""Data files of the catalogue, read with errors that name file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pytest_govsite.errors import CatalogueError


class Table:
    """One TOML file; knows the line of each of its keys."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self._text = text
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise CatalogueError(f"{name}: {error}") from None

    def line(self, *keys: str) -> int:
        """Return the line on which keys first stand one after the other, each as a key, table or value; else 1."""
        position = 0
        for key in keys:
            quoted = re.escape(key)
            found = re.compile(
                rf'^[ \t]*(?:\[+[^\]\n]*?"?{quoted}"?\]+|"?{quoted}"?[ \t]*=|[^#\n]*"{quoted}")', re.M
            ).search(self._text, position)
            position = found.start() if found else position
        return self._text.count("\n", 0, position) + 1

    def error(self, message: str, *keys: str) -> CatalogueError:
        """Return an error that names file and line."""
        return CatalogueError(f"{self.name}:{self.line(*keys)}: {message}")

    def check_keys(self, entry: Mapping[str, Any], allowed: Iterable[str], *where: str) -> None:
        """Refuse unknown keys.

        Raises:
            CatalogueError: names file, line and key.
        """
        known = frozenset(allowed)
        for key in entry:
            if key not in known:
                raise self.error(f"未知的键 / unknown key: {key}", *where, key)


@cache
def names(folder: str) -> tuple[str, ...]:
    """Return the names, without `.toml`, of the bundled files of a folder below `norms/`, in their order."""
    entries = resources.files(__package__).joinpath(folder).iterdir()
    return tuple(sorted(e.name.removesuffix(".toml") for e in entries if e.name.endswith(".toml")))


@cache
def bundled(folder: str) -> tuple[Table, ...]:
    """Return the bundled files of a folder below `norms/`, in the order of their names."""
    return tuple(single(f"{folder}/{name}.toml") for name in names(folder))


@cache
def single(name: str) -> Table:
    """Return one bundled file of `norms/`."""
    return Table(f"norms/{name}", resources.files(__package__).joinpath(name).read_text("utf-8"))


def from_file(path: Path) -> Table:
    """Return a user's own file.

    Raises:
        CatalogueError: it cannot be read or is no TOML.
    """
    try:
        return Table(str(path), path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path}: 无法读取 / cannot be read: {error}") from None
