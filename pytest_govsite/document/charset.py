"""Bytes to text as a browser does it, and whether the document told the truth about its encoding (WHATWG Encoding)."""

from __future__ import annotations

import codecs
import re

from pytest_govsite.document.limits import MAX_HTML
from pytest_govsite.model import Charset

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16le"), (codecs.BOM_UTF16_BE, "utf-16be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_DECLARED = re.compile(
    rb"<!--.*?(?:-->|\Z)|<(?:script|style|noscript)\b.*?(?:</(?:script|style|noscript)|\Z)|<meta\b([^>]{0,2000})>"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)",
    re.I | re.S,
)
_META_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_SCAN = 100_000
_FAMILY = {
    "gb18030": (
        "gb2312",
        "gbk",
        "gb18030",
        "gb_2312-80",
        "chinese",
        "csgb2312",
        "csiso58gb231280",
        "x-gbk",
        "gb_2312",
        "cp936",
    ),
    "utf-8": ("utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8", "unicode11utf8", "unicode20utf8"),
    "big5": ("big5", "big5-hkscs", "cn-big5", "csbig5", "x-x-big5"),
    "utf-16le": ("utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2", "csunicode", "unicodefeff"),
    "utf-16be": ("utf-16be", "unicodefffe"),
    "windows-1252": (
        "windows-1252",
        "iso-8859-1",
        "latin1",
        "l1",
        "us-ascii",
        "ascii",
        "cp1252",
        "iso8859-1",
        "iso_8859-1",
    ),
}
_ENCODING = {label: name for name, labels in _FAMILY.items() for label in labels}
_CODEC = {"big5": "big5hkscs"}


def decode(body: bytes, content_type: str = "") -> tuple[str, Charset]:
    """Return the text of a document and how its characters were found; never raises.

    A byte order mark, the `Content-Type` header and the markup's own declaration are believed in this order, as long as
    the bytes really decode that way; else the encoding is found from the bytes. `used` is utf-8, gb18030, big5,
    utf-16le, utf-16be or windows-1252; gb2312 and GBK are read as GB 18030, which contains them. `agrees` is False where
    a declaration names another encoding than the bytes are in; a document of ASCII alone agrees with all but UTF-16.
    """
    body = body[: MAX_HTML * 2]
    bom = next((name for mark, name in _BOMS if body.startswith(mark)), "")
    match = _HEADER.search(content_type)
    header = match[1].lower() if match else ""
    meta, offset = _declaration(body, bom)
    used = bom or _real(body, [_encoding(header), _encoding(meta, markup=True)])
    text = body.decode(_CODEC.get(used, used), "replace").removeprefix("\ufeff")
    agrees = all(_fits(label, used, body) for label in (header, meta) if label)
    return text, Charset(
        used=used, header=header, meta=meta, bom=bom, meta_offset=offset, agrees=agrees, replaced=text.count("\ufffd")
    )


def _declaration(body: bytes, bom: str) -> tuple[str, int | None]:
    wide = bom.startswith("utf-16") or _looks_utf16(body)
    scanned = body[: _SCAN * (2 if wide else 1)]
    if wide:
        codec = bom or _looks_utf16(body)
        scanned = scanned.decode(codec, "replace").encode("ascii", "replace")
    for match in _DECLARED.finditer(scanned):
        label = match[2] if match[2] else _meta_label(match[1])
        if label:
            offset = match.start() * (2 if wide else 1)
            return label.decode("ascii", "replace").lower(), offset
    return "", None


def _meta_label(attributes: bytes | None) -> bytes | None:
    match = _META_CHARSET.search(attributes) if attributes else None
    if match is None or attributes is None:
        return None
    named = re.search(rb"(?:name|property)\s*=", attributes, re.I)
    pragma = re.search(rb"http-equiv\s*=\s*[\"']?\s*content-type", attributes, re.I)
    return match[1] if pragma or not named else None


def _encoding(label: str, *, markup: bool = False) -> str:
    name = _ENCODING.get(label, "")
    # HTML 13.2.3.2: a declaration read as single bytes cannot be true when it says UTF-16.
    return "utf-8" if markup and name.startswith("utf-16") else name


def _real(body: bytes, declared: list[str]) -> str:
    if body.isascii():
        wide = _looks_utf16(body)
        return wide or next((name for name in declared if name and not name.startswith("utf-16")), "utf-8")
    wide = _looks_utf16(body)
    if wide:
        return wide
    if _errors(body, "utf-8") == 0:
        return "utf-8"
    believed = [name for name in declared if name]
    for name in believed:
        if _errors(body, name) <= len(body) // 2_000 and (name not in ("windows-1252",)):
            return name
    return _likeliest(body, believed)


def _likeliest(body: bytes, believed: list[str]) -> str:
    high = sum(byte > 0x7F for byte in body[:_SCAN])
    scores = {name: _errors(body[:_SCAN], name) for name in ("utf-8", "gb18030", "big5")}
    if min(scores.values()) > max(2, high // 10):
        return believed[0] if believed else "windows-1252"
    least = min(scores.values())
    close = [name for name, errors in scores.items() if errors <= least + max(1, high // 200)]
    return max(close, key=lambda name: (_common(body[:_SCAN], name), name == "gb18030"))


def _errors(body: bytes, name: str) -> int:
    text = body.decode(_CODEC.get(name, name), "replace")
    errors = text.count("\ufffd")
    if name == "utf-8":
        errors -= body.count(b"\xef\xbf\xbd")
    # A document cut in the middle of a character is no error of its author.
    return max(0, errors - text.endswith("\ufffd"))


def _common(body: bytes, name: str) -> int:
    text = body.decode(_CODEC.get(name, name), "ignore")
    return sum(text.count(c) for c in "的一是在不了有和人這这中大为為上个個国國我以要时時来來用们們政府市民公网網信息")


def _looks_utf16(body: bytes) -> str:
    sample = body[:4_000]
    if len(sample) < 40 or (len(sample) % 2 and len(body) < 4_000):
        sample = sample[: len(sample) // 2 * 2]
    if len(sample) < 8:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    enough = len(sample) // 8
    if odd > enough and even < odd // 10:
        return "utf-16le"
    return "utf-16be" if even > enough and odd < even // 10 else ""


def _fits(label: str, used: str, body: bytes) -> bool:
    name = _ENCODING.get(label)
    if name is None:
        return False
    if name == used or (name.startswith("utf-16") and used.startswith("utf-16")):
        return True
    return not used.startswith("utf-16") and not name.startswith("utf-16") and body.isascii()
