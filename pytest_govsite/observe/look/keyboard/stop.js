// Adds to `govsiteKeys`: what shows that an element has the focus, whether it is in the window and whether something lies on it.
() => {
  const keys = globalThis.govsiteKeys;
  if (keys.step) return true;
  const clear = (colour) => colour === "transparent" || /^rgba\(.*,\s*0\)$/.test(colour) || /\/\s*0\)$/.test(colour);
  const line = (style, name) => {
    const way = style[`${name}Style`], width = parseFloat(style[`${name}Width`]) || 0, colour = style[`${name}Color`];
    return way === "none" || way === "hidden" || !width || clear(colour) ? "none" : `${way} ${width}px ${colour}`;
  };
  const of = (element, which) => {
    const style = getComputedStyle(element, which);
    if (which && (style.content === "none" || style.content === "normal")) return { content: "none" };
    const told = {
      outline: line(style, "outline"), "border-top": line(style, "borderTop"), "border-right": line(style, "borderRight"),
      "border-bottom": line(style, "borderBottom"), "border-left": line(style, "borderLeft"),
      "box-shadow": style.boxShadow, background: clear(style.backgroundColor) ? "none" : style.backgroundColor,
      "background-image": style.backgroundImage.slice(0, 200), "background-position": style.backgroundPosition,
      color: style.color, "text-decoration": style.textDecorationLine === "none" ? "none" : `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationColor}`,
      "font-weight": style.fontWeight, "font-size": style.fontSize, transform: style.transform, opacity: style.opacity, filter: style.filter,
      display: style.display === "none" ? "none" : "shown", visibility: style.visibility, fill: style.fill, stroke: style.stroke,
    };
    if (which) { told.content = style.content.slice(0, 80); told.size = `${style.width} ${style.height}`; }
    return told;
  };
  const around = (element) => {
    const parts = [["", element]];
    const add = (name, other) => { if (other && other !== document.body && other !== document.documentElement && parts.length < 10) parts.push([name, other]); };
    for (const label of element.labels || []) add("label", label);
    add("next", element.nextElementSibling);
    add("previous", element.previousElementSibling);
    const parent = keys.parentOf(element);
    add("parent", parent);
    if (parent) add("grandparent", keys.parentOf(parent));
    let inner = element.firstElementChild;
    for (let i = 0; inner && i < 2; i++) { add("child", inner); inner = inner.firstElementChild || inner.nextElementSibling; }
    return parts;
  };
  const sum = (text) => { let told = 0; for (let i = 0; i < text.length; i++) told = (told * 31 + text.charCodeAt(i)) | 0; return String(told); };
  const COMPOSITE = new Set(["menu", "menubar", "listbox", "tree", "grid", "treegrid", "tablist", "radiogroup"]);
  const looks = (element) => {
    const told = {};
    for (const [name, part] of around(element)) {
      const before = name && name !== "parent" ? `${name} ` : name ? "parent " : "";
      for (const which of [null, "::before", "::after"]) {
        if (which && (name === "grandparent" || name === "previous" || name === "child")) continue;
        for (const [key, value] of Object.entries(of(part, which))) told[`${before}${which ? `${which} ` : ""}${key}`] = value;
      }
    }
    // the entry that is in use shows the focus of a menu or a list, often by its class alone
    if (COMPOSITE.has(element.getAttribute("role"))) told.inside = sum([...element.querySelectorAll("*")].slice(0, 300).map((each) => { const style = getComputedStyle(each); return `${style.backgroundColor} ${style.color} ${style.outlineStyle} ${style.boxShadow} ${style.fontWeight}`; }).join());
    const box = element.getBoundingClientRect();
    told.place = `${Math.round(box.left + scrollX)} ${Math.round(box.top + scrollY)} ${Math.round(box.width)} ${Math.round(box.height)}`;
    return told;
  };
  const differing = (one, other) => {
    const told = [];
    for (const [key, value] of Object.entries(other)) if (one[key] !== undefined && one[key] !== value && told.length < 12) told.push(`${key}: ${one[key]} → ${value}`.slice(0, 160));
    return told;
  };

  const before = new Map(), focused = new Map();
  keys.lookBefore = (places) => { for (const place of places) { const node = keys.nodeAt(place); if (node && node.nodeType === 1) before.set(node, looks(node)); } return before.size; };

  const opaque = (element, until) => {
    for (let each = element; each && each !== until; each = keys.parentOf(each)) {
      const style = getComputedStyle(each);
      if (parseFloat(style.opacity) < 0.9) return false;
      if (/^(?:img|video|canvas|iframe)$/.test(each.localName)) return true;
      const alpha = /^rgba\(.*,\s*([\d.]+)\)$/.exec(style.backgroundColor);
      if (!alpha && !clear(style.backgroundColor)) return true;
      if (alpha && parseFloat(alpha[1]) >= 0.9) return true;
    }
    return false;
  };
  // notices that go by themselves, hints, and menus that were opened on the way: they do not stay over what lies below
  const BRIEF = /(?:^|[\s_-])(?:toasts?|toastr|snackbars?|notify|layer-msg|(?:el|ant|arco|n|t|van|ivu)-(?:message|notification|notice)|dropdown-menu|popover|tooltip)(?:$|[\s_-])/;
  const passes = (hit) => {
    for (let each = hit; each && each !== document.body; each = keys.parentOf(each)) {
      if (each.hasAttribute("data-notify") || each.getAttribute("role") === "tooltip" || BRIEF.test(each.getAttribute("class") || "")) return true;
    }
    return false;
  };
  const hits = (element, told) => {
    const rects = [...element.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
    const rect = rects.sort((one, other) => other.width * other.height - one.width * one.height)[0];
    if (!rect) return;
    const left = Math.max(rect.left, 0), right = Math.min(rect.right, innerWidth), top = Math.max(rect.top, 0), bottom = Math.min(rect.bottom, innerHeight);
    told.inView = right - left > 0 && bottom - top > 0;
    if (!told.inView || rect.width < 3 || rect.height < 3) return;
    const root = element.getRootNode();
    for (const [x, y] of [[0.5, 0.5], [0.15, 0.2], [0.85, 0.2], [0.15, 0.8], [0.85, 0.8]]) {
      const hit = (root.elementFromPoint ? root : document).elementFromPoint(left + (right - left) * x, top + (bottom - top) * y);
      if (!hit) continue;
      told.points++;
      if (keys.holds(element, hit) || keys.holds(hit, element)) continue;
      if ([...(element.labels || [])].some((label) => label.contains(hit)) || passes(hit)) continue;
      let common = element;
      while (common && !keys.holds(common, hit)) common = keys.parentOf(common);
      told.covered++;
      told.cover = keys.placeOf(hit);
      told.coverOpaque = told.coverOpaque || opaque(hit, common);
    }
  };
  const TEXTS = /^(?:text|search|email|url|tel|password|number|)$/;
  // a box around it that cuts off what leaves it, and that it fills: a ring around it is not seen
  const isFlush = (element) => {
    const box = element.getBoundingClientRect();
    for (let each = element.parentElement, up = 0; each && each !== document.body && up < 3; each = each.parentElement, up++) {
      const style = getComputedStyle(each);
      if (style.overflowX === "visible" && style.overflowY === "visible") continue;
      const around = each.getBoundingClientRect();
      const sides = [box.left - around.left, around.right - box.right, box.top - around.top, around.bottom - box.bottom];
      return sides.filter((side) => side <= 3).length >= 3;
    }
    return false;
  };
  const stopOf = (element) => {
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const told = { box: [box.left + scrollX, box.top + scrollY, box.width, box.height], inView: false, points: 0, covered: 0, cover: -1, coverOpaque: false };
    hits(element, told);
    const writes = element.isContentEditable || element.localName === "textarea" || (element.localName === "input" && TEXTS.test((element.getAttribute("type") || "").toLowerCase()));
    told.caret = writes && !element.readOnly && !clear(style.caretColor === "auto" ? style.color : style.caretColor);
    const now = looks(element);
    focused.set(element, now);
    told.changes = before.has(element) ? differing(before.get(element), now) : [];
    const parent = keys.parentOf(element);
    told.alike = [element.localName, element.className, element.getAttribute("role"), element.getAttribute("type"), parent && parent.localName, parent && parent.className, now.outline, now.background, now.color, isFlush(element) ? "flush" : ""].join("|").slice(0, 300);
    return told;
  };
  // after a key: what the page did, what changed at the stop that was left, where the focus is now
  keys.step = (left) => {
    keys.finishTransitions();
    const told = { log: keys.log(), active: -1, frame: false, left: null, stop: null };
    const gone = keys.nodeAt(left);
    const element = keys.active();
    if (gone && gone !== element && focused.has(gone)) { told.left = gone.isConnected ? differing(looks(gone), focused.get(gone)) : []; }
    if (element) {
      told.active = keys.placeOf(element);
      told.frame = element.localName === "iframe" || element.localName === "frame";
      if (gone !== element || !focused.has(element)) told.stop = stopOf(element);
    }
    return told;
  };
  // the part of the window in which the focus of an element would show, in document coordinates
  keys.area = (place) => {
    const element = keys.nodeAt(place);
    if (!element) return null;
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    const parent = keys.parentOf(element);
    for (const part of [element, ...(element.labels || []), ...(parent && parent.getBoundingClientRect().height < 120 ? [parent] : [])]) {
      const box = part.getBoundingClientRect();
      if (!box.width || !box.height) continue;
      left = Math.min(left, box.left); top = Math.min(top, box.top); right = Math.max(right, box.right); bottom = Math.max(bottom, box.bottom);
    }
    return left === Infinity ? null : [left - 8, top - 8, right - left + 16, bottom - top + 16, scrollX, scrollY, innerWidth, innerHeight];
  };
  keys.focus = (place) => {
    const element = keys.nodeAt(place);
    if (!element || !element.focus) return false;
    element.focus();
    keys.finishTransitions();
    return keys.active() === element;
  };
  keys.focusInPlace = (place) => {
    const element = keys.nodeAt(place);
    if (!element || !element.focus) return false;
    element.focus({ preventScroll: true });
    keys.finishTransitions();
    return keys.active() === element;
  };
  // something that stays over most of the width at the top of a window that was scrolled
  keys.barAtTop = () => {
    if (scrollY < 50) return false;
    const stays = (x) => {
      for (let each = document.elementFromPoint(innerWidth * x, 6); each; each = keys.parentOf(each))
        if (/^(?:fixed|sticky)$/.test(getComputedStyle(each).position)) { const height = each.getBoundingClientRect().height; return height >= 16 && height < 0.6 * innerHeight; }
      return false;
    };
    return [0.2, 0.5, 0.8].filter(stays).length >= 2;
  };
  keys.blur = () => { const element = keys.active(); if (element) element.blur(); keys.finishTransitions(); return keys.active() === null; };
  return true;
}
