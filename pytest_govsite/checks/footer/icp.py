"""The ICP filing number and its link (互联网信息服务管理办法; 非经营性互联网信息服务备案管理办法, article 13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pytest_govsite.checks.footer.filing import PENDING, Item, awaited, missing, said_pending, to_come, unexpected
from pytest_govsite.checks.footer.placeholder import MASKS, is_placeholder
from pytest_govsite.checks.footer.region import Footer, footer_of
from pytest_govsite.checks.hosts import host_of, imitates
from pytest_govsite.checks.outcomes import advice, failed, passed, pointer_to
from pytest_govsite.checks.wording import plain, squeeze
from pytest_govsite.model import Link, PageFacts, Site, Stage, Verdict

OFFICIAL_HOST = "beian.miit.gov.cn"
STALE_HOSTS = ("www.miitbeian.gov.cn", "miitbeian.gov.cn", "www.miibeian.gov.cn", "miibeian.gov.cn")
PROVINCES = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀贵黔云滇陕秦甘陇青蒙桂宁新藏"

_WORDS = ("beianmiit", "miitbeian", "miibeian")
_EXPECTED = "如“浙ICP备05000123号-1”，并链接到 https://beian.miit.gov.cn/"
_PLACE = re.compile(r"ICP\s*(?:备案?|证)?\s*(?:编号|序号|号码|号)?\s*:?", re.I)
_NUMBER = re.compile(
    rf"(?P<province>[\u4e00-\u9fff]?)\s*ICP\s*(?P<word>备案?)\s*(?P<odd>(?:编号|序号|号码|号)?\s*:?)\s*"
    rf"(?P<number>[\d{re.escape(MASKS)}]{{3,14}})(?:\s*(?P<ending>号))?(?:\s*[-\u2010-\u2015]\s*(?P<suffix>\d{{1,4}}))?",
    re.I,
)


@dataclass(frozen=True)
class IcpNumber:
    """One number as shown. `main` is province and digits without the site's suffix."""

    text: str
    province: str
    number: str
    suffix: str
    ended: bool
    plain: bool
    """Nothing stands between 备 and the digits but a space."""

    @property
    def main(self) -> str:
        """Province and number, the part that belongs to the organisation."""
        return f"{self.province}ICP备{self.number}"

    @property
    def well_formed(self) -> bool:
        """A mainland province and 6 to 10 digits that were really issued."""
        return self.province in PROVINCES and self.province != "" and bool(re.fullmatch(r"\d{6,10}", self.number))

    @property
    def placeholder(self) -> bool:
        """The digits were made up to fill the place."""
        return is_placeholder(self.number) or (len(self.number) >= 8 and self.number.endswith("000000"))


def icp_numbers(text: str) -> tuple[IcpNumber, ...]:
    """Return the numbers in a text, each once."""
    found = (
        IcpNumber(
            text=" ".join(m.group().split()),
            province=m["province"],
            number=m["number"],
            suffix=m["suffix"] or "",
            ended=m["ending"] is not None,
            plain=m["word"] == "备" and not m["odd"].strip(),
        )
        for m in _NUMBER.finditer(plain(text))
    )
    return tuple({squeeze(n.text): n for n in found}.values())


def icp_place(footer: Footer) -> str:
    """Return the words that mark the place of the number, empty where there are none."""
    found = _PLACE.search(footer.text)
    if found is None:
        return ""
    line = footer.text[found.start() :].split("\n", 1)[0]
    return line[:40].strip()


def icp_number(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The footer shows a well-formed ICP number of a mainland province that links to beian.miit.gov.cn."""
    footer = footer_of(page)
    item = Item(zh="ICP备案编号", en="ICP number", expected=_EXPECTED, filed=site.filing.icp)
    numbers = icp_numbers(_spoken(footer))
    if not numbers:
        yield missing(page, site, item, place_shown=icp_place(footer))
        return
    faults = [v for n in numbers for v in _faults(page, site, item, footer, n)]
    faults.extend(_alien(page, item, numbers))
    shown = "、".join(n.text for n in numbers)
    yield from faults or [
        passed("ICP备案编号格式正确，链接正确", "The ICP number and its link are right", measured=shown)
    ]


def _spoken(footer: Footer) -> str:
    """Return text of the footer, and the names of its links that show a picture instead of words."""
    return "\n".join((footer.text, *(plain(k.name) for k in footer.links if not k.text)))


def _faults(page: PageFacts, site: Site, item: Item, footer: Footer, number: IcpNumber) -> Iterator[Verdict]:
    where = pointer_to(page.url, footer.block_with(number.number), number.text)
    place = f"ICP备案编号|{number.province}"
    if number.placeholder:
        if awaited(item, site) and said_pending(footer.text, number.number):
            yield to_come(page, site, item, number.text)
            return
        yield failed(
            f"ICP备案编号“{number.text}”是占位号码",
            f"The ICP number “{number.text}” is a placeholder",
            expected=item.expected,
            found=number.text,
            pointer=where,
            place=place,
        )
    elif not number.well_formed:
        yield failed(
            f"ICP备案编号“{number.text}”格式不正确",
            f"The ICP number “{number.text}” is malformed",
            expected=item.expected,
            found=number.text,
            pointer=where,
            place=place,
        )
    else:
        if site.stage is Stage.PRELAUNCH and item.filed == PENDING:
            yield unexpected(page, item, number.text)
        if not (number.ended and number.plain):
            yield advice(
                f"ICP备案编号“{number.text}”写法不规范",
                f"The ICP number “{number.text}” is not written in the usual form",
                expected=f"{number.main}号",
                found=number.text,
                pointer=where,
                place=place,
            )
        yield from _link_faults(page, footer, number)


def _alien(page: PageFacts, item: Item, numbers: tuple[IcpNumber, ...]) -> Iterator[Verdict]:
    filed = icp_numbers(item.number)
    if filed and not {n.main for n in filed} & {n.main for n in numbers}:
        shown = "、".join(n.text for n in numbers)
        yield failed(
            f"ICP备案编号“{shown}”不是本站备案的编号",
            f"The ICP number “{shown}” is not the one this site was given",
            expected=item.number,
            found=shown,
            pointer=pointer_to(page.url, None, shown),
            place="ICP备案编号|不符",
        )


def _links_of(footer: Footer, number: IcpNumber) -> list[Link]:
    """Return the links that carry the number, else those of its words or of the filing system."""
    named = [k for k in footer.links if any(_same(n, number) for n in icp_numbers(k.name))]
    if named:
        return named
    others = [k for k in footer.links if not icp_numbers(k.name)]
    parts = [k for k in others if number.number in squeeze(k.name)]
    return parts or [k for k in others if "ICP" in squeeze(k.name).upper() or "miit" in host_of(k.url)]


def _same(linked: IcpNumber, number: IcpNumber) -> bool:
    """Return True where a link's words are the number; its suffix may stand behind the link."""
    return linked.number == number.number and linked.suffix in ("", number.suffix)


def _link_faults(page: PageFacts, footer: Footer, number: IcpNumber) -> Iterator[Verdict]:
    links = [k for k in _links_of(footer, number) if k.url.startswith("http")]
    place = f"ICP备案编号|{number.province}|链接"
    if not links:
        where = pointer_to(page.url, footer.block_with(number.number), number.text)
        zh = f"ICP备案编号“{number.text}”没有链接到工业和信息化部备案管理系统"
        en = f"The ICP number “{number.text}” does not link to the filing system"
        yield advice(zh, en, expected=f"https://{OFFICIAL_HOST}/", found=number.text, pointer=where, place=place)
        return
    hosts = {host_of(k.url): k for k in reversed(links)}
    for host, link in hosts.items():
        if imitates(host, OFFICIAL_HOST, _WORDS, STALE_HOSTS):
            zh = f"ICP备案编号链接到仿冒备案系统的域名 {host}"
            en = f"The ICP number links to {host}, which imitates the filing system"
            where = pointer_to(page.url, link, link.name)
            yield failed(zh, en, expected=f"https://{OFFICIAL_HOST}/", found=link.url, pointer=where, place=place)
            return
    if OFFICIAL_HOST not in hosts:
        host, link = next(iter(hosts.items()))
        zh = f"ICP备案编号的链接不是备案管理系统的现行地址：{host}"
        en = f"The ICP number links to {host}, not to the filing system's present address"
        where = pointer_to(page.url, link, link.name)
        yield advice(zh, en, expected=f"https://{OFFICIAL_HOST}/", found=link.url, pointer=where, place=place)
