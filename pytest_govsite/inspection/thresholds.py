"""Thresholds in force: the profile's, or a stricter one of the user's."""

from __future__ import annotations

from pytest_govsite.config.settings import Config
from pytest_govsite.norms.catalogue import Catalogue

AT_LEAST = frozenset(
    {
        "elderly.mobile-font",
        "elderly.contrast",
        "elderly.line-spacing",
        "elderly.captcha-zoom",
        "elderly.no-ads",
        "security.certificate",
        "security.ipv6-content",
        "accessibility.contrast",
        "accessibility.target-size",
    }
)
"""Requirements whose number is a lower bound; of all others it is an upper bound."""


def stricter(requirement_id: str, given: float, norm: float) -> bool:
    """Return whether a user's number asks for at least as much as the norm's."""
    return given >= norm if requirement_id in AT_LEAST else given <= norm


def thresholds_in_force(config: Config, catalogue: Catalogue) -> dict[str, float]:
    """Return the number each requirement is judged by; a laxer one of the user never is (contract, section 2)."""
    norm = catalogue.thresholds()
    given = {i: n for i, n in config.settings.thresholds.items() if i in norm and stricter(i, n, norm[i])}
    return {**norm, **given}


def deviations(config: Config, catalogue: Catalogue) -> dict[str, tuple[float, float]]:
    """Return the user's laxer numbers with the norm's, by requirement: 方法偏离."""
    norm = catalogue.thresholds()
    given = config.settings.thresholds.items()
    return {i: (n, norm[i]) for i, n in given if i in norm and not stricter(i, n, norm[i])}
