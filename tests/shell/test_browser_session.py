from __future__ import annotations

import pytest

from tests.shell.conftest import Site

pytestmark = pytest.mark.browser


def test_a_users_own_test_drives_a_browser_on_the_site(pytester: pytest.Pytester, small_site: Site) -> None:
    (pytester.path / "govsite.toml").write_text(f'[site]\nname = "示范县人民政府"\nurl = "{small_site.url}"\n', "utf-8")
    pytester.makepyfile(
        test_own="""
        def test_news(govsite_browser):
            session = govsite_browser(engine="chromium", viewport=(800, 600))
            session.goto("/")
            session.click("text=要闻动态")
            assert session.url.endswith("/news/")
            assert "第1次会议召开" in session.text("ul.list")
            assert session.evaluate("() => innerWidth") == 800
            session.press("Tab")
            assert session.evaluate("document.activeElement.tagName") == "A"
            assert session.screenshot()[:4] == bytes([0x89]) + b"PNG"
            assert session.facts().document.title == "要闻动态-示范县人民政府"
            assert session.native.url == session.url

        def test_alias_and_errors(browser_session):
            session = browser_session()
            session.goto("/notices/")
            try:
                session.evaluate("() => { throw new Error('ach') }")
            except RuntimeError as error:
                assert "ach" in str(error)
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:playwright")
    result.assert_outcomes(passed=2)
