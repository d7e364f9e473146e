(function () {
  "use strict";
  var root = document.documentElement;
  var own = location.hostname;

  function each(selector, work) { Array.prototype.forEach.call(document.querySelectorAll(selector), work); }
  function store(name, value) { try { localStorage.setItem(name, value); } catch (e) { /* storage is off */ } }
  function stored(name) { try { return localStorage.getItem(name); } catch (e) { return null; } }

  // leaving for a site that is no government site
  function foreign(link) {
    var host = link.hostname;
    return /^https?:$/.test(link.protocol) && host !== own && !/\.gov\.cn$/.test(host) && !/\.conac\.cn$/.test(host);
  }
  function ask(link) {
    var dialog = document.createElement("dialog");
    dialog.className = "leave";
    dialog.setAttribute("aria-labelledby", "leave-text");
    dialog.innerHTML = '<p id="leave-text">您访问的链接即将离开“示范县人民政府”门户网站，是否继续？</p>' +
      '<p><button type="button" data-go>继续访问</button> <button type="button" data-stay>放弃</button></p>';
    document.body.appendChild(dialog);
    dialog.querySelector("[data-go]").addEventListener("click", function () { location.href = link.href; });
    dialog.querySelector("[data-stay]").addEventListener("click", function () { dialog.close(); });
    dialog.addEventListener("close", function () { dialog.remove(); link.focus(); });
    dialog.showModal();
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href]") : null;
    if (link && foreign(link)) { event.preventDefault(); ask(link); }
  });

  // menu on narrow screens
  each(".menu-switch", function (button) {
    button.addEventListener("click", function () {
      var open = document.getElementById("menu").classList.toggle("open");
      button.setAttribute("aria-expanded", String(open));
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && document.activeElement && document.activeElement.closest(".menu li ul")) {
      document.activeElement.closest(".menu li ul").parentNode.querySelector("a").focus();
    }
  });

  // picture news
  each("[data-slides]", function (box) {
    var slides = box.querySelectorAll("figure"), at = 0, timer = null;
    function show(step) {
      slides[at].hidden = true;
      at = (at + step + slides.length) % slides.length;
      slides[at].hidden = false;
    }
    function run() { if (!timer) { timer = setInterval(function () { show(1); }, 6000); } }
    function pause() { clearInterval(timer); timer = null; }
    var button = box.querySelector("[data-pause]");
    each("[data-step]", function (each) { each.addEventListener("click", function () { pause(); show(Number(each.dataset.step)); }); });
    button.addEventListener("click", function () {
      if (timer) { pause(); button.textContent = "播放轮播"; } else { run(); button.textContent = "暂停轮播"; }
    });
    box.addEventListener("mouseenter", pause);
    box.addEventListener("focusin", pause);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) { run(); }
  });

  // printing, sharing, reading aloud
  each("[data-print]", function (button) { button.addEventListener("click", function () { window.print(); }); });
  each("[data-share]", function (button) {
    button.addEventListener("click", function () {
      if (navigator.share) { navigator.share({ title: document.title, url: location.href }); return; }
      if (navigator.clipboard) { navigator.clipboard.writeText(location.href); }
      button.textContent = "链接已复制";
    });
  });
  function speak(button) {
    var voice = window.speechSynthesis;
    if (!voice) { button.textContent = "浏览器不支持朗读"; return; }
    if (voice.speaking) { voice.cancel(); button.textContent = "朗读"; return; }
    var words = new SpeechSynthesisUtterance((document.querySelector(".text, #zoom, main") || document.body).innerText);
    words.lang = "zh-CN";
    voice.speak(words);
    button.textContent = "停止朗读";
  }
  each("[data-read]", function (button) { button.addEventListener("click", function () { speak(button); }); });

  // forms say in words what is missing
  each("form[data-check]", function (form) {
    form.addEventListener("submit", function (event) {
      var first = null;
      each("form[data-check] .error", function (place) { place.textContent = ""; });
      Array.prototype.forEach.call(form.elements, function (field) {
        if (!field.willValidate || field.checkValidity()) { return; }
        var place = form.querySelector('[data-error-for="' + field.id + '"]');
        var label = form.querySelector('label[for="' + field.id + '"]');
        if (place) { place.textContent = (field.validity.valueMissing ? "请填写" : "格式不正确，请检查：") + label.firstChild.textContent; }
        first = first || field;
      });
      if (first) { event.preventDefault(); first.focus(); }
    });
  });

  // aids: enlargement, colours, pointer, guide line, captions, reading; kept while visiting the site
  var state = { zoom: 1, contrast: "", pointer: "", line: "", caption: "", elder: "" };
  try { state = JSON.parse(stored("aids")) || state; } catch (e) { /* unreadable: start again */ }
  var bar = null, line = null, screen_ = null;
  var switcher = document.getElementById("toolbarSwitch"), elder = document.getElementById("olderSwitch");

  function apply() {
    root.style.fontSize = 16 * state.zoom * (state.elder ? 1.5 : 1) + "px";
    root.classList.toggle("contrast", !!state.contrast);
    root.classList.toggle("large-pointer", !!state.pointer);
    root.classList.toggle("elder", !!state.elder);
    if (line) { line.hidden = !state.line; }
    if (screen_) { screen_.hidden = !state.caption; }
    if (elder) { elder.setAttribute("aria-pressed", String(!!state.elder)); elder.textContent = state.elder ? "退出长者模式" : "长者模式"; }
    store("aids", JSON.stringify(state));
  }
  function reset() { state = { zoom: 1, contrast: "", pointer: "", line: "", caption: "", elder: "" }; apply(); }
  function build() {
    bar = document.createElement("section");
    bar.className = "aids";
    bar.setAttribute("aria-label", "无障碍工具条");
    var actions = [
      ["放大", function () { state.zoom = Math.min(2, state.zoom + 0.25); }],
      ["缩小", function () { state.zoom = Math.max(1, state.zoom - 0.25); }],
      ["高对比配色", function () { state.contrast = state.contrast ? "" : "1"; }],
      ["大鼠标", function () { state.pointer = state.pointer ? "" : "1"; }],
      ["辅助线", function () { state.line = state.line ? "" : "1"; }],
      ["大字幕", function () { state.caption = state.caption ? "" : "1"; }],
      ["朗读", speak],
      ["重置", reset],
      ["退出", function () { reset(); bar.hidden = true; switcher.setAttribute("aria-expanded", "false"); switcher.focus(); }]
    ];
    actions.forEach(function (action) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = action[0];
      button.addEventListener("click", function () { action[1](button); apply(); });
      bar.appendChild(button);
    });
    document.body.insertBefore(bar, document.body.firstChild);
    line = document.createElement("div"); line.className = "guide-line"; line.hidden = true;
    screen_ = document.createElement("div"); screen_.className = "caption-screen"; screen_.hidden = true; screen_.setAttribute("aria-hidden", "true");
    document.body.appendChild(line); document.body.appendChild(screen_);
    document.addEventListener("mousemove", function (event) { line.style.top = event.clientY + 12 + "px"; });
    ["mouseover", "focusin"].forEach(function (kind) {
      document.addEventListener(kind, function (event) {
        if (state.caption && event.target.innerText) { screen_.textContent = event.target.innerText.slice(0, 60); }
      });
    });
  }
  if (switcher) {
    switcher.addEventListener("click", function () {
      if (!bar) { build(); } else { bar.hidden = !bar.hidden; }
      switcher.setAttribute("aria-expanded", String(!bar.hidden));
      apply();
    });
  }
  if (elder) { elder.addEventListener("click", function () { state.elder = state.elder ? "" : "1"; apply(); }); }
  if (state.zoom !== 1 || state.contrast || state.pointer || state.line || state.caption || state.elder) {
    if (switcher && (state.zoom !== 1 || state.contrast || state.pointer || state.line || state.caption)) { build(); switcher.setAttribute("aria-expanded", "true"); }
    apply();
  }
})();
