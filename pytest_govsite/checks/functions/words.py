"""The word lists of the interactive functions (columns.toml), compiled."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from pytest_govsite.checks.columns.names import names_of
from pytest_govsite.checks.folding import folded, folded_name
from pytest_govsite.model import PageFacts, PageType

_CHANNEL = re.compile(r"(?:政民|公众|网上|在线)?互动(?:交流|平台)?|公众参与|交流互动")


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


def is_interaction_channel(page: PageFacts) -> bool:
    """Return True for the channel of interaction (互动交流), which may lead to the letters of a platform."""
    return page.type is PageType.COLUMN and any(_CHANNEL.fullmatch(n) for n in names_of(page))


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("pytest_govsite.checks.functions").joinpath("columns.toml").read_text("utf-8"))
