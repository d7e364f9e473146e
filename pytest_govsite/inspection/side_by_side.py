"""Pictures of one place in every engine, side by side, for findings of browser compatibility."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from pytest_govsite.inspection.observed import Observed
from pytest_govsite.model import Evidence, Finding, Outcome, RequirementResult
from pytest_govsite.model.engine_layout import Box, Layout
from pytest_govsite.model.engine_view import EnginesLook, EngineView
from pytest_govsite.observe.evidence import write_evidence

if TYPE_CHECKING:
    from PIL.Image import Image

SUITE = "browser_compatibility"
COLUMN, HEIGHT = 440, 420
"""Pixels of one engine's part of the picture."""
_HEAD, _GAP = 22, 8
_MARGIN = 110
"""CSS pixels that are shown above and below the place."""
_MOST = 12
"""Pictures for one requirement; further causes keep the pictures of their pages."""
_QUALITY = 70
_WHOLE = ("compatibility.loads", "compatibility.characters")
"""Requirements whose findings concern the page as a whole and are to be seen on it."""
_FRAME, _INK, _PAPER = (200, 16, 46), (40, 40, 40), (255, 255, 255)


class _Part(NamedTuple):
    engine: str
    layout: Layout
    picture: Path
    box: Box | None


def with_comparisons(result: RequirementResult, observed: Observed, folder: Path) -> RequirementResult:
    """Give the first failed finding of each cause a picture of its place in every engine, where there are pictures."""
    if result.suite != SUITE:
        return result
    made: dict[str, Evidence] = {}
    findings: list[Finding] = []
    for finding in result.findings:
        if _shows(finding, result.id) and finding.group not in made and len(made) < _MOST:
            evidence = _compared(finding, observed, folder)
            if evidence is not None:
                made[finding.group] = evidence
                finding = msgspec.structs.replace(finding, evidence=(evidence.path, *finding.evidence))
        findings.append(finding)
    return msgspec.structs.replace(result, findings=tuple(findings))


def pictures_in_engines(url: str, observed: Observed) -> dict[str, str]:
    """Return the picture of a page in each engine that showed it, at the reference size; empty where none were compared."""
    if url not in observed.shown:
        return {}
    look = observed.look(url, EnginesLook)
    views = look.views if isinstance(look, EnginesLook) else ()
    return {view.engine: view.layouts[0].picture.path for view in views if view.layouts and view.layouts[0].picture}


def _shows(finding: Finding, requirement: str) -> bool:
    """True: it is something to be seen, at a place or on the page as a whole; a script error is not."""
    wrong = finding.outcome in (Outcome.FAILED, Outcome.CANT_TELL)
    return wrong and bool(finding.selector or finding.window or finding.box or requirement in _WHOLE)


def _compared(finding: Finding, observed: Observed, folder: Path) -> Evidence | None:
    look = observed.look(finding.page, EnginesLook)
    if not isinstance(look, EnginesLook):
        return None
    try:
        parts = list(_parts(finding, look, folder))
        if len(parts) < 2 and not any(part.box for part in parts):
            return None  # nothing beyond the picture of the page
        data = _drawn(parts)
    except (OSError, ValueError, SyntaxError):
        return None  # a picture cut short by an interruption; the finding stands without it
    caption = "、".join(part.engine for part in parts)
    return write_evidence(folder, "side-by-side", data, ".jpg", caption)


def _parts(finding: Finding, look: EnginesLook, folder: Path) -> Iterator[_Part]:
    for view in look.views:
        sizes = [layout.asked for layout in view.layouts]
        wanted = finding.window if finding.window in sizes else next(iter(sizes), None)
        layout = next((each for each in view.layouts if each.asked == wanted), None)
        if layout is None or layout.picture is None:
            continue
        box = finding.box if finding.box and finding.engine == view.engine else _box(view, layout, finding.selector)
        picture = folder / layout.picture.path
        if box is None or box[1] < _height(picture, layout):  # often only the first screen is kept
            yield _Part(view.engine, layout, picture, box)


def _height(picture: Path, layout: Layout) -> float:
    """Return how far down the page a picture goes, in CSS pixels."""
    from PIL import Image

    with Image.open(picture, formats=("PNG", "JPEG")) as opened:
        return opened.height * layout.width / max(opened.width, 1)


def _box(view: EngineView, layout: Layout, selector: str) -> Box | None:
    if not selector:
        return None
    for block in layout.blocks:
        if view.elements[block.element].key == selector:
            return block.x, block.y, block.width, block.height
    return None


def _drawn(parts: list[_Part]) -> bytes:
    from PIL import Image, ImageDraw

    cuts = [_cut(part) for part in parts]
    height = max(cut.height for cut in cuts)
    whole = Image.new("RGB", (len(cuts) * (COLUMN + _GAP) - _GAP, _HEAD + height), _PAPER)
    pen = ImageDraw.Draw(whole)
    for number, (part, cut) in enumerate(zip(parts, cuts, strict=True)):
        left = number * (COLUMN + _GAP)
        size = "x".join(map(str, part.layout.asked))
        pen.text((left + 2, 4), f"{part.engine.encode('ascii', 'replace').decode()}  {size}", fill=_INK)
        whole.paste(cut, (left, _HEAD))
    stream = io.BytesIO()
    whole.save(stream, "JPEG", quality=_QUALITY)
    return stream.getvalue()


def _cut(part: _Part) -> Image:
    """Return the place with a frame around it, as wide as the page; the top of the page where no place is known."""
    from PIL import Image, ImageDraw

    with Image.open(part.picture, formats=("PNG", "JPEG")) as opened:
        image = opened.convert("RGB")
    css = image.width / max(part.layout.width, 1)
    top, bottom = 0, round(HEIGHT * part.layout.width / COLUMN)
    if part.box is not None:
        top = max(0, part.box[1] - _MARGIN)
        bottom = min(part.box[1] + part.box[3] + _MARGIN, top + bottom)
    upper = min(round(top * css), max(image.height - 1, 0))
    lower = max(upper + 1, min(round(bottom * css), image.height))
    piece = image.crop((0, upper, image.width, lower))
    shrink = COLUMN / piece.width
    small = piece.resize((COLUMN, max(1, round(piece.height * shrink))), Image.Resampling.LANCZOS)
    if part.box is not None:
        x, y, width, height = part.box
        scale = css * shrink
        corners = [(x - 4) * scale, (y - top - 4) * scale, (x + width + 4) * scale, (y - top + height + 4) * scale]
        if corners[2] > corners[0] and corners[3] > corners[1]:
            # drawn when the picture has its size, so that the line stays a line
            ImageDraw.Draw(small).rectangle(corners, outline=_FRAME, width=3)
    return small
