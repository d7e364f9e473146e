"""Signs of unlawful and commercial pages in a text or a host name."""

from __future__ import annotations

from pytest_govsite.checks.links.illegal import HOST_WORDS
from pytest_govsite.checks.links.lexicon import lexicon

_SIGN = 2


def signs(text: str, host: str = "") -> tuple[str, ...]:
    """Return the words of unlawful and commercial pages in a text, and the host where its name is one."""
    hits = [hit for name in ("illegal", "commercial") for hit in lexicon(name).hits(text)]
    found = [hit.word for hit in hits if hit.weight >= _SIGN]
    return (*dict.fromkeys(found), *((host,) if HOST_WORDS.search(host) else ()))
