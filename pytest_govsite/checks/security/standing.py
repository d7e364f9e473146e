"""Whether what was looked at is the public site: a staging host says nothing of certificate, names and networks."""

from __future__ import annotations

from urllib.parse import urlsplit

from pytest_govsite.checks.hosts import host_of, is_public_name
from pytest_govsite.checks.outcomes import untested
from pytest_govsite.model import Cause, Site, SiteFacts, Verdict
from pytest_govsite.model.security import Connection, Visit

PORTS = {"http": 80, "https": 443}


def not_the_public_site(site: Site, facts: SiteFacts) -> Verdict | None:
    """Return why the host that was inspected does not stand for the declared domain, None where it does."""
    address = facts.home_url or facts.start_url
    host = host_of(address)
    if not is_public_name(host):
        return untested(
            "检测地址是本机、内网或保留地址，不能代表正式域名",
            "The inspected address is local, private or reserved and does not stand for the public domain",
            found=host,
        )
    declared = host_of(site.domain)
    if declared and declared.removeprefix("www.") != host.removeprefix("www."):
        return untested(
            "检测的主机不是正式域名，不能代表正式域名",
            "The inspected host is not the public domain and does not stand for it",
            found=f"{host} ≠ {declared}",
        )
    if not _usual_port(address):
        return untested(
            "检测地址使用非标准端口，不能代表正式域名",
            "The inspected address has a port of its own and does not stand for the public domain",
            found=urlsplit(address).netloc,
        )
    return None


def _usual_port(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.port in (None, PORTS.get(parts.scheme))
    except ValueError:
        return False


def not_looked_at() -> Verdict:
    """Return that these observations do not hold what is needed."""
    return untested("观测数据中没有此项", "The observations do not hold this")


def no_encryption(https: Visit) -> Verdict:
    """Return that there is no encrypted connection whose certificate and versions could be looked at."""
    broke = https.connection in (Connection.TIMEOUT, Connection.BROKEN)
    return untested(
        "没有建立 https 连接，无从检测（见 security.https）",
        "No https connection came about, so there is nothing to look at (see security.https)",
        cause=Cause.BROKEN if broke else Cause.ENVIRONMENT,
        found=https.detail or https.connection.value,
    )
