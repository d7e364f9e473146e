from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.security import ipv6_content, ipv6_dns, ipv6_reachable
from pytest_govsite.checks.security.ipv6 import is_global
from pytest_govsite.model import SiteFacts, Verdict
from pytest_govsite.model.security import (
    Connection,
    Ipv6Facts,
    NameAnswer,
    NameFacts,
    NameServer,
    OwnIpv6,
    SecurityFacts,
    Visit,
)
from tests.checks.building import HOME, facts, is_advice, is_failure, one, site

ADDRESS = "2408:8756:4::80"
TEXT = "示范县人民政府门户网站政务公开政务服务互动交流数据发布" * 6


def seen(text: str = TEXT, status: int = 200, **values: Any) -> Visit:
    given = {"url": HOME, "connection": Connection.ANSWERED, "status": status, "final_url": HOME, "text": text}
    return Visit(**(given | values))


def names(six: str = "found", **values: Any) -> NameFacts:
    given = {
        "host": "www.shifan.gov.cn",
        "four": NameAnswer.FOUND,
        "four_addresses": ("202.96.1.1",),
        "six": NameAnswer(six),
        "six_addresses": (ADDRESS,) if six == "found" else (),
    }
    return NameFacts(**(given | values))


def of(**values: Any) -> SiteFacts:
    given = {"names": names(), "own": OwnIpv6.GLOBAL, "address": ADDRESS, "six": seen(), "four": seen()} | values
    return facts(security=SecurityFacts(ipv6=Ipv6Facts(**given)))


def named(*args: str, **values: Any) -> Verdict:
    return one(ipv6_dns((), site(), of(names=names(*args, **values))))


def test_names() -> None:
    assert named().outcome.value == "passed"
    assert is_failure(named("empty"))
    assert is_failure(named(six_addresses=("2001:db8::1",)))
    assert named(six_addresses=("fe80::1", ADDRESS)).outcome.value == "passed"


def test_name_servers() -> None:
    servers = (NameServer(name="ns1.a.cn", six=NameAnswer.FOUND), NameServer(name="ns2.a.cn", six=NameAnswer.EMPTY))
    passed, told = ipv6_dns((), site(), of(names=names(servers=servers)))
    assert passed.outcome.value == "passed"
    assert is_advice(told)
    assert told.found == "ns2.a.cn"
    assert named(servers=servers[:1]).outcome.value == "passed"
    assert named(servers=(NameServer(name="ns3.a.cn", six=NameAnswer.NO_ANSWER),)).outcome.value == "passed"


def test_names_where_there_is_no_dns() -> None:
    for verdict in (named("no_answer", four=NameAnswer.NO_ANSWER), named("no_such_name")):
        assert (verdict.outcome.value, verdict.cause) == ("untested", "environment")
    assert named("no_answer").outcome.value == "cantTell"


def test_names_of_an_inner_network() -> None:
    inner = {"four_addresses": ("10.3.2.1",)}
    assert named("empty", **inner).outcome.value == "untested"
    assert named(six_addresses=("fd00::1",), **inner).outcome.value == "untested"
    assert is_failure(named("empty", server="202.96.1.53", **inner))


@pytest.mark.parametrize(
    "address", ["::1", "fe80::1", "fc00::1", "fd12::1", "2001:db8::1", "2002:c000:204::1", "2001::1", "ff02::1", "x"]
)
def test_addresses_that_are_not_global(address: str) -> None:
    assert not is_global(address)


@pytest.mark.parametrize("address", [ADDRESS, "240e::1", "2001:da8::1", "2409:8c00::1"])
def test_global_addresses(address: str) -> None:
    assert is_global(address)


def reached(**values: Any) -> Verdict:
    return one(ipv6_reachable((), site(), of(**values)))


def quiet(connection: str = "timeout") -> Visit:
    return Visit(url=HOME, connection=Connection(connection))


def test_reaching() -> None:
    assert reached().outcome.value == "passed"
    assert is_failure(reached(six=seen(status=502)))
    assert reached(six=seen(status=403)).outcome.value == "cantTell"
    assert reached(six=seen(status=500), four=seen(status=500)).outcome.value == "cantTell"
    assert is_failure(reached(six=quiet("tls")))
    assert reached(six=quiet("broken"), four=quiet("broken")).cause == "broken"
    assert is_failure(reached(six=quiet(), control=True))
    assert is_failure(reached(six=quiet("refused"), control=True))
    assert is_failure(reached(names=names("empty"), address="", six=Visit(url=HOME)))


@pytest.mark.parametrize(
    "values",
    [
        {"own": OwnIpv6.NONE},
        {"own": OwnIpv6.INNER},
        {"six": quiet(), "control": False},
        {"six": quiet("unreachable"), "control": False},
        {"six": quiet("refused"), "own": OwnIpv6.LOOPBACK},
        {"address": "", "ruled": "203.0.113.7"},
        {"address": "", "names": names("no_such_name")},
        {"address": "", "names": names("empty", four_addresses=("10.1.1.1",))},
        {"address": "", "names": names(six_addresses=("fd00::1",))},
    ],
)
def test_no_way_to_tell(values: dict[str, Any]) -> None:
    verdict = reached(**values)
    assert (verdict.outcome.value, verdict.cause) == ("untested", "environment")


def compared(**values: Any) -> Verdict:
    return one(ipv6_content((), site(), of(**values)))


def test_content() -> None:
    assert compared().outcome.value == "passed"
    assert compared(six=seen(TEXT.replace("数据发布", "数据公开", 2))).outcome.value == "passed"
    assert is_failure(compared(six=seen("网站维护中" * 30)))
    assert is_failure(compared(six=seen("")))


def test_content_that_cannot_be_compared() -> None:
    assert compared(own=OwnIpv6.NONE, six=Visit(url=HOME)).outcome.value == "untested"
    assert compared(six=seen(status=502)).outcome.value == "untested"
    assert compared(four=quiet()).cause == "broken"
    assert compared(six=seen(""), four=seen("")).outcome.value == "cantTell"
    assert compared(six=seen(final_url="https://wap.shifan.gov.cn/")).outcome.value == "cantTell"


@pytest.mark.parametrize("check", [ipv6_dns, ipv6_reachable, ipv6_content])
def test_a_staging_host_says_nothing(check: Any) -> None:
    assert one(check((), site(domain="www.a.gov.cn"), of())).outcome.value == "untested"
    assert one(check((), site(), facts())).outcome.value == "untested"
