"""The filing mark of the public security organs (计算机信息网络国际联网安全保护管理办法, article 12)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import unquote

from pytest_govsite.checks.footer.filing import PENDING, Item, awaited, missing, said_pending, to_come, unexpected
from pytest_govsite.checks.footer.placeholder import MASKS, is_placeholder
from pytest_govsite.checks.footer.region import Footer, footer_of
from pytest_govsite.checks.hosts import host_of, imitates
from pytest_govsite.checks.outcomes import advice, failed, passed, pointer_to
from pytest_govsite.checks.wording import plain, squeeze
from pytest_govsite.model import Level, Link, PageFacts, Site, Stage, Verdict

HOSTS = ("beian.mps.gov.cn", "www.beian.gov.cn", "beian.gov.cn")
DAYS_OF_GRACE = 30
"""Filing is due within 30 days after the site was connected."""

_EXPECTED = "如“浙公网安备33010602000123号”，链接中的编号与文字一致"
_REGIONS = {
    entry[:2]: entry[2:]
    for entry in [
        "11京",
        "12津",
        "13冀",
        "14晋",
        "15蒙",
        "21辽",
        "22吉",
        "23黑",
        "31沪",
        "32苏",
        "33浙",
        "34皖",
        "35闽",
        "36赣",
        "37鲁",
        "41豫",
        "42鄂",
        "43湘",
        "44粤",
        "45桂",
        "46琼",
        "50渝",
        "51川蜀",
        "52贵黔",
        "53云滇",
        "54藏",
        "61陕秦",
        "62甘陇",
        "63青",
        "64宁",
        "65新",
    ]
}
_LENGTHS = (14, 15)
_WORDS = ("beiangov", "beianmps", "mpsbeian")
_PLACE = re.compile(r"公网安备|公安(?:机关|联网)?备案|公网备案?|公安部备案")
_NUMBER = re.compile(
    rf"(?P<form>(?:(?P<province>[\u4e00-\u9fff])\s*)?公网安?备(?:案)?|公安(?:机关|联网)?(?:网站)?备案)"
    rf"\s*(?P<odd>(?:编号|序号|号码|号)?\s*:?)\s*(?P<number>[\d{re.escape(MASKS)}]{{5,20}})(?:\s*(?P<ending>号))?"
)
_CODE = re.compile(r"(?:recordcode|code)=([^&#]*)", re.I)


@dataclass(frozen=True)
class PoliceNumber:
    """One number as shown."""

    text: str
    province: str
    number: str
    standard: bool
    """Written `×公网安备N`, with or without 号 at the end."""
    ended: bool

    @property
    def well_formed(self) -> bool:
        """14 (rarely 15) digits that begin with the code of a province."""
        return self.number.isdigit() and len(self.number) in _LENGTHS and self.number[:2] in _REGIONS

    @property
    def placeholder(self) -> bool:
        """The digits were made up to fill the place."""
        return is_placeholder(self.number) or (len(self.number) > 12 and self.number[8:].strip("0") == "")

    @property
    def at_home(self) -> bool:
        """The first two digits are those of the province in front, or none is written."""
        return not self.province or self.province in _REGIONS.get(self.number[:2], "")


def police_numbers(text: str) -> tuple[PoliceNumber, ...]:
    """Return the numbers in a text, each once."""
    found = (_read(m) for m in _NUMBER.finditer(plain(text)))
    return tuple({squeeze(n.text): n for n in found}.values())


def _read(match: re.Match[str]) -> PoliceNumber:
    province = match["province"] or ""
    known = province if any(province in names for names in _REGIONS.values()) else ""
    form = "".join(match["form"].split())
    text = " ".join(match.group().split())
    return PoliceNumber(
        text=text if known or not province else text.removeprefix(province).strip(),
        province=known,
        number=match["number"],
        standard=bool(known) and form.endswith("公网安备") and not match["odd"].strip(),
        ended=match["ending"] is not None,
    )


def police_place(footer: Footer) -> str:
    """Return the words that mark the place of the number, empty where there are none."""
    found = _PLACE.search(footer.text)
    return "" if found is None else footer.text[max(0, found.start() - 1) :].split("\n", 1)[0][:40].strip()


def police_filing(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The footer shows a well-formed 公网安备 number, and its link carries the same number."""
    footer = footer_of(page)
    item = Item(zh="公安机关备案标识", en="public security filing number", expected=_EXPECTED, filed=site.filing.police)
    numbers = police_numbers("\n".join((footer.text, *(plain(k.name) for k in footer.links if not k.text))))
    if not numbers:
        place = police_place(footer)
        yield to_come(page, site, item, place) if _in_grace(site) else missing(page, site, item, place_shown=place)
        return
    faults = [v for n in numbers for v in _faults(page, site, item, footer, n)]
    faults.extend(_alien(page, item, numbers))
    shown = "、".join(n.text for n in numbers)
    yield from faults or [
        passed("公安机关备案编号格式正确，链接一致", "The number is well-formed and its link agrees", measured=shown)
    ]


def _in_grace(site: Site) -> bool:
    """Return True where the number is pending and the site was opened less than 30 days ago."""
    if site.filing.police != PENDING or site.stage is Stage.PRELAUNCH or not site.opened:
        return False
    try:
        opened = date.fromisoformat(site.opened)
    except ValueError:
        return False
    return site.now.date() <= opened + timedelta(days=DAYS_OF_GRACE)


def _faults(page: PageFacts, site: Site, item: Item, footer: Footer, number: PoliceNumber) -> Iterator[Verdict]:
    where = pointer_to(page.url, footer.block_with(number.number), number.text)
    place = "公安机关备案标识"
    if number.placeholder or not number.well_formed:
        if number.placeholder and awaited(item, site) and said_pending(footer.text, number.number):
            yield to_come(page, site, item, number.text)
            return
        kind = ("是占位号码", "is a placeholder") if number.placeholder else ("格式不正确", "is malformed")
        zh = f"公安机关备案编号“{number.text}”{kind[0]}"
        en = f"The public security filing number “{number.text}” {kind[1]}"
        yield failed(zh, en, expected=item.expected, found=number.text, pointer=where, place=place)
        return
    if site.stage is Stage.PRELAUNCH and item.filed == PENDING:
        yield unexpected(page, item, number.text)
    form = list(_form_faults(page, footer, number))
    yield from form
    if all(v.level is Level.SHOULD for v in form):
        yield from _link_faults(page, footer, number)


def _form_faults(page: PageFacts, footer: Footer, number: PoliceNumber) -> Iterator[Verdict]:
    where = pointer_to(page.url, footer.block_with(number.number), number.text)
    if not number.standard and not _right_link(footer, number):
        zh = f"公安机关备案编号“{number.text}”不是规定写法，也没有正确的链接"
        en = f"“{number.text}” is not in the prescribed form, and no right link backs it"
        yield failed(zh, en, expected=_EXPECTED, found=number.text, pointer=where, place="公安机关备案标识")
        return
    reasons = []
    if not number.standard or not number.ended:
        reasons.append(("写法不规范", "is not written in the prescribed form"))
    if len(number.number) != _LENGTHS[0]:
        reasons.append((f"有 {len(number.number)} 位数字，通常为 14 位", f"has {len(number.number)} digits, not 14"))
    if not number.at_home:
        reasons.append(("省份简称与编号前两位不对应", "names a province that its first two digits do not"))
    for zh, en in reasons:
        zh, en = f"公安机关备案编号“{number.text}”{zh}", f"The public security filing number “{number.text}” {en}"
        yield advice(zh, en, expected=_EXPECTED, found=number.text, pointer=where, place="公安机关备案标识|写法")


def _alien(page: PageFacts, item: Item, numbers: tuple[PoliceNumber, ...]) -> Iterator[Verdict]:
    filed = "".join(re.findall(r"\d", item.number))
    shown = [n for n in numbers if n.well_formed and not n.placeholder]
    if filed and shown and all(n.number != filed for n in shown):
        text = "、".join(n.text for n in shown)
        zh = f"公安机关备案编号“{text}”不是本站备案的编号"
        en = f"The public security filing number “{text}” is not the one this site was given"
        where = pointer_to(page.url, None, text)
        yield failed(zh, en, expected=item.number, found=text, pointer=where, place="公安机关备案标识|不符")


def _code(link: Link) -> str | None:
    """Return the digits of the number a link asks for, None where it asks for none."""
    # the fragment of the new system's address carries the code, so the address as written is read
    found = _CODE.search(unquote(link.href or "")) or _CODE.search(unquote(link.url))
    return None if found is None else "".join(re.findall(r"\d", found[1]))


def _links_of(footer: Footer, number: PoliceNumber) -> list[Link]:
    named = [k for k in footer.links if number.number in squeeze(k.name)]
    others = [k for k in footer.links if not police_numbers(k.name)]
    links = named or [k for k in others if _PLACE.search(squeeze(k.name)) or host_of(k.url) in HOSTS]
    return [k for k in links if k.url.startswith("http")]


def _right_link(footer: Footer, number: PoliceNumber) -> bool:
    return any(host_of(k.url) in HOSTS and _code(k) == number.number for k in _links_of(footer, number))


def _link_faults(page: PageFacts, footer: Footer, number: PoliceNumber) -> Iterator[Verdict]:
    links, place = _links_of(footer, number), "公安机关备案标识|链接"
    expected = f"https://{HOSTS[0]}/#/query/webSearch?code={number.number}"
    for link in links:
        host, code, where = host_of(link.url), _code(link), pointer_to(page.url, link, link.name)
        if imitates(host, HOSTS[1], _WORDS, (*HOSTS, "beian.miit.gov.cn")) or imitates(host, HOSTS[0], _WORDS, HOSTS):
            zh, en = f"公安机关备案编号链接到仿冒域名 {host}", f"The number links to {host}, an imitation"
            yield failed(zh, en, expected=expected, found=link.url, pointer=where, place=place)
            return
        # the copy for another width keeps a broken address where the source alone was read
        if code and code != number.number and (link.visible or not _right_link(footer, number)):
            zh = f"链接中的编号 {code} 与文字 {number.number} 不一致"
            en = f"The link's number {code} is not the shown number {number.number}"
            yield failed(zh, en, expected=expected, found=link.href or link.url, pointer=where, place=place)
            return
    if not links or not _right_link(footer, number):
        where = pointer_to(page.url, links[0] if links else footer.block_with(number.number), number.text)
        zh = f"公安机关备案编号“{number.text}”没有链接到备案查询页面"
        en = f"“{number.text}” does not link to its entry in the filing system"
        shown = links[0].url if links else ""
        yield advice(zh, en, expected=expected, found=shown, pointer=where, place=place)
