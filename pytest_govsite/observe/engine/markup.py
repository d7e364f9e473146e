"""Putting a script first into a document on its way to a browser, without changing how the document is read."""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Sequence

ENOUGH = 4096
"""Bytes of a document that show where its first script may go."""
_DECLARED = 1024
"""Bytes in which browsers look for a declared encoding."""
_CHARSET = re.compile(rb"<meta\b[^>]{0,300}charset[^>]{0,200}>", re.I)
_SCRIPT = re.compile(rb"<script\b", re.I)
_PLACES = (
    re.compile(rb"<head(?:\s[^>]{0,1000})?>", re.I),
    re.compile(rb"<html(?:\s[^>]{0,1000})?>", re.I),
    re.compile(rb"<!doctype[^>]{0,400}>", re.I),
)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.S)
_POLICIES = ("script-src-elem", "script-src", "default-src")


def nonce() -> str:
    """Return a word by which a content policy lets our script through."""
    return base64.b64encode(secrets.token_bytes(12)).decode()


def with_first(beginning: bytes, script: str, word: str) -> bytes | None:
    """Return the beginning of a document with a script put into it; None where that cannot be done safely.

    It goes behind the declared encoding where no script comes before that, else into the head. An encoding of two
    bytes a character is left alone.
    """
    if beginning[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in beginning[:64]:
        return None
    # comments say nothing, but their bytes stay where they are
    plain = _COMMENT.sub(lambda found: b" " * len(found[0]), beginning)
    first = _SCRIPT.search(plain)
    end = first.start() if first else len(plain)
    declared = _CHARSET.search(plain, 0, min(end, _DECLARED))
    place = declared.end() if declared else next((m.end() for p in _PLACES if (m := p.search(plain, 0, end))), None)
    if place is None:
        place = 3 if beginning.startswith(b"\xef\xbb\xbf") else 0
    put = f'<script nonce="{word}">{script}</script>'.encode("ascii")
    return beginning[:place] + put + beginning[place:]


def admitting(fields: Sequence[bytes], word: str) -> list[bytes]:
    """Return header fields whose content policies let the script with that nonce run, and refuse what they did."""
    return [_admitting(field, word) if _is_policy(field) else field for field in fields]


def _is_policy(field: bytes) -> bool:
    return field.lower().startswith(b"content-security-policy:")


def _admitting(field: bytes, word: str) -> bytes:
    name, _, value = field.partition(b":")
    policies = [_policy(policy, word) for policy in value.decode("latin-1").split(",")]
    return name + b":" + ",".join(policies).encode("latin-1")


def _policy(policy: str, word: str) -> str:
    rules = [rule.split() for rule in policy.split(";")]
    ruling = next((r for name in _POLICIES for r in rules if r and r[0].lower() == name), None)
    if ruling is None:
        return policy
    said = [source.lower() for source in ruling[1:]]
    narrowed = any(
        s.startswith(("'nonce-", "'sha256-", "'sha384-", "'sha512-")) or s == "'strict-dynamic'" for s in said
    )
    if "'unsafe-inline'" in said and not narrowed:
        return policy
    added = f"'nonce-{word}'"
    if ruling[0].lower() == "default-src":
        rules.append(["script-src", *(s for s in ruling[1:] if s.lower() != "'none'"), added])
    else:
        ruling[1:] = [*(s for s in ruling[1:] if s.lower() != "'none'"), added]
    return "; ".join(" ".join(rule) for rule in rules if rule)
