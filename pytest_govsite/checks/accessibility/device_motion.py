"""What shaking or tilting the device does can be done by a control too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at, trees
from pytest_govsite.checks.accessibility.text_blocks import text_blocks
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_EVENT = re.compile(
    r"['\"](?:devicemotion|deviceorientation(?:absolute)?)['\"]|\bondevice(?:motion|orientation)\s*=|\bnew\s+(?:Accelerometer|Gyroscope|LinearAccelerationSensor)\s*\(|\bShake\s*\(\s*\{"
)
_SHAKE = re.compile(r"摇一摇|摇动|晃动|倾斜(?:手机|设备)|\b(?:shak(?:e|ing)|tilt(?:ing)?)\b", re.IGNORECASE)
_NEAR = 3
_HAN = re.compile(r"[\u3400-\u9fff]{2}")
_EMPTY = frozenset({"your", "this", "that", "with", "page", "phone", "device"})


def device_motion(page: CloserLook) -> Iterator[Verdict]:
    """Functions that answer to the motion of the device have another control.

    WCAG 2.1, 2.5.4 (technique G213; failure F106).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    for document in seen.documents:
        source = _source(document)
        if source is None:
            continue
        if _has_control(document):
            found.append(passed("摇动之外另有控件", "there is a control beside shaking the device"))
        elif _asks_for_it(document) and not _has_any_control(document):
            found.append(
                failed(
                    "功能只能靠晃动设备使用，页面上没有别的控件",
                    "something works by shaking the device only, and the page has no control at all",
                    expected="按钮等控件 / a button or another control",
                    pointer=at(page, document, source),
                )
            )
        else:
            found.append(
                cant_tell(
                    "页面响应设备晃动，需确认另有控件可用并可关闭",
                    "the page answers to motion; check that a control does the same and that it can be turned off",
                    pointer=at(page, document, source),
                )
            )
    yield from found or [inapplicable("页面不响应设备晃动", "nothing answers to the motion of the device")]


def _source(document: DomDocument) -> DomNode | None:
    for node in document.by_tag("script"):
        if _EVENT.search(node.get("#content") or ""):
            return node
    kinds = ("devicemotion", "deviceorientation")
    return next((n for n in document.elements if any(k.rpartition(":")[2] in kinds for k in n.listeners)), None)


def _asks_for_it(document: DomDocument) -> bool:
    return any(_SHAKE.search(block.text) for block in text_blocks(document))


def _has_any_control(document: DomDocument) -> bool:
    return any(
        node.visible
        and (
            node.tag in ("button", "input", "select", "textarea", "summary")
            or node.role in ("button", "switch", "checkbox")
            or "click" in node.listeners
        )
        for node in document.elements
    )


def _has_control(document: DomDocument) -> bool:
    """True: the text that tells of shaking has a button beside it whose name it says."""
    for block in text_blocks(document):
        if not _SHAKE.search(block.text):
            continue
        around = [block.node, *list(document.ancestors(block.node))[:_NEAR]]
        near = next((node for node in reversed(around) if node.tag not in ("body", "html")), block.node)
        if any(
            node.role == "button" and node.visible and _share(block.text, node.name or document.text(node))
            for node in document.descendants(near)
        ):
            return True
    return False


def _share(text: str, name: str) -> bool:
    """True: a name has a word of the text, in Chinese two characters of it that stand side by side."""
    han = {name[i : i + 2] for i in range(len(name) - 1) if _HAN.fullmatch(name[i : i + 2])}
    words = {word for word in re.findall(r"[a-z]{4,}", name.lower()) if word not in _EMPTY}
    return any(each in text for each in han) or any(re.search(rf"\b{word}", text.lower()) for word in words)
