(function () {
  "use strict";
  var own = location.hostname;

  function each(selector, work) { Array.prototype.forEach.call(document.querySelectorAll(selector), work); }

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

  // tables turn their pages in place; without scripts the links lead there
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("[data-turn] a") : null;
    if (!link || !window.fetch || event.ctrlKey || event.metaKey) { return; }
    event.preventDefault();
    fetch(link.href).then(function (answer) { return answer.text(); }).then(function (text) {
      var page = new DOMParser().parseFromString(text, "text/html");
      [".scroll tbody", "[data-turn]"].forEach(function (part) {
        document.querySelector(part).innerHTML = page.querySelector(part).innerHTML;
      });
      history.pushState(null, "", link.href);
      document.querySelector(".scroll").focus();
    }).catch(function () { location.href = link.href; });
  });
  addEventListener("popstate", function () { if (document.querySelector("[data-turn]")) { location.reload(); } });

  // printing and sharing
  each("[data-print]", function (button) { button.addEventListener("click", function () { window.print(); }); });
  each("[data-share]", function (button) {
    button.addEventListener("click", function () {
      if (navigator.share) { navigator.share({ title: document.title, url: location.href }); return; }
      if (navigator.clipboard) { navigator.clipboard.writeText(location.href); }
      button.textContent = "链接已复制";
    });
  });

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
})();
