"""A configuration as text: for workers, for the observations and for replay."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from pytest_govsite.config.lexicons import without_words
from pytest_govsite.config.report import SignatureSection
from pytest_govsite.config.settings import Config


def encode_config(config: Config) -> str:
    """Return the configuration as JSON, secrets included: for processes of this run only, never for a file."""
    return msgspec.json.encode(config, enc_hook=_to_plain).decode()


def decode_config(text: str) -> Config:
    """Return the configuration that was encoded."""
    return msgspec.json.decode(text, type=Config, dec_hook=_from_plain)


def without_secrets(config: Config) -> Config:
    """Return the configuration as it may be written to a file: no header values, no credentials, no login state.

    Nor what passes CAPTCHAs, nor the way to the certificate of the body. Confidential lexicons leave without their words.
    """
    http = msgspec.structs.replace(
        config.settings.http,
        headers=dict.fromkeys(config.settings.http.headers, "…"),
        basic_auth=None,
        storage_state="",
    )
    report = msgspec.structs.replace(config.settings.report, signature=SignatureSection())
    submission = msgspec.structs.replace(config.settings.submission, captcha="")
    return msgspec.structs.replace(
        config,
        settings=msgspec.structs.replace(config.settings, http=http, report=report, submission=submission),
        lexicons=tuple(without_words(lexicon) for lexicon in config.lexicons),
    )


def _to_plain(value: Any) -> Any:
    if isinstance(value, Path):
        return str(value)
    raise NotImplementedError(type(value))


def _from_plain(kind: type, value: Any) -> Any:
    if issubclass(kind, Path):
        return kind(value)
    raise NotImplementedError(kind)
