"""Evidence files, named by their content."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from pytest_govsite.model import Evidence

_MEDIA_TYPES = {
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".html.gz": "application/gzip",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
}


def write_evidence(folder: Path, kind: str, data: bytes, suffix: str, caption: str = "") -> Evidence:
    """Write data below `folder/evidence` and return what was written; the same content is kept once.

    Raises:
        OSError: it cannot be written.
    """
    digest = hashlib.sha256(data).hexdigest()
    path = Path("evidence") / f"{kind}-{digest[:20]}{suffix}"
    target = folder / path
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        # complete or not there at all, also when the process is killed in between
        partial = target.with_name(f".{target.name}.{os.getpid()}")
        partial.write_bytes(data)
        partial.replace(target)
    return Evidence(
        kind=kind,
        path=path.as_posix(),
        sha256=digest,
        media_type=_MEDIA_TYPES.get(suffix, "application/octet-stream"),
        caption=caption,
    )
