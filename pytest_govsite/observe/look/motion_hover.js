// Content that is shown on hover. Installs `govsiteHover` in our own world.
() => {
  // include look/element.js
  const SHOWS = /(?:^|[;{ ])(?:display|visibility|opacity|(?:max-)?height|(?:max-)?width|left|top|right|bottom|inset|transform|scale|translate|clip|clip-path|pointer-events|margin(?:-\w+)?|z-index)\s*:/;
  const outside = (element) => !element || element === document.body || element === document.documentElement;
  const candidates = [];
  const add = (trigger, why, target) => {
    if (!trigger || outside(trigger) || candidates.some((each) => each.trigger === trigger) || !isShown(trigger)) return;
    const rect = rectOf(trigger);
    if (rect.width > innerWidth * 0.95 && rect.height > innerHeight * 0.6) return;
    candidates.push({ trigger, why, target });
  };
  const split = (text) => text.split(/,(?![^()\[\]]*[)\]])/);
  const fromRule = (rule) => {
    if (!SHOWS.test(rule.style.cssText)) return;
    for (const selector of split(rule.selectorText)) {
      const place = selector.lastIndexOf(":hover");
      if (place < 0) continue;
      const before = selector.slice(0, place).replace(/:hover/g, "").trim() || "*", after = selector.slice(place + 6);
      if (!/^\S*\s*[\s>+~]\s*\S/.test(after)) continue;
      if (/[>+~\s]$/.test(before) || before === "*") continue;
      const rest = after.replace(/:hover|::?(?:before|after)/g, "");
      let hosts = [];
      try { hosts = [...document.querySelectorAll(before + (/^[.#:\[]/.test(rest) ? rest.match(/^[^\s>+~]*/)[0] : ""))].slice(0, 60); } catch { continue; }
      let taken = 0;
      for (const host of hosts) {
        if (taken >= 2) break;
        const tail = rest.replace(/^[^\s>+~]*/, "").trim();
        let targets = [];
        try {
          if (/^[+~]/.test(tail)) targets = host.parentElement ? [...host.parentElement.querySelectorAll(`:scope > * ${tail}`)].filter((each) => host.compareDocumentPosition(each) & 4) : [];
          else targets = [...host.querySelectorAll(`:scope ${tail}`)];
        } catch { continue; }
        if (targets.some((each) => !isShown(each))) { add(host, "style", targets.find((each) => !isShown(each))); taken++; }
      }
    }
  };
  const rules = (list, depth) => {
    let looked = 0;
    for (const rule of list) {
      if (looked++ > 4000 || candidates.length > 40) return;
      if (rule.selectorText && rule.selectorText.includes(":hover")) fromRule(rule);
      if (rule.cssRules && rule.cssRules.length && depth < 3 && (!rule.media || matchMedia(rule.media.mediaText).matches)) rules(rule.cssRules, depth + 1);
    }
  };
  const kindOf = (element) => `${element.parentElement ? `${element.parentElement.localName}.${element.parentElement.className}` : ""}>${element.localName}.${typeof element.className === "string" ? element.className.replace(/\d+/g, "") : ""}`;
  const seenSet = () => {
    const set = new Set();
    const all = document.querySelectorAll("body *");
    for (let i = 0; i < all.length && i < 7000; i++) if (isShown(all[i])) set.add(all[i]);
    return set;
  };
  const clipped = (element) => {
    const rect = rectOf(element);
    for (let each = element.parentElement; !outside(each); each = each.parentElement) {
      const style = getComputedStyle(each);
      if (/hidden|clip/.test(style.overflow)) { const hole = rectOf(each); if (hole.width < 2 || hole.height < 2 || rect.top >= hole.bottom || rect.bottom <= hole.top || rect.left >= hole.right || rect.right <= hole.left) return true; }
      if (style.position === "fixed") return false;
    }
    return false;
  };
  const letters = (element, trigger, box) => {
    // text that the content lies over
    let sum = 0;
    const range = document.createRange();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), i = 0; node && i < 6000; node = walker.nextNode(), i++) {
      if (!/\S/.test(node.data) || element.contains(node) || trigger.contains(node)) continue;
      range.selectNodeContents(node);
      const rect = range.getBoundingClientRect();
      const wide = Math.min(rect.right, box.right) - Math.max(rect.left, box.left), high = Math.min(rect.bottom, box.bottom) - Math.max(rect.top, box.top);
      if (wide > 4 && high > 4 && node.parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
        const hit = document.elementFromPoint(Math.max(rect.left, box.left) + wide / 2, Math.max(rect.top, box.top) + high / 2);
        if (hit && element.contains(hit)) sum += Math.round(node.data.trim().length * wide / Math.max(rect.width, 1));
      }
    }
    return sum;
  };
  const TAKES = "a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]";
  // whether keys come to what shows the content, to something right beside it, or into the content itself
  const byFocus = (trigger, content) => {
    const beside = trigger.parentElement;
    const near = !outside(beside) && !/^(?:li|td|th|dt|dd)$/.test(trigger.localName) && beside.children.length <= 4 && beside.textContent.length <= 300 ? beside : trigger;
    if ([trigger, ...near.querySelectorAll(TAKES)].some((each) => each.matches(TAKES) && takesFocus(each))) return true;
    for (let each = trigger.parentElement; !outside(each); each = each.parentElement) if (each.matches(TAKES) && takesFocus(each)) return true;
    return content.matches(TAKES) || content.querySelector(TAKES) !== null || trigger.closest("svg, canvas, map, video, label") !== null
      || content.id !== "" && document.querySelector(`[aria-controls~="${CSS.escape(content.id)}"], [href="#${CSS.escape(content.id)}"]`) !== null;
  };
  // whether the page shows elsewhere what the content says or shows, or nothing is said
  const isElsewhere = (trigger, content) => {
    const text = visibleText(content, 300);
    const named = [trigger, ...trigger.querySelectorAll("[title], [aria-label], [alt]")].filter((each) => !content.contains(each)).map((each) => ["title", "aria-label", "alt"].map((name) => each.getAttribute(name) || "").join(" ")).join(" ");
    if (text) return visibleText(document.body, 200000).split(text).length > 2 || tidy(named, 2000).includes(text);
    const pictures = [content, ...content.querySelectorAll("img")].filter((each) => each.localName === "img" && rectOf(each).width >= 24 && rectOf(each).height >= 24);
    const shown = [...document.images].filter((each) => !content.contains(each) && isShown(each)).map((each) => each.src);
    return pictures.every((each) => shown.includes(each.src));
  };
  globalThis.govsiteHover = {
    current: null,
    gather(listening) {
      for (const sheet of document.styleSheets) { try { rules(sheet.cssRules, 0); } catch { /* of another origin */ } }
      for (const element of document.querySelectorAll("[onmouseover], [onmouseenter], [data-tooltip], [data-tip], [data-tippy-content], [data-toggle=tooltip], [data-bs-toggle=tooltip], [data-toggle=popover], .tooltip, .has-tooltip, [aria-describedby]"))
        if (!/^(?:input|textarea|select)$/.test(element.localName)) add(element, "hint");
      for (const element of listening || []) add(element, "listener");
      for (const element of document.querySelectorAll("nav li, [role=menubar] > *")) if (candidates.length < 40 && [...element.children].some((child) => /^(?:ul|ol|div)$/.test(child.localName) && !isShown(child) && child.textContent.trim())) add(element, "menu");
      // one of a kind is enough; two of the first kinds tell a faulty one among good ones
      const counted = new Map();
      this.list = candidates.filter((each) => { const kind = kindOf(each.trigger); counted.set(kind, (counted.get(kind) || 0) + 1); return counted.get(kind) <= 2; });
      // the second of a kind comes after all first ones
      const firsts = new Set(), order = [];
      for (const each of this.list) { const kind = kindOf(each.trigger); if (!firsts.has(kind)) { firsts.add(kind); order.push(each); } }
      this.list = [...order, ...this.list.filter((each) => !order.includes(each))];
      return this.list.length;
    },
    ready(place) {
      const trigger = this.list[place].trigger;
      if (!trigger.isConnected) return null;
      const rect = rectOf(trigger);
      if (rect.top < 60 || rect.bottom > innerHeight - 60) trigger.scrollIntoView({ block: "center", behavior: "instant" });
      // a hand points at the words or the picture, not at the empty end of the line
      const words = [...trigger.querySelectorAll("a, button, img, svg, i, span")].find((each) => isShown(each) && rectOf(each).width > 6);
      if (words) {
        const rect = rectOf(words), at = [rect.left + rect.width / 2, rect.top + rect.height / 2];
        const hit = document.elementFromPoint(...at);
        if (hit && trigger.contains(hit)) { this.at = at; return at; }
      }
      const now = rectOf(trigger);
      for (const [x, y] of [[0.5, 0.5], [0.25, 0.5], [0.5, 0.25], [0.1, 0.1], [0.75, 0.75]]) {
        const at = [now.left + now.width * x, now.top + now.height * y];
        const hit = document.elementFromPoint(...at);
        if (hit && (trigger.contains(hit))) { this.at = at; return at; }
      }
      return null;
    },
    before() { this.shown = seenSet(); },
    after(place) {
      const trigger = this.list[place].trigger;
      const now = seenSet();
      const fresh = [...now].filter((element) => !this.shown.has(element) && !clipped(element));
      const tops = fresh.filter((element) => !fresh.some((other) => other !== element && other.contains(element)));
      const large = tops.map((element) => ({ element, rect: rectOf(element) })).filter(({ element, rect }) => rect.width * rect.height >= 300 && (visibleText(element, 5) || element.querySelector("img, svg, canvas") || element.localName === "img"));
      if (!large.length) return null;
      large.sort((one, other) => other.rect.width * other.rect.height - one.rect.width * one.rect.height);
      let content = large[0].element;
      // a holder that is as large as the page shows what stands in it
      const gone = [...this.shown].filter((element) => !now.has(element)).length;
      this.current = content;
      const box = rectOf(content), from = rectOf(trigger);
      const wide = Math.min(box.right, from.right) - Math.max(box.left, from.left), high = Math.min(box.bottom, from.bottom) - Math.max(box.top, from.top);
      const share = wide > 0 && high > 0 ? wide * high / (from.width * from.height) : 0;
      const links = content.querySelectorAll("a[href]").length, text = visibleText(content, 2000);
      const linked = [...content.querySelectorAll("a[href]")].reduce((sum, each) => sum + tidy(each.textContent, 200).length, 0);
      const hit = [this.at[0], this.at[1]];
      const under = document.elementFromPoint(...hit);
      return { trigger: spotOf(trigger), content: spotOf(content), gone, inside: trigger.contains(content), share: under && content.contains(under) || share < 0.3 ? share : share * 0.99,
        letters: letters(content, trigger, box), menu: links > 1 && linked > text.length * 0.6 || content.matches("ul, ol, [role=menu]") && links > 0 || links > 0 && trigger.closest("nav, [role=navigation], [role=menubar], [class*=nav i], [class*=menu i]") !== null, pointer: getComputedStyle(content).pointerEvents,
        focusable: byFocus(trigger, content), elsewhere: isElsewhere(trigger, content) };
    },
    still() { return this.current !== null && isShown(this.current) && !clipped(this.current); },
    path() {
      const box = rectOf(this.current);
      const x = Math.min(Math.max(this.at[0], box.left + Math.min(6, box.width / 2)), box.right - Math.min(6, box.width / 2));
      const y = Math.min(Math.max(this.at[1], box.top + Math.min(6, box.height / 2)), box.bottom - Math.min(6, box.height / 2));
      if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return null;
      return [x, y, Math.abs(x - this.at[0]) + Math.abs(y - this.at[1])];
    },
    leave() { if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur(); },
  };
}
