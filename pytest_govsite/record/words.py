"""The sentences of the record in both languages, from `words.toml`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup, escape

from pytest_govsite.model.terms import Text

_RECORD = "pytest_govsite.record"

_NO_DOCUMENTS = ("行业惯例", "适老化和无障碍辅助工具的通行功能")
"""Common practice, which stands in the catalogue beside the documents."""

_TERM = re.compile(r"(?P<zh>[\u3400-\u9fff（）]+) / (?P<en>[a-z][a-z,;' -]*[a-z])(?![\w/.:-])")
"""A term of ours in both languages amid what was measured; English in small letters, as sites' own words seldom are."""

_BOTH = re.compile(r"(?P<zh>[^/]*[\u3400-\u9fff][^/]*?) ?/ (?P<en>[^/\u3400-\u9fff]*[A-Za-z][^/\u3400-\u9fff]*)")


def in_one_language(text: str, language: str) -> str:
    """Return the part of a text of ours that is in this language, where it says the same in both: `中文 / English`."""
    both = _BOTH.fullmatch(text)
    return text if both is None else both["en" if language == "en" else "zh"].strip()


def in_either_language(text: str, language: str) -> str:
    """Return a text with each of our terms that stand in both languages (`链接 / links`) in this one."""
    return _TERM.sub(r"\g<en>" if language == "en" else r"\g<zh>", text)


class Words:
    """The sentences of one language; a sentence that is not there is an error (`KeyError`), never an empty place.

    Args:
        language: `zh` or `en`.
        package: where its `words.toml` lies.
    """

    def __init__(self, language: str, package: str = _RECORD) -> None:
        self.language = "en" if language == "en" else "zh"
        """`zh` or `en`."""
        self._package = package

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence with this key, its `{places}` filled; HTML where what fills one of them is HTML."""
        sentence = _all_words(self._package)[key].in_language(self.language)
        if any(isinstance(value, Markup) for value in values.values()):
            return escape(sentence).format(**values)
        return sentence.format(**values) if values else sentence

    def name(self, family: str, value: object) -> str:
        """Return the name of an enumeration's value; a value that we do not know (a user's own suite) stays itself."""
        sentence = _all_words(self._package).get(f"{family}.{value}")
        return sentence.in_language(self.language) if sentence else str(value)

    def document(self, title: str) -> str:
        """Return the title of a document as it is printed: what is no document has no title marks."""
        return self("cite.document", title=title) if self.is_document(title) else title

    def is_document(self, title: str) -> bool:
        """Return whether a title of the catalogue is that of a document, and not of common practice."""
        return title not in _NO_DOCUMENTS


@cache
def _all_words(package: str = _RECORD) -> dict[str, Text]:
    source = files(package).joinpath("words.toml").read_text("utf-8")
    return dict(_flatten(tomllib.loads(source)))


def _flatten(table: dict[str, Any], prefix: str = "") -> list[tuple[str, Text]]:
    found: list[tuple[str, Text]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found.extend(_flatten(value, f"{prefix}{key}."))
        else:
            chinese, english = value
            found.append((f"{prefix}{key}", Text(zh=chinese, en=english)))
    return found


def all_words() -> dict[str, Text]:
    """Return every sentence by its key."""
    return dict(_all_words())
