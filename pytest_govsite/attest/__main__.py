"""`python -m pytest_govsite.attest`: `new DIR [--xlsx]` writes a form, `read FORM.xlsx` makes the attestation file of it.

`remember DIR -o FILE` puts what was decided on words of a list into a file for later runs and other sites.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pytest_govsite.attest.merging import merged, still_open
from pytest_govsite.attest.questions import open_questions
from pytest_govsite.attest.toml import form_text
from pytest_govsite.config.attestations import read_attestations
from pytest_govsite.errors import ConfigError, GovsiteError, StoreError
from pytest_govsite.record.json import load_record


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0, or 2 with one line on stderr where a file cannot be used."""
    options = _parser().parse_args(arguments)
    try:
        options.run(options)
    except GovsiteError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pytest_govsite.attest", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    new = commands.add_parser("new", help="为记录中待定的事项写一张表 / write a form for what is open in a record")
    new.add_argument("dir", type=Path, help="检测记录文件夹 / folder of the record")
    new.add_argument("--xlsx", action="store_true", help="电子表格，带下拉列表 / a spreadsheet with drop-downs")
    new.add_argument("-o", "--output", type=Path, help="attest.toml, attest.xlsx")
    new.set_defaults(run=_new)
    read = commands.add_parser("read", help="把填好的表转成 attest.toml / make attest.toml of a filled-in spreadsheet")
    read.add_argument("form", type=Path)
    read.add_argument("-o", "--output", type=Path, help="默认与表同名的 .toml；已有的判定会保留 / kept and merged")
    read.set_defaults(run=_read)
    remember = commands.add_parser(
        "remember", help="把对词语的判定写入共用文件 / put decisions on words into a file that sites share"
    )
    remember.add_argument("dir", type=Path, help="已按判定重判的记录 / folder of a record judged with the answers")
    remember.add_argument("-o", "--output", type=Path, required=True, help="已有的判定会保留 / kept and merged")
    remember.add_argument("--until", default="", metavar="YYYY-MM-DD", help="有效期最后一天 / last day they hold")
    remember.set_defaults(run=_remember)
    return parser


def _new(options: argparse.Namespace) -> None:
    record = load_record(options.dir)
    folder = options.dir if options.dir.is_dir() else options.dir.parent
    questions = open_questions(record)
    target = options.output or Path("attest.xlsx" if options.xlsx else "attest.toml")
    if target.exists():
        raise ConfigError("--output", str(target), "已存在，不覆盖 / exists and is not overwritten")
    try:
        if options.xlsx:
            from pytest_govsite.attest.sheet import write_sheet

            write_sheet(questions, target, folder, record.language)
        else:
            target.write_text(form_text(questions), encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"{target}：无法写入（cannot be written）：{error.strerror or error}") from error
    print(f"{target}：{len(questions)} 项待定 / open")


def _read(options: argparse.Namespace) -> None:
    from pytest_govsite.attest.sheet_in import read_sheet

    target = options.output or options.form.with_suffix(".toml")
    if target.parent.resolve() != options.form.parent.resolve():
        raise ConfigError("--output", str(target), "应与表在同一文件夹 / must be in the folder of the form")
    answers, left_open = read_sheet(options.form)
    existing = read_attestations(target) if target.exists() else ()
    kept = merged(answers, left_open, existing)
    open_ = still_open(left_open, kept)
    target.write_text(form_text(open_, kept), encoding="utf-8", newline="\n")
    read_attestations(target)
    print(f"{target}：{sum(bool(a.outcome) for a in kept)} 项已判定 / answered，{len(open_)} 项待定 / open")


def _remember(options: argparse.Namespace) -> None:
    from pytest_govsite.attest.remember import decided_words, decisions_text, put_together
    from pytest_govsite.config.remembered import read_remembered

    if options.until:
        try:
            date.fromisoformat(options.until)
        except ValueError:
            raise ConfigError("--until", options.until, "日期 YYYY-MM-DD / a date") from None
    existing = read_remembered([("--output", options.output)]) if options.output.exists() else ()
    new = tuple(decided_words(load_record(options.dir), options.until))
    kept = put_together(existing, new)
    try:
        options.output.write_text(decisions_text(kept), encoding="utf-8", newline="\n")
    except OSError as error:
        raise StoreError(f"{options.output}：无法写入（cannot be written）：{error.strerror or error}") from error
    read_remembered([("--output", options.output)])
    print(f"{options.output}：写入 {len(new)} 条词语判定，共 {len(kept)} 条 / written, {len(kept)} in all")


if __name__ == "__main__":
    sys.exit(main())
