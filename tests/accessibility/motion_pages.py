"""Pages that move, float, play and answer, written as real sites write them."""

from __future__ import annotations

import base64
import io
import math
import struct
import wave

TEXT = "县政府召开常务会议，研究部署安全生产、乡村振兴和民生实事等工作。"
PARAGRAPHS = f"<p>{TEXT * 6}</p>" * 14


def gif(frames: int, loops: int | None, *, hundredths: int = 50, size: int = 60) -> str:
    """Return a GIF of so many frames as a data address; loops None: it runs once."""
    out = b"GIF89a" + struct.pack("<HH", size, size) + b"\x80\x00\x00" + b"\x00\x00\x00\xff\xff\xff"
    if loops is not None:
        out += b"\x21\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<H", loops) + b"\x00"
    for _ in range(frames):
        out += b"\x21\xf9\x04\x00" + struct.pack("<H", hundredths) + b"\x00\x00"
        out += b"\x2c" + struct.pack("<HHHH", 0, 0, 1, 1) + b"\x00" + b"\x02\x02\x44\x01\x00"
    return "data:image/gif;base64," + base64.b64encode(out + b"\x3b").decode()


def tone(seconds: float) -> bytes:
    """Return a wave file."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(128 + int(60 * math.sin(i * 0.35)) for i in range(int(8000 * seconds))))
    return out.getvalue()


SLIDES = f"""<h1>政务要闻</h1><p>{TEXT}</p>
<style>.banner{{width:400px;height:90px;overflow:hidden;position:relative;background:#eee}} .banner li{{height:90px}} .dots li{{display:inline}} .on{{color:red}}</style>
<div class="banner" id="rushing"><ul><li><a href="/1">第一张图片新闻</a></li><li style="display:none"><a href="/2">第二张图片新闻</a></li>
<li style="display:none"><a href="/3">第三张图片新闻</a></li></ul></div>
<p>{TEXT}</p>
<div class="banner" id="hovered"><ul><li><a href="/4">第四张图片新闻</a></li><li style="display:none"><a href="/5">第五张图片新闻</a></li></ul></div>
<p>{TEXT}</p>
<div><div class="banner" id="paused"><ul><li><a href="/6">第六张图片新闻</a></li><li style="display:none"><a href="/7">第七张图片新闻</a></li></ul></div>
<button type="button" id="pause">暂停轮播</button></div>
<p>{TEXT}</p><div id="once">加载</div>
<script>
function slides(id, time) {{
  var list = document.querySelectorAll('#' + id + ' li'), at = 0, timer = null;
  function next() {{ list[at].style.display = 'none'; at = (at + 1) % list.length; list[at].style.display = ''; }}
  function run() {{ if (!timer) timer = setInterval(next, time); }}
  function stop() {{ clearInterval(timer); timer = null; }}
  run();
  return {{ run: run, stop: stop }};
}}
slides('rushing', 1700);
var second = slides('hovered', 1900), box = document.getElementById('hovered');
box.onmouseenter = second.stop; box.onmouseleave = second.run;
var third = slides('paused', 2100);
document.getElementById('pause').onclick = third.stop;
setTimeout(function () {{ document.getElementById('once').textContent = '完成'; }}, 900);
</script>"""

SMALL = f"""<h1>通知公告</h1><p>{TEXT}</p>
<style>@keyframes blink{{50%{{opacity:0}}}} @keyframes drift{{to{{transform:translateX(300px)}}}} @keyframes turn{{to{{transform:rotate(360deg)}}}}
@keyframes in{{from{{opacity:0}}}} @keyframes glow{{50%{{box-shadow:0 0 9px red}}}}
#blink{{animation:blink 1s infinite}} #drift{{animation:drift 3s infinite;width:200px}} #drift:hover{{animation-play-state:paused}}
.loading{{animation:turn 1s infinite linear;width:60px;height:60px;border:4px dotted #333}}
.wheel{{animation:turn 1s infinite linear;display:inline-block;width:60px;height:60px;border:4px dotted #333}} #entry{{animation:in 2s 2}} #glow{{animation:glow 1s infinite;width:300px}}</style>
<p id="blink">重要提醒：系统今晚维护</p><div id="drift">移动的横幅文字</div><div class="loading" id="spinner"></div>
<p role="status"><span class="wheel" id="wheel"></span> 正在加载地图…</p><p>湖区导览<span class="wheel" id="ornament"></span></p><p id="entry">渐显一次</p><p id="glow">发光的边框</p>
<div id="ticker" style="height:48px;overflow:hidden;width:300px"><ul>{"".join(f"<li>第{n}条滚动通知" for n in range(8))}</ul></div>
<p>现在是 <span id="clock"></span></p><p id="quotes">今日粮价：小麦上涨</p><p>累计访问 <b id="visits">345</b> 次</p>
<marquee id="stopping" onmouseover="this.stop()" onmouseout="this.start()">热烈欢迎各位来宾</marquee>
<img id="endless" alt="政策解读" src="{gif(3, 0)}"><img id="single" alt="一次" src="{gif(4, None)}"><img id="loader" alt="loading" src="{gif(5, 0)}">
<img id="icon" alt="新" width="20" height="12" src="{gif(2, 0, size=20)}">
<script>
var ticker = document.getElementById('ticker');
setInterval(function () {{ ticker.scrollTop = ticker.scrollTop >= ticker.scrollHeight - 50 ? 0 : ticker.scrollTop + 1; }}, 40);
setInterval(function () {{ document.getElementById('clock').textContent = new Date().toLocaleTimeString(); }}, 500);
setInterval(function () {{ var each = document.getElementById('visits'); each.textContent = Number(each.textContent) + 1; }}, 1300);
var quotes = ['玉米下跌', '大豆持平', '稻谷上涨'], at = 0;
setInterval(function () {{ document.getElementById('quotes').textContent = '今日粮价：' + quotes[at++ % 3]; }}, 1500);
</script>"""

FLOATS = f"""<header style="position:fixed;top:0;left:0;right:0;height:60px;background:#b5121b;z-index:5"><nav><a href="/">首页</a></nav></header>
<div style="padding-top:70px"><h1>通知公告</h1>{PARAGRAPHS}</div>
<div id="flying" style="position:absolute;left:20px;top:90px;z-index:9"><a href="/x"><img alt="专题" width="160" height="80" src="{gif(1, None)}"></a></div>
<div id="good" style="position:fixed;left:300px;top:120px;width:260px;height:140px;background:#ffd;z-index:8"><p>征集意见</p><button aria-label="关闭">×</button></div>
<div id="mouse" style="position:fixed;left:620px;top:120px;width:260px;height:140px;background:#dff;z-index:8"><a href="/y">专题活动</a><span class="shut" onclick="this.parentNode.style.display='none'">关闭</span></div>
<div id="stuck" style="position:fixed;left:300px;top:320px;width:300px;height:160px;background:#fdd;z-index:8"><a href="/z">扫码关注政务微博账号</a></div>
<div id="maybe" style="position:fixed;left:660px;top:320px;width:300px;height:160px;background:#ddf;z-index:8"><p>智能客服</p><input aria-label="问题"><button class="ico"><i></i></button></div>
<div id="tools" class="side-tool" style="position:fixed;right:0;top:300px;width:60px;background:#eee"><a href="#">返回顶部</a><a href="/wx">微信</a></div>
<div id="cookie" style="position:fixed;left:0;right:0;bottom:0;height:80px;background:#eee">本网站使用 Cookie <button>同意</button></div>
<script>
document.querySelector('#good button').onclick = function () {{ document.getElementById('good').remove(); }};
var x = 20, y = 90, dx = 2, dy = 1, ad = document.getElementById('flying');
setInterval(function () {{ x += dx; y += dy; if (x > 900 || x < 5) dx = -dx; if (y > 500 || y < 80) dy = -dy; ad.style.left = x + 'px'; ad.style.top = y + 'px'; }}, 30);
</script>"""

HOVERS = f"""<style>
nav>ul>li{{position:relative;display:inline-block;padding:10px}} nav li ul{{display:none;position:absolute;left:0;top:100%;background:#fff;margin:0}} nav li:hover>ul,nav li:focus-within>ul{{display:block}}
.tip{{position:relative;display:inline-block;margin:60px 200px}} .tip b{{display:none;position:absolute;background:#ff0;width:120px}}
.tip:hover b{{display:block}} .far:hover b{{display:block}} .close-by:hover b{{display:block}} #cover b{{left:-10px;top:-10px;height:60px}} #gap b{{left:160px;top:-60px}} #near b{{left:0;top:100%;height:30px}}
.card{{position:relative;width:200px;height:90px;background:#ccc}} .card div{{position:absolute;inset:0;background:rgb(0 0 0 / 60%);color:#fff;opacity:0}} .card:hover div{{opacity:1}}
.panel{{display:none}} .panel.on{{display:block}}</style>
<nav><ul><li id="menu"><a href="/zwgk/">政务公开</a><ul><li><a href="/a">公开指南</a></li><li><a href="/b">公开目录</a></li></ul></li></ul></nav>
<p style="margin-top:90px">{TEXT}<abbr title="行政许可">许可</abbr></p>
<p><span class="tip" id="cover">行政许可<b>依法准予从事特定活动的行为，盖在词上</b></span><span class="tip far" id="gap">行政处罚<b>隔得很远的解释文字，移不过去</b></span></p>
<p><span class="tip close-by" id="near">行政复议<b>紧挨着的解释文字</b></span></p><p>{TEXT}</p>
<div class="card" id="card"><img alt="" width="10" height="10"><div>盖住图片的说明文字</div></div>
<p id="tabs"><span id="t1">要闻</span> <span id="t2">部门</span></p><div class="panel on" id="p1"><p>要闻列表的内容在此</p></div><div class="panel" id="p2"><p>部门列表的内容在此</p></div>
<script>
[['t1', 'p1', 'p2'], ['t2', 'p2', 'p1']].forEach(function (tab) {{
  document.getElementById(tab[0]).addEventListener('mouseover', function () {{
    document.getElementById(tab[1]).className = 'panel on'; document.getElementById(tab[2]).className = 'panel'; }});
}});
</script>"""

HOVERS_ESCAPE = """<style>.tip{position:relative;display:inline-block;margin:60px 200px} .tip b{display:none;position:absolute;left:-10px;top:-10px;height:60px;width:200px;background:#ff0} .tip.on b{display:block}</style>
<p><span class="tip" id="dismissed" tabindex="0">Service charge<b>A charge for the work of the service</b></span></p>
<script>
var tip = document.querySelector('.tip');
tip.onmouseenter = tip.onfocus = function () { tip.classList.add('on'); };
tip.onmouseleave = tip.onblur = function () { tip.classList.remove('on'); };
document.addEventListener('keydown', function (event) { if (event.key === 'Escape') tip.classList.remove('on'); });
</script>"""

UPDATES = """<h1>Shop</h1><p>Green mug, 8 pounds</p>
<button type="button" id="a">Add to cart</button><p id="silent"></p>
<button type="button" id="b">Save for later</button><p id="announced" role="status"></p>
<button type="button" id="c">Copy link</button>
<button type="button" id="d">Load more</button><ul id="list"><li>First article about the town</li></ul>
<form id="f"><label>Name <input name="n"></label><button>Send</button><div id="error"></div></form>
<form id="g"><label>Town <input name="t" id="town" aria-describedby="hint"></label><span id="hint"></span><button>Search</button></form>
<p><label>Remarks <textarea id="r"></textarea></label><span id="left"></span></p>
<script>
a.onclick = function () { silent.textContent = 'Green mug was added to your cart'; };
b.onclick = function () { announced.textContent = 'Saved'; };
c.onclick = function () { c.textContent = 'Copied'; };
d.onclick = function () { list.insertAdjacentHTML('beforeend', '<li>Second article about the river</li><li>Third article about trees</li>'); };
f.onsubmit = function () { error.textContent = 'Please enter your name'; return false; };
g.onsubmit = function () { hint.textContent = 'Please enter a town'; town.focus(); return false; };
</script>"""

FILTERS = """<h1>Courses</h1>
<p><label for="kind">Show</label> <select id="kind"><option>All</option><option>Evening</option></select></p><p id="kinds">8 courses</p>
<p><label><input type="checkbox" id="free"> Free of charge</label></p><p id="frees">Showing 8 of 8</p><p id="spoken" aria-live="polite" style="position:absolute;width:1px;height:1px;overflow:hidden"></p>
<p><label>Name <input id="name"></label></p><p id="names">8 results</p>
<p><label>Note <input id="note"></label></p><p id="left">You can enter 40 characters</p>
<ul id="list"><li>Pottery</li><li>Welding</li></ul>
<script>
kind.onchange = function () { kinds.textContent = '3 courses'; list.firstChild.remove(); };
free.onclick = function () { frees.textContent = 'Showing 2 of 8'; spoken.textContent = 'Showing 2 of 8'; };
name.oninput = document.getElementById('name').oninput = function () { names.textContent = '1 result'; };
note.oninput = function () { left.textContent = 'Please enter at most 38 characters'; };
</script>"""

CHOICES = """<h1>在线查询</h1><p><label>所属乡镇 <select id="town"><option>全部</option><option>其他</option></select></label></p>
<p id="other" hidden>请填写乡镇名称</p><p><label><input type="checkbox" id="open"> 只看公开</label></p><p id="sum">共 12 条</p>
<form><p><label><input type="checkbox" id="agree"> 同意</label></p><p id="agreed"></p><textarea aria-label="内容"></textarea></form>
<script>
town.onchange = function () { other.hidden = false; };
open_ = document.getElementById('open'); open_.onclick = function () { sum.textContent = '共 5 条'; };
agree.onclick = function () { agreed.textContent = '共 1 项'; };
</script>"""

GROUPS = """<h1>Courses</h1><p><label><input type="radio" name="view" checked> List</label> <label><input type="radio" name="view"> Grid</label>
<label><input type="radio" name="view"> Map</label></p><p><label><input type="radio" name="time"> Day</label> <label><input type="radio" name="time"> Evening</label></p>
<p id="count">8 courses</p><script>
for (const each of document.getElementsByName('time')) each.onclick = function () { count.textContent = '3 courses'; };
</script>"""

COUNTS = """<h1>书目</h1><p><label>类别 <select id="kind"><option>全部</option><option>历史</option></select></label> 为您显示<b id="shown">3</b>册</p>
<ul id="books"><li>明史</li><li>几何</li><li>代数</li></ul>
<p>购书袋 <b id="bag">0</b></p><button type="button" id="put">加入购书袋</button>
<p>关注人数 <b id="fans">7</b></p><button type="button" id="fan" aria-pressed="false">关注</button>
<p>收藏 <b id="kept" role="status">0</b></p><button type="button" id="keep">收藏本书</button>
<button type="button" id="next">加载更多</button><p id="state"></p>
<p><label>书评 <textarea id="words"></textarea></label></p><p id="typed">还可输入 200 字</p>
<script>
const at = (id) => document.getElementById(id), more = (id) => { at(id).textContent = Number(at(id).textContent) + 1; };
at('kind').onchange = () => { at('shown').textContent = '1'; at('books').lastChild.hidden = at('books').children[1].hidden = true; };
at('put').onclick = () => more('bag');
at('fan').onclick = () => { more('fans'); at('fan').setAttribute('aria-pressed', 'true'); };
at('keep').onclick = () => more('kept');
at('next').onclick = () => { at('state').textContent = '正在加载'; };
at('words').oninput = () => { at('typed').textContent = `还可输入 ${200 - at('words').value.length} 字`; };
</script>"""

UPDATES_CHINESE = """<h1>意见征集</h1><p>欢迎提出意见。</p>
<input type="text" aria-label="手机号" id="tel"><input type="button" id="code" value="获取验证码"><span id="tip"></span>
<div id="toast" style="display:none;position:fixed;left:40%;top:40%;background:#333;color:#fff">收藏成功</div><a href="javascript:;" id="fav">收藏本页</a>
<div role="alert" id="good"></div><a href="javascript:;" id="like">点赞</a>
<script>
document.getElementById('code').onclick = function () { document.getElementById('tip').innerHTML = '手机号格式不正确'; };
document.getElementById('fav').onclick = function () { document.getElementById('toast').style.display = 'block'; };
document.getElementById('like').onclick = function () { document.getElementById('good').textContent = '点赞成功'; };
</script>"""

MEDIA = """<h1>视听</h1><div><audio id="plain" src="/tone.wav" controls></audio></div>
<section><h2>县长讲话录音</h2><audio id="talk" src="/tone.wav" controls></audio></section>
<section><h2>会议录音</h2><audio id="written" src="/tone.wav" controls></audio><a href="/text.html">查看文字稿</a></section>
<section><h2>宣传片</h2><video id="captioned" src="/tone.wav" controls width="200"><track kind="captions" src="/c.vtt"></video></section>
<section><h2>微视频</h2><video id="film" src="/tone.wav" controls width="200"></video></section>
<section lang="en"><h2>Welcome to the town</h2><video id="english" src="/tone.wav" controls width="200"></video></section>
<section><p>%s</p><video id="beside" src="/tone.wav" controls width="200"></video></section>
<div><video id="background" src="/none.mp4" autoplay muted loop width="200"></video></div>
<section><h2>直播回放</h2><iframe id="player" src="/player/1" title="新闻发布会" width="200" height="100"></iframe></section>
""" % (TEXT * 8)

AUTOPLAY = """<h1>背景音乐</h1><p>欢迎来到本县旅游网。</p>
<div><audio id="brief" src="/short.wav" autoplay></audio></div>
<div><audio id="stopped" src="/tone.wav" autoplay></audio><button onclick="document.getElementById('stopped').pause()">停止音乐</button></div>
<p>说明</p><audio id="shown" src="/tone.wav" autoplay controls></audio>"""

LOUD = """<h1>旅游</h1><p>欢迎来到本县。</p><audio id="loud" src="/tone.wav" autoplay loop></audio>"""

SCRIPTED = """<h1>旅游</h1><p>欢迎来到本县。</p>{}<script>const a = new Audio('/{}.wav'); a.loop = {}; a.volume = {}; a.play();
const b = new Audio('/tone.wav');</script>"""

CUSTOM = """<h1>录音</h1><div id="one"><audio id="mouse" src="/tone.wav"></audio><span class="btn" onclick="toggle('mouse')">播放</span></div>
<div id="two"><audio id="keys" src="/tone.wav"></audio><button onclick="toggle('keys')">播放</button></div>
<div id="three"><video id="bare" src="/tone.wav" width="200"></video><p>县情介绍</p></div>
<script>function toggle(id) { var medium = document.getElementById(id); if (medium.paused) medium.play(); else medium.pause(); }</script>"""

FRAMED = """<div id="rolling" style="height:40px;overflow:hidden;width:200px"><ul><li>公告一</li><li>公告二</li><li>公告三</li><li>公告四</li></ul></div>
<script>var box = document.getElementById('rolling'), on = true; box.onmouseover = function () { on = STAYS; }; box.onmouseout = function () { on = true; };
setInterval(function () { if (on) box.scrollTop = box.scrollTop >= box.scrollHeight - 42 ? 0 : box.scrollTop + 1; }, 40);</script>"""

SLOW = f"""<h1>图片新闻</h1><p>{TEXT}</p>
<style>.frame{{position:relative;overflow:hidden;width:300px;height:60px}} .item{{display:none}} .item.active{{display:block}} #track{{display:flex;width:900px;transition:transform .3s}} #track div{{width:300px}}</style>
<div class="frame" id="classes"><div class="item active"><h3>第一条</h3></div><div class="item"><h3>第二条</h3></div><div class="item"><h3>第三条</h3></div></div><p>{TEXT}</p>
<div class="frame"><div id="track"><div>甲</div><div>乙</div><div>丙</div></div></div>
<script>
var items = document.querySelectorAll('.item'), n = 0, k = 0, track = document.getElementById('track'), timer;
setInterval(function () {{ items[n].classList.remove('active'); n = (n + 1) % 3; items[n].classList.add('active'); }}, 4800);
function run() {{ timer = setInterval(function () {{ k = (k + 1) % 3; track.style.transform = 'translateX(-' + k * 300 + 'px)'; }}, 4200); }}
track.onmouseenter = function () {{ clearInterval(timer); }}; track.onmouseleave = run; run();
</script>"""

STILL = f"<h1>政策文件</h1><p>{TEXT}</p><a href='/a'>下一篇</a>"

# as libraries of carousels in use are built: the track has no height of its own or has gone out of the window, a slide
# changes when it begins and again when it has come
TRACKS = f"""{TEXT}
<style>.w{{width:600px;height:60px;overflow:hidden;position:relative;margin:10px auto}}.w div div{{float:left;width:600px;height:60px;background:#dde}}
.t{{width:9000px;transition:transform .45s}}#out .t{{position:absolute;left:0;width:100%;height:100%}}#out .t div{{position:absolute}}</style>
<div class=w id=twice><div class=t></div></div><div class=w id=kept><div class=t></div></div><div class=w id=out><div class=t></div></div>
<script>
document.querySelectorAll('.w').forEach(function (box) {{
  var track = box.firstChild, at = 0, still = false;
  for (var i = 0; i < 40; i++) track.innerHTML += '<div style="left:' + i * 600 + 'px"><a href="/a' + i + '">第 ' + i + ' 条新闻</a></div>';
  box.onmouseenter = function () {{ still = box.id !== 'twice'; }};
  box.onmouseleave = function () {{ still = false; }};
  setInterval(function () {{
    if (still) return;
    track.style.transform = 'translateX(-' + ++at * 600 + 'px)';
    setTimeout(function () {{ track.children[at].className = 'now'; }}, 460);
  }}, 2600);
}});
</script>"""
PAGES = {
    "slides": SLIDES,
    "slow": SLOW,
    "tracks": TRACKS,
    "small": SMALL,
    "floats": FLOATS,
    "hovers": HOVERS,
    "escape": HOVERS_ESCAPE,
    "updates": UPDATES,
    "chinese": UPDATES_CHINESE,
    "filters": FILTERS,
    "counts": COUNTS,
    "groups": GROUPS,
    "choices": CHOICES,
    "media": MEDIA,
    "autoplay": AUTOPLAY,
    "loud": LOUD,
    "scripted": SCRIPTED.format("", "tone", "true", 1),
    "scripted, button": SCRIPTED.format("<button onclick='a.pause()'>关闭音乐</button>", "tone", "true", 1),
    "scripted, silent": SCRIPTED.format("", "tone", "true", 0),
    "scripted, short": SCRIPTED.format("", "short", "false", 1),
    "custom": CUSTOM,
    "still": STILL,
}
