// Text that appears or changes after an action. Installs `govsiteUpdates` in our own world.
() => {
  // include look/element.js
  const ACTION = /加入|添加|收藏|点赞|投票|复制|保存|提交|发送|发表|订阅|刷新|加载更多|查看更多|更多内容|(?:阅读|展开)全文|换一[批组换]|搜索|查询|检索|计算|检查|验证|获取|确认|筛选|排序|测试|下一步|\b(?:add|save|submit|send|copy|subscribe|refresh|reload|update|load|show more|read (?:on|more|the rest)|search|apply|check|calculate|like|vote|remove|delete|sign ?up|register|log ?in|filter|sort|test|verify|confirm|buy|upload|generate|start|go|find|book|join|reserve|order|pay|post|publish|request|report|send off|next (?:step|question)|continue|proceed)\b/i;
  const AVOID = /登录|注销|退出|打印|下载|关闭|返回|删除全部|播放|暂停|朗读|无障碍|适老|长者|老年|关怀|字号|繁|\b(?:log ?out|print|download|close|play|pause|menu|language)\b/i;
  const list = [];
  const forms = new Set();
  const add = (element, doing) => { if (!list.some((each) => each.element === element)) list.push({ element, doing }); };
  for (const element of document.querySelectorAll("button, input[type=button], input[type=submit], [role=button], a[href='#'], a[href^=javascript], a[onclick], [onclick]:not(body)")) {
    if (list.length >= 8) break;
    if (!isShown(element) || element.disabled || element.closest("[aria-hidden=true], nav, [role=menu], [role=tablist]")) continue;
    const name = nameOf(element);
    if (!name || name.length > 40 || AVOID.test(name)) continue;
    if (element.hasAttribute("aria-expanded") || element.hasAttribute("aria-haspopup") || element.getAttribute("role") === "tab") continue;
    const form = element.form || (element.type === "submit" ? element.closest("form") : null);
    if (form && (element.type === "submit" || element.type === "image")) {
      if (forms.has(form) || forms.size > 2) continue;
      forms.add(form);
      add(element, "submit");
    } else if (ACTION.test(name)) add(element, "press");
  }
  const others = list.splice(5);
  // lists to choose from and boxes to tick, which filter what is shown; those of a letter to be written filter nothing
  let chosen = 0;
  const groups = new Set();
  for (const element of document.querySelectorAll("select:not([multiple]), input[type=checkbox], input[type=radio]:not(:checked)")) {
    if (chosen >= 2) break;
    if (!isShown(element) || element.disabled || element.localName === "select" && element.options.length < 2) continue;
    const form = element.closest("form");
    if (form && form.querySelector("textarea, input[type=password], input[type=email], input[type=tel]")) continue;
    if (element.type === "radio" && element.name) {
      // the buttons of one group are one choice
      const group = `${form ? [...document.forms].indexOf(form) : -1} ${element.name}`;
      if (groups.has(group)) continue;
      groups.add(group);
    }
    chosen++;
    add(element, "choose");
  }
  let typed = 0;
  for (const element of document.querySelectorAll("input:not([type]), input[type=text], input[type=search], input[type=email], textarea")) {
    if (typed >= 2) break;
    if (!isShown(element) || element.disabled || element.readOnly) continue;
    typed++;
    add(element, "type");
  }
  list.push(...others);
  const texts = () => {
    const map = new Map();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), i = 0; node && i < 9000; node = walker.nextNode(), i++) {
      const parent = node.parentElement;
      if (!parent || !/\S/.test(node.data) || /^(?:script|style|noscript|template|option|textarea|title)$/.test(parent.localName)) continue;
      if (isShown(parent)) map.set(parent, (map.get(parent) || "") + node.data);
    }
    return map;
  };
  const said = (element) => [nameOf(element), element.innerText, ...["aria-pressed", "aria-checked", "aria-expanded", "disabled"].map((name) => element.getAttribute(name))].join("\n");
  globalThis.govsiteUpdates = {
    count: () => list.length,
    ready(place) {
      const { element, doing } = list[place];
      if (!isShown(element) || element.disabled) return null;
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const rect = rectOf(element);
      const at = [rect.left + rect.width / 2, rect.top + Math.min(rect.height / 2, 20)];
      const hit = document.elementFromPoint(...at);
      if (!hit || !(element.contains(hit) || hit.contains(element))) return null;
      this.before = texts();
      this.said = said(element);
      // where the focus goes when a dialog closes is looked at for itself
      this.takesFocus = element.tabIndex >= 0 && !element.closest("dialog, [role=dialog], [role=alertdialog]");
      const label = element.labels && element.labels[0];
      const told = { at, doing, name: doing === "choose" && label ? visibleText(label, 100) : nameOf(element), action: spotOf(element), key: "" };
      if (doing === "choose" && element.localName === "select") {
        this.value = element.selectedIndex;
        told.key = this.value + 1 < element.options.length ? "ArrowDown" : "ArrowUp";
        element.focus({ preventScroll: true });
      } else if (doing === "choose") this.value = element.checked;
      this.focusBefore = document.activeElement;
      return told;
    },
    // what is shown now that was not shown before
    after(place) {
      const { element, doing } = list[place];
      const now = texts();
      const changed = [...now].filter(([parent, text]) => tidy(this.before.get(parent), 2000) !== tidy(text, 2000)).map(([parent]) => parent);
      // the largest parts that consist of changed text only
      const regions = [];
      for (const parent of changed) {
        let region = parent;
        while (region.parentElement && region.parentElement !== document.body) {
          const around = region.parentElement;
          const inner = [...now.keys()].filter((each) => around.contains(each));
          if (!inner.every((each) => changed.includes(each))) break;
          region = around;
        }
        if (!regions.some((each) => each.contains(region))) { for (let i = regions.length - 1; i >= 0; i--) if (region.contains(regions[i])) regions.splice(i, 1); regions.push(region); }
      }
      this.regions = regions.slice(0, 6);
      this.then = now;
      const was = (region) => tidy([...this.before].filter(([parent]) => region.contains(parent)).map(([, text]) => text).join(" "), 300);
      const gone = [...this.before.keys()].filter((parent) => !now.has(parent) && !regions.some((region) => region.contains(parent))).length;
      const active = document.activeElement;
      const describing = active ? `${active.getAttribute("aria-describedby") || ""} ${active.getAttribute("aria-errormessage") || ""} ${active.getAttribute("aria-labelledby") || ""}`.split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)).filter(Boolean) : [];
      const controlled = (element.getAttribute("aria-controls") || "").split(/\s+/).filter(Boolean).map((id) => document.getElementById(id)).filter(Boolean);
      return regions.slice(0, 6).map((region) => ({ ...spotOf(region), text: visibleText(region), before: was(region), gone, acts: region.querySelector("a[href], button") !== null, answered: said(element) !== this.said, live: region.closest("[aria-busy=true]") ? "busy" : liveOf(region) || (region.querySelector("[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log], output") ? "inside" : ""),
        focused: active !== this.focusBefore && active !== element && active !== document.body && (region.contains(active) || active.contains(region) && active.localName !== "form")
          || describing.some((each) => region.contains(each) || each.contains(region)) || active !== this.focusBefore && active !== element && doing === "submit" && active !== document.body,
        own: element.contains(region) || region.contains(element), dialog: region.closest("dialog, [role=dialog], [role=alertdialog], [aria-modal=true]") !== null,
        expanded: controlled.some((each) => each.contains(region) || region.contains(each)) || element.hasAttribute("aria-expanded") || region.closest("details, [role=tabpanel], [role=listbox], [role=menu]") !== null }));
    },
    // places of regions whose text went by itself, nothing else having come
    went() {
      if ([...texts().keys()].some((parent) => !this.then.has(parent))) return [];
      const shown = this.regions.map((region) => region.isConnected && isShown(region) && visibleText(region).trim() !== "");
      return shown.flatMap((each, place) => each ? [] : [place]);
    },
    // what was pressed is gone, and the focus with it, though there is something that could take it
    lost(place) {
      const { element, doing } = list[place], active = document.activeElement;
      if (doing !== "press" || !this.takesFocus || active && active !== document.body && active !== document.documentElement) return false;
      if (element.isConnected && isShown(element)) return false;
      return [...document.querySelectorAll("a[href], button, input, select, textarea")].some((each) => isShown(each) && !each.disabled);
    },
    clear(place) {
      const { element, doing } = list[place];
      if (doing === "type") element.value = "";
      if (doing === "choose") { if (element.localName === "select") element.selectedIndex = this.value; else element.checked = this.value; }
      if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur();
    },
  };
}
