// Brightness over time of what changes by itself in one document.
(limits) => {
  // include look/pointing.js
  const CHANGING = /^(?:opacity|visibility|display|color|background|backgroundColor|backgroundImage|filter|boxShadow|borderColor|borderTopColor|fill)$/;
  const colour = (text) => { const found = /rgba?\(([\d.]+)[, ]+([\d.]+)[, ]+([\d.]+)(?:[,/ ]+([\d.]+))?\)/.exec(text || ""); return found ? [+found[1], +found[2], +found[3], found[4] === undefined ? 1 : +found[4]] : [0, 0, 0, 0]; };
  const linear = (value) => { const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; };
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const behind = (element) => {
    for (let each = around(element); each; each = around(each)) {
      const value = colour(getComputedStyle(each).backgroundColor);
      if (value[3] > 0.5) return luminance(value);
    }
    return 1;
  };
  const boxOf = (element) => { const rect = element.getBoundingClientRect(); return [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height]; };
  const isShown = (element) => { const [, , width, height] = boxOf(element); return width > 1 && height > 1; };
  // brightness of its ground, of its letters, and of what it holds if that were as unlike its surroundings as can be
  const looks = (element, pseudo, backdrop) => {
    const style = getComputedStyle(element, pseudo || undefined);
    const gone = style.visibility !== "visible" || style.display === "none";
    const opacity = gone ? 0 : Math.max(0, Math.min(1, parseFloat(style.opacity) || 0));
    const bright = /brightness\(([\d.]+)\)/.exec(style.filter);
    const factor = bright ? Math.min(1, +bright[1]) : 1;
    const ground = colour(style.backgroundColor), letters = colour(style.color);
    const own = ground[3] * luminance(ground) * factor + (1 - ground[3]) * backdrop;
    const round = (value) => Math.round(value * 1000) / 1000;
    const mixed = (value, alpha) => round(alpha * value + (1 - alpha) * backdrop);
    return [mixed(own, opacity), mixed(letters[3] * luminance(letters) * factor + (1 - letters[3]) * own, opacity), mixed(backdrop > 0.5 ? 0 : 1, opacity)];
  };

  let candidates = [];
  const animations = () => {
    const begun = performance.now();
    const found = [];
    let count = 0;
    for (const animation of document.getAnimations()) {
      const effect = animation.effect;
      const target = effect && effect.target;
      if (!target || !isShown(target)) continue;
      count++;
      if (found.length >= limits.animations || performance.now() - begun > limits.time) continue;
      const names = new Set(effect.getKeyframes().flatMap((frame) => Object.keys(frame)));
      if (![...names].some((name) => CHANGING.test(name))) continue;
      const timing = effect.getComputedTiming();
      const duration = +timing.duration || 0;
      if (duration <= 0 || timing.iterations * duration < 500 || typeof animation.currentTime !== "number") continue;
      const backdrop = behind(target);
      const before = animation.currentTime;
      const running = animation.playState === "running";
      animation.pause();
      const start = Math.max(0, timing.delay), span = Math.min(timing.iterations * duration, Math.max(1500, Math.min(2 * duration, 4000)));
      const series = [];
      for (let at = 0; at <= span; at += limits.step) {
        animation.currentTime = start + at;
        series.push([start + at, ...looks(target, effect.pseudoElement, backdrop)]);
      }
      animation.currentTime = before;
      if (running) animation.play();
      candidates.push({ animation, target });
      found.push({ place: candidates.length - 1, element: sighting(target), box: boxOf(target), series, pictured: Boolean(target.querySelector("img,svg,canvas,video") || target.matches("img,svg,canvas,video") || getComputedStyle(target, effect.pseudoElement || undefined).backgroundImage !== "none"), pseudo: effect.pseudoElement || "" });
    }
    return JSON.stringify({ count, found });
  };
  const pose = (place, time) => {
    const { animation, target } = candidates[place];
    for (const each of document.getAnimations()) each.pause();
    animation.currentTime = time;
    target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const rect = target.getBoundingClientRect();
    return [Math.max(0, rect.left), Math.max(0, rect.top), Math.min(innerWidth, rect.right), Math.min(innerHeight, rect.bottom)];
  };
  const go = () => { for (const each of document.getAnimations()) if (each.playState === "paused") each.play(); scrollTo({ left: 0, top: 0, behavior: "instant" }); };

  const pictures = () => {
    const found = [];
    for (const element of document.querySelectorAll("img,input[type=image]")) if (isShown(element)) found.push([element, element.currentSrc || element.src]);
    let looked = 0;
    for (const element of document.body ? document.body.querySelectorAll("*") : []) {
      if (looked++ > 4000) break;
      const image = getComputedStyle(element).backgroundImage;
      const address = image && image !== "none" ? /url\("([^"]+)"\)/.exec(image) : null;
      if (address && isShown(element)) found.push([element, address[1]]);
    }
    return JSON.stringify(found.filter(([, address]) => address && address.length < 4e6).slice(0, 400).map(([element, address]) => ({ element: sighting(element), box: boxOf(element), address })));
  };

  const GRID = [12, 9];
  const watch = (milliseconds) => new Promise((done) => {
    const begun = performance.now();
    const watched = new Map(), drawn = [], unread = [];
    const note = (element) => {
      const known = watched.get(element);
      if (known && known.series.length < 400 && element.isConnected) known.series.push([performance.now() - begun, ...looks(element, "", known.backdrop)]);
    };
    const observer = new MutationObserver((records) => {
      for (const record of records) {
        const element = record.target.nodeType === 1 ? record.target : record.target.parentElement;
        if (!element || !element.isConnected) continue;
        if (!watched.has(element) && watched.size < limits.watched) watched.set(element, { series: [], backdrop: behind(element) });
        note(element);
      }
    });
    if (document.documentElement) observer.observe(document.documentElement, { attributes: true, attributeFilter: ["class", "style", "hidden", "src", "color", "bgcolor"], subtree: true });
    for (const element of [...document.querySelectorAll("canvas,video")].filter(isShown).slice(0, 8)) {
      if (element.localName === "video" && (element.paused || element.ended)) continue;
      const copy = document.createElement("canvas");
      [copy.width, copy.height] = GRID;
      drawn.push({ element, series: [], pen: copy.getContext("2d", { willReadFrequently: true }) });
    }
    let frames = 0;
    const frame = () => {
      frames++;
      watched.forEach((_, element) => note(element));
      for (const each of drawn) {
        if (each.failed) continue;
        try {
          each.pen.fillStyle = "#fff"; each.pen.fillRect(0, 0, ...GRID);
          each.pen.drawImage(each.element, 0, 0, ...GRID);
          const data = each.pen.getImageData(0, 0, ...GRID).data, cells = [];
          for (let i = 0; i < data.length; i += 4) cells.push(Math.round(luminance([data[i], data[i + 1], data[i + 2]]) * 1000) / 1000);
          if (each.series.length < 300) each.series.push([performance.now() - begun, ...cells]);
        } catch { each.failed = true; unread.push(sighting(each.element)); }
      }
      if (performance.now() - begun < milliseconds) requestAnimationFrame(frame); else end();
    };
    let ended = false;
    const end = () => {
      if (ended) return;
      ended = true;
      observer.disconnect();
      const time = performance.now() - begun;
      const told = [];
      watched.forEach(({ series }, element) => { if (element.isConnected && series.length > 2) told.push({ element: sighting(element), box: boxOf(element), series, letters: !colour(getComputedStyle(element).backgroundColor)[3] }); });
      done(JSON.stringify({ frames, time, watched: told, drawn: drawn.filter((each) => !each.failed && each.series.length > 1).map((each) => ({ element: sighting(each.element), box: boxOf(each.element), kind: each.element.localName, series: each.series })), unread }));
    };
    requestAnimationFrame(frame);
    setTimeout(end, milliseconds + 1500);
  });
  globalThis.govsiteFlashing = { animations, pose, go, pictures, watch };
  return true;
}
