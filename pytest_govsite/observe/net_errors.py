"""Network errors of browsers -> why a page could not be observed."""

from __future__ import annotations

import re

from pytest_govsite.model import UnobservedReason

_CODE = re.compile(r"(?:net::|\b)((?:ERR|NS_ERROR|SEC_ERROR|SSL_ERROR|MOZILLA_PKIX_ERROR)_[A-Z0-9_]+)")
_UNCERTAIN = ("ERR_TUNNEL_CONNECTION_FAILED", "ERR_EMPTY_RESPONSE", "ERR_CONNECTION_CLOSED", "ERR_CONNECTION_RESET")
_TOLD_BY_FIREFOX = ("NS_ERROR_REDIRECT_LOOP",)
"""The only errors of this family that say why; it tells the others too where only the proxy had no answer."""
_REASONS = (
    (re.compile(r"ERR_NAME_|ERR_DNS_|UNKNOWN_HOST"), UnobservedReason.DNS),
    (re.compile(r"ERR_CERT_|ERR_SSL_|ERR_BAD_SSL|SEC_ERROR_|SSL_ERROR_|PKIX_"), UnobservedReason.TLS),
    (re.compile(r"TIMED_OUT|NET_TIMEOUT"), UnobservedReason.TIMEOUT),
    (re.compile(r"ERR_TOO_MANY_REDIRECTS|REDIRECT_LOOP"), UnobservedReason.REDIRECT_LOOP),
    (re.compile(r"ERR_HTTP_RESPONSE_CODE_FAILURE"), UnobservedReason.HTTP_ERROR),
    (re.compile(r"ERR_BLOCKED_|ERR_ACCESS_DENIED"), UnobservedReason.BLOCKED),
    (re.compile(r"ERR_INSUFFICIENT_RESOURCES|ERR_OUT_OF_MEMORY"), UnobservedReason.CRASH),
)


def explain(told: str) -> tuple[UnobservedReason, str]:
    """Return the reason and a sentence for an error of a navigation."""
    found = _CODE.search(told)
    code = found[1] if found else told.splitlines()[0][:120]
    reason = next((reason for pattern, reason in _REASONS if pattern.search(code)), UnobservedReason.CONNECT)
    return reason, f"浏览器无法打开 / the browser cannot open it：{code}"


def is_certain(told: str) -> bool:
    """True: the browser itself knows why; False: it only saw that the proxy gave no answer."""
    found = _CODE.search(told)
    if found is None or found[1] in _UNCERTAIN:
        return False
    return not found[1].startswith("NS_ERROR_") or found[1] in _TOLD_BY_FIREFOX
