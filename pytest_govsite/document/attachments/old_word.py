"""The older Word format ([MS-DOC]): compound file by olefile, text by the table of its pieces (2.4.1 and 2.8.35)."""

from __future__ import annotations

import io
import re
import struct

import olefile

from pytest_govsite.document.attachments.parts import AttachmentText, UnreadableError, collect

_BROKEN = "旧版 Word 文档已损坏或格式不受支持 / broken or unknown legacy Word document"
_ENCRYPTED = 0x0100
_TABLE_1 = 0x0200
_CLX = 0x01A2
"""Where the file information block says where the table of pieces is."""
_MOST_PIECES = 20_000
_ROW_END = "\x07\x07"
_FIELD = re.compile(r"\x13[^\x13\x14\x15]{0,2000}\x14|\x13[^\x13\x14\x15]{0,2000}\x15|[\x13\x14\x15]")


def read_doc(data: bytes) -> AttachmentText:
    """Return the text of a Word 97-2003 document, rows of tables with tabs between their cells.

    Raises:
        UnreadableError: it is broken, older, or asks for a password.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            main = compound.openstream("WordDocument").read()
            flags = struct.unpack_from("<H", main, 0x0A)[0]
            if flags & _ENCRYPTED:
                raise UnreadableError("有密码，无法打开 / protected by a password")
            table = compound.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
        text = _text(main, table)
    except (OSError, struct.error, IndexError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnreadableError(_BROKEN) from error
    text = (
        _FIELD.sub("", text).replace(_ROW_END, "\r").replace("\x07", "\t").replace("\x0b", "\r").replace("\x0c", "\r")
    )
    return collect([(None, text.split("\r"))])


def _text(main: bytes, table: bytes) -> str:
    start, length = struct.unpack_from("<II", main, _CLX)
    clx = table[start : start + length]
    at = 0
    while at < len(clx) and clx[at] == 1:  # properties before the table of pieces
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at >= len(clx) or clx[at] != 2:
        raise ValueError("no table of pieces")
    size = struct.unpack_from("<I", clx, at + 1)[0]
    pieces = clx[at + 5 : at + 5 + size]
    count = min((len(pieces) - 4) // 12, _MOST_PIECES)
    places = struct.unpack_from(f"<{count + 1}I", pieces, 0)
    found = []
    for number in range(count):
        offset = struct.unpack_from("<I", pieces, 4 * (count + 1) + 8 * number + 2)[0]
        length = places[number + 1] - places[number]
        if offset & 0x40000000:
            begin = (offset & 0x3FFFFFFF) // 2
            found.append(main[begin : begin + length].decode("cp1252", "replace"))
        else:
            found.append(main[offset : offset + 2 * length].decode("utf-16-le", "replace"))
    return "".join(found)
