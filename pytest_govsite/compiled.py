"""Compiled templates, kept from run to run."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket
from platformdirs import user_cache_path


def compiled_templates(folder: Path | None = None) -> BytecodeCache | None:
    """Return where templates stay compiled; None: nothing can be kept there, or others could put something there.

    Compiling those of the record takes 0.4 seconds of processor time, more than many a run on one template needs. Another
    text of a template, another Jinja or Python compiles anew.

    Args:
        folder: where. None: in the cache folder of this user.
    """
    folder = folder or user_cache_path("pytest-govsite") / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        there = folder.stat()
    except OSError:
        return None
    # what is kept is code that runs
    if hasattr(os, "getuid") and (there.st_uid != os.getuid() or there.st_mode & 0o022):
        return None
    return _Kept(str(folder))


class _Kept(FileSystemBytecodeCache):
    """Does without what cannot be read or written: a full disk or half a file is no reason to lose a record."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # whatever `pickle` makes of half a file
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)
