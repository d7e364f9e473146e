"""Signs of unlawful and commercial pages in a text or a host name."""

from __future__ import annotations

from pytest_govsite.checks.links.illegal import HOST_WORDS
from pytest_govsite.checks.links.lexicon import below, known_illegal, lexicon_of
from pytest_govsite.model import Site

_SIGN = 2


def signs(text: str, site: Site, host: str = "") -> tuple[str, ...]:
    """Return the words of unlawful and commercial pages in a text, and the host where its name is one."""
    hits = [hit for name in ("illegal", "commercial") for hit in lexicon_of(name, site).hits(text)]
    found = [hit.word for hit in hits if hit.weight >= _SIGN]
    return (*dict.fromkeys(found), *((host,) if HOST_WORDS.search(host) or below(host, known_illegal(site)) else ()))
