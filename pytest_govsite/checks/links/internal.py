"""Inner, test and builders' addresses (GB/T 47171, URL; 上线前检测)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

import msgspec

from pytest_govsite.checks.hosts import host_of, registrable
from pytest_govsite.checks.links.survey import LinkSurvey
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.document.outgoing import outgoing
from pytest_govsite.model import DocumentFacts, Fact, Node, PageFacts, Verdict

_RESERVED = re.compile(r"(?:^|\.)(?:localhost|local|internal|lan|intranet|corp|home|test|invalid|localdomain)$")
_DISK = re.compile(r"\s*(?:file:|[a-z]:[\\/](?!/)|\\\\[\w.-]+\\)", re.IGNORECASE)
_NUMBERED = re.compile(r"[-_]?\d{0,2}$")
_PAGES = 5
_DISKS = 20
"""Addresses on somebody's disk that are told one by one."""
_SHARED = IPv4Address("100.64.0.0")


class Hosts(Fact, frozen=True, kw_only=True):
    """internal.toml."""

    test_labels: frozenset[str]
    tunnels: frozenset[str]
    builders: frozenset[str]


@cache
def _hosts() -> Hosts:
    data = tomllib.loads(files("pytest_govsite.checks.links").joinpath("internal.toml").read_text("utf-8"))
    return Hosts(**{name: frozenset(values) for name, values in data.items()})


class _Seen:
    """One origin with where it stands."""

    def __init__(self, url: str, verdict: Verdict, page: str, node: Node | None, kind: str) -> None:
        self.url, self.verdict, self.node, self.kind = url, verdict, node, kind
        self.pages = [page]
        self.count = 1

    def add(self, page: str) -> None:
        self.count += 1
        if page not in self.pages and len(self.pages) < _PAGES:
            self.pages.append(page)


def links_internal(pages: Sequence[PageFacts], survey: LinkSurvey) -> Iterator[Verdict]:
    """No link, resource, form target or label leads to an inner network, this very machine, a test system or a disk.

    The host under inspection is the site itself, wherever it stands. Text that only mentions such an address is none.
    """
    found: dict[str, _Seen] = {}
    any_address = False
    for page in pages:
        if page.document is None:
            continue
        for url, kind, node in _addresses(page.document):
            any_address = True
            key = _origin(url, found)
            if key in found:
                found[key].add(page.url)
                continue
            verdict = judged_address(url, survey)
            if verdict is not None:
                found[key] = _Seen(url, verdict, page.url, node, kind)
    for key, seen in found.items():
        yield _told(key, seen)
    if not found:
        if any_address:
            yield passed("没有内网、测试地址", "No internal or test addresses")
        else:
            yield inapplicable("页面没有链接和资源", "The pages have neither links nor resources")


def _told(key: str, seen: _Seen) -> Verdict:
    pages = " ".join(seen.pages)
    found = f"{seen.url[:300]} ｜ {seen.kind} ｜ " + (f"×{seen.count}：{pages}" if seen.count > 1 else pages)
    return msgspec.structs.replace(
        seen.verdict,
        found=found,
        pointer=pointer_to(seen.pages[0], seen.node, seen.url),
        place=key,
        group=f"links.internal-address|{key}",
    )


def _addresses(document: DocumentFacts) -> Iterator[tuple[str, str, Node | None]]:
    for item in outgoing(document):
        yield item.url, item.kind, item.node
    for link in document.links:
        if link.href and _DISK.match(link.href):
            yield link.href.strip()[:300], "link", link
    for image in document.images:
        if _DISK.match(image.source):
            yield image.source[:300], "image", image


def _origin(url: str, found: Mapping[str, _Seen]) -> str:
    if _DISK.match(url):
        # an article pasted from an office program may hold hundreds of them
        return url[:200] if url[:200] in found or sum(map(_is_on_disk, found)) < _DISKS else "file:"
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower()
    except ValueError:
        return url[:200]


def _is_on_disk(key: str) -> bool:
    return _DISK.match(key) is not None


def judged_address(url: str, survey: LinkSurvey) -> Verdict | None:
    """Return what is wrong with an address for where it leads; None where nothing is."""
    if _DISK.match(url):
        return failed("地址指向本地文件", "An address leads to a file on somebody's disk")
    host = host_of(url)
    if not host or survey.inspected.own(url):
        return None
    try:
        address = ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        return _named(host, survey)
    if _is_inner(address):
        return failed("地址指向内网或本机", "An address leads to an inner network or this very machine")
    if _has_port(url):
        return failed("地址是裸 IP 加端口", "An address is a bare IP address with a port")
    return advice("地址是裸 IP，没有使用域名", "An address is a bare IP address without a host name")


def _named(host: str, survey: LinkSurvey) -> Verdict | None:
    known = _hosts()
    if "." not in host or _RESERVED.search(host):
        return failed("地址指向内网或本机", "An address leads to an inner network or this very machine")
    if _below(host, known.tunnels):
        return failed("地址指向内网穿透的临时域名", "An address leads to a tunnel's temporary host")
    if _below(host, known.builders):
        return cant_tell(
            "地址指向建站平台的域名，是否临时地址请人工确认",
            "An address leads to a builder's host; whether it is temporary is for a person",
        )
    domain = registrable(host)
    labels = host.removesuffix(domain).strip(".").split(".")
    if any(_is_test(label, known.test_labels) for label in labels):
        own = {registrable(host_of(survey.site.domain)), registrable(host_of(survey.site.url))}
        if domain in own:
            return failed("地址指向测试或预发布系统", "An address leads to a test or staging system")
        return cant_tell(
            "域名像是测试系统，请人工确认", "A host is named like a test system; a person has to confirm it"
        )
    return None


def _is_test(label: str, known: frozenset[str]) -> bool:
    parts = re.split(r"[-_]", label)
    return _NUMBERED.sub("", label) in known or (len(parts) > 1 and (parts[0] in known or parts[-1] in known))


def _below(host: str, domains: frozenset[str]) -> bool:
    labels = host.split(".")
    return any(".".join(labels[start:]) in domains for start in range(len(labels) - 1))


def _is_inner(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    shared = isinstance(address, IPv4Address) and int(address) >> 22 == int(_SHARED) >> 22
    documented = any(str(address).startswith(prefix) for prefix in ("192.0.2.", "198.51.100.", "203.0.113."))
    return shared or (
        (address.is_private and not documented)
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )


def _has_port(url: str) -> bool:
    try:
        return urlsplit(url).port not in (None, 80, 443)
    except ValueError:
        return False
