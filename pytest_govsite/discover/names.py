"""What a page is called, by itself and by the links that lead to it."""

from __future__ import annotations

import re

from pytest_govsite.discover import words
from pytest_govsite.discover.clues import Clues
from pytest_govsite.discover.outline import Outline

_SEPARATOR = re.compile(r"\s{0,3}(?:--+|[-_|–—·•>»/,，:：])\s{0,3}|\s{2,}")
LONGEST = 24
"""Characters of a name of a page; anything longer is a headline."""


_WORDS = re.compile(r"[\s\-–—_|｜·>»/]+")
"""What stands between the names in a title, spaces included."""


def names_of(page: Outline) -> tuple[str, ...]:
    """Return the short names of a page, the ones it gives itself first, then link texts; each once."""
    return tuple(dict.fromkeys((*own_names(page.clues), *(t for t in page.anchors if 1 < len(t) <= LONGEST))))


def own_names(clues: Clues) -> tuple[str, ...]:
    """Return what a page calls itself: headline, end of the trail, parts of the title but the site's name."""
    parts = [part.strip() for part in _SEPARATOR.split(clues.title)]
    candidates = [clues.headline.strip(), *clues.trail[-1:], *parts[:2], clues.title.strip()]
    return tuple(dict.fromkeys(c for c in candidates if 1 < len(c) <= LONGEST and c != clues.site_name))


def is_named(page: Outline, pattern: re.Pattern[str]) -> str:
    """Return the name by which a page calls itself that matches wholly; empty where none does."""
    return next((name for name in own_names(page.clues) if pattern.fullmatch(name)), "")


def ends_like_body(clues: Clues) -> bool:
    """True: the location trail ends with 正文 or a like word."""
    return bool(clues.trail) and bool(words.BODY_END.fullmatch(clues.trail[-1].strip(" >»/")))


def ends_at_itself(page: Outline) -> bool:
    """True: the location trail ends with the name by which the page and the links to it call it."""
    clues = page.clues
    name = clues.trail[-1].strip(" >»/") if clues.trail else ""
    if not 1 < len(name) <= LONGEST or ends_like_body(clues):
        return False
    return name == clues.headline.strip() or name in page.anchors or name in _WORDS.split(clues.title)


def says_site_only(clues: Clues) -> bool:
    """True: the title names the site and nothing else."""
    title = clues.title.strip()
    if clues.site_name and title.removesuffix("首页").strip(" -_|") == clues.site_name:
        return True
    return bool(words.SITE_NAME.fullmatch(title)) and not _SEPARATOR.search(title)
