"""The logo beside the name (政府网站发展指引: 徽标; annex, 展现: pictures are not distorted)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from pytest_govsite.checks.identity.header import header_in, may_hold_name, words_of
from pytest_govsite.checks.identity.name import accepted_cores, names_site
from pytest_govsite.checks.loading import lost_style_sheet
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to
from pytest_govsite.model import Box, Image, PageFacts, Profile, Region, Site, Verdict

TOLERANCE = 0.05
"""Largest relative difference between natural and shown proportion."""

_LOGO = re.compile(r"logo|标志|徽标|徽|标识|guohui|biaozhi|\bgh[._-]", re.I)
_PLACE = "网站标志"
_LONGEST = 60


def logo(page: PageFacts, site: Site, profile: Profile | None = None) -> Iterator[Verdict]:
    """The header shows a logo picture in its natural proportion."""
    document = page.document
    images = tuple(i for i in header_in(document).images if i.source != document.url) if document else ()
    picture = _logo_of(images, accepted_cores(site, profile))
    if picture is not None:
        yield _proportion(page, picture)
    elif document is None or not any(n.region is Region.HEADER for n in (*document.blocks, *document.links, *images)):
        zh, en = "未能识别页面头部，请人工查看网站标志", "No header was recognised; a person has to look for the logo"
        yield cant_tell(zh, en, pointer=pointer_to(page.url), place=_PLACE)
    elif not page.rendered or lost_style_sheet(page):
        zh, en = (
            "头部没有图片，标志可能在没有加载的样式中",
            "The header's source has no picture; styles may bring the logo",
        )
        yield cant_tell(zh, en, pointer=pointer_to(page.url), place=_PLACE)
    else:
        zh, en = "头部没有网站标志图片", "The header shows no logo picture"
        yield failed(zh, en, expected="头部名称旁的标志图片", pointer=pointer_to(page.url), place=_PLACE)


def _logo_of(images: tuple[Image, ...], cores: tuple[str, ...]) -> Image | None:
    """Return the picture that is the logo: by its name, by its words, as a link to the home page, or as the largest."""
    for image in sorted(images, key=lambda i: i.region is not Region.HEADER):
        name, words = image.source.rsplit("/", 1)[-1], words_of(image)[:_LONGEST]
        if _LOGO.search(f"{name} {image.selector} {words}") or names_site(words, cores):
            return image
    homeward = (i for i in images if i.link and urlsplit(i.link).path in ("/", "", "/index.html", "/index.htm"))
    large = sorted(filter(may_hold_name, images), key=lambda i: -_area(i.box))
    return next(homeward, large[0] if large else None)


def _area(box: Box | None) -> float:
    return box.width * box.height if box else 0.0


def _proportion(page: PageFacts, image: Image) -> Verdict:
    where = pointer_to(page.url, image, image.source)
    if not image.source and not image.background:
        zh, en = "头部有标志图形（矢量图，不会变形）", "The header has a drawn logo, which keeps its proportion"
        return passed(zh, en, measured=image.selector, pointer=where)
    box, width, height = image.box, image.natural_width, image.natural_height
    if image.background or box is None:
        zh, en = "有标志图片，比例须人工查看", "There is a logo; a person has to look at its proportion"
        return cant_tell(zh, en, found=image.source, pointer=where, place=_PLACE)
    if not width or not height or not box.width or not box.height:
        zh, en = "标志图片未能加载，须人工查看", "The logo did not load; a person has to look"
        return cant_tell(zh, en, found=image.source, pointer=where, place=_PLACE)
    change = (box.width / box.height) / (width / height) - 1
    spread = 1 / min(box.width, box.height)
    measured = f"原图 {width}×{height}，显示 {box.width:.0f}×{box.height:.0f}，比例变化 {change:+.1%}"
    if abs(abs(change) - TOLERANCE) < spread and abs(change) > TOLERANCE / 2:
        zh, en = (
            "标志图片比例变化接近限值，须人工查看",
            "The logo's proportion is close to the limit; a person has to look",
        )
        return cant_tell(zh, en, expected="变形不超过 ±5 %", found=measured, pointer=where, place=_PLACE)
    if abs(change) > TOLERANCE:
        zh, en = "标志图片变形", "The logo is distorted"
        return failed(zh, en, expected="变形不超过 ±5 %", found=measured, pointer=where, place=_PLACE)
    return passed("头部有标志图片，没有变形", "The logo keeps its proportion", measured=measured, pointer=where)
