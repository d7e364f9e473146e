// Boxes that stay over the page when it is scrolled. Installs `govsiteFloating` in our own world.
() => {
  // include look/element.js
  const CLOSE = /^(?:关\s*闭|关闭.{0,12}|收起|隐藏|不再(?:显示|提示)|我?知道了|我已知晓|同意|接受|确定|取消|[×✕✖✗╳xX]|[\[(（【]\s*[xX×]\s*[\])）】]|.{0,20}\b(?:close|dismiss|hide|got it|no,? thanks|not now|skip|reject|decline|accept|agree|ok|okay|cancel|continue)\b.{0,30})$/i;
  const CLOSED_CLASS = /(?:^|[\s_-])(?:close|closed|closebtn|btnclose|guanbi|dismiss|gb|del)(?:$|[\s_-]|btn|icon|button)/i;
  const outermost = [];
  const collect = () => {
    const all = document.querySelectorAll("body *");
    for (let i = 0; i < all.length && i < 12000 && outermost.length < 25; i++) {
      const element = all[i];
      const position = getComputedStyle(element).position;
      if (position !== "fixed" && position !== "sticky") continue;
      if (outermost.some((each) => each.contains(element))) continue;
      outermost.push(element);
    }
  };
  const stripes = (element) => {
    const rect = rectOf(element);
    // a holder without size of its own is as large as what it holds
    if (rect.width >= 2 && rect.height >= 2) return rect;
    const inner = [...element.querySelectorAll("*")].slice(0, 50).map(rectOf).filter((each) => each.width > 1 && each.height > 1);
    if (!inner.length) return rect;
    const left = Math.min(...inner.map((r) => r.left)), top = Math.min(...inner.map((r) => r.top));
    const right = Math.max(...inner.map((r) => r.right)), bottom = Math.max(...inner.map((r) => r.bottom));
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const visibleBox = (element) => element.isConnected && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && (() => { const rect = stripes(element); return rect.width >= 8 && rect.height >= 8 && rect.right > 2 && rect.bottom > 2 && rect.left < innerWidth - 2 && rect.top < innerHeight - 2; })();
  const drawn = (element) => {
    // something can be seen of it: a background, a border, a text or a picture
    const some = (each) => { const style = getComputedStyle(each); return style.backgroundImage !== "none" || !/^rgba\(.*, 0\)$|transparent/.test(style.backgroundColor); };
    return some(element) || visibleText(element, 5) !== "" || element.querySelector("img, svg, canvas, video, iframe, input, button") !== null || [...element.querySelectorAll("*")].slice(0, 20).some(some);
  };
  const texts = [];
  const read = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), i = 0; node && i < 8000; node = walker.nextNode(), i++) if (/\S{2}/.test(node.data)) texts.push(node);
  };
  const covered = (element) => {
    const box = stripes(element);
    let letters = 0, controls = 0;
    const range = document.createRange();
    const hits = (x, y) => { const hit = document.elementFromPoint(x, y); return hit !== null && element.contains(hit); };
    for (const node of texts) {
      const parent = node.parentElement;
      if (!parent || element.contains(parent) || /^(?:script|style|noscript|option|title)$/.test(parent.localName)) continue;
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        const left = Math.max(rect.left, box.left), right = Math.min(rect.right, box.right), top = Math.max(rect.top, box.top), bottom = Math.min(rect.bottom, box.bottom);
        if (right - left < 6 || bottom - top < 0.5 * rect.height || rect.height < 4) continue;
        if (!hits((left + right) / 2, (top + bottom) / 2)) continue;
        if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || inOther(parent, element)) continue;
        letters += Math.round(node.data.trim().length * (right - left) / Math.max(rect.width, 1));
        if (parent.closest("a[href], button")) controls++;
        if (letters > 4000) return { letters, controls };
      }
    }
    return { letters, controls };
  };
  const inOther = (parent, element) => outermost.some((each) => each !== element && each.contains(parent) && getComputedStyle(each).position === "fixed");
  const TOOLS = /(?:^|[\s_-])(?:nav\w*|menu\w*|head\w*|top(?:bar)?|toolbar|tool\w*|side\w*|right\w*bar|gotop|go-?top|back-?to-?top|totop|skip\w*|search\w*|foot\w*|breadcrumb|wza|aria\w*|barrier\w*)(?:$|[\s_-])/i;
  const closeOf = (element) => {
    const named = [...element.querySelectorAll(`${PRESSABLE}, img, i, span, em, b, svg, div, label, area`)].slice(0, 400);
    let best = null;
    for (const each of named) {
      const small = rectOf(each);
      if (small.width < 4 || small.height < 4 || small.width > 260 || small.height > 90) continue;
      const name = nameOf(each);
      const titled = tidy(each.getAttribute("title") || each.getAttribute("alt"), 40);
      const classed = `${typeof each.className === "string" ? each.className : each.getAttribute("class") || ""} ${each.id} ${(each.getAttribute("src") || "").split("/").pop()}`;
      const handler = each.getAttribute("onclick") || "";
      const says = (name && name.length < 45 && CLOSE.test(name)) || CLOSE.test(titled || "-");
      const does = CLOSED_CLASS.test(classed) && (!name || name.length < 12) || /close|hide|remove|guanbi|display\s*=\s*['"]none/i.test(handler) && (!name || name.length < 12);
      if (!says && !does) continue;
      const worth = (/关闭|close|dismiss|^[×✕✖xX]$/i.test(`${name} ${titled}`) || does ? 4 : 0) + (each.matches(PRESSABLE) ? 2 : 0) + (takesFocus(each) ? 1 : 0);
      if (!best || worth > best.worth) best = { element: each, worth };
    }
    if (!best) return null;
    const around = best.element.closest(PRESSABLE);
    return around && element.contains(around) && around !== element ? around : best.element;
  };
  const controlOf = (element) => {
    const close = closeOf(element);
    return close && { ...spotOf(close), name: nameOf(close) || tidy(close.title), focusable: takesFocus(close), element: undefined };
  };
  const tell = (element) => {
    const rect = stripes(element);
    const edges = [];
    if (rect.left <= 24) edges.push("left"); if (rect.top <= 8) edges.push("top");
    if (rect.right >= document.documentElement.clientWidth - 24) edges.push("right"); if (rect.bottom >= innerHeight - 8) edges.push("bottom");
    const role = (element.getAttribute("role") || "").toLowerCase() || (element.localName === "dialog" ? "dialog" : "");
    const inner = element.querySelector("[role=dialog], [role=alertdialog], dialog[open]");
    const tools = /^(?:nav|header|footer)$/.test(element.localName) || /^(?:navigation|banner|search|toolbar|menubar|contentinfo|status|alert)$/.test(role)
      || element.querySelector("nav, header, [role=navigation], [role=toolbar], [role=search], input[type=search]") !== null
      || TOOLS.test(`${typeof element.className === "string" ? element.className : ""} ${element.id}`);
    const edge = /返回顶部|回到顶部|无障碍|适老|长者|微信|微博|客户端|back to top|skip to/i.test(visibleText(element, 400) + " " + [...element.querySelectorAll("[title], [alt], [aria-label]")].slice(0, 20).map((each) => `${each.title || ""}${each.getAttribute("alt") || ""}${each.getAttribute("aria-label") || ""}`).join(" "));
    return { ...spotOf(element), role: role || (inner ? "dialog" : ""), position: getComputedStyle(element).position, width: Math.round(rect.width), height: Math.round(rect.height), edges,
      links: element.querySelectorAll("a[href]").length, pictures: element.querySelectorAll("img, picture, svg, video").length,
      controls: [...element.querySelectorAll("button, input, select, [role=button], [onclick], a:not([href]), iframe")].filter((each) => !each.closest("a[href]")).length, navigation: tools, tools: edge };
  };
  globalThis.govsiteFloating = {
    boxes: outermost,
    find(extra) {
      collect();
      const flying = (extra || []).filter(Boolean).map((element) => outermost.find((each) => each.contains(element)) || element);
      for (const element of flying) if (!outermost.includes(element)) outermost.push(element);
      read();
      const found = [];
      const most = outermost.map(() => ({ letters: 0, controls: 0 }));
      const start = scrollY, far = document.documentElement.scrollHeight - innerHeight;
      const stops = [...new Set([0, Math.min(far, innerHeight * 0.6), Math.min(far, innerHeight * 1.5)].map(Math.round))];
      const here = outermost.map(() => false);
      for (const stop of stops) {
        window.scrollTo({ top: stop, behavior: "instant" });
        outermost.forEach((element, i) => {
          if (!visibleBox(element) || !drawn(element)) return;
          if (getComputedStyle(element).position === "sticky" && Math.abs(rectOf(element).top) > 200) return;
          here[i] = true;
          const now = covered(element);
          if (now.letters > most[i].letters) most[i] = now;
        });
      }
      window.scrollTo({ top: start, behavior: "instant" });
      outermost.forEach((element, i) => {
        if (!here[i] || !visibleBox(element)) return;
        found.push({ place: i, flying: flying.includes(element), ...tell(element), covered: most[i].letters, coveredControls: most[i].controls, close: controlOf(element) });
      });
      return found;
    },
    there(place) { return visibleBox(outermost[place]); },
    focusClose(place) {
      const close = closeOf(outermost[place]);
      if (!close || !takesFocus(close)) return false;
      close.focus({ preventScroll: true });
      return document.activeElement === close;
    },
    pointOfClose(place) {
      const close = closeOf(outermost[place]);
      if (!close) return null;
      const rect = rectOf(close);
      return [rect.left + rect.width / 2, rect.top + rect.height / 2];
    },
  };
}
