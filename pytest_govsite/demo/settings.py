"""The govsite.toml of the demo portal."""

from __future__ import annotations

import json
from typing import Any

from pytest_govsite.demo import identity
from pytest_govsite.demo.site import DemoSite


def settings_of(site: DemoSite, *, resolve: dict[str, str], ca_file: str, dns_server: str) -> dict[str, Any]:
    """Return the sections of the configuration as plain data."""
    chosen = site.settings
    return {
        "site": {
            "name": identity.NAME,
            "url": f"https://{site.domain}/",
            "domain": site.domain,
            "id_code": identity.ID_CODE,
            "kind": chosen["kind"],
            "level": chosen["level"],
            "sponsor": identity.SPONSOR,
            "aliases": [identity.ALIAS],
            "profile": chosen["profile"],
            "stage": "production",
        },
        "http": {"resolve": resolve, "ca_file": ca_file},
        "dns": {"server": dns_server},
        "availability": {"upstream": [f"https://{identity.PROVINCE_DOMAIN}{identity.UPSTREAM_PATH}"]},
    }


def toml_of(settings: dict[str, Any]) -> str:
    """Return the TOML text of sections of strings, lists of strings and tables of strings."""
    parts = []
    for section, values in settings.items():
        rows = [f"{key} = {_value(value)}" for key, value in values.items() if not isinstance(value, dict)]
        parts.append("\n".join([f"[{section}]", *rows]))
        for key, table in values.items():
            if isinstance(table, dict):
                inner = [f"{_value(name)} = {_value(value)}" for name, value in table.items()]
                parts.append("\n".join([f"[{section}.{key}]", *inner]))
    return "\n\n".join(parts) + "\n"


def _value(value: Any) -> str:
    # a JSON string or list of strings is a TOML one
    return json.dumps(value, ensure_ascii=False)
