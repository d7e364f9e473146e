"""复测: what of an earlier record is looked at again beside the new sample."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from pytest_govsite.errors import ConfigError, GovsiteError
from pytest_govsite.model import Finding, Outcome, Record, Text
from pytest_govsite.record.json import load_record
from pytest_govsite.record.keys import origin_of, path_of

OPEN = (Outcome.FAILED, Outcome.CANT_TELL, Outcome.UNTESTED)
"""Outcomes whose pages are looked at again."""
_REASON = Text(zh="复测：上次检测在此发现问题或未能判定", en="re-inspection: a problem or an open question stood here")


@dataclass(frozen=True, kw_only=True)
class Revisit:
    """Pages to look at again, at their addresses of today."""

    pages: tuple[str, ...] = ()
    """To be asked for, whether or not the crawl comes upon them."""
    rendered: tuple[str, ...] = ()
    """To be rendered: those that were rendered then."""
    looks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Address -> kinds of closer looks that were taken, or were to be taken, there."""

    @property
    def sample(self) -> Iterator[tuple[str, Text]]:
        """Yield the pages to be rendered with the reason."""
        return ((url, _REASON) for url in self.rendered)


NOTHING_AGAIN = Revisit()


def read_previous(path: Path) -> Record:
    """Return the earlier record.

    Raises:
        ConfigError: the file is no record.json.
    """
    try:
        return load_record(path)
    except (GovsiteError, msgspec.MsgspecError, OSError, ValueError):
        raise ConfigError("--govsite-previous", str(path), "不是检测记录 record.json / no record.json") from None


def revisit(previous: Record, start: str) -> Revisit:
    """Return every page on which something failed or stayed open in the earlier record.

    Pages of the site move with it: where then a staging host was inspected and now the public one, the same paths
    are looked at.

    Args:
        previous: the earlier record.
        start: start address of this inspection.
    """

    def today(url: str) -> str:
        path = path_of(url, previous.site.url)
        return origin_of(start) + path if path != url else url

    found = {f.page for result in previous.requirements for f in result.findings if f.page and _is_open(f)}
    entries = [entry for entry in previous.coverage.pages if entry.url in found]
    rendered = [entry for entry in entries if entry.rendered]
    return Revisit(
        pages=tuple(today(entry.url) for entry in entries)
        + tuple(sorted(today(url) for url in found - {entry.url for entry in entries})),
        rendered=tuple(today(entry.url) for entry in rendered),
        looks={today(e.url): (*e.looks, *e.looks_lost) for e in rendered if e.looks or e.looks_lost},
    )


def _is_open(finding: Finding) -> bool:
    return finding.outcome in OPEN
