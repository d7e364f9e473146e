// Finds an element by CSS, `text=…` or `xpath=…` and does one thing with it: `point`, `fill`, `focus` or `text`.
(what, selector, text) => {
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(element).visibility !== "hidden";
  };
  const plain = (told) => (told || "").replace(/\s+/g, " ").trim().toLowerCase();
  const byText = (wanted) => {
    const exact = /^(["']).*\1$/.test(wanted);
    const words = plain(exact ? wanted.slice(1, -1) : wanted);
    const says = (element) => {
      const told = plain(element.matches("input[type=button], input[type=submit]") ? element.value : element.textContent);
      return exact ? told === words : told.includes(words);
    };
    const all = [...document.body.querySelectorAll(":not(script):not(style)")].filter(says);
    const innermost = all.filter((element) => ![...element.children].some(says));
    return innermost.find(shown) || innermost[0];
  };
  const byPath = (path) =>
    document.evaluate(path, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue;
  const given = selector.trim();
  const element = given.startsWith("text=")
    ? byText(given.slice(5).trim())
    : given.startsWith("xpath=") || given.startsWith("//")
      ? byPath(given.replace(/^xpath=/, ""))
      : document.querySelector(given.replace(/^css=/, ""));
  if (!element) return { found: false, why: "没有这个元素 / no such element" };
  if (what === "text") return { found: true, value: element.innerText ?? element.textContent };
  if (what !== "focus" && !shown(element)) return { found: false, why: "元素没有显示 / the element is not shown" };
  if (what === "focus") {
    element.focus();
    return { found: true, value: null };
  }
  if (what === "fill") {
    element.focus();
    if (element.isContentEditable) element.textContent = text;
    else {
      const kind = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
      if (!(element instanceof kind)) throw new Error("不是输入框 / no field to fill in: " + selector);
      if (element.disabled || element.readOnly) return { found: false, why: "输入框不可编辑 / the field cannot be edited" };
      // scripts put their own setter on the element; the browser's is the prototype's
      Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(element, text);
    }
    element.dispatchEvent(new Event("input", { bubbles: true }));
    element.dispatchEvent(new Event("change", { bubbles: true }));
    return { found: true, value: null };
  }
  element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = element.getClientRects()[0];
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  if (!hit || !(element.contains(hit) || hit.contains(element))) {
    return { found: false, why: "元素被遮住 / something covers the element" };
  }
  return { found: true, value: [x, y] };
}
