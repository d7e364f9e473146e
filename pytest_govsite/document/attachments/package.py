"""Zip packages of XML (OOXML, OFD): opened within bounds, so that a small file never unfolds into a large one."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, cast
from xml.etree import ElementTree

from pytest_govsite.document.attachments.parts import UnreadableError

_MOST_MEMBERS = 5_000
_MOST_BYTES = 200_000_000
"""Unfolded, all members together."""
_MOST_XML = 60_000_000
_BROKEN = "文件已损坏，无法打开 / the file is broken"


class Package:
    """A zip package.

    Raises:
        UnreadableError: it is none, is encrypted, or is larger than what may be unfolded.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, IndexError) as error:
            raise UnreadableError(_BROKEN) from error
        if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > _MOST_BYTES:
            raise UnreadableError("解压后过大，未读 / unfolds too far, not read")
        if any(member.flag_bits & 1 for member in members):
            raise UnreadableError("有密码，无法打开 / protected by a password")
        self.names = tuple(member.filename for member in members)

    def bytes(self, name: str, limit: int) -> bytes:
        """Return a member.

        Raises:
            UnreadableError: it is larger than the limit, or broken.
        """
        try:
            with self._zip.open(name) as member:
                data = member.read(limit + 1)
        except (KeyError, zipfile.BadZipFile, OSError, ValueError, EOFError, RuntimeError, zlib.error) as error:
            raise UnreadableError(_BROKEN) from error
        if len(data) > limit:
            raise UnreadableError("内容过大，未读 / too large inside, not read")
        return data

    def xml(self, name: str) -> Iterator[tuple[str, ElementTree.Element]]:
        """Yield `start` and `end` of every element of a member, in order, namespaces left out of the names.

        Raises:
            UnreadableError: it is not there, is too large, declares entities, or is not well-formed.
        """
        parser: ElementTree.XMLPullParser[Any] = ElementTree.XMLPullParser(events=("start", "end"))
        try:
            with self._zip.open(name) as member:
                read = 0
                while piece := member.read(65_536):
                    read += len(piece)
                    if read > _MOST_XML or (b"<!" in piece and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece)):
                        raise UnreadableError("内容不合规或过大，未读 / odd or too large inside, not read")
                    parser.feed(piece)
                    yield from self._events(parser)
            parser.close()
            yield from self._events(parser)
        except (
            KeyError,
            zipfile.BadZipFile,
            ElementTree.ParseError,
            OSError,
            ValueError,
            EOFError,
            zlib.error,
        ) as error:
            raise UnreadableError(_BROKEN) from error
        except (NotImplementedError, RuntimeError) as error:
            raise UnreadableError("压缩方式不受支持 / unknown compression") from error

    @staticmethod
    def _events(parser: ElementTree.XMLPullParser[Any]) -> Iterator[tuple[str, ElementTree.Element]]:
        for told in parser.read_events():
            event, element = cast("tuple[str, Any]", told)
            if isinstance(element, ElementTree.Element):
                element.tag = str(element.tag).rpartition("}")[2]
                yield event, element
                if event == "end" and element.tag in ("p", "tbl", "tr", "sp", "PageBlock", "TextObject"):
                    element.clear()
