"""Query parameters that lead to no other page: sessions, tracking, sorting, print views, cache busters."""

from __future__ import annotations

import re

Parameter = tuple[str, str]
"""Name and value as written, percent-escapes kept; the value holds its `=`, so that `a` and `a=` stay apart."""

_SESSION = re.compile(r"(?:j|php|asp(?:\.net)?_?)sessionid\w*|phpsessid|session_?id|cfid|cftoken|viewstate\w*", re.I)
_SESSION_SHORT = re.compile(r"s(?:ess)?id", re.I)
_LONG_TOKEN = re.compile(r"=[0-9a-zA-Z_-]{20,}")
_TRACKING = re.compile(
    r"utm_\w+|spm|gclid|fbclid|msclkid|yclid|isappinstalled|nsukey|hmsr|hmpl|hmcu|hmkw|hmci|_channel_track_key|share_token",
    re.I,
)
_SHARED_FROM = re.compile(r"=(?:timeline|singlemessage|groupmessage)", re.I)
_SORT = re.compile(r"(?:sort|order)(?:_?by|_?field|_?type|_?dir|_?name|_?way)?|asc|desc|paixu", re.I)
_SORT_VALUE = re.compile(r"(?:=(?:[a-z_,.\-]{0,40}|\d))?", re.I)
_PRINT = re.compile(r"(?:is)?print(?:able|view|er)?|fontsize|dayin", re.I)
_NONCE = re.compile(r"_|t|ts|r|v|time|timestamp|rnd|rand|random|nocache|nonce|math\.random", re.I)
_NONCE_VALUE = re.compile(r"=(?:0\.\d{6,}|\d{10,17})")
_PAGING = re.compile(
    r"p|pg|pn|page|paged|pageno|page_?num(?:ber)?|page_?index|curr?page|current(?:page)?|cur|start|offset|pageid|toPage|goto",
    re.I,
)


def split(query: str) -> list[Parameter]:
    """Return the parameters of a query in order; empty ones are left out."""
    parameters = []
    for part in query.split("&"):
        name, mark, value = part.partition("=")
        if name or value:
            parameters.append((name, mark + value))
    return parameters


def join(parameters: list[Parameter]) -> str:
    """Return the query of these parameters."""
    return "&".join(name + value for name, value in parameters)


def is_session(parameter: Parameter) -> bool:
    """True: the parameter carries a visitor's session."""
    name, value = parameter
    return bool(_SESSION.fullmatch(name) or (_SESSION_SHORT.fullmatch(name) and _LONG_TOKEN.fullmatch(value)))


def is_tracking(parameter: Parameter) -> bool:
    """True: the parameter only tells where a visitor came from."""
    name, value = parameter
    return bool(_TRACKING.fullmatch(name) or (name == "from" and _SHARED_FROM.fullmatch(value)))


def is_presentation(parameter: Parameter) -> bool:
    """True: the parameter sorts, prints or defeats a cache, and shows no other content."""
    name, value = parameter
    if _SORT.fullmatch(name):
        return bool(_SORT_VALUE.fullmatch(value))
    return bool(_PRINT.fullmatch(name) or (_NONCE.fullmatch(name) and _NONCE_VALUE.fullmatch(value)))


def is_paging(parameter: Parameter) -> bool:
    """True: the parameter turns the pages of a list."""
    name, value = parameter
    return bool(_PAGING.fullmatch(name)) and value[1:].isdecimal() and len(value) <= 6
