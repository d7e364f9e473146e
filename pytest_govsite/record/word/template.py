"""The inspecting body's Word template: tried before anything is opened, filled in when the record is written."""

from __future__ import annotations

import base64
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from pytest_govsite.errors import ConfigError
from pytest_govsite.model.record import Record
from pytest_govsite.record.inert import one_line, visible
from pytest_govsite.record.pictures import Picture, Pictures
from pytest_govsite.record.steady import steady
from pytest_govsite.record.word.context import WordContext
from pytest_govsite.record.word.placeholders import placeholders, trial

if TYPE_CHECKING:
    from docxtpl import DocxTemplate

KEY = "report.docx_template"
LARGEST = 20_000_000
"""Bytes that a template may have."""
PICTURE_BYTES = 3_000_000
"""All pictures of one document together."""
_WIDEST = 80.0
"""Millimetres that a picture is wide."""
_PIXELS_A_MILLIMETRE = 96 / 25.4


class _Environment(ImmutableSandboxedEnvironment):
    """Placeholders only print: every value is escaped, and a template has no way to switch that off."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_inert)
        for name in ("safe", "urlize", "xmlattr", "tojson"):
            del self.filters[name]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for kind in (nodes.ScopedEvalContextModifier, nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends):
            for found in tree.find_all(kind):
                raise TemplateSyntaxError("autoescape, include, import, extends: 不可用 / not allowed", found.lineno)
        return tree


def _inert(value: Any) -> Any:
    # A picture is no text; whatever a template makes of texts holds no control character either.
    return visible(value, keep="\n") if type(value) is str else value


def read_template(path: Path, key: str = KEY) -> bytes:
    """Return a template after it was tried with invented values, once with full and once with empty lists.

    Raises:
        ConfigError: docxtpl is not installed, or the file is no Word document, asks for what there is not, or puts a
            value into a field code; one line that says which.
    """
    try:
        import docxtpl  # noqa: F401
    except ModuleNotFoundError:
        raise ConfigError(key, path.name, "须安装 / needs: pip install 'pytest-govsite[docx]'") from None
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else b""
    except OSError as error:
        raise ConfigError(key, str(path), f"无法读取 / cannot be read: {error.strerror}") from None
    if not data:
        raise ConfigError(key, path.name, f"为空或超过 {LARGEST // 1_000_000} MB / empty or too large")
    try:
        _refuse_foreign_names(_opened(data))
        for rows in (2, 0):
            _filled(data, lambda document, rows=rows: trial(rows=rows, picture=lambda: _dot(document)))
    except Exception as error:  # python-docx, lxml, zipfile and Jinja each have errors of their own
        raise ConfigError(key, path.name, _reason(error)) from None
    return data


def word_document(record: Record, template: bytes, folder: Path | None) -> bytes:
    """Return the template filled in with a record; the same record and template give the same bytes.

    Args:
        record: what was found.
        template: as `read_template` returned it.
        folder: the output folder, for the pictures under `evidence/`; None: without pictures.
    """

    def values(document: DocxTemplate) -> dict[str, Any]:
        pictures = Pictures(folder, total=PICTURE_BYTES)
        return WordContext(record, pictures, lambda picture: _image(document, picture)).values()

    return steady(_filled(template, values))


def _opened(data: bytes) -> DocxTemplate:
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(data))
    document.init_docx()
    _refuse_field_codes(document)
    return document


def _filled(data: bytes, values: Any) -> bytes:
    document = _opened(data)
    document.render(values(document), jinja_env=_Environment(), autoescape=True)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _refuse_foreign_names(document: DocxTemplate) -> None:
    """Refuse names that no record has, in branches too that the trial does not go through."""
    asked = document.get_undeclared_template_variables(jinja_env=_Environment())
    known = {placeholder.name.split(".")[0].removesuffix("[]") for placeholder in placeholders()}
    foreign = sorted(set(asked) - known)
    if foreign:
        raise ValueError(f"没有这个占位符 / no such placeholder: {', '.join(foreign)}")


def _refuse_field_codes(document: DocxTemplate) -> None:
    """Refuse placeholders inside field codes: what a site says must never become an instruction to Word."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn

    for part in document.get_docx().part.package.iter_parts():
        if not str(part.partname).endswith(".xml") or b"{" not in part.blob:
            continue
        root = parse_xml(part.blob)
        codes = "".join(str(e.text or "") for e in root.iter(qn("w:instrText")))
        codes += "".join(str(e.get(qn("w:instr")) or "") for e in root.iter(qn("w:fldSimple")))
        if "{" in codes:
            raise ValueError("占位符不可写在域代码中 / a placeholder stands inside a field code")


def _image(document: DocxTemplate, picture: Picture) -> object:
    from docx.shared import Mm

    from pytest_govsite.record.word.picture import DescribedImage

    data = base64.b64decode(picture.data.partition(",")[2])
    width = min(_WIDEST, picture.width / _PIXELS_A_MILLIMETRE)
    return DescribedImage(document, data, width=Mm(width), description=one_line(picture.path))


def _dot(document: DocxTemplate) -> object:
    from PIL import Image

    from pytest_govsite.record.word.picture import DescribedImage

    buffer = io.BytesIO()
    Image.new("RGB", (1, 1)).save(buffer, "PNG")
    return DescribedImage(document, buffer.getvalue(), width=None, description="")


def _reason(error: Exception) -> str:
    where = (
        f"（第 {error.lineno} 段附近 / near paragraph {error.lineno}）"
        if isinstance(error, TemplateSyntaxError)
        else ""
    )
    if isinstance(error, (TemplateError, ValueError)):
        said = getattr(error, "message", None) or str(error)
    elif isinstance(error, (zipfile.BadZipFile, KeyError)) or type(error).__name__ == "PackageNotFoundError":
        said = "不是 Word 文档（.docx）/ no Word document (.docx)"
    else:
        said = f"{type(error).__name__}: {error}"
    return f"模板有误 / the template is wrong: {one_line(said, 200)}{where}"
