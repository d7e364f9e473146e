"""Which reader an attachment is for: by what its bytes say, not by its name."""

from __future__ import annotations

from pytest_govsite.document.attachments.parts import AttachmentText, Part, UnreadableError

__all__ = ["AttachmentText", "Part", "UnreadableError", "read_attachment"]

_WORD_STREAM = "WordDocument".encode("utf-16-le")
_BOOK_STREAMS = tuple(f"{name}\x00".encode("utf-16-le") for name in ("Workbook", "Book"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SLIDES = "PowerPoint Document".encode("utf-16-le")


def read_attachment(data: bytes, kind: str, *, packed: bool = False) -> AttachmentText:
    """Return the text of an attachment.

    Args:
        data: its bytes.
        kind: what its name says (`pdf`, `docx` …), for kinds that have no mark of their own.
        packed: it comes out of an archive; archives in archives are not unpacked.

    Raises:
        UnreadableError: its text cannot be had, and why.
    """
    if not data.strip():
        raise UnreadableError("空文件 / an empty file")
    if b"%PDF-" in data[:1024]:
        from pytest_govsite.document.attachments.pdf import read_pdf

        return read_pdf(data)
    if data.startswith(b"PK\x03\x04"):
        return _package(data, kind, packed=packed)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(data)
    return _plain(data, kind)


def _package(data: bytes, kind: str, *, packed: bool) -> AttachmentText:
    from pytest_govsite.document.attachments import office
    from pytest_govsite.document.attachments.package import Package

    names = Package(data).names
    if any(name.startswith("word/") for name in names):
        return office.read_docx(data)
    if any(name.startswith("ppt/") for name in names):
        return office.read_pptx(data)
    if "OFD.xml" in names:
        return office.read_ofd(data)
    if any(name.startswith("xl/") for name in names) or kind == "ods":
        from pytest_govsite.document.attachments.sheets import read_workbook

        return read_workbook(data)
    if packed:
        raise UnreadableError("压缩包中的压缩包，未解开 / an archive in an archive, not unpacked")
    from pytest_govsite.document.attachments.archives import read_archive

    return read_archive(data, lambda member, inner: read_attachment(member, inner, packed=True))


def _compound(data: bytes) -> AttachmentText:
    if _ENCRYPTED in data:
        raise UnreadableError("有密码，无法打开 / protected by a password")
    if any(name in data for name in _BOOK_STREAMS) and _WORD_STREAM not in data:
        from pytest_govsite.document.attachments.sheets import read_workbook

        return read_workbook(data)
    if _WORD_STREAM in data:
        from pytest_govsite.document.attachments.old_word import read_doc

        return read_doc(data)
    words = "旧版 PPT 格式" if _SLIDES in data else "旧版格式"
    raise UnreadableError(f"{words}，无法读取 / a legacy format that is not read")


def _plain(data: bytes, kind: str) -> AttachmentText:
    from pytest_govsite.document.attachments import plain

    head = data[:1024].lstrip(b"\xef\xbb\xbf\r\n\t ").lower()
    if head.startswith(b"{\\rtf"):
        raise UnreadableError("RTF 格式，无法读取 / RTF is not read")
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")) or b"<html" in head:
        return plain.read_page(data)
    if kind == "csv":
        return plain.read_csv(data)
    if kind == "txt" or b"\x00" not in data[:1024]:
        return plain.read_text(data)
    raise UnreadableError("格式不受支持，无法读取 / an unknown format")
