"""Lists of wrong wordings: read from data, looked for in texts, with what stands around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from pytest_govsite.checks.folding import context_digest
from pytest_govsite.model import Lexicon, WordingEntry

_WITHHELD = "（词语按词库要求不显示 / words withheld by the lexicon）"
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
    shown: bool = True
    """False: the words are not to be repeated where they are reported."""
    literals: tuple[str, ...] = ()
    """The words, where the pattern is nothing but words side by side; empty: it is more."""


class Hit(NamedTuple):
    """A wrong wording in a text."""

    wording: Wording
    text: str
    context: str
    """With 30 characters on each side, the words in 【】."""
    quoted: bool

    @property
    def told(self) -> str:
        """The context as it may be reported."""
        return self.context if self.wording.shown else _WITHHELD

    @property
    def key(self) -> str:
        """What tells these words from others, for places of findings."""
        return self.text if self.wording.shown else blake2b(self.text.encode(), digest_size=4).hexdigest()

    @property
    def digest(self) -> str:
        """Digest of the words with what stands around them."""
        return context_digest(self.context)


class Wordings:
    """The entries of one list, or of several.

    Args:
        entries: tables with `wrong` (a regular expression), `right`, and, where they differ from the usual, `level`
            (`serious` where certain, else `general`), `certain` (false) and `except` (regular expressions over the words and 12 characters on each side).
    """

    def __init__(self, entries: Iterable[Mapping[str, Any]]) -> None:
        self._entries = tuple(
            Wording(
                pattern=re.compile(entry["wrong"]),
                right=str(entry["right"]),
                level=str(entry.get("level", "serious" if entry.get("certain") else "general")),
                certain=bool(entry.get("certain", False)),
                exceptions=tuple(re.compile(each) for each in entry.get("except", ())),
                shown=bool(entry.get("shown", True)),
                literals=_literals(entry["wrong"]),
            )
            for entry in entries
        )
        # thousands of plain words are looked up by their first two characters; only what is more goes through one pattern
        self._by_start: dict[str, list[tuple[str, int]]] = {}
        for number, wording in enumerate(self._entries):
            for literal in wording.literals:
                self._by_start.setdefault(literal[:2], []).append((literal, number))
        patterned = [number for number, wording in enumerate(self._entries) if not wording.literals]
        self._patterned = frozenset(patterned)
        self._any = re.compile("|".join(f"(?:{self._entries[n].pattern.pattern})" for n in patterned) or r"(?!)")

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield the wrong wordings of a text; corrections, warnings of them and exceptions are none.

        Words on which several entries fit are the first one's.
        """
        plain = "".join(text.split())
        told: list[tuple[int, int]] = []
        for wording in self._in(plain):
            for match in wording.pattern.finditer(plain):
                start, end = match.span()
                if any(start < other and first < end for first, other in told):
                    continue  # an entry before this one has told of these words
                near = plain[max(0, start - _NEAR) : end + _NEAR]
                if _CORRECTS.search(near) or any(each.search(near) for each in wording.exceptions):
                    continue
                told.append((start, end))
                before, after = plain[max(0, start - _AROUND) : start], plain[end : end + _AROUND]
                yield Hit(wording, match[0], f"{before}【{match[0]}】{after}", _quoted(before, after))

    def _in(self, plain: str) -> Iterator[Wording]:
        """Yield the entries that may be in a text, in their order."""
        starts = {plain[at : at + 2] for at in range(len(plain) - 1)}
        near = (pair for start in starts & self._by_start.keys() for pair in self._by_start[start])
        numbers = {number for literal, number in near if literal in plain}
        if self._any.search(plain):
            numbers |= self._patterned
        return (self._entries[number] for number in sorted(numbers))


def _literals(pattern: str) -> tuple[str, ...]:
    """Return the words of a pattern that is only words with `|` between; none where it is more, or one is too short."""
    words = pattern.split("|")
    return tuple(words) if all(len(word) > 1 and word.isalnum() for word in words) else ()


def _quoted(before: str, after: str) -> bool:
    """Return True where a quotation opens before the words, near enough to be seen, and closes after them."""
    opens = max(before.rfind(char) for char in _OPENING)
    closed = max(before.rfind(char) for char in _CLOSING)
    return opens > closed and any(char in after for char in _CLOSING)


def wordings(name: Literal["misstatements", "typos"], lexicons: tuple[Lexicon, ...] = ()) -> Wordings:
    """Return the entries of the inspecting body's lexicons, and the bundled list after them."""
    own = (entry for lexicon in lexicons for entry in getattr(lexicon, name))
    return Wordings([*(_row(entry) for entry in own), *_data(name)])


def _row(entry: WordingEntry) -> dict[str, Any]:
    return {
        "wrong": entry.wrong,
        "right": entry.right,
        "level": entry.level,
        "certain": entry.certain,
        "except": entry.exceptions,
        "shown": entry.shown,
    }


@cache
def bundled(name: str) -> Wordings:
    """Return the list of a data file of this package."""
    return Wordings(_data(name))


def _data(name: str) -> list[dict[str, Any]]:
    text = files("pytest_govsite.checks.content").joinpath(f"{name}.toml").read_text("utf-8")
    entries: list[dict[str, Any]] = tomllib.loads(text)["entries"]
    return entries
