"""Compiled templates, kept from run to run."""

from __future__ import annotations

from jinja2 import BytecodeCache, FileSystemBytecodeCache
from platformdirs import user_cache_path


def compiled_templates() -> BytecodeCache | None:
    """Return where templates stay compiled, in the cache folder of this user; None: nothing can be kept there.

    Compiling those of the record takes 0.4 seconds of processor time, more than many a run on one template needs. Another
    text of a template, another Jinja or Python compiles anew.
    """
    folder = user_cache_path("pytest-govsite") / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder))
