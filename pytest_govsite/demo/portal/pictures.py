"""Pictures made from numbers: landscapes for articles, portraits, and the PNG of the official marks."""

from __future__ import annotations

import functools
import random
import struct
import zlib

_SKIES = (("#cfe4f7", "#f9d8b0"), ("#d9ecf2", "#fbe6c4"), ("#c9dcef", "#f4cfc4"), ("#e0f0e6", "#f7e9c0"))


def landscape(number: int) -> str:
    """Return an SVG of hills, a river and a sun."""
    chance = random.Random(number)
    sky, glow = _SKIES[number % len(_SKIES)]
    hills = "".join(_hill(chance, layer) for layer in range(4))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360" viewBox="0 0 640 360">'
        f'<rect width="640" height="360" fill="{sky}"/><circle cx="{chance.randint(80, 560)}" cy="90" r="44" fill="{glow}"/>'
        f'{hills}<path fill="#8fc0dd" d="M0 330C160 300 320 350 640 312V360H0z"/></svg>'
    )


def _hill(chance: random.Random, layer: int) -> str:
    base = 150 + layer * 48
    points = " ".join(f"L{x} {base - chance.randint(0, 70)}" for x in range(0, 641, 80))
    shade = ("#9fb8c9", "#7da3a1", "#5d8f76", "#3f7a55")[layer]
    return f'<path fill="{shade}" d="M0 360L0 {base}{points}L640 360z"/>'


def portrait(number: int) -> str:
    """Return an SVG silhouette."""
    tone = ("#5b6b7f", "#4d6a86", "#6a6f80")[number % 3]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="300" viewBox="0 0 240 300">'
        f'<rect width="240" height="300" fill="#e6ebf1"/><circle cx="120" cy="112" r="56" fill="{tone}"/>'
        f'<path fill="{tone}" d="M20 300c0-74 44-112 100-112s100 38 100 112z"/><path fill="#fff" d="M100 192l20 34 20-34z"/></svg>'
    )


@functools.cache
def seal(*, wrong: bool = False) -> bytes:
    """Return the PNG that stands for the agency mark: a red disk with a white star, grey where it does not validate."""
    size = 80
    colour = (150, 150, 150) if wrong else (200, 22, 29)
    return _png(size, size, lambda x, y: _seal_point(x, y, size, colour, wrong))


def _seal_point(x: int, y: int, size: int, colour: tuple[int, int, int], wrong: bool) -> tuple[int, int, int]:
    dx, dy = x - size / 2, y - size / 2
    radius = (dx * dx + dy * dy) ** 0.5
    if radius > size / 2 - 2:
        return (255, 255, 255)
    if wrong and (abs(dx - dy) < 5 or abs(dx + dy) < 5):
        return (255, 255, 255)
    if not wrong and abs(dx) ** 0.6 + abs(dy) ** 0.6 < 7.5:
        return (255, 255, 255)
    return colour


@functools.cache
def report_picture() -> bytes:
    """Return the PNG that stands for the 找错 picture: an orange plate with a magnifying glass."""

    def point(x: int, y: int) -> tuple[int, int, int]:
        radius = ((x - 30) ** 2 + (y - 22) ** 2) ** 0.5
        handle = 36 <= x <= 48 and abs((x - 36) - (y - 28)) < 4
        return (70, 35, 0) if 8 < radius < 12 or handle else (243, 162, 27)

    return _png(110, 50, point)


def _png(width: int, height: int, point: object) -> bytes:
    assert callable(point)
    rows = b"".join(b"\0" + bytes(value for x in range(width) for value in point(x, y)) for y in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00!\xf9\x04\x01\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
