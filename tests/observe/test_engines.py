from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pytest_govsite import engines as command
from pytest_govsite.config.settings import Config
from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.observe import install, launch
from pytest_govsite.observe.engine import webkitgtk
from pytest_govsite.observe.engines import choices, describe, find_engines, missing, require
from pytest_govsite.playwright_builds import is_own_build, revision

Configure = Callable[..., Config]


def fake_browser(folder: Path, name: str = "chromium", told: str = "Chromium 120.0.6099.1") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{told}'\n")
    path.chmod(0o755)
    return path


def fake_webkit(folder: Path) -> None:
    browsers = folder.parent / "lib" / "webkit2gtk-4.1"
    fake_browser(browsers, "MiniBrowser")
    fake_browser(folder, "WebKitWebDriver")
    fake_browser(folder, "Xvfb")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine without any browser, package manager or font lister; returns the only folder on its path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    monkeypatch.setattr(install, "_FONT_FOLDERS", (str(tmp_path / "fonts"),))
    monkeypatch.setattr(webkitgtk, "_LIBRARIES", (str(tmp_path / "lib"),))
    monkeypatch.delenv("DISPLAY", raising=False)
    return folder


def test_the_system_browser_is_found(bare: Path, configure: Configure) -> None:
    assert launch.find_chromium() is None
    path = fake_browser(bare)
    assert launch.find_chromium() == path
    (facts,) = find_engines(configure("http://a.example/"))
    assert (facts.name, facts.version, facts.available) == ("chromium", "120.0.6099.1", True)
    assert facts.driver.startswith("playwright ")


def test_playwrights_own_build_goes_first(bare: Path, tmp_path: Path) -> None:
    fake_browser(bare)
    number = revision("chromium")
    assert number.isdigit()
    own = fake_browser(tmp_path / "browsers" / f"chromium-{number}" / "chrome-linux64", "chrome")
    fake_browser(tmp_path / "browsers" / "chromium-1" / "chrome-linux64", "chrome")
    assert launch.find_all() == (own, bare / "chromium")
    assert is_own_build(own)


def test_no_browser_says_how_to_get_one(bare: Path) -> None:
    with pytest.raises(EngineUnavailableError, match=r"pytest_govsite\.engines --install"):
        require("chromium")


@pytest.mark.parametrize("name", ["firefox", "webkit"])
def test_an_engine_asked_for_by_name_is_there_or_says_how_to_get_it(
    bare: Path, configure: Configure, name: str
) -> None:
    fake_browser(bare)
    with pytest.raises(EngineUnavailableError, match=rf"^{name}.*--install"):
        find_engines(configure("http://a.example/", engines=name))
    assert {facts.name for facts in missing(configure("http://a.example/"))} == {"firefox", "webkit"}


def test_a_stock_firefox_is_found(bare: Path, configure: Configure) -> None:
    fake_browser(bare)
    path = fake_browser(bare, "firefox-esr", "Mozilla Firefox 153.7.0esr")
    chromium, firefox = choices(configure("http://a.example/"))
    assert (chromium.name, firefox.name, firefox.executables) == ("chromium", "firefox", (path,))
    assert describe(firefox).version == "153.7.0"


def test_engines_of_the_configuration(bare: Path, tmp_path: Path, configure: Configure) -> None:
    path = fake_browser(tmp_path, "qaxbrowser", "Qi An Xin 1.1.5005.12")
    toml = f'[engines.qax]\ntype = "chromium"\nexecutable = "{path}"\n'
    (facts,) = find_engines(configure("http://a.example/", toml=toml, engines="qax"))
    assert (facts.name, facts.version, facts.note) == ("qax", "1.1.5005.12", str(path))
    old = configure("http://a.example/", toml=toml + 'minimum_version = "1.2"\n', engines="qax")
    with pytest.raises(EngineUnavailableError, match=r"1\.1\.5005\.12"):
        find_engines(old)
    path.unlink()
    with pytest.raises(EngineUnavailableError, match="qaxbrowser"):
        find_engines(configure("http://a.example/", toml=toml, engines="qax"))


def test_the_list_says_what_is_missing(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 1
    told = capsys.readouterr().out
    assert "没有找到" in told
    assert "--install" in told
    fake_browser(bare)
    (bare / "fc-list").write_text("#!/bin/sh\necho 'Noto Sans CJK SC,Noto Sans CJK'\n")
    (bare / "fc-list").chmod(0o755)
    assert command.main([]) == 0
    told = capsys.readouterr().out
    assert "120.0.6099.1" in told
    assert "Noto Sans CJK SC" in told
    assert "without firefox, webkit" in told
    fake_browser(bare, "firefox-esr", "Mozilla Firefox 153.7.0esr")
    fake_webkit(bare)
    assert command.main([]) == 0
    told = capsys.readouterr().out
    assert "153.7.0" in told
    assert "(selenium)" in told
    assert "nearest relative" in told
    assert "--install" not in told


def test_install_does_nothing_where_all_is_there(bare: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake_browser(bare)
    fake_browser(bare, "firefox-esr")
    fake_webkit(bare)
    (bare / "fc-list").write_text("#!/bin/sh\necho 'Noto Sans CJK SC'\n")
    (bare / "fc-list").chmod(0o755)
    assert command.main(["--install"]) == 0
    assert "$" not in capsys.readouterr().out


def test_install_takes_packages_where_nothing_can_be_downloaded(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The stand-in for apt-get has no lists at first, as on a fresh machine, and then brings what it is asked for."""
    python = bare / "python"
    python.write_text("#!/bin/sh\necho 'Failed to download'\nexit 1\n")
    python.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(python))
    script = f"""#!/bin/sh
case "$*" in
  *update*) echo lists > {bare}/lists ;;
  *install*)
    [ -f {bare}/lists ] || exit 100
    case "$*" in
      *chromium*) printf '#!/bin/sh\\necho Chromium 120.0.6099.1\\n' > {bare}/chromium; /bin/chmod +x {bare}/chromium ;;
      *firefox-esr*) /bin/cp {bare}/chromium {bare}/firefox-esr ;;
      *webkit2gtk-driver*xvfb*)
        for name in WebKitWebDriver Xvfb; do /bin/cp {bare}/chromium {bare}/$name; done
        /bin/mkdir -p {bare.parent}/lib/webkit2gtk-4.1; /bin/cp {bare}/chromium {bare.parent}/lib/webkit2gtk-4.1/MiniBrowser ;;
      *fonts-noto-cjk*) printf '#!/bin/sh\\necho Noto Sans CJK SC\\n' > {bare}/fc-list; /bin/chmod +x {bare}/fc-list ;;
    esac ;;
esac
"""
    (bare / "apt-get").write_text(script)
    (bare / "apt-get").chmod(0o755)
    (bare / "sudo").write_text('#!/bin/sh\nshift\nexec "$@"\n')
    (bare / "sudo").chmod(0o755)
    assert command.main(["--install"]) == 0
    told = capfd.readouterr().out
    assert told.count("update") == 1
    assert told.count("playwright install") == 1  # no downloads here: not tried for each
    assert "MiniBrowser" in told
    assert command.main(["--install"]) == 0
    assert "$" not in capfd.readouterr().out


def test_install_is_content_with_a_chromium_and_tells_the_rest(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", str(bare / "no-python"))
    fake_browser(bare)
    (bare / "fc-list").write_text("#!/bin/sh\necho 'Noto Sans CJK SC'\n")
    (bare / "fc-list").chmod(0o755)
    assert command.main(["--install"]) == 0
    told = capfd.readouterr()
    assert "firefox: 没有" in told.out
    assert "webkit was not installed" in told.err


def test_install_tells_when_it_cannot(
    bare: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "executable", str(bare / "no-python"))
    assert command.main(["--install"]) == 1
    assert "chromium" in capfd.readouterr().err


def test_a_download_that_stalls_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    monkeypatch.setattr(install, "_START_LIMIT", 0.5)
    begun = time.monotonic()
    assert not install._download(["/bin/sleep", "30"], {})
    assert time.monotonic() - begun < 10


def test_the_command_runs() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "pytest_govsite.engines"], capture_output=True, check=False, timeout=60
    )
    assert "chromium" in ended.stdout.decode()
    assert ended.returncode in (0, 1)
