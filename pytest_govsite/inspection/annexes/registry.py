"""登记信息核对表: the numbers that others issue, as the site shows them, and where a person looks them up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pytest_govsite.checks.footer.agency_mark import mark_links
from pytest_govsite.checks.footer.codes import label_codes, shown_codes
from pytest_govsite.checks.footer.exposure import entries_of
from pytest_govsite.checks.footer.icp import icp_numbers
from pytest_govsite.checks.footer.police import police_numbers
from pytest_govsite.checks.footer.region import footer_of
from pytest_govsite.inspection.annexes.context import Context
from pytest_govsite.model import PageFacts
from pytest_govsite.model.annex import Sheet

_MAX = 60
LOOKUP = {
    "domain": "https://whois.cnnic.cn/",
    "icp": "https://beian.miit.gov.cn/",
    "police": "https://beian.mps.gov.cn/",
    "id_code": "https://zfwzzc.www.gov.cn/",
    "mark": "https://bszs.conac.cn/",
    "entry": "https://zfwzzc.www.gov.cn/",
}
"""Where each kind of number is looked up; the program itself asks no registry."""


def registry_sheet(context: Context) -> Sheet:
    """Return one row a number, those on most pages first within their kind."""
    words, site = context.words, context.observed.site
    headings = tuple(words(f"annex.registry.{n}") for n in ("kind", "number", "filed", "pages", "lookup", "holder"))
    counted: dict[str, Counter[str]] = {kind: Counter() for kind in LOOKUP}
    for page in context.observed.pages.all:
        if page.document is not None:
            for kind, number in set(_numbers(page)):
                counted[kind][number] += 1
    filed = {
        "domain": site.domain,
        "icp": site.filing.icp,
        "police": site.filing.police,
        "id_code": site.filing.id_code or ("" if "id_code" in site.inferred else site.id_code),
        "mark": site.filing.agency_mark,
        "entry": "",
    }
    counted["domain"][site.domain] = 0
    rows = [
        (words(f"annex.registry.{kind}"), number, filed[kind], str(n) if n else "", LOOKUP[kind], "", "", "", "")
        for kind, numbers in counted.items()
        for number, n in (numbers.most_common(_MAX) or [("", 0)])
    ]
    people = (words("annex.result"), words("annex.by"), words("annex.date"))
    return Sheet(key="registry", columns=(*headings, *people), rows=tuple(rows), blank=4)


def _numbers(page: PageFacts) -> Iterator[tuple[str, str]]:
    footer = footer_of(page)
    document = footer.document
    yield from (("icp", number.text) for number in icp_numbers(footer.text))
    yield from (("police", number.text) for number in police_numbers(footer.text))
    yield from (("id_code", code) for code in (*shown_codes(footer), *label_codes(document)))
    yield from (("mark", link.url) for link in mark_links(document))
    yield from (("entry", entry.code) for entry in entries_of(document) if entry.code)
