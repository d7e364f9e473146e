"""The ways a page opens the platform page of 我为政府网站找错."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from pytest_govsite.checks.footer.codes import well_formed
from pytest_govsite.checks.footer.placeholder import is_placeholder
from pytest_govsite.checks.footer.region import shown
from pytest_govsite.checks.hosts import host_of
from pytest_govsite.model import DocumentFacts, Link, Node, Script

_SCRIPT_FILE = re.compile(r"(?:^|/)jiucuo[\w.-]*\.js$", re.I)
_EXPOSURE = re.compile(r"jiucuo\.html?|/exposure/|zfwzgl\.www\.gov\.cn", re.I)
_SITE_CODE = re.compile(r"site_?code=([\w*]*)", re.I)
_LINK_CALL = re.compile(r"\bLink\s*\(\s*['\"]?\s*([\w*]{0,20})", re.I)
_ADDRESS = re.compile(r"(?:https?:)?//[^\s'\"<>()]{3,200}")


@dataclass(frozen=True)
class Entry:
    """One way to the exposure page. `host` is empty where the page itself carries the script."""

    node: Node
    code: str
    host: str
    written: str
    kind: str
    """`script`, `link` or `call`."""


def entries_of(document: DocumentFacts) -> tuple[Entry, ...]:
    """Return every entry on the page that is not known to be hidden, scripts first."""
    found = [*(_script_entry(s) for s in document.scripts), *_handlers(document)]
    return tuple(e for e in found if e is not None)


def _script_entry(script: Script) -> Entry | None:
    attributes = dict(script.attributes)
    path = urlsplit(script.source).path
    if attributes.get("id") != "_jiucuo_" and not _SCRIPT_FILE.search(path):
        return None
    if not script.source:
        return None
    code = attributes.get("sitecode", "").strip()
    written = f"script#{attributes.get('id', '')} sitecode={code} src={script.source}"
    return Entry(node=script, code=code, host=host_of(script.source), written=written, kind="script")


def _handlers(document: DocumentFacts) -> Iterator[Entry | None]:
    for link in filter(shown, document.links):
        yield _entry(link, link.href or "", link.handler)
    for image in filter(shown, document.images):
        yield _entry(image, "", image.handler)
    for form in document.forms:
        for control in filter(shown, form.controls):
            yield _entry(control, "", control.handler)


def _entry(node: Node, address: str, handler: str) -> Entry | None:
    call = _LINK_CALL.search(handler) if handler else None
    if call and (well_formed(call[1]) or is_placeholder(call[1])):
        return Entry(node=node, code=call[1], host="", written=f"onclick={handler[:80]}", kind="call")
    for text in map(unquote, filter(None, (address, handler))):
        code = _SITE_CODE.search(text)
        if code and _EXPOSURE.search(text):
            goal = _ADDRESS.search(text)
            host = host_of(goal[0]) if goal else ""
            return Entry(node=node, code=code[1], host=host, written=text[:200], kind="link")
    return None


def exposure_code(link: Link) -> str | None:
    """Return the code with which a link opens the exposure page, shown or not; None where it opens another."""
    entry = _entry(link, link.href or "", link.handler)
    return entry.code if entry else None
