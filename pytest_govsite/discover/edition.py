"""Which edition of the site a page belongs to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pytest_govsite.discover import words
from pytest_govsite.discover.names import is_named
from pytest_govsite.discover.outline import Outline
from pytest_govsite.model import Edition

_MOBILE = re.compile(r"(?:^|/)(?:m|wap|mobile|3g|wapportal|sjb|shouji|h5|phone)(?:/|$)", re.I)
_FOREIGN = re.compile(
    r"(?:^|/)(?:en|eng|english|enweb|en_us|fr|french|jp|ja|japanese|kr|ko|korean|ru|russian|de|german|es|spanish|ar|arabic|yww|ywb)(?:/|$)",
    re.I,
)
_TRADITIONAL = re.compile(r"(?:^|/)(?:big5|tw|zh_?-?hant|zh-tw|ft|fanti|gat|traditional|hant|fan)(?:/|$)", re.I)
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_KANA_HANGUL_CYRILLIC = re.compile(r"[\u3040-\u30ff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff]")


def edition_of(page: Outline) -> Edition:
    """Return the edition, from folder, language and script of the names; the main one where nothing says otherwise."""
    path = urlsplit(page.url).path
    language = page.clues.language.lower()
    if words.ELDER_URL.search(path) or is_named(page, words.ELDER) or _leads_from_elder(page):
        return Edition.ELDER
    if _TRADITIONAL.search(path) or language.startswith(("zh-tw", "zh-hk", "zh-mo", "zh-hant")):
        return Edition.TRADITIONAL
    if _is_foreign(page, path):
        return Edition.FOREIGN
    return Edition.MOBILE if _MOBILE.search(path) else Edition.MAIN


def _leads_from_elder(page: Outline) -> bool:
    """True: its trail begins at the edition for the elderly, not at the home page."""
    return bool(page.clues.trail) and words.ELDER.fullmatch(page.clues.trail[0].strip()) is not None


def _is_foreign(page: Outline, path: str) -> bool:
    """True: names without a Chinese character, in a folder that says so or in plain Latin or another script."""
    text = page.clues.title + page.clues.headline + "".join(page.clues.trail)
    if not text.strip() or (_CHINESE.search(text) and not _KANA_HANGUL_CYRILLIC.search(text)):
        return False
    named = bool(_FOREIGN.search(path)) and not _CHINESE.search(text)
    return named or bool(_KANA_HANGUL_CYRILLIC.search(text)) or len(re.findall(r"[A-Za-z]{3,}", text)) >= 3
