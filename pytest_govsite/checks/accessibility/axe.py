"""Requirements judged by the rules of axe-core that are mapped to them (`axe_rules.toml`)."""

from __future__ import annotations

from collections.abc import Iterator

from pytest_govsite.checks.accessibility.axe_data import (
    ADVICE,
    DOUBT,
    DROP,
    SILENT,
    AxeReason,
    AxeRule,
    reason_of,
    rules_of,
)
from pytest_govsite.checks.accessibility.axe_excuses import element, is_whole, weight
from pytest_govsite.checks.accessibility.telling import LookCheck, at, not_looked, or_passed
from pytest_govsite.checks.outcomes import advice, cant_tell, failed
from pytest_govsite.model import AxeCheck, AxeLook, AxeNode, CloserLook, Level, Pointer, Verdict

_FRAMES = "accessibility.assistive-technology"
"""Frames that could not be tested are told once, here."""
_SOFT = frozenset({"aria-prohibited-attr", "aria-allowed-attr", "form-field-multiple-labels"})
"""What these cannot decide is at most untidy: no barrier, whatever a person sees."""
_SHOWN = ("values", "value", "invalid", "missing", "prohibited", "needsReview", "label")


def axe_rules(requirement: str) -> LookCheck:
    """Return the check of the axe-core rules that serve a requirement.

    Passes when none of them found a violation; what they could not decide is `cantTell` with axe-core's reason.

    Args:
        requirement: id; at least one rule serves it.
    """
    mapped = rules_of(requirement)

    def check(page: CloserLook) -> Iterator[Verdict]:
        look = page.of(AxeLook)
        if not isinstance(look, AxeLook):
            yield not_looked(page, AxeLook)
            return
        ran = ", ".join(name for name, _ in mapped if name in look.rules)
        yield from or_passed(
            _judge(page, look, mapped, frames=requirement == _FRAMES),
            f"axe-core {look.version} 没有发现问题",
            f"axe-core {look.version} found nothing",
            measured=ran,
        )

    check.__qualname__ = f"axe_rules({requirement})"
    return check


def _judge(
    page: CloserLook, look: AxeLook, mapped: tuple[tuple[str, AxeRule], ...], *, frames: bool
) -> Iterator[Verdict]:
    for name, rule in mapped:
        found = look.of(name)
        if found is None or rule.level == SILENT:
            continue
        if found.error:
            yield cant_tell("axe-core 的规则中断", "a rule of axe-core broke off", found=f"{name}: {found.error}")
        if rule.page and not is_whole(page):
            continue
        for node in found.violations:
            if not (rule.page and node.frame):
                yield from _one(name, rule, page, node, violation=True)
        for node in found.incomplete:
            if not (rule.page and node.frame):
                yield from _one(name, rule, page, node, violation=False)
    if frames:
        for frame in look.untested:
            yield cant_tell(
                "框架里的内容没能检查",
                "content of a frame could not be tested",
                found=frame.reason,
                pointer=Pointer(url=page.url, frame=frame.url),
            )


def _one(name: str, rule: AxeRule, page: CloserLook, node: AxeNode, *, violation: bool) -> Iterator[Verdict]:
    counts = weight(name, page, node, violation=violation)
    if counts == DROP:
        return
    pointer = _pointer(page, node)
    found, expected = _measured(name, node)
    if counts == DOUBT or rule.level == DOUBT:
        reason = AxeReason(zh=rule.zh, en=rule.en) if violation else _reason(rule, node)
        soft = rule.level in (ADVICE, DOUBT) or (name in _SOFT and not violation)
        level = Level.SHOULD if soft else None
        yield cant_tell(reason.zh, reason.en, expected=expected, found=found, pointer=pointer, level=level)
    elif ADVICE in (rule.level, counts):
        yield advice(rule.zh, rule.en, expected=expected, found=found, pointer=pointer)
    else:
        yield failed(rule.zh, rule.en, expected=expected, found=found, pointer=pointer)


def _reason(rule: AxeRule, node: AxeNode) -> AxeReason:
    if not node.checks:
        return AxeReason(zh=rule.zh, en=rule.en)
    check = node.checks[0]
    return reason_of(check.id, check.key)


def _pointer(page: CloserLook, node: AxeNode) -> Pointer:
    named = element(page, node)
    if named is not None:
        return at(page, *named)
    return Pointer(url=page.url, selector=node.selector, snippet=node.html, frame=node.frame)


def _measured(name: str, node: AxeNode) -> tuple[str, str]:
    """Return what was found and what is expected, as far as numbers or values tell it."""
    check = next((check for check in node.checks if check.data), None)
    if check is None:
        return "", ""
    if name == "color-contrast":
        return _ratio(check)
    return "; ".join(check.data[key] for key in _SHOWN if check.data.get(key))[:200], ""


def _ratio(check: AxeCheck) -> tuple[str, str]:
    data = check.data
    ratio = data.get("contrastRatio", "")
    if not ratio or ratio == "0":
        return "", ""
    colours = " / ".join(filter(None, (data.get("fgColor"), data.get("bgColor"))))
    return f"{ratio}:1 ({colours}; {data.get('fontSize', '')})", f"≥ {data.get('expectedContrastRatio', '')}"
