// Undoes what scroll.js did.
() => {
  const name = "data-govsite-hidden";
  for (const e of document.querySelectorAll(`[${name}]`)) {
    e.style.visibility = e.getAttribute(name);
    e.removeAttribute(name);
    if (!e.getAttribute("style")) e.removeAttribute("style");
  }
  const mark = document.getElementById("data-govsite-mark");
  if (mark) mark.remove();
  scrollTo({ top: 0, left: 0, behavior: "instant" });
}
