"""A link's answer in short: status, title, first words, whether it is a login page."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from pytest_govsite.model import LinkProbe
from pytest_govsite.observe import media
from pytest_govsite.observe.following import Followed
from pytest_govsite.observe.masking import masked

ROOM = 65_536
_TEXT = 500
_TITLE = 200
_LOGIN_PATH = re.compile(r"(?:^|[/._-])(?:login|logon|signin|sign-in|sso|cas|oauth2?|uaa|passport)(?:$|[/._?-])", re.I)
_LOGIN_HOST = re.compile(r"^(?:login|sso|cas|passport|uaa|oauth|account)s?\.", re.I)
_LOGIN_TITLE = re.compile(r"登\s*[录陆]|统一身份认证|\blog\s?in\b|sign in", re.I)
_UNSHOWN = ["script", "style", "noscript", "template", "head"]


def link_probe(url: str, followed: Followed, redact: Callable[[str], str]) -> LinkProbe:
    """Return what an answer tells of a link; its texts without personal numbers and secrets."""
    answer = followed.answer
    data = answer.body.data if answer.body else b""
    title, text, password = ("", "", False)
    if data and media.is_html(answer.media_type, data):
        title, text, password = _read(data, answer.headers.get("content-type", ""), redact)
    return LinkProbe(
        url=url,
        final_url=answer.url,
        status=answer.status,
        hops=followed.hops,
        media_type=answer.media_type,
        title=title,
        text=text,
        login=answer.status == 401 or _is_login(answer.url, title, password=password, redirected=bool(followed.hops)),
    )


def _read(data: bytes, content_type: str, redact: Callable[[str], str]) -> tuple[str, str, bool]:
    from pytest_govsite.document.charset import decode
    from pytest_govsite.document.scripts import alerted
    from pytest_govsite.document.secrecy import classification_marks

    html, _ = decode(data, content_type)
    tree = LexborHTMLParser(redact(html))
    title_node = tree.css_first("title")
    title = " ".join(title_node.text().split()) if title_node else ""
    password = tree.css_first("input[type=password i]") is not None
    told = alerted(node.text() for node in tree.css("script")[:20])
    tree.strip_tags(_UNSHOWN)
    lines = tree.body.text(separator="\n").split("\n") if tree.body else []
    if classification_marks(lines):
        return "", "", password
    text = " ".join(" ".join(lines).split()) or told
    return masked(title)[:_TITLE], masked(text)[:_TEXT], password


def _is_login(url: str, title: str, *, password: bool, redirected: bool) -> bool:
    """A password field alone is no sign: many a home page has one in its corner."""
    parts = urlsplit(url)
    named = bool(_LOGIN_HOST.match(parts.hostname or "") or _LOGIN_PATH.search(parts.path))
    return (redirected and named) or (password and (named or bool(_LOGIN_TITLE.search(title))))
