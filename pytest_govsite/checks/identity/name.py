"""Comparing names of sites: endings such as 门户网站 and the long form 人民政府 do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import Profile, Site

_SIGNS = re.compile(r"[^\w\u4e00-\u9fff]|_")
_ENDING = re.compile(r"(?:官方|政务)?(?:门户网站|门户网|网站|门户|官网)(?:群|首页|logo|标识|标志)?$")
_ORGAN = re.compile(r"(?<=[厅局委办院部署会室])政府$")
_REGION = re.compile(r"^.{2,9}?(?:省|自治区|自治州|市|州|盟|地区)(?=.{1,9}[市县区旗州]政府$)")
_OTHER_BODY = re.compile(r"办公[厅室]|研究室|参事室|.{0,8}(?:办|局|厅|中心|支队|大队|委员会|委|处|馆)$")
_SHORTEST = 2


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """Return the text as names are compared: no spaces or signs, 政府 for 人民政府, no 中华人民共和国."""
    joined = _SIGNS.sub("", squeeze(text).lower())
    return joined.replace("中华人民共和国", "").replace("人民政府", "政府")


@lru_cache(maxsize=256)
def core(name: str) -> str:
    """Return the comparable name without 门户网站, 网站 and the like; the whole where too little would be left."""
    whole = comparable(name)
    short = _ORGAN.sub("", _ENDING.sub("", whole))
    short = short.removesuffix("网") if short.endswith("政府网") else short
    return short if len(short) >= _SHORTEST else whole


def accepted_cores(site: Site, profile: Profile | None = None) -> tuple[str, ...]:
    """Return the cores of every name the site may show, the normative one first; empty where none is known."""
    names = (site.name, *(profile.site_names if profile else ()))
    found: dict[str, None] = {}
    for name in filter(None, names):
        full = core(name)
        found[full] = None
        short = _REGION.sub("", full)
        found[short] = None
    return tuple(found)


def names_site(text: str, cores: Iterable[str]) -> bool:
    """Return True where the text holds one of the names as such, not as part of another body's (…人民政府办公室)."""
    joined = comparable(text)
    for name in cores:
        position = joined.find(name)
        while position >= 0:
            if not _OTHER_BODY.match(joined, position + len(name)):
                return True
            position = joined.find(name, position + 1)
    return False
