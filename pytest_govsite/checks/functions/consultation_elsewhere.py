"""Consultation where the site itself shows no form for it: a platform of the province, a log-in, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from pytest_govsite.checks.columns.finding import entries_to
from pytest_govsite.checks.columns.kinds import kind
from pytest_govsite.checks.columns.leading import pointer_to_entry
from pytest_govsite.checks.columns.survey import Survey
from pytest_govsite.checks.columns.ways import Entry
from pytest_govsite.checks.functions.opening import Opens, opens
from pytest_govsite.checks.outcomes import cant_tell, failed, passed, pointer_to, untested
from pytest_govsite.model import Verdict

CONSULTATION = "consultation"
"""Kind of the column."""
EXPECTED = "可填写、可提交的咨询投诉表单（网上信访、纪检举报不算）"


def consultation_elsewhere(survey: Survey, login: str = "") -> Verdict:
    """Judge a site on which no such form was seen: a platform, a log-in (`login`: its address), or none."""
    entries = entries_to(survey, CONSULTATION, kind(CONSULTATION))
    outside = [(e, opens(survey, e)) for e in entries if e.url and not survey.addresses.is_own(e.url)]
    answering = next((e for e, state in outside if state is Opens.ANSWERS and _is_government(e.url)), None)
    if answering is not None:
        return passed(
            "通过统一平台提供咨询投诉（平台上的表单未检查）",
            "consultation is on a unified platform, whose form was not looked at",
            measured=f"{answering.name} → {answering.url}",
            pointer=pointer_to_entry(answering),
        )
    if login:
        return untested("须登录后才能填写", "the form stands behind a log-in", pointer=pointer_to(login))
    where = pointer_to(survey.home.url if survey.home else survey.facts.start_url)
    unknown = next(((e, s) for e, s in _all(survey, entries) if s in (Opens.UNKNOWN, Opens.SCRIPT)), None)
    if unknown is not None:
        entry, state = unknown
        tell = untested if state is Opens.UNKNOWN else cant_tell
        return tell(
            "咨询投诉的入口未能打开，请人工确认",
            "the entry could not be opened here",
            found=f"{entry.name} → {entry.url or entry.handler[:60]}",
            pointer=pointer_to_entry(entry),
        )
    if not survey.facts.truncated and survey.home is not None:
        if not entries:
            return failed(
                "没有咨询投诉渠道", "there is no way to write to the government", expected=EXPECTED, pointer=where
            )
        if all(state is Opens.DEAD for _, state in _all(survey, entries)):
            return failed(
                "咨询投诉的入口打不开",
                "no entry to consultation opens",
                expected=EXPECTED,
                found=f"{entries[0].name} → {entries[0].url}",
                pointer=pointer_to_entry(entries[0]),
            )
    return cant_tell(
        "有咨询投诉栏目，但没有看到表单，请人工确认",
        "there is a column, but no form was seen",
        expected=EXPECTED,
        pointer=pointer_to_entry(entries[0]) if entries else where,
    )


def _all(survey: Survey, entries: Sequence[Entry]) -> list[tuple[Entry, Opens]]:
    return [(entry, opens(survey, entry)) for entry in entries]


def _is_government(url: str) -> bool:
    return (urlsplit(url).hostname or "").endswith(".gov.cn")
