// as vendors of toolbars write it: everything is made by script, icons carry nothing but a title
var aria = (function () {
  var on = { zoom: 1 }, bar = null, frame = null, box = null, line = null, hand = null, player = null, talking = false;
  function read() { var found = /wza=([^;]+)/.exec(document.cookie); try { return found ? JSON.parse(decodeURIComponent(found[1])) : null; } catch (e) { return null; } }
  function save() { document.cookie = "wza=" + encodeURIComponent(JSON.stringify(on)) + ";path=/"; }
  function icon(title, work) {
    var item = frame.createElement("li");
    item.title = title;
    item.className = "ico";
    item.innerHTML = "<i></i>";
    item.onclick = work;
    frame.querySelector("ul").appendChild(item);
  }
  function zoom() { document.body.style.zoom = on.zoom; }
  function scheme() {
    var style = document.getElementById("wza-scheme") || document.head.appendChild(document.createElement("style"));
    style.id = "wza-scheme";
    style.textContent = on.dark ? "body *{background:#000 !important;color:#ff0 !important}body{background:#000 !important}" : "";
  }
  function spacing() {
    var style = document.getElementById("wza-line") || document.head.appendChild(document.createElement("style"));
    style.id = "wza-line";
    style.textContent = on.space ? "body *{line-height:2.2 !important}" : "";
  }
  function part(css) { var made = document.createElement("div"); made.style.cssText = css; document.documentElement.appendChild(made); return made; }
  function follow(event) {
    if (hand) { hand.style.left = event.clientX + "px"; hand.style.top = event.clientY + "px"; }
    if (line) { line.style.top = event.clientY + 4 + "px"; }
  }
  function point(event) {
    var text = (event.target.innerText || event.target.title || "").trim();
    if (!text || text.length > 200 || event.target === box) { return; }
    if (box) { box.textContent = text; }
    if (talking) { player.src = "/js/tts?t=" + encodeURIComponent(text.slice(0, 40)); player.play(); }
  }
  function build() {
    bar = document.createElement("iframe");
    bar.style.cssText = "position:fixed;left:0;top:0;width:100%;height:70px;border:0;z-index:99999;background:#fff";
    document.documentElement.appendChild(bar);
    document.body.style.marginTop = "70px";
    frame = bar.contentDocument;
    frame.open();
    frame.write("<style>ul{margin:0;padding:8px}li{display:inline-block;width:54px;height:54px;margin:0 4px;background:#246;cursor:pointer}</style><ul></ul>");
    frame.close();
    icon("声音开关", function () { talking = !talking; if (!player) { player = new Audio(); } if (!talking) { player.pause(); } else { player.src = "/js/tts?t=on"; player.play(); } });
    icon("页面放大", function () { on.zoom = Math.min(2, on.zoom + 0.2); zoom(); save(); });
    icon("页面缩小", function () { on.zoom = Math.max(1, on.zoom - 0.2); zoom(); save(); });
    icon("配色", function () { on.dark = on.dark ? 0 : 1; scheme(); save(); });
    icon("行距", function () { on.space = on.space ? 0 : 1; spacing(); save(); });
    icon("鼠标样式", function () {
      if (hand) { hand.remove(); hand = null; return; }
      hand = part("position:fixed;width:64px;height:64px;z-index:99998;pointer-events:none;background:radial-gradient(#f00,transparent);left:0;top:0");
    });
    icon("十字线", function () {
      if (line) { line.remove(); line = null; return; }
      line = part("position:fixed;left:0;right:0;height:4px;background:#f00;z-index:99998;pointer-events:none");
    });
    icon("显示屏", function () {
      if (box) { box.remove(); box = null; return; }
      box = part("position:fixed;left:0;right:0;bottom:0;height:110px;font-size:46px;background:#000;color:#fff;z-index:99998");
    });
    icon("重置", function () { on = { zoom: 1, open: 1 }; zoom(); scheme(); spacing(); save(); });
    icon("退出服务", function () { location.reload(); document.cookie = "wza=;path=/;expires=Thu, 01 Jan 1970 00:00:00 GMT"; });
    document.addEventListener("mousemove", follow);
    document.addEventListener("mouseover", point);
    document.addEventListener("focusin", point);
  }
  function start() { if (bar) { return; } on.open = 1; save(); setTimeout(build, 300); }
  document.addEventListener("DOMContentLoaded", function () {
    var entry = document.getElementById("wza");
    entry.tabIndex = 0;
    entry.onkeydown = function (event) { if (event.key === "Enter") { start(); } };
    var kept = read();
    if (kept && kept.open) { on = kept; build(); zoom(); scheme(); spacing(); }
  });
  return { start: start };
})();
