// Links to hosts that are no government sites, and what comes up when one is clicked. Installs `govsiteLeaving`.
(own, skipped, source) => {
  // include look/element.js
  const list = [];
  let before = null;
  const GOVERNMENT = /(?:^|\.)(?:gov\.cn|xn--zfr164b|政务)$/i;
  const SHARE = /service\.weibo\.com|v\.t\.sina\.com|share\.v\.t\.qq|connect\.qq\.com|sns\.qzone|sharer?[./?=_-]|\/share\b|addthis|jiathis|bshare|api\.qrserver/i;
  const isOwn = (host) => own.some((each) => host === each || host.endsWith(`.${each}`));
  const hostOf = (url) => { try { const parsed = new URL(url, document.baseURI); return /^https?:$/.test(parsed.protocol) ? parsed.hostname.toLowerCase() : ""; } catch { return ""; } };
  const isForeign = (url) => {
    const host = hostOf(url);
    return !!host && host.includes(".") && !isOwn(host) && !GOVERNMENT.test(host) && !skipped.some((each) => host === each || host.endsWith(`.${each}`));
  };
  const ADDRESS = /(?:https?:)?\/\/[a-z0-9\u4e00-\u9fa5-]+(?:\.[a-z0-9\u4e00-\u9fa5-]+)+[^\s'"<>)]*/gi;
  const carried = (text) => {
    let told = String(text || "").slice(0, 1000);
    try { told = decodeURIComponent(told); } catch { /* as it stands */ }
    return (told.match(ADDRESS) || []).find(isForeign) || "";
  };
  const REGION = { header: "header", nav: "navigation", footer: "footer", aside: "aside", main: "main" };
  const regionOf = (element) => {
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      const role = (each.getAttribute("role") || "").toLowerCase();
      if (role === "contentinfo") return "footer";
      if (role === "banner") return "header";
      if (role === "navigation") return "navigation";
      if (role === "main") return "main";
      if (role === "complementary") return "aside";
      if (REGION[each.localName]) return REGION[each.localName];
      const named = `${each.id} ${typeof each.className === "string" ? each.className : ""}`;
      if (/(?:^|[\s_-])(?:foot(?:er)?|bottom|copyright|friend-?links?|yqlj|db)(?:$|[\s_-])|footer|friendlink/i.test(named)) return "footer";
      if (/(?:^|[\s_-])(?:header|top|banner)(?:$|[\s_-])/i.test(named)) return "header";
      if (/(?:^|[\s_-])(?:nav|menu|navbar)(?:$|[\s_-])/i.test(named)) return "navigation";
    }
    return "main";
  };
  // scripts of some sites take the address out of the link: what it led to stands in the source
  const lost = new Map();
  if (source) {
    for (const each of new DOMParser().parseFromString(source, "text/html").querySelectorAll("a[href]")) {
      const href = each.getAttribute("href"), text = tidy(each.textContent, 100);
      if (text && isForeign(href)) lost.set(text, new URL(href, document.baseURI).href);
    }
  }
  const targetOf = (element) => {
    const href = element.getAttribute("href") || "";
    if (isForeign(href)) return { url: new URL(href, document.baseURI).href, way: "link" };
    const within = /^\s*javascript:/i.test(href) ? carried(href) : "";
    if (within) return { url: within, way: "script" };
    if (href && hostOf(href) && isOwn(hostOf(href)) && carried(new URL(href, document.baseURI).search) && !/login|sso|oauth|cas\b/i.test(href)) return { url: carried(new URL(href, document.baseURI).search), way: "own" };
    if (href && !/^\s*(?:javascript:|#|$)/i.test(href)) return null;
    for (const attribute of element.attributes) {
      if (/^(?:style|src|class|id)$/.test(attribute.name)) continue;
      const url = carried(attribute.value);
      if (url) return { url, way: "script" };
    }
    const told = element.localName === "a" ? lost.get(tidy(element.textContent, 100)) : "";
    return told ? { url: told, way: "script" } : null;
  };
  const isReachable = (element) => isShown(element) && rectOf(element).width >= 3 && rectOf(element).height >= 3;
  const collect = () => {
    let looked = 0;
    for (const element of document.querySelectorAll("a, area[href], [onclick], select")) {
      if (looked++ > 6000 || list.length >= 400) break;
      if (element.localName === "select") {
        const option = [...element.options].slice(0, 200).find((each) => !each.disabled && carried(each.value) && isForeign(carried(each.value)));
        if (option && isReachable(element)) list.push({ element, option: option.index, url: carried(option.value), way: "select", name: tidy(option.text, 80) });
        continue;
      }
      const target = targetOf(element);
      if (!target || (element.localName !== "area" && !isReachable(element))) continue;
      if (element.localName !== "a" && element.querySelector("a")) continue;
      list.push({ element, ...target, name: nameOf(element) });
    }
  };
  const LIKE = /继续|确定|确认|离开|前往|访问|跳转|是$|^是|\bok\b|yes|continue|proceed|取消|放弃|返回|关闭|留在|否|不|cancel|close|stay|×|✕|╳/i;
  const STOP = /取消|放弃|返回|关闭|留在|暂不|^否$|^不|cancel|close|stay|back|^no$|^[×✕╳xX]$/i;
  const GO = /继续|确定|确认|离开|前往|进入|访问|跳转|^是$|^好|\bok\b|^yes|continue|proceed|leave|visit/i;
  const pressables = (root) => [...root.querySelectorAll("button, a, input[type=button], input[type=submit], [role=button], [onclick], [class*=close i], [class*=cancel i], [class*=btn i], [class*=button i]")].slice(0, 200)
    .filter((each) => isShown(each) && !(each.localName !== "button" && each.localName !== "a" && each.querySelector("button, a, input[type=button]")));
  const labelOf = (each) => nameOf(each) || (/close/i.test(String(each.className)) ? "×" : "");
  const documentsOf = (root) => {
    const found = [root];
    for (const frame of [...(root.localName === "iframe" ? [root] : []), ...root.querySelectorAll("iframe")]) { try { if (frame.contentDocument && frame.contentDocument.body) found.push(frame.contentDocument.body); } catch { /* of another origin */ } }
    return found;
  };
  const chosen = (root, which) => {
    const all = documentsOf(root).flatMap(pressables).filter((each) => labelOf(each).length <= 40);
    const stops = all.filter((each) => STOP.test(labelOf(each)) && !/^(?:继续|确定)/.test(labelOf(each)));
    if (which === "stop") return stops.find((each) => !/^[×✕╳xX]$/.test(labelOf(each))) || stops[0] || all.find((each) => /close|cancel/i.test(`${each.className} ${each.id}`)) || null;
    return all.find((each) => GO.test(labelOf(each)) && !stops.includes(each)) || all.find((each) => each.localName === "a" && isForeign(each.getAttribute("href") || "")) || null;
  };
  const pointOf = (element) => {
    let rect = rectOf(element), x = 0, y = 0;
    const frame = element.ownerDocument.defaultView && element.ownerDocument.defaultView.frameElement;
    if (frame) { const around = frame.getBoundingClientRect(); x = around.left; y = around.top; }
    for (const each of element.getClientRects()) if (each.width >= 3 && each.height >= 3) { rect = each; break; }
    return { x: x + rect.left + rect.width / 2, y: y + rect.top + rect.height / 2 };
  };
  const roots = () => {
    const found = [];
    let looked = 0;
    for (const element of document.body.querySelectorAll("*")) {
      if (looked++ > 20000) break;
      if (before.has(element) || found.some((each) => each.contains(element)) || /^(?:script|style|link|option|br)$/.test(element.localName)) continue;
      const rect = rectOf(element);
      if (rect.width < 40 || rect.height < 16 || rect.bottom < 0 || rect.top > innerHeight + 400 || !isShown(element)) continue;
      found.push(element);
    }
    return found;
  };
  const textOf = (root) => documentsOf(root).map((each) => visibleText(each, 400)).join(" ").trim();
  globalThis.govsiteLeaving = {
    // one of each place and host, the places in turn
    pick(most) {
      collect();
      const seen = new Set(), byRegion = new Map();
      list.forEach((each, handle) => {
        const region = regionOf(each.element), key = `${region} ${hostOf(each.url)} ${each.way}`;
        if (seen.has(key)) return;
        seen.add(key);
        if (!byRegion.has(region)) byRegion.set(region, []);
        byRegion.get(region).push({ handle, region });
      });
      const queues = [...byRegion.values()], chosen = [];
      for (let turn = 0; chosen.length < most && queues.some((queue) => queue.length > turn); turn++)
        for (const queue of queues) if (queue[turn] && chosen.length < most) chosen.push(queue[turn]);
      return { count: list.length, picked: chosen.map(({ handle, region }) => {
        const { element, url, way, name } = list[handle];
        return { handle, region, selector: selectorOf(element), snippet: snippetOf(element), name, url: tidy(url, 500), host: hostOf(url), way,
          share: SHARE.test(url) || !!element.closest("[class*=share i], [id*=share i], [class*=fenxiang i]") };
      }) };
    },
    // after the page was loaded again: the same element by its selector
    find(selector) { const element = document.querySelector(selector); if (!element) return -1; list.push({ element }); return list.length - 1; },
    aim(handle) {
      const { element } = list[handle];
      if (!element.isConnected) return null;
      element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      if (element.localName === "area") return { x: 0, y: 0, covered: false, area: true };
      const point = pointOf(element), hit = document.elementFromPoint(point.x, point.y);
      return { ...point, covered: !hit || !(element.contains(hit) || hit.contains(element)), area: false };
    },
    remember() {
      before = new WeakSet();
      let looked = 0;
      for (const element of document.body.querySelectorAll("*")) { if (looked++ > 20000) break; if (isShown(element)) before.add(element); }
    },
    choose(handle, option) {
      const { element, option: known } = list[handle];
      element.selectedIndex = known;
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    },
    click(handle) { list[handle].element.click(); },
    appeared() {
      if (!before) return null;
      const found = roots().map((root) => ({ root, text: textOf(root), buttons: documentsOf(root).flatMap(pressables).map(labelOf).filter((name) => name && name.length <= 40).slice(0, 12) }))
        .filter((each) => each.text.length >= 2);
      if (!found.length) return null;
      const likely = found.find((each) => each.buttons.some((name) => LIKE.test(name))) || found.sort((one, other) => other.text.length - one.text.length)[0];
      globalThis.govsiteLeaving.root = likely.root;
      return { text: likely.text.slice(0, 400), buttons: likely.buttons };
    },
    way(which, whole) {
      const root = whole ? document.body : globalThis.govsiteLeaving.root;
      const button = root && root.isConnected ? chosen(root, which) : null;
      if (!button) return null;
      button.scrollIntoView({ block: "nearest", behavior: "instant" });
      return { ...pointOf(button), name: labelOf(button) };
    },
    gone() { const { root } = globalThis.govsiteLeaving; return !root || !isShown(root); },
    page() { return { text: visibleText(document.body, 600), buttons: pressables(document.body).map(labelOf).filter((name) => name && name.length <= 40).slice(0, 20) }; },
  };
}
