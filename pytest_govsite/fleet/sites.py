"""The list of sites: TOML with the sections of govsite.toml, or a table saved as CSV."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from pytest_govsite.config.options import build_config
from pytest_govsite.config.read import settings_from
from pytest_govsite.config.settings import SiteSection
from pytest_govsite.errors import ConfigError
from pytest_govsite.fleet.order import Site

_LIMIT = 20_000_000
_OWN_KEYS = ("url", "group", "platform", "config")
_SITE_KEYS = tuple(f.name for f in msgspec.structs.fields(SiteSection))
_FILES = (("http", "ca_file"), ("http", "storage_state"), ("attestations", "file"), ("site", "profile"))
_HEADINGS = {
    "网址": "url",
    "网站地址": "url",
    "首页网址": "url",
    "网站名称": "name",
    "名称": "name",
    "网站标识码": "id_code",
    "标识码": "id_code",
    "域名": "domain",
    "网站域名": "domain",
    "主办单位": "sponsor",
    "网站类型": "kind",
    "网站层级": "level",
    "检测方案": "profile",
    "分组": "group",
    "地区": "group",
    "所属地区": "group",
    "平台": "platform",
    "集约化平台": "platform",
    "配置文件": "config",
}
"""Headings as offices write them -> key."""
_KINDS = {"门户": "portal", "门户网站": "portal", "部门": "department", "部门网站": "department", "乡镇": "township"}
_LEVELS = {"国家": "national", "省级": "province", "市级": "city", "县级": "county", "区县": "county"}


def read_sites(file: Path) -> tuple[Site, ...]:
    """Return the sites of a list, in its order. A site whose line is wrong keeps its place and says what is wrong.

    Raises:
        ConfigError: the list as a whole cannot be read, or names no site.
    """
    try:
        if file.stat().st_size > _LIMIT:
            raise ConfigError("sites", str(file), "文件不得超过 20 MB / at most 20 MB")
        data = file.read_bytes()
    except OSError as error:
        raise ConfigError("sites", str(file), f"无法读取 / cannot be read: {error.strerror}") from None
    defaults, entries = _toml(data, file) if file.suffix.lower() == ".toml" else ({}, _table(data, file))
    if not entries:
        raise ConfigError("sites", str(file), "名单为空 / the list names no site")
    taken: dict[str, int] = {}
    return tuple(_site(entry, defaults, file.parent, taken) for entry in entries)


def _toml(data: bytes, file: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    try:
        whole = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError("sites", str(file), f"不是有效的 TOML / no valid TOML: {error}") from None
    for key in whole:
        if key not in ("defaults", "sites"):
            raise ConfigError(key, "…", "未知的键，可用 / unknown key, allowed: defaults, sites", file=file.name)
    entries, defaults = whole.get("sites", []), whole.get("defaults", {})
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ConfigError("sites", "…", "应写成 [[sites]] / is written [[sites]]", file=file.name)
    settings_from(defaults, file=file.name)
    return defaults, entries


def _table(data: bytes, file: Path) -> list[dict[str, Any]]:
    """Return the lines of a CSV file; spreadsheet programs write UTF-8 with a mark, or GB 18030."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    separator = max(",\t;", key=text.partition("\n")[0].count)
    try:
        rows = list(csv.DictReader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        raise ConfigError("sites", str(file), f"不是有效的 CSV / no valid CSV: {error}") from None
    names = {heading: _HEADINGS.get((heading or "").strip(), (heading or "").strip()) for heading in (rows or [{}])[0]}
    if rows and "url" not in names.values():
        raise ConfigError("sites", str(file), "第一行须有“网址”列 / the first line must have a column url (网址)")
    known = {heading: name for heading, name in names.items() if name in (*_OWN_KEYS, *_SITE_KEYS)}
    lines = [{name: _cell(name, row[heading]) for heading, name in known.items() if row[heading]} for row in rows]
    return [line for line in lines if line]


def _cell(name: str, text: Any) -> str:
    value = str(text).strip()
    return {"kind": _KINDS, "level": _LEVELS}.get(name, {}).get(value, value)


def _site(entry: Mapping[str, Any], defaults: Mapping[str, Any], folder: Path, taken: dict[str, int]) -> Site:
    url, name = str(entry.get("url", "")).strip(), str(entry.get("name", ""))
    if url and "://" not in url:
        url = f"http://{url}"
    key = _key(str(entry.get("id_code", "")), url, taken)
    site = Site(key=key, url=url, name=name, group=str(entry.get("group", "")))
    site = msgspec.structs.replace(site, platform=str(entry.get("platform", "")))
    try:
        settings = _settings(entry, url, defaults, folder)
        build_config({"url": url}, folder=folder, demo_settings=settings)
    except ConfigError as error:
        return msgspec.structs.replace(site, problem=str(error))
    domain = str(settings["site"].get("domain", ""))
    return msgspec.structs.replace(site, settings=settings, name=name or domain)


def _settings(entry: Mapping[str, Any], url: str, defaults: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    """Return the govsite.toml of a site: what holds for all, its own file, its line."""
    if not url:
        raise ConfigError("url", "", "必须给出 / must be given")
    for key in entry:
        if key not in (*_OWN_KEYS, *_SITE_KEYS, "settings"):
            allowed = ", ".join((*_OWN_KEYS, *_SITE_KEYS, "settings"))
            raise ConfigError(key, "…", f"未知的键，可用 / unknown key, allowed: {allowed}")
    own = {key: value for key, value in entry.items() if key in _SITE_KEYS}
    layers: tuple[Mapping[str, Any], ...] = (
        defaults,
        _file(folder / str(entry["config"])) if entry.get("config") else {},
        entry.get("settings", {}),
        {"site": {**own, "url": url}},
    )
    return _with_whole_paths(merged(layers), folder)


def _with_whole_paths(settings: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the settings with files beside the list named in full: the inspection runs in another folder."""
    for section, key in _FILES:
        named = settings.get(section, {}).get(key, "") if isinstance(settings.get(section), Mapping) else ""
        if named and (folder / str(named)).is_file():
            settings = merged((settings, {section: {key: str((folder / str(named)).resolve())}}))
    return settings


def _file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigError("config", str(path), f"无法读取 / cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError("config", str(path), f"不是有效的 TOML / no valid TOML: {error}") from None


def merged(layers: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return tables laid over each other; of two values the later one counts."""
    whole: dict[str, Any] = {}
    for layer in layers:
        for key, value in layer.items():
            below = whole.get(key)
            both = isinstance(below, Mapping) and isinstance(value, Mapping)
            whole[key] = merged((below, value)) if both else value  # type: ignore[arg-type]
    return whole


def _key(code: str, url: str, taken: dict[str, int]) -> str:
    parts = urlsplit(url) if url.isprintable() else urlsplit("")
    raw = code or f"{parts.netloc.rpartition('@')[2]}{parts.path.rstrip('/')}" or "site"
    key = re.sub(r"[^A-Za-z0-9.]+", "-", raw).strip("-.")[:80] or "site"
    taken[key.lower()] = number = taken.get(key.lower(), 0) + 1
    return key if number == 1 else f"{key}--{number}"
