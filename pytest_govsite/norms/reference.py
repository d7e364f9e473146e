"""docs/requirements.md: every requirement with its clauses, meaning and remedy, generated from the catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pytest_govsite.model import Clause, Level, Mode, Requirement, Text
from pytest_govsite.norms.catalogue import Catalogue, load_catalogue, profile_names, suite_names
from pytest_govsite.norms.mending import remedy

_HEAD = """\
# 检测要求一览 / Requirements

<!-- Generated: python -m pytest_govsite.norms requirements > docs/requirements.md -->

本工具的 {n} 项检测要求：编号、名称、级别、依据、含义和整改建议。级别按国家通用方案、县级政府门户网站列出，地方方案的不同另行注明。
整改建议是意见，不是标准条文，也不是检测结果。带 ※ 的条款引自间接来源，原文待核对。

All {n} requirements: id, title, level, clauses, meaning and remedy. Levels are those of the national profile for a county
portal; where a local profile differs, it is said. Remedies are opinions, neither norm nor result. Clauses marked ※ were
taken from a secondary source.
"""
SUITES = {
    "site_identity": Text(zh="网站标识", en="Site identity"),
    "page_labels": Text(zh="网页标签与正文要素", en="Page labels"),
    "mandated_columns": Text(zh="栏目设置与更新", en="Mandated columns"),
    "interactive_functions": Text(zh="办事与互动功能", en="Interactive functions"),
    "browser_compatibility": Text(zh="浏览器兼容", en="Browser compatibility"),
    "availability": Text(zh="可用性", en="Availability"),
    "links": Text(zh="链接", en="Links"),
    "content_safety": Text(zh="内容安全", en="Content safety"),
    "site_security": Text(zh="网站安全", en="Site security"),
    "accessibility": Text(zh="信息无障碍", en="Accessibility"),
    "elderly_friendly": Text(zh="适老化", en="Elderly-friendly"),
}
"""Suite -> its name, the same as in the record; in the order of the reference."""
_LEVELS = {Level.MUST: "强制 must", Level.SHOULD: "推荐 should"}
_MODES = {Mode.AUTO: "自动 automatic", Mode.MANUAL: "人工 by a person"}


def requirements_reference() -> str:
    """Return docs/requirements.md."""
    catalogue = load_catalogue()
    order = [name for name in SUITES if name in suite_names()]
    by_suite = {name: [r for r in catalogue.requirements.values() if r.suite == name] for name in order}
    pieces = [_HEAD.format(n=len(catalogue.requirements)), _index(by_suite)]
    for name, requirements in by_suite.items():
        pieces.append(f"## {SUITES[name].zh} / {SUITES[name].en} (`{name}`)\n")
        pieces += ["\n".join(_entry(requirement)) for requirement in requirements]
    return "\n".join(pieces)


def _index(by_suite: Mapping[str, list[Requirement]]) -> str:
    rows = ["| 类别 Suite | 项数 Number | 强制 must | 推荐 should |", "| --- | ---: | ---: | ---: |"]
    for name, requirements in by_suite.items():
        must = sum(r.level is Level.MUST for r in requirements)
        title = f"{SUITES[name].zh} {SUITES[name].en} `{name}`"
        rows.append(f"| {title} | {len(requirements)} | {must} | {len(requirements) - must} |")
    return "\n".join(rows) + "\n"


def _entry(requirement: Requirement) -> Iterator[str]:
    yield f"### `{requirement.id}` {requirement.title.zh} / {requirement.title.en}\n"
    facts = [_LEVELS[requirement.level], _MODES[requirement.mode], "、".join(requirement.applies)]
    if requirement.threshold is not None:
        facts.append(f"{requirement.threshold:g} {requirement.unit}".strip())
    yield "- 级别、方式、页面 / level, mode, pages: " + " · ".join(facts)
    local = _local(requirement)
    if local:
        yield f"- 地方 / locally: {local}"
    yield "- 依据 / clauses: " + _clauses(requirement.clauses)
    yield f"- 含义：{requirement.meaning.zh}"
    yield f"- Meaning: {requirement.meaning.en}\n"
    found = remedy(requirement.id)
    if found is None:
        return
    yield f"**整改建议**　{found.why.zh}{found.how.zh}\n"
    yield f"**Remedy** {found.why.en} {found.how.en}\n"
    yield from _example("不当 / wrong", found.bad)
    yield from _example("正确 / right", found.good)
    if found.sources:
        yield "参考 / see also: " + "；".join(found.sources) + "\n"


def _example(title: str, text: Text) -> Iterator[str]:
    texts = dict.fromkeys((text.zh, text.en))
    language = "html" if text.zh.startswith("<") else "text"
    yield "\n".join([f"{title}:\n", f"```{language}", *texts, "```\n"])


def _clauses(clauses: tuple[Clause, ...]) -> str:
    """Name each document once, with all its places."""
    places: dict[tuple[str, str, bool], dict[str, None]] = {}
    for clause in clauses:
        mark = "" if clause.confirmed else " ※"
        places.setdefault((clause.document, clause.number, clause.expired), {})[f"{clause.clause}{mark}"] = None
    return "；".join(
        f"《{title}》{f'（{number}）' if number else ''}{'【已废止】' if expired else ''} {'、'.join(found)}"
        for (title, number, expired), found in places.items()
    )


def _local(requirement: Requirement) -> str:
    pieces = []
    for name, catalogue in _others().items():
        other = catalogue.requirements[requirement.id]
        if other.inapplicable is not None and requirement.inapplicable is None:
            pieces.append(f"{name} 不适用 inapplicable")
        elif other.inapplicable is None and requirement.inapplicable is not None:
            pieces.append(f"{name} 适用 applies, {_LEVELS[other.level]}")
        elif other.level is not requirement.level:
            pieces.append(f"{name} {_LEVELS[other.level]}")
        if other.threshold != requirement.threshold and other.threshold is not None:
            pieces.append(f"{name} {other.threshold:g} {other.unit}".strip())
    return "；".join(pieces)


@cache
def _others() -> Mapping[str, Catalogue]:
    return {name: load_catalogue(name) for name in profile_names() if name != "national"}
