"""Checks of the functional items in the footer (政府网站发展指引, annex 网页设计规范, 布局)."""

from pytest_govsite.checks.addresses import Addresses
from pytest_govsite.checks.footer.agency_mark import agency_mark
from pytest_govsite.checks.footer.browser_note import copyright_browser_note
from pytest_govsite.checks.footer.consistency import consistent
from pytest_govsite.checks.footer.contact import contact
from pytest_govsite.checks.footer.error_report import error_report
from pytest_govsite.checks.footer.icp import icp_number
from pytest_govsite.checks.footer.police import police_filing
from pytest_govsite.checks.footer.site_code import site_id_code
from pytest_govsite.checks.footer.site_map import site_map
from pytest_govsite.checks.footer.sponsor import sponsor
from pytest_govsite.checks.footer.superior_links import superior_links

__all__ = [
    "Addresses",
    "agency_mark",
    "consistent",
    "contact",
    "copyright_browser_note",
    "error_report",
    "icp_number",
    "police_filing",
    "site_id_code",
    "site_map",
    "sponsor",
    "superior_links",
]
