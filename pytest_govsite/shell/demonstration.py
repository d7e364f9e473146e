"""`--govsite=demo`: the bundled portal, started and stopped by the plugin, reached by public options only."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pytest_govsite.config.options import build_config
from pytest_govsite.config.settings import Config


def start_demo(options: Mapping[str, Any], folder: Path, cleanup: ExitStack) -> Config:
    """Start the portal and return the configuration of its inspection.

    Raises:
        ConfigError: an option is not allowed; then nothing was started.
    """
    plain = build_config({**options, "resolve": options["resolve"] or ()}, folder=folder, demo_settings={})
    from pytest_govsite.demo.defects import all_compatible
    from pytest_govsite.demo.internet import DemoInternet

    defects = all_compatible() if options["url"] == "demo-defective" else ()
    internet = cleanup.enter_context(DemoInternet(defects=defects, now=plain.now))
    settings = tomllib.loads(internet.config_toml())
    settings.setdefault("http", {}).setdefault("resolve", {}).update(
        dict(rule.split("=", 1) for rule in internet.resolve)
    )
    settings["site"].setdefault("url", internet.start_url)
    return build_config(options, folder=folder, demo_settings=settings)
