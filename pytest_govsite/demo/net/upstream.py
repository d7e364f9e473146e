"""The province's feed of what the portal has to reprint."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from pytest_govsite.demo import identity
from pytest_govsite.demo.portal.app import Portal

_COLUMN = "/xwzx/zwyw/"
_ITEMS = 5
_EARLIER = timedelta(hours=3)
MISSED = "浙江省人民政府关于进一步优化营商环境的若干意见（演示）"


def upstream_feed(portal: Portal) -> str:
    """Return an RSS feed of texts that the portal took over three hours later, and of one that it missed."""
    site = portal.site
    articles = portal.pages.library.feed(_COLUMN).slice(0, _ITEMS)
    items = [(article.title, article.published - _EARLIER) for article in articles]
    if site.on("availability.reprint"):
        items.append((MISSED, site.now - timedelta(days=2)))
    rows = "".join(_row(number, title, moment) for number, (title, moment) in enumerate(items))
    return f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>省政府要闻</title>{rows}</channel></rss>'


def _row(number: int, title: str, moment: datetime) -> str:
    link = f"https://{identity.PROVINCE_DOMAIN}/art/{number}.html"
    return f"<item><title>{escape(title)}</title><link>{link}</link><pubDate>{format_datetime(moment)}</pubDate></item>"
