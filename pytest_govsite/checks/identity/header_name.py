"""The site's name in the header (政府网站发展指引: 名称规范; annex, 布局: 头部标识区)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from rapidfuzz.distance import OSA

from pytest_govsite.checks.identity.header import Header, header_in, is_wordless, may_hold_name, words_of
from pytest_govsite.checks.identity.name import accepted_cores, core, names_site
from pytest_govsite.checks.loading import lost_resources, lost_style_sheet
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to, untested
from pytest_govsite.checks.wording import plain
from pytest_govsite.model import Edition, Image, Node, PageFacts, Profile, Region, Site, Verdict

_PLACE = "头部名称"
_HOME = ("/", "/index.html", "/index.htm", "/index.jsp", "/index.shtml")
_NAME, _SLIPS = 5, 2
"""Characters from which a name can be told from another, and those that a slip changes."""
_LONGEST = 60
"""Characters beyond which the words of a picture or link are an announcement, no name."""


def header_name(page: PageFacts, site: Site, profile: Profile | None = None) -> Iterator[Verdict]:
    """The header shows the normative name as text, or as alt, title or aria-label of the logo or of its link."""
    cores = accepted_cores(site, profile)
    if page.document is None or not cores:
        yield cant_tell(
            "网站规范名称未知，无法核对头部名称", "The site's name is not known, so its header cannot be compared"
        )
        return
    header = header_in(page.document)
    sighting = _sighting(header, cores)
    if sighting is not None:
        node, text = sighting
        where = pointer_to(page.url, node, text)
        yield passed("头部显示网站名称", "The header shows the site's name", measured=text[:60], pointer=where)
        slip = next((i for i in header.images if _nearly_names(i, cores)), None)
        if slip is not None:
            yield advice(
                "标志的替代文字写错了网站名称",
                "The words of the logo misname the site",
                expected=site.name,
                found=slip.alt or "",
                pointer=pointer_to(page.url, slip, slip.alt or ""),
                place="标志替代文字",
            )
    elif page.page.edition in (Edition.FOREIGN, Edition.TRADITIONAL):
        yield inapplicable("外文或繁体文版，名称用该文字书写", "An edition in another script bears another name")
    else:
        yield _not_found(page, site, header)


def _sighting(header: Header, cores: tuple[str, ...]) -> tuple[Node, str] | None:
    """Return the first element of the header that holds the name, with its words."""
    candidates: list[tuple[Node, str]] = [(i, words_of(i)) for i in header.images]
    candidates += [(k, " ".join(filter(None, (k.text, k.image_text, k.label, k.title)))) for k in header.links]
    candidates = [(node, text) for node, text in candidates if len(text) <= _LONGEST]
    candidates += [(b, plain(b.text)) for b in header.blocks]
    candidates.sort(key=lambda found: found[0].region is not Region.HEADER)
    return next(((node, text) for node, text in candidates if names_site(text, cores)), None)


def _nearly_names(image: Image, cores: tuple[str, ...]) -> bool:
    """Return True for a picture that leads to the home page under a name that is the site's but for a sign or two."""
    if urlsplit(image.link).path not in _HOME or names_site(image.alt or "", cores):
        return False
    told = core(image.alt or "")
    return any(len(told) == len(name) >= _NAME and OSA.distance(told, name) <= _SLIPS for name in cores)


def _not_found(page: PageFacts, site: Site, header: Header) -> Verdict:
    scripts = lost_resources(page, "script", "document")
    if header.empty and scripts:
        zh = f"页面头部没有显示，生成头部的文件可能未能加载：{scripts[0].url}"
        en = f"No header is shown; a file that may make it did not load: {scripts[0].url}"
        return untested(zh, en, pointer=pointer_to(page.url), place=_PLACE)
    if header.empty:
        zh, en = "未能识别页面头部，请人工核对网站名称", "No header was recognised; a person has to look for the name"
        return cant_tell(zh, en, expected=site.name, pointer=pointer_to(page.url), place=_PLACE)
    pictures = [i for i in header.images if is_wordless(i) and may_hold_name(i)]
    picture = min(pictures, key=lambda i: (i.background, "logo" not in i.source.lower()), default=None)
    if picture is not None:
        zh = "头部名称可能只画在图片中，图片没有替代文字，请人工核对"
        en = "The name may only be drawn in a picture without alternative text; a person has to look"
        where = pointer_to(page.url, picture, picture.source)
        return cant_tell(zh, en, expected=site.name, found=picture.source, pointer=where, place=_PLACE)
    shown = " ".join(plain(b.text) for b in header.blocks)[:80]
    unseen = _unseen(page)
    if unseen is not None:
        zh, en = unseen
        return cant_tell(zh, en, expected=site.name, found=shown, pointer=pointer_to(page.url), place=_PLACE)
    zh, en = f"头部没有显示网站名称“{site.name}”", f"The header does not show the site's name “{site.name}”"
    return failed(zh, en, expected=site.name, found=shown, pointer=pointer_to(page.url), place=_PLACE)


def _unseen(page: PageFacts) -> tuple[str, str] | None:
    """Return why the header may show the name all the same, None where it was seen in full."""
    if not page.rendered:
        return (
            "源代码的头部没有网站名称，名称可能在样式的背景图或脚本中，本页未在浏览器中打开",
            "The header's source does not name the site; styles or scripts may, and the page was not rendered",
        )
    style = lost_style_sheet(page)
    if not style:
        return None
    return (
        f"头部没有网站名称，但样式文件未能加载，名称可能在背景图中：{style}",
        f"The header does not name the site, but a style sheet that may bring its picture did not load: {style}",
    )
