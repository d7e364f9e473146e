"""What ids and classes tell: the names that builders give to the parts of a page."""

from __future__ import annotations

import re
from functools import lru_cache

FOOT_WORDS = frozenset(("dibu", "yejiao", "diibu", "yemian_dibu"))
WEAK_FOOT_WORDS = frozenset(
    ("bottom", "btm", "copyright", "copy", "banquan", "bq", "di", "beian", "bottombox", "botbox", "bot")
)
_HEAD_WORDS = frozenset(
    ["header", "head", "top", "topbar", "toubu", "banner", "logo", "headbox", "topbox", "headwrap", "mhead", "heads"]
)
_BESIDE_HEAD = frozenset(
    [
        "bar", "box", "wrap", "wrapper", "bg", "link", "links", "left", "right", "inner", "area", "menu", "nav",
        "tool", "tools", "main", "con", "container", "w", "fix", "fixed", "pc", "web", "site", "page", "g", "m",
        "u", "the", "new", "old", "disp", "bd", "index", "home", "common", "public", "xxgk", "zwgk", "gov",
        "search", "pic", "img", "line", "time", "date", "clearfix",
    ]
)  # fmt: skip
NAV_WORDS = frozenset(
    [
        "nav", "navs", "navbar", "navi", "navigation", "menu", "menus", "daohang", "mainnav", "topnav",
        "subnav", "sidenav", "sidebar",
    ]
)  # fmt: skip
TRAIL_WORDS = frozenset(
    [
        "breadcrumb", "breadcrumbs", "crumb", "crumbs", "bread", "breadnav", "mbx", "mianbaoxie", "weizhi",
        "dqwz", "dangqianweizhi", "wz", "location", "locations", "locate", "position", "curposition", "path",
        "curpath", "currentpath", "place", "places", "curmb", "nowplace", "nowpath", "current",
        "currentposition", "here", "sitepath", "wzdh", "local", "lujing", "posi", "posit", "curr",
        "curlocation", "address_nav", "dqlm", "nowposition", "currmenu",
    ]
)  # fmt: skip
TITLE_WORDS = frozenset(
    [
        "title", "titles", "tit", "tt", "bt", "biaoti", "headline", "arttitle", "articletitle", "newstitle",
        "contenttitle", "ftheme", "subject", "heading", "maintitle", "titlename", "wzbt", "xxgktitle",
        "detailtitle", "infotitle", "titletext",
    ]
)  # fmt: skip
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@lru_cache(maxsize=8_192)
def words_of(names: str) -> frozenset[str]:
    """Return the words in id and class names, lower case: whole names without digits, their parts and neighbours joined."""
    found: set[str] = set()
    for name in names.split()[:12]:
        parts = [part.lower() for part in _CAMEL.findall(name)][:8]
        found.update(parts)
        found.add("".join(parts))
    return frozenset(found)


def is_foot_name(names: str) -> bool:
    """True: id or class plainly name a footer (`footer`, `wapfooter`, `foot_new`, `dibu`), not a footnote or a dialog."""
    if not names:
        return False
    words = words_of(names)
    return any(_footish(word) for word in words) and not words & _NO_FOOT


def is_weak_foot_name(names: str) -> bool:
    """True: id or class may name a footer (`bottom`, `copyright`)."""
    return bool(names) and bool(words_of(names) & WEAK_FOOT_WORDS)


@lru_cache(maxsize=8_192)
def is_head_name(names: str) -> bool:
    """True: id or class plainly name the page's header (`header`, `top-bar`, `head_disp_new`), not the top of a list."""
    for name in names.split()[:12]:
        parts = {part.lower() for part in _CAMEL.findall(name)}
        rest = parts - _HEAD_WORDS
        if parts & _HEAD_WORDS and ("header" in parts or rest <= _BESIDE_HEAD):
            return True
    return False


_NO_FOOT = frozenset(
    ("footnote", "footnotes", "modal", "alert", "dialog", "layui", "popup", "card", "panel", "layer", "barefoot")
)


@lru_cache(maxsize=4_096)
def _footish(word: str) -> bool:
    return word in FOOT_WORDS or word.startswith("foot") or word.endswith(("foot", "footer"))
