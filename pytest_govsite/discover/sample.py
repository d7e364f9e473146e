"""Which pages the browsers look at: a seeded, stratified sample with the reason of every choice (WCAG-EM step 3)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from urllib.parse import urlsplit

from pytest_govsite.discover import words
from pytest_govsite.discover.outline import Crawl
from pytest_govsite.discover.urls import segments
from pytest_govsite.model import Page, PageType, Text
from pytest_govsite.model.terms import Fact

LISTED = Text(zh="指定页面", en="listed page")
"""Why a page of `--govsite-pages` is in the sample."""
MAX_COLUMNS = 40
"""First-level columns that are rendered, whatever their template."""
MAX_ENTRIES = 3
"""Entry pages of one kind that are rendered, whatever their template."""

MAX_OF_CONTENT = 2
"""Pages with a pager, with audio or video, with links to other sites that are rendered, whatever their template."""


class Choice(Fact, frozen=True, kw_only=True, omit_defaults=True):
    """A page of the sample."""

    url: str
    reason: Text
    template: str = ""
    replaces: str = ""
    """Address of the lost page in whose place it is looked at; empty for a first choice."""


def first_level_columns(crawl: Crawl) -> tuple[str, ...]:
    """Return the first-level columns: what the main navigation of the home page leads to, drop-down entries left out.

    Pages that could not be looked at are among them, so that their loss can be told.
    """
    trails = {outline.url: outline.clues.trail for outline in crawl.outlines}
    entries = [url for url in crawl.navigation if url != crawl.home_url]
    folders = {folder for url in entries if (folder := _folder(url)).count("/") > 0}
    return tuple(url for url in entries if _stands_high(url, trails.get(url, ()), folders))[:MAX_COLUMNS]


def choose(
    pages: Sequence[Page], crawl: Crawl, seed: int, *, limit: int = 0, also: Iterable[tuple[str, Text]] = ()
) -> tuple[Choice, ...]:
    """Return the sample in the order it is to be looked at; same pages and seed, same sample.

    Listed pages are all taken. `also` names pages that are taken for a reason from outside (re-inspection). With a
    limit (0: none) the further representatives of templates are left out first.
    """
    known = {page.url: page for page in pages}
    if crawl.whole_site:
        wanted: Iterator[tuple[str, Text]] = _strata(pages, crawl, seed)
    else:
        wanted = iter([(p.url, LISTED) for p in pages])
    chosen: dict[str, Choice] = {}
    for url, reason in (*also, *wanted):
        if url in known and url not in chosen:
            chosen[url] = Choice(url=url, reason=reason, template=known[url].template)
    kept = tuple(chosen.values())
    return kept[:limit] if limit and crawl.whole_site else kept


def replace(lost: str, pages: Sequence[Page], taken: Collection[str], seed: int) -> Choice | None:
    """Return the next page of the template of a lost one; None where no other is left."""
    gone = next((page for page in pages if page.url == lost), None)
    if gone is None:
        return None
    rest = [p for p in pages if p.template == gone.template and p.url != lost and p.url not in taken]
    ordered = _drawn(rest, seed)
    if not ordered:
        return None
    reason = Text(
        zh=f"代替无法查看的 {lost}（同一模板）", en=f"in place of {lost}, which could not be seen (same template)"
    )
    return Choice(url=ordered[0].url, reason=reason, template=gone.template, replaces=lost)


def _strata(pages: Sequence[Page], crawl: Crawl, seed: int) -> Iterator[tuple[str, Text]]:
    """Yield home, first-level columns, entry pages, one page of each template, then the further ones."""
    yield crawl.home_url, Text(zh="首页", en="home page")
    for url in first_level_columns(crawl):
        yield url, Text(zh="一级栏目", en="first-level column")
    yield from _entries(pages, seed)
    yield from _of_content(pages, crawl, seed)
    groups = _groups(pages)
    drawn = {template: _spread(_drawn(members, seed)) for template, members in groups.items()}
    for place in range(max((_wanted(members) for members in groups.values()), default=0)):
        for template, members in drawn.items():
            if place < min(_wanted(members), len(members)):
                yield members[place].url, _representative(template, len(members), place)


def _entries(pages: Sequence[Page], seed: int) -> Iterator[tuple[str, Text]]:
    kinds = (
        ([p for p in pages if p.type is PageType.ELDER], Text(zh="适老版页面", en="page for the elderly")),
        ([p for p in pages if _named(p, words.SITE_MAP)], Text(zh="网站地图", en="site map")),
        ([p for p in pages if _named(p, words.SEARCH) or words.SEARCH_URL.search(urlsplit(p.url).path)], Text(zh="检索页面", en="search page")),
        ([p for p in pages if p.type is PageType.INTERACTIVE], Text(zh="互动或办事页面", en="interactive page")),
    )  # fmt: skip
    for members, reason in kinds:
        nearest = sorted(_drawn(members, seed), key=lambda p: p.depth)
        yield from ((page.url, reason) for page in nearest[:MAX_ENTRIES])


def _of_content(pages: Sequence[Page], crawl: Crawl, seed: int) -> Iterator[tuple[str, Text]]:
    """Yield pages with what few pages have and only a browser can use: a pager, sound or film, links to other sites."""
    clues = {outline.url: outline.clues for outline in crawl.outlines}
    seen = [(page, clues[page.url]) for page in _drawn(pages, seed) if page.url in clues]
    kinds = (
        ([p for p, c in seen if p.type is PageType.COLUMN and c.paging and not c.neighbours], Text(zh="有翻页的栏目", en="column with paging")),
        ([p for p, c in seen if c.media], Text(zh="有音视频的页面", en="page with audio or video")),
        ([p for p, c in seen if c.away], Text(zh="有非政府网站链接的页面", en="page with links to other sites")),
    )  # fmt: skip
    for members, reason in kinds:
        nearest = sorted(members, key=lambda p: p.depth)
        yield from ((page.url, reason) for page in nearest[:MAX_OF_CONTENT])


def _named(page: Page, pattern: re.Pattern[str]) -> bool:
    return any(pattern.fullmatch(text) for text in page.anchors)


def _groups(pages: Sequence[Page]) -> dict[str, list[Page]]:
    groups: defaultdict[str, list[Page]] = defaultdict(list)
    for page in pages:
        groups[page.template].append(page)
    return dict(sorted(groups.items(), key=lambda entry: (-len(entry[1]), entry[0])))


def _wanted(members: Sequence[Page]) -> int:
    """Return how many pages stand for a template: more for articles, whose content varies most."""
    articles = sum(1 for page in members if page.type is PageType.ARTICLE)
    if 2 * articles <= len(members):
        return 2
    return 3 if len(members) < 50 else 4 if len(members) < 500 else 5


def _drawn(pages: Iterable[Page], seed: int) -> list[Page]:
    """Return pages in an order drawn by the seed; it depends on each address alone, so one new page moves no other."""
    return sorted(pages, key=lambda page: sha256(f"{seed} {page.url}".encode()).digest())


def _spread(pages: list[Page]) -> list[Page]:
    """Put pages of different folders first, so that few representatives come from many columns."""
    seen: set[str] = set()
    first: list[Page] = []
    later: list[Page] = []
    for page in pages:
        folder = "/".join(segments(page.url)[:2])
        (later if folder in seen else first).append(page)
        seen.add(folder)
    return first + later


def _representative(template: str, size: int, place: int) -> Text:
    return Text(
        zh=f"模板 {template} 的第 {place + 1} 个代表页（该模板共 {size} 页）",
        en=f"representative {place + 1} of template {template} ({size} pages)",
    )


def _folder(url: str) -> str:
    path = urlsplit(url).path
    return path[: path.rfind("/") + 1]


def _stands_high(url: str, trail: tuple[str, ...], folders: set[str]) -> bool:
    """True: the trail, else the folder, does not put the page below another entry of the navigation."""
    names = [name for name in trail if not words.HOME.fullmatch(name.strip())]
    if trail:
        return len(names) <= 1
    own = _folder(url)
    return not any(own != folder and folder != "/" and own.startswith(folder) for folder in folders)
