// Entries, aids and other controls, found by what names them; by id or handler only where nothing does.
(words) => {
  const kit = globalThis.govsiteAids;
  if (kit.entries) return;
  const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "i");
  const part = (pattern) => new RegExp(pattern, "i");
  const elderly = whole(words.elderly), accessibility = whole(words.accessibility);
  const elderlyHint = part(words.elderlyHint), accessibilityHint = part(words.accessibilityHint);
  const kinds = words.kinds.map(([kind, pattern, hint]) => [kind, whole(pattern), hint ? part(hint) : null]);
  const actions = whole(words.proceed), stops = whole(words.stop);
  const SILENT = new Set("html head body script style link meta title base noscript template br option path g use defs".split(" "));

  // 页面放大（Shift+1）, 十字辅助线功能，按Alt+C打开或关闭辅助线: what a control is called, without the keys that press it too
  const KEYS = "(?:(?:ctrl|alt|shift|cmd|fn|command|option|[⌘⌥⇧])\\s*[+＋-]\\s*)+[^\\s，,。；;)）]{1,8}";
  const beside = [new RegExp(`[，,。；;：:、 ]\\s*(?:您?(?:可以?|请)?(?:按下?|使用|同时按)|快捷键|热键)[^a-z\\d]{0,6}(?:${KEYS}|esc|f\\d{1,2}).*$`, "is"),
    new RegExp(`[\\s(（\\[【]+(?:快捷键|热键|按|shortcut)?\\s*[：:]?\\s*(?:${KEYS}|esc)\\s*[)）\\]】]*$`, "i"), /功能$/];
  const bare = (name) => beside.reduce((left, keys) => left.replace(keys, "") || left, name);
  const fits = (name, pattern) => { const text = kit.squeezed(name); return text.length <= 24 && pattern.test(text); };
  const matched = (names, pattern) => {
    const name = names.find((each) => fits(each, pattern) || fits(bare(each), pattern));
    return name && (fits(name, pattern) ? name : bare(name));
  };
  const hintOf = (element) => [element.id, element.getAttribute("class"), element.getAttribute("onclick"), element.localName === "a" ? element.getAttribute("href") : "",
    element.getAttribute("src"), element.getAttribute("data-action"), element.getAttribute("name")].join(" ").slice(0, 400);
  const pointed = (element) => kit.clickable(element) || kit.style(element).cursor === "pointer";

  const formOf = (control, element) => {
    if (/^(img|svg|image)$/.test(element.localName) || (!kit.flat(control.textContent) && control.querySelector("img, svg, i"))) return "image";
    if (control.localName === "a" && control.hasAttribute("href")) return "link";
    if (/^(button|summary)$/.test(control.localName) || control.matches("[role=button], [role=switch]")) return "button";
    return control.localName === "input" ? "input" : "text";
  };

  kit.entries = () => {
    const found = new Map();
    const take = (element, name, group, named) => {
      const control = kit.control(element);
      const before = found.get(control);
      if (before && (before.named || !named)) return;
      const visible = kit.shown(control) || kit.shown(element);
      const rect = kit.rect(kit.shown(element) ? element : control);
      found.set(control, {
        ...kit.tell(control, name, ""), group, named, visible, form: formOf(control, element),
        firstScreen: visible && rect.top + scrollY < words.screen && rect.bottom + scrollY > 0 && rect.left < innerWidth && rect.right > 0,
        clickable: pointed(control),
      });
    };
    for (const element of kit.elements()) {
      if (SILENT.has(element.localName) || element.childElementCount > 8) continue;
      const names = kit.names(element);
      let name = matched(names, elderly);
      if (name) { take(element, name, "elderly", true); continue; }
      name = matched(names, accessibility);
      if (name) { take(element, name, "accessibility", true); continue; }
      if (names.some((text) => text.length > 1) || !pointed(element)) continue;
      const hint = hintOf(element);
      if (elderlyHint.test(hint)) take(element, "", "elderly", false);
      else if (accessibilityHint.test(hint)) take(element, "", "accessibility", false);
    }
    // a list item around a link that says the same is no second entry
    const all = [...found.entries()];
    const kept = all.filter(([one]) => !all.some(([other]) => other !== one && one.contains(other)));
    const rank = ([, entry]) => (entry.named ? 0 : 100) + (entry.visible ? 0 : 50) + (entry.firstScreen ? 0 : 10) + (entry.clickable ? 0 : 5);
    return kept.sort((a, b) => rank(a) - rank(b)).slice(0, 20).map(([, entry]) => entry);
  };

  const shownNow = () => {
    const seen = new WeakSet();
    for (const element of kit.elements()) if (!SILENT.has(element.localName) && kit.shown(element)) seen.add(element);
    return seen;
  };
  // what is shown before the mode is on; an aid that comes later is fresh
  kit.mark = () => { kit.known = shownNow(); };
  // what is shown before one control is pressed
  let noticed = new WeakSet();
  kit.notice = () => { noticed = shownNow(); };

  kit.kindOf = (element, fresh) => {
    const names = kit.names(element);
    for (const [kind, pattern] of kinds) {
      const name = matched(names, pattern);
      if (name) return [kind, name];
    }
    if (fresh && pointed(element) && !names.some((text) => text.length > 2)) {
      const hint = hintOf(element);
      for (const [kind, , pattern] of kinds) if (pattern && pattern.test(hint)) return [kind, names[0] || kit.flat(hint).slice(0, 40)];
    }
    return null;
  };
  // aids that are shown; `loose`: also those that stood there before anything was opened
  kit.aids = (loose) => {
    const found = new Map();
    for (const element of kit.elements()) {
      if (SILENT.has(element.localName) || element.childElementCount > 6) continue;
      const fresh = !kit.known.has(element);
      if (!fresh && !loose) continue;
      const told = kit.kindOf(element, fresh);
      if (!told) continue;
      const control = kit.control(element);
      if (!fresh && !pointed(control)) continue;
      if (!kit.shown(control) && !kit.shown(element)) continue;
      if (!found.has(control)) found.set(control, kit.tell(kit.shown(control) ? control : element, told[1], told[0]));
    }
    const all = [...found.entries()];
    // a block whose title says more than the word in it is the control, unless that word can be pressed by itself
    const says = (element) => ["title", "aria-label"].some((name) => kinds.some(([, pattern]) => matched([element.getAttribute(name) || ""], pattern)));
    const stands = (outer, inner) => !kit.clickable(inner) && says(outer) && kit.squeezed(outer.textContent) === kit.squeezed(inner.textContent);
    const dropped = (one) => all.some(([other]) => other !== one && ((one.contains(other) && !stands(one, other)) || (other.contains(one) && stands(other, one))));
    return all.filter(([one]) => !dropped(one)).map(([, told]) => told).slice(0, 60);
  };
  // controls of any name that came since `notice`
  kit.fresh = () => {
    const found = [];
    for (const element of kit.elements()) {
      if (SILENT.has(element.localName) || noticed.has(element) || !pointed(element) || !kit.shown(element)) continue;
      const control = kit.control(element);
      // what a menu or a caption brought up by the way leads elsewhere and is no choice
      if (control.localName === "a" && !/^(?:#|javascript:|$)/i.test(control.getAttribute("href") || "")) continue;
      if (found.some((told) => kit.kept[told.handle] === control) || [...found].some((told) => kit.kept[told.handle].contains(control))) continue;
      found.push(kit.tell(control, kit.names(control)[0] || "", ""));
      if (found.length >= 30) break;
    }
    return found;
  };
  const named = (pattern, onlyFresh) => {
    const found = [];
    for (const element of kit.elements()) {
      if (SILENT.has(element.localName) || element.childElementCount > 4 || (onlyFresh && kit.known.has(element))) continue;
      const name = matched(kit.names(element), pattern);
      const control = name ? kit.control(element) : null;
      if (name && pointed(control) && kit.shown(control) && !found.some((told) => kit.kept[told.handle] === control)) found.push(kit.tell(control, name, ""));
    }
    return found.slice(0, 5);
  };
  kit.proceeding = () => named(actions, true);
  kit.stopping = () => named(stops, false);

  // links that look like those to articles of the site
  const article = /\.s?html?$|\.jhtml$|\.jspx?$|\.aspx?$|\.php$|\d{3,}/i;
  const isArticle = (link) => {
    const raw = link.getAttribute("href") || "";
    if (!raw || raw[0] === "#" || /^javascript:/i.test(raw) || link.host !== location.host || !/^https?:$/.test(link.protocol)) return false;
    const there = link.href.split("#")[0];
    if (there === location.href.split("#")[0] || /(^|\/)(index|default|list)\w*\.\w+$/i.test(link.pathname)) return false;
    const text = kit.squeezed(link.textContent) || kit.squeezed(link.title);
    return text.length >= 6 && (article.test(link.pathname + link.search) || text.length >= 12) && !/\.(pdf|docx?|xlsx?|zip|rar|wps|ofd)$/i.test(link.pathname);
  };
  kit.articleLinks = () => [...document.links].slice(0, 3000).filter((link) => isArticle(link) && kit.shown(link))
    .sort((a, b) => (b.closest("main, #content, .content, .main") ? 1 : 0) - (a.closest("main, #content, .content, .main") ? 1 : 0))
    .slice(0, 5).map((link) => kit.tell(link, kit.flat(link.textContent) || link.title, ""));

  // so that the next Tab begins at the top of the page
  kit.toTop = () => {
    const first = [...document.querySelectorAll("a[href], button, input, [tabindex]")].find((element) => kit.focusable(element) && kit.shown(element));
    if (first) { first.focus({ preventScroll: true }); first.blur(); }
    window.scrollTo({ top: 0, behavior: "instant" });
  };
  kit.deepFocus = () => {
    let at = document.activeElement;
    for (let steps = 0; at && steps < 8; steps++) {
      if (at.shadowRoot && at.shadowRoot.activeElement) at = at.shadowRoot.activeElement;
      else if (/^i?frame$/.test(at.localName)) {
        let inner = null;
        try { inner = at.contentDocument && at.contentDocument.activeElement; } catch (e) { /* another origin */ }
        if (!inner || inner.localName === "body") break;
        at = inner;
      } else break;
    }
    return at;
  };
  kit.focused = () => {
    const at = kit.deepFocus();
    if (!at || /^(body|html)$/.test(at.localName)) return null;
    const link = at.localName === "a" && at.ownerDocument === document;
    return { ...kit.tell(at, kit.names(at)[0] || "", ""), article: link && isArticle(at), window: link && at.target === "_blank", text: kit.flat(at.innerText).slice(0, 80), key: kit.squeezed(at.innerText).slice(0, 10) };
  };
}
