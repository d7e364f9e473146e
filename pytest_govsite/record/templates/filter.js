"use strict";
(() => {
  const form = document.getElementById("filter");
  const buttons = [...form.querySelectorAll("button")];
  const search = form.querySelector("input");
  const output = form.querySelector("output");
  const items = [...document.querySelectorAll("[data-outcome]")];
  const texts = new Map();
  const rows = items.filter((item) => item.tagName === "TR");
  const groups = [...document.querySelectorAll("tbody[data-suite]")];
  const text = (item) => {
    if (!texts.has(item)) texts.set(item, item.textContent.toLowerCase());
    return texts.get(item);
  };
  const apply = () => {
    const wanted = buttons.find((b) => b.getAttribute("aria-pressed") === "true").dataset.show;
    const words = search.value.trim().toLowerCase();
    for (const item of items) {
      item.hidden = (wanted && item.dataset.outcome !== wanted) || (words && !text(item).includes(words));
    }
    for (const group of groups) {
      group.hidden = [...group.querySelectorAll("[data-outcome]")].every((row) => row.hidden);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    output.textContent = form.dataset.shown.replace("#", shown);
  };
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
    apply();
  });
  let later;
  search.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(apply, 150);
  });
  form.hidden = false;
  apply();
})();
(() => {
  const form = document.getElementById("page-filter");
  const [search, type, bad] = form.querySelectorAll("input[type=search], select, input[type=checkbox]");
  const rows = [...document.querySelectorAll("#pages tr[data-type]")];
  const apply = () => {
    const words = search.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden =
        (type.value && row.dataset.type !== type.value) ||
        (bad.checked && row.dataset.bad === undefined) ||
        (words && !row.textContent.toLowerCase().includes(words));
      shown += !row.hidden;
    }
    form.querySelector("output").textContent = form.dataset.shown.replace("#", shown);
  };
  let later;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    clearTimeout(later);
    later = setTimeout(apply, 150);
  });
  form.hidden = false;
  apply();
})();
