from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from pytest_govsite import login
from pytest_govsite.config.options import build_config
from pytest_govsite.observe.credentials import Credentials
from pytest_govsite.observe.origins import SiteOrigins

WALL = b"<form method=post action=/login><input name=u><input type=password name=p><button>OK</button></form>"


class Guarded(BaseHTTPRequestHandler):
    def _answer(self, body: bytes, cookie: str = "") -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if cookie:
            self.send_header("Set-Cookie", cookie)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        known = "session=granted" in (self.headers.get("Cookie") or "")
        self._answer(b"<h1>welcome</h1>" if known else WALL)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._answer(b"<h1>welcome</h1>", "session=granted; Path=/; HttpOnly")

    def log_message(self, *args: Any) -> None:
        pass


@pytest.mark.browser
@pytest.mark.parametrize("closed", [False, True])
def test_the_state_of_a_login_reaches_the_inspection(tmp_path: Path, closed: bool) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Guarded)
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    looks = iter(range(100))

    def person(page: Any) -> bool:
        turn = next(looks)
        if turn == 0:
            page.fill("[name=u]", "inspector")
            page.fill("[name=p]", "secret")
            page.click("button")
            page.wait_for_selector("text=welcome")
        if turn == 2 and closed:
            page.close()
            return True
        return turn >= 2

    try:
        state = login.log_in(build_config({"url": url}, folder=tmp_path), headless=True, done=person)
    finally:
        server.shutdown()
        server.server_close()
    assert [(c["name"], c["value"]) for c in state["cookies"]] == [("session", "granted")]
    login.keep(state, tmp_path / "login.json")
    assert (tmp_path / "login.json").stat().st_mode & 0o077 == 0
    (tmp_path / "govsite.toml").write_text('[http]\nstorage_state = "login.json"\n', "utf-8")
    config = build_config({"url": url, "config": str(tmp_path / "govsite.toml")}, folder=tmp_path)
    assert Credentials(config, SiteOrigins(config)).cookies_for(url) == ("session=granted",)


def test_a_file_that_is_there_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "login.json").write_text("old", "utf-8")
    login.keep({"cookies": [], "origins": []}, tmp_path / "login.json")
    assert json.loads((tmp_path / "login.json").read_text("utf-8")) == {"cookies": [], "origins": []}
    assert [path.name for path in tmp_path.iterdir()] == ["login.json"]


def test_without_a_display_and_with_a_wrong_address_it_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert login.main(["https://staging.example/"]) == 2
    assert "no display" in capsys.readouterr().err
    assert login.main(["nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("state", [{}, {"cookies": [], "origins": []}])
def test_nothing_logged_in_to_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, state: dict[str, Any]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DISPLAY", ":99")
    monkeypatch.setattr(login, "log_in", lambda *_, **__: state)
    assert login.main(["https://staging.example/"]) == 1
    assert not list(tmp_path.iterdir())


def test_hosts_are_reached_where_the_user_says(tmp_path: Path) -> None:
    config = build_config(
        {"url": "https://www.shifan.gov.cn/", "resolve": ["www.shifan.gov.cn=127.0.0.1:8443"]}, folder=tmp_path
    )
    assert login._rule(config) == ["MAP www.shifan.gov.cn:443 127.0.0.1:8443"]
