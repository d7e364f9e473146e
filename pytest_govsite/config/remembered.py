"""Files of remembered decisions on words -> `RememberedDecision`; every error is one line with file, key, value and what is allowed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from pytest_govsite.config.read import section_from
from pytest_govsite.errors import ConfigError
from pytest_govsite.model import EarlierAnswer, Fact, RememberedDecision

MAX_BYTES = 20_000_000
_Filled = Annotated[str, Meta(min_length=1, max_length=1_000)]
_Digest = Annotated[str, Meta(pattern="^[0-9a-f]{16}$")]


class DecisionSection(Fact, frozen=True, kw_only=True):
    """One `[[decision]]`."""

    requirement: _Filled
    term: _Filled
    context: _Digest
    outcome: Literal["passed", "failed", "inapplicable"]
    who: _Filled
    when: date
    reason: _Filled
    until: date | None = None
    site: str = ""
    seen: str = ""
    earlier: tuple[EarlierAnswer, ...] = ()


class DecisionFile(Fact, frozen=True, kw_only=True):
    """A whole file."""

    decision: tuple[DecisionSection, ...] = ()


def read_remembered(files: Iterable[tuple[str, Path]]) -> tuple[RememberedDecision, ...]:
    """Return the decisions of some files; on the same words in the same context the file named last counts.

    Args:
        files: the option or key that names each file, and the file.

    Raises:
        ConfigError: a file cannot be read, a key is unknown, a value is impossible, something is missing, or one file
            decides the same twice.
    """
    by_place: dict[tuple[str, str, str], RememberedDecision] = {}
    for key, file in files:
        by_place |= _read(key, file)
    return tuple(by_place.values())


def _read(key: str, file: Path) -> dict[tuple[str, str, str], RememberedDecision]:
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ConfigError(key, str(file), "文件不得超过 20 MB / at most 20 MB")
        data = tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigError(key, str(file), f"无法读取 / cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(key, str(file), f"不是有效的 TOML / no valid TOML: {error}") from None
    found: dict[tuple[str, str, str], RememberedDecision] = {}
    for number, section in enumerate(section_from(DecisionFile, data, file=file.name).decision):
        place = (section.requirement, section.term, section.context)
        if place in found:
            allowed = "同一词语、同一上下文只判一次 / the same words in the same context are decided once"
            raise ConfigError(f"decision[{number}].term", section.term, allowed, file=file.name)
        for name in ("who", "reason"):
            if not getattr(section, name).strip():
                raise ConfigError(f"decision[{number}].{name}", "", "必须给出 / must be given", file=file.name)
        found[place] = _decision(section, file.name)
    return found


def _decision(section: DecisionSection, file: str) -> RememberedDecision:
    values = msgspec.structs.asdict(section)
    values |= {"when": section.when.isoformat(), "until": section.until.isoformat() if section.until else ""}
    return RememberedDecision(file=file, **values)
