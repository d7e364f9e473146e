// Adds to `govsiteKeys`: words that are shown now and were not when the page was read, with the colours they are in.
() => {
  const keys = globalThis.govsiteKeys;
  if (keys.uncovered) return true;
  const MOST_TEXTS = 4000, MOST = 30, CLEAR = /^rgba\(.*, 0\)$|^transparent$/;
  // the ground under an element: null where styles alone do not tell it
  const groundOf = (element) => {
    for (let each = element; each; each = keys.parentOf(each)) {
      const style = getComputedStyle(each);
      if (style.opacity !== "1" || style.filter !== "none" || style.mixBlendMode !== "normal" || style.backdropFilter && style.backdropFilter !== "none") return null;
      if (style.backgroundImage !== "none") return null;
      if (!CLEAR.test(style.backgroundColor)) return /^rgb\(/.test(style.backgroundColor) && solid(keys.parentOf(each)) ? style.backgroundColor : null;
      // what is placed without a ground of its own may lie on anything
      if (/absolute|fixed|sticky/.test(style.position)) return null;
    }
    return "rgb(255, 255, 255)";
  };
  const solid = (element) => {
    for (let each = element; each; each = keys.parentOf(each)) {
      const style = getComputedStyle(each);
      if (style.opacity !== "1" || style.filter !== "none") return false;
    }
    return true;
  };
  const stirs = (element) => element.getAnimations && element.getAnimations({ subtree: false }).some((each) => each.playState === "running");
  keys.uncovered = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Map();
    for (let seen = 0; seen < MOST_TEXTS && walker.nextNode() && found.size < MOST; seen++) {
      const text = walker.currentNode, element = text.parentElement;
      if (!element || !/[A-Za-z\u00c0-\u024f]{2,}|[\u3400-\u9fff]|\d{2,}/.test(text.data)) continue;
      const known = globalThis.govsiteStates && govsiteStates.get(element);
      if (known && known.v) continue;
      if (!keys.seen(element) || element.closest("[aria-hidden=true], :disabled, [aria-disabled=true], [inert], option, script, style, noscript")) continue;
      const style = getComputedStyle(element);
      if (style.textShadow !== "none" || (style.webkitBackgroundClip || "") === "text" || !/^rgb\(/.test(style.color) || parseFloat(style.fontSize) < 1) continue;
      const ground = groundOf(element);
      if (!ground) continue;
      const size = Math.round(parseFloat(style.fontSize) * 100) / 100, weight = parseInt(style.fontWeight, 10) || 400;
      const key = `${style.color} ${ground} ${size >= 24 || (size >= 18.66 && weight >= 700)}`;
      if (found.has(key) || stirs(element)) continue;
      found.set(key, { place: keys.placeOf(element), text: text.data.trim().replace(/\s+/g, " ").slice(0, 60), color: style.color, ground, size, weight,
        near: `${element.className} ${element.parentElement ? element.parentElement.className : ""}`.slice(0, 200) });
    }
    return [...found.values()];
  };
  return true;
}
