"""Lists of files that web servers make of folders, each told by its own form."""

from __future__ import annotations

import re

from pytest_govsite.document.charset import decode

_HREF = re.compile(r"<a\s[^>]*href=", re.IGNORECASE)
_TITLED = {
    "apache": re.compile(r"<title>\s*Index of (/[^<]{0,400})</title>[\s\S]{0,600}?<h1>\s*Index of /", re.IGNORECASE),
    "tomcat": re.compile(r"<title>\s*Directory (?-i:Listing For) \[?(/[^<\]]{0,400})\]?\s*</title>", re.IGNORECASE),
    "python": re.compile(r"<title>\s*Directory listing for (/[^<]{0,400})</title>", re.IGNORECASE),
    "jetty": re.compile(r"<title>\s*Directory: (/[^<]{0,400})</title>", re.IGNORECASE),
    "iis": re.compile(
        r"<title>[^<]{0,200} - (/[^<]{0,300})</title>[\s\S]{0,1000}?<a href=\"[^\"]*\">\[(?:To Parent Directory|转到父目录|轉到父目錄)\]</a>",
        re.IGNORECASE,
    ),
}
_NGINX = re.compile(r"<h1>\s*Index of /[^<]*</h1>\s*<hr>\s*<pre>", re.IGNORECASE)


def listing_of(data: bytes, content_type: str) -> tuple[str, int]:
    """Return whose list of files a page is and how many links it has; an article about such lists is none."""
    html, _ = decode(data, content_type)
    for server, form in _TITLED.items():
        if form.search(html[:20_000]):
            found = "nginx" if server == "apache" and _NGINX.search(html[:5_000]) else server
            return found, len(_HREF.findall(html))
    return "", 0
