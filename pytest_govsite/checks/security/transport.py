"""HTTPS, the certificate and the protocol versions (own numbers; RFC 8996 on TLS 1.0 and 1.1)."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Sequence
from datetime import datetime

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.checks.security.standing import no_encryption, not_looked_at, not_the_public_site
from pytest_govsite.model import Cause, PageFacts, Site, SiteFacts, Verdict
from pytest_govsite.model.security import CertificateFacts, Connection, Handshake, TlsFacts, Visit

_BLOCKED = frozenset({401, 403, 405, 407, 412, 418, 429, 521})
_DAYS = 30.0
_OLD = ("TLS 1.0", "TLS 1.1")
_GOOD = ("TLS 1.2", "TLS 1.3")
_CHAINS = {
    "expired": ("证书已过期", "The certificate, or one of its chain, has expired"),
    "not_yet_valid": ("证书尚未生效", "The certificate is not valid yet"),
    "self_signed": ("证书是自签名的", "The certificate is signed by itself"),
    "unknown_issuer": (
        "证书链不完整，或签发机构不受浏览器信任",
        "The chain is incomplete, or browsers do not trust the issuer",
    ),
    "other": ("证书链校验不通过", "The chain of the certificate does not verify"),
}


def https(_: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """The home page answers over https, and http leads there.

    Only the redirect missing is advice. Whether the certificate is good is judged on its own. A port 80 that takes no
    connection needs no redirect.
    """
    tls = facts.security.tls
    blocked = not_the_public_site(site, facts)
    if blocked is not None or tls is None:
        yield blocked or not_looked_at()
        return
    where = pointer_to(tls.https.url)
    problem = _https_problem(tls, facts)
    if problem is not None:
        yield problem
        return
    reached = tls.http.connection is Connection.ANSWERED
    leads = [*tls.http.redirects, tls.http.refresh]
    if reached and not any(address.startswith("https://") for address in leads):
        yield advice(
            "访问 http 没有跳转到 https",
            "http does not lead to https",
            expected="301 → https",
            found=f"{tls.http.url}：{tls.http.status}",
            pointer=where,
            place="redirect",
        )
        return
    measured = f"https {tls.https.status}；http {_how(tls.http)}"
    yield passed(
        "能以 https 访问，http 跳转到 https", "https works and http leads to it", measured=measured, pointer=where
    )


def _how(http: Visit) -> str:
    if http.connection is not Connection.ANSWERED:
        return {"refused": "未开放"}.get(http.connection.value, http.connection.value)
    return "→ https"


def _https_problem(tls: TlsFacts, facts: SiteFacts) -> Verdict | None:
    seen, where = tls.https, pointer_to(tls.https.url)
    works_plainly = facts.home_url.startswith("http://") or tls.http.connection is Connection.ANSWERED
    if seen.connection is Connection.ANSWERED:
        return _answer_problem(seen)
    told = seen.detail or seen.connection.value
    if seen.connection in (Connection.REFUSED, Connection.TLS) and works_plainly:
        return failed(
            "不能以 https 访问", "https does not work", expected="https", found=told, pointer=where, place="https"
        )
    if seen.connection in (Connection.TIMEOUT, Connection.BROKEN) and works_plainly:
        return cant_tell(
            "https 没有应答，而 http 有应答；请确认不是检测网络的限制",
            "https does not answer while http does; make sure that it is not this network",
            found=told,
            pointer=where,
            place="https",
        )
    cause = Cause.ENVIRONMENT if seen.connection in (Connection.UNNAMED, Connection.UNREACHABLE) else Cause.BROKEN
    return untested(
        "连接不上网站，https 无从检测", "The site could not be reached", cause=cause, found=told, pointer=where
    )


def _answer_problem(seen: Visit) -> Verdict | None:
    where = pointer_to(seen.url)
    last = seen.redirects[-1] if seen.redirects else seen.final_url
    if last.startswith("http://") and host_of(last) == host_of(seen.url):
        return failed(
            "https 跳转回 http", "https leads back to http", expected="https", found=last, pointer=where, place="https"
        )
    if seen.status in _BLOCKED:
        return cant_tell(
            "https 拒绝了程序的访问，请人工查看",
            "https refused the request; a person has to look",
            found=str(seen.status),
            pointer=where,
            place="https",
        )
    if seen.status is not None and seen.status >= 400:
        return failed(
            "https 的首页打不开",
            "The home page does not open over https",
            expected="200",
            found=str(seen.status),
            pointer=where,
            place="https",
        )
    return None


def certificate(_: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """Browsers believe the chain, the certificate names the host, and more than 30 days are left (fewer: advice).

    An authority of `[http] ca_file` is believed too, and said to be one. Not looked at: revocation, and whether the
    issuer is an approved body of electronic government.
    """
    tls = facts.security.tls
    blocked = not_the_public_site(site, facts)
    if blocked is not None or tls is None:
        yield blocked or not_looked_at()
        return
    shown = tls.certificate
    if shown is None:
        yield no_encryption(tls.https)
        return
    where = pointer_to(tls.https.url)
    faults = list(_faults(tls, shown, site))
    yield from faults
    if not faults:
        left = _days_left(shown)
        measured = f"剩余 {left:.0f} 天" if left is not None else ""
        measured += "；签发机构只由 [http] ca_file 给出" if shown.given_authority else ""
        yield passed("证书有效", "The certificate is valid", measured=measured, pointer=where)


def _faults(tls: TlsFacts, shown: CertificateFacts, site: Site) -> Iterator[Verdict]:
    where = pointer_to(tls.https.url)
    left = _days_left(shown)
    if shown.chain == "unknown":
        yield untested(
            "校验证书时连接中断", "The connection broke", cause=Cause.BROKEN, found=shown.detail, pointer=where
        )
    elif shown.chain:
        zh, en = _CHAINS.get(shown.chain, _CHAINS["other"])
        told = f"{shown.not_after[:10]} {shown.issuer} {shown.detail}".strip()
        yield failed(zh, en, found=told[:200], pointer=where, place="chain")
    if not covers(shown.names, tls.host):
        yield failed(
            "证书不包含网站的域名",
            "The certificate does not name the host",
            expected=tls.host,
            found="、".join(shown.names[:8]) or shown.subject,
            pointer=where,
            place="host",
        )
    limit = site.thresholds.get("security.certificate", _DAYS)
    if left is not None and 0 <= left <= limit and not shown.chain:
        yield advice(
            "证书快要到期",
            "The certificate expires soon",
            expected=f"> {limit:g} 天",
            found=f"{left:.0f} 天（{shown.not_after[:10]}）",
            pointer=where,
            place="days",
        )


def _days_left(shown: CertificateFacts) -> float | None:
    try:
        span = datetime.fromisoformat(shown.not_after) - datetime.fromisoformat(shown.seen)
    except ValueError:
        return None
    return span.total_seconds() / 86_400


def covers(names: Sequence[str], host: str) -> bool:
    """Return whether one of the names of a certificate is the host's (RFC 9525): `*.` stands for one label."""
    host = host.lower().rstrip(".")
    try:
        address = ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        parent = host.partition(".")[2]
        return any(name.rstrip(".") == host or ("." in parent and name.rstrip(".") == f"*.{parent}") for name in names)
    return str(address) in names


def tls_version(_: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """The server takes TLS 1.2 or 1.3 and refuses 1.0 and 1.1 (RFC 8996).

    Each version is tried alone. Where the library of this machine does not speak an old version, nothing is said of
    it. SSL 2 and 3, which no library speaks any more, and the GM protocol are not tried.
    """
    tls = facts.security.tls
    blocked = not_the_public_site(site, facts)
    if blocked is not None or tls is None:
        yield blocked or not_looked_at()
        return
    if not tls.versions:
        yield no_encryption(tls.https)
        return
    yield _judged_versions(tls)


def _judged_versions(tls: TlsFacts) -> Verdict:
    where = pointer_to(tls.https.url)
    outcome = {trial.version: trial.outcome for trial in tls.versions}
    taken = [version for version, what in outcome.items() if what is Handshake.ACCEPTED]
    measured = "、".join(taken)
    old = [version for version in _OLD if version in taken]
    good = [version for version in _GOOD if version in taken]
    silent = [version for version, what in outcome.items() if what is Handshake.UNKNOWN]
    closed = [version for version in _OLD if outcome.get(version, Handshake.NOT_OFFERED) is Handshake.NOT_OFFERED]
    if old:
        return failed(
            "服务器仍接受旧的 TLS 版本",
            "The server still takes old TLS versions",
            expected="TLS 1.2、TLS 1.3",
            found=measured,
            pointer=where,
            place="old",
        )
    if silent:
        return untested(
            "试握手没有应答",
            "Trial handshakes were not answered",
            cause=Cause.BROKEN,
            found="、".join(silent),
            pointer=where,
        )
    if not good:
        return failed(
            "服务器不支持 TLS 1.2 及以上版本",
            "The server does not take TLS 1.2 or later",
            expected="TLS 1.2、TLS 1.3",
            found=measured or "—",
            pointer=where,
            place="new",
        )
    if closed:
        return untested(
            "本机的加密库不支持旧版本，无法确认服务器已停用",
            "The library of this machine does not speak the old versions: whether the server refuses them is not known",
            found="、".join(closed),
            pointer=where,
        )
    return passed("只接受 TLS 1.2 及以上版本", "Only TLS 1.2 or later is taken", measured=measured, pointer=where)
