"""Moving pictures: the frames of the file and how long each is shown."""

from __future__ import annotations

import base64
import binascii
import io
import warnings
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from pytest_govsite.observe.look.flashing_rate import flash_rate, relative_luminance

BYTES = 6_000_000
_PIXELS = 12_000_000
_FRAMES = 240
_CELLS = (16, 12)
_LOOP = 2_500.0
"""Milliseconds that a picture is followed, over its repetitions."""


class MovingPicture(NamedTuple):
    """How a picture flashes."""

    rate: float
    share: float
    """Of its area that flashes more than three times a second; where none does, that flashes at all."""


def from_data_address(address: str) -> bytes:
    """Return the content of a `data:` address; empty where it is none."""
    head, comma, body = address.partition(",")
    if not comma or not head.startswith("data:image/"):
        return b""
    try:
        return base64.b64decode(unquote_to_bytes(body)) if head.endswith(";base64") else unquote_to_bytes(body)
    except (binascii.Error, ValueError):
        return b""


def moving_picture(data: bytes) -> MovingPicture | None:
    """Return how a picture flashes. None: it does not move, or is none that can be read."""
    from PIL import Image, UnidentifiedImageError

    if len(data) > BYTES:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=("GIF", "PNG", "WEBP"))
            if getattr(image, "n_frames", 1) < 2 or image.width * image.height > _PIXELS:
                return None
            return _measured(image)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None


def _measured(image: object) -> MovingPicture:
    from PIL import Image, ImageSequence

    assert isinstance(image, Image.Image)
    frames: list[tuple[float, list[float]]] = []
    for frame in ImageSequence.Iterator(image):
        if len(frames) >= _FRAMES:
            break
        shown = Image.new("RGBA", frame.size, "white")
        shown.alpha_composite(frame.convert("RGBA"))
        small = shown.convert("RGB").resize(_CELLS, Image.Resampling.BOX)
        data = small.tobytes()
        cells = [relative_luminance(*data[i : i + 3]) for i in range(0, len(data), 3)]
        delay = float(frame.info.get("duration", 100) or 100)
        # browsers show a frame of 10 ms or less for 100
        frames.append((delay if delay > 10 else 100.0, cells))
    moment, series = 0.0, []
    turns = 1 if image.format == "GIF" and "loop" not in image.info else 50
    for _ in range(turns):
        for delay, cells in frames:
            series.append((moment, cells))
            moment += delay
        if moment > _LOOP:
            break
    return shares([[(at, cells[i]) for at, cells in series] for i in range(_CELLS[0] * _CELLS[1])])


def shares(cells: list[list[tuple[float, float]]]) -> MovingPicture:
    """Return the rate of the fastest part and the share of parts that flash about as fast."""
    rates = [flash_rate(series) for series in cells]
    most = max(rates, default=0.0)
    over = sum(rate > 3 for rate in rates) if most > 3 else sum(rate >= 1 for rate in rates)
    return MovingPicture(most, over / max(1, len(rates)))
