"""Text blocks as facts."""

from __future__ import annotations

from pytest_govsite.document.nodes import Nodes
from pytest_govsite.document.runs import Run
from pytest_govsite.model import Block, Box


def read_blocks(runs: list[Run], nodes: Nodes) -> tuple[Block, ...]:
    """Return all text in document order."""
    return tuple(to_block(run, nodes) for run in runs)


def to_block(run: Run, nodes: Nodes, text: str | None = None) -> Block:
    """Return a run as a fact; `text` stands in for its own text (a headline without the date that follows it)."""
    block = run.block
    return Block(
        selector=nodes.selectors.of(block),
        region=block.region,
        visible=run.visible,
        box=_box(run) or block.box if nodes.tree.rendered else None,
        tag=block.tag,
        text=nodes.clean(run.text if text is None else text, block.region),
        font_size=run.font_size,
    )


def _box(run: Run) -> Box | None:
    owners = {piece.owner.index: piece.owner for piece in run.pieces if piece.text.strip()}
    boxes = [box for owner in owners.values() if (box := owner.box)]
    if not boxes:
        return None
    left, top = min(b.x for b in boxes), min(b.y for b in boxes)
    right, bottom = max(b.x + b.width for b in boxes), max(b.y + b.height for b in boxes)
    return Box(x=left, y=top, width=right - left, height=bottom - top)
