"""How far engines may differ before a reader or user notices; each number with its reason.

Engines take other fonts where none is there that the page asks for, round lines to other fractions of a pixel and give
fields other inner spaces. None of that is a fault: blocks are therefore compared by how they lie to each other, never
by where they lie, and a number stands here only where a relation needs an edge.
"""

from __future__ import annotations

EDGE = 3
"""CSS pixels: two edges this near are the same edge; rounding of borders and fractions adds up to less."""
ROW = 0.5
"""Share of the lower one's height that two blocks have to share to stand in one row; lines of other fonts shift by a fifth."""
LAID_OVER = 12
"""CSS pixels, across and down: less is a negative margin or a line box that is a little higher in another font."""
LAID_OVER_PART = 0.1
"""Share of the smaller block."""
SMALL = 8
"""CSS pixels: what is narrower or lower is a mark, no block."""
ADDED_AREA = 2_000
"""Square CSS pixels: what appears and is smaller is a mark, no block."""
WIDER = 0.25
"""Change of a width: fonts change the width of a text by up to a tenth, blocks with a width of their own not at all."""
WIDER_PIXELS = 80
COLLAPSED = 0.4
"""Share of the height that is left: fonts and line heights leave more than three quarters."""
GROWN = 2.5
GROWN_PIXELS = 150
"""A block that grew by less pushes the page down and changes nothing else."""
SPILLED = 0.6
"""Font sizes by which a text stands out of its box: a line box in another font stands out by less than half of one."""
SHORT = 10
"""Characters: a label of so few is read at one glance; broken over two lines it is a broken line, longer text just wraps."""
DISTORTED = 0.15
"""Change of the proportions of an image that is seen at a glance."""
CELL = 6
"""CSS pixels by which cells of a row or column are out of line."""
COMPARABLE = 0.5
"""Share of the blocks that two engines must have in common to be compared at all."""
SAME_WIDTH = 1
"""CSS pixels between two inner widths that are still equal."""
BAR = 20
"""CSS pixels: a scroll bar that takes space in one engine only."""
NARROW = 1000
"""Inner width: in narrower windows rows of unequal items wrap where they are full, as they are meant to."""
FIELDS = frozenset({"input", "select", "textarea", "button", "meter", "progress", "fieldset"})
"""Engines draw fields in sizes of their own; it matters only where something else then lies elsewhere."""
