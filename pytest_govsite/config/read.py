"""govsite.toml -> `Settings`; every error is one line with key, value and what is allowed, all of a file at once."""

from __future__ import annotations

import enum
import os
import tomllib
import types
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pytest_govsite.config.settings import Settings
from pytest_govsite.config.together import Together
from pytest_govsite.errors import ConfigError, FileError

FILE_NAME = "govsite.toml"
_LIMIT = 1_000_000
_SECRET_KEYS = ("http.headers", "http.basic_auth", "submission.captcha", "report.signature.passphrase")
_Section = TypeVar("_Section", bound=msgspec.Struct)
_KINDS: dict[type, str] = {
    str: "文字 / text",
    int: "整数 / a whole number",
    float: "数 / a number",
    bool: "true 或 / or false",
}


def find_file(start: Path) -> Path | None:
    """Return the nearest govsite.toml in `start` or a folder above it, None where there is none."""
    for folder in (start, *start.parents):
        candidate = folder / FILE_NAME
        if candidate.is_file():
            return candidate
    return None


def read_settings(file: Path) -> Settings:
    """Return the settings of a file.

    Raises:
        ConfigError: the file cannot be read or is no TOML, a key is unknown, a value has the wrong type or is impossible.
    """
    try:
        if file.stat().st_size > _LIMIT:
            raise FileError(file, "文件不得超过 1 MB / at most 1 MB")
        data = tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise FileError(file, f"无法读取 / cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise FileError(file, f"不是 UTF-8 编码，请另存为 UTF-8 / not in UTF-8; save it so (line {line})") from None
    except tomllib.TOMLDecodeError as error:
        raise FileError(file, f"不是有效的 TOML / no valid TOML: {error}") from None
    return settings_from(data, file=file.name)


def settings_from(data: Mapping[str, Any], *, file: str = FILE_NAME) -> Settings:
    """Return the settings in a parsed TOML document; errors as in `read_settings`."""
    return section_from(Settings, data, file=file)


def section_from(kind: type[_Section], data: Mapping[str, Any], *, file: str) -> _Section:
    """Return a parsed TOML document as one of the types of `settings`; errors as in `read_settings`."""
    together = Together()
    section = _section(kind, data, "", file, together)
    together.tell()
    assert section is not None
    return section


def _section(kind: type[_Section], data: object, path: str, file: str, together: Together) -> _Section | None:
    if not isinstance(data, Mapping):
        together.note(ConfigError(path, data, "应为一节 / must be a table", file=file))
        return None
    fields = {f.name: f for f in msgspec.structs.fields(kind)}
    values: dict[str, Any] = {}
    before = together.count
    for key, value in data.items():
        where = f"{path}.{key}" if path else key
        if key in fields:
            values[key] = _value(fields[key].type, value, where, file, together)
        else:
            allowed = "未知的键，可用 / unknown key, allowed: " + ", ".join(fields)
            together.note(ConfigError(where, _shown(where, value), allowed, file=file))
    for missing in (f.name for f in fields.values() if f.required and f.name not in values):
        together.note(ConfigError(f"{path}.{missing}", None, "必须给出 / must be given", file=file))
    return kind(**values) if together.count == before else None


def _value(kind: Any, value: object, where: str, file: str, together: Together) -> Any:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return _section(kind, value, where, file, together)
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is dict and _is_section(arguments[1]):
        if isinstance(value, Mapping):
            return {key: _section(arguments[1], item, f"{where}.{key}", file, together) for key, item in value.items()}
        together.note(ConfigError(where, _shown(where, value), "应为一节 / must be a table", file=file))
        return None
    if origin is tuple and _is_section(arguments[0]):
        if isinstance(value, list):
            items = enumerate(value)
            return tuple(_section(arguments[0], item, f"{where}[{i}]", file, together) for i, item in items)
        together.note(ConfigError(where, _shown(where, value), "应为列表 / must be a list", file=file))
        return None
    try:
        return msgspec.convert(value, kind, strict=True)
    except msgspec.ValidationError:
        together.note(ConfigError(where, _shown(where, value), _needed(kind), file=file))
        return None


def _is_section(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _needed(kind: Any) -> str:
    allowed = _allowed(kind)
    return allowed if allowed.startswith("可用") else f"应为 / must be: {allowed}"


def _allowed(kind: Any) -> str:
    """Return what values a type allows, in words."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is typing.Annotated:
        return f"{_allowed(arguments[0])}{_limits(arguments[1])}"
    if origin is typing.Literal:
        return "可用 / allowed: " + " | ".join(repr(a) if a == "" else str(a) for a in arguments)
    if origin in (typing.Union, types.UnionType):
        return " 或 / or ".join(_allowed(a) for a in arguments if a is not type(None))
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return f"列表 / a list: {_allowed(arguments[0])}"
        return f"{len(arguments)} 项的列表 / a list of {len(arguments)}"
    if origin is dict:
        return f"一节 / a table: {_allowed(arguments[1])}"
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return "可用 / allowed: " + " | ".join(str(m.value) for m in kind)
    return _KINDS.get(kind, "日期 YYYY-MM-DD / a date" if getattr(kind, "__name__", "") == "date" else str(kind))


def _limits(meta: Any) -> str:
    if not isinstance(meta, msgspec.Meta):
        return ""
    bounds = ((">=", meta.ge), (">", meta.gt), ("<=", meta.le))
    words = [f" {sign} {bound}" for sign, bound in bounds if bound is not None]
    if meta.min_length:
        words.append("，不得为空 / not empty")
    if meta.pattern:
        words.append(f" {meta.pattern}")
    return "".join(words)


def _shown(where: str, value: object) -> object:
    """Return the value as it may be printed; secrets never are."""
    return "…" if where.startswith(_SECRET_KEYS) else value


def secret(text: str, *, key: str) -> str:
    """Return the text, or the environment's value where it is written `ENV:NAME`.

    Raises:
        ConfigError: the environment variable is not set.
    """
    if not text.startswith("ENV:"):
        return text
    name = text.removeprefix("ENV:")
    if name not in os.environ:
        raise ConfigError(key, text, f"环境变量 {name} 未设置 / environment variable {name} is not set")
    return os.environ[name]
