"""Small pictures inside the record, so that it stays one file."""

from __future__ import annotations

import base64
import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

WIDTH, HEIGHT = 480, 520
"""Largest size of a small picture, in pixels; of a tall page only the top is shown."""
WIDE, WIDE_SIGN = 1000, "evidence/side-by-side-"
"""Pictures of one place in several engines keep their width, so that differences show."""
TOTAL_BYTES = 3_000_000
"""All small pictures of a record together, before encoding."""
_FILE_BYTES = 40_000_000
_QUALITY = 72


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A small picture and where the original is."""

    path: str
    """Of the original, relative to the output folder."""
    data: str
    """`data:` address; empty where the picture was shown before, did not fit any more or could not be read."""
    width: int = 0
    height: int = 0


class Pictures:
    """Makes small pictures of evidence files until the room is used up; each file is embedded once."""

    def __init__(
        self, folder: Path | None, total: int = TOTAL_BYTES, *, size: tuple[int, int] = (WIDTH, HEIGHT)
    ) -> None:
        self._size = size
        self._folder = folder.resolve() if folder else None
        self._left = total
        self._shown: set[str] = set()

    def small(self, path: str) -> Picture:
        """Return a small picture of a file under `evidence/`."""
        bare = Picture(path=path, data="")
        file = self._file(path)
        if file is None or path in self._shown or self._left <= 0:
            return bare
        made = _thumbnail(file, (WIDE, HEIGHT) if path.startswith(WIDE_SIGN) else self._size)
        if made is None or len(made[0]) > self._left:
            return bare
        self._shown.add(path)
        data, width, height = made
        self._left -= len(data)
        return Picture(path=path, data=_address(data), width=width, height=height)

    def _file(self, path: str) -> Path | None:
        if self._folder is None or not path.lower().endswith((".png", ".jpg", ".jpeg", ".webp")):
            return None
        file = (self._folder / path).resolve()
        inside = file.is_relative_to(self._folder / "evidence")
        return file if inside and file.is_file() and file.stat().st_size <= _FILE_BYTES else None


def _address(data: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(data).decode('ascii')}"


def _thumbnail(file: Path, size: tuple[int, int]) -> tuple[bytes, int, int] | None:
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=("PNG", "JPEG", "WEBP")) as image:
                whole = image.size
                # a JPEG is read at half its size or less where that is enough, which takes a fraction of the time
                image.draft("RGB", (size[0], round(size[0] * whole[1] / whole[0])))
                return _scaled(image, size, whole)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        # A picture cut short by an interruption: the record names the file and goes on.
        return None


def _scaled(image: Image.Image, largest: tuple[int, int], whole: tuple[int, int]) -> tuple[bytes, int, int]:
    """Return the top of a picture as JPEG with its size; `whole`: the picture's own size, which it may be smaller than."""
    from PIL import Image

    scale = min(1.0, largest[0] / whole[0])
    shown = min(whole[1], max(1, round(largest[1] / scale)))
    size = max(1, round(whole[0] * scale)), max(1, round(shown * scale))
    top = image.crop((0, 0, image.width, max(1, round(shown * image.height / whole[1])))).convert("RGB")
    small = top.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    buffer = io.BytesIO()
    small.save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue(), small.width, small.height
