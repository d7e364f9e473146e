"""The part of a picture that shows what a question is about."""

from __future__ import annotations

import io
import warnings
from pathlib import Path

from pytest_govsite.attest.questions import Question

WIDTH, HEIGHT = 240, 150
"""Size in the form, at most."""
_MARGIN = 40
_MOST_BYTES = 40_000_000


def excerpt(folder: Path, question: Question) -> bytes | None:
    """Return a small PNG: the element framed, or the top of the page; None where there is no readable picture."""
    from PIL import Image

    file = (folder / question.picture).resolve()
    if not question.picture or not file.is_relative_to((folder / "evidence").resolve()) or not file.is_file():
        return None
    if file.stat().st_size > _MOST_BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=("PNG", "JPEG", "WEBP")) as image:
                return _png(image.convert("RGB"), question.box)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _png(image: object, box: tuple[int, int, int, int] | None) -> bytes:
    from PIL import Image, ImageDraw

    assert isinstance(image, Image.Image)
    area = (0, 0, image.width, min(image.height, round(image.width * HEIGHT / WIDTH)))
    if box is not None and 0 <= box[0] < image.width and 0 <= box[1] < image.height and min(box[2:]) > 0:
        left, top, width, height = box
        ImageDraw.Draw(image).rectangle(
            (left - 3, top - 3, left + width + 2, top + height + 2), outline="#c0392b", width=3
        )
        area = (
            max(0, left - _MARGIN),
            max(0, top - _MARGIN),
            min(image.width, left + width + _MARGIN),
            min(image.height, top + height + _MARGIN),
        )
    cut = image.crop(area)
    cut.thumbnail((WIDTH, HEIGHT))
    buffer = io.BytesIO()
    cut.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
