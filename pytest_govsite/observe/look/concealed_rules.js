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
  const any = (...names) => (style) => names.some((name) => style[name] !== "" && style[name] !== undefined);
  const FINDS = {
    display: (style) => style.display && style.display !== "none",
    visibility: (style) => style.visibility === "visible",
    opacity: (style) => style.opacity !== "" && parseFloat(style.opacity) > 0.05,
    size: any("height", "maxHeight", "minHeight", "width", "maxWidth", "minWidth", "overflow", "overflowX", "overflowY", "position", "transform", "fontSize"),
    clip: any("clip", "clipPath", "position", "left", "top"),
    away: any("left", "right", "top", "bottom", "inset", "marginLeft", "marginTop", "marginRight", "transform", "translate", "position"),
    indent: any("textIndent"),
    tiny: any("fontSize"),
    colour: any("color", "backgroundColor", "backgroundImage"),
    below: any("zIndex", "position"),
  };
  const lastOf = (selector) => selector.trim().split(/\s*[\s>+~]\s*(?![^(]*\))/).pop();
  // a selector as it would be in another state: hovered, focused, with a class of a state, below an ancestor in another state
  const known = new Map();
  const variantsOf = (selector) => {
    const before = known.get(selector);
    if (before) return before;
    const found = [];
    for (const one of selector.split(/,(?![^(]*\))/)) {
      const whole = one.trim(), plain = without(whole, DYNAMIC), still = without(plain, STATE);
      const last = lastOf(plain), base = without(last, STATE), own = lastOf(whole) !== last;
      // a:hover says nothing of one link more than of another
      if (plain !== whole && /[.#[\s>+~]/.test(plain)) found.push([plain, own]);
      if (still !== plain && still !== "*" && /[.#]|[a-z]/.test(lastOf(still))) found.push([still, own]);
      if (/[.#]/.test(base) && (base !== last || last !== plain)) found.push([base, own]);
      const classes = last.match(/\.[\w-]+/g) || [];
      if (classes.length > 1) for (const name of classes.slice(0, 4)) found.push([last.replace(name, ""), own]);
    }
    known.set(selector, found);
    return found;
  };
  const PATIENCE = 3000, started = performance.now();
  const evidence = new Map();
  const showing = (element, cause) => {
    const key = evidence.get(element);
    if (key && key[cause]) return key[cause];
    const shows = FINDS[cause], found = [], hiding = [];
    // letters that are seen only where the pointer happens to be on them are hidden
    const unseen = cause === "colour" || cause === "tiny";
    for (const [selector, style, condition, holdsNow] of rules) {
      if (found.length >= 5) break;
      if (performance.now() - started > PATIENCE) { answer.unread += 1; break; }
      if (cause === "display" && style.display === "none" && holdsNow && fits(element, selector)) hiding.push([selector, condition]);
      if (!shows || !shows(style)) continue;
      const now = fits(element, selector);
      if (holdsNow && now) continue;
      if (now || variantsOf(selector).some(([variant, own]) => !(unseen && own) && fits(element, variant))) found.push(cut(condition + selector, 200));
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
    colour: (element) => element.style.color !== "" || element.hasAttribute("color"),
  };
  const inlined = (element, cause) => element.localName === "marquee" || Boolean((INLINE[cause] || ((each) => FINDS[cause] && FINDS[cause](each.style)))(element));
