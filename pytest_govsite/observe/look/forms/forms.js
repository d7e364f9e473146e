// Forms of a page: fields with what names them, the control that sends, texts and messages that come up.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.forms) return;
  const NONE = /^(hidden|submit|button|reset|image)$/;
  const SEND = /提交|递交|发送|发表|发布|投票|投递|寄出|写信|留言|申请|咨询|保存|确定|确认|登记|报名|预约|submit|send|post|confirm|save|apply/i;
  const NOT_SEND = /重置|重填|清空|取消|返回|关闭|重写|获取|发送(?:短信|手机|邮箱)?验证码|验证码|上传|选择|浏览|添加|删除|换一|看不清|暂存|预览|打印|搜索|检索|查询|登录|注册|首页|我要|须知|说明|reset|cancel|clear|close|search|login|upload|browse/i;
  const QUERY = /查询|查看|检索|搜索|搜|筛选|search|query|find|go/i;
  const SEARCHES = /搜索|检索|关键[字词]|全文|站内|search|keyword|\bkw\b|\bwd\b|\bq\b/i;
  const CONSENT = /同意|已阅读|我已|承诺|知晓|知悉|隐私|须知|协议|条款|agree|consent|terms/i;
  const CHAT = /(?:^|[-_ ])(?:chat|robot|kefu|webim|im)(?:$|[-_ ])|智能问答|客服/i;
  const RATING = /满意|评价|打分|评分|星级|有用|有帮助/;
  const EMPTY_OPTION = /请选择|选择|^[-—\s]*$|全部|不限|please|select/i;
  const NUMBER = /查询(?:码|编号|号)|受理(?:编)?号|信件编号|回执|流水号|查询密码/;
  let groups = [];

  const isField = (e) => {
    if (e.localName === "input") return !NONE.test(e.type);
    return e.localName === "select" || e.localName === "textarea" || e.isContentEditable && (!e.parentElement || !e.parentElement.isContentEditable) || (e.localName === "body" && e.ownerDocument.designMode === "on");
  };
  const choice = (e) => e.localName === "input" && /^(radio|checkbox)$/.test(e.type);
  const isShown = (e) => e.localName === "body" ? kit.shown(e.ownerDocument.defaultView.frameElement || e) : kit.shown(e) || (e.localName === "input" && [...(e.labels || [])].some(kit.shown));
  // where it stands among the others: an editor is a document in a frame
  const host = (e) => (e.localName === "body" && e.ownerDocument.defaultView.frameElement) || e;
  const sees = (container, e) => container.contains(host(e)) || container.contains(e);
  const searches = (e) => e.type === "search" || e.getAttribute("role") === "searchbox"
    || (/^(text|input)$/.test(e.type || "text") && SEARCHES.test([e.placeholder, e.name, e.id, e.title, e.getAttribute("aria-label")].join(" ")));
  const named = (e) => (kit.names(e)[0] || "").replace(/\s+/g, "");
  const controls = (scope, elements) => elements.filter((e) =>
    /^(button|a|input|div|span|img|p|li)$/.test(e.localName) && scope.contains(e) && (e.localName === "button" || (e.localName === "input" && /^(submit|button|image)$/.test(e.type))
      || e.localName === "a" || e.hasAttribute("onclick") || e.getAttribute("role") === "button" || (/btn|button|submit/i.test(`${e.id} ${e.getAttribute("class") || ""}`) && !e.querySelector("button, a, input")))
    && kit.flat(e.textContent).length <= 16 && kit.shown(e));

  const submitOf = (form, scope, fields, elements) => {
    let best = null, most = 0;
    for (const e of controls(scope, elements)) {
      const name = named(e), hint = `${e.id} ${e.getAttribute("class") || ""} ${e.getAttribute("onclick") || ""} ${e.getAttribute("name") || ""} ${e.getAttribute("src") || ""}`;
      if (NOT_SEND.test(name) && !/^(?:提交|确认|立即)?(?:查询)?提交/.test(name)) continue;
      const type = e.localName === "button" || e.localName === "input" ? e.type : "";
      let score = 0;
      if (/提交|递交|发送|发表|投票|submit|send/i.test(name)) score = 6;
      else if (SEND.test(name) && name.length <= 10) score = 4;
      if (/^(submit|image)$/.test(type) && (e.form === form || !form)) score += 3;
      if (!name && /submit|tijiao|\btj\b|send/i.test(hint)) score += 2;
      if (e.localName === "a" && /^https?:/.test(e.href || "") && !e.hasAttribute("onclick") && !/#$/.test(e.getAttribute("href") || "") && e.href.split("#")[0] !== location.href.split("#")[0]) score -= 5;
      if (score > 0 && fields.length && fields[fields.length - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) score += 1;
      if (score > most) { most = score; best = e; }
    }
    return best;
  };

  // of a form in several steps, what leads to the next one
  const nextOf = (scope, elements) => controls(scope, elements).find((e) => /^(?:下一步|下一页|继续(?:填写)?|保存并(?:继续|下一步)|next(?: step)?|continue)$/i.test(named(e))) || null;

  const textsIn = (root, before, skip) => {
    const told = [];
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), count = 0; node && count < 200; node = walker.nextNode(), count++) {
      if (before && !(before.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)) break;
      const text = kit.flat(node.data), parent = node.parentElement;
      if (text && parent && !/^(option|script|style|textarea|select)$/.test(parent.localName) && !(skip && skip(parent)) && kit.shown(parent)) told.push(text);
    }
    return told.join(" ");
  };
  const rowOf = (own, fields, scope) => {
    let at = host(own[0]);
    while (at.parentElement && at.parentElement !== scope && at.parentElement.localName !== "body" && !fields.some((f) => !own.includes(f) && sees(at.parentElement, f))) at = at.parentElement;
    return at;
  };
  const byIds = (e, ids) => (ids || "").split(/\s+/).map((id) => id && e.ownerDocument.getElementById(id)).filter(Boolean).map((one) => kit.flat(one.textContent)).join(" ").trim();
  const BARE = /^[-—–~～至@.:：·()（）/\s*＊]*$/;
  const pictured = (e) => { const image = e.localName === "img" ? e : e.querySelector("img"); return image && kit.shown(image) ? kit.flat(image.alt) || "图片" : ""; };
  // the text before a field: in its row, else before the row; parts of one answer (area code and number, province and
  // city) stand in one line and share it
  const besides = (row, first, all, depth) => {
    const told = row !== first && row.contains(first) ? textsIn(row, first) : "";
    if (told && !BARE.test(told)) return told;
    if (row !== first && row.contains(first)) {
      const drawn = [...row.querySelectorAll("img")].find((image) => image.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING && kit.shown(image));
      if (drawn) return kit.flat(drawn.alt) || "图片";
    }
    let at = row;
    for (let steps = 0, up = 0; steps < 12; steps++) {
      while (!at.previousSibling && up < 2 && at.parentElement && !/^(form|body|table)$/.test(at.parentElement.localName)) { at = at.parentElement; up++; }
      at = at.previousSibling;
      if (!at) return "";
      if (at.nodeType === 3) { if (!BARE.test(at.data)) return kit.flat(at.data).slice(-60); continue; }
      if (at.nodeType !== 1) continue;
      const inner = isField(at) ? [at] : all.filter((f) => at.contains(host(f)));
      if (inner.length || at.querySelector("input:not([type=hidden]), select, textarea")) {
        const other = inner[inner.length - 1];
        if (!other || depth > 6) return "";
        const mine = kit.rect(first), its = kit.rect(host(other));
        const shared = Math.min(mine.bottom, its.bottom) - Math.max(mine.top, its.top);
        if (shared < Math.min(mine.height, its.height) / 2) return "";
        const labels = [...(other.labels || [])].map((one) => kit.flat(one.textContent)).filter(Boolean);
        return labels[0] || besides(at, host(other), all, depth + 1);
      }
      if (/^h[12]$|^legend$/.test(at.localName) || at.querySelector("h1, h2, legend")) return "";
      const text = textsIn(at);
      if (text && !BARE.test(text)) return text.length <= (up ? 40 : 200) ? text.slice(-80) : "";
      const drawn = pictured(at);
      if (drawn) return drawn;
    }
    return "";
  };
  const cut = (text) => kit.flat(text).replace(/\s*[（(]\s*(?:必填|必选|必填项|required)\s*[)）]/gi, "").replace(/[*＊\s:：]+$/g, "").replace(/^[*＊\s]+/, "").slice(0, 80);
  const STAR = /[*＊✱]|必填|必选|required/i;

  const describe = (own, fields, scope) => {
    const first = own[0], row = rowOf(own, fields, scope), group = own.length > 1 || choice(first) && first.type === "radio";
    const labels = [...(first.labels || [])];
    const beside = besides(row, host(first), fields, 0);
    let label = "", by = "";
    const say = (text, way) => { if (!label && cut(text)) { label = cut(text); by = way; } };
    if (group) {
      const set = first.closest("fieldset, [role=radiogroup], [role=group]");
      if (set && !fields.some((f) => !own.includes(f) && set.contains(f))) {
        const legend = set.querySelector("legend");
        if (legend) say(legend.textContent, "label");
        say(set.getAttribute("aria-label"), "aria"); say(byIds(set, set.getAttribute("aria-labelledby")), "aria");
      }
      say(beside, "beside");
    }
    say(byIds(first, first.getAttribute("aria-labelledby")), "aria");
    say(first.getAttribute("aria-label"), "aria");
    if (!group || own.length === 1) for (const one of labels) say(textsIn(one) || one.textContent, "label");
    say(beside, "beside");
    if (choice(first) && !label) say(textsIn(row), "beside");
    say(first.getAttribute("title"), "title");
    say(first.getAttribute("placeholder"), "placeholder");
    if (!choice(first)) say(textsIn(row), "beside");
    if (!label && group) say((labels[0] || {}).textContent, "label");
    const marks = labels.concat(row, row.previousElementSibling || []).filter((e) => e.nodeType === 1 && !(e !== row && e.querySelector && e.querySelector("input:not([type=hidden]), select, textarea")));
    const drawn = marks.some((e) => ["::before", "::after"].some((which) => STAR.test(kit.style(e, which).content)) || [...e.querySelectorAll("label, span, i, em, b")].slice(0, 6).some((inner) => ["::before", "::after"].some((which) => STAR.test(kit.style(inner, which).content))));
    const starred = drawn || STAR.test(labels.map((one) => one.textContent).join(" ")) || STAR.test(beside) || (!choice(first) && STAR.test(textsIn(row).slice(0, 200)))
      || (by === "beside" && [row, row.parentElement].some((e) => e && e.previousElementSibling && STAR.test(e.previousElementSibling.textContent.slice(0, 60)) && !e.previousElementSibling.querySelector("input, select, textarea")));
    const mark = own.some((e) => e.required) ? "attribute" : own.some((e) => e.getAttribute("aria-required") === "true") ? "aria" : starred ? "star" : "";
    const format = [first.getAttribute("pattern"), first.maxLength > 0 ? `maxlength=${first.maxLength}` : ""].filter(Boolean).join(" ").slice(0, 120);
    const optionText = (e) => kit.flat([...(e.labels || [])].map((one) => one.textContent).join(" ") || e.value).slice(0, 40);
    return {
      handles: own.map(kit.keep), row, label, by, name: first.name || first.id || "", mark, format,
      kind: isField(first) && /^(select|textarea)$/.test(first.localName) ? first.localName : first.localName === "input" ? first.type : "editor",
      hint: kit.flat([first.getAttribute("placeholder"), byIds(first, first.getAttribute("aria-describedby")), first.getAttribute("title")].filter(Boolean).join(" ")).slice(0, 160),
      options: (first.localName === "select" ? [...first.options].map((o) => kit.flat(o.textContent).slice(0, 40)) : choice(first) ? own.map(optionText) : []).slice(0, 12),
      consent: first.type === "checkbox" && own.length === 1 && CONSENT.test(optionText(first) + label + textsIn(row).slice(0, 80)),
      disabled: own.every((e) => e.disabled || e.matches(":disabled")), readonly: !!first.readOnly, limit: first.maxLength > 0 ? first.maxLength : 0,
      selector: kit.selector(first), snippet: kit.snippet(first), box: kit.box(host(first)),
    };
  };

  const titleOf = (scope, fields) => {
    // the legend of some of the fields is no name for all of them
    const legend = scope.querySelector("legend"), set = legend && legend.closest("fieldset");
    const inside = scope.querySelector(set && fields.every((f) => sees(set, f)) ? "h1, h2, h3, legend, caption" : "h1, h2, h3, caption");
    if (inside && kit.flat(inside.textContent).length <= 60 && kit.flat(inside.textContent)) return kit.flat(inside.textContent);
    const headings = [...scope.ownerDocument.querySelectorAll("h1, h2, h3")].filter((h) => h.compareDocumentPosition(scope) & Node.DOCUMENT_POSITION_FOLLOWING && kit.shown(h));
    return headings.length ? kit.flat(headings[headings.length - 1].textContent).slice(0, 60) : kit.flat(document.title).slice(0, 60);
  };

  // choices alone make a form where there are several, as in surveys and appointments
  const asksMuch = (fields) => fields.filter((f) => f.localName === "select").length + new Set(fields.filter((f) => f.type === "checkbox").map((f) => f.name)).size >= 2;
  // forms, and controls without a form that stand together; `use` tells what each is for
  kit.forms = () => {
    const elements = kit.elements();
    const all = elements.filter((e) => (/^(input|select|textarea|body)$/.test(e.localName) || e.isContentEditable) && isField(e) && isShown(e)).slice(0, 400);
    const byForm = new Map();
    for (const field of all) {
      const place = host(field);
      let key = field.form || place.closest("form");
      if (!key) {
        key = place;
        while (key.parentElement && key.parentElement.localName !== "body" && !(all.some((f) => f !== field && sees(key, f)) && controls(key, elements).some((c) => SEND.test(named(c)) && !NOT_SEND.test(named(c))))) key = key.parentElement;
      }
      const known = [...byForm.keys()].find((other) => other === key || (other.localName !== "form" && key.localName !== "form" && (other.contains(key) || key.contains(other))));
      byForm.set(known || key, [...(byForm.get(known || key) || []), field]);
    }
    groups = [];
    for (const [key, members] of byForm) {
      const form = key.localName === "form" ? key : null;
      const fields = members.filter((f) => !searches(f));
      if (!fields.length) continue;
      let scope = key, submit = submitOf(form, scope, fields, elements);
      for (let steps = 0; !submit && steps < 3 && scope.parentElement && scope.parentElement.localName !== "body"; steps++) {
        if (all.some((f) => !members.includes(f) && !searches(f) && sees(scope.parentElement, f))) break;
        scope = scope.parentElement;
        submit = submitOf(form, scope, fields, elements);
      }
      if (!submit && form && form.id) submit = elements.find((e) => e.getAttribute("form") === form.id && /^(button|input)$/.test(e.localName) && e.type === "submit" && kit.shown(e)) || null;
      const next = submit ? null : nextOf(scope, elements);
      submit = submit || next;
      const password = fields.some((f) => f.type === "password");
      const texts = fields.filter((f) => !choice(f) && f.localName !== "select" && f.type !== "file");
      const writes = fields.some((f) => f.localName === "textarea" || f.localName === "body" || f.isContentEditable);
      const queries = controls(scope, elements).some((c) => QUERY.test(named(c)) && named(c).length <= 6);
      const words = kit.flat(textsIn(key)).slice(0, 600);
      const around = `${key.id} ${key.getAttribute("class") || ""} ${key.parentElement ? `${key.parentElement.id} ${key.parentElement.getAttribute("class") || ""}` : ""}`;
      let use = "form";
      if (password && /登录|登陆|login|sign ?in/i.test(words + controls(scope, elements).map(named).join(" "))) use = "login";
      else if (CHAT.test(around)) use = "chat";
      else if (!writes && queries && !(submit && /提交|submit/i.test(named(submit))) && texts.length) use = NUMBER.test(words + fields.map((f) => f.placeholder || "").join(" ")) ? "query" : "search";
      else if (!writes && texts.length <= 1 && !fields.some((f) => f.type === "radio") && !(submit && asksMuch(fields) && /提交|投票|报名|预约|下一步|submit|vote|next/i.test(named(submit)))) use = "box";
      else if (!texts.length && RATING.test(words) && new Set(fields.filter(choice).map((f) => f.name)).size <= 2 && !/问卷|调查/.test(document.title)) use = "rating";
      groups.push({ key, form, scope, submit, next, fields, use });
    }
    return groups.map((group, index) => tellForm(group, index));
  };
  const tellForm = (group, index) => {
    const seen = new Set(), owns = [];
    for (const field of group.fields) {
      if (seen.has(field)) continue;
      const own = choice(field) && field.name ? group.fields.filter((f) => choice(f) && f.name === field.name && f.type === field.type) : [field];
      own.forEach((f) => seen.add(f));
      owns.push(own);
    }
    group.told = owns.slice(0, 40).map((own) => describe(own, group.fields, group.scope));
    const control = group.submit;
    return {
      index, use: group.use, next: !!group.next, title: titleOf(group.scope, group.fields), method: group.form ? group.form.method : "", selector: kit.selector(group.key), snippet: kit.snippet(group.key.cloneNode(false)),
      action: group.form && group.form.getAttribute("action") ? new URL(group.form.getAttribute("action"), group.form.baseURI).href.slice(0, 500) : "",
      frame: group.key.ownerDocument === document ? "" : group.key.ownerDocument.location.href,
      fields: group.told.map(({ row, ...rest }) => rest),
      submit: control ? { ...kit.tell(control, named(control), control.localName), disabled: !!control.disabled || control.getAttribute("aria-disabled") === "true" } : null,
    };
  };

  // entering
  kit.ready = (handle, value) => {
    const field = kit.kept[handle];
    if (!field || !field.isConnected) return "gone";
    if (field.disabled || field.readOnly || field.type === "file") return "not";
    if (field.localName === "select" || choice(field)) return "not";
    if (field.localName === "input" && /^(date|time|month|week|datetime-local|number|range|color)$/.test(field.type)) {
      field.focus();
      field.value = value;
      ["input", "change"].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));
      return "set";
    }
    host(field).scrollIntoView({ block: "center", behavior: "instant" });
    field.focus();
    if (field.select) field.select();
    else { const range = field.ownerDocument.createRange(); range.selectNodeContents(field); const chosen = field.ownerDocument.getSelection(); chosen.removeAllRanges(); chosen.addRange(range); }
    return "type";
  };
  kit.leave = () => { for (const d of kit.documents()) if (d.activeElement && d.activeElement !== d.body) d.activeElement.blur(); };
  kit.choose = (handles) => {
    const fields = handles.map((h) => kit.kept[h]).filter((f) => f && f.isConnected && !f.disabled);
    if (!fields.length) return "";
    const first = fields[0];
    if (first.localName === "select") {
      const at = [...first.options].findIndex((o, number) => o.value !== "" && !o.disabled && !(number === 0 && EMPTY_OPTION.test(o.textContent)));
      if (at < 0) return "";
      first.selectedIndex = at;
      ["input", "change"].forEach((name) => first.dispatchEvent(new Event(name, { bubbles: true })));
      return kit.flat(first.options[at].textContent).slice(0, 40);
    }
    if (!fields.some((f) => f.checked)) first.click();
    const checked = fields.find((f) => f.checked);
    return checked ? kit.flat([...(checked.labels || [])].map((l) => l.textContent).join(" ") || checked.value).slice(0, 40) : "";
  };
  kit.empty = (handles) => {
    for (const field of handles.map((h) => kit.kept[h])) {
      if (!field || field.disabled || field.readOnly || choice(field) || field.localName === "select" || field.type === "file") continue;
      if (!("value" in field)) { if (kit.flat(field.textContent)) field.textContent = ""; continue; }
      if (field.value) { field.value = ""; ["input", "change"].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true }))); }
    }
  };
  kit.value = (handle) => {
    const field = kit.kept[handle];
    if (!field || !field.isConnected) return null;
    return "value" in field ? String(field.value).slice(0, 6000) : kit.flat(field.textContent);
  };

  // texts that are shown, and those that come up
  const shownTexts = () => {
    const told = new Map();
    for (const root of kit.documents()) {
      if (!root.body) continue;
      const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), count = 0; node && count < 6000; node = walker.nextNode(), count++) {
        if (node.data.trim() === "") continue;
        const e = node.parentElement;
        if (!e || e.isContentEditable || /^(script|style|noscript|option|textarea|title)$/.test(e.localName) || !kit.shown(e)) continue;
        told.set(e, `${told.get(e) || ""} ${node.data}`.slice(0, 600));
      }
    }
    return told;
  };
  // a hint in a field may be turned into a message
  const hintsIn = () => new Map(watched ? watched.told.flatMap((t) => t.handles.slice(0, 1)).map((h) => kit.kept[h]).filter((e) => e && e.placeholder).map((e) => [e, e.placeholder]) : []);
  let hints = new Map();
  let before = new Map(), came = new Map(), watched = null, timer = 0;
  // fields that are told apart by looks alone: what turned red, or began to shake, of a field, its row and its form
  let looks = new Map(), marked = new Set();
  const RED = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)/;
  const red = (colour) => {
    const [all, r, g, b, a] = RED.exec(colour || "") || [];
    return !!all && Number(a === undefined ? 1 : a) > 0.1 && r >= 130 && r - g >= 25 && r - b >= 25 && Math.abs(g - b) <= 45;
  };
  const looksOf = (e) => {
    const style = kit.style(e);
    const edges = ["Top", "Right", "Bottom", "Left"].some((side) => parseFloat(style[`border${side}Width`]) > 0 && red(style[`border${side}Color`]));
    const shadow = (/rgba?\([^)]*\)/.exec(style.boxShadow) || [""])[0];
    return {
      red: edges || red(style.backgroundColor) || red(shadow) || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 && red(style.outlineColor)) || (e.localName === "label" && red(style.color)),
      moves: e.getAnimations ? e.getAnimations().filter((each) => each.playState === "running" && !("transitionProperty" in each)).length : 0,
    };
  };
  const partsOf = (field) => {
    const first = kit.kept[field.handles[0]];
    if (!first) return [];
    const parts = [host(first), ...(first.labels || [])];
    for (let at = host(first).parentElement; at && watched.scope.contains(at) && parts.length < 8; at = at.parentElement) {
      if (at !== watched.key && watched.told.some((t) => t !== field && kit.kept[t.handles[0]] && at.contains(kit.kept[t.handles[0]]))) break;
      parts.push(at);
      if (at === watched.key) break;
    }
    if (!parts.includes(watched.key) && watched.key.localName !== "body") parts.push(watched.key);
    return parts;
  };
  const compareLooks = () => {
    if (!watched) return;
    for (const [index, field] of watched.told.entries()) {
      if (marked.has(index)) continue;
      for (const part of partsOf(field)) {
        const old = looks.get(part), now = old && looksOf(part);
        if (!old || !(now.red && !old.red || now.moves > old.moves)) continue;
        // what only the focus does to a field is no mark
        if (!now.red && kit.kept[field.handles[0]] === part.ownerDocument.activeElement) continue;
        marked.add(index);
        break;
      }
    }
  };
  const nearest = (e) => {
    if (!watched || !watched.told.length) return [null, null, false];
    const rect = kit.rect(e);
    let best = null, least = Infinity;
    for (const [index, field] of watched.told.entries()) {
      const first = kit.kept[field.handles[0]];
      if (!first || !first.isConnected) continue;
      const ids = `${first.getAttribute("aria-describedby") || ""} ${first.getAttribute("aria-errormessage") || ""}`.split(/\s+/).filter(Boolean);
      if (ids.some((id) => { const d = first.ownerDocument.getElementById(id); return d && d.contains(e); }) || (e.htmlFor && e.control === first)) return [index, 0, true];
      if (field.row && field.row.contains(e)) return [index, 0, false];
      for (const handle of field.handles.slice(0, 6)) {
        const other = kit.rect(host(kit.kept[handle]));
        const across = Math.max(0, other.left - rect.right, rect.left - other.right), down = Math.max(0, other.top - rect.bottom, rect.top - other.bottom);
        const gap = Math.hypot(across, down);
        if (gap < least) { least = gap; best = index; }
      }
    }
    return [best, best === null ? null : Math.round(least), false];
  };
  const collect = () => {
    compareLooks();
    for (const [e, text] of hintsIn()) {
      if (hints.get(e) === text || came.has(e)) continue;
      came.set(e, { text: kit.flat(text).slice(0, 200), way: "page", field: watched.told.findIndex((t) => kit.kept[t.handles[0]] === e), distance: 0, described: false });
    }
    for (const [e, text] of shownTexts()) {
      const flat = kit.flat(text), colour = kit.style(e).color, old = before.get(e);
      if (old && old.flat === flat && old.colour === colour) continue;
      const known = came.get(e);
      if (known && known.text === flat.slice(0, 200)) continue;
      if (old && old.flat === flat && e.localName === "label") continue;
      if (came.size >= 60) return;
      const [field, distance, described] = nearest(e);
      came.set(e, { text: flat.slice(0, 200), way: old && old.flat === flat ? "recoloured" : "page", field, distance, described });
    }
  };
  let native = [];
  const onInvalid = (event) => {
    const field = event.target, prevented = () => event.defaultPrevented;
    const reported = field.ownerDocument.documentElement.hasAttribute("data-govsite-reporting");
    setTimeout(() => {
      if (native.length >= 40 || !watched) return;
      const index = watched.told.findIndex((t) => t.handles.includes(kit.keep(field)));
      const interactive = reported || watched.form && !watched.form.noValidate && !(watched.submit && watched.submit.formNoValidate)
        && !!watched.submit && /^(submit|image)$/.test(watched.submit.type || "") && watched.submit.form === watched.form;
      native.push({ text: kit.flat(field.validationMessage).slice(0, 200), way: interactive && !prevented() ? "native" : "unshown", field: index < 0 ? null : index, distance: index < 0 ? null : 0, described: false });
    }, 0);
  };
  kit.watch = (index) => {
    watched = groups[index];
    before = new Map([...shownTexts()].map(([e, text]) => [e, { flat: kit.flat(text), colour: kit.style(e).color }]));
    came = new Map(); native = []; hints = hintsIn();
    marked = new Set();
    looks = new Map(watched.told.flatMap(partsOf).map((part) => [part, looksOf(part)]));
    for (const d of kit.documents()) { d.removeEventListener("invalid", onInvalid, true); d.addEventListener("invalid", onInvalid, true); }
    clearInterval(timer);
  };
  // what came up while it was filled in and stands there still, and what comes from now on
  kit.begin = () => { collect(); timer = setInterval(collect, 120); };
  kit.marked = () => [...marked];
  kit.came = () => { collect(); return [...came.values(), ...native]; };
  kit.focused = () => {
    let at = document.activeElement;
    while (at && /^i?frame$/.test(at.localName) && at.contentDocument) at = at.contentDocument.activeElement;
    const index = watched ? watched.told.findIndex((t) => t.handles.some((h) => kit.kept[h] === at)) : -1;
    return index < 0 ? null : index;
  };
  kit.stop = () => clearInterval(timer);
  kit.stands = () => !!watched && watched.told.some((t) => { const e = kit.kept[t.handles[0]]; return e && e.isConnected && isShown(e); });
  // texts outside header and footer by the block that they stand in
  kit.mainTexts = () => {
    const furniture = "header, footer, nav, .header, .footer, #header, #footer, .nav";
    const told = new Map(), shown = new Map();
    for (const root of kit.documents()) {
      if (!root.body) continue;
      const walker = root.createTreeWalker(root.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), count = 0; node && count < 6000; node = walker.nextNode(), count++) {
        const e = node.parentElement;
        if (node.data.trim() === "" || !e || e.isContentEditable || /^(script|style|noscript|option|textarea|title)$/.test(e.localName)) continue;
        if (!shown.has(e)) shown.set(e, kit.shown(e) && !e.closest(furniture));
        if (!shown.get(e)) continue;
        let block = e;
        while (block.parentElement && block !== root.body && kit.style(block).display.startsWith("inline")) block = block.parentElement;
        told.set(block, `${told.get(block) || ""}${node.data}`);
        if (told.size > 200) break;
      }
    }
    return [...told.values()].map((text) => kit.flat(text).slice(0, 300));
  };
  // a text is shown as dots, wherever it stands, until another one is asked for
  let concealed = [];
  kit.conceal = (text) => {
    for (const [e, old, priority] of concealed) e.style.setProperty("-webkit-text-security", old, priority);
    concealed = [];
    if (!text) return;
    for (const e of kit.elements()) {
      const holds = "value" in e && String(e.value).includes(text) || [...e.childNodes].some((node) => node.nodeType === 3 && node.data.includes(text));
      if (!holds || !e.style || concealed.length > 200) continue;
      concealed.push([e, e.style.getPropertyValue("-webkit-text-security"), e.style.getPropertyPriority("-webkit-text-security")]);
      e.style.setProperty("-webkit-text-security", "disc", "important");
    }
  };
  kit.planted = (name) => kit.elements().some((e) => e.getAttribute("data-planted") === name);
  // the page itself is a log-in; a log-in in the header of a page that shows other things is none
  kit.asksLogin = () => {
    const titled = /(?:请(?:先)?|用户|统一身份|账号|扫码)(?:认证)?登[录陆]|^登[录陆]$|^(?:log|sign) ?in$/i;
    if ([document.title, ...[...document.querySelectorAll("h1, h2")].slice(0, 6).filter(kit.shown).map((e) => e.textContent)].some((text) => titled.test(kit.flat(text).split(/[-_|]/)[0].trim()))) return true;
    const asked = groups.some((g) => g.use === "login" && !g.key.closest("header, nav, .header, #header, .top, #top"));
    return asked && kit.mainTexts().join("").length < 600;
  };
  kit.strange = () => [...document.querySelectorAll("iframe")].some((f) => { try { return !f.contentDocument && kit.shown(f) && f.getBoundingClientRect().height > 200; } catch (e) { return true; } });
  kit.gates = () => {
    const GATE = /^(?:我?同意(?:并继续)?|我?已(?:阅读|知晓)(?:并同意)?.{0,8}|同意并.{0,6}|我知道了|知道了|我要写信|我要留言|我要咨询|我要投诉|我要提问|开始(?:写信|填写|答题|答卷)|进入(?:写信|填写|问卷|调查)|下一步|继续)$/;
    return kit.elements().filter((e) => /^(a|button|input|div|span)$/.test(e.localName) && e.childElementCount < 3 && GATE.test(named(e)) && kit.shown(e)
      && !(e.localName === "a" && /^https?:/.test(e.href) && e.href.split("#")[0] !== location.href.split("#")[0])).slice(0, 3).map((e) => kit.tell(kit.control(e), named(e), "gate"));
  };
  kit.queryLinks = () => [...document.querySelectorAll("a[href]")].filter((a) => /^https?:/.test(a.href) && /(?:信件|来信|留言|办理|进度|结果|咨询|申请|诉求|编号)?.{0,4}查询/.test(named(a)) && named(a).length <= 12 && kit.shown(a)).slice(0, 6).map((a) => a.href);
}
