"""What an address alone tells: the pattern of its last part, and whether it reads like a column or an article."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from pytest_govsite.discover import parameters

_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.I)
_HEX = re.compile(r"(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,}", re.I)
_DIGITS = re.compile(r"\d+")
_SUFFIX = re.compile(r"\.([a-z]{2,6})$", re.I)
_GENERIC = re.compile(
    r"index|default|list|main|home|more|column|channel|node|col|search|sitemap|content|show|view|detail", re.I
)
_ARTICLE_LEAF = re.compile(
    r"(?:t|c|content|art|article|info|detail|show|view|news|post|archive|doc|p|n)?[_\-/]?"
    r"(?:20\d{6}|19\d{6})[_\-]\d+|(?:content|art|article|detail|post|show|info|view|newsshow|doc)[_\-]?\d{2,}",
    re.I,
)
_ARTICLE_WORD = re.compile(
    r"(?:^|[/_\-.])(?:art|article|articles|content|contents|detail|details|info|show|view|shownews|news_?show|news_?view|newsinfo|"
    r"newsdetail|read|post|archives|xxgkcontent|zwgk_content|wz)(?=$|[/_\-.?]|\d)",
    re.I,
)
_COLUMN_WORD = re.compile(
    r"(?:^|[/_\-.])(?:col|column|columns|channel|channels|list|lists|lanmu|node|category|class|more|index_\d+|lm|zl|articlelist|"
    r"news_?list|newsmore|infolist|catalog)(?=$|[/_\-.?]|\d)",
    re.I,
)
_INDEX_LEAF = re.compile(r"(?:(?:index|default|list|main)(?:[_\-]?\d{1,4})?)\.\w{2,6}", re.I)
_DATED_FOLDERS = re.compile(r"/(?:19|20)\d\d(?:/\d{1,2}(?:/\d{1,2})?|-\d{1,2}(?:-\d{1,2})?|[01]\d(?:[0-3]\d)?)?/")
_PAGED = re.compile(r"(?:^|[/_\-])(?:index|list|default|page|p|more|node_\d+)[_\-/]?\d{1,4}(?=\.\w+$|/?$)", re.I)
_ARTICLE_ID = re.compile(
    r"(?:art|article|news|info|content|doc|infoid|newsid|aid|artid|contentid|docid|articleid|infoId|manuscript)(?:_?id)?",
    re.I,
)
_COLUMN_ID = re.compile(
    r"(?:col|column|class|cat|category|channel|type|node|lm|lanmu|menu|cata|big_?class|small_?class|sort|item)(?:_?id)?",
    re.I,
)


@lru_cache(maxsize=1 << 15)
def shape(url: str) -> str:
    """Return the pattern of an address: what its number, date and name parts have in common with its neighbours.

    `…/202405/t20240512_3391.html` gives `#/t#_#.html`. Folders that are words are left out: one template serves many
    columns. A folder, its index file and the further pages of its list (`index_2.html`) have the same pattern.
    """
    parts = urlsplit(url)
    names = [s for s in unquote(parts.path, errors="replace").split("/") if s]
    leaf = names.pop() if names and (_SUFFIX.search(names[-1]) or _DIGITS.search(names[-1]) or parts.query) else ""
    if _INDEX_LEAF.fullmatch(leaf):
        leaf = ""
    tail = "/" if parts.path.endswith("/") and leaf else ""
    folders = "".join(f"{_number(n)}/" for n in names if _DIGITS.search(n) and not _DIGITS.sub("", n).strip("-_."))
    query = "&".join(sorted(f"{n}={_value(v)}" for n, v in parameters.split(parts.query)))
    route = "#" + "/".join(_leaf(s) for s in parts.fragment.split("/")) if parts.fragment else ""
    return f"{folders}{_leaf(leaf)}{tail}{'?' if query else ''}{query}{route}"


def is_dated(url: str) -> bool:
    """True: a date stands in the path, as content systems write it for articles."""
    path = urlsplit(url).path
    return bool(_DATED_FOLDERS.search(path) or re.search(r"(?:^|[/_t])20\d{6}[_\-]\d", path))


@lru_cache(maxsize=1 << 15)
def article_weight(url: str) -> float:
    """Return how much an address reads like an article, from 0 to 3."""
    parts = urlsplit(url)
    leaf = unquote(parts.path).rstrip("/").rsplit("/", 1)[-1]
    names = [n for n, v in parameters.split(parts.query) if _DIGITS.search(v) or len(v) > 12]
    weight = 0.0
    if _ARTICLE_LEAF.match(leaf):
        weight += 2
    elif _DIGITS.fullmatch(_SUFFIX.sub("", leaf)) or _UUID.search(leaf) or _HEX.search(leaf):
        weight += 1.2
    if is_dated(url) and leaf and not _INDEX_LEAF.fullmatch(leaf):
        weight += 1
    if any(_ARTICLE_ID.fullmatch(n) for n in names):
        weight += 1
    if _ARTICLE_WORD.search(parts.path):
        weight += 0.8
    return min(weight, 3.0)


@lru_cache(maxsize=1 << 15)
def column_weight(url: str) -> float:
    """Return how much an address reads like a column, from 0 to 3."""
    parts = urlsplit(url)
    leaf = unquote(parts.path).rsplit("/", 1)[-1]
    names = [n for n, _ in parameters.split(parts.query)]
    weight = 0.0
    if not leaf and not is_dated(url):
        weight += 1.2
    elif _INDEX_LEAF.fullmatch(leaf):
        weight += 1.5
    elif "." not in leaf and not _DIGITS.search(leaf):
        weight += 0.8
    if _COLUMN_WORD.search(parts.path):
        weight += 1
    if any(_COLUMN_ID.fullmatch(n) for n in names) and not any(_ARTICLE_ID.fullmatch(n) for n in names):
        weight += 0.8
    if is_paged(url):
        weight += 1
    return min(weight, 3.0)


@lru_cache(maxsize=1 << 15)
def is_paged(url: str) -> bool:
    """True: the address names a further page of a list (`index_2.html`, `?page=3`)."""
    parts = urlsplit(url)
    return bool(_PAGED.search(parts.path)) or any(parameters.is_paging(p) for p in parameters.split(parts.query))


def _leaf(name: str) -> str:
    suffix = _SUFFIX.search(name)
    stem = name[: suffix.start()] if suffix else name
    ending = suffix.group().lower() if suffix else ""
    pattern = _DIGITS.sub("#", _HEX.sub("*", _UUID.sub("*", stem)))
    if pattern == stem and not _GENERIC.fullmatch(stem):
        pattern = "w" if stem else ""
    elif not pattern.isascii() or len(pattern) > 40:
        pattern = "w#"
    return pattern + ending


def _number(name: str) -> str:
    return _DIGITS.sub("#", name)


def _value(value: str) -> str:
    text = value[1:]
    if _DIGITS.fullmatch(text):
        return "#"
    return "*" if _UUID.search(text) or _HEX.search(text) else "w"
