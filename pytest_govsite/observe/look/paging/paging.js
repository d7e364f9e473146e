// Pagers of lists: their controls, and the entries of the list that they turn. Installs `govsitePaging`.
() => {
  // include look/element.js
  const controls = [];
  const bare = (text) => tidy(text, 60).replace(/[\s\[\]【】()（）<>《》›»‹«→←>]/g, "").toLowerCase();
  const NEXT = /^(?:下一?页|下1页|后一?页|向后翻页|翻下页|next(?:page)?|olderposts?|older)$/;
  const LAST = /^(?:尾一?页|末一?页|最后一?页|最末页|last(?:page)?)$/;
  const MORE = /^(?:点击)?(?:加载更多|查看更多|显示更多|展开更多|浏览更多|获取更多|load ?more|show ?more)(?:信息|内容|数据|新闻|文章|results?)?$/;
  const ELSE = "[class*=swiper i], [class*=slick i], [class*=carousel i], [class*=banner i], [class*=slide i], [class*=calendar i], [class*=datepicker i], [class*=laydate i], [class*=rili i], [id*=calendar i], header, [role=banner], [aria-roledescription=carousel]";
  const NAMED = /(?:^|[\s_-])(?:pag(?:e|er|es|ing|ination|enav)|page[\w-]*|fenye|fanye|turnpage|pb_sys|el-pagination|ant-pagination|layui-laypage)/i;
  const TOTAL = [/共\s*(\d{1,5})\s*页/, /(?:第\s*)?\d{1,5}\s*页?\s*\/\s*(?:共\s*)?(\d{1,5})\s*页?/, /总页数\s*[:：]?\s*(\d{1,5})/, /(?:of|\/)\s*(\d{1,5})\s*(?:pages?)?\s*$/i];
  const named = (element) => `${typeof element.className === "string" ? element.className : ""} ${element.id || ""}`;
  const wordsOf = (element) => nameOf(element) || tidy(element.title, 40);
  const isNumber = (element) => /^\[?\d{1,5}\]?$/.test(tidy(element.textContent, 10));
  const pressables = (root) => {
    const found = [];
    let looked = 0;
    for (const each of root.querySelectorAll("a, button, input[type=button], input[type=submit], input[type=image], [role=button], [onclick], li, span, div, i, em, img")) {
      if (looked++ > 12000) break;
      if (/^(?:li|span|div|i|em|img)$/.test(each.localName) && !each.hasAttribute("onclick")) {
        const text = each.localName === "img" ? each.alt : each.textContent;
        if (!text || text.length > 30 || each.querySelector("a, button, input") || each.closest("a, button")) continue;
      }
      found.push(each);
    }
    return found;
  };
  const isOff = (element) => {
    for (const each of [element, element.parentElement]) {
      if (!each) continue;
      if (each.disabled || each.getAttribute("aria-disabled") === "true") return true;
      if (/(?:^|[\s_-])(?:disabled?|nolink|no-?(?:page|more)|unable|invalid|grey|gray)(?:$|[\s_-])/i.test(named(each)) && (each === element || each.localName === "li")) return true;
    }
    return false;
  };
  // a word in plain text is no control: it goes somewhere, hears clicks, or the pointer says so
  const isLive = (element) => {
    if (isOff(element) || !isShown(element)) return false;
    if (/^(?:a|button|input)$/.test(element.localName)) return element.localName !== "a" || element.hasAttribute("href") || element.hasAttribute("onclick") || getComputedStyle(element).cursor === "pointer";
    return element.hasAttribute("onclick") || element.getAttribute("role") === "button" || getComputedStyle(element).cursor === "pointer";
  };
  const containerOf = (element) => {
    let best = element;
    for (let each = element.parentElement, up = 0; each && each !== document.body && up < 6; each = each.parentElement, up++) {
      const text = tidy(each.textContent, 2000);
      const entries = [...each.querySelectorAll("a")].filter((link) => tidy(link.textContent, 100).length >= 8 && !/页|跳转/.test(link.textContent)).length;
      if (text.length > 400 && each.localName !== "select" && !each.querySelector("select") || entries > 0) break;
      best = each;
    }
    return best;
  };
  const ARROW = /^[\s<>《》›»‹«→←＞＜]{1,8}$/, NEXT_CLASS = /(?:^|[\s_-])next(?:$|[\s_-])/i;
  const inPager = (element) => {
    for (let each = element.parentElement, up = 0; each && up < 4; each = each.parentElement, up++) if (NAMED.test(named(each)) || TOTAL[0].test(tidy(each.textContent, 200))) return true;
    return false;
  };
  const kindOf = (element) => {
    const words = bare(wordsOf(element)), title = bare(element.title || "");
    if (NEXT.test(words) || NEXT.test(title)) return "next";
    if (LAST.test(words) || LAST.test(title)) return "last";
    // an arrow that its class calls the next one, in a box that is named after pages
    if (!words && !title && NEXT_CLASS.test(named(element)) && ARROW.test(element.textContent) && inPager(element)) return "next";
    if (MORE.test(tidy(wordsOf(element), 40).replace(/[\s>＞›»↓∨.。…]+$/g, "").toLowerCase())) return "more";
    return "";
  };
  // the page after this one: behind the number that is marked as chosen, else the second
  const CHOSEN = /(?:^|[\s_-])(?:on|cur|current|active|selected|now|here|thispage|this|hover)(?:$|[\s_-])/i;
  const after = (element) => {
    const box = containerOf(element);
    const chosen = [...box.querySelectorAll("*")].filter((each) => !each.children.length && isNumber(each) && (CHOSEN.test(named(each)) || (each.parentElement.children.length === 1 && CHOSEN.test(named(each.parentElement))) || each.getAttribute("aria-current") === "page" || each.localName === "strong" || each.localName === "b"));
    return chosen.length === 1 ? Number(tidy(chosen[0].textContent, 10).replace(/\D/g, "")) + 1 : 2;
  };
  const isPageChoice = (select) => isShown(select) && select.options.length > 1 && [...select.options].every((option) => /^\D{0,3}\d{1,5}\D{0,3}$/.test(option.text));
  const pagerOf = () => {
    const found = new Map();
    const all = pressables(document);
    for (const element of all) {
      const kind = kindOf(element);
      if (!kind || element.closest(ELSE)) continue;
      if (kind === "more" && element.localName === "a" && element.hasAttribute("href") && !/^(?:#|javascript:|$)/i.test(element.getAttribute("href"))) continue;
      if (!isShown(element) && !element.closest("select")) continue;
      const box = containerOf(element);
      if (/[上下]个?月|上一?篇|下一?篇/.test(box.textContent) && !/页/.test(box.textContent)) continue;
      if (!found.has(box)) found.set(box, {});
      // the innermost of nested elements is what hears, unless it is not alive
      const known = found.get(box)[kind];
      if (!known || known.contains(element) && isLive(element) || !isLive(known) && isLive(element)) found.get(box)[kind] = element;
    }
    if (![...found.values()].some((each) => each.next || each.last)) {
      // numbers or arrows alone
      for (const element of all) {
        if (!isNumber(element) || !isShown(element) || element.closest(ELSE) || element.closest("table, time")) continue;
        if (Number(tidy(element.textContent, 10).replace(/\D/g, "")) !== after(element) || !isLive(element)) continue;
        const box = containerOf(element);
        const numbers = [...box.querySelectorAll("*")].filter((each) => !each.children.length && isNumber(each)).length;
        if (numbers >= 2 && (NAMED.test(named(box)) || [...box.querySelectorAll("*")].some((each) => NAMED.test(named(each))) || TOTAL[0].test(box.textContent))) { found.set(box, { ...(found.get(box) || {}), number: element }); }
      }
    }
    for (const select of document.querySelectorAll("select")) {
      if (!isPageChoice(select) || select.closest(ELSE)) continue;
      const box = containerOf(select);
      if (NAMED.test(named(box)) || /页|page/i.test(box.textContent.replace(select.textContent, ""))) found.set(box, { ...(found.get(box) || {}), select });
    }
    // controls that stand among the entries, without a box of their own
    for (const [box, kinds] of found) for (const [other, more] of found) if (other !== box && other.parentElement === box.parentElement) for (const kind in more) kinds[kind] = kinds[kind] || more[kind];
    const list = [...found.entries()].map(([box, kinds]) => ({ box, kinds }));
    list.sort((one, other) => worth(other) - worth(one));
    return list[0] || null;
  };
  const worth = ({ box, kinds }) => (kinds.next && isLive(kinds.next) ? 8 : 0) + (kinds.last ? 2 : 0) + (kinds.next ? 2 : 0) + (kinds.number ? 3 : 0) + (kinds.select ? 2 : 0) + (kinds.more ? 1 : 0) + (NAMED.test(named(box)) ? 1 : 0);
  const pagesOf = (box) => {
    const text = tidy(box.innerText === undefined ? box.textContent : box.innerText, 600);
    for (const pattern of TOTAL) { const told = text.match(pattern); if (told) return Number(told[1]); }
    const numbers = [...box.querySelectorAll("a, span, li, em, b, strong, button")].filter((each) => !each.children.length && isNumber(each)).map((each) => Number(tidy(each.textContent, 10).replace(/\D/g, "")));
    const choices = box.querySelector("select") ? box.querySelector("select").options.length : 0;
    const most = Math.max(choices, ...numbers.filter((each) => each < 5000), 0);
    return most || null;
  };
  const OUTSIDE = "header, footer, nav, [role=navigation], [role=contentinfo], [role=banner]";
  const itemsIn = (region, box) => {
    const found = [];
    let looked = 0;
    for (const each of region.querySelectorAll("a, tr, li, dd, dt, h3, h4, p, [onclick]")) {
      if (looked++ > 5000 || found.length >= 300) break;
      if (box && (box.contains(each) || each.contains(box)) || !isShown(each)) continue;
      const outside = each.closest(OUTSIDE);
      if (outside && outside !== region && !outside.contains(region)) continue;
      if (each.localName !== "a" && (each.querySelector("a, tr, li, dd, p") || each.closest("a"))) continue;
      const text = visibleText(each, 80);
      if (text.length < 4) continue;
      let goes = "";
      if (each.localName === "a") { try { const url = new URL(each.href, document.baseURI); goes = url.protocol.startsWith("http") ? url.pathname + url.search : ""; } catch { goes = ""; } }
      found.push(goes ? `${text} → ${goes}`.slice(0, 160) : text);
    }
    return found;
  };
  let region = "";
  const regionOf = (box) => {
    for (let each = box.parentElement, up = 0; each && up < 12; each = each.parentElement, up++) if (itemsIn(each, box).length >= 2 || each === document.body) return each;
    return document.body;
  };
  const tell = (element, kind, way) => {
    controls.push(element);
    const href = element.getAttribute("href") || "";
    return { kind, handle: controls.length - 1, selector: selectorOf(element), snippet: snippetOf(element), name: wordsOf(element),
      way: way || (href && !/^(?:#|javascript:|$)/i.test(href) ? "link" : "script"), target: element.target || "", number: isNumber(element) };
  };
  globalThis.govsitePaging = {
    find() {
      const pager = pagerOf();
      if (!pager) {
        let framed = false;
        for (const frame of document.querySelectorAll("iframe")) { try { if (isShown(frame) && /下一?页|尾页|末页/.test(frame.contentDocument.body.innerText)) framed = true; } catch { /* of another origin */ } }
        const empty = [...document.querySelectorAll("[class*=page i], [id*=page i], [class*=pagination i]")].some((each) => NAMED.test(named(each)) && !each.textContent.trim());
        return { pager: false, framed, empty };
      }
      const { box, kinds } = pager, found = [];
      for (const kind of ["next", "last", "more"]) if (kinds[kind] && isLive(kinds[kind])) found.push(tell(kinds[kind], kind));
      if (!kinds.next && kinds.number) found.push(tell(kinds.number, "next"));
      const choice = kinds.select || [...box.querySelectorAll("select")].find(isPageChoice);
      if (choice && !found.some((each) => each.kind === "next")) found.push(tell(choice, "next", "select"));
      if (choice && !found.some((each) => each.kind === "last") && choice.options.length > 2) found.push(tell(choice, "last", "select"));
      const around = regionOf(box);
      region = selectorOf(around);
      return { pager: true, framed: false, selector: selectorOf(box), pages: pagesOf(box), controls: found, region, items: itemsIn(around, box) };
    },
    items(known) {
      const pager = pagerOf();
      let around = known ? document.querySelector(known) : null, box = pager ? pager.box : null;
      if (box && (!around || !around.contains(box))) around = regionOf(box);
      return around ? { listed: true, items: itemsIn(around, box) } : { listed: false, items: [] };
    },
    aim(handle) {
      const element = controls[handle];
      if (!element || !element.isConnected) return null;
      element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      const rect = rectOf(element), x = rect.left + rect.width / 2, y = rect.top + rect.height / 2;
      const hit = document.elementFromPoint(x, y);
      return { x, y, covered: !hit || !(element.contains(hit) || hit.contains(element)) };
    },
    choose(handle, last) {
      const element = controls[handle];
      element.selectedIndex = last ? element.options.length - 1 : Math.min(element.selectedIndex + 1, element.options.length - 1);
      for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, { bubbles: true }));
    },
  };
}
