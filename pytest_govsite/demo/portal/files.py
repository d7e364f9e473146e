"""Small valid files for downloading: PDF, DOCX, XLSX and CSV."""

from __future__ import annotations

import io
import zipfile

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
_STAMP = (2026, 1, 1, 0, 0, 0)
_NAMESPACE = "http://schemas.openxmlformats.org"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_BOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def file_of(kind: str, number: str) -> bytes:
    """Return the file with this number.

    Raises:
        KeyError: there are no files of this kind.
    """
    return {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx, "csv": _csv}[kind](number)


PLANTED = {
    "safety.id-numbers:attachment": ("mingdan2026", "xlsx"),
    "safety.phone-numbers:attachment": ("dengji2026", "docx"),
    "safety.bank-cards:attachment": ("fafang2026", "csv"),
    "safety.secret-markers:attachment": ("tongbao2026", "docx"),
}
"""Defect -> the file that shows it."""
_ROWS = {
    "mingdan2026": (("序号", "姓名", "身份证号码", "金额（元）"), ("1", "吴桂英", "330199195509301268", "1200"), ("2", "周某某", "3301**********2435", "1200")),
    "dengji2026": (("来信登记表",), ("来信人：吴桂英，手机：13757108642",), ("经办人：李建国，联系电话：13857123456",)),
    "fafang2026": (("户主", "一卡通账号", "金额（元）"), ("吴桂英", "6222021605003871121", "860")),
    "tongbao2026": (("000007",), ("机密★5年",), ("示范县内部通报",)),
}  # fmt: skip


def planted(defect: str) -> bytes:
    """Return the file of a defect."""
    name, kind = PLANTED[defect]
    rows = _ROWS[name]
    if kind == "xlsx":
        return _xlsx("", rows)
    if kind == "docx":
        return _docx("", tuple(" ".join(row) for row in rows))
    return ("\ufeff" + "\r\n".join(",".join(row) for row in rows) + "\r\n").encode()


def _pdf(number: str) -> bytes:
    text = f"BT /F1 18 Tf 72 760 Td (Shifan County People's Government, form {number}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    made, places = b"%PDF-1.4\n", []
    for order, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (order, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return made + head + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(made)


def _docx(number: str, lines: tuple[str, ...] = ()) -> bytes:
    usual = (
        f"示范县人民政府 表格 {number}",
        "统一社会信用代码：123301198504123311，经办人：李建国，联系电话 13857123456，缴费订单号 6217003875002194633。",
    )
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines or usual)
    return _package(
        "officeDocument",
        "word/document.xml",
        {"word/document.xml": (_WORD_TYPE, f'<w:document xmlns:w="{_NAMESPACE}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>')},
    )  # fmt: skip


def _xlsx(number: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    written = rows or ((f"示范县 {number}",),)
    cells = "".join(
        f'<row r="{line}">{"".join(f"""<c r="{chr(64 + place)}{line}" t="inlineStr"><is><t>{text}</t></is></c>""" for place, text in enumerate(row, 1))}</row>'
        for line, row in enumerate(written, 1)
    )
    main = f"{_NAMESPACE}/spreadsheetml/2006/main"
    relations = f"{_NAMESPACE}/officeDocument/2006/relationships"
    book = f'<workbook xmlns="{main}" xmlns:r="{relations}"><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>'
    sheet = f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
    inner = f'<Relationships xmlns="{_NAMESPACE}/package/2006/relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    return _package(
        "officeDocument",
        "xl/workbook.xml",
        {"xl/workbook.xml": (_BOOK_TYPE, book), "xl/worksheets/sheet1.xml": (_SHEET_TYPE, sheet), "xl/_rels/workbook.xml.rels": ("", inner)},
    )  # fmt: skip


def _package(kind: str, main: str, parts: dict[str, tuple[str, str]]) -> bytes:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{of}"/>' for name, (of, _) in parts.items() if of)
    types = (
        f'<Types xmlns="{_NAMESPACE}/package/2006/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>'
    )
    root = (
        f'<Relationships xmlns="{_NAMESPACE}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{_NAMESPACE}/officeDocument/2006/relationships/{kind}" Target="{main}"/></Relationships>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in {
            "[Content_Types].xml": types,
            "_rels/.rels": root,
            **{key: text for key, (_, text) in parts.items()},
        }.items():
            package.writestr(
                zipfile.ZipInfo(name, _STAMP), '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + text
            )
    return made.getvalue()


def _csv(number: str) -> bytes:
    rows = ["编号,名称,乡镇街道", *(f"{number}{row:03d},数据项{row},清溪镇" for row in range(1, 21))]
    return ("﻿" + "\r\n".join(rows) + "\r\n").encode()
