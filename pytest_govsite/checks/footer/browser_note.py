"""Copyright, suitable browsers and best viewing mode (德州市政府网站管理办法, article 13(4))."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.footer.region import absent, footer_of
from pytest_govsite.checks.outcomes import passed
from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import PageFacts, Site, Verdict

_NOTES = (
    ("版权声明", "copyright", re.compile(r"版权|copyright|©|\(c\)|allrightsreserved", re.I)),
    ("适用浏览器", "suitable browser", re.compile(r"浏览器|IE\d|IE[内核]|Internet\s?Explorer|Chrome|Firefox", re.I)),
    ("最佳浏览方式", "best viewing mode", re.compile(r"分辨率|最佳(?:浏览|显示|效果)|\d{3,4}[*×xX]\d{3,4}", re.I)),
)


def copyright_browser_note(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The footer states copyright, the browsers it suits and how it is best viewed."""
    del site
    text = squeeze(footer_of(page).text)
    for zh, en, pattern in _NOTES:
        if not pattern.search(text):
            yield absent(
                page, f"底部没有说明{zh}", f"The footer does not state the {en}", expected=f"底部标明{zh}", place=zh
            )
    if all(pattern.search(text) for _, _, pattern in _NOTES):
        yield passed("底部标明版权、适用浏览器和最佳浏览方式", "Copyright, browser and viewing mode are stated")
