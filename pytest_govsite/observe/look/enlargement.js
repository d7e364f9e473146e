// Follows texts and controls of one document through states of enlargement. Put into our world once; then
// govsiteEnlargement.measure(name) tells what differs from the first state that was measured.
(limits) => {
  // include look/pointing.js
  // include look/clipping.js
  const LETTER = /[\p{L}\p{N}]/u;
  const SVG = "http://www.w3.org/2000/svg";
  const CONTROLS = "a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=tab],[role=checkbox],[role=radio],[role=menuitem],[role=switch],[onclick]";
  const FIELDS = "button,input,select,textarea,[role=button],[role=checkbox],[role=radio],[role=switch]";
  const SPREAD = "pre,code,svg,canvas,math,object,embed,video,audio,map,[role=img],[role=toolbar],[role=application],[class*=map i],[id*=map i],.katex,mjx-container";
  const root = document.documentElement;
  const range = document.createRange();
  const elements = [], units = [], controls = [];
  const walk = (start) => {
    const stack = [start];
    while (stack.length && elements.length < limits.elements) {
      const element = stack.pop();
      elements.push(element);
      if (/^(?:script|style|noscript|template|head|iframe|select|textarea|object|canvas|audio|video)$/.test(element.localName)) {
        if (element.matches(CONTROLS)) controls.push(element);
        continue;
      }
      const children = inside(element);
      const texts = children.filter((node) => node.nodeType === 3 && LETTER.test(node.data));
      if (texts.length && units.length < limits.units) units.push({ element, texts });
      if (controls.length < limits.controls && element.matches(CONTROLS)) controls.push(element);
      for (let i = children.length - 1; i >= 0; i--) if (children[i].nodeType === 1) stack.push(children[i]);
    }
  };
  if (root) walk(root);
  // content that is laid out only near the window has a made-up height elsewhere, and its texts stand over what follows
  const keepServed = (element) => { if (!asServed.has(element)) asServed.set(element, element.getAttribute("style")); };
  elements.filter((element) => getComputedStyle(element).contentVisibility === "auto").forEach((element) => {
    keepServed(element);
    element.style.setProperty("content-visibility", "visible", "important");
  });

  const inkOf = (rect, size, upright) => {
    // the letters themselves: a line's box is higher than they are
    if (upright || rect.height <= size * 0.75) return { left: rect.left, right: rect.right, top: rect.top, bottom: rect.bottom };
    const middle = (rect.top + rect.bottom) / 2;
    return { left: rect.left, right: rect.right, top: middle - size * 0.35, bottom: middle + size * 0.35 };
  };
  const isLost = (ink, seen, size) => {
    const width = ink.right - ink.left, height = ink.bottom - ink.top;
    const visibleWidth = Math.max(0, seen.right - seen.left), visibleHeight = Math.max(0, seen.bottom - seen.top);
    return visibleHeight < 0.6 * height || width - visibleWidth > Math.max(size * 0.9, 4);
  };
  const measureUnit = (unit, places) => {
    const place = places.of(unit.element);
    const seen = { shown: false, inks: [], lines: 0, lost: 0, by: undefined, place, size: 0 };
    if (!place.shown) return seen;
    const style = getComputedStyle(unit.element);
    // letters without a colour are there for programs alone
    if (/^rgba.*, 0\)$/.test(style.webkitTextFillColor) && style.textShadow === "none" && style.backgroundClip !== "text") return seen;
    seen.size = parseFloat(style.fontSize) || 0;
    const upright = style.writingMode !== "horizontal-tb";
    for (const node of unit.texts) {
      if (!node.isConnected) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width < 1 || rect.height < 1 || seen.lines >= limits.lines) continue;
        const ink = inkOf(rect, seen.size, upright);
        const visible = places.meet(ink, place.inner);
        seen.lines++;
        if (isLost(ink, visible, seen.size)) {
          seen.lost++;
          if (seen.by === undefined) seen.by = places.cutter(ink, place.inner);
        }
        if (visible.right - visible.left > 1 && visible.bottom - visible.top > 1) seen.inks.push(visible);
      }
    }
    seen.shown = seen.lines > 0 && seen.size > 0;
    return seen;
  };

  const measureControl = (element, places) => {
    const place = places.of(element);
    const rect = element.getBoundingClientRect();
    const shown = place.shown && rect.width > 1 && rect.height > 1;
    if (!shown) return { shown: false, place };
    const visible = places.meet(rect, place.clip);
    const part = Math.max(0, visible.right - visible.left) * Math.max(0, visible.bottom - visible.top) / (rect.width * rect.height);
    // a link over two lines is two boxes, one around floated parts has none of its own
    const pieces = [element, ...[...element.querySelectorAll("*")].slice(0, 6)].flatMap((each) => [...each.getClientRects()].slice(0, 4)).map((each) => places.meet(each, place.clip)).filter((each) => each.right - each.left > 1 && each.bottom - each.top > 1);
    return { shown: true, place, part, by: part < 0.5 ? places.cutter(rect, place.clip) : undefined, visible, pieces, hit: undefined, over: null };
  };
  const deepest = (x, y) => {
    let found = document.elementFromPoint(x, y);
    for (let i = 0; i < 10 && found && found.shadowRoot; i++) {
      const inner = found.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === found) break;
      found = inner;
    }
    return found;
  };
  const reaches = (element, hit) => {
    if (!hit) return false;
    for (let each = hit; each; each = around(each)) if (each === element || (each.localName === "label" && each.control === element)) return true;
    if (element.localName === "area") return true;
    // what stands around the control and takes the click for it
    return hit.contains(element) && getComputedStyle(element).pointerEvents === "none";
  };
  const holds = (outer, element) => {
    for (let each = element; each; each = around(each)) if (each === outer) return true;
    return outer.contains(element);
  };
  const boxThatScrolls = (element) => {
    for (let each = around(element); each && each !== document.body && each !== root; each = around(each)) {
      const style = getComputedStyle(each);
      if (/auto|scroll/.test(style.overflowX + style.overflowY) && (each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1)) return each.getBoundingClientRect();
    }
    return null;
  };
  const POINTS = [[0.5, 0.5], [0.2, 0.5], [0.8, 0.5], [0.5, 0.25], [0.5, 0.75]];
  const hitAll = (seen) => {
    // each is tried where the middle of the window passes over it, so that fixed bars are out of the way
    const waiting = seen.map((state, i) => [state, i]).filter(([state]) => state.shown && state.part >= 0.5);
    const before = [window.scrollX, window.scrollY];
    const height = window.innerHeight, most = Math.max(0, root.scrollHeight - height);
    const step = Math.max(height / 2, most / limits.steps);
    waiting.sort(([one], [other]) => one.visible.top - other.visible.top);
    let next = 0;
    for (let top = 0; next < waiting.length; top += step) {
      const last = top >= most;
      scrollTo({ left: 0, top, behavior: "instant" });
      const [x, y] = [window.scrollX, window.scrollY];
      while (next < waiting.length) {
        const [state, i] = waiting[next];
        const { top: above, bottom } = state.visible;
        if (!last && (above + bottom) / 2 > top + 0.75 * height) break;
        next++;
        const points = state.pieces.flatMap((piece) => POINTS.map(([a, b]) => [piece.left + (piece.right - piece.left) * a - x, piece.top + (piece.bottom - piece.top) * b - y]));
        const inWindow = state.place.fixed ? points.map(([a, b]) => [a + x, b + y]) : points;
        // what is scrolled out of its box is reached by scrolling; what stands there lies on nothing
        const box = state.place.scrolled ? boxThatScrolls(controls[i]) : null;
        const tried = inWindow.filter(([a, b]) => a >= 0 && b >= 0 && a < innerWidth && b < height && (!box || (a >= box.left && a <= box.right && b >= box.top && b <= box.bottom)));
        if (!tried.length) continue;
        const hits = tried.map(([a, b]) => deepest(a, b));
        state.hit = hits.some((hit) => reaches(controls[i], hit));
        // what holds the control, in its own tree or around its shadow tree, is no cover
        if (!state.hit) state.over = hits.find((hit) => hit && !holds(hit, controls[i])) || null;
      }
      if (last) break;
    }
    scrollTo({ left: before[0], top: before[1], behavior: "instant" });
  };

  // what an element has for its contents: its padding may keep room for what is put there
  const roomOf = (element) => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const [top, right, bottom, left] = ["Top", "Right", "Bottom", "Left"].map((side) => parseFloat(style[`padding${side}`]) || 0);
    return new DOMRect(box.left + left, box.top + top, Math.max(box.width - left - right, 0), Math.max(box.height - top - bottom, 0));
  };
  // include look/overlaps.js

  const isDataTable = (table) => {
    if (table.querySelector("table")) return false;
    if (table.querySelector("th,caption,thead") || /^(?:table|grid|treegrid)$/.test(table.getAttribute("role") || "")) return true;
    const rows = [...table.rows].slice(0, 50);
    return rows.length >= 3 && rows.filter((row) => row.cells.length >= 3).length >= 0.6 * rows.length && !table.querySelector("ul,h1,h2,h3,form");
  };
  const isSpread = (element) => {
    for (let each = element; each && each !== document.body; each = around(each)) {
      if (each.matches(SPREAD)) return true;
      if (each.localName === "table" && isDataTable(each)) return true;
      if (/^(?:table|grid|treegrid)$/.test(each.getAttribute("role") || "")) return true;
    }
    return false;
  };

  let normal = null;
  const sizes = new Map();
  const lossOf = (kind, element, more) => {
    const entry = element.closest("li,td,th,dt,dd");
    const link = element.closest("a[href]") || element.querySelector("a[href]");
    return { kind, element: sighting(element, more.text), linked: Boolean(link), listed: Boolean(entry), titled: Boolean(element.closest("[title]")), ...more };
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
  // a menu that stands open where there is room needs no button
  const opensAlready = (element) => {
    const ids = (element.getAttribute("aria-controls") || "").split(/\s+/).filter(Boolean);
    return ids.length > 0 && ids.every((id) => {
      const opened = document.getElementById(id);
      const box = opened && opened.getBoundingClientRect();
      return box && box.width > 1 && box.height > 1 && LETTER.test(opened.innerText || "");
    });
  };
  // a panel that slid out of the window or was folded to nothing, and the button that brings it back
  const TOGGLES = "button,[role=button],summary,[aria-expanded],[data-toggle],[data-bs-toggle],[data-widget],a[href^='#'],a[href^='javascript' i],[onclick]";
  const OPENS = /menu|toggle|side-?bar|nav|burger|drawer|off-?canvas|菜单|导航|目录/i;
  const hasNoSize = (element) => { const box = element.getBoundingClientRect(); return box.width < 1 || box.height < 1; };
  // a control that shows its icon in place of its words
  const standsAsIcon = (control, places) => {
    if (!control || !places.of(control).shown) return false;
    const rect = control.getBoundingClientRect(), seen = places.meet(rect, places.of(control).clip);
    if (seen.right - seen.left < 12 || seen.bottom - seen.top < 12) return false;
    const draws = (element) => ["::before", "::after"].some((which) => {
      const style = getComputedStyle(element, which);
      if (style.content === "none" || style.content === "normal" || style.display === "none") return false;
      return [style.maskImage, style.backgroundImage].some((image) => image && image !== "none") || /url\(|[\ue000-\uf8ff]/.test(style.content);
    });
    return [control, ...[...control.querySelectorAll("*")].slice(0, 8)].some((each) => {
      if (!places.of(each).shown) return false;
      if (!/^(?:img|svg)$/.test(each.localName)) return draws(each);
      const box = places.meet(each.getBoundingClientRect(), places.of(each).clip);
      return box.right - box.left > 6 && box.bottom - box.top > 6;
    });
  };
  const panelOf = (element, by) => {
    if (by && hasNoSize(by)) return by;
    let found = null;
    for (let each = element; each && each !== document.body && each !== root; each = around(each)) {
      const box = each.getBoundingClientRect();
      if (box.width > 1 && box.height > 1 && (box.right <= 0 || box.left >= innerWidth)) found = each;
    }
    return found;
  };
  const opener = (panel, states) => controls.some((each, i) => {
    if (!states[i].shown || !(states[i].part >= 0.5) || panel.contains(each) || !each.matches(TOGGLES)) return false;
    return OPENS.test(["class", "id", "data-widget", "data-target", "aria-label", "title"].map((name) => each.getAttribute(name) || "").join(" ") + folded(each.textContent.slice(0, 60)));
  });
  const unitText = (unit) => unit.texts.map((node) => node.data).join(" ");

  const measure = (name, zoom) => {
    scrollTo({ left: 0, top: 0, behavior: "instant" });
    const places = placing();
    const unitStates = units.map((unit) => measureUnit(unit, places));
    const controlStates = controls.map((element) => measureControl(element, places));
    hitAll(controlStates);
    const pairs = overlapping(unitStates, normal === null);
    const here = { name, width: innerWidth, height: innerHeight, page_width: root.scrollWidth, scrolls_across: !places.hidesAcross, losses: [], outside: [], outside_count: 0, widest: null, fixed: fixedBoxes(places), appeared: 0 };
    if (normal === null) {
      const curtailing = new Set();
      unitStates.forEach((state) => { if (state.lost) curtailing.add(state.by === undefined ? null : state.by); });
      controlStates.forEach((state) => { if (state.by !== undefined) curtailing.add(state.by); });
      normal = { units: unitStates, controls: controlStates, pairs, curtailing, boxes: new Map(elements.map((element) => [element, roomOf(element)])) };
      unitStates.forEach((state, i) => sizes.set(i, [state.size]));
      return here;
    }
    const shownTexts = new Set(), wholeTexts = new Set(), shownTargets = new Set();
    unitStates.forEach((state, i) => {
      if (!state.shown || state.lost === state.lines) return;
      shownTexts.add(folded(unitText(units[i])));
      if (!state.lost) wholeTexts.add(folded(unitText(units[i])));
    });
    controlStates.forEach((state, i) => { if (state.shown) { if (controls[i].href) shownTargets.add(String(controls[i].href)); if (!normal.controls[i].shown) here.appeared++; } });
    const known = new Set(controls);
    for (const each of document.querySelectorAll(CONTROLS)) if (!known.has(each) && each.checkVisibility() && !hasNoSize(each)) here.appeared++;
    const lose = (loss) => { if (here.losses.length < limits.losses) here.losses.push(loss); };
    units.forEach((unit, i) => {
      const before = normal.units[i], now = unitStates[i];
      if (!before.shown || before.lost || !unit.element.isConnected) return;
      if (zoom > 1) sizes.get(i).push(now.shown ? now.size * zoom : Infinity);
      if (!now.shown) {
        const text = folded(unitText(unit));
        if (!unit.element.closest(CONTROLS)) lose(lossOf("vanished", unit.element, { text, elsewhere: shownTexts.has(text) }));
      } else if (now.lost && !normal.curtailing.has(now.by === undefined ? null : now.by)) {
        const panel = panelOf(unit.element, now.by);
        if (panel && opener(panel, controlStates)) return;
        if (!now.inks.length && standsAsIcon(unit.element.closest(CONTROLS), places)) return;
        lose(lossOf("clipped", unit.element, { text: unitText(unit), elsewhere: wholeTexts.has(folded(unitText(unit))), by: now.by && sighting(now.by), lines: now.lines, lost: now.lost, ellipsis: isShortened(unit.element, now.by), control: Boolean(unit.element.closest(CONTROLS)), fixed: now.place.fixed !== null }));
      }
    });
    controls.forEach((element, i) => {
      const before = normal.controls[i], now = controlStates[i];
      if (!before.shown || before.part < 0.5 || !before.hit || !element.isConnected) return;
      const more = { control: true, field: element.matches(FIELDS) };
      const panel = !now.shown || now.part < 0.5 ? panelOf(element, now.by) : null;
      if (panel && opener(panel, controlStates)) return;
      if (!now.shown) lose(lossOf("vanished", element, { ...more, elsewhere: Boolean(element.href && shownTargets.has(String(element.href))) || shownTexts.has(nameFor(element)) || opensAlready(element) }));
      else if (now.part < 0.5 && !normal.curtailing.has(now.by === undefined ? null : now.by)) {
        // a control with text is told by its text
        if (!units.some((unit) => element.contains(unit.element))) lose(lossOf("clipped", element, { ...more, by: now.by && sighting(now.by), fixed: now.place.fixed !== null }));
      } else if (now.hit === false && now.over) {
        lose(lossOf("covered", element, { ...more, by: sighting(now.over), fixed: places.of(now.over).fixed !== null || now.place.fixed !== null }));
      }
      const inner = now.shown && element.matches("input:not([type=checkbox]):not([type=radio]):not([type=range]):not([type=color]):not([type=image]):not([type=file]),select");
      if (inner) {
        const style = getComputedStyle(element);
        const room = (box) => box.clientHeight;
        const size = parseFloat(style.fontSize) || 0;
        if (before.room >= 0.9 * before.letters && room(element) < 0.8 * size && room(element) > 0) lose(lossOf("clipped", element, { ...more, by: sighting(element), lines: 1, lost: 1 }));
      }
    });
    pairs.forEach((pair, key) => {
      if (normal.pairs.has(key)) return;
      const [one, other] = pair;
      if (!normal.units[one].shown || !normal.units[other].shown || normal.units[one].lost || normal.units[other].lost || overlaid(units[one].element, units[other].element, normal.boxes)) return;
      lose(lossOf("overlapped", units[one].element, { text: unitText(units[one]), by: sighting(units[other].element, unitText(units[other])) }));
    });
    beyond(here, unitStates, controlStates);
    return here;
  };

  const beyond = (here, unitStates, controlStates) => {
    const edge = innerWidth + limits.slack;
    const out = (rect) => rect.right > edge || rect.left < -limits.slack;
    const found = [];
    unitStates.forEach((state, i) => {
      if (state.shown && !state.place.innerScrolled && !state.place.fixed && state.inks.some(out) && normal.units[i].shown && !isSpread(units[i].element)) found.push(units[i].element);
    });
    controlStates.forEach((state, i) => {
      if (state.shown && !state.place.scrolled && !state.place.fixed && out(state.visible) && state.visible.right - state.visible.left > 1 && normal.controls[i].shown && !isSpread(controls[i]) && !controls[i].querySelector("img,svg,canvas,video")) found.push(controls[i]);
    });
    here.outside_count = new Set(found).size;
    here.outside = [...new Set(found)].slice(0, 20).map((element) => sighting(element));
    if (!found.length) return;
    let widest = found[0];
    for (let each = found[0]; each && each !== document.body && each !== root; each = around(each)) if (out(each.getBoundingClientRect())) widest = each;
    here.widest = sighting(widest);
  };
  const fixedBoxes = (places) => {
    const found = [];
    for (const element of elements) {
      const place = places.of(element);
      if (place.fixed !== element || !place.shown) continue;
      const rect = element.getBoundingClientRect();
      const width = Math.min(rect.right, innerWidth) - Math.max(rect.left, 0), height = Math.min(rect.height, innerHeight);
      const style = getComputedStyle(element);
      if (width <= 0 || height <= 0 || style.pointerEvents === "none") continue;
      // a sticky column stands beside the content, a sticky bar on it
      if (style.position === "sticky" && (rect.width < 0.8 * innerWidth || style.top === "auto" && style.bottom === "auto")) continue;
      const share = width * height / (innerWidth * innerHeight);
      if (share > 0.2) found.push({ element: sighting(element), share: Math.round(share * 100) / 100 });
    }
    return found.slice(0, 20);
  };

  const written = new Map();
  const change = (element, values) => {
    keepServed(element);
    if (!written.has(element)) written.set(element, element.getAttribute("style"));
    for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value, "important");
  };
  const styled = () => elements.filter((element) => element.isConnected && element.style && element.namespaceURI !== SVG && !/^(?:head|script|style|meta|link|title|base|noscript|template)$/.test(element.localName));
  const restore = () => {
    written.forEach((value, element) => { if (value === null) element.removeAttribute("style"); else element.setAttribute("style", value); });
    written.clear();
  };
  const spread = () => {
    // at least the values of WCAG 1.4.12; what is wider already stays
    const values = styled().map((element) => {
      const style = getComputedStyle(element), size = parseFloat(style.fontSize) || 0;
      const wanted = { transition: "none" };
      if (style.lineHeight === "normal" || parseFloat(style.lineHeight) < 1.5 * size) wanted["line-height"] = "1.5";
      if ((parseFloat(style.letterSpacing) || 0) < 0.12 * size) wanted["letter-spacing"] = "0.12em";
      if ((parseFloat(style.wordSpacing) || 0) < 0.16 * size) wanted["word-spacing"] = "0.16em";
      if (element.localName === "p" && (parseFloat(style.marginBottom) || 0) < 2 * size) wanted["margin-bottom"] = "2em";
      return [element, wanted];
    });
    values.forEach(([element, wanted]) => change(element, wanted));
  };
  const double = () => {
    const before = styled().map((element) => { const style = getComputedStyle(element); return [element, parseFloat(style.fontSize) || 0, style.lineHeight]; });
    before.forEach(([element, size]) => change(element, { transition: "none", "font-size": `${size * 2}px` }));
    // a line height in pixels grows too, as in Firefox
    const lines = before.map(([element, , line]) => [element, line, getComputedStyle(element).lineHeight]);
    lines.forEach(([element, line, now]) => { if (line !== "normal" && now === line) change(element, { "line-height": `${parseFloat(line) * 2}px` }); });
  };
  const unchanged = () => {
    const found = [];
    sizes.forEach(([before, ...after], i) => {
      if (!before || !after.length || found.length >= 40) return;
      const growth = Math.max(...after) / before;
      if (growth < 1.9) found.push({ element: sighting(units[i].element, unitText(units[i])), growth: Math.round(growth * 100) / 100 });
    });
    return found;
  };
  const begin = () => {
    const state = measure("normal", 1);
    controls.forEach((element, i) => { normal.controls[i].room = element.clientHeight; normal.controls[i].letters = parseFloat(getComputedStyle(element).fontSize) || 0; });
    return JSON.stringify({ state, texts: normal.units.filter((unit) => unit.shown).length, controls: normal.controls.filter((control) => control.shown).length });
  };
  globalThis.govsiteEnlargement = { begin, measure: (name, zoom) => JSON.stringify(measure(name, zoom)), spread, double, restore, unchanged: () => JSON.stringify(unchanged()) };
  return true;
}
