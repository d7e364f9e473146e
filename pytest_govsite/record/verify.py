"""Whether an output folder is still what was written: manifest.json, the evidence digest and SHA256SUMS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pytest_govsite.errors import StoreError
from pytest_govsite.record.json import load_record
from pytest_govsite.record.manifest import KEPT_FOLDERS, MANIFEST, SUMS, digest_of, folder_files, sha256_file

_ESCAPED = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "r": "\r"}


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One file that is not as it was written."""

    kind: str
    """`changed`, `missing` or `added`."""
    path: str
    """Relative to the folder, with `/`."""


def verify_folder(folder: Path) -> list[Difference]:
    """Return every file that changed, is missing or was added since the record was written; none: it is untouched.

    Raises:
        StoreError: the folder holds no record of ours, or a file of digests is there but cannot be read.
    """
    if not (folder / "record.json").is_file() and not (folder / SUMS).is_file():
        raise StoreError(f"{folder}：没有检测记录（no inspection record here）")
    found = {difference.path: difference for difference in _against_manifest(folder)}
    found.update({difference.path: difference for difference in _against_sums(folder)})
    return [found[path] for path in sorted(found)]


def _against_sums(folder: Path) -> Iterator[Difference]:
    sums = folder / SUMS
    if not sums.is_file():
        yield Difference(kind="missing", path=SUMS)
        return
    yield from _compare(folder, _read_sums(sums), {name for name in folder_files(folder) if name != SUMS})


def _against_manifest(folder: Path) -> Iterator[Difference]:
    manifest = folder / MANIFEST
    if not manifest.is_file():
        yield Difference(kind="missing", path=MANIFEST)
        return
    if _digest_in_record(folder) != digest_of(manifest.read_bytes()).sha256:
        yield Difference(kind="changed", path=MANIFEST)
    there = {name for name in folder_files(folder) if name.split("/", 1)[0] in KEPT_FOLDERS}
    yield from _compare(folder, _read_manifest(manifest), there)


def _compare(folder: Path, expected: dict[str, str], there: set[str]) -> Iterator[Difference]:
    for path in sorted(expected.keys() | there):
        if path not in there:
            yield Difference(kind="missing", path=path)
        elif path not in expected:
            yield Difference(kind="added", path=path)
        elif (folder / path).is_symlink() or sha256_file(folder / path) != expected[path]:
            yield Difference(kind="changed", path=path)


def _digest_in_record(folder: Path) -> str:
    try:
        return load_record(folder).evidence_digest.sha256
    except StoreError:
        # A record.json that is gone or broken is named by SHA256SUMS; the manifest cannot be trusted without it.
        return ""


def _read_manifest(path: Path) -> dict[str, str]:
    try:
        content = msgspec.json.decode(path.read_bytes())
        return {str(entry["path"]): str(entry["sha256"]) for entry in content["files"]}
    except (msgspec.MsgspecError, KeyError, TypeError) as error:
        raise StoreError(f"{path}：无法读取（cannot be read）：{error}") from error


def _read_sums(path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in path.read_text("utf-8", "replace").split("\n"):
        if not line:
            continue
        digest, separator, name = line.partition("  ")
        if not separator:
            raise StoreError(f"{path}：无法读取（cannot be read）：{line[:80]!r}")
        if digest.startswith("\\"):
            digest = digest[1:]
            name = _ESCAPED.sub(lambda match: _ESCAPES.get(match[1], match[1]), name)
        found[name] = digest.lower()
    return found
