from __future__ import annotations

from pathlib import Path

import pytest

THOROUGH = frozenset(
    {
        "accessibility/test_enlargement.py",
        "accessibility/test_contrast_pixels.py",
        "accessibility/test_flash.py",
        "accessibility/test_keyboard_focus.py",
        "accessibility/test_keyboard_use.py",
        "accessibility/test_motion.py",
        "compatibility/test_three_engines.py",
        "observe/engine/test_configured.py",
        "elderly/test_sites.py",
        "elderly/test_entries.py",
        "test_accessibility_defects.py",
    }
)
"""Tests that use pages in a browser for many minutes together; `make test-all` runs them too."""
_FOLDER = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(_FOLDER) and item.path.relative_to(_FOLDER).as_posix() in THOROUGH:
            item.add_marker(pytest.mark.thorough)
