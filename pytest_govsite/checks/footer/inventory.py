"""Which functional items a page's footer shows, whether or not they are right."""

from __future__ import annotations

from collections.abc import Callable

from pytest_govsite.checks.footer.agency_mark import mark_links, mark_place, mark_script
from pytest_govsite.checks.footer.codes import code_place
from pytest_govsite.checks.footer.contact import contacts
from pytest_govsite.checks.footer.error_report import entry_place
from pytest_govsite.checks.footer.exposure import entries_of
from pytest_govsite.checks.footer.icp import icp_place
from pytest_govsite.checks.footer.police import police_place
from pytest_govsite.checks.footer.region import Footer, footer_of
from pytest_govsite.checks.footer.site_map import map_links
from pytest_govsite.checks.footer.sponsor import sponsor_name
from pytest_govsite.checks.hosts import host_of
from pytest_govsite.model import PageFacts

ITEMS: dict[str, tuple[str, Callable[[Footer], bool]]] = {
    "党政机关网站标识": (
        "agency mark",
        lambda f: bool(mark_links(f.document) or mark_script(f.document) or mark_place(f.document)),
    ),
    "找错入口": ("error-report entry", lambda f: bool(entries_of(f.document) or entry_place(f.document))),
    "网站标识码": ("site code", lambda f: bool(code_place(f))),
    "主办单位": ("sponsor", lambda f: bool(sponsor_name(f))),
    "联系方式": ("contact", lambda f: bool(contacts(f))),
    "ICP备案编号": ("ICP number", lambda f: bool(icp_place(f)) or _linked(f, "beian.miit.gov.cn")),
    "公安机关备案标识": ("public security filing", lambda f: bool(police_place(f)) or _linked(f, "beian.gov.cn")),
    "站点地图": ("site map", lambda f: bool(map_links(f.document))),
}
"""Item -> its English name and whether a footer shows it."""


def _linked(footer: Footer, host: str) -> bool:
    return any(host_of(k.url).endswith(host) for k in footer.links)


def items_on(page: PageFacts) -> frozenset[str]:
    """Return the items that the page shows."""
    footer = footer_of(page)
    return frozenset(name for name, (_, shows) in ITEMS.items() if shows(footer))
