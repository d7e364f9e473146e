"""Pages as phones get them."""

from __future__ import annotations

VIEWPORT = "<meta name=viewport content='width=device-width, initial-scale=1'>"
TEXT = "示范县人民政府依法主动公开政府信息，方便群众查阅和办理各类事项。" * 3
LINKS = "".join(f"<li><a href='/{n}/'>栏目名称{n}</a></li>" for n in range(6))


def page(body: str, head: str = VIEWPORT, style: str = "") -> str:
    return (
        f"<!DOCTYPE html><html lang=zh-CN><head><meta charset=utf-8>{head}<title>示范</title>"
        f"<style>body{{margin:0;font-size:16px}}ul{{list-style:none;padding:0}}{style}</style></head><body>{body}</body></html>"
    )


NAV = f"<nav><ul>{LINKS}</ul></nav>"
MENU = f"<header><button class=menu-switch onclick=\"document.getElementById('m').hidden=!document.getElementById('m').hidden\">菜单</button><nav id=m hidden><ul>{LINKS}</ul></nav></header>"
BARS = f"<header><a href='javascript:;' class='navbar-toggle' onclick=\"document.querySelector('.drawer').style.left='0'\"><i style='display:block;width:30px;height:24px;background:#333'></i></a><div class=drawer style='position:fixed;left:-300px;top:0;width:260px;background:#fff'><ul>{LINKS}</ul></div></header>"
DEAD = f"<header><button class=menu-switch>菜单</button><nav hidden><ul>{LINKS}</ul></nav></header>"
BODY = f"<p>{TEXT}</p>"

TRAPS = (
    f"<div style='position:absolute;left:-400px;width:300px'>{TEXT}</div>"
    f"<div style='overflow:hidden'><div style='width:900px'>{TEXT}</div></div>"
    "<div style='overflow-x:auto'><table style='width:900px'><tr><td>一</td></tr></table></div>"
    f"<span style='position:absolute;width:1px;height:1px;overflow:hidden;font-size:8px'>{TEXT}</span>"
    "<p>平方米<sup style='font-size:8px'>①注释说明文字内容</sup></p>"
)
"""What stands outside of the screen, scrolls in its own box or is for screen readers only."""

PAGES = {
    "plain": page(NAV + BODY + TRAPS),
    "menu": page(MENU + BODY),
    "drawer": page(BARS + BODY),
    "held": page(NAV + "<div style='width:600px'>横幅</div>" + BODY, style="html,body{overflow-x:hidden}"),
    "zoomable": page(NAV + BODY, "<meta name=viewport content='width=device-width,initial-scale=1,maximum-scale=5,user-scalable=yes'>"),
    # faults
    "wide": page(NAV + "<table style='width:700px'><tr><td>宽表</td></tr></table>" + BODY),
    "fixed": page("<div style='width:1200px'>" + NAV + BODY + "</div>"),
    "desktop": page(NAV + BODY, ""),
    "declared": page(NAV + BODY, "<meta name=viewport content='width=1200'>"),
    "locked": page(NAV + BODY, "<meta name=viewport content='width=device-width, initial-scale=1.0, maximum-scale=1.0, user-scalable=0'>"),
    "limited": page(NAV + BODY, "<meta name=viewport content='width=device-width, initial-scale=1, maximum-scale=1.5'>"),
    "tiny": page(NAV + f"<p style='font-size:10px'>{TEXT}</p>"),
    "dead-menu": page(DEAD + BODY),
    # not to be told
    "no-menu": page(f"<nav hidden><ul>{LINKS}</ul></nav>" + BODY),
}  # fmt: skip
FINE = ("plain", "menu", "drawer", "held", "zoomable")
FAULTS = {
    "wide": {"The page has to be scrolled sideways on a phone"},
    "fixed": {"The page has to be scrolled sideways on a phone"},
    "desktop": {"The page is not laid out for phones"},
    "declared": {"The page is not laid out for phones"},
    "locked": {"The page cannot be zoomed on a phone"},
    "limited": {"The page cannot be zoomed on a phone"},
    "tiny": {"Text is too small on a phone"},
    "dead-menu": {"The menu does not open on a phone"},
}
