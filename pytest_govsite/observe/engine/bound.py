"""Browsers that end with what drives them, however that ends."""

from __future__ import annotations

import shlex
import shutil
import tempfile
from functools import cache
from pathlib import Path


def bound(executable: Path) -> Path:
    """Return what to run instead of a browser so that the kernel kills it when its driver is gone (Linux).

    Without that, stock Firefox stays for ever when our process is killed. Elsewhere the browser itself is returned.
    """
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return executable
    script = Path(_folder().name) / f"{executable.name}-{abs(hash(executable))}"
    if not script.exists():
        command = f'exec {shlex.quote(setpriv)} --pdeathsig KILL -- {shlex.quote(str(executable))} "$@"'
        script.write_text(f"#!/bin/sh\n{command}\n", "utf-8")
        script.chmod(0o700)
    return script


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Return a folder of our own, which goes with this process."""
    return tempfile.TemporaryDirectory(prefix="govsite-bound-")
