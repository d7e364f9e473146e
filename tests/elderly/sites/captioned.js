// pictures to press with a word below each, addresses in JavaScript, a bar that slides in, schemes in a menu that goes with
// each choice; the first aid wraps every text of the page
var free = (function () {
  var on = false, words = false, zoom = 1, say = null, state = {};
  var items = [
    ["large", "页面放大（Shift+1）", "放大"], ["usual", "页面还原（Shift+3）", "还原"], ["bigger", "字体放大（Shift+Q）", "大字"], ["own", "字体还原（Shift+E）", "还原"],
    ["color", "更改配色（Shift+C）", "配色"], ["guide", "开启辅助线（Shift+G）", "辅助线"], ["screen", "开启显示屏（Shift+P）", "显示屏"],
    ["read", "开启指读（Shift+L）", "指读"], ["voice", "关闭声音（Shift+V）", "声音"], ["start", "关闭无障碍浏览（Ctrl+Alt+B）", "关闭"]
  ];
  var schemes = [["默认配色"], ["白底黑字", "#fff", "#000"], ["黑底黄字", "#000", "#ff0"]];
  function by(id) { return document.getElementById("free_" + id); }
  function all(find) { return [].slice.call(document.querySelectorAll(find)); }
  function rest() { return all("body > *").filter(function (one) { return !/^free_/.test(one.id); }); }
  function speak(text) { if (!state.mute) { if (say) { say.pause(); } say = new Audio("/js/tts?text=" + encodeURI(text)); say.play(); } }
  function slide(box, open) { box.style.maxHeight = open ? "0" : box.offsetHeight + "px"; setTimeout(function () { box.style.maxHeight = open ? "300px" : "0"; }, 20); }
  function wrap() {
    if (words) { return; }
    words = true;
    var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) { if (walker.currentNode.data.trim() && !walker.currentNode.parentNode.closest("#free_box, script, style")) { found.push(walker.currentNode); } }
    found.forEach(function (text) {
      var voice = document.createElement("voice");
      voice.textContent = text.data;
      text.parentNode.replaceChild(voice, text);
      voice.addEventListener("mouseenter", function () {
        if (state.screen) { by("caption").textContent = voice.textContent; }
        if (state.read) { speak(voice.textContent); }
      });
    });
  }
  function part(id, css) { var made = document.createElement("div"); made.id = "free_" + id; made.style.cssText = css; document.body.appendChild(made); return made; }
  var work = {
    large: function () { zoom = Math.min(1.5, zoom + 0.1); rest().forEach(function (one) { one.style.zoom = zoom; }); speak("页面已放大"); },
    usual: function () { zoom = 1; rest().forEach(function (one) { one.style.zoom = ""; }); },
    bigger: function () { wrap(); all("voice").forEach(function (one) { one.style.fontSize = parseFloat(getComputedStyle(one).fontSize) + 1 + "px"; }); speak("字体已放大"); },
    own: function () { all("voice").forEach(function (one) { one.style.fontSize = ""; }); },
    color: function () {
      var menu = by("menu") || part("menu", "position:fixed;left:500px;top:90px;background:#eee;overflow:hidden;max-height:0;transition:max-height .3s");
      menu.innerHTML = schemes.map(function (one, at) { return '<p><a href="javascript:free.paint(' + at + ');">' + one[0] + "</a></p>"; }).join("");
      state.menu = !state.menu;
      slide(menu, state.menu);
    },
    guide: function () {
      state.guide = !state.guide;
      if (by("line")) { by("line").remove(); } else { part("line", "position:fixed;left:0;width:100%;height:3px;background:red;pointer-events:none"); }
    },
    screen: function () {
      wrap();
      state.screen = !state.screen;
      if (by("caption")) { by("caption").remove(); } else { part("caption", "position:fixed;left:0;bottom:0;width:100%;height:120px;background:#fff;font-size:45px;text-align:center"); }
    },
    read: function () { wrap(); state.read = !state.read; speak(state.read ? "您已开启指读" : "您已关闭指读功能"); },
    voice: function () { state.mute = !state.mute; if (say) { say.pause(); } },
    start: start
  };
  function start(quiet) {
    on = !on;
    document.cookie = "free=" + (on ? 1 : 0) + ";path=/";
    document.getElementById("entry").innerHTML = on ? "关闭无障碍浏览" : "无障碍浏览";
    if (!on) { location.reload(); return; }
    var box = part("box", "position:fixed;left:0;top:0;width:100%;background:#e8f0fa;z-index:99;overflow:hidden;max-height:0;transition:max-height .5s");
    box.innerHTML = items.map(function (item) {
      return '<ul style="display:inline-block;margin:4px 14px;padding:0;list-style:none;text-align:center"><li><a href="javascript:free.press(\'' + item[0] + '\');" title="' + item[1] + '"><img width=40 height=40 src="/js/hand.svg"></a><p style="margin:0">' + item[2] + "</p></li></ul>";
    }).join("");
    document.body.style.marginTop = "90px";
    slide(box, true);
    if (quiet !== true) { speak("您已开启无障碍浏览功能"); }
  }
  document.addEventListener("mousemove", function (event) { if (by("line")) { by("line").style.top = event.clientY + 5 + "px"; } });
  document.addEventListener("DOMContentLoaded", function () { if (/free=1/.test(document.cookie)) { start(true); } });
  return {
    start: start, press: function (name) { work[name](); },
    paint: function (at) {
      var one = schemes[at];
      document.body.style.backgroundColor = one[1] || "";
      rest().forEach(function (each) { [each].concat([].slice.call(each.querySelectorAll("*"))).forEach(function (inner) { inner.style.backgroundColor = one[1] || ""; inner.style.color = one[2] || ""; }); });
      state.menu = false;
      slide(by("menu"), false);
    }
  };
})();
