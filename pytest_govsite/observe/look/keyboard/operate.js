// Adds to `govsiteKeys`: using elements by mouse, what is shown, dialogs, values of fields.
() => {
  const keys = globalThis.govsiteKeys;
  if (keys.useMouse) return true;
  const CONTROLS = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex], [role=button], [role=link], [role=menuitem]";
  keys.useMouse = (place, kind) => {
    const element = keys.nodeAt(place);
    if (!element || !element.isConnected) return false;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const box = element.getBoundingClientRect();
    const where = { bubbles: true, cancelable: true, composed: true, view: window, clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, button: 0 };
    // of a part of a widget a mouse meets what lies under it: often a link to a place in the page, which is what listens
    const under = kind === "part" ? element.getRootNode().elementFromPoint(where.clientX, where.clientY) : null;
    const leads = under && under.closest("a[href]");
    const target = under && element.contains(under) && !(leads && !/^(?:#|javascript:)/i.test(leads.getAttribute("href"))) ? under : element;
    const send = (type, more) => target.dispatchEvent(new (type.startsWith("pointer") ? PointerEvent : MouseEvent)(type, { ...where, ...more }));
    if (kind === "mouseover") { send("pointerover"); send("mouseover"); send("mouseenter", { bubbles: false }); send("mousemove"); return true; }
    for (let i = 0; i < (kind === "dblclick" ? 2 : 1); i++) {
      send("pointerdown"); send("mousedown", { detail: i + 1 }); send("pointerup"); send("mouseup", { detail: i + 1 });
      if (target.click && kind !== "dblclick") target.click(); else send("click", { detail: i + 1 });
    }
    if (kind === "dblclick") send("dblclick", { detail: 2 });
    return true;
  };
  keys.middle = (place) => {
    const element = keys.nodeAt(place);
    if (!element || !element.isConnected) return null;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    // words that go on in the next line: where they begin
    const box = element.getClientRects()[0] || element.getBoundingClientRect();
    return [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)];
  };
  keys.controls = () => [...document.querySelectorAll(CONTROLS)].slice(0, 3000).filter(keys.seen).map(keys.placeOf);
  keys.areSeen = (places) => places.filter((place) => { const node = keys.nodeAt(place); return node && node.nodeType === 1 && keys.seen(node); });
  // words that the page shows, those of open shadow trees of its own elements too, which `innerText` leaves out
  const shownWords = () => {
    const hosts = [...document.querySelectorAll(":defined")].filter((each) => each.localName.includes("-") && each.shadowRoot).slice(0, 200);
    return [document.body.innerText, ...hosts.flatMap((host) => [...host.shadowRoot.children].map((each) => each.localName !== "style" && each.checkVisibility() ? each.innerText || "" : ""))].join("\n");
  };
  // what an element says of its state, and how much text is shown outside it
  keys.stateOf = (place) => {
    const element = keys.nodeAt(place);
    if (!element || element.nodeType !== 1 || !element.isConnected) return null;
    const own = element.innerText || "";
    const said = ["aria-expanded", "aria-pressed", "aria-checked", "aria-selected", "aria-label", "title"].map((name) => element.getAttribute(name) || "");
    return { expanded: said[0], shown: shownWords().length - own.length, said: [own, ...said].join("\n").slice(0, 500) };
  };
  const digest = (text) => { let sum = 0; for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) | 0; return `${text.length} ${sum}`; };
  const looks = (element) => {
    const style = getComputedStyle(element);
    return [element.getAttribute("class"), style.backgroundColor, style.backgroundImage, style.color, style.borderColor, style.boxShadow, style.transform, style.fontWeight, style.left, style.display, style.fill, element.getAttribute("src"), element.getAttribute("href")].join();
  };
  keys.wordsOf = () => digest(shownWords());
  // what the page shows, and how an element and what is close to it look
  keys.lookOf = (place) => {
    const element = keys.nodeAt(place);
    if (!element || element.nodeType !== 1 || !element.isConnected) return null;
    keys.finishTransitions();
    const near = [element, element.parentElement, document.body, document.documentElement, ...[...element.querySelectorAll("*")].slice(0, 12)].filter(Boolean);
    return digest([shownWords(), ...near.map(looks)].join("\n"));
  };
  // rows of the table around a header cell, and what its header cells and what stands beside it say of their order
  keys.rowsOf = (place) => {
    const element = keys.nodeAt(place), table = element && element.nodeType === 1 && element.isConnected && element.closest("table");
    if (!table) return null;
    const rows = [...table.rows].filter((row) => row.querySelector("td")).slice(0, 200);
    const heads = [...table.querySelectorAll("th")].slice(0, 40);
    const words = (each) => [each.textContent, ...[each, ...each.querySelectorAll("*")].flatMap((inner) => ["aria-sort", "aria-label", "title", "alt", "aria-pressed"].map((name) => inner.getAttribute(name) || ""))].join("|");
    const live = [...document.querySelectorAll("[aria-live], [role=status], [role=alert], caption")].slice(0, 20).map((each) => each.textContent);
    return rows.length < 3 ? null : { rows: rows.map((row) => digest(row.textContent)), said: digest([...heads.map(words), ...live].join("\n")), sorted: heads.some((each) => /^(?:a|de)scending$/.test(each.getAttribute("aria-sort") || "")) };
  };
  // parts of a widget, what they say of being chosen, and what else tells that something changed
  keys.widgetOf = (place) => {
    const element = keys.nodeAt(place);
    if (!element || element.nodeType !== 1 || !element.isConnected) return null;
    keys.finishTransitions();
    const parts = [...element.querySelectorAll("[role=tab], [role=radio], [role=option]")].filter(keys.seen).slice(0, 20);
    const said = (part) => part.getAttribute(part.getAttribute("role") === "radio" ? "aria-checked" : "aria-selected") || "";
    const off = (part) => part.disabled || part.closest("[aria-disabled=true], [inert]") !== null || (part.localName === "a" && !/^(?:#|javascript:|$)/.test(part.getAttribute("href") || "#"));
    return {
      parts: parts.map((part) => ({ place: keys.placeOf(part), said: said(part), off: !!off(part), tabbable: part.tabIndex >= 0 && (part.hasAttribute("tabindex") || /^(?:a|button|input)$/.test(part.localName)) })),
      said: parts.map(said).join(), pointed: element.getAttribute("aria-activedescendant") || "", shown: digest([document.body.innerText, ...parts.map((part) => part.getAttribute("class"))].join("\n")),
    };
  };
  // the list of a combobox: its options that are to be seen, and how they and the field look
  keys.listOf = (place) => {
    const element = keys.nodeAt(place);
    if (!element || !element.isConnected) return null;
    keys.finishTransitions();
    const named = `${element.getAttribute("aria-controls") || ""} ${element.getAttribute("aria-owns") || ""}`.split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)).filter(Boolean);
    const options = named.flatMap((list) => [...list.querySelectorAll("[role=option]")]).filter(keys.seen).slice(0, 20);
    const told = options.map((each) => [looks(each), each.getAttribute("aria-selected"), each.id].join());
    return {
      options: options.map(keys.placeOf), tabbable: options.some((each) => each.tabIndex >= 0 || each.querySelector("a[href], button") !== null),
      told: digest([...told, element.value, element.getAttribute("aria-activedescendant")].join("\n")), value: String(element.value),
    };
  };
  // entries of menus that are to be seen, and whether Tab would come to any
  keys.menu = () => {
    const entries = [...document.querySelectorAll("[role=menu] [role^=menuitem]")].filter(keys.seen).slice(0, 40);
    const takes = (each) => each.tabIndex >= 0 || [...each.querySelectorAll("a[href], button, input, [tabindex]")].some((inner) => inner.tabIndex >= 0);
    return { entries: entries.map(keys.placeOf), tabbable: entries.some(takes), inside: !!keys.active() && keys.active().closest("[role=menu]") !== null };
  };
  // what Tab would come to now, in document order
  keys.tabbables = () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && keys.seen(each)).slice(0, 1500).map(keys.placeOf);
  // pixels between an element and the box around others
  keys.gapTo = (place, places) => {
    const element = keys.nodeAt(place);
    const boxes = places.map(keys.nodeAt).filter(Boolean).map((each) => each.getBoundingClientRect());
    if (!element || !boxes.length) return null;
    const box = element.getBoundingClientRect();
    const least = (side) => Math.min(...boxes.map((each) => each[side])), most = (side) => Math.max(...boxes.map((each) => each[side]));
    return Math.max(0, least("left") - box.right, box.left - most("right"), least("top") - box.bottom, box.top - most("bottom"));
  };
  keys.forget = () => { keys.changes(); keys.log(); };

  const DIALOGS = "dialog, [role=dialog], [role=alertdialog], [aria-modal=true]";
  const LIKE = /(?:^|[-_ ])(?:modal|dialog|popup|pop|lightbox|layer|layui-layer|mask-box|popbox|tanchuang)(?:$|[-_ \d])/i;
  const isOpen = (element) => keys.seen(element) && element.getAttribute("aria-hidden") !== "true" && (element.localName !== "dialog" || element.open);
  const declared = (element) => element.matches(DIALOGS);
  const floats = (element) => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    return (style.position === "fixed" || style.position === "absolute") && box.width > 120 && box.height > 60 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
  };
  // what lies fixed over the whole window, whatever it is named
  const covering = () => {
    for (let each = document.elementFromPoint(3, innerHeight - 3); each && each !== document.body; each = keys.parentOf(each)) {
      const box = each.getBoundingClientRect();
      if (getComputedStyle(each).position === "fixed" && box.width >= innerWidth * 0.95 && box.height >= innerHeight * 0.95) return each;
    }
    return null;
  };
  // a box with something to use that stays in the middle of the window, whatever it is named; a short message is none
  const inTheMiddle = () => {
    for (let each = document.elementFromPoint(innerWidth / 2, innerHeight / 2); each && each !== document.body; each = keys.parentOf(each)) {
      const box = each.getBoundingClientRect();
      if (getComputedStyle(each).position === "fixed" && box.width > 120 && box.height > 60 && box.left > 8 && box.right < innerWidth - 8)
        return each.querySelector("a[href], button, input:not([type=hidden]), select, textarea, [tabindex]") ? each : null;
    }
    return null;
  };
  // dialogs that are open now, the inmost of those that say so, else what looks like one
  keys.dialogs = () => {
    const found = [...document.querySelectorAll(DIALOGS)].slice(0, 200).filter(isOpen);
    const roots = [...document.querySelectorAll("*")].slice(0, 20000).filter((element) => element.shadowRoot);
    for (const host of roots) found.push(...[...host.shadowRoot.querySelectorAll(DIALOGS)].filter(isOpen));
    const like = [...document.querySelectorAll("[class], [id]")].slice(0, 8000)
      .filter((element) => LIKE.test(`${element.getAttribute("class") || ""} ${element.id}`) && isOpen(element) && floats(element));
    const whole = covering() || inTheMiddle();
    if (whole && !like.length) like.push(whole);
    return { declared: found.map(keys.placeOf), like: like.map(keys.placeOf) };
  };
  const spoken = (other) => [other.textContent, ...[...other.querySelectorAll("slot")].flatMap((slot) => slot.assignedNodes({ flatten: true })).map((each) => each.textContent)].join(" ");
  keys.dialogFacts = (place) => {
    const element = keys.nodeAt(place);
    if (!element || element.nodeType !== 1) return null;
    const text = (id) => { const other = element.getRootNode().getElementById(id); return other ? spoken(other) : ""; };
    const inner = declared(element) ? element : element.querySelector(DIALOGS);
    const holder = inner && isOpen(inner) ? inner : element;
    let modal = holder.getAttribute("aria-modal") === "true";
    try { modal = modal || holder.matches(":modal"); } catch { /* not known to the browser */ }
    const corner = document.elementFromPoint(3, innerHeight - 3), other = document.elementFromPoint(innerWidth - 3, 3);
    const over = [corner, other].every((hit) => hit && getComputedStyle(hit).position === "fixed" && hit.getBoundingClientRect().width >= innerWidth * 0.95 && hit.getBoundingClientRect().height >= innerHeight * 0.95);
    const name = (holder.getAttribute("aria-label") || (holder.getAttribute("aria-labelledby") || "").split(/\s+/).map(text).join(" ") || holder.getAttribute("title") || "").trim();
    return { place: keys.placeOf(holder), declared: declared(holder), modal: modal || over, name: name.slice(0, 200), open: isOpen(element) };
  };
  keys.isOpen = (place) => { const element = keys.nodeAt(place); return !!element && element.isConnected && isOpen(element); };
  keys.focusIn = (place) => { const element = keys.nodeAt(place), active = keys.active(); return !!element && !!active && keys.holds(element, active); };
  const CLOSE = /关闭|关 闭|取消|退出|返回|收起|知道了|放弃|确定|^[×✕✖xX╳]$|\bclose\b|\bcancel\b|\bdismiss\b|^ok$/i;
  // the same in other languages, at the beginning of a name, and what markup says of a control
  const CLOSE_ELSEWHERE = /^(?:fermer|annuler|schlie(?:ß|ss)en|abbrechen|cerrar|cancelar|fechar|chiudi|annulla|sluiten|annuleren|stäng|lukk?|avbryt|annuller|sulje|peruuta|zamknij|anuluj|zavř|zatvor|закрыть|отмена|閉じる|キャンセル|닫기|취소)/i;
  const CLOSE_MARKUP = /(?:^|[-_ ])(?:close|dismiss)(?:$|[-_ ])/i;
  const closesByMarkup = (each) => CLOSE_MARKUP.test(`${each.getAttribute("class") || ""} ${each.id}`) || each.matches("[data-dismiss], [data-bs-dismiss]")
    || each.getAttribute("command") === "close" || each.getAttribute("popovertargetaction") === "hide" || (each.type === "submit" && each.form !== null && each.form.method === "dialog");
  const nameOf = (element) => (element.getAttribute("aria-label") || element.innerText || element.value || element.getAttribute("title") || (element.querySelector("img[alt]") || { alt: "" }).alt || "").trim();
  // [place, whether keys reach it, whether its name says that it closes (else its markup does)]
  keys.closers = (place) => {
    const element = keys.nodeAt(place);
    if (!element) return [];
    const inside = [...element.querySelectorAll("a, button, input[type=button], input[type=submit], input[type=reset], [role=button], [tabindex], [onclick]")].slice(0, 200).filter(keys.seen);
    const named = inside.filter((each) => (CLOSE.test(nameOf(each)) && nameOf(each).length < 20) || (CLOSE_ELSEWHERE.test(nameOf(each)) && nameOf(each).length < 40));
    const marked = inside.filter((each) => !named.includes(each) && closesByMarkup(each));
    // where nothing in it takes the focus: a sign that only a mouse presses
    if (!named.length && !marked.length && !inside.some((each) => each.tabIndex >= 0))
      named.push(...[...element.querySelectorAll("span, div, i, em, b, img, svg")].slice(0, 500)
        .filter((each) => !each.children.length && keys.seen(each) && getComputedStyle(each).cursor === "pointer" && (CLOSE.test(nameOf(each)) || closesByMarkup(each)) && nameOf(each).length < 8));
    return [...named, ...marked].slice(0, 3).map((each) => [keys.placeOf(each), each.tabIndex >= 0 && (each.localName !== "a" || each.hasAttribute("href") || each.hasAttribute("tabindex")), named.includes(each)]);
  };

  // puts the focus on something in it that is no field: there Escape may mean something else; false: it is there already, or there is nothing
  keys.leaveField = (place) => {
    const element = keys.nodeAt(place), active = keys.active();
    const FIELD = "input:not([type=button], [type=submit], [type=reset], [type=checkbox], [type=radio]), select, textarea, [contenteditable], [role=combobox]";
    if (!element || !active || !keys.holds(element, active) || !active.matches(FIELD)) return false;
    const other = [...element.querySelectorAll("a[href], button, [tabindex]")].find((each) => each.tabIndex >= 0 && !each.matches(FIELD) && keys.seen(each));
    if (other) other.focus();
    return !!other;
  };

  keys.valueOf = (place) => { const element = keys.nodeAt(place); return !element ? null : /^(?:checkbox|radio)$/.test(element.type) ? String(element.checked) : element.localName === "select" ? String(element.selectedIndex) : String(element.value); };
  keys.restore = (place, value) => {
    const element = keys.nodeAt(place);
    if (!element) return;
    if (/^(?:checkbox|radio)$/.test(element.type)) element.checked = value === "true";
    else if (element.localName === "select") element.selectedIndex = Number(value);
    else element.value = value;
  };
  keys.near = (place) => {
    const element = keys.nodeAt(place);
    if (!element) return "";
    const words = [...(element.labels || [])].map((label) => label.innerText);
    for (const id of (element.getAttribute("aria-describedby") || "").split(/\s+/)) { const other = id && document.getElementById(id); if (other) words.push(other.innerText); }
    words.push(element.title || "", element.getAttribute("aria-label") || "");
    let block = element.closest("form, fieldset, p, li, td, div");
    if (block && (block.innerText || "").length < 20) block = block.parentElement;
    if (block) words.push((block.innerText || "").slice(0, 300));
    return words.join(" ").replace(/\s+/g, " ").trim().slice(0, 500);
  };
  keys.target = (place) => {
    const element = keys.nodeAt(place);
    const address = element ? element.getAttribute("href") || "" : "";
    const name = address.includes("#") ? address.slice(address.indexOf("#") + 1) : "";
    if (!name) return -1;
    let plain = name;
    try { plain = decodeURIComponent(name); } catch { /* as written */ }
    const found = document.getElementById(name) || document.getElementById(plain) || document.getElementsByName(name)[0] || document.getElementsByName(plain)[0];
    return found ? keys.placeOf(found) : -1;
  };
  // -1: `one` stands before `other`, 1: behind its start, 0: it is the same or inside
  keys.against = (one, other) => {
    const first = keys.nodeAt(one), second = keys.nodeAt(other);
    if (!first || !second) return -1;
    if (first === second || second.contains(first)) return 0;
    return second.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING ? 1 : -1;
  };
  keys.descendant = () => { const active = keys.active(); const id = active && active.getAttribute("aria-activedescendant"); const other = id && document.getElementById(id); return other ? keys.placeOf(other) : -1; };
  return true;
}
