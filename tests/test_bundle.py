"""What the installer of a bundle refuses; `make bundle-check` installs a whole one in a bare system without a network."""

from __future__ import annotations

import platform
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

BUNDLE = Path(__file__).resolve().parents[1] / "bundle"
pytestmark = pytest.mark.skipif(shutil.which("dpkg") is None, reason="no system of the Debian family")


@pytest.mark.parametrize("script", sorted(BUNDLE.glob("*.sh")), ids=lambda script: script.name)
def test_scripts_are_shell(script: Path) -> None:
    subprocess.run(["bash", "-n", script], check=True)


def bundle(folder: Path, **changed: str) -> Path:
    system = platform.freedesktop_os_release()
    facts = {
        "VERSION": "0.1.0",
        "SYSTEM": f"{system['ID']}{system.get('VERSION_ID', '')}",
        "ARCHITECTURE": subprocess.run(["dpkg", "--print-architecture"], capture_output=True, text=True).stdout.strip(),
        "PYTHON_VERSION": "2.7",
        "PACKAGES": "dpkg",
        **changed,
    }
    (folder / "bundle.env").write_text("".join(f'{name}="{value}"\n' for name, value in facts.items()), "utf-8")
    shutil.copy(BUNDLE / "install.sh", folder)
    sums = (f"{sha256(file.read_bytes()).hexdigest()}  ./{file.name}\n" for file in sorted(folder.iterdir()))
    (folder / "SHA256SUMS").write_text("".join(sums), "utf-8")
    return folder


def told(folder: Path) -> str:
    ended = subprocess.run(["sh", "install.sh", folder / "target"], cwd=folder, capture_output=True, text=True)
    assert ended.returncode == 1
    assert not (folder / "target").exists()
    return ended.stderr


def test_another_system_is_refused(tmp_path: Path) -> None:
    assert "made for another system" in told(bundle(tmp_path, SYSTEM="debian11"))
    shutil.rmtree(tmp_path)
    tmp_path.mkdir()
    assert "made for another system" in told(bundle(tmp_path, ARCHITECTURE="riscv64"))


def test_another_python_is_refused(tmp_path: Path) -> None:
    assert "made for another Python" in told(bundle(tmp_path))


def test_a_damaged_bundle_is_refused(tmp_path: Path) -> None:
    with (bundle(tmp_path) / "bundle.env").open("a") as held:
        held.write("# changed\n")
    assert "damaged" in told(tmp_path)
