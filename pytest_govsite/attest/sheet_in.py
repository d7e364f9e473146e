"""A filled-in spreadsheet form -> answers; every error is one line with cell, value and what is allowed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from pytest_govsite.attest import columns
from pytest_govsite.attest.questions import Question
from pytest_govsite.attest.sheet import HEAD
from pytest_govsite.config.attestations import evidence_path
from pytest_govsite.errors import ConfigError
from pytest_govsite.model import Attestation, EvidenceFile, Role, Text

MOST_BYTES = 100_000_000
MOST_ROWS = 2_000
_PLACES = {key: place for place, key in enumerate(columns.COLUMNS)}


def read_sheet(file: Path) -> tuple[tuple[Attestation, ...], tuple[Question, ...]]:
    """Return the answers, and the questions whose rows are still without one.

    Raises:
        ConfigError: the file is no form of ours, or a cell holds what is not allowed.
    """
    book = _opened(file)
    if columns.DATA not in book.sheetnames:
        raise ConfigError(str(file), "", "不是本工具的人工判定表 / no form of this tool")
    questions = _questions(book[columns.DATA])
    answers: dict[str, Attestation] = {}
    sheet = book[next(name for name in book.sheetnames if name != columns.DATA)]
    for row, values in enumerate(
        sheet.iter_rows(min_row=HEAD + 1, max_row=MOST_ROWS, values_only=True), start=HEAD + 1
    ):
        number = _text(values[0])
        if number in questions and number not in answers:
            answer = _answer(file, row, values, questions[number])
            if answer is not None:
                answers[number] = answer
    return tuple(answers.values()), tuple(q for number, q in questions.items() if number not in answers)


def _opened(file: Path) -> Any:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise ConfigError(str(file), "", "文件不得超过 100 MB / at most 100 MB")
        return load_workbook(file, data_only=True)
    except OSError as error:
        raise ConfigError(str(file), "", f"无法读取 / cannot be read: {error.strerror or error}") from None
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError):
        raise ConfigError(str(file), "", "不是 XLSX 文件 / no XLSX file") from None


def _questions(sheet: Worksheet) -> dict[str, Question]:
    marks: dict[str, list[str]] = {}
    found: dict[str, Question] = {}
    for values in sheet.iter_rows(max_row=MOST_ROWS * 20, max_col=7, values_only=True):
        number, kind, requirement, veto, covers, title, question = (_text(value) for value in values)
        if kind not in columns.KINDS:
            continue
        marks.setdefault(number, []).extend(covers.split())
        found[number] = Question(
            kind=kind, requirement=requirement, veto=veto, title=title, level="must", ask="", question=question
        )
    return {number: replace(q, covers=tuple(marks[number])) for number, q in found.items()}


def _answer(file: Path, row: int, values: tuple[Any, ...], question: Question) -> Attestation | None:
    def cell(key: str) -> str:
        return _text(values[_PLACES[key]]) if _PLACES[key] < len(values) else ""

    def refuse(key: str, allowed: str) -> ConfigError:
        return ConfigError(f"{get_column_letter(_PLACES[key] + 1)}{row}", cell(key), allowed, file=file.name)

    if not cell("outcome"):
        return None
    outcome = _chosen(cell("outcome"), columns.choices(question.kind))
    if outcome is None:
        raise refuse("outcome", _allowed(columns.choices(question.kind)))
    role = _chosen(cell("role"), columns.roles(question.kind))
    if role is None:
        raise refuse("role", _allowed(columns.roles(question.kind)))
    for key in ("who", "reason"):
        if not cell(key):
            raise refuse(key, "必须填写 / must be given")
    when = _day(values[_PLACES["when"]])
    if when is None:
        raise refuse("when", "日期，如 2026-11-20 / a date such as 2026-11-20")
    names = [line.strip() for line in cell("evidence").splitlines() if line.strip()]
    for name in names:
        if not evidence_path(file, name).is_file():
            raise refuse("evidence", f"文件不存在 / no such file: {name}")
    if role == Role.BODY and not names:
        raise refuse("evidence", "其他机构的结论须附其报告 / the report of the other body")
    return Attestation(
        requirement="" if question.veto else question.requirement,
        veto=question.veto,
        outcome=outcome,
        who=cell("who"),
        role=Role(role),
        when=when,
        reason=cell("reason"),
        question=question.question if question.covers else "",
        covers=question.covers,
        evidence=tuple(EvidenceFile(name=name) for name in names),
    )


def _chosen(text: str, allowed: dict[str, Text]) -> str | None:
    """Return the value that a word of either language stands for."""
    return next((value for value, words in allowed.items() if text in (value, words.zh, words.en)), None)


def _allowed(values: dict[str, Text]) -> str:
    return "可用 / allowed: " + " | ".join(f"{text.zh} {text.en}" for text in values.values())


def _text(value: object) -> str:
    return "" if value is None else str(value).strip()


def _day(value: object) -> str | None:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    for separator in ("/", "."):
        value = _text(value).replace(separator, "-")
    return next(_parsed(_text(value)), None)


def _parsed(text: str) -> Iterator[str]:
    for form in ("%Y-%m-%d", "%Y年%m月%d日"):
        try:
            yield datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
