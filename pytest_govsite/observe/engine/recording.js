// Which elements are worth recording, under keys that are the same in every engine. Knows `limits`, `around`, `inside`, `folded`, `sound`.
  const SILENT = /^(?:script|style|noscript|template|head|meta|link|title|base|param|source|track|area|map|option|optgroup|col|colgroup|br|wbr|datalist)$/;
  const WHOLE = /^(?:iframe|select|textarea|object|embed|canvas|audio|video|svg|math|img|input|button)$/;
  const KEPT = /^(?:body|li|td|th|tr|table|form|nav|header|footer|main|aside|section|article|ul|ol|dl|dt|dd|p|h[1-6]|a|label)$/;
  const MOVING = /swiper|slick|slid(?:e|er)|carousel|marquee|lunbo|gundong|ticker|owl-|superslide|tempwrap|rotat|(?:^|[-_ ])(?:scroll|roll|focus|banner|player|float|piao|tab)(?:[-_ ]?(?:box|wrap|pic|img|list|news|con|text|up|left|ing|main|ad|window))?(?:$|[-_ \d])/i;
  const AREAS = [["paging", /(?:^|[-_ ])(?:pag(?:e|er|es|ing|ination)|fenye|fanye|pagebar)(?:$|[-_ \d])/i], ["search", /search|sousuo/i], ["navigation", /(?:^|[-_ ])(?:main|top|global|site)?-?(?:nav|menu|navbar|navigation|daohang|mainnav|topnav)(?:$|[-_ \d])|navbar|mainnav/i], ["footer", /foot/i]];
  const LETTER = /[\p{L}\p{N}]/u;

  const flowOf = (element) => {
    const style = getComputedStyle(element);
    if (style.position === "fixed" || style.position === "sticky") return "fixed";
    if (style.position === "absolute") return "absolute";
    if (style.float !== "none") return "float";
    if (style.display === "table-cell") return "cell";
    const parent = around(element);
    const outer = parent ? getComputedStyle(parent).display : "";
    if (/flex/.test(outer)) return "flex";
    if (/grid/.test(outer)) return "grid";
    if (style.display === "inline") return "inline";
    if (/^inline-/.test(style.display)) return "inline-block";
    return "block";
  };
  const isBacked = (element) => {
    if (element === document.body || element === document.documentElement) return false;
    const style = getComputedStyle(element);
    if (style.backgroundImage !== "none") return true;
    if (!/^(?:transparent|rgba\(\d+, \d+, \d+, 0\))$/.test(style.backgroundColor)) return true;
    return ["Top", "Right", "Bottom", "Left"].filter((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0).length >= 2;
  };
  const called = (element) => `${typeof element.className === "string" ? element.className : ""} ${element.id || ""}`;
  const areaOf = (element, outer) => {
    const name = called(element);
    for (const [area, pattern] of AREAS) if (name.length < 200 && pattern.test(name)) return area;
    if (element.localName === "nav" || element.getAttribute("role") === "navigation") return "navigation";
    if (element.localName === "footer" || element.getAttribute("role") === "contentinfo") return "footer";
    return outer;
  };

  const record = (places) => {
    const elements = [], units = [], hidden = [], facts = new Map(), numbers = new Map(), keys = new Map();
    const animated = new Set();
    try { for (const each of document.getAnimations()) if (each.playState === "running" && each.effect && each.effect.target) animated.add(each.effect.target); } catch { /* not known to the browser */ }
    const counts = new Map();
    for (const each of document.querySelectorAll("[id]")) counts.set(each.id, (counts.get(each.id) || 0) + 1);
    const keyOf = (element) => {
      if (keys.has(element)) return keys.get(element);
      const id = element.id, parent = around(element);
      let key;
      if (typeof id === "string" && /^[A-Za-z_][A-Za-z0-9_-]*$/.test(id) && counts.get(id) === 1) key = `#${id}`;
      else if (!parent) key = element.localName;
      else {
        const alike = inside(parent).filter((other) => other.nodeType === 1 && other.localName === element.localName);
        const step = alike.length === 1 ? element.localName : `${element.localName}:nth-of-type(${alike.indexOf(element) + 1})`;
        key = `${keyOf(parent)} > ${step}`;
      }
      keys.set(element, key);
      return key;
    };
    const add = (element, fact) => { facts.set(element, fact); numbers.set(element, numbers.size); return numbers.get(element); };
    const tables = [];
    const cellOf = (element) => {
      if (!/^t[dh]$/.test(element.localName)) return [-1, -1, -1];
      const row = element.parentElement, table = element.closest("table");
      if (!row || row.localName !== "tr" || !table || table.rows.length < 2 || row.cells.length < 2 || table.querySelector("table")) return [-1, -1, -1];
      if (!tables.includes(table)) tables.push(table);
      let column = 0;
      for (const cell of row.cells) { if (cell === element) break; column += cell.colSpan || 1; }
      return [tables.indexOf(table), row.rowIndex, column];
    };
    let walked = 0, complete = true;
    const factOf = (element, parent, outer, moving) => {
      const [table, row, column] = cellOf(element);
      return { key: sound(keyOf(element).slice(0, 400)), tag: element.localName, text: sound(folded(element.textContent.slice(0, 200)).slice(0, 40)), parent, moving, table, row, column, area: outer };
    };
    const stack = document.body ? [[document.body, -1, "", ""]] : [];
    while (stack.length) {
      if (walked++ > limits.nodes || elements.length >= limits.elements) { complete = false; break; }
      const [element, parent, outer, moved] = stack.pop();
      const name = element.localName;
      if (SILENT.test(name)) continue;
      const place = places.of(element);
      const area = areaOf(element, outer);
      const moving = moved || (name === "marquee" || MOVING.test(called(element)) ? "named" : animated.has(element) ? "animated" : "");
      if (!place.shown) {
        const has = element.matches("img,input,select,textarea,button,iframe,video,canvas") || LETTER.test(element.textContent.slice(0, 2000)) || element.querySelector("img");
        if (has && (parent < 0 || !hidden.length || !hidden[hidden.length - 1].contains(element))) { add(element, factOf(element, parent, area, moving)); hidden.push(element); }
        if (place.gone) continue;
      }
      const children = WHOLE.test(name) && !/^(?:button)$/.test(name) ? [] : inside(element);
      const texts = children.filter((node) => node.nodeType === 3 && LETTER.test(node.data));
      const within = children.filter((node) => node.nodeType === 1 && !SILENT.test(node.localName));
      let number = parent;
      if (place.shown && (texts.length || WHOLE.test(name) || KEPT.test(name) || within.length !== 1)) {
        number = add(element, factOf(element, parent, area, moving));
        elements.push(element);
      }
      if (texts.length && place.shown && units.length < limits.units) units.push({ element, texts });
      for (let i = within.length - 1; i >= 0; i--) stack.push([within[i], number, area, moving || (isStage(element, within) ? "stage" : "")]);
    }
    const indexOf = (element) => numbers.has(element) ? numbers.get(element) : add(element, factOf(element, -1, "", ""));
    const rows = () => [...facts.values()].map((fact) => [fact.key, fact.tag, fact.text, fact.parent, fact.moving, fact.table, fact.row, fact.column, fact.area]);
    return { elements, units, hidden, complete, indexOf, rows };
  };
  // cuts off whole parts of what it holds: a slider, a ticker, a list that shows its first entries
  const isStage = (element, within) => {
    if (within.length < 1 || element === document.body) return false;
    const style = getComputedStyle(element);
    if (!/hidden|clip/.test(`${style.overflowX} ${style.overflowY}`)) return false;
    const box = element.getBoundingClientRect();
    const out = (each) => { const rect = each.getBoundingClientRect(); return rect.width > 1 && rect.height > 1 && (rect.left >= box.right - 1 || rect.top >= box.bottom - 1 || rect.right <= box.left + 1 || rect.bottom <= box.top + 1); };
    return within.slice(0, 60).some((each) => out(each) || [...each.children].slice(0, 60).some(out));
  };
