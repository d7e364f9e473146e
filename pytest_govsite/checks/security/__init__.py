"""Security of the site as it shows from outside: transport, headers, what lies open, other parties, IPv6."""

from pytest_govsite.checks.security.cookies import cookie_attributes
from pytest_govsite.checks.security.error_disclosure import error_disclosure
from pytest_govsite.checks.security.exposure import admin_exposed, directory_listing, exposed_files
from pytest_govsite.checks.security.headers import security_headers
from pytest_govsite.checks.security.ipv6 import ipv6_content, ipv6_dns, ipv6_reachable
from pytest_govsite.checks.security.mixed_content import mixed_content
from pytest_govsite.checks.security.third_party import third_party_scripts
from pytest_govsite.checks.security.transport import certificate, https, tls_version

__all__ = [
    "admin_exposed",
    "certificate",
    "cookie_attributes",
    "directory_listing",
    "error_disclosure",
    "exposed_files",
    "https",
    "ipv6_content",
    "ipv6_dns",
    "ipv6_reachable",
    "mixed_content",
    "security_headers",
    "third_party_scripts",
    "tls_version",
]
