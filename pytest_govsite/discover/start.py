"""Whether there is a site at the start at all. What is refused here is told in one line, and nothing is claimed."""

from __future__ import annotations

from urllib.parse import urlsplit

from pytest_govsite.discover.outline import Crawl
from pytest_govsite.discover.scope import Scope
from pytest_govsite.discover.visit import Visit
from pytest_govsite.errors import CANNOT_INSPECT, SiteUnreachableError
from pytest_govsite.model import DocumentFacts, Text, Unobserved, UnobservedReason

_REASONS = {
    UnobservedReason.DNS: ("域名无法解析", "the host name cannot be resolved"),
    UnobservedReason.CONNECT: ("无法建立连接", "no connection"),
    UnobservedReason.TLS: ("TLS（HTTPS）连接失败", "the TLS connection failed"),
    UnobservedReason.TIMEOUT: ("在时限内没有应答", "no answer within the time limit"),
    UnobservedReason.BLOCKED: ("网站拒绝访问", "the site refuses access"),
    UnobservedReason.HTTP_ERROR: ("网站返回错误", "the site answers with an error"),
    UnobservedReason.TOO_LARGE: ("页面过大", "the page is too large"),
    UnobservedReason.REDIRECT_LOOP: ("循环跳转", "it redirects in a loop"),
    UnobservedReason.NOT_HTML: ("不是网页", "it is no web page"),
    UnobservedReason.REFUSED_ADDRESS: ("该地址不允许访问", "the address is not allowed"),
}


def admit_start(visit: Visit, start: str, scope: Scope) -> Scope:
    """Return the scope of the site that answered.

    Raises:
        SiteUnreachableError: nothing answered, access is refused, it is no page, a login page, an empty one, or one on
            another host. Its first argument is a `Text`.
    """
    if visit.fetched.unobserved is not None:
        raise SiteUnreachableError(_refusal(start, visit.fetched.unobserved))
    if visit.document is None:
        raise SiteUnreachableError(_sentence(start, *_REASONS[UnobservedReason.NOT_HTML]))
    landed = scope.lands(visit.url)
    if not landed:
        host = urlsplit(visit.url).netloc
        raise SiteUnreachableError(
            _sentence(
                start,
                f"跳转到了其他主机 {host}，请直接检测该地址或用 --govsite-resolve 指定",
                f"it redirects to another host, {host}: inspect that address, or use --govsite-resolve",
            )
        )
    if is_login_wall(visit.document):
        raise SiteUnreachableError(
            _sentence(
                start,
                "打开的是登录页，请在 [http] 中提供 basic_auth 或 storage_state",
                "it is a login page: give basic_auth or storage_state in [http]",
            )
        )
    if is_empty(visit.document):
        raise SiteUnreachableError(_sentence(start, "页面为空，没有任何内容", "the page is empty"))
    return scope.moved(visit.url)


def admit_listed(crawl: Crawl) -> None:
    """Let the pages of `--govsite-pages` pass where at least one of them answered.

    Raises:
        SiteUnreachableError: none did, so that there is nothing to judge. Its first argument is a `Text`.
    """
    if crawl.outlines or crawl.interrupted or not crawl.unobserved:
        return
    count, first = len(crawl.unobserved), crawl.unobserved[0]
    zh, en = _told(first)
    raise SiteUnreachableError(
        Text(
            zh=f"{CANNOT_INSPECT[0]}：--govsite-pages 所列 {count} 页均未能查看，例如 {first.url}：{zh}",
            en=f"{CANNOT_INSPECT[1]}: none of the {count} pages of --govsite-pages can be seen, such as {first.url}: {en}",
        )
    )


def is_login_wall(document: DocumentFacts) -> bool:
    """True: the page asks for a password and shows hardly anything else."""
    asks = any(c.kind == "password" for form in document.forms for c in form.controls)
    return asks and document.main_text_length < 300 and len([link for link in document.links if link.url]) < 15


def is_empty(document: DocumentFacts) -> bool:
    """True: neither text nor link, picture, frame or script."""
    shown = (document.blocks, document.links, document.images, document.frames, document.scripts)
    return not any(shown)


def _refusal(start: str, unobserved: Unobserved) -> Text:
    return _sentence(start, *_told(unobserved))


def _told(unobserved: Unobserved) -> tuple[str, str]:
    zh, en = _REASONS.get(unobserved.reason, ("无法查看", "it could not be looked at"))
    status = f" HTTP {unobserved.status}" if unobserved.status else ""
    detail = f"（{unobserved.detail}）" if unobserved.detail else ""
    return f"{zh}{status}{detail}", f"{en}{status}{f' ({unobserved.detail})' if unobserved.detail else ''}"


def _sentence(start: str, zh: str, en: str) -> Text:
    return Text(zh=f"{CANNOT_INSPECT[0]} {start}：{zh}", en=f"{CANNOT_INSPECT[1]} {start}: {en}")
