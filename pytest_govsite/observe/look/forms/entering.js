// Entering: fields are filled in, chosen, emptied and read, and what was entered can be hidden from pictures.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.ready) return;
  const { choice, host } = kit.field;
  const EMPTY_OPTION = /请选择|选择|^[-—\s]*$|全部|不限|please|select/i;

  kit.ready = (handle, value) => {
    const field = kit.kept[handle];
    if (!field || !field.isConnected) return "gone";
    if (field.disabled || field.readOnly || field.type === "file") return "not";
    if (field.localName === "select" || choice(field)) return "not";
    if (field.localName === "input" && /^(date|time|month|week|datetime-local|number|range|color)$/.test(field.type)) {
      field.focus();
      field.value = value;
      ["input", "change"].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));
      return "set";
    }
    host(field).scrollIntoView({ block: "center", behavior: "instant" });
    field.focus();
    if (field.select) field.select();
    else { const range = field.ownerDocument.createRange(); range.selectNodeContents(field); const chosen = field.ownerDocument.getSelection(); chosen.removeAllRanges(); chosen.addRange(range); }
    return "type";
  };
  kit.leave = () => { for (const d of kit.documents()) if (d.activeElement && d.activeElement !== d.body) d.activeElement.blur(); };
  kit.choose = (handles) => {
    const fields = handles.map((h) => kit.kept[h]).filter((f) => f && f.isConnected && !f.disabled);
    if (!fields.length) return "";
    const first = fields[0];
    if (first.localName === "select") {
      const at = [...first.options].findIndex((o, number) => o.value !== "" && !o.disabled && !(number === 0 && EMPTY_OPTION.test(o.textContent)));
      if (at < 0) return "";
      first.selectedIndex = at;
      ["input", "change"].forEach((name) => first.dispatchEvent(new Event(name, { bubbles: true })));
      return kit.flat(first.options[at].textContent).slice(0, 40);
    }
    if (!fields.some((f) => f.checked)) first.click();
    const checked = fields.find((f) => f.checked);
    return checked ? kit.flat([...(checked.labels || [])].map((l) => l.textContent).join(" ") || checked.value).slice(0, 40) : "";
  };
  kit.empty = (handles) => {
    for (const field of handles.map((h) => kit.kept[h])) {
      if (!field || field.disabled || field.readOnly || choice(field) || field.localName === "select" || field.type === "file") continue;
      if (!("value" in field)) { if (kit.flat(field.textContent)) field.textContent = ""; continue; }
      if (field.value) { field.value = ""; ["input", "change"].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true }))); }
    }
  };
  kit.value = (handle) => {
    const field = kit.kept[handle];
    if (!field || !field.isConnected) return null;
    return "value" in field ? String(field.value).slice(0, 6000) : kit.flat(field.textContent);
  };

  // a text is shown as dots, wherever it stands, until another one is asked for
  let concealed = [];
  kit.conceal = (text) => {
    for (const [e, old, priority] of concealed) e.style.setProperty("-webkit-text-security", old, priority);
    concealed = [];
    if (!text) return;
    for (const e of kit.elements()) {
      const holds = "value" in e && String(e.value).includes(text) || [...e.childNodes].some((node) => node.nodeType === 3 && node.data.includes(text));
      if (!holds || !e.style || concealed.length > 200) continue;
      concealed.push([e, e.style.getPropertyValue("-webkit-text-security"), e.style.getPropertyPriority("-webkit-text-security")]);
      e.style.setProperty("-webkit-text-security", "disc", "important");
    }
  };
}
