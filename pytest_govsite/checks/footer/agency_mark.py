"""The mark of party and government organs or public institutions, issued by 政务和公益机构域名命名管理中心 (conac)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from pytest_govsite.checks.footer.filing import PENDING, Item, missing, unexpected
from pytest_govsite.checks.footer.placeholder import is_placeholder
from pytest_govsite.checks.footer.region import did_not_load, footer_of, shown, unstyled
from pytest_govsite.checks.hosts import host_of, imitates
from pytest_govsite.checks.outcomes import advice, failed, passed, pointer_to, untested
from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import DocumentFacts, Image, Link, PageFacts, Region, Script, Site, Stage, Verdict

LINK_HOST = "bszs.conac.cn"
SCRIPT_HOST = "dcs.conac.cn"
ERROR_IMAGES = ("red_error.png", "blue_error.png")

_EXPECTED = "链接到 https://bszs.conac.cn/sitename?method=show&id=… 的标识"
_ID = re.compile(r"[?&]id=([^&#]*)", re.I)
_VALID_ID = re.compile(r"[0-9A-Fa-f]{32}")
_PLACE_FILE = re.compile(r"conac|dzjg|dangzheng|jiguan|dcs\.|ideconac", re.I)
_PLACE_TEXT = re.compile(r"党政机关|事业单位(?:网站)?标[识志]|机关标识")
_WORDS = ("bszsconac", "conaccn")


def agency_mark(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The rendered page shows the mark: a link to bszs.conac.cn, or conac's own picture; not its error picture."""
    document = footer_of(page).document
    item = Item(zh="党政机关（事业单位）网站标识", en="agency mark", expected=_EXPECTED, filed=site.filing.agency_mark)
    links = mark_links(document) or _collapsed_links(page, document)
    images = [i for i in document.images if shown(i) and host_of(i.source) == SCRIPT_HOST]
    error = _error_image(document, links)
    if error is not None:
        yield _error(page, site, error)
    elif links:
        yield from _judge_links(page, site, item, links)
    elif images:
        yield passed("显示官方标识图片", "The official picture of the mark is shown", measured=images[0].source)
    else:
        yield from _without_mark(page, site, item, document)


def mark_links(document: DocumentFacts) -> list[Link]:
    """Return the shown links to the mark's register, or to a host that imitates it."""
    return [k for k in _any_links(document) if shown(k)]


def _any_links(document: DocumentFacts) -> list[Link]:
    return [k for k in document.links if k.url and _is_mark(host_of(k.url))]


def _collapsed_links(page: PageFacts, document: DocumentFacts) -> list[Link]:
    """Return links whose picture did not load: without alternative text the layout gives them no room."""
    lost = {i.link for i in document.images if not i.alt and did_not_load(page, i.source)}
    return [k for k in _any_links(document) if k.url in lost]


def mark_script(document: DocumentFacts) -> Script | None:
    """Return the script that draws the mark, None where there is none."""
    for script in document.scripts:
        if host_of(script.source) == SCRIPT_HOST or f"{SCRIPT_HOST}/" in unquote(script.text):
            return script
    return None


@lru_cache(4096)
def _is_mark(host: str) -> bool:
    return host == LINK_HOST or imitates(host, LINK_HOST, _WORDS, ("conac.cn",))


def _error_image(document: DocumentFacts, links: list[Link]) -> Image | None:
    targets = {k.url for k in links}
    for image in document.images:
        name = urlsplit(image.source).path.rsplit("/", 1)[-1].lower()
        if name in ERROR_IMAGES and shown(image) and (image.link in targets or "conac" in image.source or not links):
            return image
    return None


def _error(page: PageFacts, site: Site, image: Image) -> Verdict:
    zh = "标识显示为“错误”图片，说明标识未与本站域名绑定"
    en = "The mark shows its error picture: it is not bound to this site's domain"
    where = pointer_to(page.url, image, image.source)
    at_home = host_of(site.url) == host_of(site.domain)
    written = page.source is not None and any(i.source == image.source for i in page.source.images)
    if site.stage is Stage.PRODUCTION and (at_home or written):
        return failed(zh, en, expected=_EXPECTED, found=image.source, pointer=where, place="党政机关标识")
    zh += "；检测地址不是正式域名，上线后复核"
    en += "; the inspected address is not the public one, to be looked at again after launch"
    return advice(zh, en, expected=_EXPECTED, found=image.source, pointer=where, place="党政机关标识")


def _judge_links(page: PageFacts, site: Site, item: Item, links: list[Link]) -> Iterator[Verdict]:
    link = next((k for k in links if host_of(k.url) == LINK_HOST), links[0])
    where, place = pointer_to(page.url, link, link.url), "党政机关标识"
    found = _ID.search(link.url)
    code = found[1] if found else ""
    if host_of(link.url) != LINK_HOST:
        zh, en = f"标识链接到仿冒域名 {host_of(link.url)}", f"The mark links to {host_of(link.url)}, an imitation"
        yield failed(zh, en, expected=_EXPECTED, found=link.url, pointer=where, place=place)
    elif not code or is_placeholder(code):
        zh, en = "标识的链接没有真实的标识编号", "The mark's link carries no real identifier"
        yield failed(zh, en, expected=_EXPECTED, found=link.url, pointer=where, place=place)
    elif _VALID_ID.fullmatch(item.number) and code.upper() != item.number.upper():
        zh, en = "标识的链接不是本站的标识编号", "The mark's link carries another site's identifier"
        yield failed(zh, en, expected=item.number, found=code, pointer=where, place=place)
    elif site.stage is Stage.PRELAUNCH and item.filed == PENDING:
        yield unexpected(page, item, link.url)
    elif not _VALID_ID.fullmatch(code):
        zh, en = "标识编号不是 32 位十六进制数", "The mark's identifier is not 32 hexadecimal digits"
        yield advice(zh, en, expected=_EXPECTED, found=link.url, pointer=where, place=place)
    else:
        yield passed("显示标识并链接到标识查询页", "The mark links to its register", measured=link.url, pointer=where)


def _without_mark(page: PageFacts, site: Site, item: Item, document: DocumentFacts) -> Iterator[Verdict]:
    script = mark_script(document)
    hidden = next(((k, style) for k in _any_links(document) if (style := unstyled(page, k.url))), None)
    if hidden is not None:
        link, style = hidden
        zh, en = (
            f"样式文件未能加载，标识链接没有显示出来：{style}",
            f"A lost style sheet hides the mark's link: {style}",
        )
        where = pointer_to(page.url, link, link.url)
        yield untested(zh, en, found=link.url, pointer=where, place="党政机关标识")
    elif script is None:
        yield missing(page, site, item, place_shown=mark_place(document))
    elif script_answered(page):
        zh = "标识脚本已加载，但页面上没有显示标识"
        en = "The mark's script loaded, yet no mark is shown"
        where = pointer_to(page.url, script, script.source or script.text)
        yield failed(zh, en, expected=_EXPECTED, found=_address(script), pointer=where, place="党政机关标识")
    else:
        zh = "标识脚本未能加载（检测环境不能访问标识服务器或页面未渲染），未联网验证"
        en = "The mark's script could not be loaded here; the mark was not verified"
        where = pointer_to(page.url, script, script.source or script.text)
        yield untested(zh, en, found=_address(script), pointer=where, place="党政机关标识")


def script_answered(page: PageFacts) -> bool:
    """Return True where the mark's script was asked for and came."""
    asked = [r for r in page.rendered[0].resources if host_of(r.url) == SCRIPT_HOST] if page.rendered else []
    return any(r.kind == "script" and not r.failure and r.status is not None and r.status < 400 for r in asked)


def _address(script: Script) -> str:
    found = re.search(r"(?:https?:)?//dcs\.conac\.cn/js/[^\s'\"<>]{1,200}", script.source or unquote(script.text))
    return found[0] if found else script.source


def mark_place(document: DocumentFacts) -> str:
    """Return what stands where the mark belongs (a picture or words), empty where nothing does."""
    for image in document.images:
        words = " ".join((image.alt or "", image.title, image.label))
        name = image.source.rsplit("/", 1)[-1]
        marked = _PLACE_FILE.search(f"{name} {image.selector}") or _PLACE_TEXT.search(words)
        if image.region is Region.FOOTER and shown(image) and marked:
            return name
    for link in document.links:
        if link.region is Region.FOOTER and shown(link) and _PLACE_FILE.search(link.selector):
            return link.name or link.selector
    for block in document.texts(Region.FOOTER):
        if _PLACE_TEXT.search(squeeze(block.text)):
            return block.text[:40]
    return ""
