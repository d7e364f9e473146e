// Finds the controls that readers use most, tells whether a pointer reaches them, and notes what using one does.
// Leaves its state under a symbol; `begin` once, then `aim` and `result` for each use.
(step, number, way) => {
  // include look/pointing.js
  const mark = Symbol.for("pytest-govsite.controls");
  const NAMES = { search: /搜索|检索|查询|搜一下|搜$|search/i, close: /关闭|关 闭|^[×✕✖╳xX]$|\bclose\b|我知道了/i };
  const calls = (element) => `${typeof element.className === "string" ? element.className : ""} ${element.id || ""} ${element.getAttribute("name") || ""}`;
  const within = (element, pattern, tag) => {
    for (let each = element, depth = 0; each && each !== document.body && depth < 8; each = around(each), depth++)
      if ((tag && each.localName === tag) || (calls(each).length < 160 && pattern.test(calls(each)))) return true;
    return false;
  };
  const NAVIGATION = /(?:^|[-_ ])(?:main|top|global|site)?-?(?:nav|menu|navbar|navigation|daohang|mainnav|topnav)(?:$|[-_ \d])|navbar|mainnav/i;
  const SEARCH = /search|sousuo|query|keyword/i, PAGING = /(?:^|[-_ ])(?:pag(?:e|er|es|ing|ination)|fenye|fanye|pagebar)(?:$|[-_ \d])/i;
  const shown = (element) => {
    const rect = element.getBoundingClientRect(), style = getComputedStyle(element);
    return element.getClientRects().length > 0 && rect.width >= 2 && rect.height >= 2 && rect.right + scrollX > 0 && rect.bottom + scrollY > 0 && style.visibility === "visible"
      && (!element.checkVisibility || element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
  };
  const kindOf = (element) => {
    const tag = element.localName, type = (element.getAttribute("type") || "").toLowerCase();
    const name = nameFor(element).slice(0, 60) || element.value || "";
    if (tag === "input" && /^(?:text|search|)$/.test(type)) return type === "search" || within(element, SEARCH) || NAMES.search.test(element.placeholder || "") ? "search-field" : "";
    if (tag === "select" || tag === "textarea" || (tag === "input" && !/^(?:submit|button|image)$/.test(type))) return "";
    if (NAMES.close.test(name) && name.length < 12) return "close";
    if ((tag !== "a" || !element.href || /^javascript:/i.test(element.getAttribute("href"))) && (NAMES.search.test(name) && name.length < 12 || (element.form && within(element, SEARCH)))) return "search-button";
    if (within(element, PAGING)) return "paging";
    if (within(element, NAVIGATION, "nav")) return "navigation";
    if (tag === "button" || (tag === "input" && type !== "image") || element.getAttribute("role") === "button" || (tag === "a" && element.href && element.querySelector("img"))) return "entry";
    return "";
  };
  const MOST = { navigation: 12, "search-field": 2, "search-button": 2, paging: 4, entry: 8, close: 3 };
  const deepest = (x, y) => {
    let found = document.elementFromPoint(x, y);
    for (let i = 0; i < 10 && found && found.shadowRoot; i++) { const inner = found.shadowRoot.elementFromPoint(x, y); if (!inner || inner === found) break; found = inner; }
    return found;
  };
  const middle = (element) => {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    // a link over two lines is hit in its first
    const rect = [...element.getClientRects()].find((each) => each.width >= 2 && each.height >= 2) || element.getBoundingClientRect();
    return [rect.left + rect.width / 2, rect.top + rect.height / 2];
  };
  const reaches = (element, hit) => {
    for (let each = hit; each; each = around(each)) if (each === element || (each.localName === "label" && each.control === element)) return true;
    return false;
  };
  const fixed = (element) => { for (let each = element; each; each = around(each)) if (/fixed|sticky/.test(getComputedStyle(each).position)) return true; return false; };

  if (step === "begin") {
    const chosen = [], counts = {};
    for (const element of [...document.querySelectorAll("a[href], button, input, [role=button]")].slice(0, 3000)) {
      const kind = kindOf(element);
      if (!kind || (counts[kind] || 0) >= MOST[kind]) continue;
      const visible = shown(element);
      // menus hold many entries that show only when opened
      if (!visible && kind === "navigation" && element.closest("ul ul, [class*=sub i], [class*=drop i]")) continue;
      counts[kind] = (counts[kind] || 0) + 1;
      chosen.push({ element, kind, visible });
    }
    const before = [scrollX, scrollY];
    const told = chosen.map(({ element, kind, visible }) => {
      const fact = { element: selectorOf(element).slice(0, 400), snippet: snippetOf(element), kind, name: sound(folded(nameFor(element) || element.value || "").slice(0, 60)), shown: visible };
      if (!visible) return fact;
      const [x, y] = middle(element);
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return fact;
      const hit = deepest(x, y);
      fact.hit = reaches(element, hit);
      if (!fact.hit && hit && hit.contains(element)) fact.hit = null;
      else if (!fact.hit && hit) { fact.cover = snippetOf(hit); fact.cover_fixed = fixed(hit) && !fixed(element); }
      const form = element.form || element.closest("form");
      fact.sends = Boolean(form && /post/i.test(form.method) && element.matches("button, input, [role=button]"));
      return fact;
    });
    scrollTo({ left: before[0], top: before[1], behavior: "instant" });
    const state = { chosen, now: null };
    window[mark] = state;
    const note = (name) => (event) => { if (state.now) state.now[name](event); };
    window.addEventListener("click", note("click"), true);
    // after handlers of the page on the document, before what keeps an engine on the page, which listens on the window
    document.addEventListener("click", note("end"), false);
    window.addEventListener("submit", note("submit"), true);
    window.addEventListener("error", note("error"), true);
    new MutationObserver((list) => { if (state.now) state.now.mutations += list.length; }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    const open = window.open;
    try { window.open = function (...given) { if (state.now) { state.now.opened = true; return null; } return open.apply(this, given); }; } catch { /* the page forbids it */ }
    return JSON.stringify(told);
  }
  const state = window[mark];
  if (!state) return JSON.stringify(null);
  const { element } = state.chosen[number];
  if (step === "aim") {
    if (!element.isConnected || !shown(element)) return JSON.stringify(null);
    const point = middle(element);
    if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
    let focusable = true;
    if (way === "keyboard") { element.focus({ preventScroll: true }); focusable = element.getRootNode().activeElement === element; }
    state.now = {
      arrived: false, stopped: false, submitted: false, opened: false, failed: false, mutations: 0, top: scrollY, hash: location.hash,
      click(event) { if (event.composedPath().includes(element)) this.arrived = true; },
      // a button that sends its form is stopped when the form is sent
      end(event) { this.stopped = event.defaultPrevented; if (!element.form || !/^(?:submit|image)$/.test(element.type)) event.preventDefault(); },
      submit(event) { this.submitted = true; event.preventDefault(); },
      error(event) { if (event.message) this.failed = true; },
    };
    return JSON.stringify({ x: point[0], y: point[1], focusable });
  }
  const now = state.now;
  return new Promise((done) => setTimeout(() => {
    state.now = null;
    const link = element.localName === "a" && element.getAttribute("href") && !/^(?:#|javascript:)/i.test(element.getAttribute("href").trim());
    const focused = way === "mouse" && element.matches("input") && document.activeElement === element;
    const effect = focused ? "focused" : !now.arrived ? "lost" : now.submitted ? "submitted" : now.opened ? "opened" : now.failed ? "error"
      : link && !now.stopped ? "followed" : now.mutations || Math.abs(scrollY - now.top) > 2 || location.hash !== now.hash ? "changed" : "nothing";
    done(JSON.stringify(effect));
  }, 60));
}
