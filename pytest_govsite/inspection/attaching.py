"""Opening the files that pages offer, each once; what they say is written down on the way, for a resumed run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from pytest_govsite.document.downloads import downloads_of
from pytest_govsite.inspection.drawing import draw
from pytest_govsite.inspection.observed import ATTACHMENTS
from pytest_govsite.model import AttachmentFacts, AttachmentsFacts, FileProbe, PageFacts
from pytest_govsite.observe.attachments import AttachmentWish, fetch_attachments
from pytest_govsite.observe.http import HttpClient
from pytest_govsite.observe.origins import host_of
from pytest_govsite.observe.store import Store

MOST = 300
"""Files that are opened; of more, a seeded sample."""
_PIECE = "attachment-piece"
_PIECE_SIZE = 20


class Attaching:
    """Opens offered files of the site's own hosts.

    Args:
        store: where answers go to.
        seed: of the sample.
        resume: files that an earlier run opened are not opened again.
        stop: says when to open no further.
    """

    def __init__(self, store: Store, *, seed: int, resume: bool, stop: Callable[[], bool]) -> None:
        self._store, self._seed, self._resume, self._stop = store, seed, resume, stop
        self._pieces = 0
        self._piece: list[AttachmentFacts] = []
        self.probes: dict[str, FileProbe] = {}
        """What the answers tell of the files as offered ones, so that they need not be asked for again."""

    async def run(self, pages: Iterable[PageFacts], client: HttpClient) -> AttachmentsFacts:
        """Open, write down and return what the files say."""
        wishes = {wish.url: wish for page in pages for wish in _wishes(page, client)}
        chosen = sorted(wishes, key=lambda url: draw(url, self._seed))[:MOST]
        before = self._before()
        asked = [wishes[url] for url in sorted(chosen, key=list(wishes).index) if url not in before]
        await fetch_attachments(client, asked, arrived=self._arrived, stop=self._stop)
        self._flush()
        files = {file.url: file for n in range(self._pieces) for file in self._read(n)}
        facts = AttachmentsFacts(
            files=tuple(files[url] for url in wishes if url in files), left_out=len(wishes) - len(files)
        )
        self._store.put_value(ATTACHMENTS, facts)
        return facts

    def _arrived(self, facts: AttachmentFacts, probe: FileProbe | None) -> None:
        if probe is not None:
            self.probes[facts.url] = probe
        self._piece.append(facts)
        if len(self._piece) >= _PIECE_SIZE:
            self._flush()

    def _flush(self) -> None:
        if self._piece:
            self._store.put_value(f"{_PIECE}:{self._pieces}", tuple(self._piece))
            self._pieces += 1
            self._piece = []

    def _read(self, number: int) -> tuple[AttachmentFacts, ...]:
        return self._store.value(f"{_PIECE}:{number}", tuple[AttachmentFacts, ...]) or ()

    def _before(self) -> set[str]:
        known: set[str] = set()
        while self._resume and (piece := self._read(self._pieces)):
            known.update(file.url for file in piece)
            self._pieces += 1
        return known


def _wishes(page: PageFacts, client: HttpClient) -> Iterator[AttachmentWish]:
    if page.document is None:
        return
    for link, kind in downloads_of(page.document):
        if client.network.origins.owns(host_of(link.url)):
            name = link.name or urlsplit(link.url).path.rpartition("/")[2]
            yield AttachmentWish(link.url, page.url, name, kind)
