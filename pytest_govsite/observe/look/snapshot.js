// Reads one document as a flat list of nodes with layout, style, role and name. Facts only; nothing in the page changes.
// Runs in an isolated world into which axe-core was put (roles and names are its).
(limits) => {
  // include visible.js
  const TEXT_LIMIT = 20000, VALUE_LIMIT = 2000, RULES_LIMIT = 300, RULE_LIMIT = 400;
  const NAMED = words("a area button input select textarea img svg iframe frame object embed audio video canvas summary option fieldset table figure h1 h2 h3 h4 h5 h6 main nav header footer aside section form dialog meter progress output label li td th");
  const SHOWN = words("br wbr option optgroup");
  const FOCUSABLE = words("a area button input select textarea summary iframe frame object embed audio video");
  const px = (value) => Math.round((parseFloat(value) || 0) * 100) / 100;
  const cut = (text, most) => (text.length > most ? text.slice(0, most) : text);
  const tidy = (text) => (text.toWellFormed ? text.toWellFormed() : text);

  const answer = { url: document.URL, title: tidy(document.title), doctype: "", width: innerWidth, height: innerHeight,
    pageWidth: root ? root.scrollWidth : 0, pageHeight: root ? root.scrollHeight : 0, nodes: [], styles: [], rules: [], truncated: false };
  if (!root) return JSON.stringify(answer);
  const kind = document.doctype;
  if (kind) answer.doctype = tidy(`${kind.name} ${kind.publicId} ${kind.systemId}`.trim());
  answer.elements = document.getElementsByTagName("*").length;
  if (answer.elements > limits.nodes || !measure()) return JSON.stringify({ ...answer, truncated: true });
  lend();

  const styles = new Map();
  const sides = (style, what) => {
    const values = ["Top", "Right", "Bottom", "Left"].map((side) => px(style[what.replace("*", side)]));
    return values.some((value) => value !== 0) ? values.join(" ") : "";
  };
  const PSEUDO = ["::before", "::after"];
  const NONE = { content: "none" };
  const generated = ({ content }) => {
    if (!content || content === "none" || content === "normal") return "";
    // what stands behind a slash is said in its stead; U+FFFC stands for a picture
    const said = /^[^]*\/\s*"((?:[^"\\]|\\.)*)"$/.exec(content);
    if (said) return said[1] && cut((/url\(/.test(content) ? "\uFFFC" : "") + said[1], 100);
    return cut(content.replace(/"((?:[^"\\]|\\.)*)"|url\((?:"[^"]*"|[^)]*)\)|[^"u]+|u/g, (all, text) => (text !== undefined ? text : all.startsWith("url(") ? "\uFFFC" : "")), 100);
  };
  // colours and size of the words of a pseudo-element, where they are other colours than those of its element
  const wordsMade = (pseudo, style) => {
    for (const own of pseudo) {
      const content = own.content;
      if (content === "none" || content === "normal" || !/[A-Za-z\u00c0-\u024f]{2,}|[\u3400-\u9fff]/.test(content) || /url\(|attr\(|counter/.test(content)) continue;
      if (own.display === "none" || own.visibility !== "visible" || own.opacity !== "1" || own.backgroundImage !== "none" || own.textShadow !== "none") continue;
      // what is placed may lie on anything
      if (/absolute|fixed/.test(own.position) && own.backgroundColor === "rgba(0, 0, 0, 0)") continue;
      if (own.color !== style.color || own.backgroundColor !== "rgba(0, 0, 0, 0)") return `${own.color}|${own.backgroundColor}|${px(own.fontSize)}|${parseInt(own.fontWeight, 10) || 400}`;
    }
    return "";
  };
  // an empty box of the size of a check box that a label or the neighbour of one draws
  const CHOICE = /^(?:checkbox|radio)$/;
  const drawnBox = (element, pseudo) => {
    const before = element.previousElementSibling;
    if (element.localName !== "label" && !(before && before.localName === "input" && CHOICE.test(before.type))) return "";
    for (const style of pseudo) {
      if (style.content !== '""' || style.display === "none" || style.visibility !== "visible" || style.opacity === "0") continue;
      const edges = px(style.borderTopWidth) && px(style.borderBottomWidth);
      const width = px(style.width), height = px(style.height);
      if (!(width >= 8 && width <= 48 && height >= 8 && height <= 48)) continue;
      return style.backgroundImage !== "none" || style.boxShadow !== "none" ? "" : `${edges ? style.borderBottomColor : ""}|${style.backgroundColor}`;
    }
    return "";
  };
  // a check box or radio button that the page draws itself: its edge or its knob, and its ground
  const bareChoice = (element, style) => {
    if (element.localName !== "input" || !CHOICE.test(element.type) || style.appearance !== "none" || element.checked) return "";
    if (style.backgroundImage !== "none" || style.boxShadow !== "none" || style.opacity !== "1") return "";
    const knobs = PSEUDO.map((which) => getComputedStyle(element, which)).filter((own) => own.content !== "none" && own.content !== "normal" && own.display !== "none");
    const edges = px(style.borderTopWidth) && px(style.borderBottomWidth);
    if (knobs.length > 1 || knobs.some((own) => own.content !== '""' || own.boxShadow !== "none" || own.backgroundImage !== "none" || (edges && own.backgroundColor !== "rgba(0, 0, 0, 0)"))) return "";
    return `${edges ? style.borderBottomColor : knobs.length ? knobs[0].backgroundColor : ""}|${style.backgroundColor}`;
  };
  let asked = 0;
  const styleOf = (element, style) => {
    const image = style.backgroundImage;
    const looks = asked < 6000 && !VOIDS.has(element.localName);
    if (looks) asked += 2;
    const pseudo = looks ? PSEUDO.map((which) => getComputedStyle(element, which)) : [NONE, NONE];
    const made = [
      style.display, style.position, style.float, style.overflowX, style.overflowY, style.whiteSpace, style.textOverflow,
      style.color, style.backgroundColor, image === "none" ? "" : cut(image.replace(/data:[^"')]*/g, "data:"), 200), px(style.opacity),
      px(style.fontSize), parseInt(style.fontWeight, 10) || 400, style.fontStyle, cut(style.fontFamily, 100),
      style.lineHeight === "normal" ? null : px(style.lineHeight), px(style.letterSpacing), px(style.wordSpacing), style.textAlign,
      style.textTransform, style.textDecorationLine, px(style.textIndent), style.direction, style.unicodeBidi, style.writingMode,
      style.display === "list-item" || element.localName === "ul" || element.localName === "ol" ? style.listStyleType : "none",
      cut(style.cursor, 100), style.pointerEvents, style.userSelect || style.webkitUserSelect || "auto",
      sides(style, "border*Width"), px(style.borderBottomWidth) ? style.borderBottomColor : "",
      style.outlineStyle === "none" || !px(style.outlineWidth) ? "" : `${style.outlineStyle} ${px(style.outlineWidth)} ${style.outlineColor}`,
      px(style.marginTop), px(style.marginBottom), sides(style, "padding*"), style.zIndex,
      style.animationName === "none" ? "" : `${style.animationName} ${style.animationDuration} ${style.animationIterationCount}`,
      style.transform === "none" ? "" : cut(style.transform, 100),
      generated(pseudo[0]), generated(pseudo[1]), looks ? drawnBox(element, pseudo) : bareChoice(element, style), wordsMade(pseudo, style),
    ];
    const key = made.join("\u0001");
    let place = styles.get(key);
    if (place === undefined) { place = styles.size; styles.set(key, place); answer.styles.push(made); }
    return place;
  };
  const VOIDS = words("img input br hr wbr select textarea iframe frame video audio canvas object embed svg");

  // roles and names by axe-core
  let ready = false;
  try { axe.setup(document); ready = true; } catch (error) { answer.naming = String(error).slice(0, 200); }
  const roleOf = (element) => {
    if (!ready) return element.getAttribute("role") || "";
    try { return axe.commons.aria.getRole(element, { dpub: true }) || ""; } catch { return ""; }
  };
  const nameOf = (element, role) => {
    if (!ready || !(NAMED.has(element.localName) || (role && role !== "presentation" && role !== "none") || element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby") || element.tabIndex >= 0)) return null;
    if (performance.now() - begun > limits.time) return null;
    try { return cut(tidy(axe.commons.text.accessibleText(element).trim().replace(/\s+/g, " ")), 1000); } catch { return null; }
  };
  const referred = (element, attribute) => (element.getAttribute(attribute) || "").split(/\s+/).filter(Boolean)
    .map((id) => { try { return element.getRootNode().getElementById(id); } catch { return null; } })
    .filter(Boolean).map((other) => other.textContent.trim().replace(/\s+/g, " ")).join(" ");
  const descriptionOf = (element, name) => {
    const said = referred(element, "aria-describedby") || element.getAttribute("aria-description") || "";
    if (said) return said;
    const title = (element.getAttribute("title") || "").trim();
    return title && title !== name ? title : "";
  };
  const disabled = (element) => { try { return element.matches(":disabled"); } catch { return false; } };
  const takesFocus = (element, state) => {
    if (state.none || !state.style || state.style.visibility !== "visible") return false;
    if (disabled(element)) return false;
    if (element.tabIndex >= 0) {
      if (element.localName === "a" || element.localName === "area") return element.hasAttribute("href") || element.hasAttribute("tabindex");
      return FOCUSABLE.has(element.localName) || element.hasAttribute("tabindex") || element.isContentEditable;
    }
    return element.hasAttribute("tabindex");
  };
  const valueOf = (element) => {
    if (element.localName === "input") {
      if (/^(?:checkbox|radio)$/i.test(element.type)) return element.checked ? "checked" : "";
      return element.type === "password" || element.type === "file" ? "" : cut(element.value, 200);
    }
    if (element.localName === "textarea") return cut(element.value, 200);
    if (element.localName === "select") return cut(element.value, 200);
    if (element.localName === "option") return element.selected ? "selected" : "";
    return "";
  };

  const range = document.createRange();
  const boxOf = (left, top, right, bottom) => [Math.round(left * 10) / 10, Math.round(top * 10) / 10, Math.round((right - left) * 10) / 10, Math.round((bottom - top) * 10) / 10];
  const places = new Map();
  globalThis.govsiteNodes = [];
  globalThis.govsiteDocument = limits.place;
  globalThis.govsitePlaces = places;
  globalThis.govsiteStates = states;
  const add = (parent, item, node) => {
    item.parent = parent;
    item.end = answer.nodes.length + 1;
    places.set(node, answer.nodes.length);
    globalThis.govsiteNodes.push(node);
    answer.nodes.push(item);
    return answer.nodes.length - 1;
  };
  const text = (node, parent, state) => {
    if (!/\S/.test(node.data)) {
      // white space between inline elements parts words
      if (node.data) add(parent, { tag: "#text", text: " ", visible: parent >= 0 && answer.nodes[parent].visible === true }, node);
      return;
    }
    const item = { tag: "#text", text: cut(tidy(node.data), TEXT_LIMIT) };
    if (state && state.v && !state.silent) {
      range.selectNodeContents(node);
      const rect = range.getBoundingClientRect();
      if (rect.width > 0 && rect.height > 0) {
        item.box = boxOf(rect.left + scrollX, rect.top + scrollY, rect.right + scrollX, rect.bottom + scrollY);
        const clip = state.clip;
        const away = item.box[0] + item.box[2] <= 0 || item.box[1] + item.box[3] <= 0
          || (clip && (item.box[0] >= clip.right || item.box[0] + item.box[2] <= clip.left || item.box[1] >= clip.bottom || item.box[1] + item.box[3] <= clip.top));
        item.visible = !away && parseFloat(state.style ? state.style.fontSize : "16") > 0;
      }
    } else if (state && state.silent && !state.none && parent >= 0 && answer.nodes[parent].visible) item.visible = true;
    add(parent, item, node);
  };

  // the tree
  const stack = [[root, -1, false, false]];
  const ends = [], hosts = new Map();
  while (stack.length) {
    const [node, parent, unheard, shadowed] = stack.pop();
    if (node === null) { answer.nodes[parent].end = answer.nodes.length; continue; }
    if (node.nodeType === 3) { text(node, parent, states.get(node.parentNode && node.parentNode.nodeType === 11 ? node.parentNode.host : node.parentElement)); continue; }
    if (node.nodeType !== 1) continue;
    const state = states.get(node);
    if (!state) continue;
    const item = { tag: node.localName, attributes: {} };
    for (const attribute of node.attributes) {
      if (node.localName === "input" && attribute.name === "value" && /^password$/i.test(node.type)) continue;
      let value = attribute.value;
      if (value.length > 300 && value.includes("data:")) value = value.replace(/data:([\w.+\/-]{0,60})[^"'()\s]*/g, "data:$1,");
      item.attributes[attribute.name.toLowerCase()] = cut(tidy(value), VALUE_LIMIT);
    }
    if (shadowed) {
      item.shadow = true;
      const host = node.getRootNode().host;  // none of what is slotted
      if (host && hosts.has(host)) item.scope = hosts.get(host);
    }
    const hides = unheard || state.none || node.getAttribute("aria-hidden") === "true" || node.inert === true
      || (state.style && state.style.visibility !== "visible");
    if (hides) item.hidden = true;
    if (state.silent && !state.none) state.v = SHOWN.has(node.localName) && parent >= 0 && answer.nodes[parent].visible === true;
    if (state.v) item.visible = true;
    if (state.box) item.box = boxOf(state.box.left, state.box.top, state.box.right, state.box.bottom);
    if (state.style) item.style = styleOf(node, state.style);
    const svgPart = node.namespaceURI === "http://www.w3.org/2000/svg" && node.localName !== "svg" && node.localName !== "a";
    if (!svgPart) {
      const role = roleOf(node);
      if (role) item.role = role;
      const name = hides && state.none ? null : nameOf(node, role);
      if (name !== null) item.name = name;
      const description = descriptionOf(node, name);
      if (description) item.description = cut(tidy(description), 500);
      if (takesFocus(node, state)) { item.focusable = true; if (node.tabIndex >= 0) item.tabbable = true; }
    }
    const width = node.naturalWidth || node.videoWidth, height = node.naturalHeight || node.videoHeight;
    if (width && height) { item.naturalWidth = width; item.naturalHeight = height; }
    const value = valueOf(node);
    if (value) item.value = tidy(value);
    const place = add(parent, item, node);
    // visibility of a child is its own; only aria-hidden, inert and display are handed down
    const below = unheard || state.none || node.getAttribute("aria-hidden") === "true" || node.inert === true;
    stack.push([null, place]);
    if (node.localName === "script" || node.localName === "style") {
      if (node.textContent) answer.nodes[place].attributes["#content"] = cut(tidy(node.textContent), VALUE_LIMIT);
      continue;
    }
    const kids = childrenOf(node);
    if (node.shadowRoot) hosts.set(node, place);
    const inside = shadowed || node.shadowRoot !== null;
    for (let i = kids.length - 1; i >= 0; i--) stack.push([kids[i], place, below, inside]);
  }
  if (ready) { try { axe.teardown(); } catch { /* nothing was set up */ } }

  // rules that tell what happens on focus, on hover, on turning, in time, in the dark
  const ASKED = /:focus|:hover|orientation|!important|@keyframes|marquee|blink/;
  const collect = (rules, around) => {
    for (const rule of rules) {
      if (answer.rules.length >= RULES_LIMIT) return;
      if (rule.cssRules && rule.cssRules.length && !(rule.style) && rule.constructor.name !== "CSSKeyframesRule") {
        const condition = rule.conditionText !== undefined ? rule.conditionText : rule.media ? rule.media.mediaText : "";
        collect(rule.cssRules, around + (condition ? `@media ${condition} ` : ""));
        continue;
      }
      const written = cut(around + rule.cssText, RULE_LIMIT);
      // of the colours for dark windows those alone that can be compared
      const dark = /prefers-color-scheme: dark/.test(around) && rule.style && rule.style.color && rule.style.backgroundColor;
      if (dark || ASKED.test(written)) answer.rules.push(tidy(written));
    }
  };
  for (const sheet of document.styleSheets) { try { collect(sheet.cssRules, sheet.media.mediaText && sheet.media.mediaText !== "all" ? `@media ${sheet.media.mediaText} ` : ""); } catch { /* of another origin */ } }
  return JSON.stringify(answer);
}
