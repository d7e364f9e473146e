// What would show an element that is hidden now: style rules for other states and windows, scripts that name it.
// Put into concealed.js, which defines `answer`, `cut`.
  // rules
  const rules = [];
  const collect = (list, condition, holdsNow, outer = "") => {
    for (const rule of list) {
      if (rules.length >= 8000) return;
      if (rule.selectorText !== undefined && rule.style) {
        // nested: & stands for the rule around it
        const written = rule.selectorText;
        const selector = !outer ? written : written.includes("&") ? written.replace(/&/g, /,/.test(outer) ? `:is(${outer})` : outer) : `${outer} ${written}`;
        rules.push([selector, rule.style, condition, holdsNow]);
        if (rule.cssRules && rule.cssRules.length) collect(rule.cssRules, condition, holdsNow, selector);
        continue;
      }
      if (rule.cssRules && rule.cssRules.length && rule.constructor.name !== "CSSKeyframesRule" && rule.selectorText === undefined) {
        const media = rule.media ? rule.media.mediaText : "";
        const plain = !media || /^(?:all|screen|only screen)$/.test(media);
        collect(rule.cssRules, plain ? condition : `${condition}@media ${media} `, holdsNow && (!media || matchMedia(media).matches), outer);
      } else if (rule.styleSheet) {
        try { collect(rule.styleSheet.cssRules, condition, holdsNow); } catch { answer.unread += 1; }
      }
    }
  };
  const collectAll = (scope) => {
    for (const sheet of [...scope.styleSheets, ...(scope.adoptedStyleSheets || [])]) {
      const media = sheet.media ? sheet.media.mediaText : "";
      const plain = !media || /^(?:all|screen|only screen)$/.test(media);
      try { collect(sheet.cssRules, plain ? "" : `@media ${media} `, !media || matchMedia(media).matches); } catch { answer.unread += 1; }
    }
  };
  const DYNAMIC = /:(?:hover|focus-within|focus-visible|focus|active|target|checked|popover-open|open|modal)(?![\w-])/g;
  const STATE = /\.(?:[\w]+-)?(?:is-|has-)?(?:on|active|act|open|opened|show|shown|cur|curr|current|select|selected|expand|expanded|in|hover|visible|focus|checked|this|now|display|block)(?![\w-])|\[(?:open|aria-expanded|aria-hidden|aria-selected|data-state|data-open|hidden)[^\]]*\]/g;
  const NEGATED = /:not\((?:[.:[#])/;
  // a compound that loses all it had stands for any element
  const without = (selector, what) => selector.replace(what, (all, place, text) => (/[\w\-\])*"']/.test(text[place - 1] || " ") ? "" : "*"));
  const fits = (element, selector) => { try { return element.matches(selector); } catch { return false; } };
  const FINDS = {
    display: (style) => style.display && style.display !== "none",
    visibility: (style) => style.visibility === "visible",
    opacity: (style) => style.opacity !== "" && parseFloat(style.opacity) > 0.05,
  };
  const MOVES = ["left", "right", "top", "bottom", "marginLeft", "marginTop", "marginRight", "transform", "translate", "position", "textIndent", "clip", "clipPath", "height", "maxHeight", "width", "maxWidth", "overflow", "overflowX", "overflowY", "fontSize", "zIndex", "gridTemplateRows", "color", "backgroundColor", "inset", "minHeight"];
  const moves = (style) => MOVES.some((name) => style[name] !== "" && style[name] !== undefined);
  const lastOf = (selector) => selector.trim().split(/\s*[\s>+~]\s*(?![^(]*\))/).pop();
  // would it fit in another state: hovered, focused, with a class of a state, below an ancestor in another state
  const otherwise = (element, selector) => {
    for (const one of selector.split(/,(?![^(]*\))/)) {
      const plain = without(one.trim(), DYNAMIC);
      if (plain !== one.trim() && fits(element, plain)) return true;
      const still = without(plain, STATE);
      if (still !== plain && /[.#]|[a-z]/.test(lastOf(still)) && still !== "*" && fits(element, still)) return true;
      const last = lastOf(plain), base = without(last, STATE);
      if (/[.#]/.test(base) && (base !== last || last !== plain) && fits(element, base)) return true;
      const classes = last.match(/\.[\w-]+/g) || [];
      if (classes.length > 1 && classes.some((name) => fits(element, last.replace(name, "")))) return true;
    }
    return false;
  };
  const evidence = new Map();
  const showing = (element, cause) => {
    const key = evidence.get(element);
    if (key && key[cause]) return key[cause];
    const shows = FINDS[cause] || moves, found = [];
    const hiding = [];
    for (const [selector, style, condition, holdsNow] of rules) {
      if (found.length >= 5) break;
      if (cause === "display" && style.display === "none" && holdsNow && fits(element, selector)) hiding.push([selector, condition]);
      if (!shows(style)) continue;
      const now = fits(element, selector);
      if (holdsNow && now) continue;
      if ((!holdsNow && (now || otherwise(element, selector))) || otherwise(element, selector)) found.push(cut(condition + selector, 200));
    }
    if (hiding.length && element.style.display !== "none") {
      if (hiding.every(([, condition]) => condition)) found.push(cut(hiding[0][1] + hiding[0][0], 200));
      const negated = hiding.find(([selector]) => NEGATED.test(selector));
      if (negated) found.push(cut(negated[0], 200));
    }
    evidence.set(element, { ...key, [cause]: found });
    return found;
  };

  // passages of inline scripts that name an element
  const codes = [...document.scripts].filter((each) => !each.src && /^(?:|module|text\/javascript|application\/javascript)$/i.test(each.type)).map((each) => each.text.slice(0, 100000)).slice(0, 60);
  const naming = (element) => {
    const names = [element.id, ...element.classList].filter((name) => name && name.length > 1), found = [];
    for (const name of names.slice(0, 8)) {
      const pattern = new RegExp(`(?<=["'\`#]|(?<![\\w)\\]])\\.|["'\`][^"'\`\\n]{0,80}[\\s.#>])${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w-])`, "g");
      for (const code of codes) {
        for (let match = pattern.exec(code); match && found.length < 6; match = pattern.exec(code))
          found.push(cut(code.slice(Math.max(0, match.index - 80), match.index + 170), 250));
      }
    }
    return found;
  };
  const INLINE = {
    display: (element) => element.style.display === "none" || element.hidden,
    visibility: (element) => element.style.visibility === "hidden",
    opacity: (element) => element.style.opacity !== "",
  };
  const inlined = (element, cause) => (INLINE[cause] ? INLINE[cause](element) : moves(element.style) || element.localName === "marquee" || element.localName === "font" || element.hasAttribute("color"));

