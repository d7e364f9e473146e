"""Fixtures for suites and for users' own tests (contract, section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytest_govsite.inspection.selection import Pages
    from pytest_govsite.shell.judge import ItemJudge
    from pytest_govsite.shell.sitefixture import Govsite

NOT_STARTED = (
    "没有进行检测：只有命令行的 --govsite 或 --govsite-replay 才开始检测 / "
    "no inspection: only --govsite or --govsite-replay on the command line starts one"
)


@pytest.fixture(scope="session")
def govsite(pytestconfig: pytest.Config) -> Govsite:
    """The site: configuration, completed by what was inferred; without an inspection the configuration alone."""
    from pytest_govsite.shell.sitefixture import govsite_of

    return govsite_of(pytestconfig)


@pytest.fixture(scope="session")
def govsite_pages(govsite: Govsite) -> Pages:
    """The observed pages: `.all`, `.home`, `.columns`, `.articles`, `.interactive`, `.of(type, …)` and more."""
    if not govsite.inspecting:
        pytest.skip(NOT_STARTED)
    return govsite.observed.pages


@pytest.fixture
def govsite_judge(request: pytest.FixtureRequest, govsite: Govsite) -> ItemJudge:
    """Judges pages with checks and stores the findings in the record: `.each(check, pages, …)`, `.site(…)`."""
    if not govsite.inspecting:
        pytest.skip(NOT_STARTED)
    from pytest_govsite.shell.judge import ItemJudge

    return ItemJudge(request.node, govsite)


@pytest.fixture
def govsite_http(govsite: Govsite) -> Any:
    """A client with the site's resolve, credentials and limits."""
    from pytest_govsite.observe.session import HttpSession

    with HttpSession(govsite.config) as session:
        yield session


@pytest.fixture
def govsite_browser(govsite: Govsite) -> Any:
    """`govsite_browser(engine="chromium")`: a small synchronous session on the site (see `BrowserSession`)."""
    from contextlib import ExitStack

    from pytest_govsite.errors import GovsiteError
    from pytest_govsite.observe.browsing import BrowserSession

    with ExitStack() as opened:

        def session(engine: str = "", viewport: tuple[int, int] = (1366, 768)) -> BrowserSession:
            try:
                return opened.enter_context(BrowserSession(govsite.config, engine, viewport))
            except GovsiteError as error:
                pytest.skip(str(error))

        yield session


@pytest.fixture(scope="session")
def pages(govsite_pages: Pages) -> Pages:
    """Alias of `govsite_pages`."""
    return govsite_pages


@pytest.fixture
def judge(govsite_judge: ItemJudge) -> ItemJudge:
    """Alias of `govsite_judge`."""
    return govsite_judge


@pytest.fixture
def http(govsite_http: Any) -> Any:
    """Alias of `govsite_http`."""
    return govsite_http


@pytest.fixture
def browser_session(govsite_browser: Any) -> Any:
    """Alias of `govsite_browser`."""
    return govsite_browser
