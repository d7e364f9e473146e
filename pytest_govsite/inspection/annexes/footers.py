"""页脚各项 × 页面: the functional items of the footer, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pytest_govsite.checks import footer
from pytest_govsite.inspection.annexes.context import MAX_ROWS, Context
from pytest_govsite.model import PageFacts, Verdict
from pytest_govsite.model.annex import Sheet

_CHECKS: dict[str, Callable[..., Iterable[Verdict]]] = {
    "footer.agency-mark": footer.agency_mark,
    "footer.error-report": footer.error_report,
    "footer.site-id-code": footer.site_id_code,
    "footer.sponsor": footer.sponsor,
    "footer.contact": footer.contact,
    "footer.icp": footer.icp_number,
    "footer.police-filing": footer.police_filing,
    "footer.site-map": footer.site_map,
}


def footers_sheet(context: Context) -> Sheet:
    """Return one row a page whose footer can be judged, rendered pages first."""
    words, observed = context.words, context.observed
    judged = [r for r in _CHECKS if r in context.judged]
    headings = (words("annex.page"), words("annex.page_type"), *(context.heading(r) for r in judged))
    if not judged:
        return Sheet(key="footers", columns=headings, rows=(), note=words("annex.not_judged"))
    pages = observed.pages.with_own_footer
    rendered = frozenset(observed.pages.rendered.urls)
    order = sorted(pages.urls, key=lambda url: url not in rendered)
    addresses = footer.Addresses(observed.site, observed.facts, observed.pages.all)
    rows = []
    for url in order[:MAX_ROWS]:
        page = observed.pages.by_url(url)
        if page.observed:
            rows.append(
                (url, words.name("page_type", page.type.value), *(_cell(context, r, page, addresses) for r in judged))
            )
    return Sheet(key="footers", columns=headings, rows=tuple(rows), left_out=max(0, len(order) - MAX_ROWS))


def _cell(context: Context, requirement: str, page: PageFacts, addresses: footer.Addresses) -> str:
    site = context.observed.site
    # a script of the issuer draws the mark nearly everywhere, so the source alone does not show it
    if requirement == "footer.agency-mark" and not page.rendered and context.observed.pages.rendered.urls:
        return ""
    check = _CHECKS[requirement]
    if requirement == "footer.site-map":
        return context.cell(requirement, check(page, site, addresses))
    return context.cell(requirement, check(page, site))
