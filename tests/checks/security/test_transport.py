from __future__ import annotations

from typing import Any

import pytest

from pytest_govsite.checks.security import certificate, https, tls_version
from pytest_govsite.checks.security.transport import covers
from pytest_govsite.model import SiteFacts, Verdict
from pytest_govsite.model.security import (
    CertificateFacts,
    Connection,
    Handshake,
    SecurityFacts,
    TlsFacts,
    VersionTrial,
    Visit,
)
from tests.checks.building import HOME, facts, is_advice, is_failure, one, site

HOST = "www.shifan.gov.cn"
PLAIN = "http://www.shifan.gov.cn/"


def seen(url: str = HOME, status: int | None = 200, **values: Any) -> Visit:
    return Visit(**({"url": url, "connection": Connection.ANSWERED, "status": status, "final_url": url} | values))


def silent(url: str, connection: Connection) -> Visit:
    return Visit(url=url, connection=connection)


MOVED = seen(PLAIN, 200, redirects=(HOME,), final_url=HOME)


def of(home: str = HOME, **values: Any) -> SiteFacts:
    tls = TlsFacts(**({"host": HOST, "port": 443, "https": seen(), "http": MOVED} | values))
    return facts(home_url=home, security=SecurityFacts(tls=tls))


def https_of(**values: Any) -> Verdict:
    return one(https((), site(), of(**values)))


def test_https_with_a_redirect() -> None:
    assert https_of().outcome.value == "passed"
    assert https_of(http=silent(PLAIN, Connection.REFUSED)).outcome.value == "passed"
    assert https_of(http=seen(PLAIN, refresh=HOME)).outcome.value == "passed"


def test_https_without_a_redirect_is_advice() -> None:
    assert is_advice(https_of(http=seen(PLAIN)))
    assert is_advice(https_of(http=seen(PLAIN, redirects=("http://www.shifan.gov.cn/index.html",))))


@pytest.mark.parametrize("connection", [Connection.REFUSED, Connection.TLS])
def test_no_https(connection: Connection) -> None:
    assert is_failure(https_of(home=PLAIN, https=silent(HOME, connection), http=seen(PLAIN)))


def test_https_that_leads_back_or_does_not_open() -> None:
    assert is_failure(https_of(https=seen(redirects=(PLAIN,), final_url=PLAIN), http=seen(PLAIN)))
    assert is_failure(https_of(https=seen(status=404)))


def test_https_that_cannot_be_told() -> None:
    assert https_of(https=silent(HOME, Connection.TIMEOUT), http=seen(PLAIN)).outcome.value == "cantTell"
    assert https_of(https=seen(status=412)).outcome.value == "cantTell"


def test_https_that_could_not_be_reached() -> None:
    gone = https_of(https=silent(HOME, Connection.UNNAMED), http=silent(PLAIN, Connection.UNNAMED))
    assert (gone.outcome.value, gone.cause) == ("untested", "environment")
    late = https_of(https=silent(HOME, Connection.TIMEOUT), http=silent(PLAIN, Connection.TIMEOUT))
    assert (late.outcome.value, late.cause) == ("untested", "broken")


@pytest.mark.parametrize(
    ("home", "values"),
    [
        ("http://127.0.0.1:8000/", {"domain": "www.shifan.gov.cn"}),
        ("http://localhost/", {"domain": "localhost"}),
        ("https://10.1.2.3/", {}),
        ("https://cms.internal/", {"domain": "cms.internal"}),
        ("https://staging.supplier.com/", {"domain": "www.shifan.gov.cn"}),
        ("https://www.shifan.gov.cn:8443/", {}),
    ],
)
@pytest.mark.parametrize("check", [https, certificate, tls_version])
def test_a_staging_host_says_nothing(check: Any, home: str, values: dict[str, str]) -> None:
    verdict = one(check((), site(**values), of(home=home)))
    assert (verdict.outcome.value, verdict.cause) == ("untested", "environment")


def test_the_domain_with_and_without_www_is_one_site() -> None:
    assert one(https((), site(domain="shifan.gov.cn"), of())).outcome.value == "passed"


def shown(**values: Any) -> CertificateFacts:
    given = {
        "names": (HOST, "shifan.gov.cn"),
        "not_after": "2027-05-20T08:00:00+08:00",
        "seen": "2026-11-20T10:00:00+08:00",
    }
    return CertificateFacts(**(given | values))


def certificate_of(**values: Any) -> list[Verdict]:
    return list(certificate((), site(), of(certificate=shown(**values))))


def test_a_good_certificate() -> None:
    verdict = one(certificate_of())
    assert verdict.outcome.value == "passed"
    assert "181" in verdict.measured
    assert one(certificate_of(names=("*.shifan.gov.cn",))).outcome.value == "passed"
    assert "ca_file" in one(certificate_of(given_authority=True)).measured


@pytest.mark.parametrize("chain", ["expired", "not_yet_valid", "self_signed", "unknown_issuer", "other"])
def test_a_chain_that_browsers_do_not_believe(chain: str) -> None:
    assert is_failure(one(certificate_of(chain=chain)))


def test_a_certificate_for_another_host() -> None:
    assert is_failure(one(certificate_of(names=("www.shifanshi.gov.cn",))))
    assert len(certificate_of(names=("localhost",), chain="self_signed")) == 2
    assert is_failure(one(certificate_of(names=())))


def test_days_left() -> None:
    assert is_advice(one(certificate_of(not_after="2026-12-10T10:00:00+08:00")))
    assert one(certificate_of(not_after="2026-12-21T10:00:00+08:00")).outcome.value == "passed"
    verdict = one(
        certificate(
            (),
            site(thresholds={"security.certificate": 60}),
            of(certificate=shown(not_after="2026-12-21T10:00:00+08:00")),
        )
    )
    assert is_advice(verdict)


def test_no_certificate_to_look_at() -> None:
    refused = one(certificate((), site(), of(https=silent(HOME, Connection.REFUSED))))
    assert (refused.outcome.value, refused.cause) == ("untested", "environment")
    assert one(certificate_of(chain="unknown")).cause == "broken"
    assert one(certificate((), site(), facts())).outcome.value == "untested"


def test_names_of_a_certificate() -> None:
    assert covers(("*.gov.cn",), "shifan.gov.cn")
    assert not covers(("*.gov.cn",), "www.shifan.gov.cn")
    assert not covers(("*.cn",), "shifan.com")
    assert not covers(("*.cn",), "cn")
    assert covers(("1.2.3.4",), "1.2.3.4")
    assert not covers(("*.2.3.4",), "1.2.3.4")


def versions(**outcomes: str) -> Verdict:
    given = {"v10": "refused", "v11": "refused", "v12": "accepted", "v13": "accepted"} | outcomes
    trials = tuple(VersionTrial(version=f"TLS {k[1]}.{k[2]}", outcome=Handshake(v)) for k, v in given.items())
    return one(tls_version((), site(), of(versions=trials)))


def test_versions() -> None:
    assert versions().outcome.value == "passed"
    assert versions(v13="refused").outcome.value == "passed"
    assert versions(v13="not_offered").outcome.value == "passed"
    assert is_failure(versions(v10="accepted"))
    assert is_failure(versions(v10="not_offered", v11="accepted"))
    assert is_failure(versions(v12="refused", v13="refused"))


def test_a_library_that_does_not_speak_old_versions_is_no_evidence() -> None:
    verdict = versions(v10="not_offered", v11="not_offered")
    assert (verdict.outcome.value, verdict.cause) == ("untested", "environment")
    assert versions(v10="unknown").cause == "broken"


def test_no_versions_without_https() -> None:
    assert one(tls_version((), site(), of(https=silent(HOME, Connection.REFUSED)))).outcome.value == "untested"
