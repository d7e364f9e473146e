"""The attestation file as text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import msgspec
import tomli_w

from pytest_govsite.attest.questions import PAGES_NAMED, Question
from pytest_govsite.model import Attestation, Role
from pytest_govsite.record.inert import one_line

HEADER = """\
# 人工判定表（[attestations] file）。每一条填写 outcome、who、role、when、reason；没有 outcome 的条目仍算待定。
#   outcome   passed 符合 | failed 不符合 | inapplicable 不适用；单项否决：confirmed 确认 | rejected 不构成
#   role      inspector 检测人员 | client 委托方（声明，不使强制性要求成为符合）| body 其他机构（须附其报告）
#   when      日期，如 2026-11-20（不加引号亦可）
#   evidence  证据文件，相对本文件的路径；会复制到记录的 evidence/ 并计算摘要
# title、ask、question、pages、picture 只供阅读；covers 标明判定所及的问题，不要改动。
# 更改已有判定时，把原判定移到该条的 earlier（python -m pytest_govsite.attest read 会自动保留）。
#
# What people decide. Fill in outcome, who, role, when and reason; an entry without an outcome stays open.
"""


def form_text(questions: Iterable[Question], answers: Iterable[Attestation] = ()) -> str:
    """Return an attestation file with answers first and open questions after them."""
    given = list(answers)
    asked = list(questions)
    content: dict[str, Any] = {
        "attestation": [_answer(a) for a in given if not a.veto] + [_open(q) for q in asked if not q.veto],
        "veto": [_answer(a) for a in given if a.veto] + [_open(q) for q in asked if q.veto],
    }
    return HEADER + "\n" + tomli_w.dumps({key: value for key, value in content.items() if value})


def _open(question: Question) -> dict[str, Any]:
    head: dict[str, Any] = {"id": question.veto} if question.veto else {"requirement": question.requirement}
    head |= {"title": one_line(question.title, 200), "ask": question.ask}
    if not question.veto:
        head |= {
            "question": question.question if question.covers else "",
            "pages": [one_line(page, 500) for page in question.pages[:PAGES_NAMED]],
            "picture": question.picture,
            "covers": list(question.covers),
        }
    elif question.question:
        head["ask"] = f"{question.ask}　{question.question}"
    role = "" if question.kind == "papers" else Role.INSPECTOR.value
    return _filled(head) | {"outcome": "", "who": "", "role": role, "when": "", "reason": "", "evidence": []}


def _answer(answer: Attestation) -> dict[str, Any]:
    head = {"id": answer.veto} if answer.veto else {"requirement": answer.requirement}
    if not answer.veto:
        head |= {"question": answer.question}
    said: dict[str, Any] = {"outcome": answer.outcome}
    if answer.outcome:
        said |= {
            "who": answer.who,
            "role": answer.role.value,
            "when": date.fromisoformat(answer.when),
            "reason": answer.reason,
        }
    lists = {
        "covers": list(answer.covers),
        "evidence": [file.name for file in answer.evidence],
        "earlier": [msgspec.to_builtins(old) for old in answer.earlier],
    }
    return _filled(head) | said | _filled(lists)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}
