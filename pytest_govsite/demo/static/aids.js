// aids: enlargement, line spacing, colours, pointer, guide line, captions, the mode for older people; kept on the site
(function () {
  "use strict";
  var root = document.documentElement;
  var faults = (document.currentScript.dataset.faults || "").split(" ");
  var fresh = { zoom: 1, wide: "", contrast: "", pointer: "", line: "", caption: "", elder: "", open: "" };
  var state = Object.assign({}, fresh);
  var bar = null, line = null, caption = null;
  var switcher = document.getElementById("toolbarSwitch"), elder = document.getElementById("olderSwitch");

  function faulty(name) { return faults.indexOf(name) >= 0; }
  function store() { try { localStorage.setItem("aids", JSON.stringify(state)); } catch (e) { /* storage is off */ } }
  function stored() { try { return JSON.parse(localStorage.getItem("aids")) || {}; } catch (e) { return {}; } }
  function made(name, className) {
    var element = document.createElement(name);
    element.className = className;
    element.hidden = true;
    document.body.appendChild(element);
    return element;
  }
  function factor() {
    if (faulty("large-text")) { return 1; }
    if (faulty("mobile-font") && matchMedia("(max-width: 700px)").matches) { return 1.1; }
    return Math.min((faulty("zoom-control") ? 1 : state.zoom) * (state.elder ? 1.5 : 1), 3);
  }
  function apply() {
    root.style.fontSize = 16 * factor() + "px";
    root.classList.toggle("elder", !!state.elder && !faulty("simplified"));
    root.classList.toggle("elder-dense", !!state.elder && faulty("line-spacing"));
    root.classList.toggle("elder-blind", !!state.elder && faulty("focus-visible"));
    root.classList.toggle("wide-lines", !!state.wide && !faulty("line-spacing"));
    root.classList.toggle("contrast", !!state.contrast && !faulty("contrast"));
    root.classList.toggle("contrast-low", !!state.contrast && faulty("contrast"));
    root.classList.toggle("large-pointer", !!state.pointer && !faulty("large-pointer"));
    if (bar) {
      bar.hidden = !state.open;
      line.hidden = !state.line || faulty("guide-line");
      caption.hidden = !state.caption;
      // what is focused is not left behind the bar or the captions
      root.style.scrollPaddingTop = bar.hidden ? "" : bar.offsetHeight + 8 + "px";
      root.style.scrollPaddingBottom = caption.hidden ? "" : "40vh";
      Array.prototype.forEach.call(bar.querySelectorAll("[data-state]"), function (button) {
        button.setAttribute("aria-pressed", String(!!state[button.dataset.state]));
      });
    }
    if (switcher) { switcher.setAttribute("aria-expanded", String(!!state.open)); }
    if (elder) {
      elder.setAttribute("aria-pressed", String(!!state.elder));
      elder.textContent = state.elder && !faulty("exit") ? "退出长者模式" : "长者模式";
    }
    if (state.elder && faulty("full-keyboard")) {
      Array.prototype.forEach.call(document.querySelectorAll("main a"), function (link) { link.tabIndex = -1; });
    }
    if (state.elder) { window.dispatchEvent(new CustomEvent("elder-mode")); }
    store();
  }
  function reset() { state = Object.assign({}, fresh, { elder: state.elder, open: state.open }); apply(); }
  function leave() {
    if (faulty("exit")) { return; }
    var away = document.body.dataset.edition;
    state = Object.assign({}, fresh);
    apply();
    if (away) { location.href = "/"; } else if (switcher) { switcher.focus(); }
  }
  function toggled(name) { return function () { state[name] = state[name] ? "" : "1"; }; }
  function build() {
    var actions = [
      ["放大", function () { state.zoom = Math.min(2, state.zoom + 0.25); }],
      ["缩小", function () { state.zoom = Math.max(1, state.zoom - 0.25); }],
      ["行距", toggled("wide"), "wide"],
      ["高对比配色", toggled("contrast"), "contrast"],
      ["大鼠标", toggled("pointer"), "pointer"],
      ["辅助线", toggled("line"), "line"],
      ["大字幕", toggled("caption"), "caption"],
      ["重置", reset],
      ["退出", leave]
    ];
    bar = document.createElement("section");
    bar.className = "aids";
    bar.setAttribute("aria-label", "无障碍工具条");
    actions.forEach(function (action) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = action[0];
      if (action[2]) { button.dataset.state = action[2]; }
      button.addEventListener("click", function () { action[1](); if (action[1] !== leave) { apply(); } });
      bar.appendChild(button);
      if (action[0] === "大字幕" && window.portalSpeech) {
        var read = document.createElement("button");
        read.type = "button";
        read.textContent = "朗读";
        window.portalSpeech.add(read);
        bar.appendChild(read);
      }
    });
    // the way past all of this stays the first thing that Tab comes to
    var skip = document.querySelector("body > a.skip");
    document.body.insertBefore(bar, skip ? skip.nextSibling : document.body.firstChild);
    line = made("div", "guide-line");
    caption = made("div", "caption-screen");
    caption.setAttribute("aria-hidden", "true");
    document.addEventListener("mousemove", function (event) { line.style.top = event.clientY + 12 + "px"; });
    (faulty("caption-screen") ? [] : faulty("caption-screen:pointer-only") ? ["mouseover"] : ["mouseover", "focusin"]).forEach(function (kind) {
      document.addEventListener(kind, function (event) {
        var place = event.target.closest("a, button, label, p, li, h1, h2, h3, td, th, span, input") || event.target;
        var words = (place.innerText || place.getAttribute("aria-label") || place.alt || place.placeholder || "").trim();
        if (state.caption && words && place !== caption) { caption.textContent = words.slice(0, 80); }
      });
    });
  }
  function open() { if (!bar) { build(); } }
  if (switcher && !faulty("toolbar")) {
    switcher.addEventListener("click", function () { open(); state.open = state.open ? "" : "1"; apply(); });
  }
  if (elder) {
    elder.addEventListener("click", function () {
      if (state.elder) { leave(); return; }
      open();
      state.elder = state.open = "1";
      apply();
    });
  }
  Array.prototype.forEach.call(document.querySelectorAll("[data-leave-edition]"), function (link) {
    link.addEventListener("click", function (event) { event.preventDefault(); leave(); });
  });
  if (!faulty("persists") || document.body.dataset.edition) { Object.assign(state, stored()); }
  if (document.body.dataset.edition) { state.elder = state.open = "1"; }
  if (state.open) { open(); }
  if (Object.keys(fresh).some(function (name) { return String(state[name]) !== String(fresh[name]); })) { apply(); }
})();
