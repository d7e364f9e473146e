from __future__ import annotations

import pytest

from pytest_govsite.document.outgoing import outgoing
from pytest_govsite.document.read import read_document
from pytest_govsite.document.style_urls import style_urls

URL = "https://www.shifan.gov.cn/a/b.html"


def found(body: str, head: str = "") -> list[tuple[str, str]]:
    html = f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"
    return [(item.kind, item.url) for item in outgoing(read_document(html, URL))]


def own(path: str) -> str:
    return f"https://www.shifan.gov.cn{path}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<a href=c.html>x</a>", [("link", own("/a/c.html"))]),
        ("<a href='../c.html#d'>x</a>", [("link", own("/c.html"))]),
        ("<a href='//other.cn/x'>x</a>", [("link", "https://other.cn/x")]),
        ("<a href=' /c .html '>x</a>", [("link", own("/c%20.html"))]),
        ("<a href='/文件.doc'>x</a>", [("link", own("/%E6%96%87%E4%BB%B6.doc"))]),
        ("<a href='http://中国政府网.政务/'>x</a>", [("link", "http://xn--fiqs8sirgfmhq98a.xn--zfr164b/")]),
        ("<a href='\\c\\d.html'>x</a>", [("link", own("/c/d.html"))]),
        ("<a href='http://a.cn:80/'>x</a>", [("link", "http://a.cn/")]),
        ("<a href='mailto:a@b.cn'>x</a><a href='tel:1'>x</a><a href='weixin://x'>x</a><a href='data:,x'>x</a>", []),
        ("<a href='http://[::1'>x</a><a href='http://'>x</a><a href='https:///'>x</a>", []),
        ("<img src=/a.png srcset='/b.png 1x, /c,d.png 2x'>", [("image", own("/a.png")), ("picture", own("/b.png")), ("picture", own("/c,d.png"))]),
        ("<img srcset='\n/a.png\n1x\n,\n/b.png\t2x\n'>", [("picture", own("/a.png")), ("picture", own("/b.png"))]),
        ("<script src=/a.js type=module></script><script src=/no.json type=application/json></script>", [("script", own("/a.js"))]),
        ("<img src='data:image/png;base64,AAAA' alt=x>", []),
        ("<picture><source srcset='/a.webp'><img src=/a.png></picture>", [("image", own("/a.png")), ("picture", own("/a.webp"))]),
        ("<video src=/a.mp4 poster=/b.jpg><track src=/c.vtt></video>", [("media", own("/a.mp4")), ("poster", own("/b.jpg")), ("track", own("/c.vtt"))]),
        ("<audio><source src=/a.mp3></audio>", [("media", own("/a.mp3"))]),
        ("<object data=/a.swf></object><embed src=/b.pdf>", [("object", own("/a.swf")), ("object", own("/b.pdf"))]),
        ("""<div style="background: url( '/a.png' ) no-repeat"></div>""", [("background", own("/a.png"))]),
        ("<table background=/a.gif><tr><td>x</td></tr></table>", [("background", own("/a.gif"))]),
        ("<form action=/find></form>", [("query", own("/find"))]),
        ("<form action=/send method=POST></form>", [("form", own("/send"))]),
        ("<form action=/find><button formaction=/a>x</button><button formmethod=post formaction=/b>x</button></form>",
         [("query", own("/a")), ("form", own("/b")), ("query", own("/find"))]),
        ("<svg><image href=/a.png /><use xlink:href=/b.svg#i /><use href='#own'/></svg>", [("drawing", own("/a.png")), ("drawing", own("/b.svg"))]),
        ("<svg><a xlink:href=/a.html><text>x</text></a></svg>", [("link", own("/a.html"))]),
        ("<img src=/a.png longdesc=/b.html>", [("image", own("/a.png")), ("description", own("/b.html"))]),
        ("<iframe srcdoc='<a href=c.html>x</a>' src=/no.html></iframe>", [("link", own("/a/c.html"))]),
        ("<iframe srcdoc='<a href=srcdoc/c.html>x</a><iframe srcdoc=&quot;<a href=no.html>x</a>&quot;></iframe>'></iframe>", [("link", own("/a/srcdoc/c.html"))]),
        ("<template><svg><image href=/a.png /></svg><div style='background:url(/b.png)'></div></template>", []),
        ("<template><img src=/a.png><a href=/b>x</a></template>", []),
    ],
)  # fmt: skip
def test_every_kind_of_address(body: str, expected: list[tuple[str, str]]) -> None:
    assert found(body) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<link rel=stylesheet href=/a.css>", [("style", own("/a.css"))]),
        ("<link rel='shortcut icon' href=/a.ico>", [("icon", own("/a.ico"))]),
        ("<link rel=canonical href=/a>", [("reference", own("/a"))]),
        ("<link rel='dns-prefetch' href=//cdn.cn>", []),
        ("<link rel=preload as=image href=/a.png imagesrcset='/b.png 1x, /c.png 2x'>", [("preload", own("/b.png")), ("preload", own("/c.png")), ("preload", own("/a.png"))]),
        ("<link rel=alternate type=application/rss+xml href=/rss.xml><link rel=alternate hreflang=en href=/en>", [("feed", own("/rss.xml")), ("reference", own("/en"))]),
        ("<style>/* a{background:url(/no.png)} */ b::after{content:'url(/no.png)'}</style>", []),
        ("<style>@import '/a.css'; @import url(/b.css) print; c{background:image-set('/c.png' 1x, url(/d.png) 2x)}</style>",
         [("style", own("/a.css")), ("style", own("/b.css")), ("background", own("/c.png")), ("background", own("/d.png"))]),
        ("<style>a{background:url(/a.png)} b{background:url('/b.png')} c{src:url(data:font;x)}</style>", [("background", own("/a.png")), ("background", own("/b.png"))]),
        ("<base href=/z/><link rel=stylesheet href=a.css>", [("style", own("/z/a.css"))]),
        ("<meta name=Image content=/i.png>", [("label", own("/i.png"))]),
        ("<meta http-equiv=refresh content='0; url=/n.html'>", [("refresh", own("/n.html"))]),
    ],
)  # fmt: skip
def test_addresses_of_the_head(head: str, expected: list[tuple[str, str]]) -> None:
    assert found("", head) == expected


def test_queries_of_a_page_in_gbk_by_its_declaration_or_as_it_came() -> None:
    body = "<a href='/s?q=中'>x</a>"
    declared = read_document(f"<meta charset=gb2312>{body}", URL)
    came = read_document(body, URL, encoding="gb18030")
    assert [d.links[0].url for d in (declared, came)] == [own("/s?q=%D6%D0")] * 2


@pytest.mark.parametrize(
    ("style", "loads"),
    [
        ("a{background:URL( 'x y.png' )}", ["x y.png"]),
        ("a{background:url(a\\(1\\).png)}", ["a(1).png"]),
        ("a{background:url('\\4e2d .png')}", ["中.png"]),
        ("@namespace url(http://no.cn/); a{fill:url(#g);b:url();c:url('')}", ["#g"]),
        ("@font-face{src:local('no'),url(a.woff) format('woff')}", ["a.woff"]),
        (
            "a{background:-webkit-image-set(url(a.png) 1x, 'b.png' type('image/png') 2x);content:'no'}",
            ["a.png", "b.png"],
        ),
        ("a{} /* url(no.png)", []),
        (
            "a{background:url(data:image/svg+xml;utf8,<svg xmlns='http://no.cn'></svg>)} b{background:url(c.png)}",
            ["c.png"],
        ),
        ("'" * 3_000 + "url(" * 3_000, []),
    ],
)
def test_what_a_style_loads(style: str, loads: list[str]) -> None:
    assert list(style_urls(style)) == loads
