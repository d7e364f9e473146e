// What is shown: the state of every element by layout and style. Put into probe.js and snapshot.js, which define `limits`.
// Leaves `states` (element -> state), `order`, `childrenOf`, `measure`, `lend`, `late`, `nodes`.
  const words = (text) => new Set(text.split(" "));
  const SILENT = words("head title base link meta script style template br wbr param source track area map option optgroup col colgroup basefont bgsound");
  const EMPTY = { left: 0, top: 0, right: 0, bottom: 0 };
  const begun = performance.now();
  const scrollX = window.scrollX, scrollY = window.scrollY;
  const viewWidth = window.innerWidth, viewHeight = window.innerHeight;
  const root = document.documentElement;

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

