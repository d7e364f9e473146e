from __future__ import annotations

from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from pathlib import Path

import pytest

from pytest_govsite.inspection import environment
from pytest_govsite.inspection.environment import clock_offset, outside_reachable, self_check
from pytest_govsite.model import HttpExchange, LinkFacts, SiteFacts

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=8)))


def answer(ahead: float | None = None, **headers: str) -> HttpExchange:
    told = {} if ahead is None else {"date": format_datetime(NOW + timedelta(seconds=ahead))}
    pairs = tuple((told | {k.replace("_", "-"): v for k, v in headers.items()}).items())
    return HttpExchange(url="u", final_url="u", status=200, headers=pairs, fetched=NOW.isoformat())


def test_the_clock_is_told_by_the_median_of_the_answers() -> None:
    assert clock_offset([answer(3), answer(4), answer(900)]) == (4.0, 3)


def test_answers_from_a_cache_and_odd_ones_tell_nothing() -> None:
    odd = HttpExchange(url="u", final_url="u", status=200, headers=(("date", "gestern"),), fetched=NOW.isoformat())
    assert clock_offset([answer(-5_000, age="77"), odd, answer(), answer(1)]) == (1.0, 1)
    assert clock_offset([answer(), odd]) == (None, 0)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "__init__.py").write_text("")
    (tmp_path / "data.toml").write_text("a = 1")
    monkeypatch.setattr(environment.pytest_govsite, "__file__", str(tmp_path / "__init__.py"))
    return tmp_path


def listed(folder: Path) -> dict[Path, str]:
    import base64
    import hashlib

    digests = {p: hashlib.sha256(p.read_bytes()).digest() for p in folder.iterdir()}
    return {p: base64.urlsafe_b64encode(d).rstrip(b"=").decode() for p, d in digests.items()}


def test_files_that_are_as_installed_are_told_from_changed_ones(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = listed(program)
    monkeypatch.setattr(environment, "_listed", lambda folder: installed)
    first = self_check.__wrapped__()
    assert (first.state, first.files) == ("intact", 2)
    (program / "data.toml").write_text("a = 2")
    second = self_check.__wrapped__()
    assert second.state == "changed"
    assert second.sha256 != first.sha256
    (program / "data.toml").unlink()
    assert self_check.__wrapped__().state == "changed"


def test_a_program_run_from_sources_has_no_list(program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_listed", lambda folder: {})
    assert self_check.__wrapped__().state == "unlisted"


@pytest.mark.parametrize(
    ("probed", "links", "told"),
    [
        ((False, True), None, None),
        ((False, True), (False, True), None),
        ((True, False), None, False),
        ((True, False), (True, True), True),
        ((False, True), (True, False), False),
    ],
)
def test_the_network_is_told_only_where_an_outside_host_was_asked(
    probed: tuple[bool, bool], links: tuple[bool, bool] | None, told: bool | None
) -> None:
    start = "https://a.example/"
    site = SiteFacts(start_url=start, home_url=start, outside_asked=probed[0], outside_reachable=probed[1])
    asked = None if links is None else LinkFacts(outside_asked=links[0], outside_reachable=links[1])
    assert outside_reachable(site, asked) is told
