// Reads one document: its live DOM as markup, annotated with what only a layout engine knows.
//   data-gs-v   "1" | "0"      shown; on the root and wherever it differs from the parent
//   data-gs-b   "x,y,w,h"      border box in document coordinates
//   data-gs-f   "14"           computed font size, where the element holds text itself
//   data-gs-n   "w,h"          natural size of a loaded picture
//   data-gs-bg  address        CSS background picture
// Nothing in the page is changed. Runs in an isolated world, so that scripts of the page cannot interfere.
(limits) => {
  // include visible.js
  const VOID = words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr");
  const RAW = words("script style xmp noembed noframes plaintext noscript");
  const BOXED = words("a img svg input button select textarea iframe frame object embed video audio canvas header footer nav main aside section article form h1 h2 h3 h4 h5 h6");
  const frames = [];
  globalThis.govsiteFrames = frames;

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
