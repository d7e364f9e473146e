"""The national emblem on the home page of a government (中华人民共和国国徽法, article 7; practice)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.identity.header import words_of
from pytest_govsite.checks.outcomes import cant_tell, inapplicable, pointer_to
from pytest_govsite.model import Image, PageFacts, Region, Site, SiteKind, SiteLevel, Verdict

_EMBLEM = re.compile(r"国徽|guo_?-?hui|national_?-?emblem|emblem|(?:^|[/_-])gh(?:[._-]|\d)", re.I)


def emblem(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The emblem is found by picture name or alt, or not; a person confirms version and place either way."""
    if not is_owed(site):
        yield inapplicable(
            "县级以上人民政府和国务院部门的网站才使用国徽图案",
            "Only governments of county level and above and State Council departments use the emblem",
        )
        return
    image = find_emblem(page)
    if image is None:
        yield cant_tell(
            "按图片名称和替代文字没有找到国徽图案，可能画在横幅中，请看截图确认",
            "No emblem was found by picture name or alternative text; it may be part of a banner",
            expected="首页显著位置的国徽图案",
            pointer=pointer_to(page.url),
            place="国徽",
        )
        return
    yield cant_tell(
        "找到国徽图案，请人工确认版本和位置",
        "The emblem was found; a person has to confirm version and place",
        expected="首页显著位置的国徽图案",
        found=image.source,
        pointer=pointer_to(page.url, image, words_of(image) or image.source),
        place="国徽",
    )


def is_owed(site: Site) -> bool:
    """Return True for governments of county level and above and departments of the State Council."""
    return site.kind is SiteKind.PORTAL or (site.kind is SiteKind.DEPARTMENT and site.level is SiteLevel.NATIONAL)


def find_emblem(page: PageFacts) -> Image | None:
    """Return the shown picture that is named as the emblem, one in the header first."""
    images = [i for i in (page.document.images if page.document else ()) if i.visible is not False]
    found = [i for i in images if _EMBLEM.search(f"{i.source.rsplit('/', 1)[-1]} {words_of(i)}")]
    return next((i for i in found if i.region is Region.HEADER), found[0] if found else None)
