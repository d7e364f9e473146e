// What our scripts share in a document: elements of page, frames of its origin and open shadow trees, boxes, names.
() => {
  if (globalThis.govsiteAids) return;
  const kit = globalThis.govsiteAids = { kept: [], known: new WeakSet() };
  const MOST = 15000, FRAMES = 20;
  kit.flat = (text) => (text || "").slice(0, 3000).replace(/[\s\u200b-\u200d\ufeff\u3000]+/g, " ").trim();
  kit.squeezed = (text) => kit.flat(text).replace(/[\s\[\]【】「」“”"'《》()（）<>〈〉:：·•|｜>»…!！。,，、]+/g, "");

  kit.documents = () => {
    const found = [document];
    for (let at = 0; at < found.length && found.length < FRAMES; at++)
      for (const frame of found[at].querySelectorAll("iframe, frame")) {
        let inner = null;
        try { inner = frame.contentDocument; } catch (e) { /* another origin */ }
        if (inner && inner.documentElement && found.length < FRAMES) found.push(inner);
      }
    return found;
  };
  kit.elements = () => {
    const found = [];
    const walk = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (found.length >= MOST) return;
        found.push(element);
        if (element.shadowRoot) walk(element.shadowRoot);
      }
    };
    kit.documents().forEach(walk);
    return found;
  };
  kit.up = (element) => element.parentElement || (element.getRootNode() instanceof ShadowRoot ? element.getRootNode().host : null);

  // the box in the window of the page itself
  kit.rect = (element) => {
    const own = element.getBoundingClientRect();
    let { left, top } = own;
    for (let view = element.ownerDocument.defaultView; view && view !== window && view.frameElement; view = view.parent) {
      const frame = view.frameElement, around = frame.getBoundingClientRect();
      left += around.left + frame.clientLeft;
      top += around.top + frame.clientTop;
    }
    return { left, top, right: left + own.width, bottom: top + own.height, width: own.width, height: own.height };
  };
  kit.box = (element) => {
    const rect = kit.rect(element);
    const round = (value) => Math.round(value * 10) / 10;
    return { x: round(rect.left + scrollX), y: round(rect.top + scrollY), width: round(rect.width), height: round(rect.height) };
  };
  kit.style = (element, pseudo) => element.ownerDocument.defaultView.getComputedStyle(element, pseudo || null);

  const scrolledAway = (element) => {
    for (let above = element.parentElement; above && above !== element.ownerDocument.body; above = above.parentElement)
      if (above.scrollTop > 0 || above.scrollLeft > 0) return true;
    return false;
  };
  kit.shown = (element) => {
    if (!element.isConnected || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    let rect = element.getBoundingClientRect();
    if (rect.width < 2 || rect.height < 2) {
      // a link around a floated or absolute picture has no area of its own
      const child = element.firstElementChild;
      if (!child || element.childElementCount > 3) return false;
      rect = child.getBoundingClientRect();
      if (rect.width < 2 || rect.height < 2) return false;
    }
    const view = element.ownerDocument.defaultView;
    if ((rect.right + view.scrollX <= 1 || rect.bottom + view.scrollY <= 1) && !scrolledAway(element)) return false;
    if (rect.left + view.scrollX >= Math.max(element.ownerDocument.documentElement.scrollWidth, view.innerWidth)) return false;
    for (let above = element.parentElement; above && above !== element.ownerDocument.body; above = above.parentElement) {
      const style = kit.style(above);
      if (style.position === "fixed") break;
      // what a box that scrolls has scrolled away is there for who scrolls
      const [across, down] = [style.overflowX, style.overflowY].map((overflow) => /hidden|clip/.test(overflow));
      if (across || down) {
        const cut = above.getBoundingClientRect();
        if (across && (rect.right <= cut.left + 1 || rect.left >= cut.right - 1)) return false;
        if (down && (rect.bottom <= cut.top + 1 || rect.top >= cut.bottom - 1)) return false;
      }
    }
    if (view !== window && view.frameElement) return kit.shown(view.frameElement);
    return true;
  };

  kit.selector = (element) => {
    const parts = [];
    for (let at = element; at && at.nodeType === 1 && parts.length < 6; at = at.parentElement) {
      if (at.id && /^[\w-]+$/.test(at.id)) { parts.unshift("#" + at.id); break; }
      const same = at.parentElement ? [...at.parentElement.children].filter((other) => other.localName === at.localName) : [at];
      parts.unshift(at.localName + (same.length > 1 ? `:nth-of-type(${same.indexOf(at) + 1})` : ""));
    }
    return parts.join(" > ");
  };
  kit.snippet = (element) => (element.cloneNode(element.childElementCount < 4).outerHTML || "").replace(/\s+/g, " ").slice(0, 300);

  // every text that may name an element, the most telling first
  kit.names = (element) => {
    const told = [];
    const say = (text) => { const flat = kit.flat(text); if (flat && flat.length <= 80 && !told.includes(flat)) told.push(flat); };
    say(element.getAttribute("aria-label"));
    const by = element.getAttribute("aria-labelledby");
    if (by) say(by.split(/\s+/).map((id) => (element.ownerDocument.getElementById(id) || {}).textContent || "").join(" "));
    if (element.localName === "input") { if (/^(button|submit|image|reset)$/.test(element.type)) { say(element.value); say(element.alt); } }
    else if (element.localName !== "select" && element.localName !== "svg" && element.childElementCount < 12) say(element.innerText !== undefined ? element.innerText : element.textContent);
    say(element.getAttribute("alt"));
    say(element.getAttribute("title"));
    for (const inner of element.childElementCount < 6 ? element.querySelectorAll("img[alt], img[title], [title], [aria-label], svg title, input[type=button][value]") : []) {
      say(inner.getAttribute("aria-label")); say(inner.getAttribute("alt")); say(inner.getAttribute("title"));
      if (inner.localName === "title") say(inner.textContent);
      if (inner.localName === "input") say(inner.value);
    }
    if (/^(select|input)$/.test(element.localName)) for (const label of element.labels || []) say(label.textContent);
    for (const name of ["data-title", "data-name", "data-tip", "data-tooltip", "data-original-title"]) say(element.getAttribute(name));
    return told;
  };

  const CLICKABLE = "a, button, summary, label, area, select, input:not([type=hidden]):not([type=text]):not([type=search]), [onclick], [onmousedown], [role=button], [role=link], [role=switch], [role=tab], [role=menuitem], [role=checkbox], [tabindex]";
  kit.clickable = (element) => element.matches(CLICKABLE);
  // a picture to press with its word below it: <li><a title=…><img></a><p>放大</p></li>
  const captioned = (element) => {
    const around = kit.up(element);
    if (!around || element.childElementCount || around.childElementCount > 3 || kit.squeezed(around.textContent) !== kit.squeezed(element.textContent)) return null;
    const inside = [...around.querySelectorAll(CLICKABLE)];
    return inside.length === 1 && !kit.flat(inside[0].textContent) ? inside[0] : null;
  };
  // the control that a named element belongs to
  kit.control = (element) => {
    for (let at = element, steps = 0; at && steps < 5; at = kit.up(at), steps++) {
      if (at.localName === "body") break;
      if (kit.clickable(at)) return kit.flat(at.textContent).length <= 40 ? at : element;
    }
    return captioned(element) || element;
  };
  kit.keep = (element) => {
    const at = kit.kept.indexOf(element);
    return at >= 0 ? at : kit.kept.push(element) - 1;
  };
  kit.focusable = (element) => element.tabIndex >= 0 && !element.disabled && (element.localName !== "a" || element.hasAttribute("href") || element.hasAttribute("tabindex"));
  // it, something in it or one of the elements around it takes the focus
  const reached = (element) => {
    if ([element, ...element.querySelectorAll("*")].slice(0, 40).some(kit.focusable)) return true;
    for (let at = kit.up(element), steps = 0; at && steps < 3 && at.localName !== "body"; at = kit.up(at), steps++) if (kit.focusable(at)) return true;
    return false;
  };
  kit.tell = (element, name, kind) => ({
    handle: kit.keep(element), name: (name || "").slice(0, 60), kind: kind || "", selector: kit.selector(element),
    snippet: kit.snippet(element), box: kit.box(element), focusable: reached(element),
    href: /^(a|area)$/.test(element.localName) && element.getAttribute("href") ? element.href.slice(0, 500) : "",
    fresh: !kit.known.has(element),
  });

  // something slides or fades in or out just now; what goes on for ever does not count
  kit.moving = () => document.getAnimations().some((one) => one.playState === "running" && one.effect && one.effect.getComputedTiming().endTime <= 1500);

  // where to click, after scrolling there; `hit` false: something else lies over it
  kit.aim = (handle) => {
    const element = kit.kept[handle];
    if (!element || !element.isConnected) return null;
    let target = element, rect = element.getBoundingClientRect();
    if ((rect.width < 2 || rect.height < 2) && element.firstElementChild) target = element.firstElementChild;
    const view = kit.rect(target);
    if (view.top < 0 || view.bottom > innerHeight || view.left < 0 || view.right > innerWidth) target.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const own = target.getClientRects()[0] || target.getBoundingClientRect();
    const outer = target.getBoundingClientRect(), page = kit.rect(target);
    const x = own.left + own.width / 2, y = own.top + own.height / 2;
    const scope = target.getRootNode();
    const top = scope.elementFromPoint ? scope.elementFromPoint(x, y) : null;
    return {
      x: page.left - outer.left + x, y: page.top - outer.top + y, tag: element.localName, type: element.type || "",
      hit: !!top && (target.contains(top) || top.contains(target) || element.contains(top)),
      target: element.target || "", href: element.href || "", disabled: !!element.disabled,
    };
  };
}
