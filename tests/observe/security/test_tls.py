"""Real servers with good and bad certificates, looked at over real connections."""

from __future__ import annotations

import socket
import ssl
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from pytest_govsite.checks.security import certificate, https, tls_version
from pytest_govsite.config.settings import Config
from pytest_govsite.model import SiteFacts, Verdict
from pytest_govsite.model.security import Connection, Handshake, SecurityFacts, TlsFacts
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.loop import BackgroundLoop
from pytest_govsite.observe.security.tls import look_at_tls
from tests.checks.building import one, site
from tests.observe.conftest import HOST
from tests.observe.site import LocalSite

Configure = Callable[..., Config]
Look = Callable[..., TlsFacts]
HOME = f"https://{HOST}/"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def servers() -> Iterator[Callable[..., LocalSite]]:
    """Start a server with these TLS settings; all are closed at the end."""
    running: list[LocalSite] = []

    def start(context: ssl.SSLContext | None = None) -> LocalSite:
        server = LocalSite(context)
        server.page("/", "<h1>示范县人民政府</h1>")
        running.append(server)
        return server

    yield start
    for server in running:
        server.close()


@pytest.fixture
def look(loop: BackgroundLoop, configure: Configure, authority: trustme.CA, tmp_path: Path) -> Look:
    """Look at the site that stands on two ports of this machine under its public name."""
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(path)

    def run(secure: int, plain: int, *, home: str = HOME, known: bool = True) -> TlsFacts:
        rules = (f"{HOST}:443=127.0.0.1:{secure}", f"{HOST}:80=127.0.0.1:{plain}")
        config = configure(home, f'[http]\nca_file = "{path}"\n' if known else "", resolve=rules)

        async def scene() -> TlsFacts:
            async with HttpClient(config) as client:
                return await look_at_tls(client, config, home)

        return loop.run(scene())

    return run


def context_of(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def closed_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def judged(check: Any, seen: TlsFacts, home: str = HOME) -> Verdict:
    return one(check((), site(), SiteFacts(start_url=home, home_url=home, security=SecurityFacts(tls=seen))))


def test_a_good_site(servers: Any, look: Look, authority: trustme.CA) -> None:
    secure, plain = servers(context_of(authority.issue_cert(HOST))), servers()
    plain.redirect("/", HOME, 301)
    seen = look(secure.port, plain.port)
    assert seen.https.status == 200
    assert seen.http.redirects == (HOME,)
    assert seen.certificate is not None
    assert (seen.certificate.names, seen.certificate.chain) == ((HOST,), "")
    assert seen.certificate.given_authority
    assert [judged(check, seen).outcome.value for check in (https, certificate, tls_version)] == ["passed"] * 3


def test_no_https(servers: Any, look: Look) -> None:
    seen = look(closed_port(), servers().port, home=f"http://{HOST}/")
    assert (seen.https.connection, seen.http.status) == (Connection.REFUSED, 200)
    assert judged(https, seen, f"http://{HOST}/").outcome.value == "failed"
    assert judged(certificate, seen, f"http://{HOST}/").outcome.value == "untested"


def test_http_on_the_port_of_https(servers: Any, look: Look) -> None:
    seen = look(servers().port, servers().port)
    assert seen.https.connection is Connection.TLS
    assert judged(https, seen).outcome.value == "failed"


@pytest.mark.parametrize(
    ("names", "days", "known", "words"),
    [
        ((HOST,), -2, True, "证书已过期"),
        (("www.shifanshi.gov.cn",), 300, True, "证书不包含网站的域名"),
        ((HOST,), 300, False, "证书链不完整，或签发机构不受浏览器信任"),
        ((HOST,), 20, True, "证书快要到期"),
    ],
)
def test_certificates(
    servers: Any, look: Look, authority: trustme.CA, names: tuple[str, ...], days: int, known: bool, words: str
) -> None:
    now = datetime.now(UTC)
    leaf = authority.issue_cert(*names, not_before=now - timedelta(days=10), not_after=now + timedelta(days=days))
    seen = look(servers(context_of(leaf)).port, closed_port(), known=known)
    verdict = judged(certificate, seen)
    assert (verdict.outcome.value, verdict.message.zh) == ("failed", words)
    assert judged(https, seen).outcome.value == "passed"


def test_a_chain_that_ends_too_early(servers: Any, look: Look, authority: trustme.CA, tmp_path: Path) -> None:
    between = authority.create_child_ca()
    leaf = between.issue_cert(HOST)
    file = tmp_path / "alone.pem"
    file.write_bytes(leaf.private_key_pem.bytes() + leaf.cert_chain_pems[0].bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    seen = look(servers(context).port, closed_port())
    assert seen.certificate is not None
    assert seen.certificate.chain == "unknown_issuer"
    whole = look(servers(context_of(leaf)).port, closed_port())
    assert whole.certificate is not None
    assert whole.certificate.chain == ""


def test_a_certificate_signed_by_itself(servers: Any, look: Look, tmp_path: Path) -> None:
    seen = look(servers(self_signed(tmp_path)).port, closed_port())
    assert seen.certificate is not None
    assert seen.certificate.chain == "self_signed"
    assert judged(certificate, seen).outcome.value == "failed"


def self_signed(folder: Path) -> ssl.SSLContext:
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HOST)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=300))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.PrivateFormat.PKCS8
    pem = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    file = folder / "self.pem"
    file.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def only(context: ssl.SSLContext, least: ssl.TLSVersion, most: ssl.TLSVersion) -> ssl.SSLContext:
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = least
        context.maximum_version = most
    return context


@pytest.mark.parametrize(
    ("least", "most", "outcome"),
    [
        (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_3, "failed"),
        (ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2, "failed"),
        (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1, "failed"),
        (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_2, "passed"),
        (ssl.TLSVersion.TLSv1_3, ssl.TLSVersion.TLSv1_3, "passed"),
    ],
)
def test_versions(
    servers: Any, look: Look, authority: trustme.CA, least: ssl.TLSVersion, most: ssl.TLSVersion, outcome: str
) -> None:
    context = only(context_of(authority.issue_cert(HOST)), least, most)
    seen = look(servers(context).port, closed_port())
    found = {trial.version: trial.outcome for trial in seen.versions}
    if Handshake.NOT_OFFERED in found.values():
        pytest.skip("the library of this machine does not speak the old versions")
    order = (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3)
    wanted = [Handshake.ACCEPTED if least <= version <= most else Handshake.REFUSED for version in order]
    assert list(found.values()) == wanted
    assert judged(tls_version, seen).outcome.value == outcome
