"""Defects that take something away from the finished markup of a page."""

from __future__ import annotations

import re

from pytest_govsite.demo import identity

_BLOCKS = re.compile(r"<(/?)(?:header|nav|main|footer|section|article|aside|h[1-6])\b")
_ROLES = re.compile(r' role="(?:search|banner|navigation|contentinfo|region|main|complementary)"')


def without_regions(text: str) -> str:
    """Return the page built of plain boxes: no landmarks, no headings."""
    return _ROLES.sub("", _BLOCKS.sub(r"<\1div", text))


def without_phone_and_mail(text: str) -> str:
    """Return the page without the site's own phone and mail address."""
    for told in (
        f"联系电话：{identity.PHONE}",
        f"电子邮箱：{identity.MAIL}",
        f"电话：{identity.PHONE}；",
        "政务服务便民热线：12345。",
    ):
        text = text.replace(told, "")
    return text
