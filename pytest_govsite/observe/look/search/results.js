// What a document shows after a search: links that look like results, the number told, lines that say something about them.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.searchResults) return;
  const NONE = /(没有|未能?|暂未|尚未|并未|未曾|暂时没有)[^，。；,;]{0,12}?(找到|搜到|搜索到|检索到|查询到|查到|匹配|相关|结果|记录|数据|内容|符合)|(暂无|没有|查无|(?:^|[^有])无)(?!障碍)[^，。；,;]{0,8}?(结果|记录|数据|内容|相关|信息|匹配)|找不到|搜不到|查不到|(?<![\d.,])[0０零]\s*(条|个|项|篇|件|则)|结果\s*(为空|为0|数?[:：]\s*0(?!\d))|\bno\s+(results?|match\w*|records?|data|items?|documents?)|\b0\s+(results?|match\w*|items?|documents?|hits)|\bnot\s+found\b|did not match|nothing (was )?found|未找到|没有找到|无结果/i;
  const ERROR = /SQLException|SQLSTATE|ORA-\d{5}|SQL syntax|syntax error (at|near|in)|Unclosed quotation|java\.(lang|sql|util)\.|org\.(apache|springframework|hibernate)\.|Whitelabel Error|Traceback \(most|HTTP Status \d{3}|Internal Server Error|Bad Gateway|Service Unavailable|Fatal error|Server Error in|stack ?trace|系统错误|服务器错误|服务器内部错误|系统异常|程序异常|内部错误|服务异常|接口异常|请求出错|网络错误|网络异常|搜索服务.{0,6}(不可用|异常|出错)|出错了/i;
  const ASKS = /请(先)?(输入|填写).{0,12}(关键|搜索|检索|查询|内容|词|条件)|(关键[字词]|搜索内容|检索词|搜索词|查询内容|内容).{0,6}(不能|不可|不得)为?空|不能为空|please (enter|type|input)|cannot be empty/i;
  const COUNT = [/(?:共|约|为您|找到|搜到|搜索到|检索到|查询到|查到|结果|记录|获得|命中)[^\d。；;\n]{0,24}?([\d,]{1,11})\s*(?:条|个|项|篇|件|则|结果|results?)/i, /结果数?量?\s*[:：(（]\s*([\d,]{1,11})/, /([\d,]{1,11})\s*(?:条|个)?\s*(?:相关)?(?:搜索|检索)?(?:结果|记录)/, /([\d,]{1,11})\s+(?:results?|hits|documents? found|matches)\b/i, /共\s*([\d,]{1,11})\s*[条篇]/];
  const CHROME = "header, footer, nav, [role=navigation], [role=banner], [role=contentinfo], [role=listbox], [class*=suggest i], [class*=autocomplete i], [class*=history i], [class*=hotword i]";
  const squeeze = (text) => kit.squeezed(text).toLowerCase();
  const plain = (address) => {
    try {
      const url = new URL(address, document.baseURI);
      // public and staging host are one site, so the host is left out
      const path = `${decodeURI(url.pathname).replace(/\/(index|default)\.\w+$/, "/").replace(/\/$/, "")}${url.search}`.toLowerCase();
      return path.length > 1 ? path : url.host + path;
    } catch (e) { return ""; }
  };
  // redirects of search engines carry the address in the query
  const carried = (address) => {
    const found = [plain(address)];
    try { for (const value of new URL(address, document.baseURI).searchParams.values()) if (/^(https?:)?\/\//i.test(value)) found.push(plain(value)); } catch (e) { /* no address */ }
    return found;
  };
  const anchors = () => kit.elements().filter((element) => /^(a|area)$/.test(element.localName) || element.hasAttribute("onclick") || (element.hasAttribute("data-url") || element.hasAttribute("data-href")));

  kit.searchBefore = () => {
    kit.before = new WeakSet(anchors());
    kit.linesBefore = new Set(lines());
  };
  const lines = () => kit.documents().flatMap((each) => ((each.body && each.body.innerText) || "").slice(0, 60000).split(/\n+/)).map(kit.flat).filter((line) => line && line.length <= 160).slice(0, 3000);

  kit.searchResults = (query, articles, mark) => {
    const before = kit.before || new WeakSet(), old = kit.linesBefore || new Set();
    const wanted = squeeze(query), said = lines().filter((line) => !old.has(line));
    const bare = (line) => query ? line.split(query).join("“”") : line;
    const some = (pattern) => [...new Set(said.filter((line) => pattern.test(bare(line))))].slice(0, 6);
    const text = kit.documents().map((each) => (each.body && each.body.innerText) || "").join("\n").slice(0, 60000);
    let count = null;
    for (const line of said) {
      for (const pattern of COUNT) {
        const told = pattern.exec(bare(line));
        if (told) { count = Number(told[1].replace(/,/g, "")); break; }
      }
      if (count !== null) break;
    }
    const groups = new Map(), linked = [], shownAt = location.origin + location.pathname;
    let match = null;
    for (const element of anchors().slice(0, 4000)) {
      if (before.has(element)) continue;
      const title = kit.flat(element.textContent) || kit.flat(element.getAttribute("title"));
      const href = element.getAttribute("href") && !/^\s*(#|javascript:)/i.test(element.getAttribute("href")) ? element.href : element.getAttribute("data-url") || element.getAttribute("data-href") || "";
      const named = squeeze(title), addresses = href ? carried(href) : [];
      const searches = href && typeof href === "string" && href.split(/[?#]/)[0] === shownAt;
      for (const article of articles) {
        const same = addresses.includes(plain(article.url));
        const whole = squeeze(article.title), start = named.replace(/(\.{2,}|…+)$/, "");
        // a title may be cut with dots, or stand in a link with its summary or a kind before it
        const called = !searches && named && (named === whole || (start.length >= 10 && whole.startsWith(start)) || (whole.length >= 8 && named.includes(whole) && named.length < whole.length + 400));
        if ((same || called) && kit.shown(element)) {
          if (!linked.includes(article.url)) linked.push(article.url);
          if (squeeze(article.title).startsWith(wanted.slice(0, 8)) && wanted && !match) match = element;
        }
      }
      if (named.length < 4 || !/^(a|area)$/.test(element.localName) && !element.onclick && !element.hasAttribute("onclick") && !element.hasAttribute("data-url") && !element.hasAttribute("data-href")) continue;
      if (searches || element.closest(CHROME) || !kit.shown(element)) continue;
      let path = element.localName;
      for (let at = kit.up(element), steps = 0; at && steps < 5 && at.localName !== "body"; at = kit.up(at), steps++) path += `<${at.localName}.${(at.getAttribute("class") || "").split(/\s+/)[0]}`;
      if (!groups.has(path)) groups.set(path, []);
      groups.get(path).push({ element, path: path.slice(0, 200), title: title.slice(0, 120), url: String(href).slice(0, 500), hits: wanted && (named.includes(wanted) || (wanted.length >= 4 && named.includes(wanted.slice(0, 4)))) });
    }
    const weight = (group) => group.reduce((sum, each) => sum + Math.min(each.title.length, 30) + (each.hits ? 60 : 0), 0);
    let best = [...groups.values()].sort((one, other) => weight(other) - weight(one))[0] || [];
    if (match) best = [...groups.values()].find((group) => group.some((each) => each.element === match)) || best;
    let rank = match ? best.findIndex((each) => each.element === match) + 1 : 0;
    if (match && rank === 0) rank = 1;
    const hits = best.filter((each) => each.hits).length;
    const everything = kit.elements();
    const made = mark ? everything.filter((element) => (element.id || "").startsWith(mark)) : [];
    const fields = everything.filter((element) => element.localName === "input" && kit.shown(element));
    return {
      url: location.href.slice(0, 1000), title: kit.flat(document.title).slice(0, 120), count, rank: rank || null, linked, hits, shown: best.length, pattern: best.length ? best[0].path : "",
      results: best.slice(0, 20).map(({ title, url }) => ({ title, url })), messages: some(NONE), errors: some(ERROR), asks: some(ASKS), text: kit.flat(text.slice(0, 2000)).slice(0, 800),
      captcha: fields.some((field) => /验证码|captcha|checkcode|verify_?code/i.test(`${field.name} ${field.id} ${field.placeholder} ${field.title}`)) || /(拖动|滑动)[^。]{0,6}滑块|安全验证|人机验证|请完成验证/.test(text),
      ran: !!mark && (made.some((element) => element.id === `${mark}ran`) || document.title.includes(`${mark}ran`)), raw: made.some((element) => element.localName === "img"),
      echoed: !!query && text.includes(query.slice(0, 40)), fresh: said.length,
    };
  };
}
