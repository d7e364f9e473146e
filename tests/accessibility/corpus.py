"""Barriers as pages have them, each beside a compliant way to write the same: what an inspection must and must not say."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass

from PIL import Image

SHELL = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body{{font:16px/1.8 sans-serif;margin:0}} .skip{{position:absolute;left:-999px}} .skip:focus{{left:8px;top:8px}}
header,main,footer{{padding:16px;max-width:640px}} p{{margin:0 0 32px}} a:focus,button:focus{{outline:3px solid #00f}}
nav a,main a{{display:inline-block;padding:12px;min-width:24px}}</style></head>
<body><a class="skip" href="#main">{skip}</a><header><nav aria-label="{nav}"><ul><li><a href="/">{home}</a></li>
<li><a href="/news/">{news}</a></li></ul></nav></header>
<main id="main" tabindex="-1"><h1>{heading}</h1>
{body}
</main><footer><p>{foot}</p></footer></body></html>"""
ZH = {
    "lang": "zh-CN", "title": "关于做好防汛工作的通知 - 示范县人民政府", "skip": "跳到主要内容", "nav": "主导航", "home": "首页",
    "news": "政务要闻", "heading": "关于做好防汛工作的通知", "foot": "主办单位：示范县人民政府办公室",
}  # fmt: skip
EN = {
    "lang": "en", "title": "Flood protection - Example County", "skip": "Skip to main content", "nav": "Main", "home": "Home",
    "news": "News", "heading": "Flood protection", "foot": "Published by the office of Example County",
}  # fmt: skip


def _photograph() -> str:
    """Return a small picture that is no spacer."""
    picture = Image.linear_gradient("L").resize((200, 120)).convert("RGB")
    picture.paste((160, 60, 20), (40, 30, 120, 90))
    written = io.BytesIO()
    picture.save(written, "PNG")
    return "data:image/png;base64," + base64.b64encode(written.getvalue()).decode()


PHOTOGRAPH = _photograph()
_LONG_ZH = "入汛以来，全县各级各部门严格落实防汛责任，加强值班值守，及时转移危险区域群众，确保人民群众生命财产安全。"
_LONG_EN = "Since the rainy season began all offices have been on duty around the clock and people in low areas were moved in time. "


@dataclass(frozen=True)
class Case:
    """One barrier and its compliant twin."""

    id: str
    raises: str
    """Requirements of which one has to be raised, separated by spaces."""
    barrier: str
    compliant: str
    outcome: str = "failed"
    """`failed`, or `cantTell` where no program can be sure (a failure is then too much)."""
    lang: str = "zh"
    whole: bool = False
    """The markup is a whole document, not the body of the main area."""

    def page(self, body: str) -> str:
        """Return the whole page."""
        return body if self.whole else SHELL.format(body=body, **(EN if self.lang == "en" else ZH))


def _case(id: str, raises: str, barrier: str, compliant: str, outcome: str = "failed", lang: str = "zh") -> Case:
    prefix = "accessibility."
    return Case(id, " ".join(prefix + name for name in raises.split()), barrier, compliant, outcome, lang)


def _head(change: tuple[str, str], lang: str = "zh", body: str = "") -> str:
    page = SHELL.format(body=body or f"<p>{_LONG_EN if lang == 'en' else _LONG_ZH}</p>", **(EN if lang == "en" else ZH))
    assert change[0] in page, change
    return page.replace(*change)


def _whole(
    id: str, raises: str, change: tuple[str, str], outcome: str = "failed", lang: str = "zh", body: str = ""
) -> Case:
    names = " ".join("accessibility." + name for name in raises.split())
    return Case(id, names, _head(change, lang, body), _head(("", ""), lang, body), outcome, lang, True)


PICTURE = f"<img src='{PHOTOGRAPH}' width=200 height=120"

CORPUS = (
    # pictures
    _case("image without alt", "image-text", f"{PICTURE}>", f"{PICTURE} alt='消防队员正在加固堤坝'>"),
    _case("alt is a file name", "image-text", f"{PICTURE} alt='IMG_2034.jpg'>", f"{PICTURE} alt='县长检查水库'>"),
    _case("alt says picture", "image-text", f"{PICTURE} alt='图片'>", f"{PICTURE} alt=''><p>{_LONG_ZH}</p>"),
    _case("alt says image", "image-text", f"{PICTURE} alt='image'>", f"{PICTURE} alt='Fire fighters on the dam'>", lang="en"),
    _case("linked picture without text", "image-links", f"<a href='/a'>{PICTURE} alt=''></a>", f"<a href='/a'>{PICTURE} alt='防汛专题'></a>"),
    _case("linked picture named logo", "image-links image-text", f"<a href='/a'>{PICTURE} alt='logo'></a>", f"<a href='/a'>{PICTURE} alt='示范县人民政府首页'></a>"),
    _case("image map area", "image-links image-text", f"{PICTURE} alt='地图' usemap='#m'><map name=m><area shape=rect coords='0,0,90,90' href='/a'></map>",
          f"{PICTURE} alt='乡镇分布图' usemap='#m'><map name=m><area shape=rect coords='0,0,90,90' href='/a' alt='城关镇'></map>"),
    _case("svg picture without name", "image-text", "<svg role=img width=90 height=90><circle cx=45 cy=45 r=40 /></svg>",
          "<svg role=img aria-label='红色预警' width=90 height=90><circle cx=45 cy=45 r=40 /></svg>"),
    _case("image button without name", "control-names", f"<form action=/s><label>姓名<input name=xm autocomplete=name></label><input type=image src='{PHOTOGRAPH}'></form>",
          f"<form action=/s><label>姓名<input name=xm autocomplete=name></label><input type=image src='{PHOTOGRAPH}' alt='提交'></form>"),
    # links
    _case("click here", "link-purpose", "<p>查看全文请</p><p><a href='/a'>点击这里</a></p>", "<p>请查看<a href='/a'>防汛应急预案全文</a></p>"),
    _case("click here in English", "link-purpose", "<p><a href='/a'>Click here</a></p>", "<p><a href='/a'>Read the flood plan</a></p>", lang="en"),
    _case("more without a heading", "link-purpose", "<div><a href='/a'>更多</a></div>", "<section><h2>通知公告</h2><a href='/a'>更多</a></section>"),
    _case("bare address", "link-purpose", "<p><a href='https://www.example.gov.cn/a/b/c?id=12'>https://www.example.gov.cn/a/b/c?id=12</a></p>",
          "<p><a href='https://www.example.gov.cn/a/b/c?id=12'>省防汛指挥部通知</a></p>"),
    _case("one text, two targets", "link-purpose", "<p><a href='/a'>查看详情</a></p><p><a href='/b'>查看详情</a></p>",
          "<h2>城关镇</h2><p><a href='/a'>城关镇详情</a></p><h2>河西镇</h2><p><a href='/b'>河西镇详情</a></p>"),
    _case("document without type", "document-links", "<p><a href='/files/plan.pdf'>防汛应急预案</a></p>", "<p><a href='/files/plan.pdf'>防汛应急预案（PDF，320 KB）</a></p>"),
    _case("new window unannounced", "new-window", "<p><a href='/a' target=_blank>防汛应急预案</a></p>", "<p><a href='/a' target=_blank>防汛应急预案（新窗口打开）</a></p>"),
    _case("empty link", "image-links link-purpose", "<p>正文<a href='/a'></a>结束</p>", "<p>正文<a href='/a'>附件一览</a>结束</p>"),
    # titles and language
    _whole("no title", "page-title", ("<title>关于做好防汛工作的通知 - 示范县人民政府</title>", "")),
    _whole("empty title", "page-title", ("关于做好防汛工作的通知 - 示范县人民政府</title>", "</title>")),
    _whole("title is a placeholder", "page-title", ("关于做好防汛工作的通知 - 示范县人民政府</title>", "无标题文档</title>")),
    _whole("untitled", "page-title", ("Flood protection - Example County</title>", "Untitled Document</title>"), lang="en"),
    _whole("no language", "language", (' lang="zh-CN"', "")),
    _whole("no such language", "language", ('lang="zh-CN"', 'lang="zh_CN"')),
    _whole("language of another text", "language", ('lang="en"', 'lang="zh-CN"'), lang="en", body=f"<p>{_LONG_EN * 4}</p>"),
    _case("passage in English", "language-parts", f"<p>{_LONG_ZH}</p><p>{_LONG_EN}</p>", f"<p>{_LONG_ZH}</p><p lang=en>{_LONG_EN}</p>"),
    _case("passage in French", "language-parts", "<p>Welcome to our town.</p><blockquote>Nous avons passé une très belle journée dans votre ville et nous reviendrons certainement.</blockquote>",
          "<p>Welcome to our town.</p><blockquote lang=fr>Nous avons passé une très belle journée dans votre ville et nous reviendrons certainement.</blockquote>", lang="en"),
    _case("part marked as another language", "language-parts", f"<p lang=en>{_LONG_ZH}</p>", f"<p lang=zh>{_LONG_ZH}</p>", outcome="failed cantTell"),
    # headings and structure
    _case("bold paragraph as heading", "headings", f"<p style='font-size:24px'><b>一、工作要求</b></p><p>{_LONG_ZH}</p><p style='font-size:24px'><b>二、责任分工</b></p><p>{_LONG_ZH}</p>",
          f"<h2>一、工作要求</h2><p>{_LONG_ZH}</p><h2>二、责任分工</h2><p>{_LONG_ZH}</p>"),
    _case("skipped heading level", "headings", f"<h2>工作要求</h2><h5>责任分工</h5><p>{_LONG_ZH}</p>", f"<h2>工作要求</h2><h3>责任分工</h3><p>{_LONG_ZH}</p>"),
    _case("empty heading", "headings descriptive-labels", f"<h2></h2><p>{_LONG_ZH}</p>", f"<h2>工作要求</h2><p>{_LONG_ZH}</p>"),
    _case("placeholder heading", "descriptive-labels", f"<h2>标题</h2><p>{_LONG_ZH}</p>", f"<h2>工作要求</h2><p>{_LONG_ZH}</p>"),
    _case("list made of breaks", "structure", "<p>• 加强值班<br>• 储备物资<br>• 转移群众<br>• 及时报告</p>", "<ul><li>加强值班</li><li>储备物资</li><li>转移群众</li></ul>"),
    _case("list made of hyphens", "structure", "<p>- Sand bags<br>- Pumps<br>- Blankets<br>- Radios</p>", "<ul><li>Sand bags</li><li>Pumps</li><li>Blankets</li></ul>", lang="en"),
    _case("list with alien children", "structure", "<ul><p>加强值班</p><p>储备物资</p></ul>", "<ul><li><p>加强值班</p></li><li><p>储备物资</p></li></ul>"),
    _case("list item without a list", "structure", "<div><li>加强值班</li><li>储备物资</li></div>", "<ol><li>加强值班</li><li>储备物资</li></ol>"),
    # tables
    _case("data table without headers", "tables", "<table border=1><tr><td><b>乡镇</b></td><td><b>人数</b></td><td><b>物资</b></td></tr><tr><td>城关镇</td><td>120</td><td>35</td></tr><tr><td>河西镇</td><td>80</td><td>21</td></tr></table>",
          "<table border=1><caption>值班安排</caption><tr><th scope=col>乡镇</th><th scope=col>人数</th><th scope=col>物资</th></tr><tr><th scope=row>城关镇</th><td>120</td><td>35</td></tr><tr><th scope=row>河西镇</th><td>80</td><td>21</td></tr></table>"),
    _case("headers point nowhere", "tables", "<table border=1><caption>值班安排</caption><tr><th id=a>乡镇</th><th id=b>人数</th></tr><tr><td headers=a>城关镇</td><td headers=zz>120</td></tr></table>",
          "<table border=1><caption>值班安排</caption><tr><th id=a>乡镇</th><th id=b>人数</th></tr><tr><td headers=a>城关镇</td><td headers=b>120</td></tr></table>"),
    _case("table made of spaces", "tables structure", "<pre>乡镇      人数    物资\n城关镇    120     35\n河西镇    80      21\n山前镇    64      18</pre>",
          "<pre><code>for i in range(10):\n    print(i)</code></pre>", outcome="failed cantTell"),
    _case("layout table with headers", "tables", "<table role=presentation><tr><th>正文</th></tr><tr><td><p>" + _LONG_ZH + "</p></td></tr></table>",
          "<table role=presentation><tr><td><p>" + _LONG_ZH + "</p></td></tr></table>"),
    # forms
    _case("field without label", "control-names", "<form action=/f>姓名 <input name=xm autocomplete=name><button>提交</button></form>", "<form action=/f><label for=xm>姓名</label> <input id=xm name=xm autocomplete=name><button>提交</button></form>"),
    _case("label for nothing", "control-names", "<form action=/f><label for=nope>Full name</label> <input id=fn name=fn autocomplete=name><button>Send</button></form>",
          "<form action=/f><label for=fn>Full name</label> <input id=fn name=fn autocomplete=name><button>Send</button></form>", lang="en"),
    _case("button without name", "control-names", "<button type=button><span class=icon></span></button>", "<button type=button aria-label='关闭公告'><span class=icon></span></button>"),
    _case("radios without a group", "form-groups", "<form action=/f><p>您是否同意公开？</p><label><input type=radio name=gk value=1>同意</label> <label><input type=radio name=gk value=0>不同意</label><button>提交</button></form>",
          "<form action=/f><fieldset><legend>您是否同意公开？</legend><label><input type=radio name=gk value=1>同意</label> <label><input type=radio name=gk value=0>不同意</label></fieldset><button>提交</button></form>"),
    _case("fieldset without legend", "form-groups", "<form action=/f><fieldset><label><input type=checkbox name=a>短信</label> <label><input type=checkbox name=b>邮件</label></fieldset><button>提交</button></form>",
          "<form action=/f><fieldset><legend>通知方式</legend><label><input type=checkbox name=a>短信</label> <label><input type=checkbox name=b>邮件</label></fieldset><button>提交</button></form>"),
    _case("wrong autocomplete", "autocomplete", "<form action=/f><label>电子邮箱<input type=email name=m autocomplete=emial></label><button>提交</button></form>",
          "<form action=/f><label>电子邮箱<input type=email name=m autocomplete=email></label><button>提交</button></form>"),
    _case("select that navigates", "input-stable", "<form><label>友情链接<select onchange='location.href=this.value'><option value=''>请选择<option value='/a'>省政府<option value='/b'>市政府</select></label></form>",
          "<form action=/go><label>友情链接<select name=u><option value=''>请选择<option value='/a'>省政府<option value='/b'>市政府</select></label><button>前往</button></form>"),
    _case("error told by colour alone", "error-reason colour-only", "<form action=/f><label>手机号码<input name=sj aria-invalid=true style='border:2px solid red' value=123 autocomplete=tel></label><button>提交</button></form>",
          "<form action=/f><label>手机号码<input name=sj aria-invalid=true aria-describedby=e style='border:2px solid red' value=123 autocomplete=tel></label><span id=e>手机号码应为 11 位数字</span><button>提交</button></form>", outcome="failed cantTell"),
    # keyboard by the tree alone is judged with the walk
    _case("mouse-only element", "keyboard", "<div onclick=\"document.getElementById('m').hidden=false\" style='cursor:pointer;padding:20px'>展开全文</div><p id=m hidden>全文</p>", "<button type=button onclick=\"document.getElementById('m').hidden=false\" style='padding:20px'>展开全文</button><p id=m hidden>全文</p>"),
    _case("link that Tab leaves out", "keyboard", "<p><a href='/a' tabindex=-1>防汛应急预案</a></p>", "<p><a href='/a'>防汛应急预案</a></p>"),
    _case("positive tabindex", "focus-order", "<p><a href='/a' tabindex=3>第一步</a></p><p><a href='/b' tabindex=1>第二步</a></p><p><a href='/c' tabindex=2>第三步</a></p>",
          "<p><a href='/a'>第一步</a></p><p><a href='/b'>第二步</a></p><p><a href='/c'>第三步</a></p>", outcome="failed cantTell"),
    _case("no visible focus", "focus-visible", "<style>.n:focus{outline:none}</style><p><a class=n href='/a'>防汛应急预案</a></p>", "<p><a href='/a'>防汛应急预案</a></p>"),
    _case("focus trap", "no-trap", "<p><input id=t aria-label='数量' onblur=\"setTimeout(()=>this.focus(),0)\"></p><p><a href='/a'>预案</a></p>", "<p><input id=t aria-label='数量'></p><p><a href='/a'>预案</a></p>"),
    _case("focus opens a window", "focus-stable", "<p><a href='/a' onfocus=\"location.href='/away'\">预案</a></p>", "<p><a href='/a' onfocus=\"this.style.color='#00f'\">预案</a></p>"),
    _case("skip link to nowhere", "skip", "<p>正文</p><script>document.querySelector('.skip').href='#nowhere'</script>", "<p>正文</p>"),
    # colour and contrast
    _case("grey on grey", "contrast", "<p style='color:#999;background:#bbb'>请各地加强值班值守。</p>", "<p style='color:#333;background:#fff'>请各地加强值班值守。</p>"),
    _case("link told by colour alone", "colour-only", f"<p style='color:#333'>{_LONG_ZH}详见<a href='/a' style='color:#0a3a6a;text-decoration:none;display:inline;padding:0'>防汛应急预案</a>，请各地执行。</p>",
          f"<p style='color:#333'>{_LONG_ZH}详见<a href='/a'>防汛应急预案</a>，请各地执行。</p>"),
    _case("instruction by colour", "sensory colour-only", "<p>标红的项目为必填项。</p>", "<p>标有“必填”字样的项目为必填项。</p>", outcome="cantTell failed"),
    _case("instruction by place", "sensory", "<p>Press the round button on the right to continue.</p>", "<p>Press “Continue” to go on.</p>", outcome="failed", lang="en"),
    # layout and enlargement
    _whole("zoom forbidden", "text-resize", ("width=device-width, initial-scale=1", "width=device-width, initial-scale=1, maximum-scale=1, user-scalable=no"), outcome="failed"),
    _case("wider than the window", "reflow", f"<div style='width:900px'><p>{_LONG_ZH * 4}</p></div>", f"<div style='max-width:900px'><p>{_LONG_ZH * 4}</p></div>"),
    _case("clipped with more spacing", "text-spacing", f"<div style='height:28px;overflow:hidden;width:500px;line-height:28px'>{_LONG_ZH[:30]}</div>", f"<div style='min-height:28px'>{_LONG_ZH[:30]}</div>", outcome="failed cantTell"),
    _case("rotated in portrait", "orientation", "<style>@media (orientation: portrait){body{transform:rotate(90deg)}}</style><p>正文</p>", "<style>@media (orientation: portrait){nav{display:block}}</style><p>正文</p>"),
    _case("justified text", "text-presentation", f"<p style='text-align:justify'>{_LONG_ZH * 4}</p>", f"<p>{_LONG_ZH * 4}</p>"),
    _case("tiny text", "text-presentation", f"<p style='font-size:9px'>{_LONG_ZH * 4}</p>", f"<p>{_LONG_ZH * 2}</p>"),
    _case("all capitals", "text-presentation", f"<p>{_LONG_EN.upper() * 3}</p>", f"<p>{_LONG_EN * 3}</p>", lang="en"),
    # movement and media
    _case("marquee", "moving-content valid-markup", "<marquee>今日发布暴雨红色预警</marquee>", "<p>今日发布暴雨红色预警</p>"),
    _case("blinking by animation", "moving-content", "<style>@keyframes b{50%{opacity:0}} .b{animation:b 1s infinite}</style><p class=b>暴雨红色预警</p>", "<style>@keyframes b{50%{opacity:0}} .b{animation:b 1s 3}</style><p class=b>暴雨红色预警</p>"),
    _case("sound that starts itself", "media-control", "<audio autoplay loop src='/sound.wav'></audio>", "<audio controls src='/sound.wav' aria-label='防汛广播'></audio><p>文字稿：请注意防汛。</p>", outcome="failed cantTell"),
    _case("video without captions", "media-alternative", "<video controls src='/v.webm' aria-label='防汛宣传片'></video>", "<video controls src='/v.webm' aria-label='防汛宣传片'><track kind=captions src='/v.vtt' srclang=zh label='字幕'></video><p>视频文字稿：…</p>", outcome="failed cantTell"),
    _case("refresh in time", "time-limits", "<p>正文</p><meta http-equiv=refresh content='30; url=/'>", "<p>正文</p>"),
    # markup and assistive technology
    _case("unknown role", "assistive-technology", "<div role=buton tabindex=0>提交</div>", "<button type=button>提交</button>"),
    _case("hidden but focusable", "assistive-technology", "<div aria-hidden=true><a href='/a'>防汛应急预案</a></div>", "<div><a href='/a'>防汛应急预案</a></div>"),
    _case("blocked context menu", "assistive-technology", "<p>正文</p><script>document.body.oncontextmenu=()=>false;document.body.setAttribute('oncontextmenu','return false')</script>", "<p>正文</p>"),
    _case("font element", "valid-markup", "<p><font color=red size=5>暴雨红色预警</font></p><center>通知</center>", "<p><strong>暴雨红色预警</strong></p>"),
    _case("label for a repeated id", "valid-markup control-names", "<form action=/f><label for=d>姓名</label><input id=d name=a autocomplete=name><label for=d>住址</label><input id=d name=b autocomplete=street-address><button>提交</button></form>",
          "<form action=/f><label for=d1>姓名</label><input id=d1 name=a autocomplete=name><label for=d2>住址</label><input id=d2 name=b autocomplete=street-address><button>提交</button></form>"),
    _case("frame without title", "frame-title", "<iframe srcdoc='<p>值班电话</p>' width=300 height=100></iframe>", "<iframe srcdoc='<p lang=zh>值班电话</p>' title='值班电话' width=300 height=100></iframe>"),
    _case("text turned round", "text-direction", f"<p><bdo dir=rtl>{_LONG_ZH}</bdo></p>", f"<p>{_LONG_ZH}</p>", outcome="failed cantTell"),
    _case("Arabic left to right", "text-direction", "<p lang=ar>مرحبا بكم في موقع حكومة المقاطعة على شبكة الإنترنت</p>", "<p lang=ar dir=rtl>مرحبا بكم في موقع حكومة المقاطعة على شبكة الإنترنت</p>", outcome="failed cantTell"),
    _case("abbreviation without explanation", "abbreviations", "<p>The <abbr>CFPA</abbr> decides on this.</p>", "<p>The <abbr title='County Flood Protection Agency'>CFPA</abbr> decides on this.</p>", lang="en"),
    _case("letters apart", "valid-markup structure text-direction text-presentation", "<h2>W E L C O M E</h2><p>" + _LONG_EN + "</p>", "<h2 style='letter-spacing:8px'>Welcome</h2><p>" + _LONG_EN + "</p>", lang="en", outcome="failed cantTell"),
    _case("name without the visible text", "label-in-name", "<button type=button aria-label='关闭'>提交留言</button>", "<button type=button aria-label='提交留言到县长信箱'>提交留言</button>"),
    _case("same key twice", "shortcuts", "<p><a href='/a' accesskey=s>检索</a> <a href='/b' accesskey=s>地图</a></p>", "<p><a href='/a' accesskey=s>检索</a> <a href='/b' accesskey=m>地图</a></p>"),
    _case("small targets", "target-size", "<ul style='list-style:none'><li style='display:inline'><button type=button style='width:16px;height:16px;padding:0;border:0' aria-label='一'>1</button></li><li style='display:inline'><button type=button style='width:16px;height:16px;padding:0;border:0' aria-label='二'>2</button></li></ul>",
          "<p><button type=button style='width:64px;height:48px'>上一页</button> <button type=button style='width:64px;height:48px'>下一页</button></p>"),
)  # fmt: skip
