// Body texts of the page, measured as they are rendered; blocks, columns, colours, cursor.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.measure) return;
  const AROUND = "header, footer, nav, script, style, noscript, template, select, textarea, button, h1, h2, h3, h4, h5, h6, svg, [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo]";
  const paint = document.createElement("canvas").getContext("2d");

  const floats = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const position = kit.style(at).position;
      if (position === "fixed" || position === "sticky") return true;
    }
    return false;
  };
  const ownText = (element) => kit.flat([...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join(" "));
  const candidates = (strict) => {
    const found = [];
    if (!document.body) return found;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), seen = 0; node && seen < 20000 && found.length < 240; node = walker.nextNode(), seen++) {
      const text = kit.flat(node.data), element = node.parentElement;
      if (text.length < (strict ? 5 : 2) || !element || found.includes(element)) continue;
      if (element.closest(strict ? AROUND : "script, style, noscript, template, svg")) continue;
      if (!kit.shown(element) || floats(element)) continue;
      found.push(element);
    }
    return found;
  };
  // the texts chosen first are measured as long as half of them are shown, also after others had to stand in for them
  const chosen = [];
  const sample = () => {
    for (const texts of chosen) {
      const alive = texts.filter((element) => kit.shown(element));
      if (alive.length >= Math.max(2, texts.length / 2)) return alive;
    }
    let found = candidates(true);
    if (found.length < 3) found = candidates(false);
    const step = Math.max(1, found.length / 14), texts = [];
    for (let at = 0; at < found.length && texts.length < 14; at += step) texts.push(found[Math.floor(at)]);
    if (chosen.length < 6) chosen.push(texts);
    return texts;
  };
  kit.sample = sample;
  kit.chooseAgain = () => { chosen.length = 0; };

  const parse = (text) => {
    const found = /^rgba?\(([\d.]+),? ([\d.]+),? ([\d.]+)(?:(?:,| \/) ([\d.]+))?\)$/.exec(text);
    return found ? [Number(found[1]), Number(found[2]), Number(found[3]), found[4] === undefined ? 1 : Number(found[4])] : null;
  };
  const over = (top, below) => top.slice(0, 3).map((value, i) => value * top[3] + below[i] * (1 - top[3]));
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((value) => value / 255).map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    const layers = [];
    for (let at = element; at; at = kit.up(at)) {
      const style = kit.style(at);
      if (style.backgroundImage !== "none") {
        // a picture behind the whole page is rarely behind the text; one nearer is
        if (at !== document.body && at !== document.documentElement) return null;
      }
      const colour = parse(style.backgroundColor);
      if (!colour) return null;
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const whole = () => [document.documentElement, document.body].filter(Boolean);
  const filters = () => whole().map((element) => kit.style(element).filter).filter((filter) => filter !== "none").join(" ");

  // what bears the text: a script that reads aloud or enlarges may have wrapped it since the text was chosen
  const bearer = (element) => {
    let at = element;
    for (let steps = 0; steps < 4 && !ownText(at); steps++) {
      const inner = [...at.children].find((child) => kit.flat(child.textContent) && !/^(script|style|svg)$/.test(child.localName));
      if (!inner) break;
      at = inner;
    }
    return ownText(at) ? at : element;
  };
  const measureText = (chosenOne, filter) => {
    const element = bearer(chosenOne), style = kit.style(element), size = parseFloat(style.fontSize);
    // zoom and transforms of whatever is around; the width of a larger box tells them best
    let wide = element;
    while (wide.offsetWidth < 120 && wide.parentElement && wide.parentElement !== document.documentElement) wide = wide.parentElement;
    let scale = wide.offsetWidth ? wide.getBoundingClientRect().width / wide.offsetWidth : 1;
    if (Math.abs(scale - 1) < 0.02) scale = 1;
    paint.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const metrics = paint.measureText("国");
    const usual = metrics.fontBoundingBoxAscent + metrics.fontBoundingBoxDescent;
    let lineHeight = parseFloat(style.lineHeight);
    if (Number.isNaN(lineHeight)) lineHeight = usual || size * 1.2;
    let front = parse(style.webkitTextFillColor || style.color) || parse(style.color), back = background(element);
    if (back && /invert\((1|100%)\)/.test(filter)) back = back.map((value) => 255 - value);
    if (front && /invert\((1|100%)\)/.test(filter)) front = [...front.slice(0, 3).map((value) => 255 - value), front[3]];
    let contrast = null;
    if (front && back) {
      const a = luminance(over(front, back)), b = luminance(back);
      contrast = Math.round(((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) * 100) / 100;
    }
    return {
      text: (ownText(chosenOne) || kit.flat(chosenOne.textContent)).slice(0, 24), size: Math.round(size * scale * 10) / 10,
      line: Math.round((lineHeight / size) * 100) / 100, contrast,
      colours: `${style.color} / ${back ? "rgb(" + back.map(Math.round).join(", ") + ")" : style.backgroundColor}${filter ? " " + filter : ""}`,
    };
  };

  // headings, lists, tables, forms and large pictures; what stands inside another is not counted again, but a table that
  // holds such blocks is layout, and no block itself
  const GROUPS = "ul, ol, dl, table, form";
  const lays = new Map();
  const layout = (table) => {
    if (!lays.has(table)) lays.set(table, table.matches("table") && !table.querySelector("th") && Boolean(table.querySelector("table, ul, ol, dl, form, h1, h2, h3, h4")));
    return lays.get(table);
  };
  const groupOf = (element) => {
    for (let each = element && element.closest(GROUPS); each; each = each.parentElement && each.parentElement.closest(GROUPS)) if (!layout(each)) return each;
    return null;
  };
  const blocksOf = () => {
    const found = [];
    for (const element of document.querySelectorAll("h1, h2, h3, h4, ul, ol, dl, table, form, img, iframe, video, p")) {
      if (found.length > 600) break;
      if (element.closest("header, footer, nav, [role=navigation]") || groupOf(element) !== (element.matches(GROUPS) ? element : null)) continue;
      if (element.matches(GROUPS) && groupOf(element.parentElement)) continue;
      if (!kit.shown(element) || floats(element)) continue;
      const rect = element.getBoundingClientRect();
      if (element.matches("img, iframe, video") && (rect.width < 100 || rect.height < 60)) continue;
      if (rect.height < 8 || rect.width < 30) continue;
      found.push(rect);
    }
    return found;
  };
  const columnsOf = (rects) => {
    const counts = rects.map((rect) => 1 + rects.filter((other) => other !== rect
      && Math.min(rect.bottom, other.bottom) - Math.max(rect.top, other.top) > 0.5 * Math.min(rect.height, other.height)
      && (other.left >= rect.right - 4 || other.right <= rect.left + 4)).length).sort((a, b) => a - b);
    const usual = counts.length ? counts[Math.floor(counts.length / 2)] : 1;
    // titles and rows across the page stand alone in any layout: a quarter beside others makes more than one column
    return usual === 1 && counts.filter((count) => count > 1).length * 4 >= counts.length && counts.length > 3 ? 1.5 : usual;
  };
  const pictures = new Map();
  const pictureSize = async (url) => {
    if (pictures.has(url)) return pictures.get(url);
    const size = await Promise.race([
      new Promise((done) => {
        const image = new Image();
        image.onload = () => done(Math.max(image.naturalWidth, image.naturalHeight) || null);
        image.onerror = () => done(null);
        image.src = url;
      }),
      new Promise((done) => setTimeout(() => done(null), 1500)),
    ]);
    pictures.set(url, size);
    return size;
  };
  const cursorOf = async () => {
    const told = [...sample().slice(0, 3), document.body].filter(Boolean).map((element) => kit.style(element).cursor);
    const own = told.find((cursor) => cursor.includes("url(")) || told[0] || "";
    const url = /url\("?([^")]+)"?\)/.exec(own);
    return { cursor: own.slice(0, 200), cursorSize: url ? await pictureSize(url[1]) : null };
  };

  kit.measure = async () => {
    const texts = sample(), filter = filters(), rects = blocksOf();
    const root = document.documentElement;
    return {
      url: location.href, texts: texts.map((element) => measureText(element, filter)),
      blocks: rects.length, columns: columnsOf(rects),
      links: [...document.links].slice(0, 3000).filter((link) => kit.shown(link)).length,
      overflow: Math.max(0, root.scrollWidth - root.clientWidth),
      state: kit.flat(whole().map((element) => `${element.className || ""} ${element.getAttribute("style") || ""}`).join(" ") + " " + filter).slice(0, 300),
      ...await cursorOf(),
    };
  };
  kit.fontSize = (element) => measureText(element, "").size;
}
