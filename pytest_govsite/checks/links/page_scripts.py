"""Which elements the scripts of a page name, and whether all of them are known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pytest_govsite.checks.links.survey import LinkSurvey
from pytest_govsite.model import DocumentFacts, PageFacts, Script

_LIBRARY = re.compile(
    r"jquery(?:[-.]?\d[\d.]*)?(?:[.-](?:min|slim|migrate[\d.-]*))*\.js|(?:bootstrap|swiper|vue|react|react-dom|angular|lodash|underscore|layui|zepto|"
    r"modernizr|respond|html5shiv|echarts|moment|polyfill|require|sea|axios|three|d3|animate|wow|superslide|jquery\.superslide)[\w.-]*\.js|"
    r"hm\.js|hm\.baidu\.com|push\.js|conac|jiucuo|cnzz|s\d+\.cnzz",
    re.IGNORECASE,
)
"""Scripts that act on what other scripts name, or that only count visits."""
_COUNTING = re.compile(r"hm\.baidu\.com|push\.js|conac|jiucuo|cnzz|51\.la", re.IGNORECASE)
"""Scripts that count visits or put in official marks: that one is lost says nothing about links."""


class PageScripts:
    """What the scripts of a page name, as far as they are known.

    Args:
        page: the page.
        document: its facts.
        survey: what the addresses of its scripts answered.
    """

    def __init__(self, page: PageFacts, document: DocumentFacts, survey: LinkSurvey) -> None:
        self.names = set(document.script_names)
        self.known = True
        """False: a script was not read, or not whole."""
        self.lost = any(
            r.kind == "script" and (r.failure or (r.status or 0) >= 400) and not _COUNTING.search(r.url)
            for shot in page.rendered[:1]
            for r in shot.resources
        )
        self.none = not any(map(_acts, document.scripts))
        """True: there is no script, but such as count visits or hold data."""
        for script in document.scripts:
            if not script.source or _LIBRARY.search(script.source):
                continue
            check = survey.answer(script.source)
            if check is None or not check.whole or check.status is None:
                self.known = False
            elif check.status >= 400:
                self.lost = True
            else:
                self.names.update(check.names)

    def name(self, names: Iterable[str]) -> bool:
        """Return True where a script names one of these."""
        return any(name in self.names for name in names)


def _acts(script: Script) -> bool:
    kind = dict(script.attributes).get("type", "").strip().lower()
    return (not kind or "javascript" in kind or kind == "module") and not _COUNTING.search(script.source)
