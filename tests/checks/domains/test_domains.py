from __future__ import annotations

import pytest

from pytest_govsite.checks.domains import aliases_redirect, domain_structure, domain_suffix
from pytest_govsite.model import Cause, Hop, LinkProbe, Outcome, Profile, Unobserved, UnobservedReason
from tests.checks.building import facts, is_advice, is_failure, one, site

ALIAS = "www.shifanxian.gov.cn"
MAIN = "https://www.shifan.gov.cn/"


def suffix(**values):
    return one(domain_suffix([], site(**values), facts()))


@pytest.mark.parametrize(
    ("values", "outcome", "words"),
    [
        ({}, Outcome.PASSED, ".gov.cn"),
        ({"domain": "示范.政务"}, Outcome.PASSED, ".gov.cn"),
        ({"domain": "www.shifan.com"}, Outcome.FAILED, "不是 .gov.cn"),
        ({"domain": "www.shifan-gov.cn"}, Outcome.FAILED, "不是 .gov.cn"),
        ({"domain": "127.0.0.1"}, Outcome.UNTESTED, "未配置正式域名"),
        ({"domain": "staging.example"}, Outcome.UNTESTED, "未配置正式域名"),
        ({"kind": "institution", "domain": "www.shifanyiyuan.cn"}, Outcome.PASSED, "事业单位"),
        ({"kind": "institution", "domain": "www.shifan.com"}, Outcome.FAILED, "事业单位"),
        ({"kind": "institution"}, Outcome.CANT_TELL, "行政职能"),
    ],
)
def test_suffix(values, outcome, words):
    verdict = suffix(**values)
    assert verdict.outcome is outcome
    assert words in verdict.message.zh


def structure(profile=None, **values):
    return one(domain_structure([], site(**values), facts(), profile))


@pytest.mark.parametrize(
    ("values", "outcome"),
    [
        ({}, Outcome.PASSED),
        ({"domain": "shifan.gov.cn"}, Outcome.FAILED),
        ({"domain": "www.shifan.zj.gov.cn"}, Outcome.FAILED),
        ({"domain": "www.gov.cn", "level": "national"}, Outcome.PASSED),
        ({"domain": "www.cac.gov.cn", "kind": "department", "level": "national"}, Outcome.PASSED),
        ({"domain": "zrzy.hebei.gov.cn", "kind": "department"}, Outcome.PASSED),
        ({"domain": "zrzy.hebei.gov.cn", "kind": "department", "parent_domain": "www.hebei.gov.cn"}, Outcome.PASSED),
        ({"domain": "zrzy.henan.gov.cn", "kind": "department", "parent_domain": "www.hebei.gov.cn"}, Outcome.FAILED),
        ({"domain": "www.yctravel.gov.cn", "kind": "department"}, Outcome.FAILED),
        ({"domain": "xx.shifan.gov.cn", "kind": "township"}, Outcome.PASSED),
        ({"kind": "institution"}, Outcome.INAPPLICABLE),
        ({"domain": "localhost"}, Outcome.UNTESTED),
    ],
)
def test_structure(values, outcome):
    verdict = structure(**values)
    assert verdict.outcome is outcome
    assert verdict.message.zh
    if outcome is Outcome.FAILED:
        assert verdict.expected
        assert verdict.found == values["domain"]


def test_a_profile_accepts_further_structures():
    profile = Profile(name="dezhou", title="", domain_patterns=(r"www\.dz[a-z]+\.gov\.cn",))
    assert structure(profile, domain="www.dzjyj.gov.cn", kind="department").outcome is Outcome.PASSED


def alias(probe: LinkProbe | None, *, closed: bool = False, **values):
    known = facts(aliases=(probe,) if probe else (), **values)
    return one(aliases_redirect([], site(aliases=(ALIAS,)), known, closed=closed))


def redirect(status: int = 301, goal: str = MAIN):
    start = f"http://{ALIAS}/"
    return LinkProbe(url=start, final_url=goal, status=200, hops=(Hop(url=start, status=status, location=goal),))


def silent(reason: UnobservedReason):
    url = f"http://{ALIAS}/"
    return LinkProbe(url=url, unobserved=Unobserved(url=url, reason=reason, detail="没有回答"))


def test_no_alias_is_inapplicable():
    assert one(aliases_redirect([], site(), facts())).outcome is Outcome.INAPPLICABLE


@pytest.mark.parametrize("status", [301, 302, 308])
def test_a_redirect_to_the_main_domain_passes(status):
    assert alias(redirect(status)).outcome is Outcome.PASSED


def test_a_temporary_redirect_of_another_kind_is_advice():
    assert is_advice(alias(redirect(307)))


def test_content_of_its_own_fails():
    verdict = alias(LinkProbe(url=f"http://{ALIAS}/", final_url=f"http://{ALIAS}/", status=200, title="示范县"))
    assert is_failure(verdict)
    assert "另有内容" in verdict.message.zh


def test_somebody_elses_content_fails():
    verdict = alias(redirect(302, "http://www.casino.com/"))
    assert is_failure(verdict)
    assert "www.casino.com" in verdict.message.zh


def test_an_alias_that_does_not_resolve():
    assert is_failure(alias(silent(UnobservedReason.DNS)))
    assert alias(silent(UnobservedReason.DNS), outside_reachable=False).outcome is Outcome.UNTESTED
    assert alias(silent(UnobservedReason.DNS), closed=True).outcome is Outcome.PASSED


def test_an_old_domain_that_redirects_where_it_should_be_closed_is_advice():
    verdict = alias(redirect(), closed=True)
    assert is_advice(verdict)
    assert "应停用" in verdict.message.zh


def test_an_alias_that_did_not_answer_is_untested():
    timeout = alias(silent(UnobservedReason.TIMEOUT))
    assert (timeout.outcome, timeout.cause) == (Outcome.UNTESTED, Cause.BROKEN)
    offline = alias(silent(UnobservedReason.OFFLINE))
    assert (offline.outcome, offline.cause) == (Outcome.UNTESTED, Cause.ENVIRONMENT)
    assert alias(None).outcome is Outcome.UNTESTED
