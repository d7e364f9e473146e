"""pytest-govsite: acceptance testing of Chinese government websites.

The public names for people who write their own checks and suites. They are imported when first used, so that
having the plugin installed costs a project nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pytest_govsite.version import __version__

if TYPE_CHECKING:
    from pytest_govsite.marks import requirement
    from pytest_govsite.model import (
        Cause,
        Level,
        Outcome,
        PageFacts,
        PageType,
        Pointer,
        Site,
        SiteFacts,
        Text,
        Verdict,
    )

_MODEL_NAMES = (
    "Cause",
    "Level",
    "Outcome",
    "PageFacts",
    "PageType",
    "Pointer",
    "Site",
    "SiteFacts",
    "Text",
    "Verdict",
)

__all__ = [
    "Cause",
    "Level",
    "Outcome",
    "PageFacts",
    "PageType",
    "Pointer",
    "Site",
    "SiteFacts",
    "Text",
    "Verdict",
    "__version__",
    "requirement",
]


def __getattr__(name: str) -> Any:
    if name == "requirement":
        return import_module("pytest_govsite.marks").requirement
    if name in _MODEL_NAMES:
        return getattr(import_module("pytest_govsite.model"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
