"""What our scripts tell, as facts and in a few words."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pytest_govsite.model import Box
from pytest_govsite.model.elderly import AidControl, Appearance, TextSize
from pytest_govsite.observe.masking import masked


def control_of(told: dict[str, Any]) -> AidControl:
    """Return a control as a fact."""
    return AidControl(
        name=masked(told.get("name", "")),
        kind=told.get("kind", ""),
        selector=told["selector"],
        snippet=masked(told["snippet"]),
        box=Box(**told["box"]),
        focusable=told["focusable"],
        href=told.get("href", ""),
    )


def appearance_of(told: dict[str, Any], controls: Iterable[str]) -> Appearance:
    """Return what was measured as a fact."""
    texts = tuple(
        TextSize(
            text=masked(text["text"]),
            size=text["size"],
            line=text["line"],
            contrast=text["contrast"],
            colours=text["colours"],
        )
        for text in told["texts"]
    )
    return Appearance(
        url=told["url"],
        texts=texts,
        blocks=told["blocks"],
        links=told["links"],
        columns=told["columns"],
        overflow=told["overflow"],
        cursor=told["cursor"],
        cursor_size=told["cursorSize"],
        state=told["state"],
        controls=tuple(dict.fromkeys(controls)),
    )


def brief(before: Appearance, after: Appearance) -> str:
    """Return in a few words what differs between two appearances."""
    told = []
    if before.url != after.url:
        told.append(f"→ {after.url}")
    for name, one, other in (
        ("px", before.size, after.size),
        ("blocks", before.blocks, after.blocks),
        ("columns", before.columns, after.columns),
        ("line", before.line, after.line),
        ("controls", len(before.controls), len(after.controls)),
    ):
        if one != other:
            told.append(f"{name} {one:g}→{other:g}")
    if before.colours != after.colours and before.url == after.url:
        told.append(f"colours {json.dumps(after.colours[:1], ensure_ascii=False)[1:-1]}")
    return "; ".join(told) or "="
