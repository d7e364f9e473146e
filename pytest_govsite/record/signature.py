"""What the signature of a record.pdf is worth: intact, by whom, stamped when, and whether it is the one of the record."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pytest_govsite.errors import StoreError
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.json import load_record
from pytest_govsite.record.words import Words

_SIGN = b"/ByteRange"
# pyHanko writes a traceback for every certificate without a known root; what is to be known of that is said in one line.
logging.getLogger("pyhanko").addHandler(logging.NullHandler())


@dataclass(frozen=True, kw_only=True)
class Signature:
    """One look at record.pdf."""

    state: str
    """`intact`; `changed`: the file is not what was signed; `other`: signed with another certificate than the record names;
    `gone`: the record says that it is signed, and it is not; `unread`: pyHanko is not installed; `none`: not signed."""
    subject: str = ""
    stamped: str = ""
    """Moment of the time stamp, ISO 8601; empty: there is none that holds."""
    trusted: bool | None = None
    """None: no trusted root was given."""

    @property
    def sound(self) -> bool:
        """True: nothing speaks against it."""
        return self.state in ("intact", "none", "unread") and self.trusted is not False


def look_at(path: Path, expected: str = "", trust: Iterable[Path] = ()) -> Signature:
    """Return what the signature of a PDF is worth.

    Args:
        path: record.pdf.
        expected: SHA-256 of the certificate that the record names; empty: it names none.
        trust: PEM or DER files of root certificates; none: the chain is not looked at.

    Raises:
        StoreError: a root certificate cannot be read.
    """
    content = path.read_bytes()
    if _SIGN not in content:
        return Signature(state="gone" if expected else "none")
    try:
        import pyhanko.sign.validation  # noqa: F401
    except ModuleNotFoundError:
        return Signature(state="unread")
    roots = _roots(trust)
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="govsite-sign") as thread:
        try:
            return thread.submit(_looked, content, expected, roots).result()
        except Exception:  # a file that was tampered with raises what it likes
            return Signature(state="changed")


def signed_with(folder: Path) -> str:
    """Return the SHA-256 of the certificate that the record of a folder names; empty: none, or there is no record."""
    try:
        told = load_record(folder).report.get("signature")
    except StoreError:
        return ""
    return str(told.get("sha256") or "") if isinstance(told, dict) else ""


def signature_lines(signature: Signature, words: Words) -> Iterator[str]:
    """Yield what a person has to know; nothing where the file is not signed."""
    if signature.state == "none":
        return
    yield words(f"signature.{signature.state}", subject=one_line(signature.subject, 200))
    if signature.state in ("gone", "unread"):
        return
    yield words("signature.moment", moment=signature.stamped) if signature.stamped else words("signature.no_moment")
    yield words(
        {True: "signature.trusted", False: "signature.untrusted", None: "signature.unchecked"}[signature.trusted]
    )


def _roots(trust: Iterable[Path]) -> list[Any] | None:
    from pyhanko.keys import load_cert_from_pemder

    try:
        return [load_cert_from_pemder(str(path)) for path in trust] or None
    except (OSError, ValueError) as error:
        raise StoreError(f"--trust：无法读取（cannot be read）：{error}") from error


def _looked(content: bytes, expected: str, roots: list[Any] | None) -> Signature:
    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.settings import KeyUsageConstraints
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    [embedded] = PdfFileReader(io.BytesIO(content), strict=False).embedded_signatures
    status = validate_pdf_signature(
        embedded,
        ValidationContext(trust_roots=roots or [], allow_fetching=False),
        key_usage_settings=KeyUsageConstraints(key_usage=set(), match_all_key_usages=False),
    )
    whole = status.intact and status.valid and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
    stamp = status.timestamp_validity
    stamped = stamp.timestamp.isoformat(timespec="seconds") if stamp and stamp.intact and stamp.valid else ""
    same = not expected or status.signing_cert.sha256.hex() == expected
    return Signature(
        state=("intact" if same else "other") if whole else "changed",
        subject=str(status.signing_cert.subject.human_friendly),
        stamped=stamped,
        trusted=bool(status.trusted) if roots else None,
    )
