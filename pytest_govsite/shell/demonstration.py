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

    Of a file given by `--govsite-config` the engines count; all else is said by the portal.

    Raises:
        ConfigError: an option is not allowed; then nothing was started.
    """
    engines = _engines(options, folder)
    plain = build_config({**options, "resolve": options["resolve"] or ()}, folder=folder, demo_settings=engines)
    from pytest_govsite.demo.apart import DemoApart
    from pytest_govsite.demo.defects import all_compatible

    defects = all_compatible() if options["url"] == "demo-defective" else ()
    portal = DemoApart(defects=defects, now=plain.now)
    cleanup.callback(portal.stop)
    portal.begin()
    # the portal takes as long to load as what looks at it
    import pytest_govsite.shell.observation  # noqa: F401

    cleanup.enter_context(portal)
    return build_config(options, folder=folder, demo_settings={**portal.settings, **engines})


def _engines(options: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    if not options.get("config"):
        return {}
    file = build_config({"config": options["config"]}, folder=folder).file  # tells whatever is wrong with it
    assert file is not None
    told = tomllib.loads(file.read_text("utf-8-sig"))
    return {"engines": told["engines"]} if "engines" in told else {}
