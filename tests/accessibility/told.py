"""What a check told of a page, short enough to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pytest_govsite.model import CloserLook, DomFacts, DomLook, Outcome, Verdict
from tests.accessibility.looking import Looking

Check = Callable[[CloserLook], Iterable[Verdict]]


def told(check: Check, page: CloserLook) -> list[tuple[str, str]]:
    """Return outcome and `found` of each verdict that is no pass; the outcome alone where there is none."""
    verdicts = list(check(page))
    findings = [v for v in verdicts if v.outcome not in (Outcome.PASSED, Outcome.INAPPLICABLE)]
    for verdict in findings:
        assert verdict.pointer is not None, verdict
        assert verdict.pointer.url == page.url
        assert verdict.message.zh
        assert verdict.message.en
    return [(v.outcome.value, v.found) for v in findings or verdicts]


def failures(check: Check, page: CloserLook) -> list[str]:
    """Return what was found of each failure; other outcomes are left out."""
    return [found for outcome, found in told(check, page) if outcome == "failed"]


def outcome(check: Check, page: CloserLook) -> str:
    """Return the outcome of all verdicts together, the worst of them."""
    seen = {outcome for outcome, _ in told(check, page)}
    return next(o for o in ("failed", "cantTell", "passed", "inapplicable") if o in seen)


_LOADS = 3
"""On a busy machine a frame among many may not have come when the page is taken."""


def apart(looking: Looking, pages: Mapping[str, str]) -> dict[str, CloserLook]:
    """Return each page as it looks in a frame of its own: one load for many small pages."""
    urls = {looking.put(html): name for name, html in pages.items()}
    frames = "".join(f'<iframe src="{url}" title="x" width="1366" height="768"></iframe>' for url in urls)
    found: dict[str, CloserLook] = {}
    for _ in range(_LOADS):
        whole = looking.look(f'<html lang="zh-CN"><title>x</title><body style="margin:0">{frames}</body></html>')
        assert whole.dom is not None
        for document in whole.dom.documents[1:]:
            if document.url not in urls:
                continue  # a frame of one of the pages
            look = DomLook(dom=DomFacts(documents=(document,)))
            found[urls[document.url]] = CloserLook.made_of(whole.facts, {DomLook.kind: look})
        if found.keys() == pages.keys():
            break
    assert found.keys() == pages.keys()
    return found


def outcomes(check: Check, looking: Looking, pages: Mapping[str, str]) -> dict[str, str]:
    """Return the worst outcome on each page."""
    return {name: outcome(check, page) for name, page in apart(looking, pages).items()}
