// As scroll.js, without what stays in its place in the window: it would be in each part of a picture.
(step) => {
  const name = "data-govsite-hidden";
  for (const e of document.querySelectorAll("*")) {
    const position = getComputedStyle(e).position;
    if ((position === "fixed" || position === "sticky") && !e.hasAttribute(name)) {
      e.setAttribute(name, e.style.visibility);
      e.style.setProperty("visibility", "hidden", "important");
    }
  }
  const scroll =
// include engine/scroll.js
  ;
  return scroll(step);
}
