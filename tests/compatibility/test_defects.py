"""The demo portal has nothing to find; each seeded defect of this suite is found on its page, and nothing else of it."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

import pytest

from pytest_govsite.checks import compatibility
from pytest_govsite.demo.defects import DEFECTS
from pytest_govsite.demo.defects.compatibility import COMPATIBILITY
from pytest_govsite.model import CloserLook
from pytest_govsite.model.engine_view import WIDTHS
from tests.compatibility.judging import outcome
from tests.compatibility.viewing import Viewing

CHECKS = {
    "compatibility.loads": compatibility.loads,
    "compatibility.script-errors": compatibility.script_errors,
    "compatibility.resources": compatibility.resources,
    "compatibility.layout": compatibility.layout,
    "compatibility.controls": compatibility.controls,
    "compatibility.characters": compatibility.characters,
    "compatibility.resolutions": compatibility.resolutions,
    "compatibility.open-browser": compatibility.open_browser,
}
PATHS = sorted({defect.example for defect in COMPATIBILITY})


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Addresses of the faultless portal and of the one with all defects of this suite."""
    names = {"faultless": "", "defective": ",".join(defect.id for defect in COMPATIBILITY)}
    running, addresses = [], {}
    for name, defects in names.items():
        with socket.socket() as held:
            held.bind(("127.0.0.1", 0))
            port = held.getsockname()[1]
        command = [sys.executable, "-m", "pytest_govsite.demo", "--port", str(port)]
        command += ["--defects", defects] if defects else []
        with (tmp_path_factory.mktemp(name) / "log").open("wb") as log:
            running.append(subprocess.Popen(command, stdout=log, stderr=log))
        addresses[name] = f"http://127.0.0.1:{port}"
    for address in addresses.values():
        for _ in range(200):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"{address}/xwzx/", timeout=5).close()
                break
            time.sleep(0.1)
    yield addresses
    for each in running:
        each.terminate()
        each.wait()


def raised(page: CloserLook) -> dict[str, set[str]]:
    """Return requirement -> engines, or "" for all, for what failed or is advice."""
    told: dict[str, set[str]] = {}
    for name, check in CHECKS.items():
        for verdict in check(page):
            if outcome(verdict) in ("failed", "advice"):
                told.setdefault(name, set()).add(verdict.engine)
    return told


@pytest.mark.thorough
@pytest.mark.parametrize("path", PATHS)
def test_defects_of_a_page(viewing: Viewing, portal: dict[str, str], path: str) -> None:
    here = [defect for defect in COMPATIBILITY if defect.example == path]
    found = raised(viewing.see(portal["defective"] + path, controls=True, type="column"))
    must = {name for defect in here for name in defect.raises}
    may = {name for defect in here for name in defect.may}
    assert must <= set(found) <= must | may
    for defect in here:
        if "Firefox" in defect.description.zh:
            assert found[defect.requirement] == {"firefox"}, found


@pytest.mark.thorough
@pytest.mark.parametrize("path", ["/", *PATHS])
def test_the_portal_is_faultless(viewing: Viewing, portal: dict[str, str], path: str) -> None:
    assert raised(viewing.see(portal["faultless"] + path, widths=WIDTHS[:2], controls=True, type="column")) == {}


def test_each_automatic_requirement_has_a_defect() -> None:
    assert {defect.requirement for defect in COMPATIBILITY} == set(CHECKS)
    assert all(DEFECTS[defect.id] is defect for defect in COMPATIBILITY)
