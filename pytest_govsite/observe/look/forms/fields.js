// Fields and buttons of a page: which elements they are, whether they show, what names them and what stands before them.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.field) return;
  const NONE = /^(hidden|submit|button|reset|image)$/;
  const SEARCHES = /搜索|检索|关键[字词]|全文|站内|search|keyword|\bkw\b|\bwd\b|\bq\b/i;
  const isField = (e) => {
    if (e.localName === "input") return !NONE.test(e.type);
    return e.localName === "select" || e.localName === "textarea" || e.isContentEditable && (!e.parentElement || !e.parentElement.isContentEditable) || (e.localName === "body" && e.ownerDocument.designMode === "on");
  };
  const choice = (e) => e.localName === "input" && /^(radio|checkbox)$/.test(e.type);
  const isShown = (e) => e.localName === "body" ? kit.shown(e.ownerDocument.defaultView.frameElement || e) : kit.shown(e) || (e.localName === "input" && [...(e.labels || [])].some(kit.shown));
  // where it stands among the others: an editor is a document in a frame
  const host = (e) => (e.localName === "body" && e.ownerDocument.defaultView.frameElement) || e;
  const sees = (container, e) => container.contains(host(e)) || container.contains(e);
  const searches = (e) => e.type === "search" || e.getAttribute("role") === "searchbox"
    || (/^(text|input)$/.test(e.type || "text") && SEARCHES.test([e.placeholder, e.name, e.id, e.title, e.getAttribute("aria-label")].join(" ")));
  const named = (e) => (kit.names(e)[0] || "").replace(/\s+/g, "");
  const controls = (scope, elements) => elements.filter((e) =>
    /^(button|a|input|div|span|img|p|li)$/.test(e.localName) && scope.contains(e) && (e.localName === "button" || (e.localName === "input" && /^(submit|button|image)$/.test(e.type))
      || e.localName === "a" || e.hasAttribute("onclick") || e.getAttribute("role") === "button" || (/btn|button|submit/i.test(`${e.id} ${e.getAttribute("class") || ""}`) && !e.querySelector("button, a, input")))
    && kit.flat(e.textContent).length <= 16 && kit.shown(e));

  const textsIn = (root, before, skip) => {
    const told = [];
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), count = 0; node && count < 200; node = walker.nextNode(), count++) {
      if (before && !(before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)) break;
      const text = kit.flat(node.data), parent = node.parentElement;
      if (text && parent && !/^(option|script|style|textarea|select)$/.test(parent.localName) && !(skip && skip(parent)) && kit.shown(parent)) told.push(text);
    }
    return told.join(" ");
  };
  kit.field = { isField, choice, isShown, host, sees, searches, named, controls, textsIn };
}
