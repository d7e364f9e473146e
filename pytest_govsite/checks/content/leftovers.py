"""Words, files, pictures and numbers that builders leave behind: told by the whole name, never by a part of one."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from pytest_govsite.checks.folding import folded
from pytest_govsite.checks.footer.placeholder import is_placeholder
from pytest_govsite.checks.hosts import host_of

_AROUND = " \t.,;:!?。,、;:!?…·~*#_-—|>《》「」【】()[]<>\"'"
_LONGEST_NAME = 100
_RATINGS = frozenset(("AAA", "BBB", "CCC"))
"""Grades of credit are written in capitals."""
_REMEMBERED = 1 << 15
_LONGEST_PARAGRAPH = 60
_ENDING = re.compile(r"\.[a-z0-9]{2,5}$")
_FILINGS = (
    ("ICP", re.compile(r"icp备案?号?[::]?([0-9x×*]{6,12})号")),
    ("公安", re.compile(r"公网安备(?:案号)?[::]?([0-9x×*]{12,16})号")),
)


class Sign(NamedTuple):
    """What a name was taken for."""

    certain: bool
    """False: a person has to say."""
    text: str
    """The part that was recognised."""


@cache
def _data() -> dict[str, list[str]]:
    text = files("pytest_govsite.checks.content").joinpath("leftovers.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _any(group: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in _data()[group])


def _whole(group: str, text: str) -> bool:
    return any(pattern.fullmatch(text) for pattern in _any(group))


def _inside(group: str, text: str) -> str:
    return next((match[0] for pattern in _any(group) if (match := pattern.search(text))), "")


@lru_cache(_REMEMBERED)
def sign_of_name(text: str, *, titled: bool = False) -> Sign | None:
    """Return why a whole name is test data; `titled`: it is surely a title, so digits alone are none either."""
    if not text or len(text) > _LONGEST_NAME or text.strip() in _RATINGS:
        return None
    plain = folded(text)
    bare = plain.strip(_AROUND)
    if _whole("certain", bare) or _inside("anywhere", plain) or (titled and _whole("digits", bare)):
        return Sign(certain=True, text=text)
    return Sign(certain=False, text=text) if _whole("doubtful", bare) or _whole("doubtful", plain) else None


def sign_of_text(text: str) -> str:
    """Return the filling text inside a text; empty where there is none."""
    return _inside("texts", text.casefold()) or _inside("texts", folded(text))


def fills_paragraph(text: str) -> bool:
    """Return True for a paragraph that is nothing but filling."""
    return 0 < len(text) <= _LONGEST_PARAGRAPH and _whole("paragraphs", folded(text).strip(_AROUND))


def sign_of_file(url: str) -> str:
    """Return the name of a file that nobody offers to the public; empty for any other name."""
    try:
        name = unquote(urlsplit(url).path.rpartition("/")[2])
    except ValueError:
        return ""
    plain = folded(name)
    return name if _whole("files", _ENDING.sub("", plain)) and plain else ""


def sign_of_picture(source: str, alternative: str) -> str:
    """Return the host or the text by which a picture only fills a place; empty for any other picture."""
    host = host_of(source)
    if host and any(host == known or host.endswith(f".{known}") for known in _data()["picture_hosts"]):
        return host
    return alternative if alternative and _whole("pictures", folded(alternative).strip(_AROUND)) else ""


def sign_of_filing(text: str) -> str:
    """Return a filing number that was never issued; empty where there is none."""
    plain = folded(text)
    found = (match[0] for _, pattern in _FILINGS for match in pattern.finditer(plain) if is_placeholder(match[1]))
    return next(found, "")
