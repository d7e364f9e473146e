// Watches what changes in a document by itself. Installs `govsiteMotion` in our own world; the page is not changed.
() => {
  // include look/element.js
  const begun = performance.now();
  const seconds = () => (performance.now() - begun) / 1000;
  const GAP = 0.3, SHORTLY = 0.8, BURSTS = 60, TARGETS = 400;
  const entries = new Map();
  const outside = (element) => !element || element === document.body || element === document.documentElement || element === document;

  // a box without height around what floats or is set off in it is where that is
  const shownInside = (element) => [...element.children].slice(0, 12).find((each) => isShown(each));
  const stands = (element) => isShown(element) || element.isConnected && !!shownInside(element);
  const looksOf = (element) => {
    const style = getComputedStyle(element);
    if (style.display === "none") return "none";
    const rect = rectOf(element);
    return [Math.round(rect.left + scrollX), Math.round(rect.top + scrollY), Math.round(rect.width), Math.round(rect.height), Math.round(style.opacity * 10),
      style.visibility, style.color, style.backgroundColor, style.backgroundImage.slice(0, 200), style.backgroundPosition, style.transform === "none" ? "" : style.transform, style.textShadow].join("|");
  };
  const inner = (element) => [element, ...[...element.querySelectorAll("*")].slice(0, 12)];
  const wholeLooks = (element) => inner(element).map(looksOf).join("/");
  // how things look before anything changes
  const initial = new Map();
  for (const element of [...document.querySelectorAll("body *")].slice(0, 4000)) initial.set(element, looksOf(element));
  const changedOnce = (entry) => {
    const known = inner(entry.element).map((each) => initial.get(each));
    if (known[0] === undefined || !entry.looks.size) return false;
    return [...entry.looks].some((look) => { const parts = look.split("/"); return parts.length !== known.length || parts.some((part, i) => known[i] !== undefined && part !== known[i]); });
  };
  const entryOf = (element) => {
    let entry = entries.get(element);
    if (!entry) {
      if (entries.size >= TARGETS) return null;
      entry = { element, first: seconds(), last: 0, active: 0, bursts: [], what: new Set(), looks: new Set(), texts: [], places: null, asked: -1, source: "script", lasting: null };
      entries.set(element, entry);
    }
    return entry;
  };
  const sample = (entry, now) => {
    entry.asked = now;
    const element = entry.element;
    if (entry.looks.size < 40) entry.looks.add(wholeLooks(element));
    if (entry.what.has("text") || entry.what.has("children")) {
      const text = tidy(element.textContent, 200);
      if (entry.texts.length < 6 && entry.texts[entry.texts.length - 1] !== text) entry.texts.push(text);
    }
    if (stands(element)) {
      entry.seen = true;
      const [x, y] = boxOf(element);
      entry.places = entry.places ? [Math.min(entry.places[0], x), Math.min(entry.places[1], y), Math.max(entry.places[2], x), Math.max(entry.places[3], y)] : [x, y, x, y];
    }
  };
  const note = (element, what) => {
    if (outside(element) || element.nodeType !== 1) return;
    if (/^(?:script|style|link|meta|head|title|noscript|template)$/.test(element.localName)) return;
    const entry = entryOf(element);
    if (!entry) return;
    const now = seconds();
    if (!entry.bursts.length || now - entry.last > GAP) { if (entry.bursts.length < BURSTS) entry.bursts.push(now); entry.count = (entry.count || 0) + 1; if (entry.count < 10) setTimeout(() => sample(entry, seconds()), 450); }
    else entry.active += now - entry.last;
    entry.last = now;
    entry.what.add(what);
    if (now - entry.asked > 0.09) sample(entry, now);
    else if (!entry.later) { entry.later = true; setTimeout(() => { entry.later = false; sample(entry, seconds()); }, 100); }
  };

  const SEEN = ["style", "class", "hidden", "src", "srcset", "open", "transform", "x", "y", "cx", "cy", "d", "points", "viewBox", "fill", "opacity", "value", "width", "height", "href", "color", "bgcolor", "align"];
  const hear = (records) => {
    for (const record of records) {
      if (record.type === "characterData") { note(record.target.parentElement, "text"); continue; }
      if (record.type === "childList") {
        const nodes = [...record.addedNodes, ...record.removedNodes].filter((node) => node.nodeType === 3 ? /\S/.test(node.data) : node.nodeType === 1 && !/^(?:script|style|link|meta)$/.test(node.localName));
        if (!nodes.length) continue;
        for (const node of record.addedNodes) if (node.nodeType === 1 && node.shadowRoot) watch(node.shadowRoot);
        note(record.target.nodeType === 11 ? record.target.host : record.target, nodes.every((node) => node.nodeType === 3) ? "text" : "children");
        continue;
      }
      note(record.target, record.attributeName === "src" || record.attributeName === "srcset" ? "source" : record.attributeName === "value" ? "text" : "style");
    }
  };
  const observer = new MutationObserver(hear);
  const watch = (tree) => observer.observe(tree, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SEEN });
  watch(document);
  let looked = 0;
  for (const element of document.querySelectorAll("*")) { if (looked++ > 20000) break; if (element.shadowRoot) watch(element.shadowRoot); }
  document.addEventListener("scroll", (event) => note(event.target === document ? null : event.target, "scroll"), true);

  // animations declared in styles or begun by scripts
  const steady = (keyframes) => {
    const names = new Set(keyframes.flatMap((frame) => Object.keys(frame)).filter((name) => !/^(?:offset|computedOffset|easing|composite)$/.test(name)));
    return [...names].filter((name) => new Set(keyframes.filter((frame) => frame[name] !== undefined).map((frame) => frame[name])).size > 1);
  };
  const animationsOf = (within) => {
    const found = [];
    let all = [];
    try { all = document.getAnimations(); } catch { /* none */ }
    for (const animation of all.slice(0, 300)) {
      const effect = animation.effect, target = effect && effect.target;
      if (!target || animation.playState !== "running" || outside(target) || (within && !within.contains(target))) continue;
      if (!animation.playbackRate) continue;
      const timing = effect.getComputedTiming();
      const changed = steady(effect.getKeyframes());
      if (!changed.length) continue;
      found.push({ target, timing, changed, transition: typeof CSSTransition !== "undefined" && animation instanceof CSSTransition });
    }
    return found;
  };
  const DURABLE = 1e9;
  const poll = () => {
    const now = seconds();
    for (const { target, timing, changed, transition } of animationsOf()) {
      if (transition || !stands(target) && !(changed.includes("opacity") || changed.includes("visibility"))) continue;
      const rect = rectOf(target);
      if ((rect.width < 1 || rect.height < 1) && !shownInside(target)) continue;
      const entry = entryOf(target);
      if (!entry) continue;
      const lasts = timing.endTime === Infinity ? DURABLE : Math.max(0, (timing.endTime - (timing.localTime || 0)) / 1000 + now);
      if (timing.localTime !== null && timing.localTime < timing.delay) continue;
      if (!entry.bursts.length) entry.bursts.push(now); else if (now - entry.last < 0.8) entry.active += now - entry.last;
      entry.last = now;
      entry.source = "animation";
      entry.seen = true;
      entry.count = Math.max(entry.count || 0, 1);
      entry.turn = timing.duration ? timing.duration / 1000 : null;
      entry.lasting = Math.max(entry.lasting || 0, lasts);
      for (const name of changed) entry.what.add(`animation:${name}`);
      sample(entry, now);
    }
    for (const canvas of [...document.querySelectorAll("canvas")].slice(0, 4)) {
      if (!isShown(canvas)) continue;
      try {
        const small = document.createElement("canvas");
        small.width = small.height = 24;
        const brush = small.getContext("2d");
        brush.drawImage(canvas, 0, 0, 24, 24);
        const hash = [...brush.getImageData(0, 0, 24, 24).data].reduce((sum, each, i) => (sum * 31 + each * (i % 7 + 1)) % 1000000007, 7);
        if (canvas.govsiteHash !== undefined && canvas.govsiteHash !== hash) { const entry = entryOf(canvas); if (entry) { entry.source = "canvas"; note(canvas, "picture"); entry.looks.add(String(hash)); } }
        canvas.govsiteHash = hash;
      } catch { /* its pixels may not be read */ }
    }
    for (const marquee of [...document.querySelectorAll("marquee")].slice(0, 10)) {
      const range = document.createRange();
      range.selectNodeContents(marquee);
      const rect = range.getBoundingClientRect();
      const place = `${Math.round(rect.left)} ${Math.round(rect.top)}`;
      if (marquee.govsitePlace !== undefined && marquee.govsitePlace !== place) { note(marquee, "scroll"); const entry = entries.get(marquee); if (entry) entry.source = "marquee"; }
      marquee.govsitePlace = place;
    }
    for (const svg of [...document.querySelectorAll("svg")].slice(0, 30)) {
      if (!isShown(svg) || svg.animationsPaused()) continue;
      const moving = [...svg.querySelectorAll("animate, animateTransform, animateMotion, set")].filter((each) => !/indefinite|click|\./.test(each.getAttribute("begin") || ""));
      const endless = moving.some((each) => each.getAttribute("repeatCount") === "indefinite" || each.getAttribute("repeatDur") === "indefinite");
      if (!endless) continue;
      const entry = entryOf(svg);
      if (!entry) continue;
      if (!entry.bursts.length) entry.bursts.push(now); else entry.active += Math.min(0.6, now - entry.last);
      Object.assign(entry, { last: now, source: "svg", seen: true, count: 1, lasting: DURABLE });
      entry.what.add("style"); entry.looks.add("a"); entry.looks.add("b");
    }
  };
  const timer = setInterval(poll, 400);
  poll();

  const telling = (entry) => {
    if (!entry.seen && !stands(entry.element)) return false;
    if (entry.source !== "script") return true;
    if (entry.what.has("scroll") || entry.what.has("source") && entry.bursts.length > 1) return true;
    if (entry.texts.length > 1) return true;
    return entry.looks.size > 1 || changedOnce(entry);
  };

  // entries that change together and stand together are one thing
  const together = (one, other) => {
    const long = (entry) => entry.active > 1.5;
    if (long(one) || long(other)) return long(one) && long(other);
    const [few, many] = one.bursts.length <= other.bursts.length ? [one.bursts, other.bursts] : [other.bursts, one.bursts];
    return few.length > 0 && few.filter((time) => many.some((moment) => Math.abs(moment - time) < 0.6)).length * 2 >= few.length;
  };
  const joined = (element, parts) => {
    const made = { element, first: Math.min(...parts.map((p) => p.first)), last: Math.max(...parts.map((p) => p.last)), active: Math.max(...parts.map((p) => p.active)),
      what: new Set(parts.flatMap((p) => [...p.what])), looks: new Set(parts.flatMap((p) => [...p.looks])), texts: [], seen: true,
      places: parts.find((p) => p.element === element)?.places || null, source: parts.find((p) => p.source !== "script")?.source || "script",
      lasting: parts.reduce((most, p) => (p.lasting === null ? most : Math.max(most || 0, p.lasting)), null), turn: parts.find((p) => p.turn)?.turn,
      bursts: [], parts: parts.flatMap((p) => p.parts || [p.element]), members: parts.reduce((sum, p) => sum + (p.members || 1), 0) };
    for (const time of parts.flatMap((p) => p.bursts).sort((a, b) => a - b)) if (!made.bursts.length || time - made.bursts[made.bursts.length - 1] > GAP) made.bursts.push(time);
    made.count = Math.max(...parts.map((p) => p.count || 0), made.bursts.length);
    for (const part of parts) for (const text of part.texts) if (made.texts.length < 6 && !made.texts.includes(text)) made.texts.push(text);
    return made;
  };
  const units = () => {
    let list = [...entries.values()].filter(telling);
    // what changed once counts where it changed along with a neighbour: the slide that went when the next one came
    for (const entry of entries.values()) {
      if (list.includes(entry) || !entry.what.has("style") || !entry.element.parentElement) continue;
      if (list.some((other) => other.element.parentElement === entry.element.parentElement && together(entry, other))) list.push(entry);
    }
    for (let round = 0; round < 4; round++) {
      const before = list.length;
      const inner = new Map();
      for (const entry of list) {
        const around = list.filter((other) => other !== entry && other.element.contains(entry.element));
        if (around.length) inner.set(entry, around.reduce((outer, each) => (each.element.contains(outer.element) ? each : outer)));
      }
      list = list.filter((entry) => !inner.has(entry)).map((entry) => {
        const parts = [...inner].filter(([, outer]) => outer === entry).map(([part]) => part);
        return parts.length ? joined(entry.element, [entry, ...parts]) : entry;
      });
      const byParent = new Map();
      for (const entry of list) {
        const parent = entry.element.parentElement;
        if (outside(parent) || parent.localName === "main" || parent.localName === "form") continue;
        byParent.set(parent, [...(byParent.get(parent) || []), entry]);
      }
      for (const [parent, parts] of byParent) {
        const mates = parts.filter((part) => part !== parts[0] && together(parts[0], part));
        if (!mates.length) continue;
        const made = joined(parent, [parts[0], ...mates]);
        list = list.filter((entry) => entry !== parts[0] && !mates.includes(entry));
        list.push(made);
      }
      if (list.length === before) break;
    }
    return list;
  };

  const clippedBy = (element) => {
    for (let each = element.parentElement; !outside(each); each = each.parentElement) {
      const style = getComputedStyle(each);
      if (/hidden|clip|auto|scroll/.test(style.overflowX + style.overflowY)) return true;
      if (style.position === "fixed") return false;
    }
    return false;
  };
  const BUSY = /(?:^|[\s_-])(?:load(?:ing|er)?|spinner|spin|preload\w*|progress|skeleton|busy|placeholder|shimmer)(?:$|[\s_-])/i;
  const isBusy = (element) => {
    for (let each = element, steps = 0; each && each.nodeType === 1 && steps < 3; each = each.parentElement, steps++) {
      if (/^(?:progressbar|status)$/.test(each.getAttribute("role") || "") && BUSY.test(each.className + " " + each.id)) return true;
      if (each.getAttribute("role") === "progressbar" || each.localName === "progress" || each.getAttribute("aria-busy") === "true") return true;
      if (steps < 2 && BUSY.test(`${typeof each.className === "string" ? each.className : ""} ${each.id}`)) return true;
    }
    if (/^(?:正在加载|加载中|loading)[.…。\s]*$/i.test(visibleText(element, 30))) return true;
    // a wheel without words beside a short text that says what is waited for
    const beside = element.parentElement && !visibleText(element, 30) ? visibleText(element.parentElement, 100) : "";
    return beside.length <= 60 && /^(?:正在|数据|努力)?(?:加载|载入)|^请稍[候等]|^(?:loading|please wait)\b/i.test(beside);
  };
  const kindOf = (unit, travel) => {
    const has = (...names) => names.some((name) => unit.what.has(name));
    const declared = [...unit.what].filter((name) => name.startsWith("animation:")).map((name) => name.slice(10));
    if (unit.source === "animation") {
      if (declared.some((name) => /transform|translate|rotate|scale|left|top|right|bottom|margin|width|height|offset|backgroundPosition|strokeDash|scroll|inset/i.test(name))) return "moving";
      return declared.some((name) => /opacity|visibility|color|filter|background|display|fill|content/i.test(name)) ? "blinking" : "glowing";
    }
    if (unit.source === "canvas" || unit.source === "svg") return "moving";
    if (has("scroll")) return "scrolling";
    const words = new Set(unit.texts.map((text) => [...text.replace(/\s/g, "")].sort().join("")));
    if (has("source")) return "sliding";
    if (has("text") && words.size > 1) return "updating";
    if (has("children")) return words.size > 1 ? "updating" : "scrolling";
    if ((unit.members || 1) > 1 && travel[0] + travel[1] < 2) return unit.active > 3 ? "scrolling" : "sliding";
    if (travel[0] + travel[1] >= 3) return unit.active > 2 ? "moving" : "sliding";
    const faces = new Set([...unit.looks].map((each) => each.split("/")[0]));
    if (unit.bursts.length >= 2 && faces.size <= 4 && (unit.members || 1) === 1) return "blinking";
    return "sliding";
  };

  const median = (numbers) => (numbers.length ? numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] : null);
  const between = (times) => times.slice(1).map((time, i) => time - times[i]);
  // a slide changes when it begins, on the way and when it has come: what follows shortly belongs to it
  const turnsOf = (bursts) => bursts.filter((time, i) => !i || time - bursts[i - 1] > SHORTLY);
  const periodOf = (bursts) => { const turns = turnsOf(bursts); return median(between(turns.length > 1 ? turns : bursts)); };

  globalThis.govsiteMotion = {
    units: [],
    report() {
      hear(observer.takeRecords());
      const now = seconds();
      const found = units();
      this.units = found.map((unit) => unit.element);
      return found.slice(0, 40).map((unit, place) => {
        const element = unit.element;
        const travel = unit.places ? [unit.places[2] - unit.places[0], unit.places[3] - unit.places[1]] : [0, 0];
        const period = unit.active > now * 0.6 ? null : periodOf(unit.bursts);
        const fixed = (() => { for (let each = element; !outside(each); each = each.parentElement) { const at = getComputedStyle(each).position; if (at === "fixed" || at === "absolute" && each === element) return at; } return "static"; })();
        return { place, ...spotOf(element), shown: stands(element) || unit.seen && element.isConnected && element.parentElement !== null && isShown(element.parentElement), kind: kindOf(unit, travel), source: unit.source, first: unit.first, last: unit.last, count: unit.count || unit.bursts.length, turns: turnsOf(unit.bursts).length,
          active: unit.active, period: unit.turn || period, lasting: unit.lasting, travel, position: fixed, clipped: clippedBy(element), texts: unit.texts, live: liveOf(element), busy: isBusy(element), now };
      });
    },
    now: seconds,
    // how much went on inside of a unit since a moment
    mark(place) {
      const element = this.units[place];
      hear(observer.takeRecords());
      for (const entry of entries.values()) if (element.contains(entry.element)) { entry.before = entry.count || 0; entry.then = entry.active; }
      return seconds();
    },
    since(place, moment) {
      const element = this.units[place];
      hear(observer.takeRecords());
      let bursts = 0, active = 0;
      for (const entry of entries.values()) {
        if (!element.contains(entry.element) || entry.source === "animation" || entry.last < moment) continue;
        bursts += Math.max((entry.count || 0) - (entry.before || 0), 1);
        active += entry.active - (entry.then || 0);
      }
      const running = animationsOf(element).filter((each) => !each.transition && each.timing.endTime - (each.timing.localTime || 0) > 1500).length;
      return { bursts, active, running, gone: !isShown(element) };
    },
    // a point of a unit on which the pointer can rest
    point(place) {
      const element = this.units[place];
      if (!element || !element.isConnected) return null;
      const rect = rectOf(element);
      if (rect.top < 0 || rect.bottom > innerHeight) element.scrollIntoView({ block: "center", behavior: "instant" });
      // what is moved along inside of it may be where the box itself is no more, and cut away beside it
      let middle = null;
      for (const each of [element, ...[...element.children].slice(0, 60)]) {
        const now = rectOf(each);
        const left = Math.max(now.left, 1), right = Math.min(now.right, innerWidth - 1), top = Math.max(now.top, 1), bottom = Math.min(now.bottom, innerHeight - 1);
        if (right - left < 1 || bottom - top < 1) continue;
        for (const [x, y] of [[0.5, 0.5], [0.3, 0.3], [0.7, 0.7], [0.5, 0.2], [0.2, 0.5], [0.5, 0.85]]) {
          const at = [left + (right - left) * x, top + (bottom - top) * y];
          const hit = document.elementFromPoint(...at);
          if (hit && (element.contains(hit) || hit.contains(each) && hit !== document.body && hit !== document.documentElement && hit.localName !== "main")) return at;
        }
        middle = middle || [(left + right) / 2, (top + bottom) / 2];
      }
      return middle;
    },
    focus(place) {
      const element = this.units[place];
      const inside = [element, ...element.querySelectorAll("a[href], button, input, [tabindex]")].find((each) => takesFocus(each));
      if (!inside) return false;
      inside.focus({ preventScroll: true });
      return document.activeElement === inside;
    },
    leave() { if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur(); },
    controls(place) {
      const element = this.units[place];
      const STOP = /暂停|停止|停播|停用动画|关闭动画|关闭滚动|\bpause\b|\bstop\b|\bhalt\b|freeze|⏸|⏹|❚❚|\bplay\b|播放|\b(?:disable|hide|turn off|toggle) (?:the )?(?:animations?|motion|scrolling|movement|blink\w*|carousel|marquee|rotation|slideshow|ticker)/i;
      const found = [];
      const look = (scope, most) => {
        for (const each of [...scope.querySelectorAll(PRESSABLE)].slice(0, 400)) {
          if (found.length >= most) return;
          const called = `${nameOf(each)} ${each.title || ""}`;
          const classed = `${typeof each.className === "string" ? each.className : ""} ${each.id}`;
          if (!found.includes(each) && isShown(each) && called.length < 60 && (STOP.test(called) || /(?:^|[\s_-])(?:pause|stop)(?:$|[\s_-])/i.test(classed))) found.push(each);
        }
      };
      let around = element;
      for (let steps = 0; steps < 3 && !outside(around); steps++, around = around.parentElement) look(around, 2);
      // a control elsewhere on the page says that it is for all that moves
      if (!found.length) {
        look(document.body, 6);
        found.splice(0, found.length, ...found.filter((each) => this.units.length === 1 && !document.querySelector("audio, video")
          || /动画|动效|全部|所有|轮播|滚动|飘|幻灯|\ball\b|animat|motion|movement|moving|slide|carousel|rotat|ticker|marquee|scroll|blink|banner/i.test(nameOf(each))).slice(0, 2));
      }
      this.found = found;
      return found.map((each) => ({ ...spotOf(each), name: nameOf(each) || each.title, focusable: takesFocus(each) }));
    },
    press(index) {
      const element = this.found[index];
      if (!element || !element.isConnected) return null;
      const rect = rectOf(element);
      if (rect.top < 0 || rect.bottom > innerHeight) element.scrollIntoView({ block: "center", behavior: "instant" });
      const now = rectOf(element);
      return [now.left + now.width / 2, now.top + now.height / 2];
    },
    stop() { clearInterval(timer); observer.disconnect(); },
  };
}
