"""The entry to the site map (政府网站发展指引, annex, 布局: 站点地图)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.addresses import Addresses, Reach
from pytest_govsite.checks.footer.region import absent, shown
from pytest_govsite.checks.outcomes import failed, passed, pointer_to, untested
from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import DocumentFacts, Link, PageFacts, Region, Site, Verdict

_EXPECTED = "头部或底部可点击的“网站地图”链接，能打开"
_NAME = re.compile(r"(?:网站|站点|本站|全站|站内)\s*(?:地图|导图)|^site\s?map$|^地图导航$", re.I)
_SHORT = 16
_PLACE = "站点地图"


def site_map(page: PageFacts, site: Site, addresses: Addresses) -> Iterator[Verdict]:
    """A shown link 网站地图 or 站点地图 outside the running text opens a page."""
    del site
    document = page.document
    links = [] if document is None else map_links(document)
    reachable = [k for k in links if shown(k) and k.url]
    if not reachable:
        yield _none(page, links)
        return
    reach = {addresses.reach(k.url): k for k in reversed(reachable)}
    if Reach.ANSWERS in reach:
        link = reach[Reach.ANSWERS]
        where = pointer_to(page.url, link, link.name)
        yield passed("有网站地图入口，可以打开", "The site map's link opens", measured=link.url, pointer=where)
    elif Reach.UNKNOWN in reach:
        link = reach[Reach.UNKNOWN]
        zh, en = f"网站地图入口未能从检测环境访问：{link.url}", f"The site map was not reachable from here: {link.url}"
        yield untested(zh, en, found=link.url, pointer=pointer_to(page.url, link, link.name), place=_PLACE)
    else:
        link = reach[Reach.DEAD]
        zh, en = f"网站地图入口打不开：{link.url}", f"The site map's link is dead: {link.url}"
        where = pointer_to(page.url, link, link.name)
        yield failed(zh, en, expected=_EXPECTED, found=link.url, pointer=where, place=_PLACE)


def map_links(document: DocumentFacts) -> list[Link]:
    """Return the links named 网站地图 or the like, hidden ones too; entries of the location trail do not count."""
    named = (k for k in document.links if k.region is not Region.TRAIL)
    return [k for k in named if len(squeeze(k.name)) <= _SHORT and _NAME.search(squeeze(k.name))]


def _none(page: PageFacts, links: list[Link]) -> Verdict:
    """Return the verdict where no link can be used: none at all, hidden, without address, or words alone."""
    if not links:
        words = _words(page)
        said = f"，“{words}”只是文字，没有链接" if words else ""
        zh, en = f"头部和底部没有网站地图入口{said}", "Neither header nor footer has a link to a site map"
        return absent(page, zh, en, expected=_EXPECTED, found=words, place=_PLACE)
    link = next(filter(shown, links), links[0])
    hidden = not shown(link)
    zh = "网站地图入口被隐藏，看不到" if hidden else "网站地图入口没有指向任何页面"
    en = "The link to the site map is hidden" if hidden else "The link to the site map leads nowhere"
    found = f"{link.name} href={link.href or ''}"
    where = pointer_to(page.url, link, found)
    return failed(zh, en, expected=_EXPECTED, found=found, pointer=where, place=_PLACE)


def _words(page: PageFacts) -> str:
    """Return the words that name a site map in header or footer without being a link."""
    document = page.document
    regions = (Region.FOOTER, Region.HEADER, Region.NAVIGATION)
    blocks = [] if document is None else [b for r in regions for b in document.texts(r)]
    found = (re.search(r"(?:网站|站点)地图", squeeze(b.text)) for b in blocks)
    return next((m[0] for m in found if m), "")
