"""What an enlargement takes away, told once for each thing that takes it away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pytest_govsite.checks.outcomes import cant_tell
from pytest_govsite.model import EnlargedState, Loss, Pointer, Sighting, Verdict

MOST = 15
"""Findings of one kind on one page."""

_PLACE = re.compile(r":nth-of-type\(\d+\)")
_TOOLS = re.compile(r"扫一扫|扫码|二维码|分享|打印|字体|字号|收藏|\b(?:qr|share|print|font)\b", re.IGNORECASE)
_REACHED = re.compile(r"(?<!\d)(?:\d[ -]?){7,12}(?!\d)|[\w.-]+@[\w-]+\.\w+")
"""A number to call, or an address to write to."""
_SENTENCE = 20
"""Characters: shorter texts that narrow windows leave out are labels and decoration."""

_LABEL = 40
"""Characters of a head cell or the words of a button, which may stand twice; a paragraph that does is cut all the same."""

Failure = Callable[..., Verdict]


class Wording(NamedTuple):
    """The state in words."""

    zh: str
    en: str


class _Kind(NamedTuple):
    zh: str
    en: str
    expected: str


_CLIPPED = _Kind("{}有文字或控件被截断", "text or controls are cut off {}", "全部内容可见 / all of it is visible")
_OVERLAPPED = _Kind("{}文字互相重叠", "texts overlap {}", "文字不重叠 / no overlapping texts")
_VANISHED = _Kind(
    "{}有控件或文字不再显示",
    "controls or texts are no longer shown {}",
    "控件仍可使用，文字仍可看到 / controls can still be used, texts read",
)
_COVERED = _Kind(
    "{}控件被遮挡，点不到", "controls are covered and cannot be reached {}", "控件仍可点击 / controls can be clicked"
)
_KINDS = {"clipped": _CLIPPED, "overlapped": _OVERLAPPED, "vanished": _VANISHED, "covered": _COVERED}


def shown_at(page_url: str, element: Sighting) -> Pointer:
    """Return a pointer to an element that a deep look met."""
    return Pointer(url=page_url, selector=element.selector, snippet=element.snippet, frame=element.frame)


def is_certain(loss: Loss, state: EnlargedState) -> bool | None:
    """Tell whether a loss is one: True, False for 'a person has to look', None for nothing lost.

    Nothing is lost where an entry is shortened with an ellipsis and its link or title tells the whole, where the same
    words or target stand elsewhere, or where a menu button appeared for what vanished. An entry of a list of links whose end is cut leads to the
    whole text: a person decides.
    """
    if loss.kind == "clipped":
        if loss.elsewhere and len(loss.element.text) <= _LABEL:
            return None  # head cells that each cell repeats, a button whose words stand beside it
        if loss.ellipsis:
            return None if loss.linked or loss.titled else True
        return not (loss.fixed or (loss.linked and loss.listed and loss.lost < loss.lines))
    if loss.kind == "vanished":
        if loss.elsewhere or state.appeared or _TOOLS.search(loss.element.text):
            return None
        if not loss.control and len(loss.element.text) < _SENTENCE:
            return None
        return (loss.control and loss.field) or _REACHED.search(loss.element.text) is not None
    if loss.kind == "covered":
        return not loss.fixed
    return True


def told(
    page_url: str, state: EnlargedState, words: Wording, failure: Failure, *, doubts: bool = True
) -> Iterator[Verdict]:
    """Yield one verdict for each element that cuts off, covers or is written over, worst kinds first.

    Args:
        page_url: the page.
        state: what was lost.
        words: the state in words, as part of the sentence.
        failure: `failed` or `advice`.
        doubts: False: leave out what a person would have to look at.
    """
    for kind, terms in _KINDS.items():
        losses = [loss for loss in state.losses if loss.kind == kind]
        certain = [loss for loss in losses if is_certain(loss, state) is True]
        for group in _grouped(certain)[:MOST]:
            yield failure(
                terms.zh.format(words.zh),
                terms.en.format(words.en),
                expected=terms.expected,
                found=_found(group),
                pointer=shown_at(page_url, group[0].element),
            )
        doubtful = [loss for loss in losses if is_certain(loss, state) is False]
        if doubtful and doubts:
            yield cant_tell(
                f"{words.zh}有内容可能丢失，请人工确认",
                f"something may be lost {words.en}; a person has to look",
                expected=terms.expected,
                found=_found(doubtful),
                pointer=shown_at(page_url, doubtful[0].element),
            )


def _grouped(losses: Iterable[Loss]) -> list[list[Loss]]:
    """Put together what one element cuts off, and what befalls all entries of a list alike."""
    groups: dict[tuple[str, str], list[Loss]] = {}
    for loss in losses:
        if loss.kind == "clipped" and loss.by:
            key = (loss.by.selector if loss.lines > 1 else _PLACE.sub("", loss.by.selector), "")
        else:
            key = (_PLACE.sub("", loss.by.selector) if loss.by else "", _PLACE.sub("", loss.element.selector))
        groups.setdefault(key, []).append(loss)
    return sorted(groups.values(), key=len, reverse=True)


def _found(group: list[Loss]) -> str:
    first = group[0]
    parts = [f"{len(group)} ×", f"“{first.element.text[:40]}”"]
    if first.kind == "overlapped" and first.by:
        parts.append(f"/ “{first.by.text[:40]}”")
    elif first.by and first.by.selector != first.element.selector:
        parts.append(f"← {first.by.selector[-80:]}")
    return " ".join(parts)
