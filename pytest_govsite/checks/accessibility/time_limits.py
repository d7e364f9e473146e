"""Time to read and use the page: nothing leads away by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pytest_govsite.checks.accessibility.telling import at, or_passed, trees
from pytest_govsite.checks.accessibility.text_blocks import text_blocks
from pytest_govsite.checks.accessibility.word_lists import pattern
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable
from pytest_govsite.model import CloserLook, DomDocument, DomNode, Verdict

_AWAY = r"\blocation\b(?:\.href)?\s*=(?!=)|\blocation\.(?:assign|replace|reload)\s*\(|\bwindow\.close\s*\(|\bhistory\.(?:go|back)\s*\(|\.submit\s*\("
_TIMED = re.compile(rf"\bset(Timeout|Interval)\s*\((.{{0,300}}?(?:{_AWAY}).{{0,200}}?),\s*(\d[\d\s*_]*)\)", re.DOTALL)
_NAMED = re.compile(r"\bset(Timeout|Interval)\s*\(\s*['\"]?([A-Za-z_$][\w$]*)(?:\(\))?['\"]?\s*,\s*(\d[\d\s*_]*)\)")
_LEAST, _MOST = 1_000, 20 * 3600 * 1000
_SENTENCE = 240


def time_limits(page: CloserLook) -> Iterator[Verdict]:
    """Nothing redirects, reloads or expires after a time that the user cannot stop or extend.

    GB/T 37668-2019, 3.3.3.12; WCAG 2.1, 2.2.1 (techniques G133, G180, G198; failures F40, F41, F58).
    """
    seen = trees(page)
    if isinstance(seen, Verdict):
        yield seen
        return
    found: list[Verdict] = []
    for document in seen.documents:
        if any(_refreshes(node) for node in document.by_tag("meta")):
            continue  # axe-core tells
        told = _told(document)
        stops = _has_control(document)
        scripts = _timed_scripts(document)
        if told is not None and not stops and pattern("time", "extends").search(told[1]):
            found.append(
                cant_tell(
                    "页面限时，文字说可以延长，请人工确认",
                    "the page has a time limit, which its text says can be extended",
                    found=told[1][:100],
                    pointer=at(page, document, told[0]),
                )
            )
        elif told is not None and not stops:
            node, text, long = told
            tell = cant_tell if long and not scripts else failed
            found.append(
                tell(
                    "页面限时跳转、关闭或失效，没有停止或延长的办法",
                    "the page leads away or expires after a time that cannot be stopped or extended",
                    found=text[:100],
                    pointer=at(page, document, node),
                )
            )
        elif told is None and not stops:
            for node, code, sure in scripts:
                tell = failed if sure else cant_tell
                found.append(
                    tell(
                        "脚本定时跳转或刷新页面，没有停止或延长的办法" if sure else "脚本可能定时跳转或刷新页面",
                        "a script leads away or reloads after a time, which cannot be stopped or extended"
                        if sure
                        else "a script may lead away or reload after a time",
                        found=code[:100],
                        pointer=at(page, document, node),
                    )
                )
        elif told is not None:
            found.append(
                cant_tell(
                    "页面限时，另有可能停止或延长的控件",
                    "the page has a time limit, and a control that may stop or extend it",
                    found=told[1][:100],
                    pointer=at(page, document, told[0]),
                )
            )
    if not found:
        yield inapplicable("没有看到时间限制", "no time limit seen")
        return
    yield from or_passed(found, "", "")


def _refreshes(node: DomNode) -> bool:
    return (node.get("http-equiv") or "").strip().lower() == "refresh"


def _told(document: DomDocument) -> tuple[DomNode, str, bool] | None:
    if any(pattern("time", "event").search(node.name or "") for node in document.by_role("heading") if node.visible):
        return None  # the end of an auction is the same for everybody (an event in real time)
    for block in text_blocks(document):
        if document.closest(block.node, "pre", "code") is not None:
            continue  # a message in the example of a program
        if pattern("time", "leaves").search(block.text) and not pattern("time", "not").search(block.text):
            return block.node, block.text, block.weight > _SENTENCE
    return None


def _has_control(document: DomDocument) -> bool:
    return any(
        node.visible
        and node.role in ("button", "link")
        and pattern("time", "control").search(node.name or document.text(node))
        for node in document.elements
    )


def _timed_scripts(document: DomDocument) -> list[tuple[DomNode, str, bool]]:
    """Return scripts that lead away after a time, and whether they plainly do so whatever the user does."""
    found: list[tuple[DomNode, str, bool]] = []
    written = [(node, node.get("#content") or "") for node in document.by_tag("script")]
    written += [(node, node.get("onload") or "") for node in document.by_tag("body")]
    for node, text in written:
        match = _TIMED.search(text)
        if match and _in_reach(match.group(3)) and not re.search(r"\bset(?:Timeout|Interval)\b", match.group(2)):
            free = not re.search(r"\bif\b|\?|&&|\|\|", match.group(2))
            found.append((node, match.group(0), free and _at_once(text[: match.start()])))
            continue
        for named in _NAMED.finditer(text):
            body = re.search(rf"function\s+{re.escape(named.group(2))}\s*\([^)]*\)\s*\{{([^}}]{{0,300}})", text)
            if body and re.search(_AWAY, body.group(1)) and _in_reach(named.group(3)):
                free = not re.search(r"\bif\b|\?|&&|\|\|", body.group(1))
                found.append((node, named.group(0), free and _at_once(text[: named.start()])))
                break
    return found[:3]


def _at_once(before: str) -> bool:
    """True: it stands in no function and under no condition, so it runs as the page loads."""
    return before.count("{") == before.count("}") and not re.search(
        r"\bif\s*\([^)]*\)\s*$|=>\s*$|&&\s*$|[?:]\s*$", before
    )


def _in_reach(written: str) -> bool:
    """True: a delay that is noticed, and shorter than 20 hours."""
    total = 1
    for part in written.replace("_", "").split("*"):
        if not part.strip().isdigit():
            return False
        total *= min(int(part), _MOST + 1)
    return _LEAST <= total <= _MOST
