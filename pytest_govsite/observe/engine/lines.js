// The lines of a text as they stand: their letters' boxes, what is cut off, what breaks inside a word. Knows `limits`, `places`.
  const WORD = /[\p{Script=Latin}\d][\p{Script=Latin}\d.,:%]{2,}[\p{Script=Latin}\d%]/gu;
  let words = 0;
  const inkOf = (rect, size, upright) => {
    // the letters themselves: a line's box is higher than they are
    if (upright || rect.height <= size * 0.75) return { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
    const middle = (rect.top + rect.bottom) / 2;
    return { left: rect.left, right: rect.right, top: middle - size * 0.4, bottom: middle + size * 0.4 };
  };
  const blockAround = (element) => {
    for (let each = element; each; each = around(each)) if (getComputedStyle(each).display !== "inline") return each;
    return element;
  };
  const backedAround = (element) => {
    for (let each = element; each && each !== document.body; each = around(each)) {
      const style = getComputedStyle(each);
      if (/absolute|fixed/.test(style.position) || style.transform !== "none" || style.textIndent.startsWith("-")) return null;
      if (style.display !== "inline" && isBacked(each)) return each;
    }
    return null;
  };
  const linesOf = (unit, places, range) => {
    const { element } = unit;
    const place = places.of(element);
    const seen = { shown: false, inks: [], boxes: [], lost: 0, halved: 0, by: null, place, size: 0, broken: [], anywhere: false, alone: false, spilling: 0 };
    if (!place.shown) return seen;
    const style = getComputedStyle(element);
    seen.size = parseFloat(style.fontSize) || 0;
    const upright = style.writingMode !== "horizontal-tb";
    seen.anywhere = /break-all|break-word/.test(style.wordBreak) || style.lineBreak === "anywhere" || upright;
    for (const node of unit.texts) {
      range.selectNodeContents(node);
      const rects = [...range.getClientRects()].filter((rect) => rect.width >= 1 && rect.height >= 1);
      for (const rect of rects.slice(0, limits.lines - seen.boxes.length)) {
        const ink = inkOf(rect, seen.size, upright);
        const visible = places.meet(ink, place.inner);
        const height = ink.bottom - ink.top, shown = Math.max(0, visible.bottom - visible.top), width = Math.max(0, visible.right - visible.left);
        if (shown < 0.6 * height || ink.right - ink.left - width > Math.max(seen.size * 0.9, 4)) { seen.lost++; if (!seen.by) seen.by = places.cutter(ink, place.inner); }
        if (width > seen.size / 2 && shown > 0.2 * height && shown < 0.7 * height) seen.halved++;
        seen.boxes.push(ink);
        if (width > 1 && shown > 1) seen.inks.push(visible);
      }
      if (rects.length > 1 && words < limits.words) for (const found of node.data.slice(0, 4000).matchAll(WORD)) {
        if (words++ > limits.words || seen.broken.length > 3) break;
        range.setStart(node, found.index);
        range.setEnd(node, found.index + found[0].length);
        // WebKit adds an empty box at the end of the line before
        const parts = [...range.getClientRects()].filter((part) => part.width >= 1);
        if (parts.some((part) => Math.abs(part.top - parts[0].top) > seen.size / 2)) seen.broken.push(found[0].slice(0, 40));
      }
    }
    seen.shown = seen.boxes.length > 0 && seen.size > 0;
    if (!seen.shown) return seen;
    const text = folded(unit.texts.map((node) => node.data).join(" "));
    seen.alone = folded(blockAround(element).textContent.slice(0, 400)) === text;
    const around_ = backedAround(element);
    if (around_) {
      const box = around_.getBoundingClientRect();
      for (const line of seen.boxes) seen.spilling = Math.max(seen.spilling, line.right - box.right, line.bottom - box.bottom, box.top - line.top, box.left - line.left);
    }
    return seen;
  };
  const isShortened = (element, by) => {
    for (let each = element; each; each = around(each)) {
      const style = getComputedStyle(each);
      if (style.textOverflow === "ellipsis" && style.overflowX !== "visible") return true;
      if (style.webkitLineClamp && style.webkitLineClamp !== "none") return true;
      if (each === by) return false;
    }
    return false;
  };
  // where letters of two texts meet most
  const meeting = (one, other) => {
    let best = null;
    for (const a of one.inks) for (const b of other.inks) {
      const box = { left: Math.max(a.left, b.left), right: Math.min(a.right, b.right), top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom) };
      const width = box.right - box.left, height = box.bottom - box.top;
      if (width > 2 && height > 2 && (!best || width * height > (best.right - best.left) * (best.bottom - best.top))) best = box;
    }
    return best;
  };
  const opaque = (element) => {
    const style = getComputedStyle(element);
    if (/^(?:img|video|canvas|iframe|object|embed)$/.test(element.localName) || style.backgroundImage !== "none") return true;
    const alpha = /^rgba\(.*, ([\d.]+)\)$/.exec(style.backgroundColor);
    return style.backgroundColor !== "transparent" && (!alpha || parseFloat(alpha[1]) > 0.5);
  };
  // whether both texts are seen where they meet; null: neither hit test nor order tells
  const readable = (one, other, box) => {
    const x = (box.left + box.right) / 2;
    scrollTo({ left: 0, top: Math.max(0, (box.top + box.bottom) / 2 - innerHeight / 2), behavior: "instant" });
    const y = (box.top + box.bottom) / 2 - window.scrollY;
    if (x < 0 || x >= innerWidth || y < 0 || y >= innerHeight) return null;
    const pile = document.elementsFromPoint(x, y);
    const [first, second] = [pile.indexOf(one), pile.indexOf(other)];
    if (first < 0 || second < 0) return null;
    const lower = first > second ? one : other;
    for (const each of pile) {
      if (each === lower) return true;
      if (opaque(each) && !lower.contains(each)) return false;
    }
    return null;
  };
  // two branches of which one is lifted out of the flow and laid on the other: slides, layers, captions on pictures
  const layeredOn = (one, other, boxes) => {
    if (!overlaid(one, other, boxes)) return false;
    const chain = (element) => { const line = []; for (let each = element; each; each = around(each)) line.push(each); return line; };
    const [first, second] = [chain(one), chain(other)];
    const lifted = (line, others) => line.filter((each) => !others.includes(each)).some((each) => {
      const style = getComputedStyle(each), parent = around(each);
      return /absolute|fixed|sticky/.test(style.position) || style.transform !== "none" || /grid/.test(parent ? getComputedStyle(parent).display : "");
    });
    return lifted(first, second) || lifted(second, first);
  };
