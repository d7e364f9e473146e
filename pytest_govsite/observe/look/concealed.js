// Links to other hosts that cannot be seen in the document just read by snapshot.js, and what would show them. Facts only.
(most) => {
  const states = globalThis.govsiteStates, places = globalThis.govsitePlaces;
  const answer = { links: [], outside: 0, unread: 0, truncated: false };
  if (!states || !places) throw new Error("no snapshot");
  const TINY = 2, FAR = 1000, WIDTH = Math.max(innerWidth, 320);
  const cut = (text, length) => (text.toWellFormed ? text.toWellFormed() : text).slice(0, length);
  const around = (element) => element.parentElement || (element.getRootNode().host || null);
  const chainOf = (element) => { const chain = []; for (let each = element; each; each = around(each)) chain.push(each); return chain; };
  const textOf = (element) => (element.textContent || "").replace(/\s+/g, " ").trim();

  // colours
  const colour = (text) => {
    const found = /^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/.exec(text);
    return found ? [+found[1], +found[2], +found[3], found[4] === undefined ? 1 : +found[4]] : null;
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => { const part = value / 255; return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  // the opaque colour under an element; null where a picture, a layer or a translucent colour makes it unknown
  const groundOf = (element) => {
    for (let each = element; each; each = around(each)) {
      const style = getComputedStyle(each);
      if (style.backgroundImage !== "none") return null;
      const ground = colour(style.backgroundColor);
      if (!ground) return null;
      if (ground[3] >= 0.99) return ground.slice(0, 3);
      if (ground[3] > 0.01) return null;
      // what is positioned may stand over anything
      if (style.position === "absolute" || style.position === "fixed" || style.float !== "none" && each !== element) {
        if (style.position !== "static" && style.position !== "relative") return null;
      }
    }
    return [255, 255, 255];
  };

  const MEDIA = "img, svg, video, canvas, object, embed, iframe, picture, input[type=image]";
  const pictured = (link) => {
    for (const each of [link, ...link.querySelectorAll("*")]) {
      const state = states.get(each);
      if (!state || !state.v) continue;
      if (each.matches(MEDIA)) return true;
      for (const which of [null, "::before", "::after"]) {
        const style = getComputedStyle(each, which);
        if (which && (style.content === "none" || style.content === "normal")) continue;
        if (style.backgroundImage !== "none" || (which && style.content.length > 2)) return true;
      }
    }
    return false;
  };
  const lettersOf = (link) => {
    const found = [], walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && found.length < 50) if (/\S/.test(walker.currentNode.data)) found.push(walker.currentNode);
    return found;
  };

  const outermost = (chain, holds) => {
    let found = null;
    for (const each of chain) { if (holds(each)) found = each; }
    return found;
  };
  // from the link upwards, as long as it holds
  const upTo = (chain, holds) => {
    let found = null;
    for (const each of chain) { if (each === document.body || each === document.documentElement || !holds(each)) break; found = each; }
    return found || chain[0];
  };
  const range = document.createRange();
  const boxes = (nodes) => nodes.map((node) => { range.selectNodeContents(node); return range.getBoundingClientRect(); });

  const covers = [];
  let coversKnown = false;
  const collectCovers = () => {
    for (const [element, state] of states) {
      if (!state.v || !state.style || state.silent || element === document.body || element === document.documentElement) continue;
      const style = state.style, ground = colour(style.backgroundColor);
      const opaque = (ground && ground[3] >= 0.99) || (element.localName === "img" && element.naturalWidth > 1);
      if (opaque && style.opacity === "1" && style.position !== "fixed") covers.push([element, state]);
      if (covers.length >= 3000) return;
    }
  };
  const holds = (outer, inner) => outer.left <= inner.left + 1 && outer.top <= inner.top + 1 && outer.right >= inner.right - 1 && outer.bottom >= inner.bottom - 1;
  // does something that is shown lie under or over a link without being around it or in it
  const layered = (link, box, texts) => {
    if (!box) return false;
    const middle = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    for (const [element, state] of states) {
      if (!state.v || state.silent || !state.box || !state.style || link.contains(element) || element === document.body || element === document.documentElement) continue;
      const at = state.box;
      if (at.left > middle[0] || at.right < middle[0] || at.top > middle[1] || at.bottom < middle[1]) continue;
      if (element.contains(link)) {
        if (texts) continue;
        for (const which of ["::before", "::after"]) {
          const style = getComputedStyle(element, which);
          if (style.content !== "none" && style.content !== "normal" && (style.backgroundImage !== "none" || (colour(style.backgroundColor) || [0, 0, 0, 0])[3] > 0.01)) return true;
        }
        continue;
      }
      if (element.matches(MEDIA) || state.style.backgroundImage !== "none" || (colour(state.style.backgroundColor) || [0, 0, 0, 0])[3] > 0.01) return true;
      if (texts && [...element.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.data))) return true;
    }
    return false;
  };
  // slides and panels lie over each other
  const stacked = (link, element) => {
    let one = link, other = element;
    const chain = new Set(chainOf(link));
    while (around(other) && !chain.has(around(other))) other = around(other);
    while (around(one) && around(one) !== around(other)) one = around(one);
    return one.localName === other.localName;
  };
  const coverOf = (link, chain, state) => {
    if (!state.box) return null;
    const low = chain.find((each) => { const style = getComputedStyle(each); return style.position !== "static" && parseInt(style.zIndex, 10) < 0; });
    if (!coversKnown) { coversKnown = true; collectCovers(); }
    for (const [element, other] of covers) {
      if (element.contains(link) ? !low || low.contains(element) : link.contains(element)) continue;
      if (!holds(other.box, state.box)) continue;
      if (low) {
        // an ancestor that is a layer of its own lies under it
        const style = other.style;
        if (element.contains(link) && ((style.position !== "static" && style.zIndex !== "auto") || style.transform !== "none" || style.isolation === "isolate")) continue;
        return ["below", low];
      }
      const layer = other.style;
      if (layer.position === "absolute" && (layer.zIndex === "auto" || parseInt(layer.zIndex, 10) >= 0)
        && (link.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)
        && !chain.some((each) => each !== link && getComputedStyle(each).position !== "static" && parseInt(getComputedStyle(each).zIndex, 10) > 0)
        && layer.pointerEvents !== "none" && !stacked(link, element)) return ["covered", link];
    }
    return null;
  };

  // positioned far off by itself, beside nothing of its kind that is shown
  const alone = (element) => {
    const style = getComputedStyle(element);
    if (!/absolute|fixed/.test(style.position) || Math.min(parseFloat(style.left) || 0, parseFloat(style.top) || 0) > -500) return false;
    return ![...(element.parentElement ? element.parentElement.children : [])].some((other) => other !== element && other.localName === element.localName && states.get(other) && states.get(other).v);
  };
  // why a link cannot be seen: [cause, element that hides it, pixels]; null: it can, or it has nothing to show
  const causeOf = (link) => {
    const state = states.get(link), chain = chainOf(link);
    if (!state) return null;
    if (state.none) {
      const closed = outermost(chain, (each) => each.localName === "details" && !each.open);
      if (closed) return null;
      const hider = outermost(chain, (each) => getComputedStyle(each).display === "none");
      return hider && ["display", hider, 0];
    }
    if (!state.style) return null;
    const letters = lettersOf(link);
    const waiting = [...link.querySelectorAll("img, source, object, embed, input[type=image]")];
    if (!letters.length && !pictured(link)) {
      if (waiting.length) {
        // a picture that did not load is none; one that is made too small to see is
        const small = waiting.find((each) => each.localName === "img" && each.naturalWidth > 3 && each.getBoundingClientRect().width <= 1 && each.getBoundingClientRect().height <= 1);
        if (!small) return null;
      } else return null;
    }
    if (!letters.length && waiting.some((each) => each.localName === "img" && !each.naturalWidth)) return null;
    const inside = [link, ...link.querySelectorAll("*")].slice(0, 200);
    const seen = inside.some((each) => { const one = states.get(each); return one && one.v && !one.silent && (each !== link || letters.length); });
    if (state.style.visibility !== "visible" && !seen)
      return ["visibility", upTo(chain, (each) => getComputedStyle(each).visibility !== "visible"), 0];
    // a transparent link laid over a card or a picture is where the visitor clicks
    if (state.opacity <= 0.05 && state.box && /absolute|fixed/.test(state.style.position) && layered(link, state.box, true)) return null;
    if (state.opacity <= 0.05) return ["opacity", chain.find((each) => parseFloat(getComputedStyle(each).opacity) <= 0.05) || link, 0];
    const box = state.box;
    const flush = (each) => { const one = states.get(each); return one && one.box && (one.box.right <= 0 || one.box.bottom <= 0); };
    if (!seen && box && (box.right <= 0 || box.bottom <= 0)) {
      const off = Math.round(Math.max(-box.right, -box.bottom));
      const hider = upTo(chain, flush);
      // a slide or a line of a ticker, moved out of a window of its own
      const track = states.get(around(hider)), at = track && track.box;
      if (at && (at.left < -1 || at.top < -1) && at.right > 0 && at.bottom > 0) return null;
      if (state.clip && off < 5000 && !alone(hider)) return null;
      return ["away", hider, off];
    }
    if (box && box.left >= WIDTH + FAR && chain.some((each) => /absolute|fixed/.test(getComputedStyle(each).position)))
      return ["away", upTo(chain, (each) => { const one = states.get(each); return one && one.box && one.box.left >= WIDTH + FAR; }), Math.round(box.left - WIDTH)];
    const clipped = seen ? null : chain.find((each) => { const style = getComputedStyle(each); return (style.clip !== "auto" && style.position !== "static") || style.clipPath !== "none"; });
    if (clipped) return ["clip", clipped, 0];
    const thin = chain.find((each) => {
      if (each === document.body || each === document.documentElement || (!state.clip && each !== link)) return false;
      const style = getComputedStyle(each), rect = each.getBoundingClientRect(), cuts = (way) => way === "hidden" || way === "clip";
      return (cuts(style.overflowX) && rect.width <= 2) || (cuts(style.overflowY) && rect.height <= 2);
    });
    if (thin) return ["size", thin, 0];
    if (!seen) {
      if (box && box.right - box.left <= 1 && letters.length && parseFloat(state.style.fontSize) === 0) return ["tiny", link, 0];
      if (box && (box.right - box.left < 1 || box.bottom - box.top < 1) && !state.clip) return ["size", link, 0];
      return null;  // moved out of a window of its own: a carousel, a ticker
    }
    const marquee = chain.find((each) => each.localName === "marquee");
    if (marquee) { const rect = marquee.getBoundingClientRect(); if (rect.width <= 2 || rect.height <= 2) return ["size", marquee, 0]; }
    if (pictured(link) || !letters.length) return coverOf(link, chain, state);
    const parents = [...new Set(letters.map((node) => node.parentElement))].filter((each) => each && states.get(each) && states.get(each).style);
    if (!parents.length) return null;
    const styles = parents.map((each) => getComputedStyle(each));
    if (styles.every((style) => parseFloat(style.fontSize) <= TINY)) return ["tiny", link, 0];
    const indent = parseFloat(state.style.textIndent) || 0;
    if (indent <= -100 && boxes(letters).every((rect) => rect.right + scrollX <= 0 || rect.right <= link.getBoundingClientRect().left && state.style.overflowX === "hidden"))
      return ["indent", upTo(chain, (each) => parseFloat(getComputedStyle(each).textIndent) <= -100), Math.round(-indent)];
    const same = parents.every((each, i) => {
      const style = styles[i], ink = colour(style.webkitTextFillColor || style.color) || colour(style.color);
      if (!ink || style.textShadow !== "none" || parseFloat(style.webkitTextStrokeWidth) > 0) return false;
      for (let up = each; up; up = up === link ? null : around(up)) if (/text/.test(getComputedStyle(up).webkitBackgroundClip || "")) return false;
      if (style.textDecorationLine !== "none" && style.textDecorationColor !== style.color) return false;
      if (ink[3] <= 0.03) return true;
      if (ink[3] < 0.99) return false;
      const ground = groundOf(each);
      return ground !== null && contrast(ink.slice(0, 3), ground) < 1.03;
    });
    if (same && layered(link, state.box, false)) return null;
    if (same && !parseFloat(state.style.borderTopWidth)) return ["colour", link, 0];
    return coverOf(link, chain, state);
  };

  // include look/concealed_rules.js

  const outside = [...places.keys()].filter((node) => node.nodeType === 1 && node.localName === "a" && node.href && /^https?:$/.test(node.protocol) && node.host !== location.host);
  answer.outside = outside.length;
  const bare = (link) => link.href.replace(/#.*$/, "").replace(/\/$/, "");
  const causes = new Map(), seen = new Set();
  const begun = performance.now();
  for (const link of outside.slice(0, 3000)) {
    if (performance.now() - begun > 4000) { answer.truncated = true; break; }
    const cause = causeOf(link);
    if (cause) causes.set(link, cause);
    else if (!states.get(link).none && (states.get(link).v || states.get(link).childShown)) seen.add(bare(link));
  }
  let collected = false;
  for (const [link, [cause, hider, distance = 0]] of causes) {
    if (seen.has(bare(link)) || !places.has(hider)) continue;
    if (answer.links.length >= most) { answer.truncated = true; break; }
    if (!collected) { collected = true; collectAll(document); }
    const style = getComputedStyle(hider);
    answer.links.push({
      node: places.get(link), url: cut(link.href, 500), cause, hider: places.get(hider), distance,
      inline: Boolean(inlined(hider, cause)),
      namedAround: chainOf(hider).slice(1, 4).some((each) => each !== document.body && each !== document.documentElement && naming(each).length > 0),
      shownBy: cause === "covered" ? [] : showing(hider, cause), naming: naming(hider),
      moves: style.animationName !== "none" || (style.transitionDuration || "0s").split(",").some((value) => parseFloat(value) > 0),
    });
  }
  return JSON.stringify(answer);
}
