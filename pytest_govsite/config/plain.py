"""A configuration as text: for workers, for the observations and for replay."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from pytest_govsite.config.lexicons import without_words
from pytest_govsite.config.report import SignatureSection
from pytest_govsite.config.settings import Config, EngineSection


def encode_config(config: Config) -> str:
    """Return the configuration as JSON, secrets included: for processes of this run only, never for a file."""
    return msgspec.json.encode(config, enc_hook=_to_plain).decode()


def decode_config(text: str) -> Config:
    """Return the configuration that was encoded."""
    return msgspec.json.decode(text, type=Config, dec_hook=_from_plain)


def without_secrets(config: Config) -> Config:
    """Return the configuration as it may be written to a file: no header values, no credentials, no login state.

    Nor what passes CAPTCHAs or opens servers that have browsers, nor the way to the certificate of the body. Confidential
    lexicons leave without their words.
    """
    http = msgspec.structs.replace(
        config.settings.http,
        headers=dict.fromkeys(config.settings.http.headers, "…"),
        basic_auth=None,
        storage_state="",
    )
    report = msgspec.structs.replace(config.settings.report, signature=SignatureSection())
    engines = {name: _without_keys(engine) for name, engine in config.settings.engines.items()}
    submission = msgspec.structs.replace(config.settings.submission, captcha="")
    return msgspec.structs.replace(
        config,
        settings=msgspec.structs.replace(
            config.settings, http=http, report=report, submission=submission, engines=engines
        ),
        lexicons=tuple(without_words(lexicon) for lexicon in config.lexicons),
    )


def without_key(address: str) -> str:
    """Return the address of a server without what opens it: user, password, query."""
    plain = re.split(r"[?#]", address, maxsplit=1)[0]
    scheme, sign, rest = plain.partition("://")
    authority, slash, path = rest.partition("/")
    return f"{scheme}{sign}{authority.rpartition('@')[2]}{slash}{path}"


def _without_keys(engine: EngineSection) -> EngineSection:
    """Services take user and key among the capabilities too, each under names of its own."""
    said = engine.remote
    remote = without_key(said) if isinstance(said, str) else tuple(map(without_key, said))
    return msgspec.structs.replace(engine, remote=remote, capabilities=dict.fromkeys(engine.capabilities, "…"))


def _to_plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value))


def _from_plain(kind: type, value: Any) -> Any:
    if issubclass(kind, Path):
        return kind(value)
    raise NotImplementedError(kind)
