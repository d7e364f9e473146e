// What comes up while a form is filled in and sent: texts, messages of the browser, and marks by looks alone.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.watch) return;
  const { host, isShown } = kit.field;
  // texts that are shown, and those that come up
  const shownTexts = () => {
    const told = new Map();
    for (const root of kit.documents()) {
      if (!root.body) continue;
      const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), count = 0; node && count < 6000; node = walker.nextNode(), count++) {
        if (node.data.trim() === "") continue;
        const e = node.parentElement;
        if (!e || e.isContentEditable || /^(script|style|noscript|option|textarea|title)$/.test(e.localName) || !kit.shown(e)) continue;
        told.set(e, `${told.get(e) || ""} ${node.data}`.slice(0, 600));
      }
    }
    return told;
  };
  // a hint in a field may be turned into a message
  const hintsIn = () => new Map(watched ? watched.told.flatMap((t) => t.handles.slice(0, 1)).map((h) => kit.kept[h]).filter((e) => e && e.placeholder).map((e) => [e, e.placeholder]) : []);
  let hints = new Map();
  let before = new Map(), came = new Map(), watched = null, timer = 0;
  // fields that are told apart by looks alone: what turned red, or began to shake, of a field, its row and its form
  let looks = new Map(), marked = new Set();
  const RED = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)/;
  const red = (colour) => {
    const [all, r, g, b, a] = RED.exec(colour || "") || [];
    return !!all && Number(a === undefined ? 1 : a) > 0.1 && r >= 130 && r - g >= 25 && r - b >= 25 && Math.abs(g - b) <= 45;
  };
  const looksOf = (e) => {
    const style = kit.style(e);
    const edges = ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0 && red(style[`border${side}Color`]));
    const shadow = (/rgba?\([^)]*\)/.exec(style.boxShadow) || [""])[0];
    return {
      red: edges || red(style.backgroundColor) || red(shadow) || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && red(style.outlineColor)) || (e.localName === "label" && red(style.color)),
      moves: e.getAnimations ? e.getAnimations().filter((each) => each.playState === "running" && !("transitionProperty" in each)).length : 0,
    };
  };
  const partsOf = (field) => {
    const first = kit.kept[field.handles[0]];
    if (!first) return [];
    const parts = [host(first), ...(first.labels || [])];
    for (let at = host(first).parentElement; at && watched.scope.contains(at) && parts.length < 8; at = at.parentElement) {
      if (at !== watched.key && watched.told.some((t) => t !== field && kit.kept[t.handles[0]] && at.contains(kit.kept[t.handles[0]]))) break;
      parts.push(at);
      if (at === watched.key) break;
    }
    if (!parts.includes(watched.key) && watched.key.localName !== "body") parts.push(watched.key);
    return parts;
  };
  const compareLooks = () => {
    if (!watched) return;
    for (const [index, field] of watched.told.entries()) {
      if (marked.has(index)) continue;
      for (const part of partsOf(field)) {
        const old = looks.get(part), now = old && looksOf(part);
        if (!old || !(now.red && !old.red || now.moves > old.moves)) continue;
        // what only the focus does to a field is no mark
        if (!now.red && kit.kept[field.handles[0]] === part.ownerDocument.activeElement) continue;
        marked.add(index);
        break;
      }
    }
  };
  const nearest = (e) => {
    if (!watched || !watched.told.length) return [null, null, false];
    const rect = kit.rect(e);
    let best = null, least = Infinity;
    for (const [index, field] of watched.told.entries()) {
      const first = kit.kept[field.handles[0]];
      if (!first || !first.isConnected) continue;
      const ids = `${first.getAttribute("aria-describedby") || ""} ${first.getAttribute("aria-errormessage") || ""}`.split(/\s+/).filter(Boolean);
      if (ids.some((id) => { const d = first.ownerDocument.getElementById(id); return d && d.contains(e); }) || (e.htmlFor && e.control === first)) return [index, 0, true];
      if (field.row && field.row.contains(e)) return [index, 0, false];
      for (const handle of field.handles.slice(0, 6)) {
        const other = kit.rect(host(kit.kept[handle]));
        const across = Math.max(0, other.left - rect.right, rect.left - other.right), down = Math.max(0, other.top - rect.bottom, rect.top - other.bottom);
        const gap = Math.hypot(across, down);
        if (gap < least) { least = gap; best = index; }
      }
    }
    return [best, best === null ? null : Math.round(least), false];
  };
  const collect = () => {
    compareLooks();
    for (const [e, text] of hintsIn()) {
      if (hints.get(e) === text || came.has(e)) continue;
      came.set(e, { text: kit.flat(text).slice(0, 200), way: "page", field: watched.told.findIndex((t) => kit.kept[t.handles[0]] === e), distance: 0, described: false });
    }
    for (const [e, text] of shownTexts()) {
      const flat = kit.flat(text), colour = kit.style(e).color, old = before.get(e);
      if (old && old.flat === flat && old.colour === colour) continue;
      const known = came.get(e);
      if (known && known.text === flat.slice(0, 200)) continue;
      if (old && old.flat === flat && e.localName === "label") continue;
      if (came.size >= 60) return;
      const [field, distance, described] = nearest(e);
      came.set(e, { text: flat.slice(0, 200), way: old && old.flat === flat ? "recoloured" : "page", field, distance, described });
    }
  };
  let native = [];
  const onInvalid = (event) => {
    const field = event.target, prevented = () => event.defaultPrevented;
    const reported = field.ownerDocument.documentElement.hasAttribute("data-govsite-reporting");
    setTimeout(() => {
      if (native.length >= 40 || !watched) return;
      const index = watched.told.findIndex((t) => t.handles.includes(kit.keep(field)));
      const interactive = reported || watched.form && !watched.form.noValidate && !(watched.submit && watched.submit.formNoValidate)
        && !!watched.submit && /^(submit|image)$/.test(watched.submit.type || "") && watched.submit.form === watched.form;
      native.push({ text: kit.flat(field.validationMessage).slice(0, 200), way: interactive && !prevented() ? "native" : "unshown", field: index < 0 ? null : index, distance: index < 0 ? null : 0, described: false });
    }, 0);
  };
  kit.watch = (index) => {
    watched = kit.groups[index];
    before = new Map([...shownTexts()].map(([e, text]) => [e, { flat: kit.flat(text), colour: kit.style(e).color }]));
    came = new Map(); native = []; hints = hintsIn();
    marked = new Set();
    looks = new Map(watched.told.flatMap(partsOf).map((part) => [part, looksOf(part)]));
    for (const d of kit.documents()) { d.removeEventListener("invalid", onInvalid, true); d.addEventListener("invalid", onInvalid, true); }
    clearInterval(timer);
  };
  // what came up while it was filled in and stands there still, and what comes from now on
  kit.begin = () => { collect(); timer = setInterval(collect, 120); };
  // a dialog that fades away moves as well; its fields are gone then
  kit.marked = () => [...marked].filter((index) => {
    const first = kit.kept[watched.told[index].handles[0]];
    return first && first.isConnected && kit.shown(host(first));
  });
  kit.came = () => { collect(); return [...came.values(), ...native]; };
  kit.focused = () => {
    let at = document.activeElement;
    while (at && /^i?frame$/.test(at.localName) && at.contentDocument) at = at.contentDocument.activeElement;
    const index = watched ? watched.told.findIndex((t) => t.handles.some((h) => kit.kept[h] === at)) : -1;
    return index < 0 ? null : index;
  };
  kit.stop = () => clearInterval(timer);
  kit.stands = () => !!watched && watched.told.some((t) => { const e = kit.kept[t.handles[0]]; return e && e.isConnected && isShown(e); });
}
