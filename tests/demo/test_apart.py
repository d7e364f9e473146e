"""The portal in a process of its own."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from pytest_govsite.demo import apart
from pytest_govsite.demo.apart import DemoApart
from pytest_govsite.demo.net.sockets import bind_streams

NOW = datetime.fromisoformat("2026-03-05T10:00+08:00")


def _home(settings: dict[str, object]) -> str:
    http, site = settings["http"], settings["site"]
    assert isinstance(http, dict)
    assert isinstance(site, dict)
    trusted = ssl.create_default_context(cafile=http["ca_file"])
    address = http["resolve"][f"{site['domain']}:443"]
    with httpx.Client(verify=trusted, trust_env=False) as client:
        asked = {"Host": site["domain"]}
        answer = client.get(f"https://{address}/", headers=asked, extensions={"sni_hostname": site["domain"]})
    assert answer.status_code == 200
    return answer.text


def test_it_serves_what_was_ordered_and_leaves_nothing() -> None:
    with DemoApart(now=NOW) as portal, DemoApart(defects=["identity.emblem"], now=NOW) as defective:
        assert portal.settings["site"]["name"] == "示范县人民政府"
        assert "国徽" in _home(portal.settings)
        assert "国徽" not in _home(defective.settings)
        assert "2026-03-0" in _home(portal.settings)
        folder = Path(portal.settings["http"]["ca_file"]).parent
        assert folder.is_dir()
    assert not folder.exists()
    with pytest.raises(httpx.ConnectError):
        _home({**portal.settings, "http": {**portal.settings["http"], "ca_file": None}})


def test_it_starts_while_something_else_is_done() -> None:
    portal = DemoApart(now=NOW)
    portal.begin()
    begun = portal._process
    assert portal.settings == {}
    with portal:
        assert portal._process is begun
        assert "国徽" in _home(portal.settings)
    assert begun is not None
    assert begun.returncode == 0


def test_answers_are_sent_without_delay() -> None:
    for made in bind_streams():
        with made, socket.create_connection(made.getsockname()[:2]):
            made.setblocking(True)
            accepted, _ = made.accept()
            with accepted:
                asyncio.run(_taken_over(accepted))
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


async def _taken_over(accepted: socket.socket) -> None:
    accepted.setblocking(False)
    protocol = asyncio.Protocol
    transport, _ = await asyncio.get_running_loop().connect_accepted_socket(protocol, accepted.dup())
    transport.abort()


def test_what_is_wrong_with_an_order_is_told() -> None:
    with pytest.raises(RuntimeError, match=r"no\.such"), DemoApart(defects=["no.such"]):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script")
def test_one_that_never_answers_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    silent = tmp_path / "python"
    silent.write_text("#!/bin/sh\nexec sleep 60\n")
    silent.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(silent))
    monkeypatch.setattr(apart, "_START_LIMIT", 0.3)
    begun = time.monotonic()
    with pytest.raises(RuntimeError, match="it ended"), DemoApart():
        pass
    assert time.monotonic() - begun < 30


@pytest.mark.skipif(sys.platform == "win32", reason="no sudden deaths of that kind")
def test_it_ends_with_a_process_that_dies_suddenly() -> None:
    dies = (
        "import os\nfrom pytest_govsite.demo.apart import DemoApart\nportal = DemoApart().__enter__()\n"
        "print(portal._process.pid, portal.settings['http']['ca_file'], flush=True)\nos.kill(os.getpid(), 9)"
    )
    told = subprocess.run([sys.executable, "-c", dies], capture_output=True, text=True, timeout=60).stdout.split()
    until = time.monotonic() + 20
    while time.monotonic() < until and _runs(int(told[0])):
        time.sleep(0.1)
    assert not _runs(int(told[0]))
    assert not Path(told[1]).exists()


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
