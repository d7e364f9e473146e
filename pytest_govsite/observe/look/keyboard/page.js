// Put once into a frame after its snapshot; leaves `govsiteKeys`, which tells where the focus is and what the page did.
// Works in our own world on what snapshot.js left there: `govsiteNodes`, `govsitePlaces`. Facts only.
() => {
  if (globalThis.govsiteKeys) return true;
  const LATER = 1000000, MOST = 400;
  const later = [], laterPlaces = new Map();
  const keys = (globalThis.govsiteKeys = {});
  let log = [];
  const note = (kind, place, detail) => { if (log.length < MOST) log.push([kind, place, String(detail || "").slice(0, 200)]); };

  keys.placeOf = (element) => {
    if (!element) return -1;
    const known = govsitePlaces.get(element);
    if (known !== undefined) return known;
    let place = laterPlaces.get(element);
    if (place === undefined && later.length < 5000) { place = LATER + later.length; later.push(element); laterPlaces.set(element, place); }
    return place === undefined ? -1 : place;
  };
  keys.nodeAt = (place) => (place >= LATER ? later[place - LATER] : place >= 0 ? govsiteNodes[place] : null) || null;
  keys.active = () => {
    let element = document.activeElement;
    while (element && element.shadowRoot && element.shadowRoot.activeElement) element = element.shadowRoot.activeElement;
    return !element || element === document.body || element === document.documentElement ? null : element;
  };
  keys.parentOf = (element) => element.assignedSlot || element.parentElement || (element.getRootNode() instanceof ShadowRoot ? element.getRootNode().host : null);
  keys.holds = (outer, inner) => { for (let each = inner; each; each = keys.parentOf(each)) if (each === outer) return true; return false; };
  keys.seen = (element) => {
    if (!element.isConnected) return false;
    if (element.checkVisibility && !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1;
  };
  // an element that the snapshot does not know
  keys.describe = (place) => {
    const element = keys.nodeAt(place);
    if (!element || element.nodeType !== 1) return null;
    const path = [];
    for (let each = element; each && path.length < 8; each = each.parentElement) {
      if (each.id && /^[A-Za-z_][\w-]*$/.test(each.id)) { path.unshift(`#${each.id}`); break; }
      const alike = each.parentElement ? [...each.parentElement.children].filter((other) => other.localName === each.localName) : [each];
      path.unshift(alike.length > 1 ? `${each.localName}:nth-of-type(${alike.indexOf(each) + 1})` : each.localName);
    }
    const box = element.getBoundingClientRect();
    return {
      selector: path.join(" > "), snippet: element.outerHTML.slice(0, 300), tag: element.localName, type: (element.getAttribute("type") || "").toLowerCase(),
      role: element.getAttribute("role") || "", href: (element.getAttribute("href") || "").slice(0, 300),
      name: (element.getAttribute("aria-label") || element.innerText || element.getAttribute("alt") || element.getAttribute("title") || "").trim().slice(0, 100),
      box: [box.left + scrollX, box.top + scrollY, box.width, box.height], tabindex: element.getAttribute("tabindex"),
    };
  };

  // an element that the focus comes to has to be in the window at once
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, ::before, ::after { scroll-behavior: auto !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch { /* scrolls as the page wants */ }

  // what the page does
  addEventListener("focus", (event) => {
    const target = event.composedPath()[0];
    if (target && target.nodeType === 1) note("focus", keys.placeOf(target));
  }, true);
  addEventListener("submit", (event) => { if (!event.defaultPrevented) note("submission", keys.placeOf(event.target), event.target.action); });
  if (globalThis.navigation) navigation.addEventListener("navigate", (event) => {
    if (event.navigationType === "traverse") return;
    const plain = (address) => address.split("#")[0];
    const inside = event.hashChange || plain(event.destination.url) === plain(document.URL) && event.destination.url.includes("#");
    if (inside) { note("inside", -1, event.destination.url); return; }
    if (event.destination.sameDocument) { note("changed", -1, "history"); return; }
    note(event.formData ? "submission" : event.downloadRequest ? "download" : "navigation", -1, event.destination.url);
  });
  addEventListener("beforeprint", () => note("changed", -1, "print"));
  const changed = new Map();
  const restless = new WeakSet();
  new MutationObserver((records) => {
    for (const record of records) {
      const target = record.target.nodeType === 1 ? record.target : record.target.parentElement;
      if (!target || changed.size > MOST) continue;
      if (record.type === "attributes" && record.oldValue === target.getAttribute(record.attributeName)) continue;
      if (record.type === "attributes" && /^(?:aria-describedby|data-focus|tabindex|autocomplete)/.test(record.attributeName)) continue;
      changed.set(target, record.type === "attributes" ? record.attributeName : "content");
    }
  }).observe(document, { childList: true, characterData: true, attributes: true, attributeOldValue: true, subtree: true });
  // what scripts put into fields that cannot be written into is no change of the document either
  let values = new Map();
  const written = () => {
    const found = [...values].filter(([field, value]) => field.isConnected && value !== field.value).map(([field]) => field);
    values = new Map([...document.querySelectorAll("input[readonly], textarea[readonly]")].slice(0, 100).map((field) => [field, field.value]));
    return found;
  };
  keys.calm = () => { for (const target of [...changed.keys(), ...written()]) restless.add(target); changed.clear(); log = []; };
  const isRestless = (element) => { for (let each = element; each && each !== document.body; each = each.parentElement) if (restless.has(each)) return true; return false; };
  keys.changes = () => {
    const told = [];
    for (const [target, what] of changed) {
      if (told.length >= 5) break;
      if (target.isConnected && target !== document.head && !document.head.contains(target) && !isRestless(target)) told.push([keys.placeOf(target), what]);
    }
    for (const field of written()) if (told.length < 5 && !isRestless(field)) told.push([keys.placeOf(field), "value"]);
    changed.clear();
    return told;
  };
  keys.log = () => log.splice(0);
  keys.finishTransitions = () => {
    if (!document.getAnimations) return;
    for (const animation of document.getAnimations())
      if (animation instanceof CSSTransition) { try { animation.finish(); } catch { /* endless */ } }
  };
  return true;
}
