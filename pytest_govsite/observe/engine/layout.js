// How the page lies in the window now: elements, their boxes, lines of text, pictures, letters on letters. As JSON.
(limits) => {
  // include look/pointing.js
  // include look/clipping.js
  // include engine/recording.js
  // include engine/lines.js
  // include look/overlaps.js
  const root = document.documentElement;
  const before = [window.scrollX, window.scrollY];
  scrollTo({ left: 0, top: 0, behavior: "instant" });
  const places = placing();
  const range = document.createRange();
  const { elements, units, hidden, complete, indexOf, rows } = record(places);
  const round = (number) => Math.round(Math.max(-1e6, Math.min(1e6, number)));
  const boxOf = (rect) => [round(rect.left + window.scrollX), round(rect.top + window.scrollY), round(rect.right - rect.left), round(rect.bottom - rect.top)];

  const LEAF = /^(?:img|input|select|textarea|button|video|canvas|iframe)$/;
  const stickOut = (element, parts, place) => {
    if (outside.length >= 60 || place.scrolled || place.innerScrolled || place.fixed) return;
    // what the window itself cuts off is told by its whole box
    const clip = { ...place.clip, left: place.clip.byLeft ? place.clip.left : -Infinity, right: place.clip.byRight ? place.clip.right : Infinity };
    const seen = parts.map((part) => places.meet(part, clip)).filter((part) => part.right - part.left > 1 && part.bottom - part.top > 1);
    if (!seen.length) return;
    const left = Math.min(...seen.map((part) => part.left)), right = Math.max(...seen.map((part) => part.right));
    if (right > root.clientWidth + 2 || (left < -2 && right > 2)) outside.push([indexOf(element), round(left), round(right)]);
  };
  const blocks = [], pictures = [], outside = [];
  for (const element of elements) {
    const place = places.of(element);
    if (!place.shown) continue;
    const rect = element.getBoundingClientRect();
    blocks.push([indexOf(element), ...boxOf(rect), flowOf(element), isBacked(element)]);
    if (element.localName === "img" && rect.width > 1 && rect.height > 1)
      pictures.push([indexOf(element), round(rect.width), round(rect.height), element.naturalWidth, element.naturalHeight, element.complete, getComputedStyle(element).objectFit, sound(String(element.currentSrc || element.src).slice(0, 300))]);
    if (LEAF.test(element.localName)) stickOut(element, [rect], place);
  }
  const states = units.map((unit) => linesOf(unit, places, range));
  const texts = [];
  states.forEach((state, i) => {
    if (!state.shown) return;
    const { element } = units[i];
    if (!LEAF.test(element.localName)) stickOut(element, state.boxes, state.place);
    texts.push([
      indexOf(element), state.boxes.map(boxOf), state.lost, state.halved, state.by ? indexOf(state.by) : -1, state.lost > 0 && isShortened(element, state.by),
      state.broken, state.anywhere, state.alone, round(state.size), round(state.spilling),
    ]);
  });

  const rects = new Map(elements.map((element) => [element, element.getBoundingClientRect()]));
  const boxes = { get: (element) => { if (!rects.has(element)) rects.set(element, element.getBoundingClientRect()); return rects.get(element); } };
  const overlaps = [];
  for (const [, [one, other]] of overlapping(states, false)) {
    if (overlaps.length >= limits.overlaps) break;
    const pair = meeting(states[one], states[other]);
    if (!pair) continue;
    const layered = layeredOn(units[one].element, units[other].element, boxes);
    overlaps.push([indexOf(units[one].element), indexOf(units[other].element), boxOf(pair), layered, layered || overlaps.length > 40 ? null : readable(units[one].element, units[other].element, pair)]);
  }
  scrollTo({ left: 0, top: 0, behavior: "instant" });
  const viewport = document.querySelector("meta[name=viewport i]");
  const answer = {
    asked: [0, 0], width: innerWidth, height: innerHeight, room: root.clientWidth || innerWidth,
    page_width: Math.max(root.scrollWidth, (document.scrollingElement || root).scrollWidth), page_height: Math.max(root.scrollHeight, (document.scrollingElement || root).scrollHeight),
    scrolls_across: !places.hidesAcross, responsive: Boolean(viewport && /width\s*=\s*device-width/i.test(viewport.content)),
    blocks, hidden: hidden.map(indexOf), texts, pictures, overlaps, outside, complete, elements: rows(),
  };
  scrollTo({ left: before[0], top: before[1], behavior: "instant" });
  return JSON.stringify(answer);
}
