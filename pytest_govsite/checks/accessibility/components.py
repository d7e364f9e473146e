"""Custom elements: their class may give them a role of which markup says nothing (ElementInternals)."""

from __future__ import annotations

from pytest_govsite.model import DomDocument, DomNode

_AROUND = 6
"""Elements between an entry in the shadow tree of a component and the component for the list around it."""


def is_in_a_component(document: DomDocument, node: DomNode) -> bool:
    """True: it stands in a shadow tree, and a custom element without a role in its markup is around it."""
    around = list(document.ancestors(node))[:_AROUND]
    return node.scope >= 0 and any("-" in each.tag and "role" not in each.attributes for each in around)
