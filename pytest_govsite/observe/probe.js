// Reads one document: its live DOM as markup, annotated with what only a layout engine knows.
//   data-gs-v   "1" | "0"      shown; on the root and wherever it differs from the parent
//   data-gs-b   "x,y,w,h"      border box in document coordinates
//   data-gs-f   "14"           computed font size, where the element holds text itself
//   data-gs-n   "w,h"          natural size of a loaded picture
//   data-gs-bg  address        CSS background picture
// Nothing in the page is changed. Runs in an isolated world, so that scripts of the page cannot interfere.
(limits) => {
  const words = (text) => new Set(text.split(" "));
  const VOID = words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");
  const RAW = words("script style xmp noembed noframes plaintext noscript");
  const SILENT = words("head title base link meta script style template br wbr param source track area map option optgroup col colgroup basefont bgsound");
  const BOXED = words("a img svg input button select textarea iframe frame object embed video audio canvas header footer nav main aside section article form h1 h2 h3 h4 h5 h6");
  const EMPTY = { left: 0, top: 0, right: 0, bottom: 0 };
  const begun = performance.now();
  const scrollX = window.scrollX, scrollY = window.scrollY;
  const viewWidth = window.innerWidth, viewHeight = window.innerHeight;
  const root = document.documentElement;
  const frames = [];
  globalThis.govsiteFrames = frames;

  const childrenOf = (element) => {
    if (element.shadowRoot) return element.shadowRoot.childNodes;
    switch (element.localName) {
      case "slot": {
        const assigned = element.assignedNodes ? element.assignedNodes() : [];
        return assigned.length ? assigned : element.childNodes;
      }
      case "template": case "iframe": return [];
      default: return element.childNodes;
    }
  };

  const isSilent = (element) =>
    SILENT.has(element.localName) || (element.namespaceURI === "http://www.w3.org/2000/svg" && element.localName !== "svg");

  const meet = (one, other) => one === null ? other : other === null ? one : {
    left: Math.max(one.left, other.left), top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right), bottom: Math.min(one.bottom, other.bottom),
  };
  const isThin = (box) => box.right - box.left <= 1 || box.bottom - box.top <= 1;
  const isCut = (style) =>
    /^rect\((?:0px|1px|auto|, | )*\)$/.test(style.clip) && style.clip !== "auto" && !/^rect\(auto, auto, auto, auto\)$/.test(style.clip)
    || /^(?:inset\((?:50|100)%|circle\(0|polygon\(0(?:px|%)? 0(?:px|%)?(?:, 0(?:px|%)? 0(?:px|%)?)*\))/.test(style.clipPath);

  // what the children of an element are cut to
  const clipFor = (element, style, box, clip) => {
    if (element === root || element === document.body) return clip;
    const hides = (way) => way === "hidden" || way === "clip";
    const scrolls = (way) => way === "auto" || way === "scroll";
    if (scrolls(style.overflowY) || scrolls(style.overflowX)) return null;
    if (!hides(style.overflowX) && !hides(style.overflowY)) return clip;
    // full-page sections that scripts move are not hidden
    if (box.right - box.left >= 0.8 * viewWidth && box.bottom - box.top >= 0.8 * viewHeight) return clip;
    return meet(clip, {
      left: hides(style.overflowX) ? box.left : -Infinity, right: hides(style.overflowX) ? box.right : Infinity,
      top: hides(style.overflowY) ? box.top : -Infinity, bottom: hides(style.overflowY) ? box.bottom : Infinity,
    });
  };

  const closedDetails = (element, parent) =>
    parent && parent.localName === "details" && !parent.hasAttribute("open")
    && !(element.localName === "summary" && element === parent.querySelector(":scope > summary"));

  const stateOf = (element, parentElement, parent) => {
    if (parent.none) return { ...parent, v: false, zero: false, childShown: false, box: null, style: null };
    if (isSilent(element)) return { ...parent, silent: true, zero: false, childShown: false, box: null, style: null };
    const style = getComputedStyle(element);
    if (style.display === "none" || closedDetails(element, parentElement))
      return { none: true, v: false, zero: false, childShown: false, box: null, style: null };
    if (style.display === "contents")
      return { ...parent, silent: true, zero: false, childShown: false, box: null, style };
    const rect = element.getBoundingClientRect();
    const box = { left: rect.left + scrollX, top: rect.top + scrollY, right: rect.right + scrollX, bottom: rect.bottom + scrollY };
    const position = style.position;
    let clip = position === "fixed" ? null : position === "absolute" ? parent.abs : parent.clip;
    if (isCut(style)) clip = EMPTY;
    const opacity = parent.opacity * parseFloat(style.opacity || "1");
    const shown = style.visibility === "visible" && opacity > 0.05;
    const area = rect.width > 0 && rect.height > 0 && (rect.width > 1 || rect.height > 1);
    const seen = clip === null ? box : meet(box, clip);
    const away = box.right <= 0 || box.bottom <= 0 || (clip !== null && (clip === EMPTY || seen.right - seen.left <= 0 || seen.bottom - seen.top <= 0));
    const inner = clip === EMPTY ? EMPTY : clipFor(element, style, box, clip);
    const thin = inner !== null && inner !== clip && isThin(inner);
    const holds = position !== "static" || style.transform !== "none" || style.filter !== "none";
    return {
      none: false, silent: false, style, box, opacity, clip: inner,
      abs: holds ? inner : clip === EMPTY ? EMPTY : parent.abs,
      v: shown && area && !away && !thin,
      zero: shown && !area && clip !== EMPTY && !thin, childShown: false,
    };
  };

  // pass 1: states of all elements, parents before children
  const states = new Map();
  const order = [];
  let nodes = 0, late = false;
  const measure = () => {
    const stack = [[root, null, { none: false, silent: false, opacity: 1, clip: null, abs: null, v: true }]];
    while (stack.length) {
      const [element, parentElement, parentState] = stack.pop();
      const state = stateOf(element, parentElement, parentState);
      states.set(element, state);
      order.push([element, parentState]);
      const kids = childrenOf(element);
      nodes += kids.length;
      if (nodes > limits.nodes) return false;
      if (order.length % 500 === 0 && performance.now() - begun > limits.time) { late = true; return false; }
      for (let i = kids.length - 1; i >= 0; i--)
        if (kids[i].nodeType === 1 && !states.has(kids[i])) stack.push([kids[i], element, state]);
    }
    return true;
  };

  // an inline link around a floated picture has no area of its own
  const lend = () => {
    for (let i = order.length - 1; i > 0; i--) {
      const state = states.get(order[i][0]);
      const parent = order[i][1];
      if (state.zero && state.childShown) { state.v = true; state.box = state.childBox; }
      if ((state.v && !state.silent && state.box) || (state.silent && state.childShown)) {
        parent.childShown = true;
        parent.childBox = state.box || state.childBox;
      }
    }
  };

  const escapeText = (text) => text.replace(/[&<>\u00a0]/g, (c) => c === "&" ? "&amp;" : c === "<" ? "&lt;" : c === ">" ? "&gt;" : "&nbsp;");
  const escapeValue = (text) => text.replace(/[&"<>\u00a0]/g, (c) => c === "&" ? "&amp;" : c === '"' ? "&quot;" : c === "<" ? "&lt;" : c === ">" ? "&gt;" : "&nbsp;");
  const shorten = (value) => {
    if (value.length > 512 && value.includes("data:")) value = value.replace(/data:([\w.+\/-]{0,60})[^"'()\s]*/g, "data:$1,");
    return value.length > limits.value ? value.slice(0, limits.value) : value;
  };
  const holdsText = (element) => {
    for (let child = (element.shadowRoot || element).firstChild; child; child = child.nextSibling)
      if (child.nodeType === 3 && /\S/.test(child.data)) return true;
    return false;
  };
  const isBoxed = (element, box) =>
    BOXED.has(element.localName) || element.hasAttribute("role") || element.hasAttribute("onclick")
    || (box.right - box.left >= viewWidth / 2 && box.bottom - box.top >= 16);
  const background = (style) => {
    if (!style || style.backgroundImage === "none") return "";
    const found = /url\("([^"]+)"\)/.exec(style.backgroundImage);
    return found ? (found[1].startsWith("data:") ? found[1].slice(0, 60).replace(/[,;].*/s, ",") : found[1]) : "";
  };

  const marks = (element, state, parentShown) => {
    let out = state.v !== parentShown ? ` data-gs-v="${state.v ? 1 : 0}"` : "";
    if (!state.v || state.silent) return out;
    const text = holdsText(element);
    if (state.box && (text || isBoxed(element, state.box))) {
      const { left, top, right, bottom } = state.box;
      out += ` data-gs-b="${Math.round(left)},${Math.round(top)},${Math.round(right - left)},${Math.round(bottom - top)}"`;
    }
    if (text && state.style) out += ` data-gs-f="${Math.round(parseFloat(state.style.fontSize) * 10) / 10}"`;
    if (element.localName === "img" && element.complete && element.naturalWidth)
      out += ` data-gs-n="${element.naturalWidth},${element.naturalHeight}"`;
    const picture = background(state.style);
    return picture ? `${out} data-gs-bg="${escapeValue(picture)}"` : out;
  };

  const open = (element, state, parentShown) => {
    const name = element.prefix ? element.nodeName : element.localName;
    let out = "<" + name;
    const secret = name === "input" && /^password$/i.test(element.getAttribute("type") || "");
    for (const attribute of element.attributes) {
      if (/^data-gs-/i.test(attribute.name) || !/^[^\s"'<>\/=]+$/.test(attribute.name)) continue;
      if (secret && attribute.name === "value") continue;
      out += ` ${attribute.name}="${escapeValue(shorten(attribute.value))}"`;
    }
    return out + marks(element, state, parentShown) + ">";
  };

  // pass 2: markup
  const parts = [];
  let size = 0;
  const say = (text) => { parts.push(text); size += text.length; };
  const write = () => {
    const stack = [[root, null, null]];
    while (stack.length) {
      const [node, parentShown, closing] = stack.pop();
      if (size > limits.size) return false;
      if (closing !== null) { say(closing); continue; }
      if (node.nodeType === 3) { say(escapeText(node.data)); continue; }
      if (node.nodeType === 8) { say(`<!--${node.data.replace(/--!?>/g, "--&gt;")}-->`); continue; }
      const state = states.get(node);
      if (node.nodeType !== 1 || !state) continue;
      if (state.silent) state.v = parentShown;
      say(open(node, state, parentShown));
      const name = node.localName;
      if (name === "iframe" || name === "frame") frames.push(node);
      if (VOID.has(name) && !node.firstChild) continue;
      if (RAW.has(name)) {
        say(node.textContent.replace(new RegExp(`</(?=${name})`, "gi"), "<\\/") + `</${name}>`);
        continue;
      }
      stack.push([null, null, `</${node.prefix ? node.nodeName : name}>`]);
      const kids = childrenOf(node);
      for (let i = kids.length - 1; i >= 0; i--) stack.push([kids[i], state.v, null]);
    }
    return true;
  };

  const answer = { nodes: 0, html: null, url: document.URL, title: document.title, frames: 0 };
  if (!root) return JSON.stringify({ ...answer, html: "" });
  if (document.getElementsByTagName("*").length > limits.nodes || !measure())
    return JSON.stringify({ ...answer, nodes: Math.max(nodes, document.getElementsByTagName("*").length), late });
  lend();
  const kind = document.doctype;
  if (kind) say(kind.publicId ? `<!DOCTYPE ${kind.name} PUBLIC "${escapeValue(kind.publicId)}" "${escapeValue(kind.systemId)}">` : `<!DOCTYPE ${kind.name}>`);
  const whole = write();
  const timing = performance.getEntriesByType("navigation")[0];
  const html = parts.join("");
  return JSON.stringify({
    ...answer, nodes, size, frames: frames.length,
    html: whole ? (html.toWellFormed ? html.toWellFormed() : html) : null,
    width: window.innerWidth, height: window.innerHeight,
    pageWidth: root.scrollWidth, pageHeight: root.scrollHeight,
    response: timing ? timing.responseStart : 0,
    domContentLoaded: timing ? timing.domContentLoadedEventEnd : 0,
    load: timing ? timing.loadEventEnd : 0,
  });
}
