"""record.pdf signed by the inspecting body (PAdES), with a time stamp of RFC 3161 where one is configured (extra `sign`)."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pytest_govsite.config.read import secret
from pytest_govsite.config.report import SignatureSection
from pytest_govsite.errors import ConfigError
from pytest_govsite.record.inert import one_line

if TYPE_CHECKING:
    from pyhanko.sign import SimpleSigner
    from pyhanko.sign.timestamps import TimeStamper

KEY = "report.signature"
FIELD = "Signature"
MISSING = "须安装 / needs: pip install 'pytest-govsite[sign]'"
_LARGEST = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Signing:
    """Certificate and key that record.pdf is signed with."""

    section: SignatureSection
    signer: SimpleSigner
    certificate: dict[str, str]
    """What the record says of the certificate: subject, issuer, serial, sha256, not_after, time_stamp."""


def read_signing(section: SignatureSection, folder: Path, *, file: str = "") -> Signing | None:
    """Return what record.pdf is signed with; None: it is not signed.

    Args:
        section: `[report] signature`.
        folder: what its paths are relative to.
        file: name of govsite.toml, for messages.

    Raises:
        ConfigError: pyHanko is not installed, the certificate cannot be read or is not valid today, the passphrase is
            written out, the address is none. One line; never the passphrase.
    """
    if not section.certificate:
        if section != SignatureSection():
            raise ConfigError(f"{KEY}.certificate", "", "必须给出 / must be given", file=file)
        return None
    try:
        from pyhanko.sign import SimpleSigner
    except ModuleNotFoundError:
        raise ConfigError(f"{KEY}.certificate", section.certificate, MISSING, file=file) from None
    if section.passphrase and not section.passphrase.startswith("ENV:"):
        raise ConfigError(f"{KEY}.passphrase", "…", "只可写 ENV:变量名 / only as ENV:NAME", file=file)
    if section.time_stamp and not _is_address(section.time_stamp):
        raise ConfigError(f"{KEY}.time_stamp", section.time_stamp, "应为 http(s) 网址 / an http(s) address", file=file)
    passphrase = secret(section.passphrase, key=f"{KEY}.passphrase").encode() or None
    data = _read(folder / Path(section.certificate).expanduser(), section.certificate, file)
    told = _certificate(data, passphrase, section, file)
    return Signing(section=section, signer=SimpleSigner.load_pkcs12_data(data, [], passphrase), certificate=told)


def sign(path: Path, signing: Signing) -> str | None:
    """Sign a PDF in its place, so that any later change shows; return None, or why it could not be signed."""
    # pyHanko runs a loop of its own, which a running one does not allow
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="govsite-sign") as thread:
        try:
            path.write_bytes(thread.submit(_signed, path.read_bytes(), signing).result())
        except Exception as error:  # whatever library or authority raise, the record goes on
            told = str(error) or type(error).__name__
            return one_line(f"{told}: {error.__cause__}" if error.__cause__ else told, 200)
    return None


def _signed(content: bytes, signing: Signing) -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import PdfSignatureMetadata, sign_pdf
    from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

    section = signing.section
    told = PdfSignatureMetadata(
        field_name=FIELD,
        subfilter=SigSeedSubFilter.PADES,
        md_algorithm="sha256",
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        reason=section.reason or None,
        location=section.location or None,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(content), strict=False)
    stamper = _time_stamper(section.time_stamp) if section.time_stamp else None
    made = sign_pdf(writer, told, signing.signer, timestamper=stamper)
    return bytes(made.getvalue())


def _time_stamper(address: str) -> TimeStamper:
    from pytest_govsite.record.time_stamping import HttpxTimeStamper

    return HttpxTimeStamper(address)


def _read(path: Path, given: str, file: str) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise ConfigError(f"{KEY}.certificate", given, "文件过大 / the file is too large", file=file)
        return path.read_bytes()
    except OSError as error:
        said = f"无法读取 / cannot be read: {error.strerror}"
        raise ConfigError(f"{KEY}.certificate", given, said, file=file) from None


def _certificate(data: bytes, passphrase: bytes | None, section: SignatureSection, file: str) -> dict[str, str]:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import pkcs12

    key = f"{KEY}.certificate"
    try:
        private, certificate, _ = pkcs12.load_key_and_certificates(data, passphrase)
    except Exception:  # a broken file raises what it likes; its text may hold what was tried
        said = "不是 PKCS#12 文件（.p12、.pfx），或口令不对 / no PKCS#12 file, or a wrong passphrase"
        raise ConfigError(key, section.certificate, said, file=file) from None
    if private is None or certificate is None:
        said = "其中没有证书和私钥 / holds no certificate with its key"
        raise ConfigError(key, section.certificate, said, file=file)
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not first <= datetime.now(UTC) <= last:
        said = f"不在有效期内 / not valid today: {first:%Y-%m-%d} – {last:%Y-%m-%d}"
        raise ConfigError(key, section.certificate, said, file=file)
    return {
        "subject": certificate.subject.rfc4514_string(),
        "issuer": certificate.issuer.rfc4514_string(),
        "serial": f"{certificate.serial_number:x}",
        "sha256": certificate.fingerprint(hashes.SHA256()).hex(),
        "not_after": f"{last:%Y-%m-%d}",
        "time_stamp": section.time_stamp,
    }


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not (parts.username or parts.password)
    except ValueError:
        return False
