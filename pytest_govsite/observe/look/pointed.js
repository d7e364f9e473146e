// Texts under the pointer or with the focus, as style rules colour them then; and controls that are told by a picture alone.
(limits) => {
  // include look/pointing.js
  // include look/clipping.js
  const LETTER = /[\p{L}\p{N}]/u;
  const MARKS = { ":hover": "data-govsite-hover", ":focus": "data-govsite-focus", ":focus-visible": "data-govsite-focus" };
  const STATE = /:(?:hover|focus-visible|focus)(?![-\w])/, STATES = new RegExp(STATE.source, "g");
  // a compound that is the state alone stands for every element
  const plain = (selector) => selector.replace(new RegExp(`(^|[\\s>+~(])(?:${STATE.source})+(?=$|[\\s>+~)])`, "g"), "$1*").replace(STATES, "");
  const COLOURS = /(?:^|[;{\s])(?:color|background(?:-color)?|opacity|-webkit-text-fill-color)\s*:/;
  const alpha = (text) => { const found = /rgba?\(([^)]*)\)/.exec(text || ""); if (!found) return 1; const parts = found[1].split(/[, /]+/).filter(Boolean); return parts.length > 3 ? parseFloat(parts[3]) : 1; };

  // a rule for the state beside the page's own, of the same weight and at the same place: an attribute for the pseudo-class
  const begun = [];
  const twin = (list, holder) => {
    for (let i = list.length - 1; i >= 0; i--) {
      const rule = list[i];
      if (begun.length >= limits.rules) return;
      if (rule.cssRules && rule.cssRules.length && !rule.style && rule.constructor.name !== "CSSKeyframesRule") { twin(rule.cssRules, rule); continue; }
      if (!rule.selectorText || !/:(?:hover|focus)/.test(rule.selectorText)) continue;
      // selectors that the pointer has nothing to do with keep their own rule
      const parts = rule.selectorText.split(/,(?![^(]*\))/).filter((part) => STATE.test(part));
      if (!parts.length) continue;
      const marked = parts.map((part) => part.replace(STATES, (state) => `[${MARKS[state]}]`)).join(",");
      try { holder.insertRule(`${marked} { ${rule.style.cssText} }`, i + 1); begun.push([holder, COLOURS.test(rule.style.cssText) ? parts : []]); } catch { /* not to be written to */ }
    }
  };
  for (const sheet of document.styleSheets) {
    try { if (sheet.disabled || (sheet.media.mediaText && !matchMedia(sheet.media.mediaText).matches)) continue; twin(sheet.cssRules, sheet); } catch { /* of another origin */ }
  }
  const still = new CSSStyleSheet();
  still.replaceSync("*, *::before, *::after { transition: none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];

  const places = placing();
  const textsIn = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && LETTER.test(node.data));
  const isIdle = (element) => Boolean(element.closest("[disabled],[aria-disabled=true],[inert]"));
  const groundOf = (element) => {
    for (let each = element; each; each = around(each)) {
      const style = getComputedStyle(each);
      if (style.backgroundImage !== "none") return "";
      const own = alpha(style.backgroundColor);
      if (own >= 0.99) return style.backgroundColor;
      if (own > 0) return "";
    }
    return "rgb(255, 255, 255)";
  };
  const painted = (element) => {
    const style = getComputedStyle(element);
    let opacity = 1;
    for (let each = element; each; each = around(each)) opacity *= parseFloat(getComputedStyle(each).opacity) || 0;
    return { color: style.webkitTextFillColor || style.color, ground: groundOf(element), opacity, size: parseFloat(style.fontSize) || 0, weight: parseInt(style.fontWeight, 10) || 400 };
  };
  const states = [];
  const known = new Set();
  const enter = (state) => state && state.host.setAttribute(state.mark, "");
  const leave = (state) => state && state.host.removeAttribute(state.mark);
  for (const [, parts] of begun.reverse()) {
    for (const part of parts) {
      const found = STATE.exec(part);
      const host = plain(part.slice(0, found.index));
      let affected = [];
      try { affected = [...document.querySelectorAll(plain(part).trim())].slice(0, 60); } catch { continue; }
      let taken = 0;
      for (const subject of affected) {
        let held = null;
        try { held = !host.trim() ? subject : /[>+~\s]$/.test(host) ? subject.closest(`${host}*`) : subject.closest(host); } catch { held = null; }
        if (!held) continue;
        const shown = [subject, ...subject.querySelectorAll("*")].slice(0, 12).filter((each) => textsIn(each) && places.of(each).shown && !isIdle(each));
        for (const element of shown.slice(0, 2)) {
          const mark = MARKS[found[0]], key = `${mark} ${selectorOf(element)}`;
          if (known.has(key) || states.length >= limits.states) continue;
          known.add(key);
          const before = painted(element);
          const state = { element, host: held, mark };
          enter(state);
          const after = painted(element);
          leave(state);
          if (after.opacity < 0.05 || (before.color === after.color && before.ground === after.ground && before.opacity === after.opacity)) continue;
          const rect = element.getBoundingClientRect();
          states.push({ ...state, before, after, rect: [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height] });
          if (++taken >= 2) break;
        }
        if (taken >= 2) break;
      }
    }
  }
  const WIDGET = "[role=switch], [role=checkbox], [role=radio]";
  const CONTROL = `a[href], button, summary, [role=button], [role=link], [role=tab], ${WIDGET}, input[type=image], input[type=button], input[type=submit]`;
  const PICTURE = "svg, canvas, i, span, em, b";
  const icons = [];
  const shapes = new Set();
  for (const element of document.querySelectorAll(CONTROL)) {
    if (icons.length >= limits.icons) break;
    if (!places.of(element).shown || isIdle(element) || element.querySelector("img, video, picture, input, object, iframe")) continue;
    if (element.localName === "input" && element.type !== "image" && LETTER.test(element.value || "")) continue;
    const rect = element.getBoundingClientRect();
    if (rect.width < 8 || rect.height < 8 || rect.width > 80 || rect.height > 80) continue;
    // words that are painted are no icon; those cut away for screen readers are not painted
    if (LETTER.test(element.innerText || "") && [...element.querySelectorAll("*"), element].some((each) => textsIn(each) && places.of(each).shown && each.getBoundingClientRect().width > 2)) continue;
    const drawn = element.querySelector(PICTURE) || getComputedStyle(element).backgroundImage !== "none" || ["::before", "::after"].some((which) => !/^(?:none|normal|"")$/.test(getComputedStyle(element, which).content)) || (element.textContent || "").trim();
    // a switch or a box is drawn by its own ground and edge, so what lies around it belongs to the picture
    const widget = element.matches(WIDGET), edge = widget ? 3 : 0;
    if (!drawn && !widget) continue;
    const style = getComputedStyle(element);
    const shape = `${element.localName} ${element.getAttribute("class") || ""} ${style.color} ${style.backgroundColor}`;
    if (shapes.has(shape)) continue;
    shapes.add(shape);
    icons.push({ element, rect: [rect.left + scrollX - edge, rect.top + scrollY - edge, rect.width + 2 * edge, rect.height + 2 * edge] });
  }
  // pictures that may hold text: those of empty boxes by style, and <img>; what is named by ARIA or stands in a control has its name
  const pictures = [];
  let lines = null;
  // words of other elements that lie on the same spot would be read as the picture's
  const isWrittenOver = (element, rect) => {
    if (!lines) {
      lines = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), range = document.createRange();
      for (let i = 0; i < 4000 && walker.nextNode(); i++) {
        if (!walker.currentNode.data.trim() || !walker.currentNode.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
        range.selectNodeContents(walker.currentNode);
        for (const each of [...range.getClientRects()].slice(0, 40)) lines.push([each, walker.currentNode]);
      }
    }
    return lines.some(([each, node]) => !element.contains(node) && each.left < rect.right - 2 && each.right > rect.left + 2 && each.top < rect.bottom - 2 && each.bottom > rect.top + 2);
  };
  for (const element of document.querySelectorAll("img, div, p, span, h1, h2, h3, section, figure, i, em")) {
    if (pictures.length >= limits.pictures) break;
    const image = element.localName === "img";
    if (image ? !element.complete || !element.naturalWidth : element.childElementCount || (element.textContent || "").trim() || !/^url\(/.test(getComputedStyle(element).backgroundImage)) continue;
    if (!image && element.matches("[aria-label], [aria-labelledby], [title], [role=img], [role=presentation], [role=none]")) continue;
    if (element.closest(`[aria-hidden=true], ${CONTROL}`) || !places.of(element).shown) continue;
    const rect = element.getBoundingClientRect();
    if (rect.width < 60 || rect.height < 14 || rect.width > 1000 || rect.height > 460) continue;
    if (isWrittenOver(element, rect) || !image && element.getAnimations().length) continue;
    const alternative = image ? element.getAttribute("alt") || "" : "";
    const address = image ? element.currentSrc : getComputedStyle(element).backgroundImage;
    pictures.push({ element, rect: [rect.left + scrollX, rect.top + scrollY, rect.width, rect.height], image, alternative: alternative.slice(0, 300), address: address.slice(-200) });
  }
  const words = (element) => { const told = []; for (let each = element, i = 0; each && i < 4; each = around(each), i++) told.push(each.getAttribute("class") || "", each.id || ""); return told.join(" ").slice(0, 400); };
  const tell = ({ element, rect, mark, before, after }) => ({ element: sighting(element), rect, state: mark ? mark.slice(13) : "", before, after, surroundings: words(element) });
  const addresses = (element) => [element, ...element.querySelectorAll("*")].slice(0, 30).flatMap((each) => ["", "::before", "::after"].flatMap((which) => [...getComputedStyle(each, which || undefined).backgroundImage.matchAll(/url\("([^"]+)"\)/g)]
    .map((found) => found[1]))).filter((address) => !address.startsWith("data:")).map((address) => address.slice(0, 2000)).slice(0, 8);
  const icon = (each) => ({ ...tell(each), pictures: addresses(each.element) });
  const picture = ({ element, rect, image, alternative, address }) => ({ element: sighting(element), rect, image, alternative, surroundings: `${words(element)} ${address}` });
  globalThis.govsitePointed = {
    tell: () => JSON.stringify({ states: states.map(tell), icons: icons.map(icon), pictures: pictures.map(picture) }),
    enter: (number) => enter(states[number]), leave: (number) => leave(states[number]),
    end: () => {
      for (const [holder] of begun) for (let i = holder.cssRules.length - 1; i >= 0; i--) if (/\[data-govsite-(?:hover|focus)/.test(holder.cssRules[i].selectorText || "")) holder.deleteRule(i);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== still);
    },
  };
  return true;
}
