"""Zip archives of files: unpacked in memory, one level deep, within bounds."""

from __future__ import annotations

from collections.abc import Callable

from pytest_govsite.document.attachments.package import Package
from pytest_govsite.document.attachments.parts import AttachmentText, UnreadableError, collect

_READ = frozenset(
    ("pdf", "doc", "docx", "xls", "xlsx", "xlsm", "et", "wps", "pptx", "ofd", "txt", "csv", "htm", "html")
)
_MOST_FILES = 50
_MOST_BYTES = 30_000_000


def read_archive(data: bytes, read: Callable[[bytes, str], AttachmentText]) -> AttachmentText:
    """Return the text of the files in an archive, each after a line with its name.

    Raises:
        UnreadableError: none of them can be read.
    """
    package = Package(data)
    names = [name for name in package.names if _kind(name) in _READ]
    read_parts: list[tuple[int | None, tuple[str, ...]]] = []
    left = len(names) > _MOST_FILES
    for name in names[:_MOST_FILES]:
        try:
            text = read(package.bytes(name, _MOST_BYTES), _kind(name))
        except UnreadableError:
            left = True
            continue
        left = left or text.cut
        read_parts.append((None, (_shown(name),)))
        read_parts += [(part.number, part.lines) for part in text.parts]
    if not read_parts:
        raise UnreadableError("压缩包中没有可读取的文件 / an archive without a file that can be read")
    whole = collect(read_parts)
    return AttachmentText(whole.parts, whole.cut or left, whole.title)


def _kind(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _shown(name: str) -> str:
    """Return a name as it was before the archive took it for code page 437."""
    try:
        return name.encode("cp437").decode("gb18030")
    except UnicodeError:
        return name
