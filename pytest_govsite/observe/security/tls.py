"""Certificate and protocol versions, looked at by handshakes of their own (RFC 8446, RFC 5246, RFC 8996)."""

from __future__ import annotations

import asyncio
import ssl
import warnings
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.model.security import CertificateFacts, Connection, Handshake, TlsFacts, VersionTrial
from pytest_govsite.observe import trust
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.identity import user_agent
from pytest_govsite.observe.network import Endpoint
from pytest_govsite.observe.origins import ascii_host
from pytest_govsite.observe.security.reaching import any_certificate
from pytest_govsite.observe.security.visiting import first_endpoint, visit

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

_SHANGHAI = timezone(timedelta(hours=8))
_LIMIT = 10.0
_VERSIONS = {
    "TLS 1.0": ssl.TLSVersion.TLSv1,
    "TLS 1.1": ssl.TLSVersion.TLSv1_1,
    "TLS 1.2": ssl.TLSVersion.TLSv1_2,
    "TLS 1.3": ssl.TLSVersion.TLSv1_3,
}
_CHAIN = {
    9: "not_yet_valid",
    10: "expired",
    18: "self_signed",
    19: "unknown_issuer",
    20: "unknown_issuer",
    21: "unknown_issuer",
}
"""Codes of X509_verify_cert; 19 is an authority of its own that nobody knows, 20 a chain that ends too early."""


async def look_at_tls(client: HttpClient, config: Config, home_url: str) -> TlsFacts:
    """Return what the site's host shows by http and https."""
    parts = urlsplit(home_url)
    host = ascii_host(parts.hostname or "")
    secure = parts.port or 443 if parts.scheme == "https" else 443
    plain = parts.port or 80 if parts.scheme == "http" else 80
    agent = user_agent(config)

    async def find(name: str, port: int) -> Endpoint:
        return await first_endpoint(client, name, port)

    https = await visit(client, _address("https", host, secure), find, user_agent=agent)
    http = await visit(client, _address("http", host, plain), find, user_agent=agent)
    facts = TlsFacts(host=host, port=secure, https=https, http=http)
    if https.connection in (Connection.REFUSED, Connection.UNNAMED, Connection.UNREACHABLE, Connection.TIMEOUT):
        return facts
    return await _with_handshakes(facts, await find(host, secure), config)


async def _with_handshakes(facts: TlsFacts, endpoint: Endpoint, config: Config) -> TlsFacts:
    versions = tuple([await try_version(endpoint, facts.host, version) for version in _VERSIONS])
    certificate = await look_at_certificate(endpoint, facts.host, config)
    return msgspec.structs.replace(facts, versions=versions, certificate=certificate)


async def try_version(endpoint: Endpoint, host: str, version: str) -> VersionTrial:
    """Return whether a server speaks one version, tried alone and with every cipher that the library has."""
    context = any_certificate()
    try:
        _only(context, _VERSIONS[version])
    except (ssl.SSLError, ValueError) as error:
        return VersionTrial(version=version, outcome=Handshake.NOT_OFFERED, detail=str(error)[:200])
    if not _speaks(context):
        return VersionTrial(version=version, outcome=Handshake.NOT_OFFERED, detail=ssl.OPENSSL_VERSION)
    try:
        async with asyncio.timeout(_LIMIT):
            _, writer = await asyncio.open_connection(
                endpoint.address, endpoint.port, ssl=context, server_hostname=host
            )
            writer.close()
    except TimeoutError:
        return VersionTrial(version=version, outcome=Handshake.UNKNOWN, detail="time-out")
    except ssl.SSLError as error:
        return VersionTrial(version=version, outcome=_refused(error), detail=(error.reason or str(error))[:200])
    except (ConnectionResetError, ConnectionAbortedError, BrokenPipeError, EOFError) as error:
        # many servers hang up on a version that they do not speak
        return VersionTrial(version=version, outcome=Handshake.REFUSED, detail=str(error)[:200])
    except OSError as error:
        return VersionTrial(version=version, outcome=Handshake.UNKNOWN, detail=str(error)[:200])
    return VersionTrial(version=version, outcome=Handshake.ACCEPTED)


def _only(context: ssl.SSLContext, version: ssl.TLSVersion) -> None:
    with warnings.catch_warnings():
        # the old versions are deprecated: whether a server still takes them is what is asked
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
        context.maximum_version = version
        context.minimum_version = version


def _speaks(context: ssl.SSLContext) -> bool:
    """Return whether the library sends a first message at all with these settings."""
    outgoing = ssl.MemoryBIO()
    trial = context.wrap_bio(ssl.MemoryBIO(), outgoing, server_hostname="localhost")
    try:
        trial.do_handshake()
    except ssl.SSLWantReadError:
        return outgoing.pending > 0
    except ssl.SSLError:
        return False
    return False


def _refused(error: ssl.SSLError) -> Handshake:
    """A server's alert refuses; an error of our own library after its answer shows that it takes the version."""
    reason = (error.reason or "").upper()
    own = ("SIGNATURE", "DH_KEY", "WRONG_CURVE", "BAD_DH", "EE_KEY", "CA_MD", "UNSAFE_LEGACY", "NO_SUITABLE_SIGNATURE")
    return Handshake.ACCEPTED if reason.startswith(own) or "TOO_SMALL" in reason else Handshake.REFUSED


async def look_at_certificate(endpoint: Endpoint, host: str, config: Config) -> CertificateFacts | None:
    """Return the certificate that a server shows for a host, None where it shows none."""
    data = await _shown(endpoint, host)
    if data is None:
        return None
    chain, detail = await _chain(endpoint, host, config)
    facts = _read(data, chain, detail)
    if config.settings.http.ca_file and not chain:
        http = msgspec.structs.replace(config.settings.http, ca_file="")
        public = msgspec.structs.replace(config, settings=msgspec.structs.replace(config.settings, http=http))
        unknown, _ = await _chain(endpoint, host, public)
        return msgspec.structs.replace(facts, given_authority=unknown == "unknown_issuer")
    return facts


async def _shown(endpoint: Endpoint, host: str) -> bytes | None:
    try:
        async with asyncio.timeout(_LIMIT):
            _, writer = await asyncio.open_connection(
                endpoint.address, endpoint.port, ssl=any_certificate(), server_hostname=host
            )
    except (OSError, EOFError):
        return None
    try:
        connection: ssl.SSLObject | None = writer.get_extra_info("ssl_object")
        return connection.getpeercert(binary_form=True) if connection is not None else None
    finally:
        writer.close()


async def _chain(endpoint: Endpoint, host: str, config: Config) -> tuple[str, str]:
    """Return what is wrong with the chain and the words of the library; both empty where it is believed."""
    context = trust.own_tls_context(config)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    try:
        async with asyncio.timeout(_LIMIT):
            _, writer = await asyncio.open_connection(
                endpoint.address, endpoint.port, ssl=context, server_hostname=host
            )
            writer.close()
    except ssl.SSLCertVerificationError as error:
        return _CHAIN.get(error.verify_code, "other"), error.verify_message[:200]
    except (OSError, EOFError) as error:
        return "unknown", str(error)[:200]
    return "", ""


def _read(data: bytes, chain: str, detail: str) -> CertificateFacts:
    from cryptography import x509

    seen = datetime.now(_SHANGHAI).isoformat(timespec="seconds")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd but readable certificates
            certificate = x509.load_der_x509_certificate(data)
            return CertificateFacts(
                names=_names(certificate),
                subject=certificate.subject.rfc4514_string()[:300],
                issuer=certificate.issuer.rfc4514_string()[:300],
                not_before=certificate.not_valid_before_utc.astimezone(_SHANGHAI).isoformat(timespec="seconds"),
                not_after=certificate.not_valid_after_utc.astimezone(_SHANGHAI).isoformat(timespec="seconds"),
                seen=seen,
                chain=chain,
                detail=detail,
            )
    except (ValueError, OverflowError, TypeError) as error:
        return CertificateFacts(seen=seen, chain=chain or "other", detail=f"{detail} {error}".strip()[:200])


def _names(certificate: Certificate) -> tuple[str, ...]:
    from cryptography import x509

    try:
        found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return ()
    names = found.get_values_for_type(x509.DNSName)
    addresses = [str(address) for address in found.get_values_for_type(x509.IPAddress)]
    return tuple(name.lower() for name in (*names, *addresses))[:200]


def _address(scheme: str, host: str, port: int) -> str:
    shown = f"[{host}]" if ":" in host else host
    usual = {"http": 80, "https": 443}[scheme]
    return f"{scheme}://{shown}{'' if port == usual else f':{port}'}/"
