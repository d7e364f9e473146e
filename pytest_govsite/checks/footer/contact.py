"""A phone number or e-mail address in the footer (政府网站发展指引, annex, 布局: 主办单位及联系方式)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.footer.placeholder import is_placeholder
from pytest_govsite.checks.footer.region import Footer, absent, footer_of
from pytest_govsite.checks.outcomes import passed, pointer_to
from pytest_govsite.checks.wording import plain, squeeze
from pytest_govsite.model import PageFacts, Site, Verdict

_EXPECTED = "底部标明电话号码或电子邮箱"
_WORD = r"(?:电\s*话|热\s*线|座\s*机|手\s*机|联系方式|联系我们|联系人|拨打|值班|咨询|投诉|举报|tel(?:ephone)?|phone)"
_AREA_NUMBER = re.compile(
    r"(?<![\d*])(?:\(?(?:\+?86|086)\)?[\s-]*)?\(?(?P<area>0\d{2,3})\)?[\s—–-]{0,3}(?P<local>\d{3,4}[\s-]?\d{4}|123\d{2})(?![\d*])"
)
_SERVICE_NUMBER = re.compile(r"(?<![\d-])(?P<local>[48]00[\s-]?\d{3}[\s-]?\d{4}|[48]00[\s-]?\d{4}[\s-]?\d{3})(?!\d)")
_LABELLED = re.compile(
    rf"{_WORD}[^\d\n]{{0,20}}\n?[^\d\n]{{0,4}}(?P<local>1[3-9]\d[\d*]{{8}}|█{{7,11}}|\d{{3,4}}[\s-]\d{{3,4}}|\d{{7,8}}|123\d{{2}}|9\d{{4}})(?![\d*])",
    re.I,
)
_MAIL = re.compile(
    r"(?P<local>[\w.+-]{1,64})\s?(?:@|\(at\)|\[at\]|#)\s?(?P<domain>[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4})"
)
_MASK = "█"
"""What stands for the digits of a personal number (a named person's mobile phone)."""
_FILED = re.compile(r"(?:备|备案|证|文号|编号|邮编)[^\d\n]{0,4}$")
"""Before the number of a filing, which is none of a phone."""
_FAX = re.compile(r"(?<!电话)(?<!电话[(/、及和与兼])传\s*真(?![^\d\n]{0,3}电\s*话)[^\d\n]{0,6}$")
"""Before a number that is a fax only; 电话（传真） and 传真/电话 are both."""
_EXAMPLE_MAIL = re.compile(r"^(?:x+|xx+|test|example|\*+)$|example\.(?:com|cn|org)$|^x+\.", re.I)


def contact(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The footer area shows a phone number or an e-mail address."""
    del site
    footer = footer_of(page)
    found = contacts(footer)
    if found:
        where = pointer_to(page.url, footer.block_with(found[0]), found[0])
        measured = "; ".join(found[:3])
        yield passed("底部有联系方式", "The footer shows how to get in touch", measured=measured, pointer=where)
        return
    yield absent(
        page,
        "底部没有电话号码或电子邮箱" + ("，只有“联系我们”链接" if _link_only(footer) else ""),
        "The footer shows neither a phone number nor an e-mail address" + _link_only(footer),
        expected=_EXPECTED,
        found="联系我们" if _link_only(footer) else "",
        place="联系方式",
    )


def contacts(footer: Footer) -> tuple[str, ...]:
    """Return the phone numbers and e-mail addresses in the footer, each once; no fax, no made-up numbers."""
    text = footer.text
    found = [*_phones(text), *_mails(text), *_dialled(footer)]
    return tuple(dict.fromkeys(found))


def _phones(text: str) -> Iterator[str]:
    for pattern in (_AREA_NUMBER, _SERVICE_NUMBER, _LABELLED):
        for match in pattern.finditer(text):
            local = "".join(c for c in match["local"] if c.isdigit() or c == _MASK)
            before = text[max(0, match.start() - 10) : match.start()]
            other = _FAX.search(before) or _FILED.search(before) or text.startswith("号", match.end())
            if not other and not _made_up(local):
                yield _number(match)


def _number(match: re.Match[str]) -> str:
    start = match.start("area") if "area" in match.re.groupindex else match.start("local")
    return match.string[start : match.end()].strip()


def _made_up(local: str) -> bool:
    return (is_placeholder(local) and _MASK not in local) or local in ("1234567", "7654321")


def _mails(text: str) -> Iterator[str]:
    for match in _MAIL.finditer(text):
        if not _EXAMPLE_MAIL.search(match["local"]) and not _EXAMPLE_MAIL.search(match["domain"]):
            yield match[0]


def _dialled(footer: Footer) -> Iterator[str]:
    """Yield what `mailto:` and `tel:` links of the footer lead to."""
    for link in footer.links:
        scheme, separator, rest = squeeze(link.href or "").partition(":")
        value = rest.split("?", 1)[0]
        if separator and scheme.lower() in ("mailto", "tel") and value and not _made_up(value):
            yield value


def _link_only(footer: Footer) -> str:
    named = any("联系我们" in squeeze(k.name) for k in footer.links) or "联系我们" in plain(footer.text)
    return ", only a link “联系我们”" if named else ""
