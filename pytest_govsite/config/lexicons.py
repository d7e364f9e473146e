"""The inspecting body's own lexicons -> `Lexicon`; every error is one line with file, key, value and what is allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from pytest_govsite.config.read import section_from
from pytest_govsite.errors import ConfigError
from pytest_govsite.model import Fact, Lexicon, TermGroup, WordingEntry

MAX_BYTES = 5_000_000
MAX_ENTRIES = 20_000
_LONGEST = 1_000
_HOST = re.compile(r"^(?=.{1,253}$)[^\s/:@?#*]+(?:\.[^\s/:@?#*]+)+$")
_Filled = Annotated[str, Meta(min_length=1, max_length=_LONGEST)]


class WordingSection(Fact, frozen=True, kw_only=True):
    """One `[[misstatements]]` or `[[typos]]`; `except` may stand for `exceptions`, as in the bundled lists."""

    wrong: _Filled
    right: str = ""
    level: Literal["serious", "general", "hint"] = "serious"
    certain: bool = False
    exceptions: tuple[_Filled, ...] = ()
    source: str = ""
    shown: bool = True


class TermSection(Fact, frozen=True, kw_only=True):
    """One `[[unlawful]]` or `[[advertising]]`."""

    words: tuple[_Filled, ...]
    weight: Literal[1, 2, 3] = 3
    kind: tuple[_Filled, _Filled] | None = None
    source: str = ""


class LexiconFile(Fact, frozen=True, kw_only=True):
    """A whole lexicon."""

    title: _Filled
    source: _Filled
    version: str = ""
    confidential: bool = False
    misstatements: tuple[WordingSection, ...] = ()
    typos: tuple[WordingSection, ...] = ()
    unlawful: tuple[TermSection, ...] = ()
    advertising: tuple[TermSection, ...] = ()
    unlawful_hosts: tuple[_Filled, ...] = ()
    advertising_hosts: tuple[_Filled, ...] = ()
    not_unlawful: tuple[_Filled, ...] = ()
    not_advertising: tuple[_Filled, ...] = ()


def read_lexicons(files: Iterable[tuple[str, Path]]) -> tuple[Lexicon, ...]:
    """Return the lexicons of some files, each file once.

    Args:
        files: the option or key that names each file, and the file.

    Raises:
        ConfigError: a file cannot be read, is empty or too large, a key is unknown, a value is impossible, or a regular
            expression is none, captures groups or fits the empty text.
    """
    by_digest: dict[str, Lexicon] = {}
    for key, file in files:
        lexicon = _read(key, file)
        by_digest.setdefault(lexicon.sha256, lexicon)
    return tuple(by_digest.values())


def without_words(lexicon: Lexicon) -> Lexicon:
    """Return a confidential lexicon as it may be written to a file, any other as it is."""
    if not lexicon.confidential:
        return lexicon
    return Lexicon(
        file=lexicon.file, sha256=lexicon.sha256, title=lexicon.title, source=lexicon.source, version=lexicon.version,
        confidential=True,
    )  # fmt: skip


def _read(key: str, file: Path) -> Lexicon:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ConfigError(key, str(file), "文件不得超过 5 MB / at most 5 MB")
        data = file.read_bytes()
        told = tomllib.loads(data.decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(key, str(file), f"无法读取 / cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(key, str(file), f"不是有效的 TOML / no valid TOML: {error}") from None
    content = section_from(LexiconFile, _renamed(told), file=file.name)
    _check(content, file.name)
    lexicon = Lexicon(
        file=file.name,
        sha256=sha256(data).hexdigest(),
        title=content.title,
        source=content.source,
        version=content.version,
        confidential=content.confidential,
        misstatements=tuple(_wording(each) for each in content.misstatements),
        typos=tuple(_wording(each) for each in content.typos),
        unlawful=tuple(_terms(each) for each in content.unlawful),
        advertising=tuple(_terms(each) for each in content.advertising),
        unlawful_hosts=tuple(host.lower() for host in content.unlawful_hosts),
        advertising_hosts=tuple(host.lower() for host in content.advertising_hosts),
        not_unlawful=content.not_unlawful,
        not_advertising=content.not_advertising,
    )
    if not 0 < lexicon.size <= MAX_ENTRIES:
        raise ConfigError(key, str(file), f"应有 1 至 {MAX_ENTRIES} 条 / 1 to {MAX_ENTRIES} entries")
    return lexicon


def _renamed(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the tables with `except`, a word of Python, under the name that it has here."""
    data = dict(told)
    for name in ("misstatements", "typos"):
        if isinstance(data.get(name), list):
            data[name] = [
                {"exceptions" if key == "except" else key: value for key, value in row.items()}
                if isinstance(row, dict)
                else row
                for row in data[name]
            ]
    return data


def _check(content: LexiconFile, file: str) -> None:
    for name in ("misstatements", "typos"):
        for number, entry in enumerate(getattr(content, name)):
            for key, pattern in _patterns(entry):
                problem = _problem(pattern)
                if problem:
                    raise ConfigError(f"{name}[{number}].{key}", pattern, problem, file=file)
    for name in ("unlawful_hosts", "advertising_hosts"):
        for number, host in enumerate(getattr(content, name)):
            if not _HOST.match(host):
                raise ConfigError(f"{name}[{number}]", host, "只写主机名 / a host name only", file=file)
    for name in ("unlawful", "advertising"):
        for number, group in enumerate(getattr(content, name)):
            if not group.words or any(len("".join(word.split())) < 2 for word in group.words):
                raise ConfigError(
                    f"{name}[{number}].words", list(group.words)[:3], "每个词至少两个字 / words of two characters or more", file=file
                )  # fmt: skip


def _patterns(entry: WordingSection) -> Iterator[tuple[str, str]]:
    yield "wrong", entry.wrong
    for number, pattern in enumerate(entry.exceptions):
        yield f"exceptions[{number}]", pattern


def _problem(pattern: str) -> str:
    """Return what is wrong with a regular expression that stands beside others in one; empty where nothing is."""
    try:
        compiled = re.compile(f"(?:{pattern})")
    except (re.error, RecursionError, OverflowError) as error:
        return f"不是有效的正则表达式 / no valid regular expression: {error}"
    if compiled.groups:
        return "不得有捕获组，用 (?:…) / no groups that capture, write (?:…)"
    if compiled.search("") or compiled.fullmatch(" "):
        return "不得匹配空文字 / must not fit the empty text"
    return ""


def _wording(section: WordingSection) -> WordingEntry:
    return msgspec.convert(section, WordingEntry, from_attributes=True)


def _terms(section: TermSection) -> TermGroup:
    return msgspec.convert(section, TermGroup, from_attributes=True)
