"""The entry 我为政府网站找错 (国务院办公厅 platform: script jiucuo.js, page jiucuo.html?site_code=…)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.footer.codes import known_codes, well_formed
from pytest_govsite.checks.footer.exposure import Entry, entries_of, exposure_code
from pytest_govsite.checks.footer.filing import Item, awaited, missing, to_come
from pytest_govsite.checks.footer.placeholder import is_placeholder
from pytest_govsite.checks.footer.region import footer_of, shown, unstyled
from pytest_govsite.checks.hosts import imitates
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import DocumentFacts, Image, PageFacts, Region, Site, Verdict

HOST = "zfwzgl.www.gov.cn"
STALE_HOSTS = ("pucha.kaipuyun.cn", "121.43.68.40")

_EXPECTED = f"https://{HOST}/exposure/jiucuo.js（sitecode 为本站标识码）"
_WORDS = ("zfwzgl",)
_PLACE_TEXT = re.compile(r"找错|我为政府网站")
_PLACE_FILE = re.compile(r"jiucuo|zhaocuo|zhao_cuo|zhc\b", re.I)
_BUTTON = re.compile(r"(?:^|[\s>])button\b")
_OWN_FORM = re.compile(r"纠错|报错|找错|挑错")


def error_report(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The page carries the entry with this site's code, on the platform's present host or as a local copy."""
    document = footer_of(page).document
    entries = [e for e in entries_of(document) if not _concealed(page, e)]
    item = _item(site)
    if not entries:
        yield _without_entry(page, site, item, document)
        return
    if awaited(item, site) and not site.id_code and not any(e.code for e in entries):
        yield to_come(page, site, item, entries[0].written)
        return
    faults = [v for e in entries for v in _code_faults(page, site, document, e)]
    if faults:
        yield from {v.found: v for v in faults}.values()
        return
    doubts = [v for v in (_host_fault(page, e) for e in entries) if v is not None]
    genuine = any(e.host == HOST for e in entries)
    severe = [v for v in doubts if v.level is None]
    if severe or (doubts and not genuine):
        yield (severe or doubts)[0]
        return
    shown_as = "; ".join(dict.fromkeys(e.written for e in entries))
    yield passed("有“我为政府网站找错”入口，代码为本站标识码", "The entry carries this site's code", measured=shown_as)


def _concealed(page: PageFacts, entry: Entry) -> bool:
    """Return True for a script that the markup itself hides; what the layout says of scripts tells nothing."""
    if entry.kind != "script" or page.source is None:
        return False
    twins = [s for s in page.source.scripts if s.source and s.source in entry.written]
    return bool(twins) and all(s.visible is False for s in twins)


def _item(site: Site) -> Item:
    filed = site.filing.id_code
    return Item(zh="“我为政府网站找错”入口", en="error-report entry (找错)", expected=_EXPECTED, filed=filed)


def _without_entry(page: PageFacts, site: Site, item: Item, document: DocumentFacts) -> Verdict:
    place = entry_place(document)
    hidden = (k for k in document.links if exposure_code(k) is not None and not shown(k))
    lost = next(((k, style) for k in hidden if (style := unstyled(page, k.url))), None)
    if lost is not None:
        zh, en = f"样式文件未能加载，入口没有显示出来：{lost[1]}", f"A lost style sheet hides the entry: {lost[1]}"
        where = pointer_to(page.url, lost[0], lost[0].url)
        return untested(zh, en, found=lost[0].url, pointer=where, place="找错入口")
    pressed = next((i for i in document.images if _is_pressed(i)), None)
    if pressed is not None:
        zh = "有“我为政府网站找错”按钮，点击由脚本处理，是否打开国务院办公厅的平台请人工确认"
        en = "There is a button for error reports; whether its script opens the national platform is for a person"
        where = pointer_to(page.url, pressed, pressed.alt or pressed.title or pressed.source)
        return cant_tell(zh, en, expected=_EXPECTED, pointer=where, place="找错入口")
    if awaited(item, site) or place:
        return missing(page, site, item, place_shown=place)
    own = next((k for k in document.links if shown(k) and _OWN_FORM.search(squeeze(k.name))), None)
    return missing(page, site, item, place_shown=f"{own.name}（网站自办的纠错不能代替）" if own else "")


def _is_pressed(image: Image) -> bool:
    """Return True for the picture of the entry inside a button, whose handler the markup does not show."""
    words = squeeze(f"{image.alt or ''} {image.title} {image.label}")
    inside = _BUTTON.search(image.selector) is not None or bool(image.handler)
    return image.region is Region.FOOTER and shown(image) and inside and bool(_PLACE_TEXT.search(words))


def entry_place(document: DocumentFacts) -> str:
    """Return what stands where the entry belongs (its picture or words) without leading there."""
    for image in document.images:
        words = f"{image.alt or ''} {image.title} {image.label}"
        name = image.source.rsplit("/", 1)[-1]
        marked = _PLACE_TEXT.search(squeeze(words)) or _PLACE_FILE.search(f"{name} {image.selector}")
        if image.region is Region.FOOTER and shown(image) and marked:
            return name
    for link in document.links:
        if link.region is Region.FOOTER and shown(link) and _PLACE_FILE.search(link.selector):
            return link.name or link.selector
    for block in document.texts(Region.FOOTER):
        if _PLACE_TEXT.search(squeeze(block.text)):
            return block.text[:40]
    return ""


def _code_faults(page: PageFacts, site: Site, document: DocumentFacts, entry: Entry) -> Iterator[Verdict]:
    where, place = pointer_to(page.url, entry.node, entry.written), "找错入口"
    expected = next(iter(known_codes(site, document)), "")
    if not entry.code:
        zh, en = "“我为政府网站找错”入口没有网站标识码", "The error-report entry carries no site code"
    elif not well_formed(entry.code) or (is_placeholder(entry.code) and entry.code != expected):
        zh = f"“我为政府网站找错”入口的标识码“{entry.code}”不正确"
        en = f"The error-report entry carries a code that cannot be: “{entry.code}”"
    elif expected and entry.code.lower() != expected:
        zh = f"“我为政府网站找错”入口的标识码 {entry.code} 不是本站的标识码"
        en = f"The error-report entry carries {entry.code}, another site's code"
    else:
        return
    yield failed(zh, en, expected=expected or _EXPECTED, found=entry.written, pointer=where, place=place)


def _host_fault(page: PageFacts, entry: Entry) -> Verdict | None:
    """Return what is wrong with where the entry leads, None where nothing is."""
    where, place = pointer_to(page.url, entry.node, entry.written), "找错入口"
    if entry.host in STALE_HOSTS:
        zh = f"“我为政府网站找错”入口仍用旧地址 {entry.host}"
        en = f"The error-report entry still uses the old host {entry.host}"
        return advice(zh, en, expected=_EXPECTED, found=entry.written, pointer=where, place=place)
    if imitates(entry.host, HOST, _WORDS):
        zh = f"“我为政府网站找错”入口指向仿冒域名 {entry.host}"
        en = f"The error-report entry leads to {entry.host}, an imitation"
        return failed(zh, en, expected=_EXPECTED, found=entry.written, pointer=where, place=place)
    if entry.kind == "link" and entry.host not in ("", HOST):
        zh = f"“我为政府网站找错”入口指向 {entry.host}，不是国务院办公厅的平台"
        en = f"The error-report entry leads to {entry.host}, not to the national platform"
        return advice(zh, en, expected=_EXPECTED, found=entry.written, pointer=where, place=place)
    return None
