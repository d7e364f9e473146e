"""Comparing Chinese text as a reader would: width, spaces and the endings of site names do not matter."""

from __future__ import annotations

import re
import unicodedata

_SITE_SUFFIX = re.compile(
    r"(?:(?:人民)?政府)?(?:官方|公众信息|公众|公共信息|信息|政务|综合)?(?:门户网站|门户网|门户|网站|官网|官方网站|网站首页|公众网|信息网|政务网|政府网)$"
)
_FULL_SUFFIX = re.compile(r"(?:政府)?(?:官方)?(?:门户网站|门户网|网站群|网站|官网)(?:首页)?$")
_EDITION = re.compile(r"[（(](?:试运行|测试版?|新版|旧版|电脑版|手机版)[)）]$")


def fold(text: str) -> str:
    """Return text for comparing: NFKC (full and half width), all white space and zero-width signs removed, case folded."""
    text = text[:20_000]
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return "".join(text.split()).casefold()


def fold_quotes(text: str) -> str:
    """Return folded text with quotation marks, dashes and brackets of all kinds made alike."""
    folded = fold(text)
    return folded if folded.isalnum() else folded.translate(_ALIKE)


def same_text(first: str, second: str) -> bool:
    """True: both read the same; spaces, line breaks, width, case and the kind of quotation marks do not matter."""
    return fold_quotes(first) == fold_quotes(second)


def strip_site_suffix(name: str) -> str:
    """Return a site's name without (政府)门户网站, 网站, 官网 …; the name itself where nothing would be left.

    `广州市人民政府门户网站` gives `广州市人民政府`, `湘潭市政府门户网站` gives `湘潭市`, `宜春市旅游政务网` stays.
    """
    name = _EDITION.sub("", "".join(name.split()))
    if name.endswith(("人民政府门户网站", "人民政府网站", "人民政府官网", "人民政府门户网", "人民政府网")):
        return name[: name.rindex("人民政府") + 4]
    short = _FULL_SUFFIX.sub("", name)
    return short if len(short) >= 2 else name


def site_core(name: str) -> str:
    """Return the shortest name of a site that still tells it apart: also 信息网, 政务网, (人民)政府 are taken off."""
    short = strip_site_suffix(name)
    core = _SITE_SUFFIX.sub("", short)
    core = core.removesuffix("人民政府") or core
    return core if len(core) >= 2 else short


def has_chinese(text: str) -> bool:
    """True: at least one Chinese character."""
    return any("\u4e00" <= c <= "\u9fff" for c in text)


_INVISIBLE = re.compile("[\u200b\u200c\u200d\ufeff\u00ad]+")
_ALIKE = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "「": '"', "」": '"', "『": '"', "』": '"', "‘": "'", "’": "'",
        "—": "-", "–": "-", "―": "-", "－": "-", "─": "-", "〔": "(", "〕": ")", "【": "[", "】": "]",
        "•": "·", "・": "·", "‧": "·", "∙": "·", "～": "~", "〜": "~", "…": ".",
    }
)  # fmt: skip
