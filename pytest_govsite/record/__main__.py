"""`python -m pytest_govsite.record`: `schema`, `verify DIR`, `diff A B`, `pdf DIR` and `docx`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pytest_govsite.config.read import read_settings
from pytest_govsite.errors import GovsiteError, StoreError
from pytest_govsite.record.compare import compare
from pytest_govsite.record.compare_html import comparison_html
from pytest_govsite.record.compare_text import comparison_lines
from pytest_govsite.record.folder import issued
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.json import load_record
from pytest_govsite.record.manifest import MANIFEST, digest_of, write_sums
from pytest_govsite.record.pdf import find_chromium, print_pdf
from pytest_govsite.record.schema import schema_text
from pytest_govsite.record.signature import look_at, signature_lines, signed_with
from pytest_govsite.record.signing import Signing, read_signing
from pytest_govsite.record.verify import verify_folder
from pytest_govsite.record.view.heading import identifier
from pytest_govsite.record.word.commands import add_docx_commands
from pytest_govsite.record.words import Words

UNREAD = 141
"""What a shell says of a program whose reader went away (128 + SIGPIPE)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0; 1: a file is not as it was written, the later record is worse, no PDF could be made; 2: no record of
        ours there, or the file asked for could not be written; 141: who was to read the output went away.
    """
    options = _parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except BrokenPipeError:
        # the reader has seen enough (`| head`); what is still to be written at the exit goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except GovsiteError as error:
        print(error, file=sys.stderr)
        return 2
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.record", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    schema = commands.add_parser("schema", help="print the JSON Schema of record.json")
    schema.set_defaults(run=_schema)
    verify = commands.add_parser("verify", help="name every file that changed, is missing or was added")
    verify.add_argument("dir", type=Path)
    verify.add_argument(
        "--trust",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="root certificate (PEM or DER) of the signature",
    )
    verify.set_defaults(run=_verify)
    diff = commands.add_parser("diff", help="tell what is new, fixed and remaining in record B after record A")
    diff.add_argument("before", type=Path, metavar="A", help="the earlier record: its folder or record.json")
    diff.add_argument("after", type=Path, metavar="B", help="the later record")
    diff.add_argument("--html", type=Path, metavar="FILE", help="write the comparison as HTML too")
    diff.add_argument("--lang", choices=("zh", "en"), help="default: the language of B")
    diff.set_defaults(run=_diff)
    pdf = commands.add_parser("pdf", help="print record.html to record.pdf")
    pdf.add_argument("dir", type=Path)
    pdf.add_argument("--chromium", help="path of the Chromium to use; default: the one found on this machine")
    pdf.add_argument("--config", type=Path, metavar="FILE", help="govsite.toml whose [report] signature signs it")
    pdf.set_defaults(run=_pdf)
    add_docx_commands(commands)
    return parser


def _schema(_: argparse.Namespace) -> int:
    print(schema_text(), end="")
    return 0


def _verify(options: argparse.Namespace) -> int:
    differences = verify_folder(options.dir)
    words = _words(options.dir)
    for difference in differences:
        print(f"{words(f'verify.{difference.kind}')}  {difference.path!r}"[:2_000])
    if not differences:
        print(words("verify.intact"))
    for name, file in (("evidence_digest", MANIFEST), ("record_digest", "record.json")):
        if (options.dir / file).is_file():
            print(f"{words(f'verify.{name}')}{words('colon')}{_digests(options.dir / file)}")
    sound = _tell_signature(options, words)
    return 1 if differences or not sound else 0


def _tell_signature(options: argparse.Namespace, words: Words) -> bool:
    """Print what the signature of record.pdf is worth; return whether nothing speaks against it."""
    if not (options.dir / "record.pdf").is_file():
        return True
    signature = look_at(options.dir / "record.pdf", signed_with(options.dir), options.trust)
    for line in signature_lines(signature, words):
        print(line)
    return signature.sound


def _digests(file: Path) -> str:
    digest = digest_of(file.read_bytes())
    return f"SHA-256 {digest.sha256}  SM3 {digest.sm3}"


def _diff(options: argparse.Namespace) -> int:
    comparison = compare(load_record(options.before), load_record(options.after))
    words = Words(options.lang or comparison.after.language)
    print("\n".join(comparison_lines(comparison, words)))
    if options.html:
        try:
            options.html.write_text(comparison_html(comparison, words), encoding="utf-8", newline="\n")
        except OSError as error:
            raise StoreError(f"{options.html}：无法写入（cannot be written）：{error.strerror or error}") from error
        print(words("compare.written", path=one_line(str(options.html), 1_000)))
    return 1 if comparison.worse else 0


def _words(folder: Path) -> Words:
    try:
        return Words(load_record(folder).language)
    except StoreError:
        return Words("zh")


def _pdf(options: argparse.Namespace) -> int:
    record = load_record(options.dir)
    if issued(record) and (options.dir / "record.pdf").exists():
        raise StoreError(f"{options.dir}：已出具的报告不重新打印（an issued report is not printed again）")
    differing = [d.path for d in verify_folder(options.dir) if d.path != "record.pdf"]
    if differing:
        raise StoreError(f"{options.dir}：文件已改变，不再打印（files changed; not printed）：{differing[:5]}")
    signing = _signing(options.config) if options.config else None
    named = signed_with(options.dir)
    if named and (signing is None or signing.certificate["sha256"] != named):
        said = "签名须与记录写明的证书一致（--config）（sign it with the certificate that the record names: --config）"
        raise StoreError(f"{options.dir}：{said}")
    heading = identifier(record, Words(record.language))
    page, target = options.dir / "record.html", options.dir / "record.pdf"
    executable = options.chromium or find_chromium()
    reason = print_pdf(page, target, executable, heading=heading, language=record.language, signing=signing)
    if reason is not None:
        print(reason, file=sys.stderr)
        return 1
    write_sums(options.dir)
    print(target)
    return 0


def _signing(file: Path) -> Signing | None:
    return read_signing(read_settings(file).report.signature, file.resolve().parent, file=file.name)


if __name__ == "__main__":
    sys.exit(main())
