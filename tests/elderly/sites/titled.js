// blocks that answer the mouse and keys with Alt, each with a word and a long title; icons of a font, sound on from the start
var tool = (function () {
  var on = null, player = new Audio(), schemes = [null, ["#fff", "#00f"], ["#000", "#ff0"]];
  var items = [
    ["reset", "页面初始化功能，按Alt+R刷新重置页面", "重置"], ["ruler", "十字辅助线功能，按Alt+C打开或关闭辅助线", "光标"],
    ["mouse", "更换鼠标箭头图标,按Alt+M更换", "鼠标"], ["big", "放大页面字体，按Alt+↑页面放大", "大字"], ["small", "缩小页面字体，按Alt+↓页面缩小", "小字"],
    ["color", "页面配色功能，按Alt+~切换下一种页面风格", "配色"], ["sound", "声音开关功能，按Alt+V打开或者关闭声音", "开关"],
    ["read", "指读功能，按Alt+P打开指读功能", "指读"], ["screen", "显示屏放大器功能，按Alt+B打开或关闭显示屏放大器", "显示屏"], ["close", "退出无障碍系统功能，按Esc退出无障碍系统", "退出"]
  ];
  var work = {
    reset: function () { on = { sound: 1 }; save(); location.reload(); },
    ruler: function () { on.ruler = !on.ruler; }, mouse: function () { on.mouse = !on.mouse; },
    big: function () { on.zoom = Math.min(1.6, (on.zoom || 1) + 0.1); }, small: function () { on.zoom = Math.max(1, (on.zoom || 1) - 0.1); },
    color: function () { on.color = ((on.color || 0) + 1) % 3; }, sound: function () { on.sound = !on.sound; if (!on.sound) { player.pause(); } },
    read: function () { on.read = !on.read; say(on.read ? "指读已打开" : "您已关闭指读功能"); }, screen: function () { on.screen = !on.screen; },
    close: function () { sessionStorage.removeItem("tool"); location.reload(); }
  };
  function save() { sessionStorage.setItem("tool", JSON.stringify(on)); }
  function by(id) { return document.getElementById("t_" + id); }
  function say(text) { if (on.sound) { player.src = "/js/tts?t=" + encodeURIComponent(text); player.play(); } }
  function part(id, css) { var made = document.createElement("div"); made.id = "t_" + id; made.style.cssText = css; document.body.appendChild(made); return made; }
  function apply() {
    var scheme = schemes[on.color || 0];
    document.querySelectorAll("body > *").forEach(function (one) {
      if (/^t_|^SCRIPT/.test(one.id || one.tagName)) { return; }
      one.style.zoom = on.zoom || 1;
      [one].concat([].slice.call(one.querySelectorAll("*"))).forEach(function (each) { each.style.backgroundColor = scheme ? scheme[0] : ""; each.style.color = scheme ? scheme[1] : ""; });
    });
    document.body.classList.toggle("hand", !!on.mouse);
    by("x").style.display = by("y").style.display = on.ruler ? "block" : "none";
    by("ds").style.display = on.screen ? "block" : "none";
  }
  function press(id) { work[id](); if (id !== "close" && id !== "reset") { save(); apply(); } }
  function build() {
    var style = document.createElement("style");
    style.textContent = "#t_bar{position:fixed;left:0;top:0;right:0;background:#1676c8;display:flex;justify-content:center;z-index:99}.t_item{padding:10px;text-align:center;color:#fff;cursor:pointer}.t_item r{display:block;font:40px/1 tool;width:40px;height:40px;background:#005fb1}body{padding-top:88px}.hand *{cursor:url(/js/hand.svg),auto !important}";
    document.head.appendChild(style);
    part("bar", "").innerHTML = items.map(function (item) { return '<div id="t_' + item[0] + '" class="t_item" title="' + item[1] + '"><r></r><div>' + item[2] + "</div></div>"; }).join("");
    part("x", "display:none;position:fixed;top:0;width:5px;height:100%;background:red;pointer-events:none");
    part("y", "display:none;position:fixed;left:0;width:100%;height:5px;background:red;pointer-events:none");
    part("ds", "display:none;position:fixed;left:0;bottom:0;width:100%;height:130px;background:#fff;font-size:48px;text-align:center");
    items.forEach(function (item) { by(item[0]).addEventListener("click", function () { press(item[0]); }); });
    apply();
  }
  function point(event) {
    var text = (event.target.innerText || "").trim();
    if (!on || !text || text.length > 90 || event.target.closest("#t_bar, #t_ds")) { return; }
    if (on.screen) { by("ds").textContent = text; }
    if (on.read) { say(text); }
  }
  document.addEventListener("mouseover", point);
  document.addEventListener("focusin", point);
  document.addEventListener("mousemove", function (event) { if (on && on.ruler) { by("x").style.left = event.clientX + 8 + "px"; by("y").style.top = event.clientY + 8 + "px"; } });
  document.addEventListener("keydown", function (event) { if (on && event.key === "Escape") { press("close"); } });
  document.addEventListener("DOMContentLoaded", function () { on = JSON.parse(sessionStorage.getItem("tool")); if (on) { build(); } });
  return { start: function () { if (!on) { on = { sound: 1 }; save(); build(); say("欢迎使用"); } } };
})();
