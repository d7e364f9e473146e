"""The observed pages, as suites and a user's own tests ask for them."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import overload

from pytest_govsite.model import CloserLook, Control, Look, Page, PageFacts, PageType, Unobserved

CACHED_PAGES = 3000
CACHED_LOOKS = 80
"""Pages whose closer looks are kept at hand: more than most samples have, so that each is read and indexed once and not
once for each requirement; a tree of a large page takes megabytes."""


class PageSequence(Sequence[PageFacts]):
    """Pages in the order in which they were found; facts are read from the store when they are asked for."""

    def __init__(self, urls: Sequence[str], load: Callable[[str], PageFacts]) -> None:
        self._urls = tuple(urls)
        self._load = load

    @overload
    def __getitem__(self, index: int) -> PageFacts: ...
    @overload
    def __getitem__(self, index: slice) -> PageSequence: ...
    def __getitem__(self, index: int | slice) -> PageFacts | PageSequence:
        if isinstance(index, slice):
            return PageSequence(self._urls[index], self._load)
        return self._load(self._urls[index])

    def __len__(self) -> int:
        return len(self._urls)

    def __iter__(self) -> Iterator[PageFacts]:
        return (self._load(url) for url in self._urls)

    @property
    def urls(self) -> tuple[str, ...]:
        """Addresses of the pages."""
        return self._urls


class CloserSequence(Sequence[CloserLook]):
    """Rendered pages with their closer looks, in the order in which they were found."""

    def __init__(self, urls: Sequence[str], load: Callable[[str], CloserLook]) -> None:
        self._urls = tuple(urls)
        self._load = load

    @overload
    def __getitem__(self, index: int) -> CloserLook: ...
    @overload
    def __getitem__(self, index: slice) -> CloserSequence: ...
    def __getitem__(self, index: int | slice) -> CloserLook | CloserSequence:
        if isinstance(index, slice):
            return CloserSequence(self._urls[index], self._load)
        return self._load(self._urls[index])

    def __len__(self) -> int:
        return len(self._urls)

    def of(self, *types: PageType | str) -> CloserSequence:
        """Return those of these page types."""
        wanted = {PageType(t) for t in types}
        return CloserSequence([u for u in self._urls if self._load(u).type in wanted], self._load)

    def where(self, keep: Callable[[CloserLook], bool]) -> CloserSequence:
        """Return those for which a function says True."""
        return CloserSequence([u for u in self._urls if keep(self._load(u))], self._load)

    @property
    def with_forms(self) -> CloserSequence:
        """Return interactive pages and every other page that has a form to fill in; a lone search box is none."""
        return CloserSequence([u for u in self._urls if _asks_for_input(self._load(u))], self._load)

    def looked(self, kind: type[Look]) -> CloserSequence:
        """Return those that were looked at in this way, or were to be and could not."""
        return CloserSequence([u for u in self._urls if self._load(u).of(kind) is not None], self._load)


def _tried(facts: PageFacts) -> bool:
    return bool(facts.rendered or facts.unobserved) or not facts.observed


def _asks_for_input(look: CloserLook) -> bool:
    if look.type is PageType.INTERACTIVE:
        return True
    document = look.facts.document
    fields = [field for form in document.forms for field in form.controls if _is_field(field)] if document else []
    return any(not _searches(field) for field in fields)


def _is_field(control: Control) -> bool:
    """True: a person fills it in or chooses it."""
    return control.tag in ("input", "select", "textarea") and control.kind.lower() not in _NO_FIELDS


def _searches(field: Control) -> bool:
    told = f"{field.label} {field.placeholder} {field.name} {field.identifier}"
    return field.kind.lower() == "search" or (field.kind.lower() in ("text", "input") and bool(_SEARCH.search(told)))


_NO_FIELDS = frozenset({"hidden", "submit", "button", "image", "reset"})
_SEARCH = re.compile(r"搜\s*索|检\s*索|关键[字词]|search|query|keyword|\bq\b|\bwd\b|\bkw\b", re.IGNORECASE)


class Pages:
    """All pages of the inspection, filterable by type. Pages that could not be observed are among them."""

    def __init__(
        self,
        pages: Sequence[Page],
        load: Callable[[str], PageFacts],
        load_look: Callable[[str, type[Look]], Look | Unobserved | None] = lambda _url, _kind: None,
    ) -> None:
        self._pages = tuple(pages)
        self._load_fresh = load
        self._load_look = load_look
        self._cache: OrderedDict[str, PageFacts] = OrderedDict()
        self._looks: OrderedDict[str, CloserLook] = OrderedDict()

    def _load(self, url: str) -> PageFacts:
        facts = self._cache.get(url)
        if facts is None:
            facts = self._cache[url] = self._load_fresh(url)
            if len(self._cache) > CACHED_PAGES:
                self._cache.popitem(last=False)
        return facts

    def _closer(self, url: str) -> CloserLook:
        look = self._looks.get(url)
        if look is None:
            look = self._looks[url] = CloserLook(self._load(url), self._load_look)
            if len(self._looks) > CACHED_LOOKS:
                self._looks.popitem(last=False)
        return look

    def _where(self, keep: Callable[[Page], bool]) -> PageSequence:
        return PageSequence([p.url for p in self._pages if keep(p)], self._load)

    def _where_facts(self, keep: Callable[[PageFacts], bool]) -> PageSequence:
        return PageSequence([p.url for p in self._pages if keep(self._load(p.url))], self._load)

    def of(self, *types: PageType | str) -> PageSequence:
        """Return the pages of these types."""
        wanted = {PageType(t) for t in types}
        return self._where(lambda p: p.type in wanted)

    def by_url(self, url: str) -> PageFacts:
        """Return the facts of one page.

        Raises:
            KeyError: it is none of the pages.
        """
        return self._load(url)

    @property
    def all(self) -> PageSequence:
        """Every page."""
        return self._where(lambda _: True)

    @property
    def withheld(self) -> PageSequence:
        """Pages that bear a mark of classification, of which nothing but that was kept."""
        return self._where_facts(lambda f: f.withheld is not None)

    @property
    def home(self) -> PageSequence:
        """The home page."""
        return self.of(PageType.HOME)

    @property
    def columns(self) -> PageSequence:
        """栏目页."""
        return self.of(PageType.COLUMN)

    @property
    def articles(self) -> PageSequence:
        """正文页."""
        return self.of(PageType.ARTICLE)

    @property
    def interactive(self) -> PageSequence:
        """Pages with forms, letters, surveys, guides."""
        return self.of(PageType.INTERACTIVE)

    @property
    def elder(self) -> PageSequence:
        """Pages of a separate elderly-friendly edition."""
        return self.of(PageType.ELDER)

    @property
    def labelled(self) -> PageSequence:
        """Home, column and article pages: those that owe labels (政府网站发展指引, 网页标签)."""
        return self.of(PageType.HOME, PageType.COLUMN, PageType.ARTICLE)

    @property
    def rendered(self) -> PageSequence:
        """Pages that a browser has seen."""
        return self._where_facts(lambda f: bool(f.rendered))

    @property
    def closer(self) -> CloserSequence:
        """Rendered pages with their closer looks (`needs=("dom", "axe", …)`): `.of(type)`, `.looked(kind)`.

        Pages that were to be rendered and could not be are among them, and count as lost.
        """
        due = [p.url for p in self._pages if p.reason and _tried(self._load(p.url))]
        return CloserSequence(due, self._closer)

    @property
    def driven(self) -> CloserSequence:
        """Pages on which the elderly mode was driven: the home page, or else those of the elderly edition."""
        home = self.closer.of(PageType.HOME)
        return home if len(home) else self.closer.of(PageType.ELDER)

    @property
    def with_own_footer(self) -> PageSequence:
        """Pages whose footer can be judged: rendered ones, and those whose source holds their footer."""
        return self._where_facts(lambda f: bool(f.rendered) or not f.scripted_footer)
