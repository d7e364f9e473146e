"""A picture of a whole page, put together from what is seen while scrolling."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_MARK = 4
"""Size of the mark that `scroll.js` puts into the corner of each part."""
_NEAR = 12
"""Screens may round colours."""


class Part(NamedTuple):
    """What a window showed."""

    top: int
    """Height at which it begins."""
    image: Image
    """Read, in red, green and blue."""


def part_of(top: int, data: bytes) -> Part:
    """Return a part from what a browser took of it; `OSError` where that is no picture."""
    from PIL import Image

    return Part(top, Image.open(io.BytesIO(data)).convert("RGB"))


def colour_of(step: int) -> tuple[int, int, int]:
    """Return the colour that marks the part at a height, another one than that of its neighbours."""
    return (255 - step * 37 % 160, step * 53 % 200, 40 + step * 71 % 200)


def is_marked(part: Part, colour: tuple[int, int, int]) -> bool:
    """True: the corner of a part has that colour."""
    found = part.image.getpixel((1, 1))
    return isinstance(found, tuple) and all(abs(a - b) <= _NEAR for a, b in zip(found, colour, strict=True))


def parts_together(parts: Sequence[Part], width: int, height: int, quality: int | None = None) -> bytes:
    """Return the whole picture, a PNG, or a JPEG of a quality; what the marks covered is taken from beside them."""
    from PIL import Image

    whole = Image.new("RGB", (width, height), "white")
    for part in parts:
        # the last part may begin above the end of the one before it
        whole.paste(part.image, (0, part.top))
        whole.paste(part.image.crop((_MARK, 0, 2 * _MARK, _MARK)), (0, part.top))
    out = io.BytesIO()
    if quality is None:
        whole.save(out, "PNG", compress_level=1)
    else:
        whole.save(out, "JPEG", quality=quality)
    return out.getvalue()
