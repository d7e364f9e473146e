from __future__ import annotations

import pytest

from pytest_govsite.errors import EngineUnavailableError
from pytest_govsite.observe.engines import require
from pytest_govsite.record.pdf import find_chromium
from tests.shell.conftest import Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium() -> str:
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium on this machine")
    return path


@pytest.mark.parametrize(
    "engine",
    ["chromium", *(pytest.param(name, marks=pytest.mark.thorough) for name in ("firefox", "webkit"))],
)
def test_a_users_own_test_drives_each_engine_alike(pytester: pytest.Pytester, small_site: Site, engine: str) -> None:
    try:
        require(engine)
    except EngineUnavailableError as error:
        pytest.skip(str(error))
    (pytester.path / "govsite.toml").write_text(f'[site]\nname = "示范县人民政府"\nurl = "{small_site.url}"\n', "utf-8")
    pytester.makepyfile(
        test_own=f"""
        import pytest

        def test_news(govsite_browser):
            session = govsite_browser(engine="{engine}", viewport=(800, 600))
            session.goto("/")
            session.click("text=要闻动态")
            assert session.url.endswith("/news/")
            assert "第1次会议召开" in session.text("ul.list")
            assert session.evaluate("() => innerWidth") == 800
            assert session.evaluate("(given) => given.one + 1", {{"one": 4}}) == 5
            assert session.evaluate("Promise.resolve(7)") == 7
            session.press("Tab")
            assert session.evaluate("document.activeElement.tagName") == "A"
            there = session.evaluate("document.activeElement.href")
            session.press("Enter")
            assert session.url == there
            session.goto("/news/")
            assert session.screenshot()[:4] == bytes([0x89]) + b"PNG"
            facts = session.facts()
            assert (facts.engine, facts.document.title) == ("{engine}", "要闻动态-示范县人民政府")
            assert session.native is not None

        def test_fields_and_errors(browser_session):
            session = browser_session("{engine}")
            session.goto("/notices/")
            session.evaluate(
                "() => {{ document.body.innerHTML = '<input id=q><p id=told hidden></p>';"
                " q.oninput = () => {{ told.hidden = false; told.textContent = q.value + '!'; }}; }}"
            )
            session.fill("#q", "𬭼岭 1")
            assert session.text("xpath=//p") == "𬭼岭 1!"
            with pytest.raises(RuntimeError, match="ach"):
                session.evaluate("() => {{ throw new Error('ach') }}")
            with pytest.raises(RuntimeError, match="no-such-file"):
                session.goto("http://127.0.0.1:9/no-such-file")
            session.goto("/not-there.html")
            assert session.url.endswith("/not-there.html")
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:playwright", "-p", "no:xdist")
    result.assert_outcomes(passed=2)


def test_pages_of_pytest_playwright_reach_the_staging_host(
    pytester: pytest.Pytester, small_site: Site, chromium: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The public name leads to the small site; password and login state go with it."""
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    monkeypatch.setenv("STAGING", "geheim-42")
    port = small_site.url.rstrip("/").rpartition(":")[2]
    (pytester.path / "govsite.toml").write_text(
        f"""[site]
url = "http://www.shifan.gov.cn/"
[http]
resolve = {{"www.shifan.gov.cn" = "127.0.0.1:{port}"}}
basic_auth = ["inspector", "ENV:STAGING"]
storage_state = "login.json"
""",
        "utf-8",
    )
    (pytester.path / "login.json").write_text(
        '{"cookies": [{"name": "login", "value": "yes", "domain": "www.shifan.gov.cn", "path": "/", "expires": -1,'
        ' "httpOnly": false, "secure": false, "sameSite": "Lax"}], "origins": []}',
        "utf-8",
    )
    pytester.makeconftest(
        f"""
        import pytest

        @pytest.fixture(scope="session")
        def browser_type_launch_args(browser_type_launch_args):
            return {{**browser_type_launch_args, "executable_path": {chromium!r}, "chromium_sandbox": False}}

        @pytest.fixture(scope="session")
        def browser_context_args(browser_context_args):
            assert browser_context_args["http_credentials"]["origin"] == "http://www.shifan.gov.cn"
            return {{**browser_context_args, "locale": "en-GB"}}
        """
    )
    pytester.makepyfile(
        test_own="""
        def test_news(page, base_url):
            assert base_url == "http://www.shifan.gov.cn/"
            page.goto("/news/")
            assert page.title() == "要闻动态-示范县人民政府"
            assert page.evaluate("document.cookie") == "login=yes"
            assert page.evaluate("navigator.language") == "en-GB"
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:xdist")
    result.assert_outcomes(passed=1)


def test_without_an_address_pytest_playwright_is_left_alone(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    pytester.makepyfile(
        """
        def test_arguments(browser_context_args, base_url):
            assert "proxy" not in browser_context_args
            assert base_url == "https://other.example"
        """
    )
    result = pytester.runpytest_subprocess("--base-url=https://other.example")
    result.assert_outcomes(passed=1)
