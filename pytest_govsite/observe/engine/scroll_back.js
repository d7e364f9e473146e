// Undoes what scroll_bare.js did.
() => {
  const name = "data-govsite-hidden";
  for (const e of document.querySelectorAll(`[${name}]`)) {
    e.style.visibility = e.getAttribute(name);
    e.removeAttribute(name);
    if (!e.getAttribute("style")) e.removeAttribute("style");
  }
  scrollTo({ top: 0, left: 0, behavior: "instant" });
}
