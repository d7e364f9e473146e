"""Commercial advertising and links to it (政府网站发展指引; 各地管理办法)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.links.lexicon import advertisers_of, below, is_trusted, lexicon_of, markers
from pytest_govsite.checks.links.survey import Held, LinkSurvey
from pytest_govsite.checks.links.telling import context_of, told, where
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed, pointer_to
from pytest_govsite.model import LinkCheck, PageFacts, Site, Verdict

_NAMED = re.compile(r"\s*[\[【(（]?\s*(?:商业)?广告\s*(?:[\]】)）:：|｜].*)?", re.DOTALL)
"""A text or an alternative that says itself that this is an advertisement; 公益广告 does not."""
_LOADED = frozenset(("script", "frame", "image", "picture", "object", "background", "style"))


def links_commercial(pages: Sequence[PageFacts], survey: LinkSurvey) -> Iterator[Verdict]:
    """No advertising is loaded and no link leads to it.

    Advertising networks are known by their hosts and by the names of their elements. Words alone are one sign: where the
    text of the link and the title of its target show different ones the link fails, else it is left to a person. State
    bodies, schools and state news agencies are not suspected.
    """
    found = False
    outside = [held for held in survey.held.values() if not held.own]
    for held in outside:
        verdict = _judged(held, survey.check(held), survey.site)
        if verdict is not None:
            found = True
            yield verdict
    for page in pages:
        marker = _marker(page)
        if marker:
            found = True
            yield failed(
                "页面有广告联盟的标记",
                "The page holds the marker of an advertising network",
                found=marker,
                pointer=pointer_to(page.url),
                place=marker,
            )
    if not survey.held:
        yield inapplicable("页面没有链接", "The pages have no links")
    elif not found:
        yield passed(
            "没有商业广告", "No commercial advertising", measured=f"{len(outside)} 个站外地址 / other addresses"
        )


def _judged(held: Held, check: LinkCheck | None, site: Site) -> Verdict | None:
    host = host_of(held.url)
    if is_trusted(host):
        return None
    goal = host_of(check.goal) if check is not None else host
    if below(host, advertisers_of(site)) or below(goal, advertisers_of(site)):
        loaded = bool(held.kinds & _LOADED) and "link" not in held.kinds
        zh = "页面载入广告" if loaded else "链接指向广告"
        en = "The page loads advertising" if loaded else "A link leads to advertising"
        return failed(zh, en, found=told(held), pointer=where(held), place=host)
    if "link" not in held.kinds:
        return None
    words = lexicon_of("commercial", site)
    said = {hit.word: hit for text in held.texts for hit in words.hits(text)}
    titled = {hit.word: hit for hit in words.hits(check.title)} if check is not None else {}
    named = any(_NAMED.fullmatch(text) for text in held.texts)
    strong = 2 if named else max((hit.weight for hit in (*said.values(), *titled.values())), default=0)
    if strong < 2 and len({*said, *titled}) < 2:
        return None
    note = "、".join(sorted({*said, *titled} or {"广告"}))
    if said and titled and {*titled} - {*said} and strong >= 2:
        return failed(
            "链接指向商业广告",
            "A link leads to advertising",
            found=told(held, note=note),
            pointer=where(held),
            place=host,
        )
    return cant_tell(
        "链接像是商业广告，请人工确认",
        "A link looks like advertising; a person has to confirm it",
        found=told(held, note=note),
        pointer=where(held),
        place=host,
        term=note,
        context=context_of(held, check),
    )


def _marker(page: PageFacts) -> str:
    """Return the name of an advertising network's element in scripts or empty boxes of a page."""
    document = page.document
    if document is None:
        return ""
    texts = [script.text for script in document.scripts if script.text]
    texts += [name for script in document.scripts for name, _ in script.attributes]
    texts += [frame.name for frame in document.frames if frame.name]
    return next((marker for marker in markers() for text in texts if marker.casefold() in text.casefold()), "")
