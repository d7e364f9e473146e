"""How findings of links are worded: kind and cause in the message, address, text and pages in what was found."""

from __future__ import annotations

import re

from pytest_govsite.checks.folding import context_digest
from pytest_govsite.checks.links.survey import Held, Holder
from pytest_govsite.checks.outcomes import pointer_to
from pytest_govsite.model import LinkCheck, LinkState, Pointer

_KINDS = {
    "link": ("链接", "Link"),
    "frame": ("框架页", "Frame"),
    "image": ("图片", "Image"),
    "picture": ("图片", "Image"),
    "poster": ("视频封面", "Poster"),
    "background": ("背景图片", "Background image"),
    "script": ("脚本", "Script"),
    "style": ("样式表", "Style sheet"),
    "sheet": ("样式表中的文件", "File that a style sheet loads"),
    "media": ("音视频", "Media file"),
    "track": ("字幕", "Captions file"),
    "object": ("嵌入对象", "Embedded object"),
    "icon": ("网站图标", "Icon"),
    "refresh": ("自动跳转", "Forwarding"),
    "query": ("表单地址", "Address of a form"),
    "drawing": ("矢量图引用的文件", "File of a drawing"),
    "preload": ("预先加载的文件", "Preloaded file"),
    "feed": ("订阅源", "Feed"),
    "description": ("图片说明页", "Description of an image"),
    "manifest": ("网站清单文件", "Manifest"),
}
STATES = {
    LinkState.GONE: ("页面不存在", "not there"),
    LinkState.SERVER_ERROR: ("服务器两次出错", "server error, twice"),
    LinkState.CLIENT_ERROR: ("服务器不接受请求", "request not accepted"),
    LinkState.BLOCKED: ("拒绝程序访问", "refuses programs"),
    LinkState.NAME: ("域名不存在", "host name not found"),
    LinkState.NAME_UNANSWERED: ("域名解析没有应答", "name server gave no answer"),
    LinkState.REFUSED: ("拒绝连接", "connection refused"),
    LinkState.BROKEN: ("连接中断", "connection broke"),
    LinkState.TIMEOUT: ("两次超时", "timed out twice"),
    LinkState.CERTIFICATE: ("证书无效", "invalid certificate"),
    LinkState.TLS: ("加密连接不成", "no TLS connection"),
    LinkState.LOOP: ("循环跳转", "endless redirects"),
    LinkState.INVALID: ("地址有误", "malformed address"),
    LinkState.INNER: ("域名指向内网", "host lies in an inner network"),
    LinkState.NOT_ASKED: ("未核对", "not asked"),
}


def kind_words(held: Held) -> tuple[str, str]:
    """Return what an address is, in both languages."""
    return _KINDS.get(held.kind, ("资源", "Resource"))


def told(held: Held, check: LinkCheck | None = None, *, note: str = "") -> str:
    """Return the address with what it answered, the texts of its links and the first pages that hold it."""
    parts = [held.url[:300]]
    if check is not None:
        answered = str(check.status) if check.status is not None else ""
        if check.hops and check.final_url:
            answered = f"{answered} {check.final_url[:200]}".strip()
        parts.append(f"→ {answered or check.detail or check.state.value}")
    if note:
        parts.append(note)
    if held.texts:
        parts.append("“" + "”“".join(list(held.texts)[:3]) + "”")
    pages = " ".join(dict.fromkeys(holder.page[:200] for holder in held.holders))
    parts.append(f"×{held.pages}：{pages}" if held.pages > 1 else pages)
    return " ｜ ".join(parts)


def context_of(held: Held, check: LinkCheck | None) -> str:
    """Return the digest of where a link leads, what its texts say and how its target calls itself.

    The pages that hold it and the site's own host do not matter, so that a decision holds for all sites of a platform.
    """
    goal = _beyond_host(held.url) if held.own else held.url
    return context_digest(goal, *sorted(held.texts), check.title if check is not None else "")


def _beyond_host(address: str) -> str:
    return re.sub(r"^https?://[^/?#]*", "", address, flags=re.IGNORECASE)


def where(held: Held, *, home: bool = False) -> Pointer:
    """Return the first place at which an address stands."""
    holder: Holder = held.home if home and held.home is not None else held.holders[0]
    return pointer_to(holder.page, holder.node, held.url)
