from __future__ import annotations

import asyncio
import io
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import msgspec
import pypdf
import pytest
from asn1crypto import keys, tsp, x509
from cryptography import x509 as certificates
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps import DummyTimeStamper

from pytest_govsite.config.report import SignatureSection
from pytest_govsite.errors import ConfigError
from pytest_govsite.record import write_record
from pytest_govsite.record.__main__ import main
from pytest_govsite.record.html import record_html
from pytest_govsite.record.manifest import write_sums
from pytest_govsite.record.signature import look_at, signature_lines
from pytest_govsite.record.signing import Signing, read_signing, sign
from pytest_govsite.record.words import Words
from tests.record import build

SECRET = "hunter2-口令"


class Made:
    """A self-signed certificate with its key."""

    def __init__(self, name: str, *, days: int = 30, stamps: bool = False) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        subject = certificates.Name([certificates.NameAttribute(NameOID.COMMON_NAME, name)])
        now = datetime.now(UTC)
        builder = (
            certificates.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(subject)
            .public_key(self.key.public_key())
            .serial_number(certificates.random_serial_number())
            .not_valid_before(now - timedelta(days=60))
            .not_valid_after(now + timedelta(days=days))
            .add_extension(certificates.BasicConstraints(ca=True, path_length=None), critical=True)
        )
        if stamps:
            usage = certificates.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(usage, critical=True)
        self.certificate = builder.sign(self.key, hashes.SHA256())

    def file(self, folder: Path, passphrase: str = SECRET) -> str:
        hidden = serialization.BestAvailableEncryption(passphrase.encode())
        data = pkcs12.serialize_key_and_certificates(b"x", self.key, self.certificate, None, hidden)
        (folder / "body.p12").write_bytes(data)
        return "body.p12"

    def root(self, folder: Path) -> Path:
        path = folder / "root.pem"
        path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))
        return path


@pytest.fixture(scope="module")
def body() -> Made:
    return Made("某检测中心")


@pytest.fixture(scope="module")
def authority() -> Iterator[str]:
    """Address of a time stamping authority on this machine; `/broken` answers with something else."""
    made = Made("TSA", stamps=True)
    certificate = x509.Certificate.load(made.certificate.public_bytes(serialization.Encoding.DER))
    plain = serialization.NoEncryption()
    key = made.key.private_bytes(serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, plain)
    stamper = DummyTimeStamper(certificate, keys.PrivateKeyInfo.load(key))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            told = asyncio.run(stamper.async_request_tsa_response(asked)).dump()
            self.send_response(200)
            kind = "text/html" if self.path == "/broken" else "application/timestamp-reply"
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOVSITE_SIGN", SECRET)


def signing_of(folder: Path, made: Made, **more: str) -> Signing:
    section = SignatureSection(certificate=made.file(folder), passphrase="ENV:GOVSITE_SIGN", **more)
    signing = read_signing(section, folder)
    assert signing is not None
    return signing


def pdf(folder: Path) -> Path:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    buffer = io.BytesIO()
    writer.write(buffer)
    path = folder / "record.pdf"
    path.write_bytes(buffer.getvalue())
    return path


def test_a_signed_pdf_is_intact_and_names_who_signed_it(tmp_path: Path, body: Made) -> None:
    path, signing = pdf(tmp_path), signing_of(tmp_path, body, reason="签发", location="杭州")
    assert sign(path, signing) is None
    told = look_at(path, signing.certificate["sha256"])
    assert (told.state, told.stamped, told.trusted) == ("intact", "", None)
    assert "某检测中心" in told.subject
    assert told.sound
    assert len(pypdf.PdfReader(path).pages) == 1
    said = "\n".join(signature_lines(told, Words("zh")))
    assert "签名完整" in said
    assert "没有时间戳" in said


def test_it_is_signed_beside_a_running_loop(tmp_path: Path, body: Made) -> None:
    path, signing = pdf(tmp_path), signing_of(tmp_path, body)

    async def inside() -> str | None:
        return sign(path, signing)

    assert asyncio.run(inside()) is None
    assert look_at(path).state == "intact"


def test_the_time_stamp_of_an_authority_is_kept_and_told(tmp_path: Path, body: Made, authority: str) -> None:
    path = pdf(tmp_path)
    assert sign(path, signing_of(tmp_path, body, time_stamp=authority)) is None
    told = look_at(path)
    assert told.state == "intact"
    assert abs(datetime.fromisoformat(told.stamped) - datetime.now(UTC)) < timedelta(minutes=5)


@pytest.mark.parametrize("broken", [True, False])
def test_an_authority_that_does_not_answer_is_told_in_one_line(
    tmp_path: Path, body: Made, authority: str, broken: bool
) -> None:
    path = pdf(tmp_path)
    before = path.read_bytes()
    reason = sign(
        path, signing_of(tmp_path, body, time_stamp=f"{authority}broken" if broken else "http://127.0.0.1:9/")
    )
    assert reason is not None
    assert "127.0.0.1" in reason
    assert "\n" not in reason
    assert path.read_bytes() == before


def test_what_was_changed_after_signing_shows(tmp_path: Path, body: Made) -> None:
    path = pdf(tmp_path)
    assert sign(path, signing_of(tmp_path, body)) is None
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"/MediaBox", b"/CropBoxx", 1))
    assert look_at(path).state == "changed"
    writer = pypdf.PdfWriter(io.BytesIO(whole), incremental=True)
    writer.pages[0].rotate(90)
    buffer = io.BytesIO()
    writer.write(buffer)
    path.write_bytes(buffer.getvalue())
    assert look_at(path).state == "changed"


def test_nothing_but_our_lines_is_printed(tmp_path: Path, body: Made) -> None:
    write_record(build.record(articles=3), tmp_path, chromium=None)
    assert sign(pdf(tmp_path), signing_of(tmp_path, body)) is None
    (tmp_path / "body.p12").unlink()
    write_sums(tmp_path)
    command = [sys.executable, "-m", "pytest_govsite.record", "verify", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "record.pdf 的签名完整" in done.stdout.decode()


def test_another_certificate_and_a_signature_that_is_gone_show(tmp_path: Path, body: Made) -> None:
    path = pdf(tmp_path)
    assert look_at(path).state == "none"
    assert look_at(path, "ab" * 32).state == "gone"
    assert not look_at(path, "ab" * 32).sound
    assert sign(path, signing_of(tmp_path, body)) is None
    assert look_at(path, "ab" * 32).state == "other"


def test_the_chain_is_checked_against_the_roots_that_are_given(tmp_path: Path, body: Made) -> None:
    path = pdf(tmp_path)
    assert sign(path, signing_of(tmp_path, body)) is None
    assert look_at(path, trust=[body.root(tmp_path)]).trusted is True
    other = look_at(path, trust=[Made("另一机构").root(tmp_path)])
    assert (other.state, other.trusted, other.sound) == ("intact", False, False)


@pytest.mark.parametrize(
    ("changes", "key", "said"),
    [
        ({"certificate": "none.p12"}, "certificate", "无法读取"),
        ({"certificate": "text.p12"}, "certificate", "PKCS#12"),
        ({"passphrase": "ENV:GOVSITE_WRONG"}, "certificate", "口令不对"),
        ({"passphrase": SECRET}, "passphrase", "ENV:"),
        ({"passphrase": "ENV:GOVSITE_NOWHERE"}, "passphrase", "未设置"),
        ({"time_stamp": "tsa.example"}, "time_stamp", "网址"),
        ({"certificate": ""}, "certificate", "必须给出"),
    ],
)
def test_a_certificate_that_cannot_be_used_is_one_line(
    tmp_path: Path, body: Made, monkeypatch: pytest.MonkeyPatch, changes: dict[str, str], key: str, said: str
) -> None:
    monkeypatch.setenv("GOVSITE_WRONG", "wrong-secret")
    (tmp_path / "text.p12").write_text("no certificate")
    section = SignatureSection(certificate=body.file(tmp_path), passphrase="ENV:GOVSITE_SIGN")
    with pytest.raises(ConfigError) as raised:
        read_signing(msgspec.structs.replace(section, **changes), tmp_path, file="govsite.toml")
    told = str(raised.value)
    assert told.startswith(f"govsite.toml: report.signature.{key}") or "GOVSITE_NOWHERE" in told
    assert said in told
    assert "\n" not in told
    assert SECRET not in told
    assert "wrong-secret" not in told


def test_a_certificate_that_is_no_longer_valid_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="不在有效期内"):
        signing_of(tmp_path, Made("旧", days=-1))


def test_without_the_library_the_extra_is_named(tmp_path: Path, body: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    path = pdf(tmp_path)
    assert sign(path, signing_of(tmp_path, body)) is None
    monkeypatch.setitem(sys.modules, "pyhanko.sign", None)
    monkeypatch.setitem(sys.modules, "pyhanko.sign.validation", None)
    with pytest.raises(ConfigError, match=r"pytest-govsite\[sign\]"):
        signing_of(tmp_path, body)
    told = look_at(path)
    assert (told.state, told.sound) == ("unread", True)


def test_without_a_certificate_nothing_is_signed(tmp_path: Path) -> None:
    assert read_signing(SignatureSection(), tmp_path) is None


def test_verify_tells_of_the_signature(tmp_path: Path, body: Made, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    signing = signing_of(tmp_path, body)
    record = build.record(articles=3, report={"number": "JC-1", "signature": signing.certificate})
    assert "某检测中心" in record_html(record)
    write_record(record, folder, chromium=None)
    assert sign(pdf(folder), signing) is None
    write_sums(folder)
    assert main(["verify", str(folder)]) == 0
    assert "record.pdf 的签名完整" in capsys.readouterr().out
    assert main(["verify", str(folder), "--trust", str(body.root(tmp_path))]) == 0
    assert "可追溯到所给的根证书" in capsys.readouterr().out
    pdf(folder)
    write_sums(folder)
    assert main(["verify", str(folder)]) == 1
    assert "现在没有" in capsys.readouterr().out
    assert main(["verify", str(folder), "--trust", str(tmp_path / "none.pem")]) == 1


@pytest.mark.browser
def test_the_printed_pdf_is_signed_or_does_not_stay(
    tmp_path: Path, body: Made, chromium: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    (tmp_path / "govsite.toml").write_text(
        f'[report]\nsignature = {{certificate = "{body.file(tmp_path)}", passphrase = "ENV:GOVSITE_SIGN"}}\n'
    )
    away = signing_of(tmp_path, body, time_stamp="http://127.0.0.1:9/")
    small = build.record(articles=3, requirements=build.results()[:1])
    record = msgspec.structs.replace(small, report={"signature": away.certificate})
    written = write_record(record, folder, chromium=chromium, signing=away)
    assert "127.0.0.1:9" in written.files_left_out["record.pdf"]
    assert not (folder / "record.pdf").exists()
    assert main(["pdf", str(folder), "--chromium", chromium]) == 2
    assert "--config" in capsys.readouterr().err
    config = str(tmp_path / "govsite.toml")
    assert main(["pdf", str(folder), "--chromium", chromium, "--config", config]) == 0
    assert look_at(folder / "record.pdf", away.certificate["sha256"]).state == "intact"
    assert main(["verify", str(folder)]) == 0
    outline = [item for item in pypdf.PdfReader(folder / "record.pdf").outline if not isinstance(item, list)]
    assert outline
