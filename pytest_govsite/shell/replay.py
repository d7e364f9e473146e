"""`--govsite-replay`: judge again what an earlier run saw, without network and browser."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from pytest_govsite.config.answers import with_earlier
from pytest_govsite.config.options import build_config
from pytest_govsite.config.plain import decode_config, encode_config, without_secrets
from pytest_govsite.config.settings import Config, Settings
from pytest_govsite.errors import ConfigError
from pytest_govsite.observe.store import Store
from pytest_govsite.record.manifest import MANIFEST
from pytest_govsite.record.verify import verify_folder

CONFIG = "config"
NEEDS = "needs"
"""Names of values in the store: the configuration, and what the selected requirements needed."""
_SEEN = ("observations", "evidence")


def replay_config(options: Mapping[str, Any], folder: Path) -> Config:
    """Return the configuration of a replay: that of the earlier run, changed by the options given now.

    Raises:
        ConfigError: an option is not allowed, or the folder holds no observations.
        StoreError: the observations cannot be read.
    """
    # a replay does not read the govsite.toml that happens to lie around
    given = build_config({**options, "url": None, "config": None}, folder=folder, demo_settings={})
    source = given.replay
    if source is None or not (source / "observations").is_dir():
        raise ConfigError("--govsite-replay", options["replay"], "其中没有观测数据 / holds no observations")
    _refuse_changed(source, options["replay"])
    with Store(source, read_only=True) as store:
        text = store.value(CONFIG, str)
    if text is None:
        raise ConfigError("--govsite-replay", options["replay"], "观测数据不完整 / the observations are not complete")
    earlier = decode_config(text)
    changes: dict[str, Any] = {"output": given.output, "replay": source, "strict": given.strict, "resume": False}
    changes |= {"baseline": given.baseline, "previous": given.previous, "pages_file": None, "plan": False, "demo": ""}
    taken = {"now": "now", "lang": "language", "profile": "profile", "seed": "seed"}
    changes |= {field: getattr(given, field) for option, field in taken.items() if options.get(option) is not None}
    if options.get("config"):
        configured = build_config({"config": options["config"]}, folder=folder)
        settings = _settings(earlier.settings, configured.settings)
        changes |= {"settings": settings, "file": configured.file}
        if settings.attestations != earlier.settings.attestations or configured.attestations:
            changes["attestations"] = with_earlier(configured.attestations, earlier.attestations)
        changes.setdefault("profile", settings.site.profile)
        if configured.lexicons:
            changes |= {"lexicons": configured.lexicons, "lexicon_files": configured.lexicon_files}
        if configured.decision_files:
            changes |= {"remembered": configured.remembered, "decision_files": configured.decision_files}
    if given.decision_files:
        changes |= {"remembered": given.remembered, "decision_files": given.decision_files}
    if given.lexicons:
        changes |= {"lexicons": given.lexicons, "lexicon_files": given.lexicon_files}
    withheld = next((each for each in changes.get("lexicons", earlier.lexicons) if not each.size), None)
    if withheld is not None:
        allowed = (
            f"保密词库未随观测数据保存，重放须再次提供 / confidential, to be given again: SHA-256 {withheld.sha256}"
        )
        raise ConfigError("--govsite-lexicon", withheld.file, allowed)
    return msgspec.structs.replace(earlier, **changes)


def _refuse_changed(source: Path, given: object) -> None:
    """Observations that are not as they were recorded are judged by nobody; without a manifest they are an interrupted run's.

    Raises:
        ConfigError: a file differs from the manifest.
        StoreError: the manifest cannot be read.
    """
    if not (source / MANIFEST).is_file():
        return
    changed = next((each for each in verify_folder(source) if each.path.startswith("observations/")), None)
    if changed is not None:
        said = f"{changed.path} 与 manifest.json 的摘要不符 / is not what manifest.json says"
        raise ConfigError("--govsite-replay", given, f"{said}：python -m pytest_govsite.record verify {source}")


def needs_observed(source: Path) -> frozenset[str] | None:
    """Return what the requirements of the earlier run needed. None: it was made before this was kept."""
    with Store(source, read_only=True) as store:
        kept = store.value(NEEDS, tuple[str, ...])
    return None if kept is None else frozenset(kept)


def copy_observations(source: Path, work: Path) -> None:
    """Copy what was seen into the new output folder, so that the new record stands alone."""
    for name in _SEEN:
        if (source / name).is_dir():
            shutil.copytree(source / name, work / name, dirs_exist_ok=True)


def _settings(earlier: Settings, given: Settings) -> Settings:
    """Return the settings of a replay: a file without `[site]` only changes the sections that it has."""
    if given.site != Settings().site:
        return given
    default = Settings()
    own = {name: value for name in given.__struct_fields__ if (value := getattr(given, name)) != getattr(default, name)}
    return msgspec.structs.replace(earlier, **own)


def keep_config(config: Config, folder: Path) -> None:
    """Put the configuration of a replay in the place of the earlier one, where its answers or lexicons are others.

    A replay of the replay then judges by the same ones.
    """
    with Store(folder) as store:
        text = store.value(CONFIG, str)
        if text is None:
            return
        earlier, shown = decode_config(text), without_secrets(config)
        kept = (earlier.attestations, earlier.lexicons, earlier.remembered)
        if kept == (config.attestations, shown.lexicons, config.remembered):
            return
        store.put_value(CONFIG, encode_config(shown))
