"""政府网站标识码: ten digits, or bm and eight digits (政府网站发展指引)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.footer.codes import code_place, label_codes, shown_codes, well_formed
from pytest_govsite.checks.footer.exposure import entries_of
from pytest_govsite.checks.footer.filing import PENDING, Item, awaited, missing, said_pending, to_come, unexpected
from pytest_govsite.checks.footer.placeholder import is_placeholder
from pytest_govsite.checks.footer.region import Footer, footer_of
from pytest_govsite.checks.outcomes import advice, failed, passed, pointer_to
from pytest_govsite.checks.wording import plain
from pytest_govsite.model import PageFacts, Site, Stage, Verdict

_EXPECTED = "如“网站标识码：3301000001”（10 位数字，或 bm 加 8 位数字）"


def site_id_code(page: PageFacts, site: Site) -> Iterator[Verdict]:
    """The footer names the site's code; it is well-formed and the same as configured, in the label and in 找错."""
    footer = footer_of(page)
    item = Item(zh="网站标识码", en="site code", expected=_EXPECTED, filed=_filed(site))
    codes = shown_codes(footer)
    if not codes:
        yield _bare(page, footer, site) or missing(page, site, item, place_shown=code_place(footer))
        return
    faults = [v for c in codes for v in _faults(page, site, item, footer, c)]
    faults = faults or list(_disagreements(page, footer, codes))
    yield from faults or [passed("底部标明网站标识码", "The footer names the site's code", measured="、".join(codes))]


def _filed(site: Site) -> str:
    if site.filing.id_code:
        return site.filing.id_code
    return "" if "id_code" in site.inferred else site.id_code


def _bare(page: PageFacts, footer: Footer, site: Site) -> Verdict | None:
    """Return advice where the code stands in the footer without saying what it is."""
    block = footer.block_with(site.id_code) if well_formed(site.id_code) else None
    if block is None or not re.search(rf"(?<![\w]){re.escape(site.id_code)}(?![\w])", plain(block.text)):
        return None
    zh, en = "底部有网站标识码，但没有注明“网站标识码”", "The footer shows the code without saying what it is"
    where = pointer_to(page.url, block, block.text)
    return advice(zh, en, expected=_EXPECTED, found=plain(block.text)[:80], pointer=where, place="网站标识码")


def _faults(page: PageFacts, site: Site, item: Item, footer: Footer, code: str) -> Iterator[Verdict]:
    where, place = pointer_to(page.url, footer.block_with(code), code), "网站标识码"
    if code.lower() == item.number.lower() and well_formed(code):
        yield from _case(page, footer, code)
    elif is_placeholder(code) or (well_formed(code) and code.endswith("0000")):
        if awaited(item, site) and said_pending(footer.text, code):
            yield to_come(page, site, item, code)
            return
        zh, en = f"网站标识码“{code}”是占位号码", f"The site code “{code}” is a placeholder"
        yield failed(zh, en, expected=item.number or _EXPECTED, found=code, pointer=where, place=place)
    elif not well_formed(code):
        zh = f"网站标识码“{code}”格式不正确，应为 10 位数字或 bm 加 8 位数字"
        en = f"The site code “{code}” is malformed: ten digits, or bm and eight digits"
        yield failed(zh, en, expected=item.number or _EXPECTED, found=code, pointer=where, place=place)
    elif item.number:
        zh, en = f"网站标识码 {code} 不是本站的标识码", f"The site code {code} is not this site's"
        yield failed(zh, en, expected=item.number, found=code, pointer=where, place=place)
    elif site.stage is Stage.PRELAUNCH and item.filed == PENDING:
        yield unexpected(page, item, code)
    else:
        yield from _case(page, footer, code)


def _case(page: PageFacts, footer: Footer, code: str) -> Iterator[Verdict]:
    if code.startswith(("BM", "Bm", "bM")):
        zh, en = f"网站标识码“{code}”的 bm 应为小写", f"The bm of “{code}” is written in lower case"
        where = pointer_to(page.url, footer.block_with(code), code)
        yield advice(zh, en, expected=code.lower(), found=code, pointer=where, place="网站标识码|写法")


def _disagreements(page: PageFacts, footer: Footer, codes: tuple[str, ...]) -> Iterator[Verdict]:
    entry_codes = dict.fromkeys(e.code.lower() for e in entries_of(footer.document) if e.code)
    sources = (
        ("标签 SiteIDCode", "the label SiteIDCode", label_codes(footer.document)),
        ("“找错”入口", "the 找错 entry", tuple(entry_codes)),
    )
    if len({c.lower() for c in codes}) > 1:
        shown = "、".join(codes)
        zh, en = f"底部出现不同的网站标识码：{shown}", f"The footer names different codes: {shown}"
        yield failed(
            zh, en, expected="同一个标识码", found=shown, pointer=pointer_to(page.url, None, shown), place="网站标识码"
        )
        return
    for zh_name, en_name, others in sources:
        if others and any(o != codes[0].lower() for o in others):
            zh = f"底部的网站标识码 {codes[0]} 与{zh_name}的 {'、'.join(others)} 不一致"
            en = f"The footer's code {codes[0]} differs from {en_name}: {', '.join(others)}"
            where = pointer_to(page.url, footer.block_with(codes[0]), codes[0])
            yield failed(
                zh, en, expected="、".join(others), found=codes[0], pointer=where, place=f"网站标识码|{zh_name}"
            )
