"""`python -m pytest_govsite.record`: `schema`, `verify DIR` and `pdf DIR`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from pytest_govsite.errors import StoreError
from pytest_govsite.record.json import load_record
from pytest_govsite.record.manifest import write_sums
from pytest_govsite.record.pdf import find_chromium, print_pdf
from pytest_govsite.record.schema import schema_text
from pytest_govsite.record.verify import verify_folder
from pytest_govsite.record.view.heading import identifier
from pytest_govsite.record.words import Words


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, 1 (something changed, no PDF could be made) or 2 (no record of ours there)."""
    options = _parser().parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        return int(options.run(options))
    except StoreError as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.record", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    schema = commands.add_parser("schema", help="print the JSON Schema of record.json")
    schema.set_defaults(run=_schema)
    verify = commands.add_parser("verify", help="name every file that changed, is missing or was added")
    verify.add_argument("dir", type=Path)
    verify.set_defaults(run=_verify)
    pdf = commands.add_parser("pdf", help="print record.html to record.pdf")
    pdf.add_argument("dir", type=Path)
    pdf.add_argument("--chromium", help="path of the Chromium to use; default: the one found on this machine")
    pdf.set_defaults(run=_pdf)
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
    return 1 if differences else 0


def _words(folder: Path) -> Words:
    try:
        return Words(load_record(folder).language)
    except StoreError:
        return Words("zh")


def _pdf(options: argparse.Namespace) -> int:
    record = load_record(options.dir)
    differing = [d.path for d in verify_folder(options.dir) if d.path != "record.pdf"]
    if differing:
        raise StoreError(f"{options.dir}：文件已改变，不再打印（files changed; not printed）：{differing[:5]}")
    heading = identifier(record, Words(record.language))
    page, target = options.dir / "record.html", options.dir / "record.pdf"
    executable = options.chromium or find_chromium()
    reason = print_pdf(page, target, executable, heading=heading, language=record.language)
    if reason is not None:
        print(reason, file=sys.stderr)
        return 1
    write_sums(options.dir)
    print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
