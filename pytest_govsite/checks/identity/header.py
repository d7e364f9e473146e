"""The header as a reader sees it: text, links and pictures above the content."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import Block, DocumentFacts, Image, Link, Node, Region

_REGIONS = (Region.HEADER, Region.NAVIGATION)
_ICON = re.compile(
    r"icon|search|sousuo|\bss\d|btn|button|arrow|weixin|wechat|\bwx|weibo|\bwb|qr|ewm|erweima|phone|mobile|menu|close|"
    r"wza|slh|user|login|tianqi|weather|dot|line|blank|space|loading",
    re.I,
)
_GENERIC = re.compile(
    r"^(?:网站|页面|站点|头部|顶部)?(?:logo|标志|标识|图标|图片|图|banner|首页|返回首页|header|top|tu|img|image)*\d*$",
    re.I,
)
_NAME_WIDTH, _NAME_HEIGHT = 100, 20
"""CSS pixels below which a picture is too small to hold a site's name."""


@dataclass(frozen=True)
class Header:
    """What header and navigation show."""

    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]

    @property
    def empty(self) -> bool:
        """True: no header was recognised, or it shows nothing."""
        return not (self.blocks or self.links or self.images)


def header_in(document: DocumentFacts) -> Header:
    """Return the header of a document with its navigation; hidden elements are left out."""

    def kept(node: Node) -> bool:
        return node.region in _REGIONS and node.visible is not False

    return Header(
        blocks=tuple(filter(kept, document.blocks)),
        links=tuple(filter(kept, document.links)),
        images=tuple(filter(kept, document.images)),
    )


def words_of(image: Image) -> str:
    """Return what a picture says for those who do not see it: alt, title, aria-label, title of its link."""
    return " ".join(filter(None, (image.alt or "", image.title, image.label, image.link_title)))


def is_wordless(image: Image) -> bool:
    """Return True where those words are missing or only say that it is a picture."""
    return _GENERIC.match(squeeze(words_of(image))) is not None


def may_hold_name(image: Image) -> bool:
    """Return True unless the picture is plainly an icon."""
    if _ICON.search(image.source.rsplit("/", 1)[-1]):
        return False
    return image.box is None or (image.box.width >= _NAME_WIDTH and image.box.height >= _NAME_HEIGHT)
