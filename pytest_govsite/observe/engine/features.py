"""What a page's own scripts and style sheets use that older browsers do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from pytest_govsite.model.engine_view import FeatureUse
from pytest_govsite.observe.engine.window import Window
from pytest_govsite.observe.world import script

_LIMITS = {"files": 40, "each": 600_000, "characters": 4_000_000}
_AROUND = 40
_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_UNREAD = re.compile(
    r"""/\*.*?\*/|(?<![:\\"'`])//[^\n]*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""", re.DOTALL
)
"""Comments and strings of a script."""


class _Feature(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: Literal["syntax", "interface", "style"]
    label: str
    pattern: str
    since: dict[str, str]


class _Source(msgspec.Struct, frozen=True):
    kind: str
    source: str
    text: str


@cache
def _features() -> tuple[tuple[_Feature, re.Pattern[str]], ...]:
    data = files("pytest_govsite.observe.engine").joinpath("features.toml").read_bytes()
    table = msgspec.toml.decode(data, type=dict[str, _Feature])
    return tuple((feature, re.compile(feature.pattern)) for feature in table.values())


async def features_used(window: Window, kind: str) -> tuple[tuple[FeatureUse, ...], tuple[str, ...]]:
    """Return the late features that scripts and style sheets of the page's own origin use, and the files that could not be read.

    Errors as in `Window.call`; `msgspec.MsgspecError` where the page answers nonsense.

    Args:
        window: the page.
        kind: engine whose versions count: `chromium`, `firefox` or `webkit`.
    """
    told = await window.call(script("engine/features.js"), _LIMITS, limit=20.0)
    sources = msgspec.json.decode(told, type=tuple[_Source, ...])
    unread = tuple(source.source[:500] for source in sources if source.kind == "unread")
    read = [source for source in sources if source.kind != "unread"]
    return tuple(use for each in read for use in uses_in(each.kind, each.source, each.text, kind)), unread


def uses_in(kind: str, source: str, text: str, engine: str) -> Iterator[FeatureUse]:
    """Yield the late features in the text of a `script` or a `style`, each once; comments and strings do not count."""
    bare = _COMMENTS.sub(" ", text) if kind == "style" else _UNREAD.sub('""', text)
    for feature, pattern in _features():
        if (feature.kind == "style") != (kind == "style") or engine not in feature.since:
            continue
        hit = pattern.search(bare)
        if hit is not None:
            around = bare[max(0, hit.start() - _AROUND) : hit.end() + _AROUND]
            yield FeatureUse(
                kind=feature.kind,
                label=feature.label,
                since=feature.since[engine],
                source=source[:500],
                snippet=" ".join(around.split()),
            )
