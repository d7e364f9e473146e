"""The files that pages are made of, asked for over HTTP."""

from __future__ import annotations

import asyncio
import hashlib
import time
from pathlib import Path

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.observe import assets
from pytest_govsite.observe.http import HttpClient
from tests.observe.site import Handler, LocalSite


def test_an_address_that_never_ends_costs_its_own_time_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = LocalSite()
    site.routes["/site.css"] = (200, "p { color: #222 }", {"Content-Type": "text/css", "ETag": '"a"'})

    def hang(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.end_headers()
        time.sleep(3)

    site.routes["/events"] = hang
    monkeypatch.setattr(assets, "EACH", 0.5)

    async def found() -> dict[str, assets.AssetFacts]:
        async with HttpClient(build_config({"url": site.url()}, folder=tmp_path)) as http:
            return await assets.look_up(http, [site.url("/events"), site.url("/site.css"), site.url("/gone.js")])

    begun = time.monotonic()
    told = asyncio.run(found())
    assert time.monotonic() - begun < 2.5
    assert {url: (each.sha256, each.etag) for url, each in told.items()} == {
        site.url("/site.css"): (hashlib.sha256(b"p { color: #222 }").hexdigest(), '"a"')
    }
    site.close()
