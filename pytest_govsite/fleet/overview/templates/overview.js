"use strict";
// Sorts tables by their columns and filters the sites. Without it everything is there all the same, unsorted.
(() => {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const held = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.value ?? cell.textContent.trim();
  };

  const sort = (table, column, direction) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    rows.sort((a, b) => order(held(a, column), held(b, column)) * direction);
    body.append(...rows);
    [...table.tHead.rows[0].cells].forEach((head, index) => {
      if (index === column) head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
      else head.removeAttribute("aria-sort");
    });
  };

  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    const choice = document.createElement("select");
    const label = document.createElement("label");
    label.className = "sorting";
    label.append(`${document.body.dataset.sort} `, choice);
    choice.append(new Option("—", ""));
    heads.forEach((head, column) => {
      if (head.dataset.fixed !== undefined) return;
      const name = head.textContent.trim();
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      // numbers are first wanted from the largest down
      const first = head.classList.contains("num") ? -1 : 1;
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        sort(table, column, now ? (now === "ascending" ? -1 : 1) : first);
      });
      head.replaceChildren(button);
      choice.append(new Option(name, `${column},${first}`));
    });
    choice.addEventListener("change", () => {
      if (choice.value) sort(table, ...choice.value.split(",").map(Number));
    });
    table.before(label);
  }

  const text = document.getElementById("filter-text");
  const verdict = document.getElementById("filter-verdict");
  const shown = document.getElementById("shown");
  const rows = [...document.querySelectorAll("#all-sites tbody tr")];
  const filter = () => {
    const wanted = text.value.trim().toLowerCase();
    let number = 0;
    for (const row of rows) {
      const fits = row.dataset.text.includes(wanted) && (!verdict.value || row.dataset.verdict === verdict.value);
      row.hidden = !fits;
      number += fits ? 1 : 0;
    }
    shown.textContent = shown.dataset.words.replace("{n}", number);
  };
  text.addEventListener("input", filter);
  verdict.addEventListener("change", filter);
  document.querySelector(".filter").hidden = false;
  filter();
})();
