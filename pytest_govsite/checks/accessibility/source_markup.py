"""Markup as it was written: attributes twice, tags that do not pair."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.outcomes import advice, pointer_to
from pytest_govsite.model import CloserLook, MarkupFault, Verdict

_MESSAGES = {
    "attribute": ("同一标签里属性写了两次", "an attribute is written twice in one tag"),
    "end": ("结束标签没有对应的开始标签", "an end tag has no start tag"),
    "crossed": ("标签没有成对嵌套", "tags are not nested in pairs"),
    "nested": ("不允许嵌套的元素互相嵌套", "an element is nested in another of its kind, which HTML does not allow"),
}


def as_written(page: CloserLook) -> Iterator[Verdict]:
    """Yield each kind of fault of the source once (WCAG 2.1, 4.1.1, failure F70); browsers mend them each in their way."""
    source = page.facts.source
    told: set[str] = set()
    for fault in source.markup_faults if source is not None else ():
        if fault.kind in told or fault.kind not in _MESSAGES:
            continue
        told.add(fault.kind)
        zh, en = _MESSAGES[fault.kind]
        same = sum(each.kind == fault.kind for each in source.markup_faults) if source is not None else 0
        yield advice(
            zh,
            en,
            found=f"{_written(fault)}，第 {fault.line} 行 / line {fault.line}" + (f" × {same}" if same > 1 else ""),
            pointer=pointer_to(page.url, None, _written(fault)),
        )


def _written(fault: MarkupFault) -> str:
    if fault.kind == "attribute":
        return f"<{fault.tag} {fault.name[:40]} {fault.name[:40]}>"
    if fault.kind == "end":
        return f"</{fault.tag}>"
    if fault.kind == "crossed":
        return f"<{fault.tag}> <{fault.name}> </{fault.tag}>"
    return f"<{fault.tag}> <{fault.tag}>"
