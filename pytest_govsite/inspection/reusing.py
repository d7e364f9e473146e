"""Taking over from an earlier run what it saw of pages that are as they were."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import msgspec

from pytest_govsite.config.options import SHANGHAI
from pytest_govsite.discover.sample import Choice
from pytest_govsite.inspection.quick import REUSE, Earlier
from pytest_govsite.model import EngineFacts, Evidence, HttpExchange, LoadingLook, Look, Page, PageFacts
from pytest_govsite.model.engine_view import EnginesLook
from pytest_govsite.model.forms import FormsLook
from pytest_govsite.model.reuse import AssetFacts, Reuse, ReusedFrom
from pytest_govsite.model.search import SearchLook
from pytest_govsite.observe.assets import assets_of, look_up, own_failures
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.look.deep import DEEP_LOOKS
from pytest_govsite.observe.look.taking import TAKINGS
from pytest_govsite.observe.store import Store

OLDEST = timedelta(days=30)
"""What was seen longer ago is looked at again, so that a chain of quick runs does not rest on one look for ever."""
NEVER = frozenset({SearchLook.kind, LoadingLook.kind})
"""Looks at what the server does and how fast it is: the page does not show whether that changed."""
_GOING = frozenset(look.kind.kind for look in DEEP_LOOKS if look.leaves)
"""Looks that go on to other pages: taken over only where no mould of the site and no file of it changed."""
_HARMLESS = frozenset({"new", "text"})
_HEADERS = ("content-security-policy", "content-type", "link")


class Reusing:
    """Decides page by page, and copies facts, looks and evidence into the store of this run.

    Args:
        earlier: the run that is taken over from.
        store: of this run.
        needs: what the selected requirements need.
        http: asks for the files of pages.
        submits: forms may be submitted.
    """

    def __init__(
        self, earlier: Earlier, store: Store, needs: frozenset[str], http: HttpClient, *, submits: bool
    ) -> None:
        self._earlier, self._store, self._needs, self._http = earlier, store, needs, http
        self._origins = http.network.origins
        self._never = NEVER | ({FormsLook.kind} if submits else frozenset())
        self._kinds = {kind.kind: kind for kind in Look.__subclasses__()}
        self._looks = earlier.store.looks()
        self._fates: dict[str, str] = {}
        # a run that is resumed has taken over some pages already
        self._taken = dict((store.value(REUSE, Reuse) or Reuse()).pages)
        self.assets: dict[str, AssetFacts] = {}
        """The files that were asked for, as they are now."""

    async def prepare(self, choices: Sequence[Choice], pages: Sequence[Page]) -> None:
        """Decide on pages that are to be rendered; asks for the files that they were made of."""
        by_url = {page.url: page for page in pages}
        todo = [by_url[c.url] for c in choices if c.url in by_url and c.url not in self._fates]
        fates = {page.url: self._fate(page) for page in todo}
        alike = [url for url, fate in fates.items() if not fate]
        wanted = {url: frozenset(self._assets(url)) for url in alike}
        due = {each for assets in wanted.values() for each in assets if each in self._earlier.assets}
        self.assets |= await look_up(self._http, sorted(due - self.assets.keys()), self._earlier.assets)
        fates |= {url: "asset" for url in alike if not all(map(self._is_same, wanted[url]))}
        changed = {page.template for page in todo if fates[page.url] == "structure"}
        fates |= {page.url: "template" for page in todo if not fates[page.url] and page.template in changed}
        self._fates |= fates

    def take(self, url: str) -> bool:
        """Take over the rendering of a page with the looks that go with it; False: it has to be looked at."""
        if self._fates.get(url, "new"):
            return False
        before, today = self._earlier.store.page(url), self._store.page(url)
        looks = dict(self._reusable_looks(url))
        if before is None or today is None or not all(map(self._keep_evidence, (*before.rendered, *looks.values()))):
            self._fates[url] = "unsure"
            return False
        self._store.put_page(msgspec.structs.replace(today, rendered=before.rendered))
        for kind, seen in looks.items():
            self._store.put_look(url, kind, seen)
        self._taken[url] = self._from(url)
        self._store.put_value(REUSE, self.told)
        return True

    def close(self) -> None:
        """Close the store of the earlier run."""
        self._earlier.store.close()

    @property
    def engine(self) -> EngineFacts:
        """The engine that looked then, which is the one that would look now."""
        return self._earlier.engine

    def take_engines(self, urls: Collection[str], everywhere: Collection[str]) -> tuple[EngineFacts, ...]:
        """Take over what the engine showed of pages that were taken over, where it showed enough.

        Returns the engine where that is all of `urls`; nothing has to be compared then.
        """
        for url in (url for url in urls if url in self._taken):
            seen = self._earlier.store.look(url, EnginesLook)
            if not isinstance(seen, EnginesLook) or (url in everywhere and not seen.used):
                continue
            views = tuple(view for view in seen.views if view.engine == self.engine.name and view.unobserved is None)
            look = EnginesLook(views=views, used=seen.used)
            if views and self._keep_evidence(look):
                self._store.put_look(url, EnginesLook.kind, look)
        done = bool(urls) and all(self._store.look(url, EnginesLook) is not None for url in urls)
        return (self.engine,) if done else ()

    @property
    def told(self) -> Reuse:
        """What was taken over, and why the rest was not."""
        return Reuse(pages=dict(self._taken), again={url: why for url, why in self._fates.items() if why})

    def _fate(self, page: Page) -> str:
        """Return why a page has to be looked at again, its files left aside; empty: nothing speaks for it."""
        before, today = self._earlier.store.page(page.url), self._store.page(page.url)
        if before is None or not before.rendered or today is None:
            return "new"
        if changed := self._change(page, before, today):
            return changed
        rendered = before.rendered[0]
        if not rendered.settled or rendered.screenshot is None or own_failures(rendered, self._origins):
            return "unsure"
        if any(not each.startswith("GET ") for each in rendered.data):
            return "data"
        if self._too_old(page.url):
            return "old"
        taken = self._looks.get(page.url, {})
        return "" if all(taken.get(kind) for kind in TAKINGS.keys() & self._needs) else "looks"

    def _change(self, page: Page, before: PageFacts, today: PageFacts) -> str:
        if before.source is None or today.source is None or before.exchange is None or today.exchange is None:
            return "unsure"
        known = self._earlier.pages.get(page.url)
        alike = known is not None and (known.type, known.template) == (page.type, page.template)
        if not alike or before.source.skeleton != today.source.skeleton:
            return "structure"
        return "" if _answer(before.exchange) == _answer(today.exchange) else "text"

    def _too_old(self, url: str) -> bool:
        try:
            return datetime.now(SHANGHAI) - datetime.fromisoformat(self._from(url).finished) > OLDEST
        except (ValueError, TypeError):
            return True

    def _from(self, url: str) -> ReusedFrom:
        record = self._earlier.record
        own = ReusedFrom(record=record.id, finished=record.finished)
        return self._earlier.reuse.pages.get(url, own)

    def _assets(self, url: str) -> Iterator[str]:
        before = self._earlier.store.page(url)
        return assets_of(before.rendered[0], self._origins) if before else iter(())

    def _is_same(self, url: str) -> bool:
        before, now = self._earlier.assets.get(url), self.assets.get(url)
        return before is not None and now is not None and before.sha256 == now.sha256

    def _reusable_looks(self, url: str) -> Iterator[tuple[str, Look]]:
        whole = all(fate in _HARMLESS for fate in self._fates.values() if fate)
        for kind, taken in self._looks.get(url, {}).items():
            if not taken or kind not in self._needs or kind in self._never or kind == EnginesLook.kind:
                continue
            if kind in self._kinds and (whole or kind not in _GOING):
                seen = self._earlier.store.look(url, self._kinds[kind])
                if isinstance(seen, Look):
                    yield kind, seen

    def _keep_evidence(self, facts: Any) -> bool:
        """Copy the evidence that facts speak of; False: a file is gone or not what was written."""
        # trees of pages hold none and are long
        for evidence in _evidence_in(facts) if b"evidence/" in msgspec.msgpack.encode(facts) else ():
            target = self._store.folder / evidence.path
            if target.exists():
                continue
            try:
                data = (self._earlier.folder / evidence.path).read_bytes()
            except OSError:
                return False
            suffix = evidence.path[evidence.path.index(".") :]
            if sha256(data).hexdigest() != evidence.sha256:
                return False
            self._store.add_evidence(evidence.kind, data, suffix)
        return True


def _answer(exchange: HttpExchange) -> tuple[Any, ...]:
    headers = dict(exchange.headers)
    told = tuple(headers.get(name, "") for name in _HEADERS)
    return exchange.status, exchange.final_url, exchange.steady_sha256 or exchange.body_sha256, told


def _evidence_in(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _evidence_in(getattr(value, name))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _evidence_in(each)
