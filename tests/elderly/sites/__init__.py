"""Five differently built ways for older people, as sites of their own on loopback."""

from __future__ import annotations

from pathlib import Path

from tests.observe.site import Handler, LocalSite

FOLDER = Path(__file__).parent
ARTICLES = (
    ("/xw/202611/t20261118_101.html", "市政府召开常务会议研究部署今冬明春重点民生工作"),
    ("/xw/202611/t20261117_102.html", "全市城乡居民医疗保险集中参保缴费工作全面启动"),
    ("/xw/202611/t20261116_103.html", "关于调整部分公交线路运营时间的通知"),
    ("/xw/202611/t20261115_104.html", "老旧小区加装电梯补助资金申领办法公开征求意见"),
    ("/xw/202611/t20261114_105.html", "社区食堂和助餐点建设情况通报"),
    ("/xw/202611/t20261113_106.html", "市图书馆恢复周末延时开放服务"),
)
_HAND = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="48"><rect width="48" height="48" fill="#126"/></svg>'
)
_TEXT = (
    "为进一步做好民生保障工作，各有关单位要压实责任，细化措施，确保各项任务按期完成，让群众得到实惠。",
    "会议强调，要坚持问题导向，及时回应群众关切，办好就业、医疗、养老和教育等实事，加强督促检查。",
    "群众如有疑问，可以在工作日向各街道社区服务窗口咨询，也可以拨打政务服务热线，由专人负责解答。",
)


def vendor(site: LocalSite) -> None:
    """Serve a portal whose toolbar a vendor's script inserts: a frame with titled list items, zoom of the body, an
    overlay for a pointer, captions in a box at the bottom, speech by a player, all kept in a cookie."""
    script = (FOLDER / "vendor.js").read_text("utf-8")
    site.routes["/js/wza.js"] = (200, script, {"Content-Type": "text/javascript; charset=utf-8"})
    site.routes["/js/tts"] = (200, _silence(), {"Content-Type": "audio/wav"})
    home = (FOLDER / "vendor.html").read_text("utf-8")
    head = '<script src="/js/wza.js"></script>'
    _serve(site, home.replace("<!-- list -->", _rows()), head, '<a id="wza" onclick="aria.start()">无障碍</a>')


def edition(site: LocalSite) -> None:
    """Serve a portal with an edition of its own under `?version=zzh`, which a cookie keeps."""
    ordinary = (FOLDER / "edition.html").read_text("utf-8").replace("<!-- list -->", _rows())
    older = (FOLDER / "edition_zzh.html").read_text("utf-8")

    def on(handler: Handler) -> tuple[bool, dict[str, str]]:
        if "version=" in handler.path:
            is_on = "version=zzh" in handler.path
            return is_on, {"Set-Cookie": f"version={'zzh' if is_on else 'std'}; Path=/"}
        return "version=zzh" in (handler.headers.get("Cookie") or ""), {}

    def home(handler: Handler) -> tuple[int, str, dict[str, str]]:
        is_on, headers = on(handler)
        return 200, older.replace("<!-- main -->", f"<ul>{_rows()}</ul>") if is_on else ordinary, headers

    site.routes["/"] = home
    for path, title in ARTICLES:

        def article(handler: Handler, title: str = title) -> tuple[int, str, dict[str, str]]:
            is_on, headers = on(handler)
            text = _article(title)
            page = older.replace("<!-- main -->", text) if is_on else _page("", f"<div class='w'>{text}</div>")
            return 200, page, headers

        site.routes[path] = article


def links(site: LocalSite) -> None:
    """Serve a portal whose care edition is three links: A+, A- and high contrast; nothing is kept, nothing ends it."""
    home = (FOLDER / "links.html").read_text("utf-8").replace("<!-- list -->", _rows())
    _serve(site, home, "", "")


def titled(site: LocalSite) -> None:
    """Serve a portal whose toolbar is of blocks with a word and a title each, where the title says more (光标 is a line),
    with sound on from the start."""
    _scripted(site, "titled", '<a id="wza" href="javascript:tool.start();">开启无障碍浏览</a>')


def captioned(site: LocalSite) -> None:
    """Serve a portal whose toolbar is of pictures with a word below each, of which only the picture can be pressed; it
    slides in, wraps every text, and hides its menu of schemes after each choice."""
    _scripted(site, "captioned", '<a id="entry" href="javascript:free.start();">无障碍浏览</a>')


def _scripted(site: LocalSite, name: str, entry: str) -> None:
    script = (FOLDER / f"{name}.js").read_text("utf-8")
    site.routes["/js/wza.js"] = (200, script, {"Content-Type": "text/javascript; charset=utf-8"})
    site.routes["/js/tts"] = (200, _silence(), {"Content-Type": "audio/wav"})
    site.routes["/js/hand.svg"] = (200, _HAND, {"Content-Type": "image/svg+xml"})
    home = (FOLDER / "vendor.html").read_text("utf-8").replace("<!-- list -->", _rows())
    home = home.replace('<a id="wza" onclick="aria.start()">无障碍</a>', entry)
    _serve(site, home, '<script src="/js/wza.js"></script>', entry)


def _serve(site: LocalSite, home: str, head: str, top: str) -> None:
    site.routes["/"] = (200, home, {})
    for path, title in ARTICLES:
        site.routes[path] = (
            200,
            _page(head, f"<div class='top'>{top}</div><div class='w'>{_article(title)}</div>"),
            {},
        )


def _rows() -> str:
    return "".join(f'<li><a href="{path}">{title}</a><span>2026-11-18</span></li>' for path, title in ARTICLES)


def _article(title: str) -> str:
    return f"<h1>{title}</h1><div class='text'>" + "".join(f"<p>{text}</p>" for text in _TEXT) + "</div>"


def _page(head: str, body: str) -> str:
    style = "body{font-size:14px;margin:0}.w{width:1000px;max-width:100%;margin:0 auto}p{line-height:2}"
    return (
        f"<!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8><title>正文</title><style>{style}</style>{head}</head>"
        f"<body>{body}</body></html>"
    )


def _silence() -> bytes:
    samples = b"\x80" * 16000
    head = b"RIFF" + (36 + len(samples)).to_bytes(4, "little") + b"WAVEfmt " + (16).to_bytes(4, "little")
    form = (1).to_bytes(2, "little") * 2 + (8000).to_bytes(4, "little") * 2 + (1).to_bytes(2, "little")
    return head + form + (8).to_bytes(2, "little") + b"data" + len(samples).to_bytes(4, "little") + samples
