// How an element is named for a person: the same selector as DomDocument.selector, and its start tag with text.
  const around = (node) => node.assignedSlot || node.parentElement || (node.parentNode && node.parentNode.host) || null;
  const inside = (element) => {
    if (element.shadowRoot) return [...element.shadowRoot.childNodes];
    if (element.localName === "slot" && element.assignedNodes) { const given = element.assignedNodes(); if (given.length) return [...given]; }
    if (element.localName === "template" || element.localName === "iframe") return [];
    return [...element.childNodes];
  };
  const folded = (text) => (text || "").trim().replace(/\s+/g, " ");
  const sound = (text) => (text.toWellFormed ? text.toWellFormed() : text);
  const isSingle = (id) => { try { return document.querySelectorAll(`[id="${id}"]`).length === 1; } catch { return false; } };
  const selectorOf = (element) => {
    const steps = [];
    for (let each = element; each; each = around(each)) {
      const id = each.id;
      if (typeof id === "string" && /^[A-Za-z_][A-Za-z0-9_-]*$/.test(id) && isSingle(id)) { steps.push(`#${id}`); break; }
      const parent = around(each);
      if (!parent) { steps.push(each.localName); break; }
      const alike = inside(parent).filter((other) => other.nodeType === 1 && other.localName === each.localName);
      steps.push(alike.length === 1 ? each.localName : `${each.localName}:nth-of-type(${alike.indexOf(each) + 1})`);
    }
    return steps.reverse().join(" > ");
  };
  // the style attribute, or null, of elements that a look has changed: they are told as the page has them
  const asServed = new Map();
  const snippetOf = (element) => {
    const kept = [...element.attributes].slice(0, 12).map((each) => [each.name, each.name === "style" && asServed.has(element) ? asServed.get(element) : each.value])
      .filter(([, value]) => value !== null).map(([name, value]) => ` ${name}="${value.slice(0, 80)}"`).join("");
    return sound(`<${element.localName}${kept}>${folded(element.textContent.slice(0, 600)).slice(0, 120)}`.slice(0, 300));
  };
  const nameFor = (element) => folded(element.textContent.slice(0, 600)) || element.getAttribute("aria-label") || element.getAttribute("alt")
    || element.getAttribute("placeholder") || element.getAttribute("title") || element.getAttribute("name") || "";
  const sighting = (element, text) => ({
    selector: selectorOf(element), snippet: snippetOf(element), tag: element.localName,
    text: sound(folded(text === undefined ? nameFor(element) : text).slice(0, 120)),
  });
