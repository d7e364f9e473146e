"""Command line options and govsite.toml -> one frozen `Config`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from pytest_govsite.config.attestations import read_attestations
from pytest_govsite.config.checking import ENGINES, check_settings, start_url
from pytest_govsite.config.hosts import host_rule, parse_host_rule
from pytest_govsite.config.lexicons import read_lexicons
from pytest_govsite.config.read import find_file, read_settings, settings_from
from pytest_govsite.config.remembered import read_remembered
from pytest_govsite.config.settings import Config, HostRule, Settings
from pytest_govsite.errors import ConfigError
from pytest_govsite.model import Attestation

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
DEMO_WORDS = ("demo", "demo-defective")


def build_config(options: Mapping[str, Any], *, folder: Path, demo_settings: Mapping[str, Any] | None = None) -> Config:
    """Return the configuration of one inspection.

    Args:
        options: values of the options by their names without `--govsite-` (`url` for `--govsite`); None: not given.
        folder: the invocation directory.
        demo_settings: what the bundled portal says in place of a govsite.toml.

    Raises:
        ConfigError: an option or a value of govsite.toml is not allowed.
    """
    word = options.get("url") or ""
    file = None if demo_settings is not None else _config_file(options.get("config"), folder)
    if demo_settings is not None:
        settings = settings_from(demo_settings, file=word)
    else:
        settings = read_settings(file) if file else Settings()
    check_settings(settings, file)
    url = settings.site.url if word in (*DEMO_WORDS, "config") else word
    if word == "config" and not url:
        raise ConfigError(
            "site.url", "", "--govsite=config 需要 govsite.toml 中的网址 / --govsite=config needs site.url"
        )
    content = settings.content
    lexicon_files = list(_files("lexicon", options, "content.lexicons", content.lexicons, file, folder))
    decision_files = list(_files("decisions", options, "content.decisions", content.decisions, file, folder))
    return Config(
        settings=settings,
        url=start_url(url, "site.url" if word == "config" else "--govsite") if url else "",
        file=file,
        output=_path(options.get("output"), folder) or folder / "govsite-report",
        pages_file=_existing(options.get("pages"), folder, "--govsite-pages"),
        engines=_engines(options.get("engines"), settings),
        profile=options.get("profile") or settings.site.profile,
        rules=_rules(options.get("resolve") or (), settings, url),
        now=_now(options.get("now")),
        seed=_seed(options.get("seed")),
        language=_choice("--govsite-lang", options.get("lang") or "zh", ("zh", "en")),
        strict=bool(options.get("strict")),
        resume=bool(options.get("resume")),
        replay=_existing(options.get("replay"), folder, "--govsite-replay"),
        baseline=_record(options.get("baseline"), folder, "--govsite-baseline"),
        previous=_record(options.get("previous"), folder, "--govsite-previous"),
        plan=bool(options.get("plan")),
        submit=bool(options.get("submit")) or settings.submission.allowed,
        film=bool(options.get("film")) or settings.evidence.film,
        max_pages=_whole("--govsite-max-pages", options.get("max_pages"), settings.crawl.max_pages),
        attestations=_attestations(settings, file),
        lexicons=read_lexicons(lexicon_files),
        lexicon_files=tuple(path for _, path in lexicon_files),
        remembered=read_remembered(decision_files),
        decision_files=tuple(path for _, path in decision_files),
        demo=word if word in DEMO_WORDS else "",
    )


def _config_file(given: str | None, folder: Path) -> Path | None:
    if given:
        return _existing(given, folder, "--govsite-config")
    return find_file(folder)


def _path(given: str | None, folder: Path) -> Path | None:
    return (folder / Path(given).expanduser()).resolve() if given else None


def _existing(given: str | None, folder: Path, key: str) -> Path | None:
    path = _path(given, folder)
    if path is not None and not path.exists():
        raise ConfigError(key, given, f"文件不存在 / no such file：{path}")
    return path


def _record(given: str | None, folder: Path, key: str) -> Path | None:
    """Return the record.json that is named, itself or by its folder: what lies beside it may be needed too."""
    path = _existing(given, folder, key)
    return path / "record.json" if path is not None and path.is_dir() else path


def _engines(given: str | None, settings: Settings) -> tuple[str, ...]:
    if not given:
        return ()
    names = tuple(dict.fromkeys(name.strip() for name in given.split(",") if name.strip()))
    known = (*ENGINES, *settings.engines)
    for name in names:
        if name not in known:
            raise ConfigError("--govsite-engines", name, "可用 / allowed: " + ", ".join(known))
    if not names:
        raise ConfigError("--govsite-engines", given, "可用 / allowed: " + ", ".join(known))
    return names


def _rules(given: tuple[str, ...] | list[str], settings: Settings, url: str) -> tuple[HostRule, ...]:
    """Return all host rules; a port without one on the left means the scheme of the start address."""
    from_options = [parse_host_rule(text) for text in given]
    from_file = [host_rule(host, address, key="http.resolve") for host, address in settings.http.resolve.items()]
    port = urlsplit(url).port or (443 if url.startswith("https:") else 80)
    return tuple(
        msgspec.structs.replace(rule, port=port) if rule.port is None and rule.target_port else rule
        for rule in (*from_options, *from_file)
    )


def _now(given: str | None) -> datetime:
    if not given:
        return datetime.now(SHANGHAI).replace(microsecond=0)
    allowed = "应为 YYYY-MM-DD 或 YYYY-MM-DDTHH:MM / YYYY-MM-DD or YYYY-MM-DDTHH:MM"
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise ConfigError("--govsite-now", given, allowed) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _seed(given: str | int | None) -> int:
    """Return the seed given, else 0: the same run twice draws the same sample."""
    return _whole("--govsite-seed", given, 0, least=0)


def _whole(key: str, given: str | int | None, default: int, *, least: int = 1) -> int:
    if given is None:
        return default
    try:
        number = int(given)
    except ValueError:
        number = least - 1
    if number < least:
        raise ConfigError(key, given, f"应为不小于 {least} 的整数 / a whole number of at least {least}")
    return number


def _choice(key: str, given: str, allowed: tuple[str, ...]) -> Any:
    if given not in allowed:
        raise ConfigError(key, given, "可用 / allowed: " + " | ".join(allowed))
    return given


def _files(
    option: str, options: Mapping[str, Any], key: str, configured: Iterable[str], file: Path | None, folder: Path
) -> Iterator[tuple[str, Path]]:
    """Yield the files that the configuration names, relative to it, then those of the command line."""
    for name in configured:
        path = _beside(file, name)
        assert path is not None
        yield key, path
    for name in options.get(option) or ():
        yield f"--govsite-{option}", (folder / Path(name).expanduser()).resolve()


def _attestations(settings: Settings, file: Path | None) -> tuple[Attestation, ...]:
    path = _beside(file, settings.attestations.file)
    return read_attestations(path) if path else ()


def file_beside(config: Config, name: str) -> Path | None:
    """Return the path of a file that govsite.toml names relative to itself, None for an empty name."""
    return _beside(config.file, name)


def _beside(file: Path | None, name: str) -> Path | None:
    if not name:
        return None
    return ((file.parent if file else Path.cwd()) / Path(name).expanduser()).resolve()


def replace(config: Config, **changes: Any) -> Config:
    """Return a copy of the configuration with other values."""
    return msgspec.structs.replace(config, **changes)
