"""Header and footer are the same all over the site (政府网站发展指引, annex, 布局; GB/T 37668-2019, 3.4.2.1)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

import msgspec

from pytest_govsite.checks.footer.inventory import ITEMS, items_on
from pytest_govsite.checks.footer.region import shown, unseen_reason
from pytest_govsite.checks.outcomes import advice, failed, passed, pointer_to, untested
from pytest_govsite.checks.wording import squeeze
from pytest_govsite.model import DocumentFacts, Edition, PageFacts, PageType, Region, Site, SiteFacts, Verdict

_ALIKE = 0.5
"""Share of common parts below which two headers or footers look different."""
_FEW_PARTS = 3
_TOPIC = re.compile(r"/(?:zt|ztzl|ztlm|ztbd|zthd|zhuanti|zhuanlan|topics?|subject|special)(?:[/_-]|\d|$)", re.I)
_TOPIC_WORD = re.compile(r"专题|专栏")
_PARTS = ((Region.HEADER, "头部", "header"), (Region.FOOTER, "底部", "footer"))


def consistent(pages: Sequence[PageFacts], site: Site, facts: SiteFacts) -> Iterator[Verdict]:
    """The same functional items stand on every page of an edition, under the same header and footer."""
    del site, facts
    seen = [p for p in pages if p.document is not None and unseen_reason(p) is None]
    groups = _groups(seen)
    comparable = [g for g in groups.values() if len(g) > 1]
    if not comparable:
        yield untested(
            "可比较的页面不足两页，无法判断头部和底部是否一致",
            "Fewer than two pages to compare header and footer of",
        )
        return
    for group in comparable:
        faults = [*_items(group), *_look(group)]
        yield from faults or [
            passed("头部和底部一致", "Header and footer are the same", measured=f"比较 {len(group)} 页")
        ]


def _groups(pages: Sequence[PageFacts]) -> dict[tuple[Edition, bool], list[PageFacts]]:
    """Return the pages by edition and by how they were seen: a source is never compared with a rendered page."""
    groups: dict[tuple[Edition, bool], list[PageFacts]] = {}
    for page in pages:
        elder = page.type is PageType.ELDER and page.page.edition is Edition.MAIN
        edition = Edition.ELDER if elder else page.page.edition
        groups.setdefault((edition, bool(page.rendered)), []).append(page)
    return groups


def _items(group: list[PageFacts]) -> Iterator[Verdict]:
    """Yield a failure for each page that lacks an item which most pages, or the home page, show."""
    shown_on = {p.url: items_on(p) for p in group}
    counts = Counter(item for items in shown_on.values() for item in items)
    home = next((shown_on[p.url] for p in group if p.type is PageType.HOME), frozenset())
    for item, (english, _) in ITEMS.items():
        if item not in home and counts[item] * 2 <= len(group):
            continue
        lacking = [p for p in group if item not in shown_on[p.url]]
        for page in lacking:
            verdict = failed(
                f"本页底部没有{item}，同站有 {counts[item]} 页标有（共 {len(group)} 页，{len(lacking)} 页缺少）",
                f"The {english} is missing here; {counts[item]} of {len(group)} pages show it",
                expected=item,
                pointer=pointer_to(page.url),
                place=item,
            )
            yield msgspec.structs.replace(verdict, group=f"footer.consistent|{item}")


def _look(group: list[PageFacts]) -> Iterator[Verdict]:
    ordinary = [p for p in group if not is_topic(p)]
    for region, zh, en in _PARTS:
        looks = {p.url: _parts(p.document, region) for p in ordinary if p.document is not None}
        model = _model(ordinary, looks)
        for page in ordinary:
            likeness = _likeness(looks[page.url], model)
            if likeness < _ALIKE:
                verdict = advice(
                    f"本页{zh}与全站多数页面不同（相同部分 {likeness:.0%}）",
                    f"The {en} differs from that of most pages ({likeness:.0%} in common)",
                    expected=f"全站{zh}一致",
                    found="、".join(sorted(looks[page.url])[:5]),
                    pointer=pointer_to(page.url),
                    place=f"{zh}外观",
                )
                yield msgspec.structs.replace(verdict, group=f"footer.consistent|{zh}外观")


def is_topic(page: PageFacts) -> bool:
    """Return True for a page of a topic (专题): by its address, its trail or the links that lead to it."""
    trail = page.document.trail if page.document else None
    entries = trail.entries if trail else ()
    return (
        bool(_TOPIC.search(unquote(urlsplit(page.url).path)))
        or any(_TOPIC_WORD.search(e) for e in entries)
        or any(_TOPIC_WORD.search(a) for a in page.page.anchors)
    )


def _parts(document: DocumentFacts, region: Region) -> frozenset[str]:
    """Return what one sees of a region: words of its links and blocks, names of its pictures; dates are left out."""
    links = (squeeze(k.name) for k in document.links if k.region is region and shown(k))
    blocks = (re.sub(r"\d+", "#", squeeze(b.text)) for b in document.texts(region))
    images = (i.source.rsplit("/", 1)[-1].split("?", 1)[0] for i in document.images if i.region is region and shown(i))
    return frozenset(part for part in (*links, *blocks, *images) if part)


def _model(pages: list[PageFacts], looks: dict[str, frozenset[str]]) -> frozenset[str]:
    """Return the parts that most pages share."""
    counts = Counter(part for parts in looks.values() for part in parts)
    return frozenset(part for part, count in counts.items() if count * 2 > len(pages))


def _likeness(parts: frozenset[str], model: frozenset[str]) -> float:
    """Return the share of the common parts that a page has; too few parts tell nothing."""
    if len(model) < _FEW_PARTS:
        return 1.0
    return len(parts & model) / len(model)
