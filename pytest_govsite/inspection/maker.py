"""What pages are looked at with: program, browsers, and what of the configuration decides what is seen."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from pytest_govsite.config.settings import Config
from pytest_govsite.inspection.environment import self_check
from pytest_govsite.model.reuse import Maker
from pytest_govsite.observe import launch
from pytest_govsite.observe.engines import lookers, version_of
from pytest_govsite.observe.look.axe_core import axe_version
from pytest_govsite.version import __version__


def maker_of(config: Config, engine: str) -> Maker:
    """Return what this run looks with, without starting a browser.

    Args:
        config: the configuration of the run.
        engine: the engine that looks.

    Raises:
        EngineUnavailableError: it is not there.
    """
    try:
        axe = axe_version()
    except ModuleNotFoundError:
        axe = ""
    return Maker(
        program=f"{__version__} {self_check().sha256}",
        axe=axe,
        browsers=tuple(
            f"{launch.driver(path)} {version_of(path)}"
            for choice in lookers(engine, config)
            if not choice.remote
            for path in choice.executables
        ),
        settings=_settings(config),
    )


def _settings(config: Config) -> str:
    """Return a digest over what decides what is seen; where hosts are reached does not, and what is judged how neither."""
    settings = config.settings
    http, site = settings.http, settings.site
    seen = (
        config.url,
        config.seed,
        config.submit,
        http.user_agent,
        sorted(http.headers),
        http.ignore_tls_errors,
        site.domain,
        site.aliases,
        settings.thresholds,
        settings.engines,
    )
    return sha256(msgspec.json.encode(seen, order="deterministic")).hexdigest()
