"""The footer as a reader sees it, and why parts of it may be missing for reasons that are not the site's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pytest_govsite.checks.loading import lost_resources, lost_style_sheet
from pytest_govsite.checks.outcomes import failed, pointer_to, untested
from pytest_govsite.checks.wording import plain
from pytest_govsite.model import Block, DocumentFacts, Image, Link, Node, PageFacts, Region, Resource, Verdict

_FOOTER_FILE = re.compile(r"foot|bottom|copyright|banquan|yejiao|dibu", re.I)
_CARRIERS = ("script", "document", "xhr", "fetch")
_ENOUGH_TEXT = 40
_LONGEST = 20_000


@dataclass(frozen=True)
class Footer:
    """Text, links and pictures of the footer that are not known to be hidden."""

    document: DocumentFacts
    blocks: tuple[Block, ...]
    links: tuple[Link, ...]
    images: tuple[Image, ...]

    @property
    def text(self) -> str:
        """The footer's text, folded, one line a block; cut where no footer is as long."""
        return "\n".join(plain(b.text) for b in self.blocks)[:_LONGEST]

    @property
    def empty(self) -> bool:
        """True: it shows neither text nor links."""
        return not self.blocks and not self.links

    def block_with(self, words: str) -> Block | None:
        """Return the first block whose folded text holds `words`, None where none does."""
        return next((b for b in self.blocks if words in plain(b.text)), None)


def shown(node: Node) -> bool:
    """Return True unless the element is known to be hidden."""
    return node.visible is not False


def footer_of(page: PageFacts) -> Footer:
    """Return the footer of an observed page.

    Raises:
        ValueError: the page has no document.
    """
    document = page.document
    if document is None:
        raise ValueError(f"{page.url} was not observed")
    return footer_in(document)


def footer_in(document: DocumentFacts) -> Footer:
    """Return the footer of a document; it may be empty."""
    return Footer(
        document=document,
        blocks=document.texts(Region.FOOTER),
        links=tuple(n for n in document.links if n.region is Region.FOOTER and shown(n)),
        images=tuple(n for n in document.images if n.region is Region.FOOTER and shown(n)),
    )


def absent(page: PageFacts, zh: str, en: str, *, expected: str = "", found: str = "", place: str = "") -> Verdict:
    """Return the verdict on an item that the footer does not show: failed, or untested where we could not see it."""
    reason = unseen_reason(page)
    if reason is not None:
        return untested(reason[0], reason[1], found=found, pointer=pointer_to(page.url), place=place)
    return failed(zh, en, expected=expected, found=found, pointer=pointer_to(page.url), place=place)


def unseen_reason(page: PageFacts) -> tuple[str, str] | None:
    """Return in both languages why the footer could not be seen in full; None where it could."""
    document = page.document
    if document is None:
        return "页面未能观察", "The page could not be observed"
    if not page.rendered and (document.footer_scripted or page.scripted_footer):
        return "底部由脚本生成，本页未在浏览器中打开", "The footer is written by a script and the page was not rendered"
    for frame in document.frames:
        if frame.loaded is False and shown(frame) and _belongs(frame.region, f"{frame.source} {frame.name}"):
            return f"底部框架未能加载：{frame.source}", f"The footer's frame did not load: {frame.source}"
    lost = _lost_carrier(page)
    if lost is None:
        return None
    return f"生成底部的文件未能加载：{lost.url}", f"A file that makes the footer did not load: {lost.url}"


def _belongs(region: Region, names: str) -> bool:
    return region is Region.FOOTER or _FOOTER_FILE.search(names) is not None


def _lost_carrier(page: PageFacts) -> Resource | None:
    """Return the file that would have made the footer, None where it loaded or the footer stands in the page itself."""
    if not page.rendered:
        return None
    footer = footer_of(page)
    inside = {s.source for s in footer.document.scripts if s.region is Region.FOOTER and s.source}
    lost = lost_resources(page, *_CARRIERS)
    named = [r for r in lost if _FOOTER_FILE.search(r.url.rsplit("/", 1)[-1])]
    if sum(len(b.text) for b in footer.blocks) >= _ENOUGH_TEXT:
        return next((r for r in named if r.url in inside and r.status is None), None)
    # a footer that any script makes is lost with the library that script needs
    scripted = footer.empty and page.source is not None and page.source.footer_scripted
    return next((r for r in (*named, *(r for r in lost if r.url in inside or scripted))), None)


def unstyled(page: PageFacts, address: str) -> str:
    """Return the style sheet whose loss hides a link that the source shows; empty where nothing of the kind happened.

    `address` is the link's. An empty link with a background picture has no room once its style sheet is lost.
    """
    if not page.rendered or page.source is None:
        return ""
    in_source = any(k.url == address and shown(k) for k in page.source.links)
    return lost_style_sheet(page) if in_source else ""


def did_not_load(page: PageFacts, source: str) -> bool:
    """Return True where a picture was asked for and did not come."""
    return any(r.url == source for r in lost_resources(page, "image"))
