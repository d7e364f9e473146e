"""The word lists of the interactive functions (columns.toml), compiled."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from pytest_govsite.checks.folding import folded, folded_name


@cache
def pattern(section: str, field: str) -> re.Pattern[str]:
    """Return a regular expression of columns.toml.

    Raises:
        KeyError: there is no such entry.
    """
    return re.compile(_data()[section][field])


def says(section: str, field: str, name: str) -> bool:
    """Return whether a name holds what columns.toml lists, and nothing of what it lists under `not`."""
    without = _data()[section].get("not", "")
    for bare in {folded_name(name), folded(name)}:  # the first takes away what is written in Latin letters
        if bare and pattern(section, field).search(bare):
            return not (without and re.search(without, bare))
    return False


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("pytest_govsite.checks.functions").joinpath("columns.toml").read_text("utf-8"))
