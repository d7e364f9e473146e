"""The name of the site stops resolving in the middle of the run, or the resolver falls silent."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.observe.site import Handler
from tests.staying.canary import Names
from tests.staying.proof import Told, assert_clean
from tests.staying.running import Run, inspect
from tests.staying.serving import HostileSite

pytestmark = [pytest.mark.browser, pytest.mark.thorough]
NAME = "www.shifan.gov.cn"
BEFORE = 6
"""Requests that are answered before it happens."""
HELD = 6.0
"""Seconds after which an answer of the resolver no longer holds, if it says that it holds for none."""


class NamedSite(HostileSite):
    """Each connection serves one request, so that the name is asked for again."""

    def __init__(self, names: Names) -> None:
        super().__init__(())
        self.names = names
        self.happens = lambda: None
        self._until = 0.0
        self.gate = self._counted

    def url(self, path: str = "/") -> str:
        return super().url(path).replace("127.0.0.1", NAME)

    def _counted(self, handler: Handler) -> tuple[Any, ...] | None:
        handler.close_connection = True
        if len(self.requests) >= BEFORE:
            if not self._until:
                self._until = time.monotonic() + HELD
                self.happens()
            time.sleep(max(0.0, self._until - time.monotonic()))
        return None


@pytest.fixture
def site() -> Iterator[NamedSite]:
    names = Names({NAME: ("127.0.0.1",)})
    served = NamedSite(names)
    yield served
    served.close()
    names.close()


def inspected(site: NamedSite, folder: Path) -> Run:
    toml = folder / "site.toml"
    toml.write_text(f'[dns]\nserver = "{site.names.server}"\n[crawl]\nmax_pages = 8\n', "utf-8")
    (run := folder / "run").mkdir()
    return inspect(run, f"--govsite={site.url()}", f"--govsite-config={toml}", "--govsite-engines=chromium")


def test_a_name_that_is_gone_is_told_and_what_was_seen_stays(site: NamedSite, tmp_path: Path) -> None:
    site.happens = lambda: site.names.forget(NAME)
    run = inspected(site, tmp_path)
    told = Told(run.record, site)
    assert run.code == 1
    lost = {path for path, reasons in told.reasons.items() if reasons}
    assert {reason for path in lost for reason in told.reasons[path]} == {"dns"}
    seen = set(told.found("house.source"))
    assert len(seen) >= BEFORE - 2
    assert lost
    assert all(told.pages[path] for path in lost | seen), "every page that is known stands in the record"
    assert [note for note in run.record["notes"] if "不再应答" in note]
    assert told.requirements["house.complete"]["outcome"] == "untested"
    assert_clean(run, site)


def test_a_resolver_that_falls_silent_costs_nothing(site: NamedSite, tmp_path: Path) -> None:
    """Where the site is was known before (RFC 8767)."""
    site.happens = lambda: setattr(site.names, "silent", True)
    run = inspected(site, tmp_path)
    told = Told(run.record, site)
    assert site.names.silent
    assert not {path for path, reasons in told.reasons.items() if reasons}
    assert told.requirements["house.complete"]["outcome"] == "passed"
    assert "/" in told.found("house.rendered")
    assert run.code == 0
    assert_clean(run, site)
