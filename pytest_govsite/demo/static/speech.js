// reading aloud: the text of the page, started and stopped by the same button
(function () {
  "use strict";
  var faults = (document.currentScript.dataset.faults || "").split(" ");
  var buttons = [], reading = false;

  function label() {
    buttons.forEach(function (button) {
      button.textContent = reading ? "停止朗读" : "朗读";
      button.setAttribute("aria-pressed", String(reading));
    });
  }
  function stop() {
    reading = false;
    if (faults.indexOf("read-aloud:endless") < 0) { window.speechSynthesis.cancel(); }
    label();
  }
  function start() {
    var place = document.querySelector(".text, #zoom, main") || document.body;
    var words = new SpeechSynthesisUtterance(place.innerText.slice(0, 5000));
    words.lang = "zh-CN";
    words.onend = function () { reading = false; label(); };
    reading = true;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(words);
    label();
  }
  function toggle() {
    if (faults.indexOf("read-aloud") >= 0) { return; }
    if (!window.speechSynthesis) { buttons.forEach(function (button) { button.textContent = "浏览器不支持朗读"; }); return; }
    if (reading) { stop(); } else { start(); }
  }
  // the bar hands its button over; buttons of the page are taken from the start
  window.portalSpeech = { add: function (button) { buttons.push(button); button.addEventListener("click", toggle); } };
  Array.prototype.forEach.call(document.querySelectorAll("[data-read]"), window.portalSpeech.add);
  window.addEventListener("pagehide", function () { if (reading) { window.speechSynthesis.cancel(); } });
})();
