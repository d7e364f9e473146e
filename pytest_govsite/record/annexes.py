"""problems.xlsx and annexes.xlsx: the tables that an inspector hands over beside the record."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from pathlib import Path

from pytest_govsite.model.annex import Sheet
from pytest_govsite.model.record import Record
from pytest_govsite.model.reinspection import EarlierProblem
from pytest_govsite.model.terms import Level
from pytest_govsite.record.pictures import Pictures
from pytest_govsite.record.view.citations import clause_text
from pytest_govsite.record.view.heading import identifier
from pytest_govsite.record.view.problems import Problem, codes, problems
from pytest_govsite.record.words import Words
from pytest_govsite.record.workbook import Plate, write_workbook

COLUMNS = (
    "code", "item", "severity", "message", "expected", "found", "page", "picture", "pages", "selector", "clause",
    "remedy", "responsible", "due", "mended", "how_mended", "checked", "checked_when", "checked_by",
)  # fmt: skip
"""Keys of the columns of problems.xlsx; those after `remedy` are for people."""
BLANK = 7
MENDED = ("open", "going_on", "done", "disputed")
CHECKED = ("mended", "partly", "not_mended")
MAX_PROBLEMS = 5_000
MAX_PICTURES = 120
_PICTURE_BYTES = 2_000_000
_PICTURE_WIDTH = 160
_MORE_PAGES = 10


def write_problems(record: Record, path: Path, folder: Path | None) -> None:
    """Write problems.xlsx: one row a problem, failures first, then advice, then what a person has to judge.

    After a re-inspection the rows tell what was found of earlier problems, and those that were mended follow.

    Args:
        record: what was found.
        path: the file.
        folder: the output folder, for the pictures under `evidence/`; None: without pictures.
    """
    words = Words(record.language)
    named = codes(record)
    listed = list(_listed(record))
    shown = listed[:MAX_PROBLEMS]
    vetoes = {veto.requirement for veto in record.conclusion.veto}
    pictures = _pictures([p for _, p in shown], Pictures(folder, total=_PICTURE_BYTES))
    again = _again(record)
    rows = [_row(kind, problem, named[problem.identity], vetoes, again, words) for kind, problem in shown]
    rows += [_mended_row(problem, words) for problem in again.values() if problem.fate in ("mended", "settled")]
    intro = words("problems.intro", n=len(listed), id=record.id)
    if len(listed) > len(shown):
        intro += words("annex.left_out", n=len(listed) - len(shown))
    plate = Plate(
        title=words("problems.title"),
        intro=intro,
        columns=[words(f"problems.{name}") for name in COLUMNS],
        rows=rows,
        blank=BLANK,
        choices={
            COLUMNS.index("mended"): [words(f"problems.mended_{name}") for name in MENDED],
            COLUMNS.index("checked"): [words(f"problems.checked_{name}") for name in CHECKED],
        },
        pictures=pictures,
        picture_column=COLUMNS.index("picture"),
    )
    _write(record, path, [plate], words("problems.title"), words)


def write_annexes(record: Record, path: Path, sheets: Sequence[Sheet]) -> None:
    """Write annexes.xlsx with these sheets, at least one."""
    words = Words(record.language)
    plates = [_plate(sheet, words) for sheet in sheets]
    _write(record, path, plates, words("annex.title"), words)


def _write(record: Record, path: Path, plates: Sequence[Plate], title: str, words: Words) -> None:
    write_workbook(
        path,
        plates,
        title=f"{title} {identifier(record, words)}",
        creator=f"{record.tool.name} {record.tool.version}",
        moment=record.finished,
    )


def _plate(sheet: Sheet, words: Words) -> Plate:
    intro = words(f"annex.{sheet.key}.intro") + sheet.note
    if sheet.left_out:
        intro += words("annex.left_out", n=sheet.left_out)
    return Plate(
        title=words(f"annex.{sheet.key}.title"), intro=intro, columns=sheet.columns, rows=sheet.rows, blank=sheet.blank
    )


def _listed(record: Record) -> Iterator[tuple[str, Problem]]:
    for kind in ("failed", "advice", "cantTell"):
        for _, found in problems(record.requirements, kind):
            for problem in found:
                yield kind, problem


def _again(record: Record) -> dict[str, EarlierProblem]:
    return {problem.code: problem for problem in record.reinspection.problems} if record.reinspection else {}


def _mended_row(problem: EarlierProblem, words: Words) -> list[str]:
    cells = {
        "code": problem.code,
        "item": f"{problem.title}\n{problem.requirement}" + (f" [{problem.engine}]" if problem.engine else ""),
        "severity": words.name("outcome", problem.kind),
        "message": problem.message,
        "page": problem.pages[0] if problem.pages else words("problem.whole_site"),
        "checked": words("problems.checked_mended"),
    }
    return [cells.get(name, "") for name in COLUMNS]


def _checked(code: str, again: dict[str, EarlierProblem], words: Words) -> str:
    fate = again[code].fate if code in again else ""
    return words(f"problems.checked_{fate}") if fate in CHECKED else ""


def _row(
    kind: str, problem: Problem, code: str, vetoes: set[str], again: dict[str, EarlierProblem], words: Words
) -> list[str]:
    first, result, pages = problem.first, problem.result, problem.pages
    veto = kind == "failed" and result.id in vetoes and first.level is Level.MUST
    cells = {
        "code": code,
        "item": f"{result.title}\n{result.id}" + (f" [{result.engine}]" if result.engine else ""),
        "severity": words("problems.veto") if veto else words.name("outcome", kind),
        "message": first.message,
        "expected": first.expected,
        "found": first.found,
        "page": pages[0] if pages else words("problem.whole_site"),
        "pages": "\n".join((str(len(pages)), *pages[1:_MORE_PAGES])) if pages else "",
        "selector": first.selector,
        "clause": "\n".join(clause_text(clause, words) for clause in result.clauses),
        "remedy": result.remedy.how if result.remedy else "",
        "checked": _checked(code, again, words),
    }
    return [cells.get(name, "") for name in COLUMNS]


def _pictures(shown: Sequence[Problem], pictures: Pictures) -> dict[int, tuple[bytes, int, int]]:
    found: dict[int, tuple[bytes, int, int]] = {}
    for row, problem in enumerate(shown):
        if len(found) >= MAX_PICTURES:
            break
        for path in problem.pictures[:1]:
            picture = pictures.small(path)
            if picture.data:
                data = base64.b64decode(picture.data.partition(",")[2])
                height = max(1, round(picture.height * _PICTURE_WIDTH / picture.width))
                found[row] = (data, _PICTURE_WIDTH, min(height, 180))
    return found
