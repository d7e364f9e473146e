"""Hidden links in a real browser: how links are hidden, and what looks hidden and is none."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from pytest_govsite.checks.links.hidden import links_hidden
from pytest_govsite.demo.defects import DEFECTS
from pytest_govsite.demo.portal.app import Portal
from pytest_govsite.model import CloserLook, Unobserved, UnobservedReason
from tests.accessibility.conftest import look, looking  # noqa: F401
from tests.accessibility.looking import Looking
from tests.checks.building import site
from tests.checks.links.surveying import answer, surveyed
from tests.checks.writing import page, word
from tests.demo.conftest import portal_with

pytestmark = pytest.mark.browser
Look = Callable[..., CloserLook]


def judged(seen: CloserLook, **values: str) -> dict[str, str]:
    """Outcome by first label of the host: `<a href=//away.lvyou.com>` -> {"away": "failed"}; other verdicts by message."""
    survey = surveyed(seen.facts, answers=(answer(seen.url),), **values)
    told: dict[str, str] = {}
    for verdict in links_hidden((seen,), survey):
        names = re.findall(r"https?://([\w-]+)\.", verdict.found)
        told.update(dict.fromkeys(names or [verdict.message.en], word(verdict)))
    return told


def of(name: str, text: str = "印象示范旅行网", more: str = "") -> str:
    return f'<a href="http://{name}.lvyou-shop.com/" {more}>{text}</a>'


WAYS = {
    "away": f'<div style="position:absolute;left:-9999px">{of("away")}</div>',
    "up": f'<div style="position:fixed;top:-2000px">{of("up")}</div>',
    "right": f'<div style="overflow:hidden"><div style="position:absolute;left:9000px">{of("right")}</div></div>',
    "gone": f'<div style="display:none">{of("gone")}</div>',
    "attribute": f"<p hidden>{of('attribute')}</p>",
    "unseen": f'<p style="visibility:hidden">{of("unseen")}</p>',
    "clear": f'<p style="opacity:0">{of("clear")}</p>',
    "none": f'<div style="height:0;overflow:hidden">{of("none")}</div>',
    "dot": f'<div style="width:1px;height:1px;overflow:hidden">{of("dot")}</div>',
    "marquee": f'<marquee height="1" width="4" scrollamount="3000">{of("marquee")}</marquee>',
    "white": f'<p style="background:#fff">{of("white", more="style=color:#fff;text-decoration:none")}</p>',
    "nearly": f'<p style="background:#fefefe"><font color="#ffffff">{of("nearly", more="style=color:inherit;text-decoration:none")}</font></p>',
    "hovered": "<style>.links a:hover{color:#c00;font-size:16px} a:hover{opacity:.9;color:red}</style>"
    + f'<p class="links">{of("hovered", more="style=color:#fff;text-decoration:none")}</p>',
    "fogged": f"<p>{of('fogged', more='style=opacity:0')}</p>",
    "glass": f"<p>{of('glass', more='style=color:transparent')}</p>",
    "tiny": f"<p>{of('tiny', more='style=font-size:1px')}</p>",
    "zero": f'<p style="font-size:0">{of("zero")}</p>',
    "indent": f'<p style="text-indent:-9999px;overflow:hidden">{of("indent")}</p>',
    "sheet": f"<style>.foot-extra{{display:none}}</style><div class='foot-extra'>{of('sheet')}</div>",
    "script": f'<div id="xyz1">{of("script")}</div><script>document.getElementById("xyz1").style.display="none"</script>',
    "written": '<script>document.write(\'<div style="position:absolute;top:-999px">'
    + of("written").replace("'", "")
    + "</div>')</script>",
    "codes": "<script>document.write(String.fromCharCode("
    + ",".join(str(ord(c)) for c in f'<i style="display:none">{of("codes", "x y z")}</i>')
    + "))</script>",
    "below": '<div style="background:#fff;padding:9px"><span style="position:relative;z-index:-1">'
    + of("below")
    + "</span></div>",
    "beyond": "</body></html>" + f'<div style="display:none">{of("beyond")}</div>',
}


def test_ways_of_hiding(look: Look) -> None:  # noqa: F811
    told = judged(look("<p>公开内容。</p>" + "\n".join(WAYS.values())))
    assert told == dict.fromkeys(WAYS, "failed")


def test_comments_that_a_script_revives(look: Look) -> None:  # noqa: F811
    html = f"""<div id="box"><!--<p style="text-indent:-9000px;overflow:hidden">{of("comment")}</p>--></div><p>正文</p><script>
    var c = document.getElementById("box").firstChild; var d = document.createElement("div"); d.innerHTML = c.data;
    document.body.appendChild(d);</script>"""
    assert judged(look(html)) == {"comment": "failed"}


MENUS = {
    "hover": """<style>.nav li ul{display:none} .nav li:hover ul{display:block}</style>
    <ul class="nav"><li><a href="/x/">新媒体</a><ul><li>%s</li></ul></li></ul>""",
    "within": """<style>.m2 .sub{position:absolute;left:-9999px} .m2:focus-within .sub{left:0}</style>
    <div class="m2"><a href="/x/">新媒体</a><div class="sub">%s</div></div>""",
    "opened": """<style>.m3{height:0;overflow:hidden} body.menu-opened .m3{height:auto}</style><div class="m3">%s</div>""",
    "responsive": """<style>.phone{display:none} @media (max-width:700px){.phone{display:block}}</style><div class="phone">%s</div>""",
    "desk": """<style>@media (min-width:701px){.phone2{display:none}}</style><div class="phone2">%s</div>""",
    "print": """<style>.printed{display:none} @media print{.printed{display:block}}</style><p class="printed">来源：%s</p>""",
    "tab": """<style>.pane{display:none} .pane.active{display:block}</style><div class="pane active">一</div><div class="pane">%s</div>""",
    "panel": """<div role="tablist"><button role="tab" aria-controls="p2">二</button></div><div id="p2" style="display:none">%s</div>""",
    "role": """<section><div role="tabpanel" hidden>%s</div></section>""",
    "details": "<details><summary>更多链接</summary><p>%s</p></details>",
    "accordion": """<div class="acc"><h3 id="h9">常用网站</h3><div style="max-height:0;overflow:hidden">%s</div></div>
    <script>document.getElementById("h9").onclick=function(){this.nextElementSibling.style.maxHeight="none"}</script>""",
    "scripted": """<div id="pop7" style="display:none">%s</div><script>setTimeout(function(){document.getElementById("pop7").style.display="block"},60000)</script>""",
    "inline": """<p><span onmouseover="this.nextSibling.style.display='block'">友情链接</span><span style="display:none">%s</span></p>""",
    "toggled": """<input type="checkbox" id="t1"><label for="t1">展开</label><style>#t1 ~ .drawer{visibility:hidden} #t1:checked ~ .drawer{visibility:visible}</style><div class="drawer">%s</div>""",
    "collapse": """<style>.collapse:not(.show){display:none}</style><div class="collapse">%s</div>""",
    "dialog": "<dialog><p>%s</p></dialog>",
    "template": "<template><div>%s</div></template>",
    "noscript": "<noscript><p>%s</p></noscript>",
    "carousel": """<div style="width:300px;height:60px;overflow:hidden;position:relative"><div style="width:900px;position:absolute;left:-300px">
    <div style="width:300px;float:left">%s</div><div style="width:300px;float:left">第二张</div></div></div>""",
    "stacked": """<div style="position:relative;height:60px;width:300px"><div style="position:absolute;inset:0;background:#fff">%s</div>
    <div style="position:absolute;inset:0;background:#fff">上面一张</div></div>""",
    "hero": """<section style="position:relative;height:90px"><svg width="600" height="90" style="position:absolute;left:0;top:0"><rect width="600" height="90" fill="#048"/></svg>
    <div style="position:relative">%s</div></section>""",
    "stretched": """<div style="position:relative;width:200px"><p>看得见的卡片</p>%s</div>""",
    "gradient": """<p>%s</p>""",
    "wide": """<div style="position:relative;overflow:hidden;width:100%%;height:50px"><ul style="display:flex;margin:0;padding:0;width:1100%%;transform:translateX(-9000px)"><li style="flex:0 0 1366px">%s</li>
    <li style="flex:0 0 7700px">中间各张</li><li style="flex:0 0 1366px">末张</li></ul></div>""",
    "nested": """<style>.m8{display:none; .opened7 & {display:block}}</style><div class="m8">%s</div>""",
    "fade": """<ul id="fader"><li style="opacity:1">一</li><li style="opacity:0">%s</li></ul><script>var f=document.getElementById("fader");setInterval(function(){f.children[1].style.opacity=1},9e6)</script>""",
    "overlay": """<style>.card2 .mask{opacity:0} .card2:hover .mask{opacity:1}</style><div class="card2">图<div class="mask">%s</div></div>""",
    "canvas": """<style>.side{position:fixed;left:-260px;width:250px;transition:left .3s}.side.is-open{left:0}</style><div class="side">%s</div>""",
    "spoken": '<p><span class="sr-only" style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">另见%s</span></p>',
    "skip": "<style>.skip{position:absolute;left:-9999px}.skip:focus{left:0}</style><div class='skip' tabindex='0'>%s</div>",
    "picture": """<a href="http://picture.lvyou-shop.com/"><img src="/lost.png" alt=""></a>""",
    "twice": of("twice") + '<div style="display:none">%s</div>',
    "replaced": "<p>%s</p>",
    "empty": '<p><a href="http://empty.lvyou-shop.com/"></a></p>',
}
FIXED = {
    "hero": of("hero", more='style="color:#fff;text-decoration:none"'),
    "stretched": of("stretched", more='style="position:absolute;inset:0;opacity:0"'),
    "gradient": of("gradient", more='style="text-decoration:none;background:linear-gradient(red,blue);-webkit-background-clip:text;-webkit-text-fill-color:transparent"'),
    "replaced": of("replaced", more='style="display:block;width:90px;height:30px;text-indent:-9999px;overflow:hidden;background:url(data:image/gif;base64,R0lGODlhAQABAIAAAAUEBAAAACwAAAAAAQABAAACAkQBADs=)"')
}  # fmt: skip
OTHERS = """<div style="display:none"><a href="https://www.cnzz.com/stat/website.php?web_id=1">站长统计</a></div>
    <span id="_ideConac" style="display:none"><a href="https://bszs.conac.cn/sitename">党政机关</a></span>
    <div style="display:none"><a href="https://pucha.kaipuyun.cn/exposure/jiucuo.html">找错</a></div>
    <div class="BMap_cpyCtrl" style="display:none"><a href="https://map-vendor.lvyou-shop.com/">地图</a></div>
    <div style="display:none"><a href="https://www.zj.gov.cn/">浙江省人民政府</a></div>
    <p style="display:none"><a href="https://www.shifan.gov.cn/old/">旧版</a></p>
    <a href="#main" style="position:absolute;left:-9999px">跳到正文</a>
    <div style="display:none" id="ie">浏览器版本过低，请用<a href="https://www.google.cn/chrome/">谷歌浏览器</a></div>"""


def test_what_looks_hidden_and_is_none(look: Look) -> None:  # noqa: F811
    shown = "\n".join(html if "%s" not in html else html % FIXED.get(name, of(name)) for name, html in MENUS.items())
    assert judged(look(f"<div><main>{shown}</main></div>{OTHERS}")) == {"No hidden links": "passed"}


def test_what_a_person_has_to_see(look: Look) -> None:  # noqa: F811
    doubtful = f"""<div class="foot9"><div style="display:none">{of("named")}</div></div><script>window.where = document.querySelector(".foot9").offsetTop;</script>
    <div class="list"><p style="display:none">{of("alike")}</p><p>看得见</p></div>
    <div style="display:none"><a href="https://platform.weibo.com/">微博</a></div>"""
    cover = f"""<div style="position:relative"><p>{of("covered")}</p><section style="position:absolute;inset:0;background:#eef">横幅</section></div>"""
    told = judged(look(doubtful + cover))
    assert told == dict.fromkeys(("named", "alike", "platform", "covered"), "cantTell")
    lost = f'<div class="pop" style="display:none">{of("lost")}</div><script src="/not-there.js"></script>'
    assert judged(look(lost)) == {"lost": "cantTell"}


def test_a_block_far_away_beside_others_that_scripts_name(look: Look) -> None:  # noqa: F811
    html = f"""<div id="content"><div>一</div><div>二</div><div style="position:absolute;left:-1200px">{of("away")}</div></div>
    <script>document.getElementById("content").title = "";</script>"""
    assert judged(look(html)) == {"away": "failed"}


def test_without_scripts_nothing_shows_a_block_beside_others(look: Look) -> None:  # noqa: F811
    html = f'<div class="wrap"><div>一</div><div style="display:none">{of("block")}</div></div>'
    assert judged(look(html + '<script type="application/ld+json">{}</script>')) == {"block": "failed"}
    assert judged(look(html + "<script>var a = 1;</script>")) == {"block": "cantTell"}


def test_words_of_unlawful_pages_settle_doubt(look: Look) -> None:  # noqa: F811
    html = f"""<div class="foot9"><div style="display:none">{of("named", "澳门新葡京 投注平台")}</div></div><script>where = document.querySelector(".foot9").offsetTop;</script>"""
    assert judged(look(html)) == {"named": "failed"}


def test_nothing_to_judge(look: Look) -> None:  # noqa: F811
    assert judged(look("<p><a href=/a.html>内部</a></p>")) == {"The pages have no links to other hosts": "inapplicable"}
    seen = look("<p>x</p>")
    lost = Unobserved(url=seen.url, reason=UnobservedReason.TIMEOUT, detail="x")
    unseen = CloserLook.made_of(seen.facts, {"concealed": lost})
    assert [word(v) for v in links_hidden((unseen,), surveyed(seen.facts))] == ["untested"]


def test_sources_that_were_not_rendered(look: Look) -> None:  # noqa: F811
    shown = look(f"<p>正文 {of('known')}</p><p hidden>{of('menu')}</p>")
    hidden = '<div style="display:none">{}</div>'
    first = page(hidden.format(of("planted") + of("menu")), path="/a/1.html")
    second = page(hidden.format(of("planted") + of("spam", "澳门新葡京 投注平台")) + of("open"), path="/a/2.html")
    plain = page(f"<noscript>{of('noscript')}</noscript>{of('open')}{hidden.format(of('open'))}", path="/a/3.html")
    survey = surveyed(shown.facts, first, second, plain, answers=(answer(shown.url),))
    told = list(links_hidden((shown,), survey, (shown.facts, first, second, plain)))
    found = {verdict.found.partition(".")[0].removeprefix("http://"): word(verdict) for verdict in told}
    assert found == {"menu": "failed", "planted": "cantTell", "spam": "failed"}
    assert "×2" in next(verdict.found for verdict in told if "planted" in verdict.found)


def test_one_block_on_many_pages_is_one_finding(look: Look) -> None:  # noqa: F811
    html = f'<div style="display:none">{of("one")}{of("two")}</div>'
    first, second = look(html), look(html)
    told = list(links_hidden((first, second), surveyed(first.facts, second.facts)))
    assert [word(v) for v in told] == ["failed"]
    assert "×2" in told[0].found
    assert "two." in told[0].found


def test_own_hosts_are_not_hidden_links(look: Look) -> None:  # noqa: F811
    html = '<div style="display:none"><a href="http://alias.shifan-portal.com/">旧域名</a></div>'
    assert judged(look(html))["alias"] == "failed"
    assert site(aliases=("alias.shifan-portal.com",)).aliases
    assert judged(look(html), aliases=("alias.shifan-portal.com",)) == {"No hidden links": "passed"}  # type: ignore[arg-type]


@pytest.mark.thorough
def test_defects_of_the_demo(looking: Looking) -> None:  # noqa: F811
    defects = [defect for defect in DEFECTS.values() if defect.requirement == "links.hidden"]
    assert len(defects) >= 5
    portal = portal_with(*(defect.id for defect in defects))

    def outcomes(portal: Portal, path: str) -> list[str]:
        html = bytes(portal.response(path).body).decode()
        for name in set(re.findall(r'(?:src|href)="(/[^"?]+\.(?:js|css))', html)):
            file = portal.response(name)
            looking.site.routes[name] = (200, bytes(file.body).decode(), dict(file.headers))
        seen = looking.look(html)
        document = seen.facts.document
        assert document is not None
        answers = tuple(answer(script.source) for script in document.scripts if script.source)
        return [word(v) for v in links_hidden((seen,), surveyed(seen.facts, answers=answers))]

    assert {defect.id: outcomes(portal, defect.example) for defect in defects} == {d.id: ["failed"] for d in defects}
    assert outcomes(portal_with(), "/") == ["passed"]
