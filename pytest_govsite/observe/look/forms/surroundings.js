// What stands before or beside a form: a log-in, notices to agree to, frames of others, links to queries; and the texts of the page.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.gates) return;
  const { named } = kit.field;
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
  kit.planted = (name) => kit.elements().some((e) => e.getAttribute("data-planted") === name);
  // the page itself is a log-in; a log-in in the header of a page that shows other things is none
  kit.asksLogin = () => {
    const titled = /(?:请(?:先)?|用户|统一身份|账号|扫码)(?:认证)?登[录陆]|^登[录陆]$|^(?:log|sign) ?in$/i;
    if ([document.title, ...[...document.querySelectorAll("h1, h2")].slice(0, 6).filter(kit.shown).map((e) => e.textContent)].some((text) => titled.test(kit.flat(text).split(/[-_|]/)[0].trim()))) return true;
    const asked = kit.groups.some((g) => g.use === "login" && !g.key.closest("header, nav, .header, #header, .top, #top"));
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
