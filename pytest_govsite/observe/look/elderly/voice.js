// Put into the page's own world before its scripts: tells what is spoken and played. Machines that inspect have no voice,
// so a stand-in takes its place: it speaks without a sound and takes its time.
(() => {
  if (window.govsiteVoice) return;
  Object.defineProperty(window, "govsiteVoice", { value: true });
  const tell = (call, what) => { try { window.govsiteHeard(call, String(what || "").slice(0, 200)); } catch (e) { /* nobody listens */ } };
  const put = (owner, name, work) => { try { Object.defineProperty(owner, name, { value: work, configurable: true, writable: true }); } catch (e) { /* fixed */ } };
  const get = (owner, name, work) => { try { Object.defineProperty(owner, name, { get: work, set() {}, configurable: true }); } catch (e) { /* fixed */ } };

  if (window.SpeechSynthesis) {
    const voice = { name: "stand-in", lang: "zh-CN", default: true, localService: true, voiceURI: "stand-in" };
    let queue = [], now = null, timer = 0, paused = false;
    const fire = (words, kind) => { try { words.dispatchEvent(new Event(kind)); } catch (e) { /* no event target */ } };
    const next = () => {
      if (now || !queue.length) return;
      now = queue.shift();
      fire(now, "start");
      timer = setTimeout(() => { const done = now; now = null; fire(done, "end"); next(); }, Math.max(6000, String(now.text || "").length * 200));
    };
    const own = SpeechSynthesis.prototype;
    put(own, "speak", (words) => { tell("speak", words && words.text); if (words) { queue.push(words); setTimeout(next, 0); } });
    put(own, "cancel", () => { const was = now; const some = was || queue.length; clearTimeout(timer); queue = []; now = null; paused = false; if (some) tell("cancel"); if (was) fire(was, "error"); });
    put(own, "pause", () => { if (now && !paused) tell("pause"); paused = true; });
    put(own, "resume", () => { if (now && paused) tell("resume"); paused = false; });
    put(own, "getVoices", () => [voice]);
    get(own, "speaking", () => !!now || !!queue.length);
    get(own, "pending", () => !!queue.length);
    get(own, "paused", () => paused);
    if (window.SpeechSynthesisUtterance) get(SpeechSynthesisUtterance.prototype, "voice", () => voice);
  }
  const media = HTMLMediaElement.prototype, play = media.play, pause = media.pause;
  put(media, "play", function () { tell("play", this.currentSrc || this.src); return play.apply(this, arguments); });
  put(media, "pause", function () { tell("stop", this.currentSrc || this.src); return pause.apply(this, arguments); });
  window.addEventListener("play", (event) => { if (event.target.autoplay) tell("play", event.target.currentSrc); }, true);
  for (const name of ["AudioBufferSourceNode", "OscillatorNode"]) {
    const own = window[name] && window[name].prototype;
    if (!own) continue;
    const scheduled = Object.getPrototypeOf(own), start = own.start || scheduled.start, stop = own.stop || scheduled.stop;
    put(own, "start", function () { tell("play", name); return start.apply(this, arguments); });
    put(own, "stop", function () { tell("stop", name); return stop.apply(this, arguments); });
  }
})();
