"""Headers that protect visitors (RFC 6797, RFC 7034, CSP 3, Referrer Policy), on every fetched page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from pytest_govsite.checks.outcomes import failed, passed, pointer_to, untested
from pytest_govsite.model import PageFacts, Verdict

_MAX_AGE = re.compile(r"(?:^|;)\s*max-age\s*=\s*\"?(\d{1,12})", re.IGNORECASE)
_ANCESTORS = re.compile(r"(?:^|;)\s*frame-ancestors\s+([^;]+)", re.IGNORECASE)
_POLICIES = frozenset({
    "no-referrer", "no-referrer-when-downgrade", "origin", "origin-when-cross-origin", "same-origin", "strict-origin",
    "strict-origin-when-cross-origin",
})  # fmt: skip
Values = dict[str, list[str]]


def security_headers(pages: Sequence[PageFacts]) -> Iterator[Verdict]:
    """Every fetched page is sent with HSTS (over https), nosniff, frame protection, a referrer and a content policy.

    Referrer and content policy may stand in a `<meta>`. Not judged: whether the content policy is a strict one.
    """
    fetched = [page for page in pages if page.exchange is not None and page.source is not None]
    if not fetched:
        yield untested("没有可检测的网页应答", "There is no answer to look at")
        return
    told = {page.url: _values(page) for page in fetched}
    faults = 0
    for name, (zh, en, expected, good) in _RULES.items():
        due = [page for page in fetched if name != "hsts" or _encrypted(page)]
        without = [page for page in due if not good(told[page.url])]
        if without:
            faults += 1
            first = without[0]
            found = f"{_shown(name, told[first.url])}；{len(without)}/{len(due)}"
            yield failed(zh, en, expected=expected, found=found, pointer=pointer_to(first.url), place=name)
    if not faults:
        yield passed("安全响应头齐全", "All security headers are set", measured=f"{len(fetched)} 页")


def _values(page: PageFacts) -> Values:
    values: Values = {}
    for name, value in page.exchange.headers if page.exchange is not None else ():
        values.setdefault(name.lower(), []).append(value.strip())
    if page.source is not None:
        for name, key in (("referrer", "meta:referrer"), ("Content-Security-Policy", "meta:csp")):
            values[key] = [m.content or "" for m in page.source.meta_values(name)]
    return values


def _encrypted(page: PageFacts) -> bool:
    return page.exchange is not None and page.exchange.final_url.startswith("https://")


def _hsts(values: Values) -> bool:
    # only the first one counts (RFC 6797, 8.1)
    age = _MAX_AGE.search(next(iter(values.get("strict-transport-security", [])), ""))
    return age is not None and int(age[1]) > 0


def _sniff(values: Values) -> bool:
    first = next(iter(values.get("x-content-type-options", [])), "")
    return first.partition(",")[0].strip().lower() == "nosniff"


def _frames(values: Values) -> bool:
    policy = ";".join(values.get("content-security-policy", []))
    ancestors = _ANCESTORS.search(policy)
    if ancestors is not None:
        return "*" not in ancestors[1].split()
    options = {part.strip().upper() for value in values.get("x-frame-options", []) for part in value.split(",")}
    return bool(options) and options <= {"DENY", "SAMEORIGIN"} and len(options) == 1


def _referrer(values: Values) -> bool:
    given = values.get("referrer-policy", []) + values.get("meta:referrer", [])
    known = [part.strip().lower() for value in given for part in value.split(",")]
    known = [part for part in known if part in _POLICIES or part == "unsafe-url"]
    return bool(known) and known[-1] != "unsafe-url"


def _policy(values: Values) -> bool:
    given = values.get("content-security-policy", []) + values.get("meta:csp", [])
    return any(value.strip() for value in given)


def _shown(name: str, values: Values) -> str:
    header = {
        "hsts": "strict-transport-security",
        "sniff": "x-content-type-options",
        "frames": "x-frame-options",
        "referrer": "referrer-policy",
        "policy": "content-security-policy",
    }[name]
    return f"{header}: {', '.join(values.get(header, []))[:100] or '—'}"


_RULES: dict[str, tuple[str, str, str, Callable[[Values], bool]]] = {
    "hsts": (
        "没有 HSTS 响应头",
        "No HSTS header",
        "Strict-Transport-Security: max-age=31536000",
        _hsts,
    ),
    "sniff": (
        "没有内容类型响应头 X-Content-Type-Options",
        "No X-Content-Type-Options header",
        "X-Content-Type-Options: nosniff",
        _sniff,
    ),
    "frames": (
        "没有防嵌套响应头",
        "No protection against framing",
        "X-Frame-Options: SAMEORIGIN / frame-ancestors 'self'",
        _frames,
    ),
    "referrer": (
        "没有来源策略响应头 Referrer-Policy",
        "No referrer policy",
        "Referrer-Policy: strict-origin-when-cross-origin",
        _referrer,
    ),
    "policy": (
        "没有内容安全策略响应头 Content-Security-Policy",
        "No content security policy",
        "Content-Security-Policy",
        _policy,
    ),
}
