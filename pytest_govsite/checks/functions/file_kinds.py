"""Which first bytes belong to which extension."""

from __future__ import annotations

from pytest_govsite.model import FileProbe

_PARTS = {
    "docx": ("word/",), "docm": ("word/",), "xlsx": ("xl/",), "xlsm": ("xl/",), "pptx": ("ppt/",),
    "ofd": ("OFD.xml", "Doc_"),
}  # fmt: skip
_STREAMS = {
    "doc": ("WordDocument",),
    "wps": ("WordDocument",),
    "xls": ("Workbook", "Book"),
    "et": ("Workbook", "Book"),
    "ppt": ("PowerPoint Document",),
    "dps": ("PowerPoint Document",),
}
_PACKED_AS = {"wps": "docx", "et": "xlsx", "dps": "pptx"}
_SIGNATURES = {
    "pdf": ("pdf",), "zip": ("zip",), "rar": ("rar",), "7z": ("7z",), "rtf": ("rtf",), "txt": ("text", "xml"),
    "csv": ("text",),
}  # fmt: skip
_SISTERS = (
    frozenset(("doc", "docx", "docm", "wps")),
    frozenset(("xls", "xlsx", "xlsm", "et")),
    frozenset(("ppt", "pptx", "dps")),
)
_PACKED = frozenset(("zip", "rar", "7z"))


def fits(kind: str, probe: FileProbe) -> bool:
    """Return whether the first bytes are those of the extension; what its beginning does not tell is not held against it."""
    if kind in _PARTS:
        return probe.signature == "zip" and _holds(probe, _PARTS[kind], _other_parts(kind))
    if kind in _STREAMS:
        if probe.signature == "zip" and kind in _PACKED_AS:
            # newer WPS Office packs its files as OOXML
            return _holds(probe, _PARTS[_PACKED_AS[kind]], _other_parts(_PACKED_AS[kind]))
        return probe.signature == "ole" and _holds(probe, _STREAMS[kind], _other_streams(kind))
    return probe.signature in _SIGNATURES.get(kind, (probe.signature,))


def nearly_fits(kind: str, probe: FileProbe) -> bool:
    """Return whether the usual program opens it all the same: a sister format, or what old systems export."""
    family = next((f for f in _SISTERS if kind in f), frozenset())
    if any(fits(sister, probe) and (probe.members or sister in _STREAMS) for sister in family):
        return True
    if kind in ("doc", "wps") and probe.signature in ("rtf", "xml"):
        return True
    if kind in ("xls", "et") and probe.signature in ("xml", "text"):
        return True
    if kind in ("doc", "xls") and probe.signature == "html" and _is_office_export(probe):
        return True
    return kind in _PACKED and probe.signature in ("zip", "rar", "7z", "gzip")


def _is_office_export(probe: FileProbe) -> bool:
    """A table saved as HTML under the extension and the type of Word or Excel, which both open."""
    return probe.media_type in ("application/msword", "application/vnd.ms-excel")


def _holds(probe: FileProbe, own: tuple[str, ...], others: tuple[str, ...]) -> bool:
    if any(m.startswith(own) or m.endswith(own) for m in probe.members):
        return True
    return not any(m.startswith(others) for m in probe.members)


def _other_parts(kind: str) -> tuple[str, ...]:
    return tuple(p for k, parts in _PARTS.items() for p in parts if p not in _PARTS[kind])


def _other_streams(kind: str) -> tuple[str, ...]:
    return tuple(s for k, streams in _STREAMS.items() for s in streams if s not in _STREAMS[kind])
