// What a phone shows of a page: width, size of text, menu. Installs `govsitePhone`.
() => {
  // include look/element.js
  const root = document.documentElement;
  const buttons = [];
  const layout = () => root.clientWidth;
  const held = () => {
    const of = (element) => (element ? getComputedStyle(element).overflowX : "visible");
    const own = of(root), body = of(document.body);
    const clips = (each) => each === "hidden" || each === "clip";
    return clips(own) || (own === "visible" && clips(body)) || (clips(body) && document.body.scrollWidth >= root.scrollWidth && root.scrollWidth <= root.clientWidth + 2);
  };
  const part = (element, value, text) => ({ selector: selectorOf(element), snippet: snippetOf(element), value: Math.round(value * 10) / 10, text: text === undefined ? visibleText(element, 80) : tidy(text, 80) });
  const wide = () => {
    const found = [], edge = layout() + 2;
    let looked = 0;
    for (const element of document.body.querySelectorAll("*")) {
      if (looked++ > 8000 || found.length >= 60) break;
      const rect = rectOf(element);
      if (rect.right + scrollX <= edge || rect.width < 1 || rect.height < 1 || !isShown(element)) continue;
      let cut = false;
      for (let each = element.parentElement; each && each !== document.body && !cut; each = each.parentElement) cut = getComputedStyle(each).overflowX !== "visible" && rectOf(each).right + scrollX <= edge;
      if (!cut) found.push(element);
    }
    return found.filter((each) => !found.some((other) => other !== each && each.contains(other))).slice(0, 5).map((each) => part(each, rectOf(each).right + scrollX));
  };
  // phones enlarge some texts of pages that are not made for them: what was laid out counts
  const canvas = document.createElement("canvas").getContext("2d"), heights = new Map();
  const enlarged = (style, height) => {
    if (!canvas || root.clientWidth < 500) return 1;
    const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    if (!heights.has(font)) { canvas.font = font; const told = canvas.measureText("国g"); heights.set(font, told.fontBoundingBoxAscent + told.fontBoundingBoxDescent); }
    const ratio = height / heights.get(font);
    return ratio > 1.15 && ratio < 6 ? ratio : 1;
  };
  const texts = () => {
    const scale = Math.min(1, screen.width / layout()), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), small = new Map();
    let all = 0, few = 0, looked = 0;
    const range = document.createRange();
    while (walker.nextNode() && looked++ < 6000) {
      const node = walker.currentNode, element = node.parentElement, said = node.data.trim();
      if (said.length < 2 || !element || /^(?:script|style|noscript|template|option|textarea|title|sub|sup|rt)$/.test(element.localName) || element.closest("svg, sub, sup") || /^[\d\W_]{1,3}$/.test(said) && !/[\u4e00-\u9fa5]/.test(said)) continue;
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      range.selectNodeContents(node);
      const rect = range.getClientRects()[0];
      if (!rect || rect.width < 3 || rect.height < 3 || rect.right + scrollX <= 0 || rect.left + scrollX >= Math.max(layout(), innerWidth) || rect.bottom + scrollY <= 0) continue;
      if (isCut(element, rect)) continue;
      const style = getComputedStyle(element), size = parseFloat(style.fontSize) * scale * enlarged(style, rect.height);
      all += said.length;
      if (size < 11.95) { few += said.length; if (!small.has(element) && small.size < 200) small.set(element, { size, said }); }
    }
    const smallest = [...small].sort((one, other) => one[1].size - other[1].size).slice(0, 5);
    return { all, few, small: smallest.map(([element, { size, said }]) => part(element, size, said)) };
  };
  // text for screen readers stands in a box of one pixel, other text outside of what its box shows
  const isCut = (element, rect) => {
    for (let each = element, up = 0; each && each !== document.body && up < 8; each = each.parentElement, up++) {
      const style = getComputedStyle(each);
      if (style.overflowX === "visible" && style.clipPath === "none" && style.clip === "auto") continue;
      const box = rectOf(each);
      if (box.width <= 2 || box.height <= 2 || rect.left >= box.right - 1 || rect.right <= box.left + 1 || rect.top >= box.bottom - 1 || rect.bottom <= box.top + 1) return true;
    }
    return false;
  };
  const MENUS = "nav, [role=navigation], [class*=nav i], [class*=menu i], [id*=nav i], [id*=menu i]";
  const NAVIGATION = "nav, [role=navigation], header, [class*=nav i], [class*=menu i], [id*=nav i], [id*=menu i], [class*=side i], [class*=drawer i]";
  const isOnScreen = (element) => {
    const rect = rectOf(element), right = Math.max(layout(), innerWidth);
    return isShown(element) && rect.width >= 4 && rect.height >= 4 && rect.left + scrollX >= -2 && rect.left + scrollX < right - 4 && rect.bottom > -scrollY && !isCut(element, rect);
  };
  const links = (places) => {
    const shown = new Set(), hidden = new Set();
    let looked = 0;
    for (const each of document.querySelectorAll("a[href], [onclick]")) {
      if (looked++ > 3000) break;
      if (!each.closest(places || NAVIGATION) || each.closest("footer, [role=contentinfo]")) continue;
      const goes = `${each.getAttribute("href") || each.getAttribute("onclick")} ${tidy(each.textContent, 40)}`;
      if (!tidy(each.textContent, 40)) continue;
      (isOnScreen(each) ? shown : hidden).add(goes);
    }
    return { shown, hidden: [...hidden].filter((each) => !shown.has(each)).length };
  };
  const WORD = /^(?:菜单|导航|主?导航菜单|网站导航|栏目导航|站点导航|频道|栏目|展开(?:菜单|导航)|打开(?:菜单|导航)|(?:open |toggle |main |show )?(?:menu|navigation)|toggle nav(?:igation|bar)?|☰|≡|三)$/i;
  const CLASS = /(?:^|[\s_-])(?:hamburger|burger|navbar-toggler?|nav-?(?:toggle|btn|button|icon|switch|open)|menu-?(?:toggle|btn|button|icon|switch|open|trigger)|toggle-?(?:nav|menu)|mobile-?(?:menu|nav)-?(?:btn|button|icon|toggle)|m-?(?:menu|nav)|sidebar-?toggle|offcanvas-?toggle|caidan|daohang)(?:$|[\s_-])/i;
  // an inline link around a block is as wide as the page; what is seen of it is the block
  const rectOfControl = (element) => [element, ...[...element.querySelectorAll("*")].slice(0, 8)].map(rectOf).filter((rect) => rect.width >= 8 && rect.height >= 4)
    .sort((one, other) => one.width * one.height - other.width * other.height)[0] || rectOf(element);
  const findButtons = () => {
    buttons.length = 0;
    let looked = 0;
    for (const each of document.querySelectorAll("button, a, [role=button], [onclick], label, summary, input[type=button], span, div, i, img")) {
      if (looked++ > 5000 || buttons.length >= 12) break;
      const rect = each.localName === "a" ? rectOfControl(each) : rectOf(each);
      if (rect.width > 240 && each.localName !== "button" || rect.height > 120 || rect.top + scrollY > 400 || !isOnScreen(each)) continue;
      const href = each.getAttribute("href") || "";
      if (href && !/^(?:#|javascript:)/i.test(href)) continue;
      const named = `${typeof each.className === "string" ? each.className : ""} ${each.id}`, told = `${nameOf(each)}`.trim(), controlled = each.getAttribute("aria-controls") || each.getAttribute("data-target") || each.getAttribute("data-bs-target") || "";
      const word = WORD.test(told) || WORD.test(tidy(each.title, 30)) || WORD.test(tidy(each.alt, 30));
      if (!word && !CLASS.test(named) && !(/nav|menu/i.test(controlled) && each.localName === "button")) continue;
      if (/^(?:span|div|i|img|label)$/.test(each.localName) && each.querySelector("a[href], button")) continue;
      if (/^(?:span|div|i|img)$/.test(each.localName) && told.length > 8) continue;
      if (!word && rect.width > 200) continue;
      const within = buttons.findIndex((other) => other.contains(each) || each.contains(other));
      if (within >= 0) { if (/^(?:button|a)$/.test(each.localName) && buttons[within].contains(each)) buttons[within] = each; continue; }
      buttons.push(each);
    }
  };
  let before = new Set();
  globalThis.govsitePhone = {
    measure() {
      const written = texts(), found = links(document.querySelector(MENUS) ? MENUS : NAVIGATION);
      findButtons();
      return { screen: screen.width, layout: layout(), shown: Math.round(innerWidth), content: Math.max(root.scrollWidth, held() ? 0 : (document.body ? document.body.scrollWidth : 0)), held: held(),
        viewports: [...document.querySelectorAll("meta[name=viewport i]")].map((each) => tidy(each.content, 200)).slice(0, 5), wide: wide(),
        all: written.all, few: written.few, small: written.small, navigation: found.shown.size, hidden: found.hidden,
        buttons: buttons.slice(0, 3).map((each) => part(each, 0, nameOf(each))) };
    },
    aim(index) {
      const element = buttons[index];
      if (!element || !element.isConnected) return null;
      element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
      before = links().shown;
      const rect = element.localName === "a" ? rectOfControl(element) : rectOf(element);
      return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2, links: before.size };
    },
    opened() { return [...links().shown].filter((each) => !before.has(each)).length; },
  };
}
