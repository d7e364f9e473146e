"""Weighted words with their exceptions, and the hosts of which nothing is suspected: data files of this package."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from pytest_govsite.checks.folding import folded
from pytest_govsite.model import Lexicon as OwnLexicon
from pytest_govsite.model import Site, TermGroup

_ASCII = re.compile(r"[a-z0-9]")


_ADVERTISING = ("广告", "advertising")
_ADDED = {
    "illegal": ("unlawful", "not_unlawful", ("违法信息", "unlawful matter")),
    "commercial": ("advertising", "not_advertising", _ADVERTISING),
}
"""What a lexicon of the inspecting body adds to a data file: words, exceptions, and what the words are about."""


class Hit(NamedTuple):
    """A word that was found."""

    word: str
    weight: int
    kind: tuple[str, str]


class Lexicon:
    """Words of one data file. Folded: white space, width and case do not matter.

    Args:
        name: name of the file without its ending.
        own: lexicons of the inspecting body that add to it.
    """

    def __init__(self, name: str, own: Iterable[OwnLexicon] = ()) -> None:
        data = _data(name)
        self._words = [
            Hit(folded(word), group["weight"], tuple(group.get("kind", _ADVERTISING)))
            for group in data["words"]
            for word in group["words"]
        ]
        exceptions = [folded(word) for word in data["exceptions"]["words"]]
        terms, excepted, kind = _ADDED.get(name, ("", "", _ADVERTISING))
        for each in own if terms else ():
            groups: tuple[TermGroup, ...] = getattr(each, terms)
            self._words += [Hit(folded(word), g.weight, g.kind or kind) for g in groups for word in g.words]
            exceptions += [folded(word) for word in getattr(each, excepted)]
        self._exceptions = tuple(exceptions)
        self.data = data

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Return the different words in a text; none where its context is an exception."""
        plain = folded(text)
        if not plain or any(word in plain for word in self._exceptions):
            return ()
        return tuple(hit for hit in self._words if hit.word in plain and self._stands(hit.word, text))

    def _stands(self, word: str, text: str) -> bool:
        """Latin words have to stand by themselves: `casino` is no sign in the name of a place."""
        if not _ASCII.match(word) or len(word) > 8:
            return True
        return re.search(rf"(?<![a-z]){re.escape(word)}s?(?![a-z])", text.casefold()) is not None


@cache
def lexicon(name: str) -> Lexicon:
    """Return the lexicon of a data file."""
    return Lexicon(name)


def lexicon_of(name: str, site: Site) -> Lexicon:
    """Return the lexicon of a data file with what the inspecting body's own add to it."""
    if not site.lexicons:
        return lexicon(name)
    key = (name, *(each.sha256 for each in site.lexicons))
    if key not in _JOINED:
        _JOINED[key] = Lexicon(name, site.lexicons)
    return _JOINED[key]


_JOINED: dict[tuple[str, ...], Lexicon] = {}


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("pytest_govsite.checks.links").joinpath(f"{name}.toml").read_text("utf-8"))


def is_trusted(host: str) -> bool:
    """Return True for state bodies, schools, state news agencies and the like (state.toml)."""
    data = _data("state")
    return below(host, (*data["zones"], *data["domains"]))


def below(host: str, domains: tuple[str, ...]) -> bool:
    """Return True for one of the domains and every host below it."""
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


@cache
def advertisers() -> tuple[str, ...]:
    """Return the hosts that serve advertisements or pay for visitors."""
    shared = tomllib.loads(files("pytest_govsite.checks.elderly").joinpath("advertising.toml").read_text("utf-8"))
    data = _data("commercial")
    return (*(h for h in shared["hosts"] if not below(h, tuple(data["no_advertisers"]))), *data["affiliates"])


def markers() -> tuple[str, ...]:
    """Return the names that advertising networks give their elements."""
    return tuple(_data("commercial")["markers"])


def known_illegal(site: Site) -> tuple[str, ...]:
    """Return the hosts that are known for certain."""
    return (*_data("illegal")["hosts"], *(host for each in site.lexicons for host in each.unlawful_hosts))


def advertisers_of(site: Site) -> tuple[str, ...]:
    """Return the hosts that serve advertisements, those of the inspecting body's lexicons among them."""
    return (*advertisers(), *(host for each in site.lexicons for host in each.advertising_hosts))
