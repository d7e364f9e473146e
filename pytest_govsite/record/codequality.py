"""codequality.json: what failed, in the form that GitLab shows in merge requests (Code Quality report)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import msgspec

from pytest_govsite.model.judgement import Finding, RequirementResult
from pytest_govsite.model.record import Record
from pytest_govsite.model.terms import Level, Outcome
from pytest_govsite.record.inert import one_line
from pytest_govsite.record.json import canonical, plain
from pytest_govsite.record.words import Words


def codequality_json(record: Record) -> bytes:
    """Return codequality.json: one entry for a key and each of its places on a page, whatever the number of pages.

    GitLab tells new from known entries by their fingerprint; it is made of the key, so it stays when content moves.
    """
    words = Words(record.language)
    entries = [e for result in canonical(record).requirements for e in _entries(result, record, words)]
    return msgspec.json.format(msgspec.json.encode(plain(entries)), indent=1) + b"\n"


def _entries(result: RequirementResult, record: Record, words: Words) -> Iterator[dict[str, Any]]:
    found: dict[tuple[str, int], list[Finding]] = {}
    numbers: defaultdict[tuple[str, str], int] = defaultdict(int)
    for finding in result.findings:
        if finding.outcome is Outcome.FAILED:
            number = numbers[finding.key, finding.page]
            numbers[finding.key, finding.page] += 1
            found.setdefault((finding.key, number), []).append(finding)
    for (key, number), findings in found.items():
        first = findings[0]
        pages = len({finding.page for finding in findings})
        told = words("bracketed", text=words("problem.page_count", n=pages)) if pages > 1 else ""
        description = f"{result.title}{words('colon')}{first.message}{told}"
        yield {
            "description": one_line(description, 500),
            "check_name": result.id,
            "fingerprint": sha256(
                f"{result.id}\0{result.engine or ''}\0{key}\0{number}".encode("utf-8", "replace")
            ).hexdigest(),
            "severity": _severity(first, result),
            "location": {"path": _path(first.page or record.site.url), "lines": {"begin": 1}},
        }


def _severity(finding: Finding, result: RequirementResult) -> str:
    if result.waived or finding.waived:
        return "info"
    return "minor" if Level.SHOULD in (finding.level, result.level) else "critical"


def _path(address: str) -> str:
    """Return the address as a path of a file, relative as GitLab wants it: there is no source file to name."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "index.html"
    path = parts.path.lstrip("/") + ("?" + parts.query if parts.query else "")
    pieces = [piece for piece in path.split("/") if piece not in (".", "..")]
    return one_line("/".join(pieces), 500) or "index.html"
