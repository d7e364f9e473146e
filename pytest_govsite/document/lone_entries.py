"""Whether one dated link is an entry of a list, or part of the line that tells of the page itself."""

from __future__ import annotations

from pytest_govsite.document.labels import LABELLED
from pytest_govsite.document.tree import Element, Tree

TITLE = 10
"""Characters above which the text of a link is a title rather than a name or a tool."""


def is_entry(tree: Tree, item: Element, link: Element) -> bool:
    """Return False for a line that tells when and by whom a page was published (发布时间：… 来源：… 分享到 …).

    An entry may tell its time and source too, below its title.
    """
    if not LABELLED.search(tree.text(item, 300)):
        return True
    title, around = tree.text(link, 300), link
    while around is not item and around.parent is not None and not LABELLED.search(tree.text(around, 300)):
        around = around.parent
    return len(title) > TITLE and tree.text(around, 300).startswith(title)
