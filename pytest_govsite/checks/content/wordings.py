"""Lists of wrong wordings: read from data, looked for in texts, with what stands around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

_AROUND = 30
_NEAR = 12
_OPENING, _CLOSING = "“‘「『", "”’」』"
_CORRECTS = re.compile(
    r"误写|错写|写错|误作|误为|错为|误将|误把|应为|应是|应写|不是|并非|不得写|不能写|不要写|不应|不得使用|禁用|慎用|更正|勘误|错别字|错字|错误|误读|纠正|改为|改成|而非|假冒|冒充|不写作|→|规范写法|正确写法"
)


class Wording(NamedTuple):
    """One entry of a list."""

    pattern: re.Pattern[str]
    right: str
    level: str
    certain: bool
    """True: the words have no legitimate reading."""
    exceptions: tuple[re.Pattern[str], ...]


class Hit(NamedTuple):
    """A wrong wording in a text."""

    wording: Wording
    text: str
    context: str
    """With 30 characters on each side, the words in 【】."""
    quoted: bool


class Wordings:
    """The entries of one list, or of several.

    Args:
        entries: tables with `wrong` (a regular expression), `right`, and, where they differ from the usual, `level`
            (`general`), `certain` (false) and `except` (regular expressions over the words and 12 characters on each side).
    """

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        self._entries = tuple(
            Wording(
                pattern=re.compile(entry["wrong"]),
                right=str(entry["right"]),
                level=str(entry.get("level", "general")),
                certain=bool(entry.get("certain", False)),
                exceptions=tuple(re.compile(each) for each in entry.get("except", ())),
            )
            for entry in entries
        )
        self._any = re.compile("|".join(f"(?:{wording.pattern.pattern})" for wording in self._entries) or r"(?!)")

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the wrong wordings of a text; corrections, warnings of them and exceptions are none."""
        plain = "".join(text.split())
        if not self._any.search(plain):
            return
        for wording in self._entries:
            for match in wording.pattern.finditer(plain):
                start, end = match.span()
                near = plain[max(0, start - _NEAR) : end + _NEAR]
                if _CORRECTS.search(near) or any(each.search(near) for each in wording.exceptions):
                    continue
                before, after = plain[max(0, start - _AROUND) : start], plain[end : end + _AROUND]
                yield Hit(wording, match[0], f"{before}【{match[0]}】{after}", _quoted(before, after))


def _quoted(before: str, after: str) -> bool:
    """Return True where a quotation opens before the words, near enough to be seen, and closes after them."""
    opens = max(before.rfind(char) for char in _OPENING)
    closed = max(before.rfind(char) for char in _CLOSING)
    return opens > closed and any(char in after for char in _CLOSING)


@cache
def bundled(name: str) -> Wordings:
    """Return the list of a data file of this package."""
    text = files("pytest_govsite.checks.content").joinpath(f"{name}.toml").read_text("utf-8")
    return Wordings(tomllib.loads(text)["entries"])
