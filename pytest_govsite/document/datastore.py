"""Lists that stand in the source as data, for a script of the page to show (大汉 JCMS: `<script type="text/xml">`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING = re.compile(r"<script\b[^<>]{0,300}>\s*<datastore\b", re.IGNORECASE)
_CLOSING = re.compile(r"</script\s*>", re.IGNORECASE)
_QUOTED = "<![CDATA["
_AROUND = {"li": "ul", "tr": "table"}


def with_records(html: str) -> str:
    """Return the markup with the entries of such lists in place of the script, as its script shows them.

    The system writes some pages of a list into the source and shows one at a time; the others are fetched later and
    cannot be told from the source. Other markup is returned as it is.
    """
    parts, done = [], 0
    while (opening := _OPENING.search(html, done)) is not None:
        closing = _CLOSING.search(html, opening.end())
        end = closing.end() if closing else len(html)
        records = list(_records(html, opening.end(), end))
        parts += [html[done : opening.start()], _listed(records) if records else html[opening.start() : end]]
        done = end
    return "".join((*parts, html[done:])) if parts else html


def _records(html: str, start: int, end: int) -> Iterator[str]:
    while (opening := html.find(_QUOTED, start, end)) >= 0 and (closing := html.find("]]>", opening, end)) >= 0:
        if html[max(start, opening - 40) : opening].rstrip().lower().endswith("<record>"):
            yield html[opening + len(_QUOTED) : closing]
        start = closing


def _listed(records: list[str]) -> str:
    first = re.match(r"\s*<(\w+)", records[0])
    around = _AROUND.get(first[1].lower()) if first else None
    text = "\n".join(records)
    return f"<{around}>{text}</{around}>" if around else text
