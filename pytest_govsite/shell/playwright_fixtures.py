"""Fixtures of pytest-playwright, its `base_url` (its own or that of pytest-base-url) among them, given what it takes to reach the site (contract, section 5).

Registered after those plugins, so that these fixtures stand above theirs; a user's own conftest stands above these.
Without an address in `govsite.toml` or on the command line they change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pytest_govsite.shell.sitefixture import Govsite


@pytest.fixture(scope="session")
def base_url(base_url: str | None, govsite: Govsite) -> str | None:
    """The site's address where `--base-url` names none."""
    return base_url or govsite.config.url or govsite.config.settings.site.url or None


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], govsite: Govsite) -> Iterator[dict[str, Any]]:
    """Options of every context: our proxy (and with it `resolve`), the site's password and login state."""
    config = govsite.config
    if not (config.url or config.settings.site.url):
        yield browser_context_args
        return
    from pytest_govsite.errors import GovsiteError
    from pytest_govsite.observe.lending import LentProxy

    with LentProxy(config) as lent:
        try:
            options = lent.context_options()
        except GovsiteError as error:
            raise pytest.UsageError(str(error)) from error
        yield {**options, **browser_context_args}
