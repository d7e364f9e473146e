"""Whether what a browser shows counts as the page that was asked for."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from pytest_govsite.model import UnobservedReason
from pytest_govsite.observe import media
from pytest_govsite.observe.following import REDIRECTS
from pytest_govsite.observe.origins import SiteOrigins


class Fault(NamedTuple):
    """Why an answer is not the page."""

    reason: UnobservedReason
    detail: str
    status: int | None = None


def fault(
    asked: str, shown: str, status: int | None, content_type: str, origins: SiteOrigins, *, onward: str = ""
) -> Fault | None:
    """Return why a page does not count; None: it is a web page of the site that was asked, answered without error.

    Args:
        asked: the address asked for.
        shown: the address shown in the end.
        status: of the document. None: not known.
        content_type: header of the document; empty where it is not known.
        origins: whose hosts are the site's.
        onward: an address that the page went to and that could not be opened; empty: none is known.
    """
    if status is not None and (status >= 400 or status in REDIRECTS):
        # a redirect that does not say where to
        return Fault(UnobservedReason.HTTP_ERROR, f"应答状态 / answered with status {status}", status)
    if content_type and not media.is_html(content_type.partition(";")[0].strip().lower(), b"<html"):
        return Fault(UnobservedReason.NOT_HTML, f"不是网页 / no web page：{content_type[:80]}")
    final = urlsplit(shown)
    if final.scheme not in ("http", "https") and onward:
        if origins.owns(urlsplit(asked).hostname or "") and not origins.owns(urlsplit(onward).hostname or ""):
            return Fault(UnobservedReason.BLOCKED, f"转到站外地址 / went to another site：{onward[:200]}")
        return Fault(
            UnobservedReason.CONNECT, f"转到的地址打不开 / went to an address that did not open：{onward[:200]}"
        )
    if final.scheme not in ("http", "https"):
        return Fault(UnobservedReason.CONNECT, f"浏览器没有显示网页 / no web page shown：{shown[:100]}")
    if origins.owns(urlsplit(asked).hostname or "") and not origins.owns(final.hostname or ""):
        return Fault(UnobservedReason.BLOCKED, f"转到站外地址 / went to another site：{shown[:200]}")
    return None
