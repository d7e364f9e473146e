"""Where records and results go: a folder, or any URL that fsspec knows (`s3://bucket/province`, `sftp://…`)."""

from __future__ import annotations

import os
import re
import shutil
import uuid
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from pytest_govsite.errors import StoreError

_SECRET = re.compile(r"(?<=://)[^/@\s]+@")


class Storage:
    """Files below one folder or URL. Credentials come from fsspec's own configuration or the environment.

    Args:
        url: a folder, or a URL that fsspec knows.

    Raises:
        StoreError: no such kind of storage, or its package is not installed.
    """

    def __init__(self, url: str) -> None:
        self.url = str(Path(url).expanduser().resolve()) if is_folder(url) else url.rstrip("/")
        try:
            self.fs, root = url_to_fs(self.url)
        except (ImportError, ValueError, OSError) as error:
            raise StoreError(f"{shown(url)}：无法使用的存储 / storage that cannot be used: {error}") from None
        self.root = str(root).rstrip("/")

    @property
    def folder(self) -> Path | None:
        """The folder, where it is one of this machine (or of a file system that it shares)."""
        return Path(self.root) if isinstance(self.fs, LocalFileSystem) else None

    def path(self, *parts: str) -> str:
        """Return the full name of a file."""
        return "/".join((self.root, *parts))

    def read(self, name: str) -> bytes | None:
        """Return what a file holds; None: it is not there."""
        try:
            return bytes(self.fs.cat_file(self.path(name)))
        except FileNotFoundError:
            return None

    def read_all(self, pattern: str) -> dict[str, bytes]:
        """Return the files that match a pattern, by their names without folder."""
        names = self.find(pattern)
        if not names:
            return {}
        found: dict[str, Any] = self.fs.cat(names, on_error="omit")
        if isinstance(found, bytes):  # a single name
            found = {names[0]: found}
        return {PurePosixPath(name).name: bytes(held) for name, held in found.items()}

    def find(self, *parts: str) -> list[str]:
        """Return the full names of the files and folders that match a pattern, as they are now."""
        self.fs.invalidate_cache()  # others write too
        return sorted(str(name) for name in self.fs.glob(self.path(*parts)))

    def copy(self, names: Sequence[str], folder: Path) -> list[str]:
        """Copy files, by their full names, below a folder of this machine; return where each is."""
        copies = [str(folder.joinpath(*PurePosixPath(name.removeprefix(f"{self.root}/")).parts)) for name in names]
        for parent in {Path(copy).parent for copy in copies}:
            parent.mkdir(parents=True, exist_ok=True)
        self.fs.get(list(names), copies)
        return copies

    def write(self, name: str, held: bytes) -> None:
        """Write a file; a reader sees the old one or the new one, never a part."""
        target = self.path(name)
        self.fs.makedirs(self.fs._parent(target), exist_ok=True)
        if self.folder is None:
            self.fs.pipe_file(target, held)
            return
        beside = Path(f"{target}.{uuid.uuid4().hex[:8]}.new")
        beside.write_bytes(held)
        os.replace(beside, target)

    def put_folder(self, source: Path, name: str) -> int:
        """Put a folder of this machine there and remove it here; return its bytes. An older one of that name goes."""
        size = sum(file.stat().st_size for file in source.rglob("*") if file.is_file())
        target = self.path(name)
        if self.folder is not None:
            final = Path(target)
            final.parent.mkdir(parents=True, exist_ok=True)
            coming = final.with_name(f"{final.name}.{uuid.uuid4().hex[:8]}.new")
            shutil.move(source, coming)
            shutil.rmtree(final, ignore_errors=True)
            coming.rename(final)
            return size
        self.fs.invalidate_cache()
        if self.fs.exists(target):
            self.fs.rm(target, recursive=True)
        self.fs.makedirs(target, exist_ok=True)
        self.fs.put(f"{source.as_posix()}/", f"{target}/", recursive=True)
        shutil.rmtree(source, ignore_errors=True)
        return size


def is_folder(url: str) -> bool:
    """True: it is a folder's name and no URL."""
    return "://" not in url and "::" not in url


def shown(url: str) -> str:
    """Return a URL as it may be printed: without user and password."""
    return _SECRET.sub("…@", url)
