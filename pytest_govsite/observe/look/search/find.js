// Fields that a site search may be typed into, the button beside one, and what opens or leads to a search.
// Needs base.js of the elderly drive, which knows elements of frames and shadow trees.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.searchBoxes) return;
  const NO_FIELD = /^(hidden|submit|button|image|reset|checkbox|radio|file|range|color|password|email|tel|number|url|date|time|month|week|datetime-local)$/;
  const SAYS = /搜\s*索|检\s*索|搜一|搜\s*$|关键[字词]|search|sousuo|jiansuo|key_?-?words?|full_?text/i;
  const NAMED = /^(q|qt|wd|kw|key|query|keywords?|search\w*|words?|sw|so|ss|title_?key|searchtext|k)$/i;
  const AROUND = /search|sousuo|jiansuo|(^|[-_ /])(so|ss|sou)([-_ /]|box|form|$)/i;
  const OTHER = /用户名|账号|帐号|密码|登录|邮箱|e-?mail|订阅|subscribe|newsletter|验证码|captcha|手机号|电话|姓名|身份证|编号|单号|查询码|受理号|信件|留言|昵称|评论|user_?name|login|passw/i;
  const ASKS = /您?的问题|提问|问一问|有什么可以|智能问答|机器人|咨询|小助手|robot|chat|ask/i;
  const FILTER = /筛选|过滤|本页|表格|filter|本表/i;
  const PART = /事项|办件|服务名称|请输入.{0,8}(名称|指南)|地名|药品|企业名|公交|天气|地图/;
  const ENGINES = /(^|\.)(baidu|sogou|so|bing|google|haosou|360|yahoo|youdao)\.(com|cn)$/i;
  const BAR = /高级|清空|清除|清理|关闭|语音|历史|热词|热搜|登录|注册|取消|返回|重置|close|clear|reset|voice|login|advanced/i;
  const GO = /^(站内|全站|本站|全文|立即|一键|开始|点击|智能|综合)?(搜|搜索|检索|搜一下|搜一搜|查询|查找|search|go|find|确定|提交)(按钮|button)?$/i;

  const attributes = (element) => ["name", "id", "class", "placeholder", "title", "aria-label", "data-placeholder", "tip", "tips", "onclick", "onkeydown", "onkeypress", "onkeyup", "onfocus"]
    .map((name) => (element.getAttribute(name) || "").slice(0, 300)).join(" ");
  const isField = (element) => (element.localName === "input" && !NO_FIELD.test(element.type)) || (element.localName === "textarea" && element.rows <= 3 && element.offsetHeight < 70)
    || (element.getAttribute("role") === "searchbox" && element.isContentEditable);
  const fieldsIn = (root) => [...root.querySelectorAll("input, textarea")].filter(isField);
  // what stands around the field alone: its form, or the largest box that holds no other field
  const group = (element) => {
    if (element.form) return element.form;
    let at = element;
    for (let steps = 0; steps < 5; steps++) {
      const above = kit.up(at);
      if (!above || /^(body|html|header|main)$/.test(above.localName) || fieldsIn(above).length > 1 || kit.flat(above.textContent).length > 300) break;
      at = above;
    }
    return at;
  };
  const hostOf = (address) => { try { return new URL(address, document.baseURI).hostname; } catch (e) { return ""; } };
  const own = (form, name) => form.getAttribute(name) || "";

  const judged = (element) => {
    const around = group(element), form = element.form || null;
    const labels = [...(element.labels || [])].map((label) => kit.flat(label.textContent)).join(" ");
    const told = `${attributes(element)} ${labels} ${kit.flat(element.value).slice(0, 40)}`;
    const asked = `${element.getAttribute("placeholder") || ""} ${labels} ${element.getAttribute("title") || ""} ${element.getAttribute("aria-label") || ""} ${kit.flat(element.value).slice(0, 40)}`;
    let score = 0;
    if (element.type === "search") score += 4;
    if (element.getAttribute("role") === "searchbox" || element.closest("[role=search], search")) score += 4;
    if (SAYS.test(told)) score += 3;
    if (NAMED.test(element.name || "") || NAMED.test(element.id || "")) score += 2;
    const action = form ? own(form, "action") : "";
    if (form && (AROUND.test(action) || AROUND.test(`${own(form, "id")} ${own(form, "class")} ${own(form, "name")}`))) score += 3;
    let above = kit.up(element), near = "";
    for (let steps = 0; above && steps < 3 && above.localName !== "body"; steps++, above = kit.up(above)) near += ` ${above.id} ${above.getAttribute("class") || ""}`;
    if (AROUND.test(near)) score += 2;
    for (const other of around.querySelectorAll("a, button, input[type=submit], input[type=button], input[type=image], [onclick], [role=button]")) {
      if (kit.names(other).some((name) => GO.test(kit.squeezed(name)) && !/^(确定|提交|go)$/i.test(kit.squeezed(name))) || SAYS.test(attributes(other))) { score += 3; break; }
    }
    const host = action ? hostOf(action) : "";
    if (ENGINES.test(host) && !/^zhannei\./.test(host)) return null;
    if (around.querySelector("input[type=password]")) return null;
    const text = kit.flat(around.textContent).slice(0, 120);
    if (OTHER.test(asked) || (OTHER.test(told) && !SAYS.test(told))) return null;
    if (ASKS.test(asked) || /robot|znwd|chat/i.test(near)) score -= 6;
    if (FILTER.test(`${told} ${text}`) || element.getAttribute("aria-controls") && element.closest("table, .dataTables_filter")) score -= 5;
    if (PART.test(asked)) score -= 3;
    const many = form ? fieldsIn(form).filter(kit.shown).length : 1;
    if (many > 2) score -= 4;
    if (form && form.querySelector("textarea") && element.localName !== "textarea") score -= 5;
    if (element.disabled || element.readOnly) score -= 3;
    const rect = kit.rect(element);
    if (score > 0 && (rect.top + scrollY < 420 || element.closest("header"))) score += 1;
    return { score, form, around };
  };
  const captchaIn = (around) => [...around.querySelectorAll("input")].some((field) => /验证码|captcha|yzm|checkcode|verify_?code/i.test(attributes(field)))
    || !!around.querySelector("img[src*=captcha i], img[src*=yzm i], img[src*=verifycode i], img[src*=checkcode i]");

  kit.searchBoxes = () => {
    const found = [];
    for (const element of kit.elements()) {
      if (!isField(element)) continue;
      const seen = judged(element);
      if (!seen || seen.score < 4) continue;
      const { form } = seen;
      found.push({
        handle: kit.keep(element), score: seen.score, shown: kit.shown(element), selector: kit.selector(element), snippet: kit.snippet(element),
        name: (kit.names(element)[0] || "").slice(0, 60), placeholder: (element.getAttribute("placeholder") || "").slice(0, 80),
        action: form && own(form, "action") ? form.ownerDocument.defaultView ? new URL(own(form, "action"), form.ownerDocument.baseURI).href.slice(0, 300) : "" : "",
        method: form ? (form.method || "get") : "", target: form ? own(form, "target").slice(0, 40) : "", captcha: captchaIn(seen.around),
      });
      if (found.length >= 12) break;
    }
    return found.sort((one, other) => (other.shown - one.shown) || (other.score - one.score));
  };

  // what may be the button of a field, the likeliest first
  kit.searchButtons = (handle) => {
    const box = kit.kept[handle];
    if (!box || !box.isConnected) return [];
    const rect = kit.rect(box), form = box.form || null, found = [];
    let area = box;
    for (let steps = 0; steps < 4 && kit.up(area) && kit.up(area).localName !== "body"; steps++) area = kit.up(area);
    if (form && !area.contains(form)) area = form.contains(area) ? form : area;
    const known = new Set();
    const candidates = [...area.querySelectorAll("a, button, input, i, span, img, div, svg, em, b, label, [onclick], [role=button]")].slice(0, 400);
    if (form) candidates.push(...[...form.elements].filter((each) => !area.contains(each)));
    for (const element of candidates) {
      if (element === box || element.contains(box) || known.has(element) || !kit.shown(element)) continue;
      known.add(element);
      const type = element.localName === "input" ? element.type : "";
      if (element.localName === "input" && !/^(submit|button|image)$/.test(type)) continue;
      const place = kit.rect(element);
      if (place.width > 260 || place.height > 120) continue;
      const dx = Math.max(0, place.left - rect.right, rect.left - place.right), dy = Math.max(0, place.top - rect.bottom, rect.top - place.bottom);
      const submits = /^(submit|image)$/.test(type) || (element.localName === "button" && element.type === "submit" && !!element.form);
      const mine = submits && element.form === form && !!form;
      if (!mine && (dx > 160 || dy > 60)) continue;
      const names = kit.names(element).map(kit.squeezed), marks = `${attributes(element)} ${(element.getAttribute("src") || "").slice(-80)}`;
      if (names.some((name) => BAR.test(name)) || (!names.length && BAR.test(marks)) || names.some((name) => name.length > 12 && !GO.test(name))) continue;
      const style = kit.style(element), clicks = kit.clickable(element) || style.cursor === "pointer";
      const named = names.some((name) => GO.test(name)), marked = SAYS.test(marks) || AROUND.test(marks);
      const href = element.localName === "a" ? element.getAttribute("href") || "" : "";
      if (href && !/^(#|javascript:)/i.test(href) && !named && !marked) continue;
      if (!clicks && !marked && !named) continue;
      let score = (mine ? 5 : 0) + (submits && !form ? 2 : 0) + (named ? 5 : 0) + (marked ? 3 : 0) + (clicks ? 2 : 0) + (kit.clickable(element) ? 1 : 0);
      score -= dx / 40 + dy / 30;
      if (!names.length && !marked && !mine && (dx > 30 || dy > 10)) score -= 4;
      if (score < 2.5) continue;
      found.push({ handle: kit.keep(element), score, sure: mine || named || marked, name: (names[0] || "").slice(0, 40), selector: kit.selector(element), snippet: kit.snippet(element) });
    }
    return found.sort((one, other) => other.score - one.score).slice(0, 6);
  };

  // what on the page opens a search or leads to one
  kit.searchOpeners = () => {
    const NAME = /^(站内|全站|本站|我要|网站|智能|全文|信息|高级|站点|交互区)?(搜|搜索|检索|搜一下|搜一搜|信息搜索|信息检索|search)(一下|入口|按钮|图标|框)?$/i;
    const MARK = /(^|[-_ /])(icon-?|btn-?|nav-?|header-?|top-?|fa-)?(search|sousuo|sou)([-_ .](icon|btn|button|open|toggle|link|outline|line|o|png|svg|gif)|icon|btn|ico)?([-_ .]|$)/i;
    const found = [], known = new Set();
    for (const element of kit.elements()) {
      if (!/^(a|button|div|span|i|img|svg|em|li|input|label|b|p)$/.test(element.localName) || element.childElementCount > 6 || isField(element)) continue;
      if (element.localName === "input" && !/^(button|submit|image)$/.test(element.type)) continue;
      const names = kit.names(element).map(kit.squeezed);
      const told = names.some((name) => name.length <= 10 && NAME.test(name));
      const text = kit.flat(element.textContent);
      const marks = `${element.getAttribute("class") || ""} ${element.id} ${(element.getAttribute("src") || "").split("/").pop()}`;
      const marked = text.length <= 4 && MARK.test(marks.slice(0, 200));
      if (!told && !marked) continue;
      const control = kit.control(element);
      if (known.has(control) || !kit.shown(control) || control.closest("footer, [role=contentinfo]")) continue;
      known.add(control);
      const href = control.localName === "a" && control.getAttribute("href") && !/^\s*(#|javascript:)/i.test(control.getAttribute("href")) ? control.href.slice(0, 500) : "";
      if (href && ENGINES.test(hostOf(href))) continue;
      const clicks = kit.clickable(control) || kit.style(control).cursor === "pointer";
      const rect = kit.rect(control);
      if (rect.height > 160 || text.length > 40 || (!told && !clicks)) continue;
      const score = (told ? 4 : 0) + (marked ? 3 : 0) + (clicks ? 2 : 0) + (rect.top + scrollY < 500 ? 2 : 0) - (text.length > 8 ? 2 : 0);
      found.push({ handle: kit.keep(control), score, name: (names[0] || text || marks.trim()).slice(0, 40), href, selector: kit.selector(control) });
      if (found.length >= 20) break;
    }
    return found.sort((one, other) => other.score - one.score).slice(0, 5);
  };

  kit.searchField = (handle) => {
    const element = kit.kept[handle];
    if (!element || !element.isConnected) return null;
    let active = element.ownerDocument.activeElement;
    while (active && active.shadowRoot && active.shadowRoot.activeElement) active = active.shadowRoot.activeElement;
    return { shown: kit.shown(element), focused: active === element, value: (element.value !== undefined ? element.value : element.textContent || "").slice(0, 300) };
  };
  kit.searchFocus = (handle) => { const element = kit.kept[handle]; if (element) element.focus(); };
}
