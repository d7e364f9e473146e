// Undoes what scroll.js did.
() => {
  const name = "data-govsite-hidden";
  for (const e of document.querySelectorAll(`[${name}]`)) e.removeAttribute(name);
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== document.govsiteSheet);
  delete document.govsiteSheet;
  const mark = document.getElementById("data-govsite-mark");
  if (mark) mark.remove();
  scrollTo({ top: 0, left: 0, behavior: "instant" });
}
