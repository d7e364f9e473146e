from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("searching", deadline=None)
# the same commit has the same verdict each time it is tested; `make test-all` looks for new examples
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

THOROUGH = frozenset(
    {
        "accessibility/test_enlargement.py",
        "accessibility/test_contrast_pixels.py",
        "accessibility/test_flash.py",
        "accessibility/test_keyboard_focus.py",
        "accessibility/test_keyboard_use.py",
        "accessibility/test_motion.py",
        "compatibility/test_three_engines.py",
        "inspection/test_nothing_stays.py",
        "observe/engine/test_configured.py",
        "elderly/test_sites.py",
        "elderly/test_entries.py",
        "forms/test_demo.py",
        "forms/test_driving.py",
        "fleet/test_thirty_sites.py",
        "functions/test_leaving.py",
        "functions/test_paging.py",
        "staying/test_battery.py",
        "staying/test_resuming.py",
        "test_accessibility_defects.py",
    }
)
"""Tests that use pages in a browser for many minutes together; `make test-all` runs them too."""
SAMPLED = ("accessibility/", "compatibility/", "functions/", "test_real_pages.py")
"""Of the written pages of these tests, `make test` takes every tenth; `make test-all` takes them all."""
SAMPLED_TESTS = frozenset(
    {
        "test_a_defect_changes_the_pages_it_says_and_no_other",
        "test_bundled_suites_run_apart_from_the_project",
        "test_what_a_cell_may_not_say_is_one_line",
    }
)
"""As well, by the name of the function."""
SHARE = 10
SHARES = {"accessibility/": 6, "observe/engine/test_drivers.py": 2}
"""Of the tests of one page each, and of those of one engine each, it takes every sixth or second of a file."""
FIRST = (
    "test_demo_run.py",
    "test_real_pages.py",
    "test_defects.py",
    "shell/test_run.py",
    "accessibility/test_corpus.py",
    "demo/test_defects.py",
    "inspection/test_engine_looking.py",
    "observe/engine/test_together.py",
    "observe/engine/test_drivers.py",
    "observe/test_browser.py",
)
"""Files that take longest, in this order: begun last, one of them would keep a single worker busy at the end."""
NOT_NEEDED = ("playwright", "hypothesispytest", "pytest_httpserver", "anyio")
"""Plugins of the test environment that an inspection has no use for; each run of pytest would import them for a second."""
_FOLDER = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    numbers = Counter[str]()
    for item in items:
        name = _name(item)
        share = next((share for files, share in SHARES.items() if name.startswith(files)), 0)
        if share and (not name.startswith(SAMPLED) or "[" not in item.nodeid):
            key = name
        else:
            sampled = name.startswith(SAMPLED) or getattr(item, "originalname", "") in SAMPLED_TESTS
            key, share = item.nodeid.partition("[")[0], SHARE if sampled else 1
        if name in THOROUGH or numbers[key] % share:
            item.add_marker(pytest.mark.thorough)
        numbers[key] += 1
    # the rest in the order of files: with --no-loadscope-reorder pytest-xdist hands them out like this
    items.sort(key=lambda item: FIRST.index(name) if (name := _name(item)) in FIRST else len(FIRST))


def _name(item: pytest.Item) -> str:
    return item.path.relative_to(_FOLDER).as_posix() if item.path.is_relative_to(_FOLDER) else ""


@pytest.fixture(scope="session")
def _compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a cache folder for all runs of pytest that tests of this process start."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def _few_plugins(request: pytest.FixtureRequest) -> None:
    """Leave plugins that nothing here needs out of the runs of pytest that a test starts, and templates compiled."""
    if "pytester" in request.fixturenames:
        request.getfixturevalue("pytester")  # it drops the options of the outer run when it is made
        options = " ".join(f"-p no:{name}" for name in NOT_NEEDED)
        request.getfixturevalue("monkeypatch").setenv("PYTEST_ADDOPTS", options)
        # each test has a home of its own, where compiling them anew would take a fifth of a small run
        request.getfixturevalue("monkeypatch").setenv("XDG_CACHE_HOME", str(request.getfixturevalue("_compiled")))
