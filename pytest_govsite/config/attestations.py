"""The attestation file -> `Attestation`; every error is one line with file, key, value and what is allowed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pytest_govsite.config.read import section_from
from pytest_govsite.config.settings import AnswerSection, AttestationFile, VetoSection
from pytest_govsite.errors import ConfigError
from pytest_govsite.model import Attestation, EvidenceFile, Role

MAX_BYTES = 5_000_000
MAX_EVIDENCE_BYTES = 100_000_000
"""Of one file that is handed in."""


def read_attestations(file: Path) -> tuple[Attestation, ...]:
    """Return the answers of a file; entries without an outcome are still open, or were taken back where `earlier` says so.

    Raises:
        ConfigError: the file cannot be read, a key is unknown, a value is impossible, an answer lacks something, two
            answers decide the same, or a file that is handed in is not there.
    """
    content = attestation_file(file)
    answers = [*_answers(content.attestation, file), *_vetoes(content.veto, file)]
    _refuse_doubles(answers, file)
    return tuple(answer for _, answer in answers)


def attestation_file(file: Path) -> AttestationFile:
    """Return what a file says, open entries too; errors as in `read_attestations`."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ConfigError("attestations.file", str(file), "文件不得超过 5 MB / at most 5 MB")
        data = tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise ConfigError("attestations.file", str(file), f"无法读取 / cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError("attestations.file", str(file), f"不是有效的 TOML / no valid TOML: {error}") from None
    return section_from(AttestationFile, _without_blanks(data), file=file.name)


def _without_blanks(data: dict[str, Any]) -> dict[str, Any]:
    """Return a parsed file without the places of role and day that a form leaves blank."""
    return {
        key: [
            {k: v for k, v in row.items() if k not in ("role", "when") or v != ""} if isinstance(row, dict) else row
            for row in rows
        ]
        if isinstance(rows, list)
        else rows
        for key, rows in data.items()
    }


def _answers(sections: Iterable[AnswerSection], file: Path) -> Iterator[tuple[str, Attestation]]:
    for number, section in enumerate(sections):
        key = f"attestation[{number}]"
        if not section.outcome:
            if section.earlier:
                yield (
                    key,
                    _taken_back(
                        requirement=section.requirement,
                        question=section.question,
                        covers=section.covers,
                        earlier=section.earlier,
                    ),
                )
            continue
        role, when = _signed(section, key, file)
        if section.covers and role is not Role.INSPECTOR:
            raise ConfigError(
                f"{key}.role",
                role.value,
                "待判定项只能由检测人员判定 / only an inspector decides what the program could not tell: inspector",
                file=file.name,
            )
        if role is Role.BODY and not section.evidence:
            raise ConfigError(
                f"{key}.evidence", [], "其他机构的结论须附其报告 / the report of the other body", file=file.name
            )
        yield (
            key,
            Attestation(
                requirement=section.requirement,
                outcome=section.outcome,
                who=section.who.strip(),
                role=role,
                when=when,
                reason=section.reason.strip(),
                question=section.question,
                covers=section.covers,
                evidence=_evidence(section.evidence, key, file),
                earlier=section.earlier,
            ),
        )


def _vetoes(sections: Iterable[VetoSection], file: Path) -> Iterator[tuple[str, Attestation]]:
    for number, section in enumerate(sections):
        key = f"veto[{number}]"
        if not section.outcome:
            if section.earlier:
                yield key, _taken_back(veto=section.id, earlier=section.earlier)
            continue
        role, when = _signed(section, key, file)
        if role is not Role.INSPECTOR:
            raise ConfigError(
                f"{key}.role",
                role.value,
                "单项否决只能由检测人员确认 / only an inspector confirms a veto: inspector",
                file=file.name,
            )
        yield (
            key,
            Attestation(
                veto=section.id,
                outcome=section.outcome,
                who=section.who.strip(),
                role=role,
                when=when,
                reason=section.reason.strip(),
                evidence=_evidence(section.evidence, key, file),
                earlier=section.earlier,
            ),
        )


def _taken_back(**values: Any) -> Attestation:
    return Attestation(outcome="", who="", role=Role.INSPECTOR, when="", reason="", **values)


def _signed(section: AnswerSection | VetoSection, key: str, file: Path) -> tuple[Role, str]:
    """Return role and day of an answer; refuse one that does not say who, as what, when and why."""
    if section.role is None:
        allowed = "必须给出，可用 / must be given, allowed: " + " | ".join(role.value for role in Role)
        raise ConfigError(f"{key}.role", None, allowed, file=file.name)
    for name in ("who", "reason"):
        if not getattr(section, name).strip():
            raise ConfigError(f"{key}.{name}", "", "必须给出 / must be given", file=file.name)
    if section.when is None:
        raise ConfigError(f"{key}.when", None, "必须给出日期 YYYY-MM-DD / a date must be given", file=file.name)
    return section.role, section.when.isoformat()


def _evidence(names: Iterable[str], key: str, file: Path) -> tuple[EvidenceFile, ...]:
    for number, name in enumerate(names):
        path = evidence_path(file, name)
        if not path.is_file():
            raise ConfigError(f"{key}.evidence[{number}]", name, "文件不存在 / no such file", file=file.name)
        if path.stat().st_size > MAX_EVIDENCE_BYTES:
            raise ConfigError(f"{key}.evidence[{number}]", name, "文件不得超过 100 MB / at most 100 MB", file=file.name)
    return tuple(EvidenceFile(name=name) for name in names)


def evidence_path(file: Path, name: str) -> Path:
    """Return where a file is that an attestation names: beside the attestation file, or at its full path."""
    return (file.parent / Path(name).expanduser()).resolve()


def _refuse_doubles(answers: Iterable[tuple[str, Attestation]], file: Path) -> None:
    seen: dict[tuple[str, ...], str] = {}
    for key, answer in answers:
        if not answer.outcome:
            continue
        places: list[tuple[str, ...]]
        if answer.veto:
            places = [("veto", answer.veto)]
        elif answer.covers:
            places = [("doubt", answer.requirement, mark) for mark in answer.covers]
        else:
            places = [("requirement", answer.requirement, answer.role.value)]
        for place in dict.fromkeys(places):
            if place in seen:
                raise ConfigError(
                    f"{key}.{'id' if answer.veto else 'requirement'}",
                    answer.veto or answer.requirement,
                    f"{seen[place]} 已作答，更改时改原条并把原答复移到 earlier / "
                    f"{seen[place]} answers it; change that one and move its old answer to earlier",
                    file=file.name,
                )
            seen[place] = key
