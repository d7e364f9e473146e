"""Passages of inline scripts that write markup, evaluate text, or look where the visitor comes from."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from itertools import islice
from urllib.parse import unquote

from pytest_govsite.model import ScriptPassage

_MAX_SCRIPT = 200_000
_MAX_ARGUMENT = 3_000
_MAX_PASSAGES = 20
_MAX_CALLS = 200
_MAX_TEXT = 1_500
_NEAR = 400
_CALL = re.compile(
    r"(document\s*(?:\.\s*|\[\s*['\"])write(?:ln)?(?:['\"]\s*\])?|\beval|\bnew\s+Function)\s*\(", re.IGNORECASE
)
_LITERAL = re.compile(r"'((?:[^'\\\n]|\\.){0,3000})'|\"((?:[^\"\\\n]|\\.){0,3000})\"|`([^`]{0,3000})`")
_NESTING = re.compile(rf"[()]|{_LITERAL.pattern}")
_DECODER = re.compile(r"\b(unescape|decodeURI(?:Component)?|atob|fromCharCode)\b")
_CODES = re.compile(r"fromCharCode\s*\(([\d,\s]{3,3000})\)")
_BASE64 = re.compile(r"atob\s*\(\s*['\"]([A-Za-z0-9+/=]{8,3000})['\"]")
_HEX = re.compile(r"\\x([0-9a-f]{2})", re.IGNORECASE)
_UNICODE = re.compile(r"(?:\\u|%u)([0-9a-f]{4})", re.IGNORECASE)
_ADDRESS = re.compile(r"(?<=//)[\w-]{1,60}\.[\w.-]{2,200}")
_MANY = 8
_PACKED = re.compile(r"eval\s*\(\s*function\s*\(\s*p\s*,\s*a\s*,\s*c\s*,\s*k\s*,", re.IGNORECASE)
_ENGINE = re.compile(r"baidu|sogou|haosou|\bso\.com|google|bing|yahoo|\bsm\.cn|360\.cn", re.IGNORECASE)
_ROBOT = re.compile(r"spider|googlebot|bingbot", re.IGNORECASE)
_GOES = re.compile(r"location\s*(?:\.\s*href)?\s*=[^=]|location\s*\.\s*(?:replace|assign)\s*\(")
_WRITES = re.compile(r"document\s*\.\s*write")
_MINER = re.compile(
    r"coin-?hive|cryptonight|cryptoloot|crypto-loot|deepminer|jsecoin|coinimp|webminepool|minero\.cc|authedmine|monerominer",
    re.IGNORECASE,
)


def passages_of(raw: str) -> tuple[ScriptPassage, ...]:
    """Return the passages of one script, what is encoded in literals decoded as far as they are literals."""
    code = raw[:_MAX_SCRIPT]
    found: list[ScriptPassage] = []
    for match in islice(_CALL.finditer(code), _MAX_CALLS):
        if len(found) == _MAX_PASSAGES:
            break
        argument = _argument(code, match.end())
        kind = "write" if "write" in match[1].lower() else "evaluate"
        if _PACKED.match(code, match.start()):
            found.append(ScriptPassage(kind="packed", text=code[match.start() : match.start() + 200], encoded=True))
            continue
        text, encoded = _decoded(argument)
        disguised = encoded and any(address[0] not in argument for address in _ADDRESS.finditer(text[:_MAX_TEXT]))
        if text or encoded:
            found.append(ScriptPassage(kind=kind, text=text[:_MAX_TEXT], encoded=encoded, disguised=disguised))
    for kind, word, sign in (("referrer", "document.referrer", _ENGINE), ("robot", "navigator.userAgent", _ROBOT)):
        passage = _visitor(code, kind, word, sign)
        if passage is not None:
            found.append(passage)
    miner = _MINER.search(code)
    if miner is not None:
        start = max(0, miner.start() - 60)
        found.append(ScriptPassage(kind="miner", text=code[start : start + 200]))
    return tuple(found)


def _argument(code: str, start: int) -> str:
    """Return what stands in the parentheses that open before `start`; those inside literals do not count."""
    depth, end = 1, min(len(code), start + _MAX_ARGUMENT)
    for match in _NESTING.finditer(code, start, end):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if not depth:
            return code[start : match.start()]
    return code[start:end]


def _decoded(argument: str) -> tuple[str, bool]:
    named = bool(_DECODER.search(argument))
    literals = "".join(next(filter(None, m.groups()), "") for m in _LITERAL.finditer(argument))
    encoded = named or len(_HEX.findall(literals)) >= _MANY or len(_UNICODE.findall(literals)) >= _MANY * 4
    codes = "".join(
        chr(int(n) % 0x10000) for m in _CODES.finditer(argument) for n in m[1].split(",") if n.strip().isdecimal()
    )
    for match in _BASE64.finditer(argument):
        try:
            codes += b64decode(match[1] + "=" * (-len(match[1]) % 4)).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            continue
    text = _UNICODE.sub(lambda m: chr(int(m[1], 16)), _HEX.sub(lambda m: chr(int(m[1], 16)), literals))
    return codes + (unquote(text, errors="replace") if named else text).replace("\\/", "/"), encoded


def _visitor(code: str, kind: str, word: str, sign: re.Pattern[str]) -> ScriptPassage | None:
    place = code.find(word)
    if place < 0 or not sign.search(code, max(0, place - _NEAR), place + len(word) + _NEAR):
        return None
    passage = code[max(0, place - _NEAR) : place + 2 * _NEAR]
    if not (_GOES.search(passage) or _WRITES.search(passage)):
        return None
    return ScriptPassage(kind=kind, text=passage)
