"""What was entered for a CAPTCHA is in nothing that is kept."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, quote_plus

import msgspec

from pytest_govsite.model import FormsLook

_MASK = "******"
_TOLD = frozenset(
    {
        "text",
        "texts",
        "value",
        "url",
        "requests",
        "changed",
        "target",
        "errors",
        "broken",
        "missed",
        "receipt",
        "number",
    }
    | {"title", "label", "hint", "snippet", "gates", "options", "name", "action"}
)
"""Fields that hold what the site says; the others are ours, such as numbers and names of files."""


def without_secret(look: FormsLook, secret: str) -> FormsLook:
    """Return the look with a mask in place of the secret wherever the site repeated it, plain or in an address."""
    if not secret:
        return look
    ways = tuple(dict.fromkeys((secret, quote(secret, safe=""), quote_plus(secret))))
    return msgspec.convert(_masked(msgspec.to_builtins(look), ways, told=False), FormsLook)


def _masked(value: Any, ways: tuple[str, ...], *, told: bool) -> Any:
    if isinstance(value, dict):
        return {
            key: each if key == "picture" else _masked(each, ways, told=key in _TOLD) for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [_masked(each, ways, told=told) for each in value]
    if told and isinstance(value, str):
        for way in ways:
            value = value.replace(way, _MASK)
    return value
