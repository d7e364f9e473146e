from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter

from pytest_govsite.config.settings import Config
from pytest_govsite.demo.portal.files import file_of
from pytest_govsite.model import AttachmentFacts, FileProbe
from pytest_govsite.observe.attachments import AttachmentWish, Reader, fetch_attachments
from pytest_govsite.observe.attachments.worker import answer_for
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from tests.observe.site import LocalSite

ID = "330199196804122435"
PAGE = "https://www.shifan.gov.cn/a.html"


def package(members: dict[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in members.items():
            file.writestr(name, text)
    return made.getvalue()


def pdf(text: str) -> bytes:
    return file_of("pdf", text)


def locked(data: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt("secret", algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file ([MS-CFB]) of streams that are too long for its mini stream."""
    padded = {name: data.ljust(4096 * -(-len(data) // 4096), b"\0") for name, data in streams.items()}
    chain, sectors, starts = [0xFFFFFFFD, 0xFFFFFFFE], [], {}
    for name, data in padded.items():
        starts[name] = len(chain)
        count = len(data) // 512
        chain += [*range(len(chain) + 1, len(chain) + count), 0xFFFFFFFE]
        sectors.append(data)

    def entry(name: str, kind: int, start: int, size: int, child: int = -1, right: int = -1) -> bytes:
        label = name.encode("utf-16-le") + b"\0\0" if name else b""
        head = label.ljust(64, b"\0") + struct.pack("<HBBiii", len(label), kind, 1, -1, right, child)
        return head + b"\0" * 36 + struct.pack("<IQ", start, size)

    names = sorted(padded, key=lambda name: (len(name), name.upper()))
    entries = [entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)]
    for place, name in enumerate(names, 1):
        entries.append(entry(name, 2, starts[name], len(padded[name]), right=place + 1 if place < len(names) else -1))
    directory = b"".join(entries).ljust(512, b"\0")
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(512, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    return head.ljust(512, b"\xff") + table + directory + b"".join(sectors)


def old_word(*pieces: str) -> bytes:
    """Return a Word 97 document; the first piece is written in one byte a character, the others in two."""
    text, places, offsets = b"", [0], []
    for place, piece in enumerate(pieces):
        offset = 1024 + len(text)
        offsets.append(offset * 2 | 0x40000000 if place == 0 else offset)
        text += piece.encode("cp1252" if place == 0 else "utf-16-le")
        places.append(places[-1] + len(piece))
    found = struct.pack(f"<{len(places)}I", *places) + b"".join(struct.pack("<HIH", 0, offset, 0) for offset in offsets)
    clx = b"\x02" + struct.pack("<I", len(found)) + found
    main = struct.pack("<H", 0xA5EC).ljust(0x01A2, b"\0") + struct.pack("<II", 0, len(clx))
    return compound({"WordDocument": main.ljust(1024, b"\0") + text, "0Table": clx})


WORD = (
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>名</w:t></w:r><w:r><w:t>单</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>姓名</w:t></w:r></w:p></w:tc>'
    "<w:tc><w:p><w:r><w:t>电话</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
)
SLIDE = '<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>第{}张</a:t></a:r></a:p></p:sld>'
LAYOUT = (
    '<ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer><ofd:TextObject Boundary="10 20 30 5"><ofd:TextCode>周文斌</ofd:TextCode></ofd:TextObject>'
    f'<ofd:TextObject Boundary="50 20 30 5"><ofd:TextCode>{ID}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>'
)
READABLE = (
    (file_of("docx", "1"), "docx", "示范县人民政府 表格 1"), (package({"word/document.xml": WORD}), "docx", "名单\n姓名\t电话"),
    (package({"ppt/slides/slide2.xml": SLIDE.format(2), "ppt/slides/slide1.xml": SLIDE.format(1)}), "pptx", "第1张"),
    (package({"OFD.xml": "", "Doc_0/Pages/Page_0/Content.xml": LAYOUT}), "ofd", f"周文斌 {ID}"), (file_of("xlsx", "7"), "xlsx", "示范县 7"),
    (pdf(ID), "pdf", ID), ("姓名,电话\r\n周文斌,1\r\n".encode("gb18030"), "csv", "姓名\t电话"), ("第一行\n第二行".encode(), "txt", "第二行"),
    (old_word("1 ", f"周文斌\x07{ID}\x07\x07", "完\r"), "doc", f"1 周文斌\t{ID}\n完"),
    (package({"名单.csv": f"姓名,身份证号\n周文斌,{ID}\n", "a/b.pdf": pdf("7"), "c.exe": "x"}), "zip", f"周文斌\t{ID}"),
    (f"<html><table><tr><td>周文斌</td><td>{ID}</td></tr></table></html>".encode(), "xls", f"周文斌\t{ID}"),
)  # fmt: skip
UNREADABLE = (
    (b"", "pdf", "空文件"), (b"PK\x03\x04junk", "docx", "损坏"), (b"%PDF-1.4 junk", "pdf", "损坏"), (locked(pdf("1")), "pdf", "密码"),
    (package({"a.exe": "x", "b.zip": package({"c.txt": "x"})}), "zip", "压缩包"), (package({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "docx", "不合规"),
    (package({"word/document.xml": b"\x00" * 201_000_000}), "docx", "过大"), (package({"word/document.xml": "<w:a>"}), "docx", "损坏"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "doc", "旧版"), (b"{\\rtf1 a}", "rtf", "RTF"), (b"\x00\x01\x02\x03" * 9, "wps", "格式不受支持"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 40, "doc", "损坏"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\x00".encode("utf-16-le") * 40, "xls", "损坏"),
)  # fmt: skip


@pytest.mark.parametrize(("data", "kind", "text"), READABLE)
def test_what_files_say(data: bytes, kind: str, text: str) -> None:
    answer = answer_for(data, kind)
    assert answer.text is not None, answer.problem
    assert text in "\n".join(line for part in answer.text.parts for line in part.lines)


@pytest.mark.parametrize(("data", "kind", "reason"), UNREADABLE)
def test_why_a_file_cannot_be_read(data: bytes, kind: str, reason: str) -> None:
    answer = answer_for(data, kind)
    assert answer.text is None
    assert reason in answer.problem
    assert " / " in answer.problem


def test_a_reader_that_hangs_or_breaks_costs_one_file(loop: BackgroundLoop) -> None:
    async def scene() -> list[str]:
        problems = []
        for start in ("import time; time.sleep(60)", "raise SystemExit(3)"):
            async with Reader(limit=2.0, start=start) as reader:
                problems.append((await reader.read(b"x" * 500_000, "txt")).problem)
        async with Reader() as reader:
            problems.append((await reader.read(b"PK\x03\x04", "docx")).problem)
            answer = await reader.read(b"after", "txt")
            assert answer.text is not None
        return problems

    hung, broken, odd = loop.run(scene())
    assert "限定时间" in hung
    assert "中断" in broken
    assert "损坏" in odd


def test_files_are_fetched_once_masked_and_not_kept(
    site: LocalSite, loop: BackgroundLoop, configure: Callable[..., Config]
) -> None:
    site.routes["/a.csv"] = (200, f"姓名,身份证号\n周文斌,{ID}\n".encode(), {"Content-Type": "text/csv"})
    site.routes["/b.docx"] = (
        200,
        package({"word/document.xml": WORD.replace("名</w:t>", "机密★5年</w:t>").replace("单</w:t>", "</w:t>")}),
        {},
    )
    site.routes["/big.txt"] = (200, b"x" * 300_000, {})
    site.page("/c.pdf", "登录")
    found: dict[str, tuple[AttachmentFacts, FileProbe | None]] = {}

    async def scene() -> Any:
        async with HttpClient(configure(site.url("/"))) as client:
            names = ("a.csv", "b.docx", "big.txt", "c.pdf", "gone.pdf")
            wishes = [AttachmentWish(site.url(f"/{name}"), PAGE, f"周文斌{ID}", name[-4:].strip(".")) for name in names]
            await fetch_attachments(
                client, wishes, arrived=lambda facts, probe: found.update({facts.url[-5:]: (facts, probe)}),
                stop=lambda: False, limit=200_000,
            )  # fmt: skip

    loop.run(scene())
    assert sorted(site.paths()) == sorted(["/a.csv", "/b.docx", "/big.txt", "/c.pdf", "/gone.pdf"])
    table, probe = found["a.csv"]
    assert [each.shown for each in table.personal] == ["33*************435"]
    assert probe is not None
    assert probe.signature == "text"
    marked, none = found[".docx"]
    assert (marked.parts, marked.name, none, len(marked.sha256)) == ((), "", None, 64)
    assert [mark.kind for mark in marked.marks] == ["机密"]
    reasons = {name: facts.unread.zh for name, (facts, _) in found.items() if facts.unread}
    assert "超过" in reasons["g.txt"]
    assert "网页" in reasons["c.pdf"]
    assert "404" in reasons["e.pdf"]
    assert ID not in str(found)
