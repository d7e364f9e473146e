"""A record of a site on which nearly everything fails, as long in every place as records get."""

from __future__ import annotations

from collections import Counter

import msgspec

from pytest_govsite.model import (
    AmendedDetail,
    Amendment,
    Cause,
    Conclusion,
    Counts,
    Level,
    OpenItem,
    Outcome,
    PartConclusion,
    Record,
    RequirementResult,
    Veto,
)
from pytest_govsite.norms.catalogue import load_catalogue
from tests.record import build

FAILED = 132
PARTS = ("function", "security", "accessibility", "elderly")


def results() -> tuple[RequirementResult, ...]:
    """Every requirement of the catalogue; 132 of its must-level ones failed."""
    found: list[RequirementResult] = []
    left = FAILED
    for number, requirement in enumerate(load_catalogue().requirements.values()):
        told = {
            "suite": requirement.suite,
            "level": requirement.level,
            "part": requirement.part.value,
            "clauses": requirement.clauses,
            "requirement_text": requirement.meaning.zh,
        }
        title = requirement.title.zh
        if requirement.level is Level.MUST and left:
            left -= 1
            page = build.finding(f"/lm{number}/", message=f"{title}不符合", group=requirement.id, template="c0f2")
            found.append(build.result(requirement.id, title, Outcome.FAILED, findings=(page,), **told))
        else:
            reason = "须由人查看页面后判定" if number % 2 else "连接中断，没能看到页面"
            outcome = Outcome.CANT_TELL if number % 2 else Outcome.UNTESTED
            cause = None if number % 2 else Cause.BROKEN
            found.append(build.result(requirement.id, title, outcome, reason=reason, cause=cause, **told))
    return tuple(found)


def record() -> Record:
    """The record: nonconforming in every part, with vetoes and open items."""
    found = results()
    failed = [r for r in found if r.outcome is Outcome.FAILED]
    unsettled = [r for r in found if r.outcome is not Outcome.FAILED]
    who = ("inspector", "client", "registry", "operator")
    kinds = ("pending", "pending", "before_launch", "after_launch")
    return build.record(
        site=msgspec.structs.replace(build.record().site, name="示范市经济技术开发区管理委员会（高新技术产业开发区）"),
        requirements=found,
        conclusion=Conclusion(
            verdict="nonconforming",
            scope=PARTS,
            parts={part: PartConclusion(verdict="nonconforming") for part in PARTS},
            counts={level.value: _counts(found, level) for level in Level},
            reasons=tuple(r.id for r in failed),
            veto=tuple(Veto(id=f"G19-{n}", state="proposed", clause=build.FROM_MEMORY, requirement=failed[n].id, reason=f"{failed[n].title}：超过规定的数量 {n} 个") for n in range(9)),
            open_items=tuple(OpenItem(requirement=r.id, title=r.title, reason=f"{r.reason}，第 {n % 7} 种原因：模板 t{n % 7:02d} 的页面没有打开", who=who[n % 4], kind=kinds[n % 4]) for n, r in enumerate(unsettled)),
        ),
        amendment=Amendment(number="JC-2026-XXJC-000122", record="GS-1", details=(AmendedDetail(what="now"),), counts={"new": 132, "fixed": 12}),
        partial=True,
        interrupted=True,
        report={
            "number": "JC-2026-XXJC-000123", "purpose": "上线验收", "issued": "2026-11-30", "contract_no": "HT-2026-0007",
            "body": {"name": "某省电子信息产品质量监督检验研究院", "address": "府前路 1 号", "cma": "230000000001", "cnas": "L0001", "location": "某省某市高新区软件大道 100 号信息产业大厦 B 座 12 层 1203 检测室"},
            "client": {"name": "示范市经济技术开发区管理委员会（高新技术产业开发区管理委员会）办公室"},
            "sample": {"name": "示范市经济技术开发区管理委员会门户网站（含子站和移动端）升级改造项目", "version": "v2.3.1-rc4"},
            "people": {"tested": ["张三", "李四", "欧阳修文"], "reviewed": "王五", "approved": "赵六", "approved_title": "授权签字人、技术负责人"},
        },
    )  # fmt: skip


def _counts(results: tuple[RequirementResult, ...], level: Level) -> Counts:
    return Counts(**Counter(r.outcome.value for r in results if r.level is level))
