"""`python -m pytest_govsite.record docx`: an example template, the placeholders, and a template tried on a finished record."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from pytest_govsite.errors import ConfigError, StoreError
from pytest_govsite.record.json import load_record
from pytest_govsite.record.word.example import example_template
from pytest_govsite.record.word.placeholders import markdown
from pytest_govsite.record.word.template import read_template, word_document


def add_docx_commands(commands: Any) -> None:
    """Add `docx example FILE`, `docx placeholders` and `docx fill DIR TEMPLATE FILE`."""
    docx = commands.add_parser("docx", help="Word templates: an example, the placeholders, trying one on a record")
    ways = docx.add_subparsers(required=True, metavar="WHAT")
    example = ways.add_parser("example", help="write an example template")
    example.add_argument("file", type=Path)
    example.add_argument("--lang", choices=("zh", "en"), default="zh")
    example.set_defaults(run=_example)
    listed = ways.add_parser("placeholders", help="print what a template may ask for, as Markdown")
    listed.set_defaults(run=_placeholders)
    fill = ways.add_parser("fill", help="fill a template with a finished record, beside its folder")
    fill.add_argument("dir", type=Path)
    fill.add_argument("template", type=Path)
    fill.add_argument("file", type=Path)
    fill.set_defaults(run=_fill)


def _example(options: argparse.Namespace) -> int:
    try:
        content = example_template(options.lang)
    except ModuleNotFoundError:
        raise ConfigError("docx", options.file.name, "须安装 / needs: pip install 'pytest-govsite[docx]'") from None
    return _written(options.file, content)


def _placeholders(_: argparse.Namespace) -> int:
    print(markdown(), end="")
    return 0


def _fill(options: argparse.Namespace) -> int:
    record = load_record(options.dir)
    folder = options.dir if options.dir.is_dir() else options.dir.parent
    if options.file.resolve().is_relative_to(folder.resolve()):
        raise StoreError(f"{options.file}：请写到记录文件夹之外（write it outside the folder of the record）")
    template = read_template(options.template, "TEMPLATE")
    return _written(options.file, word_document(record, template, folder))


def _written(file: Path, content: bytes) -> int:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise StoreError(f"{file}：无法写入（cannot be written）：{error.strerror or error}") from error
    print(file)
    return 0
