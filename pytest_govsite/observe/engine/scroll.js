// Scrolls to a height for the next part of a picture and marks a corner of the window with a colour, by which the part is
// known to be painted: that comes some frames after it is laid out. From the second part on without what stays in its
// place in the window; it would be in each of them. Returns the height reached.
(step, colour) => {
  const name = "data-govsite-hidden", root = document.documentElement;
  for (const e of step ? document.querySelectorAll("*") : []) {
    const position = getComputedStyle(e).position;
    if ((position === "fixed" || position === "sticky") && e.id !== "data-govsite-mark") e.setAttribute(name, "");
  }
  if (!document.govsiteSheet) {
    // a constructed sheet is subject to no content policy
    const sheet = document.govsiteSheet = new CSSStyleSheet();
    const rule = "transition: none !important; visibility: hidden !important";
    sheet.replaceSync(`[${name}], [${name}] * { ${rule} }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
  let mark = document.getElementById("data-govsite-mark");
  if (!mark) {
    mark = document.createElement("div");
    mark.id = "data-govsite-mark";
    root.append(mark);
  }
  mark.style.cssText = `all: initial; position: fixed; left: 0; top: 0; width: 4px; height: 4px; z-index: 2147483647;
    background: rgb(${colour.join()}); pointer-events: none`;
  scrollTo({ top: step, left: 0, behavior: "instant" });
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(scrollY))));
}
