// What a form tells of each of its fields: name, mark, format, hint and choices; and the title of the form.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.describe) return;
  const { isField, choice, host, sees, textsIn } = kit.field;
  const CONSENT = /同意|已阅读|我已|承诺|知晓|知悉|隐私|须知|协议|条款|agree|consent|terms/i;
  const rowOf = (own, fields, scope) => {
    let at = host(own[0]);
    while (at.parentElement && at.parentElement !== scope && at.parentElement.localName !== "body" && !fields.some((f) => !own.includes(f) && sees(at.parentElement, f))) at = at.parentElement;
    return at;
  };
  const byIds = (e, ids) => (ids || "").split(/\s+/).map((id) => id && e.ownerDocument.getElementById(id)).filter(Boolean).map((one) => kit.flat(one.textContent)).join(" ").trim();
  const BARE = /^[-—–~～至@.:：·()（）/\s*＊]*$/;
  const pictured = (e) => { const image = e.localName === "img" ? e : e.querySelector("img"); return image && kit.shown(image) ? kit.flat(image.alt) || "图片" : ""; };
  // the text before a field: in its row, else before the row; parts of one answer (area code and number, province and
  // city) stand in one line and share it
  const besides = (row, first, all, depth) => {
    const told = row !== first && row.contains(first) ? textsIn(row, first) : "";
    if (told && !BARE.test(told)) return told;
    if (row !== first && row.contains(first)) {
      const drawn = [...row.querySelectorAll("img")].find((image) => image.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING && kit.shown(image));
      if (drawn) return kit.flat(drawn.alt) || "图片";
    }
    let at = row;
    for (let steps = 0, up = 0; steps < 12; steps++) {
      while (!at.previousSibling && up < 2 && at.parentElement && !/^(form|body|table)$/.test(at.parentElement.localName)) { at = at.parentElement; up++; }
      at = at.previousSibling;
      if (!at) return "";
      if (at.nodeType === 3) { if (!BARE.test(at.data)) return kit.flat(at.data).slice(-60); continue; }
      if (at.nodeType !== 1) continue;
      const inner = isField(at) ? [at] : all.filter((f) => at.contains(host(f)));
      if (inner.length || at.querySelector("input:not([type=hidden]), select, textarea")) {
        const other = inner[inner.length - 1];
        if (!other || depth > 6) return "";
        const mine = kit.rect(first), its = kit.rect(host(other));
        const shared = Math.min(mine.bottom, its.bottom) - Math.max(mine.top, its.top);
        if (shared < Math.min(mine.height, its.height) / 2) return "";
        const labels = [...(other.labels || [])].map((one) => kit.flat(one.textContent)).filter(Boolean);
        return labels[0] || besides(at, host(other), all, depth + 1);
      }
      if (/^h[12]$|^legend$/.test(at.localName) || at.querySelector("h1, h2, legend")) return "";
      const text = textsIn(at);
      if (text && !BARE.test(text)) return text.length <= (up ? 40 : 200) ? text.slice(-80) : "";
      const drawn = pictured(at);
      if (drawn) return drawn;
    }
    return "";
  };
  const cut = (text) => kit.flat(text).replace(/\s*[（(]\s*(?:必填|必选|必填项|required)\s*[)）]/gi, "").replace(/[*＊\s:：]+$/g, "").replace(/^[*＊\s]+/, "").slice(0, 80);
  const STAR = /[*＊✱]|必填|必选|required/i;

  kit.describe = (own, fields, scope) => {
    const first = own[0], row = rowOf(own, fields, scope), group = own.length > 1 || choice(first) && first.type === "radio";
    const labels = [...(first.labels || [])];
    const beside = besides(row, host(first), fields, 0);
    let label = "", by = "";
    const say = (text, way) => { if (!label && cut(text)) { label = cut(text); by = way; } };
    if (group) {
      const set = first.closest("fieldset, [role=radiogroup], [role=group]");
      if (set && !fields.some((f) => !own.includes(f) && set.contains(f))) {
        const legend = set.querySelector("legend");
        if (legend) say(legend.textContent, "label");
        say(set.getAttribute("aria-label"), "aria"); say(byIds(set, set.getAttribute("aria-labelledby")), "aria");
      }
      say(beside, "beside");
    }
    say(byIds(first, first.getAttribute("aria-labelledby")), "aria");
    say(first.getAttribute("aria-label"), "aria");
    if (!group || own.length === 1) for (const one of labels) say(textsIn(one) || one.textContent, "label");
    say(beside, "beside");
    if (choice(first) && !label) say(textsIn(row), "beside");
    say(first.getAttribute("title"), "title");
    say(first.getAttribute("placeholder"), "placeholder");
    if (!choice(first)) say(textsIn(row), "beside");
    if (!label && group) say((labels[0] || {}).textContent, "label");
    const marks = labels.concat(row, row.previousElementSibling || []).filter((e) => e.nodeType === 1 && !(e !== row && e.querySelector && e.querySelector("input:not([type=hidden]), select, textarea")));
    const drawn = marks.some((e) => ["::before", "::after"].some((which) => STAR.test(kit.style(e, which).content)) || [...e.querySelectorAll("label, span, i, em, b")].slice(0, 6).some((inner) => ["::before", "::after"].some((which) => STAR.test(kit.style(inner, which).content))));
    const starred = drawn || STAR.test(labels.map((one) => one.textContent).join(" ")) || STAR.test(beside) || (!choice(first) && STAR.test(textsIn(row).slice(0, 200)))
      || (by === "beside" && [row, row.parentElement].some((e) => e && e.previousElementSibling && STAR.test(e.previousElementSibling.textContent.slice(0, 60)) && !e.previousElementSibling.querySelector("input, select, textarea")));
    const mark = own.some((e) => e.required) ? "attribute" : own.some((e) => e.getAttribute("aria-required") === "true") ? "aria" : starred ? "star" : "";
    const format = [first.getAttribute("pattern"), first.maxLength > 0 ? `maxlength=${first.maxLength}` : ""].filter(Boolean).join(" ").slice(0, 120);
    const optionText = (e) => kit.flat([...(e.labels || [])].map((one) => one.textContent).join(" ") || e.value).slice(0, 40);
    return {
      handles: own.map(kit.keep), row, label, by, name: first.name || first.id || "", mark, format,
      kind: isField(first) && /^(select|textarea)$/.test(first.localName) ? first.localName : first.localName === "input" ? first.type : "editor",
      hint: kit.flat([first.getAttribute("placeholder"), byIds(first, first.getAttribute("aria-describedby")), first.getAttribute("title")].filter(Boolean).join(" ")).slice(0, 160),
      options: (first.localName === "select" ? [...first.options].map((o) => kit.flat(o.textContent).slice(0, 40)) : choice(first) ? own.map(optionText) : []).slice(0, 12),
      consent: first.type === "checkbox" && own.length === 1 && CONSENT.test(optionText(first) + label + textsIn(row).slice(0, 80)),
      disabled: own.every((e) => e.disabled || e.matches(":disabled")), readonly: !!first.readOnly, limit: first.maxLength > 0 ? first.maxLength : 0,
      selector: kit.selector(first), snippet: kit.snippet(first), box: kit.box(host(first)),
    };
  };

  kit.titleOf = (scope, fields) => {
    // the legend of some of the fields is no name for all of them
    const legend = scope.querySelector("legend"), set = legend && legend.closest("fieldset");
    const inside = scope.querySelector(set && fields.every((f) => sees(set, f)) ? "h1, h2, h3, legend, caption" : "h1, h2, h3, caption");
    if (inside && kit.flat(inside.textContent).length <= 60 && kit.flat(inside.textContent)) return kit.flat(inside.textContent);
    const headings = [...scope.ownerDocument.querySelectorAll("h1, h2, h3")].filter((h) => h.compareDocumentPosition(scope) & Node.DOCUMENT_POSITION_FOLLOWING && kit.shown(h));
    return headings.length ? kit.flat(headings[headings.length - 1].textContent).slice(0, 60) : kit.flat(document.title).slice(0, 60);
  };
}
