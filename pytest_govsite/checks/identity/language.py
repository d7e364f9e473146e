"""The home page is written in simplified Chinese (德州市政府网站管理办法, article 14)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.model import PageFacts, Region, Site, Verdict

_LEAST = 50
"""Letters and ideographs below which a text is too short to judge."""
_FOREIGN = 0.3
"""Share of ideographs among letters below which a text is in a foreign language."""
_TRADITIONAL, _MIXED = 0.5, 0.1
_PLACE = "默认文版"


def default_language(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """Most characters of the home page's main text are simplified Chinese."""
    del site
    document = page.document
    text = "".join(b.text for b in document.texts(Region.MAIN)) if document else ""
    letters = sum(c.isalpha() for c in text)
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
    if letters < _LEAST:
        yield _too_short(page)
        return
    if chinese / letters < _FOREIGN:
        share = f"汉字占 {chinese / letters:.0%}"
        yield failed(
            "首页默认不是中文",
            "The home page is not in Chinese by default",
            expected="简体中文",
            found=share,
            place=_PLACE,
        )
        return
    yield _script(page, text)


def _too_short(page: PageFacts) -> Verdict:
    if not page.rendered and page.scripted_content:
        zh, en = "内容由脚本生成，本页未在浏览器中打开", "The content is made by a script and the page was not rendered"
        return untested(zh, en, pointer=pointer_to(page.url), place=_PLACE)
    zh, en = "首页文字太少，无法判断文种", "The home page has too little text to tell its language"
    return cant_tell(zh, en, pointer=pointer_to(page.url), place=_PLACE)


def _script(page: PageFacts, text: str) -> Verdict:
    simplified = sum(script_of(c) == "simplified" for c in text)
    traditional = sum(script_of(c) == "traditional" for c in text)
    share = traditional / (simplified + traditional) if simplified + traditional else 0.0
    measured = f"简体专用字 {simplified} 个，繁体专用字 {traditional} 个"
    where = pointer_to(page.url)
    if share > _TRADITIONAL:
        zh, en = "首页默认是繁体中文", "The home page is in traditional Chinese by default"
        return failed(zh, en, expected="简体中文", found=measured, pointer=where, place=_PLACE)
    if share > _MIXED:
        zh, en = "首页简繁体混用，请人工查看", "The home page mixes simplified and traditional Chinese"
        return cant_tell(zh, en, expected="简体中文", found=measured, pointer=where, place=_PLACE)
    return passed("首页默认是简体中文", "The home page is in simplified Chinese", measured=measured)


@lru_cache(maxsize=1 << 15)
def script_of(character: str) -> str:
    """Return `simplified`, `traditional`, or an empty string for a character of both scripts or of none.

    GB 2312 holds the simplified characters of everyday use and Big5 the traditional ones; a character that only one of
    the two sets holds belongs to that script.
    """
    if not "\u4e00" <= character <= "\u9fff":
        return ""
    mainland, taiwan = _holds("gb2312", character), _holds("big5", character)
    if mainland == taiwan:
        return ""
    return "simplified" if mainland else "traditional"


def _holds(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
