"""manifest.json, the evidence digest and SHA256SUMS (contract, section 4)."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from gmssl import sm3

from pytest_govsite.model.record import Digest

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
MARKER = ".govsite-partial"
"""File that marks a folder as one of ours that is being written; gone from the finished folder, so never summed."""
SCHEMA_NAME = "pytest-govsite/manifest/1"
KEPT_FOLDERS = ("evidence", "observations")
"""Folders whose files the manifest lists."""


def sha256_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sm3_digest(data: bytes) -> str:
    """Return the SM3 (GB/T 32905-2016) of some bytes, in hexadecimal."""
    if "sm3" in hashlib.algorithms_available:
        return hashlib.new("sm3", data).hexdigest()
    return str(sm3.sm3_hash(list(data)))


def digest_of(data: bytes) -> Digest:
    """Return both digests of some bytes."""
    return Digest(sha256=hashlib.sha256(data).hexdigest(), sm3=sm3_digest(data))


def folder_files(folder: Path) -> Iterator[str]:
    """Yield every file and link below a folder, relative, with `/`, sorted; links are never followed."""
    found: list[str] = []
    for place, folders, names in os.walk(folder, followlinks=False):
        here = Path(place)
        linked = [name for name in folders if (here / name).is_symlink()]
        found.extend((here / name).relative_to(folder).as_posix() for name in (*names, *linked))
    yield from sorted(found)


def _own_files(folder: Path) -> list[str]:
    return [name for name in folder_files(folder) if not (folder / name).is_symlink()]


def write_manifest(folder: Path, record: str, inputs: Mapping[str, bytes] | None = None) -> Digest:
    """Write manifest.json over evidence, observations and the run's inputs; return its digest, the evidence digest.

    Args:
        folder: the output folder being written.
        record: id of the record.
        inputs: name (`configuration`, `profile`, `attestations`) -> content of what the run was given.
    """
    given = sorted((inputs or {}).items())
    kept = [name for name in _own_files(folder) if name.split("/", 1)[0] in KEPT_FOLDERS]
    content = {
        "schema": SCHEMA_NAME,
        "record": record,
        "inputs": [_entry("name", name, data) for name, data in given],
        "files": [{"path": name, **_size_and_digest(folder / name)} for name in kept],
    }
    data = msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"
    (folder / MANIFEST).write_bytes(data)
    return digest_of(data)


def _entry(label: str, name: str, data: bytes) -> dict[str, object]:
    return {label: name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _size_and_digest(path: Path) -> dict[str, object]:
    return {"size": path.stat().st_size, "sha256": sha256_file(path)}


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS over every file of the folder but itself, in the form that `sha256sum -c` reads."""
    lines = [sums_line(sha256_file(folder / name), name) for name in _own_files(folder) if name not in {SUMS, MARKER}]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def sums_line(digest: str, name: str) -> str:
    """Return one line; as in coreutils, a name with a backslash or a line break is escaped and the line starts so."""
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "\\" if escaped != name else ""
    return f"{mark}{digest}  {escaped}\n"
