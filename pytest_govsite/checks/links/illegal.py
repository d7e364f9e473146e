"""Links to gambling, pornography and other unlawful pages (国办秘函〔2019〕19号 单项否决; GB/T 47171, URL)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pytest_govsite.checks.hosts import host_of
from pytest_govsite.checks.links.lexicon import Hit, below, is_trusted, known_illegal, lexicon_of
from pytest_govsite.checks.links.survey import Held, LinkSurvey
from pytest_govsite.checks.links.telling import context_of, told, where
from pytest_govsite.checks.outcomes import cant_tell, failed, inapplicable, passed
from pytest_govsite.model import LinkCheck, PageFacts, Site, Verdict

HOST_WORDS = re.compile(
    r"(?:^|[.-])(?:bet\d{3,}|\w*bet365\w*|\w*casino\w*|\w*bocai\w*|\w*baijiale\w*|\w*liuhecai\w*|\w*porn\w*|\w*xvideo\w*|\w*pujing\d*)(?:[.-]|$)"
)
_SURE = 3
_SEVERAL = 2


def links_illegal(
    pages: Sequence[PageFacts],  # noqa: ARG001 - the survey holds them
    survey: LinkSurvey,
) -> Iterator[Verdict]:
    """No link leads to gambling, pornography or other unlawful pages.

    A host on the list fails. Words fail where two independent signs agree (the text of the link, the title of its target,
    what the target says, the name of the host); one sign is left to a person. News and warnings about such things are
    none, and state bodies, schools and state news agencies are not suspected. Pictures of targets are never taken.
    """
    found = False
    for held in survey.held.values():
        if not held.kinds & {"link", "frame", "script"} or (is_trusted(host_of(held.url)) and not held.own):
            continue
        verdict = _judged(held, survey.check(held), survey.site)
        if verdict is not None:
            found = True
            yield verdict
    if not survey.held:
        yield inapplicable("页面没有链接", "The pages have no links")
    elif not found:
        yield passed("没有发现非法链接", "No unlawful links found")


def _judged(held: Held, check: LinkCheck | None, site: Site) -> Verdict | None:
    hosts = {host_of(held.url)} | ({host_of(check.goal)} if check is not None else set())
    if any(below(host, known_illegal(site)) for host in hosts):
        return failed(
            "链接指向名单中的非法网站",
            "A link leads to a host on the list of unlawful ones",
            found=told(held),
            pointer=where(held),
            place=held.url,
        )
    words = lexicon_of("illegal", site)
    said = _different(hit for text in held.texts for hit in words.hits(text))
    titled = _different(words.hits(check.title)) if check is not None else {}
    texted = _different(words.hits(check.text)) if check is not None else {}
    named = not held.own and any(HOST_WORDS.search(host) for host in hosts)
    signs = [
        _is_sign(said.values()),
        _is_sign(_beyond(titled, said)),
        len(_beyond(texted, said, titled)) >= _SEVERAL,
        named,
    ]
    if not any(signs) and not _is_sign(titled.values()):
        return None
    hits = {**said, **titled, **texted}
    kinds = sorted({hit.kind for hit in hits.values()})
    kind_zh, kind_en = (
        ("、".join(k[0] for k in kinds), ", ".join(k[1] for k in kinds))
        if kinds
        else ("赌博或色情", "gambling or pornography")
    )
    note = f"{kind_zh}：" + "、".join(list(hits)[:6])
    if sum(signs) >= 2 and not held.own:
        return failed(
            f"链接指向{kind_zh}内容",
            f"A link leads to {kind_en}",
            found=told(held, note=note),
            pointer=where(held),
            place=held.url,
        )
    return cant_tell(
        f"链接疑似指向{kind_zh}内容，请人工确认",
        f"A link may lead to {kind_en}; a person has to confirm it",
        found=told(held, note=note),
        pointer=where(held),
        place=held.url,
        term="、".join(sorted(hits)),
        context=context_of(held, check),
    )


def _different(hits: Iterable[Hit]) -> dict[str, Hit]:
    return {hit.word: hit for hit in hits}


def _beyond(hits: dict[str, Hit], *known: dict[str, Hit]) -> list[Hit]:
    return [hit for word, hit in hits.items() if not any(word in other for other in known)]


def _is_sign(hits: Iterable[Hit]) -> bool:
    weights = [hit.weight for hit in hits]
    return max(weights, default=0) >= _SURE or (len(weights) >= _SEVERAL and sum(weights) > _SURE)
