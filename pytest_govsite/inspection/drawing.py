"""Drawing lots by the seed."""

from __future__ import annotations

from hashlib import blake2b


def draw(url: str, seed: int) -> bytes:
    """Return the lot of an address: addresses sorted by it are in an order of chance that the same seed repeats."""
    return blake2b(f"{seed} {url}".encode(), digest_size=8).digest()
