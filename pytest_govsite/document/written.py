"""Markup that an inline script writes and nothing else (`document.write("…")`), read as browsers do."""

from __future__ import annotations

import re

_QUICK = re.compile(r"document\s*\.\s*write", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b(?P<attributes>[^<>]{0,300})>(?P<code>[^<]*(?:<(?!/script)[^<]*)*)</script\s*>", re.I)
_DATA = re.compile(r"\bsrc\s*=|\btype\s*=\s*(?!['\"]?(?:text|application)/(?:java|ecma)script)", re.I)
_TEXT = r"(?:\"(?:[^\"\\\n]|\\[\s\S])*\"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\$]|\\[\s\S]|\$(?!\{))*`)"
_CALL = re.compile(
    rf"\s*document\s*\.\s*write(?:ln)?\s*\(\s*(?P<texts>{_TEXT}(?:\s*\+\s*{_TEXT})*)\s*\)\s*(?:;|(?=\s*document)|\s*$)"
)
_COMMENTS = re.compile(r"^\s*(?:<!--[^\n]*\n?|//[^\n]*\n|/\*[\s\S]*?\*/)|(?://\s*)?-->\s*$")
_ESCAPE = re.compile(
    r"\\(?:u\{(?P<code>[0-9a-fA-F]{1,6})\}|u(?P<four>[0-9a-fA-F]{4})|x(?P<two>[0-9a-fA-F]{2})|(?P<line>\r?\n)|(?P<one>[\s\S]))"
)
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": ""}
_MOST_CODE = 100_000


def with_written(html: str) -> str:
    """Return the markup with what such scripts write behind them; other markup is returned as it is.

    Only scripts that hold nothing but calls with whole texts count: what others write depends on what they find.
    A script that writes scripts is left alone.
    """
    return _SCRIPT.sub(_replaced, html) if _QUICK.search(html) else html


def _replaced(script: re.Match[str]) -> str:
    if _DATA.search(script["attributes"]) or len(script["code"]) > _MOST_CODE or not _QUICK.search(script["code"]):
        return script[0]
    written = _written(script["code"])
    return script[0] + written if written and "<script" not in written.lower() else script[0]


def _written(code: str) -> str:
    """Return what a script writes, empty where it does anything else."""
    code = _COMMENTS.sub("", _COMMENTS.sub("", code)).strip()
    parts, done = [], 0
    while done < len(code):
        call = _CALL.match(code, done)
        if call is None:
            return ""
        parts += [_plain(text[1:-1]) for text in re.findall(_TEXT, call["texts"])]
        done = call.end()
    return "".join(parts)


def _plain(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    number = escape["code"] or escape["four"] or escape["two"]
    if number:
        return chr(int(number, 16)) if int(number, 16) <= 0x10FFFF else ""
    return "" if escape["line"] else _NAMED.get(escape["one"], escape["one"])
