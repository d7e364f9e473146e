// Boxes that float, go along with the pointer, or repeat what is pointed at.
(words) => {
  const kit = globalThis.govsiteAids;
  if (kit.follow) return;
  const offer = new RegExp(words.offer, "i"), installs = new RegExp(words.install, "i");
  const close = new RegExp(`^(?:${words.close})$`, "i"), closeHint = /close|guanbi|gb_?btn|\bshut\b/i;

  let places = new Map();
  kit.place = () => {
    places = new Map();
    for (const element of kit.elements()) {
      if (places.size > 8000) break;
      const rect = element.getBoundingClientRect();
      if (rect.width > 0 && rect.height > 0) places.set(element, rect);
    }
    return places.size;
  };
  kit.follow = (dx, dy) => {
    const found = [];
    for (const [element, before] of places) {
      if (!element.isConnected) continue;
      const rect = element.getBoundingClientRect();
      if (rect.width === 0 || rect.height === 0 || !kit.shown(element)) continue;
      const mx = rect.left - before.left, my = rect.top - before.top;
      const x = Math.abs(mx - dx) <= 8, y = Math.abs(my - dy) <= 8;
      const axis = x && y ? "both" : x && Math.abs(my) <= 2 ? "x" : y && Math.abs(mx) <= 2 ? "y" : "";
      if (axis && !found.some((told) => told.element.contains(element))) found.push({ element, axis, width: Math.round(rect.width), height: Math.round(rect.height), selector: kit.selector(element) });
    }
    // lines that grow from an edge to the pointer
    return found.slice(0, 12).map(({ axis, width, height, selector }) => ({ axis, width, height, selector }));
  };

  const spotOf = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const rect = range.getClientRects()[0];
    if (!rect || rect.width < 4) return null;
    const x = rect.left + Math.min(rect.width / 2, 60), y = rect.top + rect.height / 2;
    if (x < 1 || y < 1 || x > innerWidth - 1 || y > innerHeight - 1) return null;
    const top = document.elementFromPoint(x, y);
    return top && (top === element || element.contains(top)) ? { x, y } : null;
  };
  // texts of the page that can be pointed at, apart from one another
  kit.spots = () => {
    const found = [];
    const pool = [...kit.sample(), ...[...document.querySelectorAll("main a, main p, li a, p, td, a")].slice(0, 400)];
    for (const element of pool) {
      const text = kit.flat(element.innerText || element.textContent);
      if (text.length < 4 || text.length > 300 || found.length >= 3 || !kit.shown(element)) continue;
      const key = kit.squeezed(text).slice(0, 10);
      if (found.some((other) => other.key.startsWith(key.slice(0, 4)) || kit.kept[other.handle].contains(element) || element.contains(kit.kept[other.handle]))) continue;
      const spot = spotOf(element);
      if (spot) found.push({ ...spot, key, text: text.slice(0, 60), handle: kit.keep(element) });
    }
    return found;
  };

  // boxes whose text tells what is pointed at; `other` is what is pointed at the next time
  const told = (element) => kit.squeezed(element.localName === "textarea" || element.localName === "input" ? element.value : element.textContent);
  let repeating = new Map();
  kit.repeats = (key, other, handle, first) => {
    const own = kit.kept[handle];
    const now = new Map();
    for (const element of kit.elements()) {
      if (/^(html|body|main|script|style|head|title|noscript)$/.test(element.localName)) continue;
      if (own && (element.contains(own) || own.contains(element))) continue;
      const text = told(element);
      if (text.length > 800 || !text.includes(key) || text.includes(other) || !kit.shown(element)) continue;
      if (first || repeating.has(element)) now.set(element, text);
      else if ([...repeating.keys()].some((before) => !before.isConnected && kit.selector(before).split(" > ").pop() === kit.selector(element).split(" > ").pop())) now.set(element, text);
    }
    repeating = now;
    let best = null;
    for (const [element, text] of now) if (!best || text.length <= best.length) best = { element, length: text.length, text };
    return best ? { text: kit.flat(best.element.value || best.element.textContent).slice(0, 120), size: kit.fontSize(best.element), selector: kit.selector(best.element), count: now.size } : null;
  };
  kit.focusOn = (skip) => {
    // a control before a text to look at, so that Tab goes there
    const links = [...document.querySelectorAll("main a[href], a[href]")].filter((link) => kit.shown(link) && kit.squeezed(link.innerText).length >= 4);
    const at = links[skip];
    if (!at) return false;
    at.focus({ preventScroll: false });
    return true;
  };

  // boxes that float over the page: fixed, or laid over the whole document
  const floating = (element) => {
    const style = kit.style(element);
    if (element.localName === "dialog" && element.open) return true;
    if (style.position === "fixed") return true;
    return style.position === "absolute" && (!element.offsetParent || /^(body|html)$/.test(element.offsetParent.localName)) && Number(style.zIndex) >= 9;
  };
  const closeOf = (box) => {
    const inside = [...box.querySelectorAll("*")].filter((element) => kit.shown(element));
    for (const element of inside) if (kit.names(element).some((name) => close.test(name.replace(/\s+/g, "")))) return kit.control(element);
    return inside.find((element) => closeHint.test(`${element.id} ${element.getAttribute("class") || ""} ${element.getAttribute("onclick") || ""} ${element.getAttribute("src") || ""}`)
      && element.getBoundingClientRect().width <= 120) || null;
  };
  kit.floats = () => {
    const found = [];
    for (const element of kit.elements()) {
      if (found.length >= 25 || /^(script|style)$/.test(element.localName)) continue;
      if (!floating(element) || !kit.shown(element) || found.some((told) => told.element.contains(element))) continue;
      const rect = kit.rect(element);
      if (rect.width * rect.height < 3600) continue;
      if (rect.right <= 0 || rect.left >= innerWidth) continue;
      const inside = element.localName === "iframe" && kit.documents().find((one) => one.defaultView.frameElement === element);
      const aids = [...(inside || element).querySelectorAll("*")].slice(0, 300).filter((inner) => inner.childElementCount < 4 && kit.kindOf(inner, false) && !close.test((kit.names(inner)[0] || "").replace(/\s+/g, ""))).length;
      found.push({ element, aids, rect });
    }
    return found.map(({ element, aids, rect }) => {
      const shut = closeOf(element);
      return {
        ...kit.tell(element, "", ""), text: kit.flat(element.innerText).slice(0, 120), aids, left: rect.left, top: rect.top,
        bar: rect.width >= innerWidth * 0.9 && rect.height < innerHeight * 0.4, dialog: element.localName === "dialog" || /dialog/.test(element.getAttribute("role") || ""),
        pictures: element.querySelectorAll("img, a[href]").length + (/url\(/.test(kit.style(element).backgroundImage) ? 1 : 0),
        mark: `${kit.selector(element)}|${kit.squeezed(element.innerText).slice(0, 30)}|${((element.querySelector("img") || {}).src || "").slice(-60)}`,
        close: shut ? kit.tell(shut, kit.names(shut)[0] || "", "") : null,
      };
    });
  };

  kit.offers = () => {
    const found = [];
    for (const element of kit.elements()) {
      if (found.length >= 20) break;
      if (!/^(a|button|input|area|div|span|img)$/.test(element.localName) || !kit.clickable(element)) continue;
      const name = kit.names(element).find((text) => text.length <= 24 && offer.test(kit.squeezed(text)));
      const target = element.localName === "a" && installs.test(element.href);
      if ((name || target) && kit.shown(element)) found.push(kit.tell(element, name || kit.names(element)[0] || "", target ? "install" : "offer"));
    }
    return found;
  };
  kit.outside = () => {
    const own = location.hostname, found = new Set();
    for (const entry of performance.getEntriesByType("resource")) { try { if (new URL(entry.name).hostname !== own) found.add(entry.name.slice(0, 300)); } catch (e) { /* no address */ } }
    for (const frame of document.querySelectorAll("iframe[src]")) { try { if (new URL(frame.src).hostname !== own) found.add(frame.src.slice(0, 300)); } catch (e) { /* no address */ } }
    return [...found].slice(0, 150);
  };
}
