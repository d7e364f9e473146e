"""Puts right what Chromium writes wrongly into a PDF's text: radicals for characters, and doubled outline titles.

Fonts such as Noto Sans CJK draw 页 and the radical ⻚ (U+2EDA) with one glyph, and Chromium then writes the lower code
point into the PDF: a search for 网页 finds nothing and a screen reader stumbles. The corrections are appended as an
incremental update (ISO 32000-1, 7.5.6), so that the structure tree stays as it was.
"""

from __future__ import annotations

import io
import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence

import pypdf
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject, TextStringObject

_SUPPLEMENT = {
    0x2E85: "亻", 0x2E89: "刂", 0x2E8A: "卜", 0x2E8C: "小", 0x2E8E: "兀", 0x2E90: "尢", 0x2E92: "巳", 0x2E93: "幺",
    0x2E94: "彑", 0x2E95: "彐", 0x2E96: "忄", 0x2E98: "扌", 0x2E99: "攵", 0x2E9B: "旡", 0x2E9C: "日", 0x2E9D: "月",
    0x2E9E: "歺", 0x2E9F: "母", 0x2EA0: "民", 0x2EA1: "氵", 0x2EA2: "氺", 0x2EA3: "灬", 0x2EA4: "爫", 0x2EA6: "丬",
    0x2EA7: "牛", 0x2EA8: "犭", 0x2EA9: "王", 0x2EAB: "目", 0x2EAC: "示", 0x2EAD: "礻", 0x2EAE: "竹", 0x2EAF: "糹",
    0x2EB0: "纟", 0x2EB2: "罒", 0x2EB6: "羊", 0x2EB9: "耂", 0x2EBA: "肀", 0x2EBB: "聿", 0x2EBC: "肉", 0x2EBD: "臼",
    0x2EBE: "艹", 0x2EC1: "虎", 0x2EC2: "衤", 0x2EC3: "覀", 0x2EC4: "西", 0x2EC5: "见", 0x2EC6: "角", 0x2EC8: "讠",
    0x2EC9: "贝", 0x2ECA: "足", 0x2ECB: "车", 0x2ECC: "辶", 0x2ECF: "邑", 0x2ED0: "钅", 0x2ED1: "長", 0x2ED2: "镸",
    0x2ED3: "长", 0x2ED4: "门", 0x2ED6: "阜", 0x2ED7: "雨", 0x2ED8: "青", 0x2ED9: "韦", 0x2EDA: "页", 0x2EDB: "风",
    0x2EDC: "飞", 0x2EDD: "食", 0x2EDF: "飠", 0x2EE0: "饣", 0x2EE2: "马", 0x2EE3: "骨", 0x2EE4: "鬼", 0x2EE5: "鱼",
    0x2EE6: "鸟", 0x2EE7: "卤", 0x2EE8: "麦", 0x2EE9: "黄", 0x2EEA: "黾", 0x2EEB: "斉", 0x2EEC: "齐", 0x2EED: "歯",
    0x2EEE: "齿", 0x2EEF: "竜", 0x2EF0: "龙", 0x2EF1: "龜", 0x2EF2: "亀", 0x2EF3: "龟",
}  # fmt: skip
"""CJK Radicals Supplement -> the character that looks the same (Unicode, EquivalentUnifiedIdeograph.txt)."""

_PAIR = re.compile(rb"^<([0-9A-Fa-f]+)> <([0-9A-Fa-f]{4})>$", re.MULTILINE)
_MAP = re.compile(rb"/ToUnicode (\d{1,9}) 0 R\b")
_RANGE = re.compile(rb"^<([0-9A-Fa-f]+)> <([0-9A-Fa-f]+)> <([0-9A-Fa-f]{4})>$", re.MULTILINE)


def mended(content: bytes, titles: Sequence[str]) -> bytes:
    """Return the PDF with characters for radicals and with these outline titles.

    Args:
        content: a PDF as Chromium prints it.
        titles: the headings in document order; where their number differs from the outline's, it stays as it is.
    """
    reader = pypdf.PdfReader(io.BytesIO(content))
    bodies = {reference.idnum: _stream(data) for reference, data in _corrected_maps(reader, content)}
    items = list(_outline(reader))
    if len(items) == len(titles):
        bodies.update({reference.idnum: _titled(item, title) for (reference, item), title in zip(items, titles, strict=True)})  # fmt: skip
    return content + _update(content, reader, bodies) if bodies and _classic(content) else content


def _character(code: int) -> int:
    if code in _SUPPLEMENT:
        return ord(_SUPPLEMENT[code])
    return ord(unicodedata.normalize("NFKC", chr(code))) if 0x2F00 <= code <= 0x2FD5 else code


def corrected_map(data: bytes) -> bytes:
    """Return a ToUnicode map (ISO 32000-1, 9.10.3) with characters for radicals."""
    return _RANGE.sub(_corrected_range, _PAIR.sub(_corrected_pair, data))


def _corrected_pair(match: re.Match[bytes]) -> bytes:
    return b"<%b> <%04X>" % (match[1], _character(int(match[2], 16)))


def _corrected_range(match: re.Match[bytes]) -> bytes:
    first, last, target = (int(group, 16) for group in match.groups())
    codes = [_character(target + offset) for offset in range(last - first + 1)]
    if codes == list(range(target, target + len(codes))):
        return match[0]
    return b"<%b> <%b> [%b]" % (match[1], match[2], b" ".join(b"<%04X>" % code for code in codes))


def _corrected_maps(reader: pypdf.PdfReader, content: bytes) -> Iterator[tuple[IndirectObject, bytes]]:
    # the maps are found by what refers to them: reading every font of every page takes many times as long
    for number in dict.fromkeys(map(int, _MAP.findall(content))):
        reference = IndirectObject(number, 0, reader)
        try:
            stream = reference.get_object()
            data = stream.get_data() if isinstance(stream, StreamObject) else b""
        except (pypdf.errors.PyPdfError, ValueError, zlib.error):
            continue  # signs in a picture that look like a reference
        if b"begincmap" in data and (corrected := corrected_map(data)) != data:
            yield reference, corrected


def _outline(reader: pypdf.PdfReader) -> Iterator[tuple[IndirectObject, DictionaryObject]]:
    root = reader.root_object.get("/Outlines")
    top = root.get_object() if root is not None else DictionaryObject()
    pending = [top.raw_get("/First")] if isinstance(top, DictionaryObject) and "/First" in top else []
    while pending:
        reference = pending.pop()
        item = reference.get_object()
        yield reference, item
        pending.extend(item.raw_get(name) for name in ("/Next", "/First") if name in item)


def _titled(item: DictionaryObject, title: str) -> bytes:
    changed = DictionaryObject(item)
    changed[pypdf.generic.NameObject("/Title")] = TextStringObject(title)
    buffer = io.BytesIO()
    changed.write_to_stream(buffer)
    return buffer.getvalue()


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data)
    return b"<</Filter /FlateDecode /Length %d>>\nstream\n%b\nendstream" % (len(packed), packed)


def _classic(content: bytes) -> bool:
    # Only a file with a cross-reference table may be updated by one.
    return content[_last_table(content) :].startswith(b"xref")


def _last_table(content: bytes) -> int:
    match = re.search(rb"startxref\s+(\d{1,12})\s+%%EOF\s*\Z", content[-200:])
    return int(match[1]) if match else len(content)


def _update(content: bytes, reader: pypdf.PdfReader, bodies: dict[int, bytes]) -> bytes:
    written, table = io.BytesIO(b"\n"), [b"xref\n"]
    written.seek(0, io.SEEK_END)
    for number in sorted(bodies):
        table.append(b"%d 1\n%010d 00000 n \n" % (number, len(content) + written.tell()))
        written.write(b"%d 0 obj\n%b\nendobj\n" % (number, bodies[number]))
    start = len(content) + written.tell()
    trailer = DictionaryObject({key: value for key, value in reader.trailer.items() if key in {"/Size", "/Root", "/Info", "/ID"}})  # fmt: skip
    trailer[pypdf.generic.NameObject("/Prev")] = pypdf.generic.NumberObject(_last_table(content))
    written.write(b"".join(table) + b"trailer\n")
    trailer.write_to_stream(written)
    written.write(b"\nstartxref\n%d\n%%%%EOF\n" % start)
    return written.getvalue()
