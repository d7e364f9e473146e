"""IPv6: names, reachability and content (《推进互联网协议第六版（IPv6）规模部署行动计划》 and its evaluation)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ipaddress import IPv6Address, IPv6Network, ip_address

from rapidfuzz.fuzz import ratio

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.outcomes import advice, cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.checks.security.standing import not_looked_at, not_the_public_site
from pytest_govsite.model import Cause, PageFacts, Site, SiteFacts, Verdict
from pytest_govsite.model.security import Connection, Ipv6Facts, NameAnswer, OwnIpv6, Visit

_GLOBAL = IPv6Network("2000::/3")
_SPECIAL = tuple(
    map(IPv6Network, ("2001:db8::/32", "3fff::/20", "2001::/32", "2001:10::/28", "2001:20::/28", "2002::/16"))
)
"""Within 2000::/3, but documentation, Teredo, ORCHID and 6to4 (IANA IPv6 Special-Purpose Address Registry)."""
_BLOCKED = frozenset({401, 403, 405, 407, 412, 418, 429, 521})
_SHARE = 0.9
_LEAST_TEXT = 100


def ipv6_dns(_: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """The DNS gives the site's domain an AAAA record with a global address.

    Name servers of the zone without an AAAA record of their own are advice.
    """
    seen = facts.security.ipv6
    blocked = not_the_public_site(site, facts)
    if blocked is not None or seen is None:
        yield blocked or not_looked_at()
        return
    yield _named(seen, facts)
    without = [server.name for server in seen.names.servers if server.six is NameAnswer.EMPTY]
    if without and seen.names.six is NameAnswer.FOUND:
        yield advice(
            "权威域名服务器没有 IPv6 地址",
            "Name servers of the zone have no IPv6 address",
            expected="AAAA",
            found="、".join(without),
            pointer=pointer_to(facts.home_url),
            place="servers",
        )


def _named(seen: Ipv6Facts, facts: SiteFacts) -> Verdict:
    names, where = seen.names, pointer_to(facts.home_url)
    if names.six is NameAnswer.NO_ANSWER and names.four is not NameAnswer.NO_ANSWER:
        return cant_tell(
            "域名服务器没有回答 AAAA 查询", "The name servers did not answer for AAAA", found=names.host, pointer=where
        )
    if names.six is NameAnswer.NO_ANSWER:
        return untested(
            "检测环境没有可用的域名解析", "There is no DNS here", found=names.server or names.host, pointer=where
        )
    if names.six is NameAnswer.NO_SUCH_NAME:
        return untested(
            "检测环境的域名解析中没有这个域名，请在公网环境检测",
            "The DNS of this network does not know the name",
            found=names.host,
            pointer=where,
        )
    good = [address for address in names.six_addresses if is_global(address)]
    if good:
        return passed("有有效的 AAAA 记录", "There is a valid AAAA record", measured="、".join(good), pointer=where)
    if _inner_view(seen):
        return untested(
            "检测环境的域名解析给出内网地址，不能代表公网解析",
            "The DNS of this network gives inner addresses and does not stand for the public one",
            found="、".join((*names.four_addresses, *names.six_addresses)),
            pointer=where,
        )
    if names.six_addresses:
        return failed(
            "AAAA 记录不是公网地址",
            "The AAAA record holds no global address",
            expected="2000::/3",
            found="、".join(names.six_addresses),
            pointer=where,
            place="address",
        )
    return failed(
        "域名没有 AAAA 记录", "The domain has no AAAA record", found=names.host, pointer=where, place="record"
    )


def _inner_view(seen: Ipv6Facts) -> bool:
    """Return True where this machine's own resolver answers for an inner network."""
    names = seen.names
    try:
        return not names.server and any(ip_address(text).is_private for text in names.four_addresses)
    except ValueError:
        return False


def is_global(text: str) -> bool:
    """Return whether an IPv6 address is one of the public Internet."""
    try:
        address = IPv6Address(text)
    except ValueError:
        return False
    return address in _GLOBAL and not any(address in block for block in _SPECIAL)


def ipv6_reachable(_: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """The home page answers over an IPv6 connection.

    A site that stays silent fails only where another public site was reached over IPv6 from here.
    """
    seen = facts.security.ipv6
    blocked = not_the_public_site(site, facts)
    if blocked is not None or seen is None:
        yield blocked or not_looked_at()
        return
    yield _reached(seen, facts)


def _no_way(seen: Ipv6Facts) -> Verdict | None:
    """Return why nothing can be said of the site over IPv6."""
    if not seen.address and seen.ruled:
        return untested("主机对照表只给出 IPv4 地址", "The resolve table gives an IPv4 address only", found=seen.ruled)
    if seen.own is OwnIpv6.NONE:
        return untested("检测机器没有 IPv6", "This machine has no IPv6")
    if seen.own is OwnIpv6.INNER:
        return untested("检测机器只有内网 IPv6 地址", "This machine has inner IPv6 addresses only")
    return None


def _reached(seen: Ipv6Facts, facts: SiteFacts) -> Verdict:
    where = pointer_to(facts.home_url)
    blocked = _no_way(seen)
    if not seen.address and not seen.ruled:
        empty = seen.names.six is NameAnswer.EMPTY
        if empty and not _inner_view(seen):
            return failed(
                "没有 IPv6 地址，不能通过 IPv6 访问",
                "There is no IPv6 address to reach",
                pointer=where,
                place="address",
            )
        return untested("没有可连接的公网 IPv6 地址", "There is no public IPv6 address to connect to", pointer=where)
    if blocked is not None:
        return blocked
    six = seen.six
    told = f"[{seen.address}] {six.status or six.detail or six.connection.value}"
    if six.connection is Connection.ANSWERED:
        return _answered(six, seen.four, told, facts)
    if seen.four.connection is Connection.BROKEN:
        return untested(
            "通过 IPv6 和 IPv4 都没有得到完整应答",
            "Neither over IPv6 nor over IPv4 was there a whole answer",
            cause=Cause.BROKEN,
            found=told,
            pointer=where,
        )
    if six.connection in (Connection.TLS, Connection.BROKEN) or seen.control:
        return failed(
            "不能通过 IPv6 访问首页",
            "The home page is not reached over IPv6",
            expected="200",
            found=told,
            pointer=where,
            place="reach",
        )
    return untested(
        "通过 IPv6 没有连接上，也没有其他网站可以印证检测机器的 IPv6 可用",
        "No connection over IPv6, and no other site shows that IPv6 works here",
        found=told,
        pointer=where,
    )


def _answered(six: Visit, four: Visit, told: str, facts: SiteFacts) -> Verdict:
    where = pointer_to(facts.home_url)
    if six.status in _BLOCKED or (six.status is not None and six.status >= 400 and six.status == four.status):
        return cant_tell(
            "IPv6 访问被服务器拒绝，或与 IPv4 一样出错，请人工查看",
            "The server refused the request over IPv6, or fails over IPv4 too",
            found=told,
            pointer=where,
        )
    if six.status is None or six.status >= 400:
        return failed(
            "通过 IPv6 打不开首页",
            "The home page does not open over IPv6",
            expected="200",
            found=told,
            pointer=where,
            place="reach",
        )
    return passed("首页可通过 IPv6 访问", "The home page answers over IPv6", measured=told, pointer=where)


def ipv6_content(_: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """The text of the home page over IPv6 is that over IPv4, 90 % alike (own number), both read from the source."""
    seen = facts.security.ipv6
    blocked = not_the_public_site(site, facts)
    if blocked is not None or seen is None:
        yield blocked or not_looked_at()
        return
    yield _compared(seen, site, facts)


def _compared(seen: Ipv6Facts, site: Site, facts: SiteFacts) -> Verdict:
    where = pointer_to(facts.home_url)
    six, four = seen.six, seen.four
    opened = [v.connection is Connection.ANSWERED and v.status is not None and v.status < 400 for v in (six, four)]
    if not opened[0]:
        return _no_way(seen) or untested(
            "首页没有通过 IPv6 打开，无从比较（见 security.ipv6-reachable）",
            "The home page did not open over IPv6, so there is nothing to compare (see security.ipv6-reachable)",
            pointer=where,
        )
    if not opened[1]:
        return untested(
            "首页没有通过 IPv4 打开，无从比较",
            "The home page did not open over IPv4",
            cause=Cause.BROKEN,
            found=four.detail or str(four.status or four.connection.value),
            pointer=where,
        )
    if host_of(six.final_url) != host_of(four.final_url):
        return cant_tell(
            "IPv6 和 IPv4 跳转到不同的主机",
            "IPv6 and IPv4 lead to different hosts",
            found=f"{six.final_url} ≠ {four.final_url}",
            pointer=where,
        )
    if max(len(six.text), len(four.text)) < _LEAST_TEXT:
        return cant_tell(
            "首页文字由脚本生成，无法从源代码比较",
            "The text of the home page is made by scripts and cannot be compared",
            pointer=where,
        )
    limit = site.thresholds.get("security.ipv6-content", _SHARE)
    share = ratio(six.text, four.text) / 100
    if share >= limit:
        return passed(
            "两种访问方式内容一致", "The content is the same", measured=f"{share:.0%} 相同 / the same", pointer=where
        )
    return failed(
        "IPv6 与 IPv4 的首页内容不一致",
        "The home page differs between IPv6 and IPv4",
        expected=f"≥ {limit:g}",
        found=f"{share:.2f}：{six.title} / {four.title}",
        pointer=where,
        place="content",
    )
