"""Exceptions of sockets, TLS and HTTP -> why something could not be observed, in one line."""

from __future__ import annotations

import hashlib
import ssl
import traceback
from pathlib import Path

import httpx

from pytest_govsite.model import DocumentFacts, Unobserved, UnobservedReason
from pytest_govsite.observe.body import EncodingError
from pytest_govsite.observe.network import RefusedAddressError
from pytest_govsite.observe.resolve import NameNotFoundError

_LONGEST = 200


def unobserved(url: str, error: BaseException) -> Unobserved:
    """Return why an address could not be observed, from what was raised."""
    reason, detail = explain(error)
    return Unobserved(url=url, reason=reason, detail=detail)


def broken(url: str, error: Exception) -> Unobserved:
    """Return that a fault of this program kept a page from being observed: named for who mends it, no verdict on the site.

    Kind of the error and place in the program only: its words may hold what stands on the page, personal numbers too.
    """
    frame = next(iter(traceback.extract_tb(error.__traceback__)[-1:]), None)
    place = f"，{Path(frame.filename).name}:{frame.lineno}" if frame else ""
    told = f"本工具出错，与网站无关 / a fault of this tool, not of the site：{type(error).__name__}{place}"
    return Unobserved(url=url, reason=UnobservedReason.CRASH, detail=told)


WITHHELD = "疑似带有密级标志，未保存任何内容 / it seems to bear a mark of classification, nothing of it is kept"


def withheld(url: str, document: DocumentFacts, data: bytes) -> Unobserved:
    """Return that a document was seen and is not kept, for the mark that it bears."""
    return Unobserved(
        url=url,
        reason=UnobservedReason.WITHHELD,
        detail=WITHHELD,
        marks=document.marks,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def explain(error: BaseException) -> tuple[UnobservedReason, str]:
    """Return the reason and a sentence for a person, without any stack trace."""
    chain = _chain(error)
    if tls := next((e for e in chain if isinstance(e, ssl.SSLError)), None):
        return UnobservedReason.TLS, _tls(tls)
    for kind, reason, words in _KINDS:
        if found := next((e for e in chain if isinstance(e, kind)), None):
            return reason, _sentence(words, found)
    return UnobservedReason.CONNECT, _sentence("连接失败 / connection failed", error)


_KINDS: tuple[tuple[type[BaseException] | tuple[type[BaseException], ...], UnobservedReason, str], ...] = (
    (NameNotFoundError, UnobservedReason.DNS, "域名无法解析 / host name not found"),
    (RefusedAddressError, UnobservedReason.REFUSED_ADDRESS, "内网或本机地址，不予访问 / inner address, not visited"),
    ((httpx.ConnectTimeout,), UnobservedReason.TIMEOUT, "连接超时 / connection timed out"),
    ((httpx.TimeoutException, TimeoutError), UnobservedReason.TIMEOUT, "在限定时间内没有答完 / no full answer in time"),
    (ConnectionRefusedError, UnobservedReason.CONNECT, "拒绝连接 / connection refused"),
    (EncodingError, UnobservedReason.HTTP_ERROR, "内容编码有误 / wrong content encoding"),
    (httpx.RemoteProtocolError, UnobservedReason.CONNECT, "应答不合 HTTP 规则或中断 / broken HTTP answer"),
    (httpx.ConnectError, UnobservedReason.CONNECT, "无法建立连接 / cannot connect"),
    (
        (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError),
        UnobservedReason.CONNECT,
        "地址无效 / invalid address",
    ),
)


def _tls(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"证书未通过验证 / certificate not valid：{error.verify_message[:_LONGEST]}"
    return f"TLS 握手失败 / TLS handshake failed：{(error.reason or str(error))[:_LONGEST]}"


def _sentence(words: str, error: BaseException) -> str:
    told = " ".join(str(error).split())[:_LONGEST]
    return f"{words}：{told}" if told else words


def _chain(error: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    current: BaseException | None = error
    while current is not None and len(found) < 10:
        found.append(current)
        current = current.__cause__ or current.__context__
    return found
