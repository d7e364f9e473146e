"""Notices before leaving as sites build them, and what is none."""

TEXT = "您访问的链接即将离开“示范县人民政府”门户网站，是否继续？"
LINK = "<div class=footer><a href='http://www.example-travel.com/'{}>示范旅游</a></div>"

MODAL = """
<style>.mask{position:fixed;inset:0;background:rgba(0,0,0,.5)}.box{position:fixed;left:400px;top:200px;width:400px;
background:#fff;padding:20px}</style>"""
INSERTED = """<script>
document.addEventListener('click', function (event) {
  var link = event.target.closest('a[href]');
  if (!link || /gov\\.cn$/.test(link.hostname) || link.hostname === location.hostname || /^moe_/.test(link.id)) return;
  event.preventDefault();
  var box = document.createElement('div');
  box.id = 'moe_black';
  box.innerHTML = '<div class=mask></div><div class=box><p>%s</p><a id=moe_go target=_blank href="' + link.href + '">继续访问</a> '
    + '<a href="javascript:;" id=moe_stop>放弃</a></div>';
  document.body.appendChild(box);
  document.getElementById('moe_stop').onclick = document.getElementById('moe_go').onclick = function () { box.remove(); };
});
</script>""".replace("%s", TEXT)
LAYER = """<script>
setTimeout(function () {
  [].forEach.call(document.querySelectorAll('.footer a'), function (link) {
    var href = link.getAttribute('href');
    link.removeAttribute('href'); link.removeAttribute('target'); link.style.cursor = 'pointer';
    link.addEventListener('click', function () {
      var layer = document.createElement('div');
      layer.className = 'layui-layer-shade box';
      layer.innerHTML = '<div class=layui-layer-title>信息</div><div>%s</div><span class="layui-layer-setwin">'
        + '<a class="layui-layer-close" href="javascript:;">×</a></span>'
        + '<a class="layui-layer-btn0">确定</a> <a class="layui-layer-btn1">取消</a>';
      document.body.appendChild(layer);
      layer.querySelector('.layui-layer-btn0').onclick = function () { layer.remove(); window.open(href); };
      layer.querySelector('.layui-layer-btn1').onclick = layer.querySelector('.layui-layer-close').onclick = function () { layer.remove(); };
    });
  });
}, 0);
</script>""".replace("%s", TEXT)
STANDING = """<div id=tips class=box style="display:none"><p>%s</p>
<button onclick="location.href=window.goes">继续</button><button onclick="tips.style.display='none'">关闭</button></div>
<script>function leave(url) { window.goes = url; tips.style.display = 'block'; return false; }</script>""".replace(
    "%s", TEXT
)
INTERSTITIAL = "<h1>温馨提示</h1><p>您即将离开本网站，前往第三方网站。</p><a href='http://www.example-travel.com/'>继续访问</a> <a href='javascript:history.back()'>返回</a>"
AUTOMATIC = "<p>正在离开本网站……</p><script>location.href = 'http://www.example-travel.com/'</script>"

PAGES = {
    # notices
    "confirm": LINK.format(f" onclick=\"return confirm('{TEXT}')\""),
    "confirm-window": f"<div class=footer><a href='javascript:void(0)' onclick=\"if (confirm('{TEXT}')) window.open('http://www.example-travel.com/')\">示范旅游</a></div>",
    "inserted": MODAL + LINK.format(" target=_blank") + INSERTED,
    "layer": MODAL + LINK.format(" target=_blank") + LAYER,
    "standing": MODAL + STANDING + LINK.format(" onclick='return leave(this.href)'"),
    "page": "<div class=footer><a href='/out?url=http%3A%2F%2Fwww.example-travel.com%2F'>示范旅游</a></div>",
    "page-window": "<div class=footer><a target=_blank href='/out?url=http%3A%2F%2Fwww.example-travel.com%2F'>示范旅游</a></div>",
    "select": f"<div class=footer><select onchange=\"if (this.value && confirm('{TEXT}')) window.open(this.value)\"><option value=''>友情链接</option><option value='http://www.example-travel.com/'>示范旅游</option></select></div>",
    # none
    "direct": "<style>.tip{display:none}a:hover+.tip{display:block}</style><div class=footer>"
    "<a href='http://www.one-travel.com/'>一</a> <a target=_blank href='http://www.two-travel.com/'>二号旅游</a> "
    "<span onclick=\"window.open('http://www.three-travel.com/')\">三号旅游</span>"
    "<select onchange='if (this.value) window.open(this.value)'><option value=''>友情链接</option><option value='http://www.four-travel.com/'>四号旅游</option></select>"
    # it shows a box on pointing, which is no notice
    "<p><a href='http://www.five-travel.com/'>五号旅游</a><span class=tip>即将访问五号旅游网站 <b>确定</b></span></p></div>",
    # one link that the notice forgets, looked at after the page was loaded again
    "forgotten": MODAL
    + LINK.format("")
    + "<p><a href='http://www.two-travel.com/' onclick='event.stopPropagation()'>二号旅游</a></p>"
    + INSERTED,
    "alert": LINK.format(" onclick=\"alert('您即将离开本网站')\""),
    "automatic": "<div class=footer><a href='/auto?url=http%3A%2F%2Fwww.example-travel.com%2F'>示范旅游</a></div>",
    "own-redirect": "<div class=footer><a href='/jump?url=http%3A%2F%2Fwww.example-travel.com%2F'>示范旅游</a></div>",
    # swallowed
    "login": MODAL
    + LINK.format(" onclick=\"login.style.display='block';return false\"")
    + "<div id=login class=box style='display:none'><p>请先登录</p><button>登录</button></div>",
    "nothing": LINK.format(' onclick="return false"'),
    "number": "<div class=footer><a href='http://203.0.113.7:8080/sys/'>业务系统</a></div>",
    # exempt
    "exempt": "<p><a href='https://www.gov.cn/'>中国政府网</a><a href='http://www.xinhuanet.com/'>新华网</a><a href='https://bszs.conac.cn/sitename'>标识</a>"
    "<a href='mailto:a@example.com'>邮箱</a><a href='tel:12345'>电话</a><a href='/a.html'>本站</a><a href='https://县.政务/'>政务</a></p>"
    "<div class=bdsharebuttonbox><a href='http://service.weibo.com/share/share.php?url=x'>微博</a></div>",
    "none": "<p>没有链接的网页</p>",
}
NOTICES = ("confirm", "confirm-window", "inserted", "layer", "standing", "page", "page-window", "select")
FAULTS = ("alert", "automatic", "own-redirect")
OPEN = ("login", "nothing", "number")
