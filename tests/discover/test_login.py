from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from pytest_govsite.config.options import build_config
from pytest_govsite.discover.login import LoginGate
from pytest_govsite.document.read import read_document
from pytest_govsite.model import Fetched, RenderedPage, Unobserved, UnobservedReason
from pytest_govsite.observe.store import Store
from tests.judging import judge, observation
from tests.shell.conftest import Site, site

HOME = "https://staging.example/"
WALL = "<html><body><h1>统一身份认证</h1><form action=/login method=post>用户名<input name=u>密码<input type=password name=p><button>登录</button></form></body></html>"
PAGE = f"<html><body><h1>通知</h1><div class=content>{'<p>会议研究了全县重点工作，要求各部门抓好落实。</p>' * 30}</div></body></html>"
PORTAL = f"<html><body><form><input name=u><input type=password></form>{'<a href=/a>栏目</a>' * 20}</body></html>"


def answered(url: str, html: str) -> Fetched:
    return Fetched(url=url, document=read_document(html, url))


@pytest.fixture
def gate() -> LoginGate:
    return LoginGate(HOME, used=True)


def reason(fetched: Fetched) -> UnobservedReason | None:
    return fetched.unobserved.reason if fetched.unobserved else None


def test_a_page_that_turned_into_the_login_page_is_lost(gate: LoginGate) -> None:
    assert reason(gate.took(answered(f"{HOME}news/1.html", WALL))) is UnobservedReason.LOGIN
    assert gate.took(answered(f"{HOME}news/1.html", WALL)).document is None


@pytest.mark.parametrize("path", ["login", "sso/login.jsp", "member/signin", "cas/index", "user/Login.aspx"])
def test_a_login_page_that_the_site_has_anyway_is_a_page(gate: LoginGate, path: str) -> None:
    assert reason(gate.took(answered(HOME + path, WALL))) is None


def test_other_pages_and_runs_without_login_are_left_alone(gate: LoginGate) -> None:
    assert reason(gate.took(answered(f"{HOME}news/1.html", PAGE))) is None
    assert reason(gate.took(answered(f"{HOME}news/1.html", PORTAL))) is None
    assert reason(LoginGate(HOME, used=False).took(answered(f"{HOME}news/1.html", WALL))) is None
    lost = Fetched(url=HOME, unobserved=Unobserved(url=HOME, reason=UnobservedReason.TIMEOUT))
    assert gate.took(lost) is lost


def test_the_start_page_tells_that_the_login_is_gone_for_good(gate: LoginGate) -> None:
    answers = iter([answered(HOME, PAGE), answered(HOME, WALL), answered(HOME, PAGE)])

    async def fetch(_: str) -> Fetched:
        return next(answers)

    async def three() -> list[bool]:
        return [await gate.stands(fetch) for _ in range(3)]

    assert asyncio.run(three()) == [True, False, False]
    assert gate.expired


@pytest.mark.parametrize("status", [401, 403])
def test_a_refused_start_page_tells_it_too(gate: LoginGate, status: int) -> None:
    async def fetch(url: str) -> Fetched:
        return Fetched(url=url, unobserved=Unobserved(url=url, reason=UnobservedReason.BLOCKED, status=status))

    assert asyncio.run(gate.stands(fetch)) is False


def test_a_time_out_of_the_start_page_tells_nothing(gate: LoginGate) -> None:
    async def fetch(url: str) -> Fetched:
        return Fetched(url=url, unobserved=Unobserved(url=url, reason=UnobservedReason.TIMEOUT))

    assert asyncio.run(gate.stands(fetch)) is True


def test_what_a_browser_showed_is_lost_where_the_source_was_no_login_page(gate: LoginGate) -> None:
    wall, page = read_document(WALL, HOME), read_document(PAGE, HOME)
    seen = RenderedPage(engine="chromium", width=1280, height=800, document=wall)
    lost = gate.showed(f"{HOME}news/", seen, page)
    assert isinstance(lost, Unobserved)
    assert lost.reason is UnobservedReason.LOGIN
    assert gate.lost == {f"{HOME}news/"}
    assert gate.showed(f"{HOME}member/", seen, wall) is seen
    assert gate.showed(f"{HOME}login", seen, None) is seen
    assert LoginGate(HOME, used=False).showed(f"{HOME}news/", seen, page) is seen


class Expiring(Site):
    """A site whose login expires after a number of pages: every page is its login page from then on."""

    def __init__(self, pages: dict[str, str], after: int) -> None:
        super().__init__(pages)
        self.pages = _Expiring(pages, after)


class _Expiring(dict[str, str]):
    def __init__(self, pages: dict[str, str], after: int) -> None:
        super().__init__(pages)
        self.left = after

    def get(self, key: str, default: Any = None) -> Any:
        if key not in self:
            return default
        self.left -= 1
        return self[key] if self.left >= 0 else WALL


def test_an_expired_login_gives_untested_pages_and_no_finding(tmp_path: Path) -> None:
    (tmp_path / "login.json").write_text('{"cookies": [], "origins": []}', "utf-8")
    (tmp_path / "govsite.toml").write_text('[http]\nstorage_state = "login.json"\n', "utf-8")
    with Expiring(site(), after=6) as running:
        config = build_config(
            {"url": running.url, "now": "2026-11-20T10:00", "config": str(tmp_path / "govsite.toml")}, folder=tmp_path
        )
        asyncio.run(observation(config, tmp_path / "seen", frozenset({"source", "site"})))
    with Store(tmp_path / "seen", read_only=True) as store:
        pages = list(store.pages())
    lost = [page for page in pages if page.unobserved]
    assert lost
    assert {page.unobserved[0].reason for page in lost} == {UnobservedReason.LOGIN}
    assert all(page.source is None for page in lost)
    needs = {"source", "site"}
    results = judge(config, tmp_path / "seen", lambda mark: set(mark.needs) <= needs)
    for result in results.values():
        for finding in result.findings:
            assert finding.outcome != "failed" or finding.page not in {page.url for page in lost}
        if result.suite == "mandated_columns" or result.id == "labels.pub-date":
            assert result.outcome in ("untested", "inapplicable"), result.id
    failed = [result.id for result in results.values() if result.outcome == "failed"]
    assert len(failed) < 5, failed
