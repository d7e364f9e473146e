"""axe-core's rules in our terms: the requirement each serves, its clauses and messages."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec

from pytest_govsite.model.terms import Fact

NORMAL, ADVICE, DOUBT, SILENT, DROP = "normal", "advice", "doubt", "silent", "drop"


class AxeRule(Fact, frozen=True, kw_only=True):
    """A rule of axe-core."""

    requirements: tuple[str, ...]
    wcag: tuple[str, ...]
    """Success criteria of WCAG 2.1."""
    gb: str = ""
    """Clause of GB/T 37668-2019; empty where the standard has none."""
    level: str = NORMAL
    """`normal`; `advice`: no barrier by itself; `doubt`: the rule guesses; `silent`: a check of ours judges instead."""
    page: bool = False
    """Judged on a whole page only, not in frames or on a page of a few words."""
    zh: str
    en: str


class AxeReason(Fact, frozen=True, kw_only=True):
    """Why axe-core could not decide."""

    zh: str
    en: str


@cache
def rules() -> dict[str, AxeRule]:
    """Return the rules by their axe-core ids."""
    return msgspec.toml.decode(_read("axe_rules.toml"), type=dict[str, AxeRule])


@cache
def rules_of(requirement: str) -> tuple[tuple[str, AxeRule], ...]:
    """Return the rules that serve a requirement, with their ids.

    Raises:
        KeyError: no rule serves it.
    """
    found = tuple((name, rule) for name, rule in rules().items() if requirement in rule.requirements)
    if not found:
        raise KeyError(requirement)
    return found


def reason_of(check: str, key: str) -> AxeReason:
    """Return why a test was undecided."""
    known = _reasons()
    return known.get(f"{check}.{key}") or known.get(check) or _UNKNOWN


@cache
def _reasons() -> dict[str, AxeReason]:
    return msgspec.toml.decode(_read("axe_reasons.toml"), type=dict[str, AxeReason])


_UNKNOWN = AxeReason(zh="axe-core 无法判断", en="axe-core could not decide")


def _read(name: str) -> bytes:
    return files("pytest_govsite.checks.accessibility").joinpath(name).read_bytes()
