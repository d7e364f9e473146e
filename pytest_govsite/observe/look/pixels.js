// Texts whose ground the styles do not tell: over pictures, gradients, layers, pseudo-elements; placeholders; texts in drawings.
(limits) => {
  // include look/pointing.js
  // include look/clipping.js
  const LETTER = /[\p{L}\p{N}]/u;
  const root = document.documentElement;
  const range = document.createRange();
  const alpha = (text) => { const found = /rgba?\(([^)]*)\)/.exec(text || ""); if (!found) return text && text !== "transparent" ? 1 : 0; const parts = found[1].split(/[, /]+/).filter(Boolean); return parts.length > 3 ? parseFloat(parts[3]) : 1; };
  const imageOf = (style) => style.backgroundImage === "none" ? "" : /gradient\(/.test(style.backgroundImage) && !/url\(/.test(style.backgroundImage) ? "gradient" : "picture";
  const layerOf = (element, which) => {
    const style = getComputedStyle(element, which);
    if (!style.content || style.content === "none" || style.content === "normal" || style.display === "none") return "";
    const large = parseFloat(style.width) > 20 && parseFloat(style.height) > 10;
    return large && (imageOf(style) || alpha(style.backgroundColor) > 0) && /absolute|fixed/.test(style.position) ? "pseudo" : "";
  };
  const faded = (style) => { const told = /opacity\(([\d.]+)\)/.exec(style.filter || ""); return told ? Math.min(1, parseFloat(told[1])) : 1; };
  // the ground by ancestors: the first that decides
  const groundOf = (element) => {
    for (let each = element; each; each = around(each)) {
      const style = getComputedStyle(each);
      if ((style.webkitBackgroundClip || style.backgroundClip) === "text") return "letters";
      const own = imageOf(style) || layerOf(each, "::before") || layerOf(each, "::after");
      if (own) return own;
      if (faded(style) < 1) return "filter";
      if (alpha(style.backgroundColor) >= 0.99) return "";
    }
    return "";
  };
  const MEDIA = /^(?:img|video|canvas|svg|object|embed|iframe)$/;
  const groundByHit = (element, x, y) => {
    const stack = document.elementsFromPoint(x, y);
    const place = stack.indexOf(element);
    if (place < 0) return "";
    for (const each of stack.slice(place + 1)) {
      if (MEDIA.test(each.localName) && !each.contains(element) && !(each.localName === "img" && !each.naturalWidth)) return "picture";
      const style = getComputedStyle(each);
      if (imageOf(style)) return each.contains(element) ? "" : imageOf(style);
      if (alpha(style.backgroundColor) >= 0.99) return each.contains(element) ? "" : "overlap";
    }
    return "";
  };
  const picturesUnder = (element) => {
    const told = [];
    for (let each = element; each && told.length < 4; each = around(each)) {
      for (const which of ["", "::before", "::after"]) told.push(...[...getComputedStyle(each, which || undefined).backgroundImage.matchAll(/url\("([^"]+)"\)/g)].map((found) => found[1]).filter((address) => !address.startsWith("data:")));
      if (alpha(getComputedStyle(each).backgroundColor) >= 0.99) break;
    }
    return told.map((address) => address.slice(0, 2000));
  };
  // a drawing may say by its name that it is a logo
  const drawn = (element) => element.localName === "svg" ? element.getAttribute("aria-label") || [...element.children].find((each) => each.localName === "title")?.textContent || "" : "";
  const words = (element) => { const told = []; for (let each = element, i = 0; each && i < 4; each = around(each), i++) told.push(each.getAttribute("class") || "", each.id || "", drawn(each)); return told.join(" ").slice(0, 400); };

  const collect = () => {
    scrollTo({ left: 0, top: 0, behavior: "instant" });
    const places = placing();
    const found = [];
    const take = (element, ground, rects, style, more) => {
      const clip = more && more.field ? places.of(element).clip : places.of(element).inner;
      const seen = rects.map((rect) => places.meet(rect, clip)).filter((rect) => rect.right - rect.left >= 3 && rect.bottom - rect.top >= 5 && rect.left >= 0 && rect.top >= 0 && rect.right <= innerWidth + 1 && rect.bottom <= limits.height);
      if (!seen.length) return;
      found.push({ element, ground, size: parseFloat(style.fontSize) || 0, weight: parseInt(style.fontWeight, 10) || 400, rects: seen.slice(0, 3).map((rect) => [rect.left, rect.top, rect.right, rect.bottom]), ...more });
    };
    const opacityOf = (element) => { let value = 1; for (let each = element; each; each = around(each)) { const style = getComputedStyle(each); value *= (parseFloat(style.opacity) || 0) * faded(style); } return value; };
    const offLabel = (label) => Boolean(label && label.control && label.control.matches(":disabled"));
    const isIdle = (element) => { try { return Boolean(element.closest("[disabled],[aria-disabled=true],[inert]")) || element.matches(":disabled") || offLabel(element.closest("label")); } catch { return false; } };
    const waiting = [];
    let count = 0;
    for (const element of document.body ? document.body.querySelectorAll("*") : []) {
      if (++count > limits.elements || found.length >= limits.texts) break;
      if (/^(?:script|style|noscript|template|option|textarea)$/.test(element.localName) && element.localName !== "textarea") continue;
      if (element.matches("input[placeholder],textarea[placeholder]") && !element.value && LETTER.test(element.placeholder)) {
        const style = getComputedStyle(element, "::placeholder");
        const rect = element.getBoundingClientRect();
        if (places.of(element).shown && !isIdle(element) && rect.height > 5) take(element, "placeholder", [rect], style, { field: true, color: style.color, opacity: opacityOf(element) * (parseFloat(style.opacity) || 1), text: element.placeholder });
        continue;
      }
      const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && LETTER.test(node.data));
      if (!texts.length || !places.of(element).shown || isIdle(element)) continue;
      const style = getComputedStyle(element);
      const rects = [];
      for (const text of texts) { range.selectNodeContents(text); rects.push(...range.getClientRects()); }
      const drawn = element.closest("svg");
      const color = drawn ? style.fill : style.webkitTextFillColor || style.color;
      if (alpha(color) === 0 || !/^rgba?\(/.test(color)) continue;
      const more = { color, opacity: opacityOf(element), text: texts.map((node) => node.data).join(" ") };
      if (drawn) { if (!element.closest("defs,symbol,[aria-hidden=true]") && style.stroke === "none") take(element, "svg", rects, style, more); continue; }
      const ground = groundOf(element);
      if (ground === "letters") continue;
      if (ground) take(element, ground, rects, style, more);
      else if (rects.length && waiting.length < limits.hits) waiting.push([element, rects, style, more]);
    }
    const height = innerHeight, most = Math.max(0, root.scrollHeight - height);
    waiting.sort(([, one], [, other]) => one[0].top - other[0].top);
    let next = 0;
    for (let top = 0; next < waiting.length; top += height / 2) {
      const last = top >= most || top > limits.height;
      scrollTo({ left: 0, top, behavior: "instant" });
      const moved = scrollY;
      while (next < waiting.length) {
        const [element, rects, style, more] = waiting[next];
        const middle = (rects[0].top + rects[0].bottom) / 2;
        if (!last && middle > top + 0.75 * height) break;
        next++;
        const ground = groundByHit(element, (rects[0].left + rects[0].right) / 2, middle - (places.of(element).fixed ? 0 : moved));
        if (ground && found.length < limits.texts) { scrollTo({ left: 0, top: 0, behavior: "instant" }); take(element, ground, rects, style, more); scrollTo({ left: 0, top: moved, behavior: "instant" }); }
      }
      if (last) break;
    }
    scrollTo({ left: 0, top: 0, behavior: "instant" });
    return JSON.stringify(found.map(({ element, text, ...rest }) => ({ ...rest, element: sighting(element, text), surroundings: words(element), pictures: rest.ground === "picture" || rest.ground === "pseudo" ? picturesUnder(element) : [] })));
  };
  // all letters in one colour; every other property stays, shadows too
  let sheet = null;
  const show = () => { if (sheet) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet); sheet = null; };
  const paint = (color) => {
    show();
    sheet = new CSSStyleSheet();
    sheet.replaceSync(`*, *::before, *::after, *::placeholder { transition: none !important; } *, *::placeholder { -webkit-text-fill-color: ${color} !important; } svg text, svg text * { fill: ${color} !important; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  globalThis.govsitePixels = { collect, paint, show };
  return true;
}
