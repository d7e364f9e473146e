// What our scripts that use a page say of an element. Put into other scripts; nothing in the page changes.
  const tidy = (text, most) => { const said = String(text || "").replace(/\s+/g, " ").trim().slice(0, most || 300); return said.toWellFormed ? said.toWellFormed() : said; };
  const plainId = (id) => /^[A-Za-z_][\w-]*$/.test(id);
  const selectorOf = (element) => {
    const steps = [];
    for (let each = element; each && each.nodeType === 1; each = each.parentElement || (each.getRootNode().host || null)) {
      if (each.id && plainId(each.id) && document.querySelectorAll(`#${each.id}`).length === 1) { steps.push(`#${each.id}`); break; }
      const around = each.parentElement;
      const alike = around ? [...around.children].filter((other) => other.localName === each.localName) : [each];
      steps.push(alike.length === 1 ? each.localName : `${each.localName}:nth-of-type(${alike.indexOf(each) + 1})`);
    }
    return steps.reverse().join(" > ").slice(0, 1000);
  };
  const snippetOf = (element) => {
    const kept = [...element.attributes].map((attribute) => ` ${attribute.name}="${attribute.value.slice(0, 80)}"`).join("");
    return tidy(`<${element.localName}${kept}>${tidy(element.textContent, 120)}`, 300);
  };
  const rectOf = (element) => element.getBoundingClientRect();
  const boxOf = (element) => {
    const rect = rectOf(element);
    return [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height].map((each) => Math.round(each * 10) / 10);
  };
  const isShown = (element) => {
    if (!element.isConnected) return false;
    const rect = rectOf(element);
    if (rect.width < 1 || rect.height < 1 || rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) return false;
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const visibleText = (element, most) => tidy(element.innerText === undefined ? element.textContent : element.innerText, most || 300);
  const nameOf = (element) => {
    const label = element.getAttribute("aria-label");
    if (label && label.trim()) return tidy(label, 100);
    const by = (element.getAttribute("aria-labelledby") || "").split(/\s+/).filter(Boolean)
      .map((id) => document.getElementById(id)).filter(Boolean).map((other) => other.textContent).join(" ");
    if (by.trim()) return tidy(by, 100);
    if (element.localName === "input" && /^(?:button|submit|reset|image)$/.test(element.type)) return tidy(element.value || element.alt || element.title, 100);
    const inner = tidy(element.textContent, 100);
    const pictures = [...element.querySelectorAll("img[alt], [aria-label], svg title")].slice(0, 5)
      .map((each) => each.getAttribute("alt") || each.getAttribute("aria-label") || each.textContent).join(" ");
    return tidy(`${inner} ${pictures}`, 100) || tidy(element.getAttribute("alt") || element.title, 100);
  };
  const takesFocus = (element) => element.tabIndex >= 0 && !element.disabled && isShown(element)
    && (element.localName !== "a" || element.hasAttribute("href") || element.hasAttribute("tabindex"));
  const spotOf = (element, text) => ({ selector: selectorOf(element), snippet: snippetOf(element), box: boxOf(element), text: text === undefined ? visibleText(element) : tidy(text) });
  const PRESSABLE = "button, a, input[type=button], input[type=submit], input[type=image], input[type=checkbox], [role=button], [role=link], [role=switch], [onclick], [tabindex]";
  const liveOf = (element) => {
    for (let each = element; each && each.nodeType === 1; each = each.parentElement) {
      const said = (each.getAttribute("aria-live") || "").toLowerCase();
      if (said === "off") return "";
      if (said) return said;
      const role = (each.getAttribute("role") || "").toLowerCase();
      if (/^(?:status|alert|log|timer|marquee|alertdialog|progressbar)$/.test(role)) return role;
      if (each.localName === "output" || each.localName === "progress") return each.localName;
    }
    return "";
  };
