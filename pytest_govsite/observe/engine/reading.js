// What a page says, in which characters and fonts, and what it says of browsers. As JSON; at any size.
(limits) => {
  // include look/pointing.js
  const LETTER = /[\p{L}\p{N}]/u;
  const root = document.documentElement, body = document.body || root;
  const lines = (body.innerText === undefined ? body.textContent : body.innerText).slice(0, limits.characters * 2).split("\n").map(folded).filter(Boolean);
  const text = sound(lines.join("\n").slice(0, limits.characters));

  const at = text.indexOf("\uFFFD");
  // GBK read as UTF-8 and written again; UTF-8 read as GBK; UTF-8 read as Latin 1
  const GARBLED = /锟斤拷|烫烫烫|屯屯屯|(?:[ÃÂåæçèéä][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]{1,2}){3,}|(?:[À-ÿ]{2}){4,}|(?:[鎴鏄涓鐨勫浗浜鍦鏈绗鍏鍙锛銆鏂伴椈鏀垮簻淇℃伅鍏紑]){6,}/g;
  const garbled = [];
  for (const found of text.matchAll(GARBLED)) { if (garbled.length >= 5) break; garbled.push(text.slice(Math.max(0, found.index - 10), found.index + 40)); }
  const meta = document.querySelector("meta[charset]"), old = [...document.querySelectorAll("meta[http-equiv]")].find((each) => /^content-type$/i.test(each.httpEquiv));
  const declared = meta ? meta.getAttribute("charset") : old ? (/charset\s*=\s*["']?([\w-]+)/i.exec(old.content) || ["", ""])[1] : "";
  const characters = {
    used: document.characterSet || "", declared: sound(String(declared).trim().slice(0, 60)),
    replaced: (text.match(/\uFFFD/g) || []).length, around: at < 0 ? "" : text.slice(Math.max(0, at - 20), at + 20).replace(/\n/g, " "), garbled,
  };

  const fonts = [], lost = [];
  if (document.fonts) for (const face of document.fonts) {
    const family = String(face.family).replace(/["']/g, "").slice(0, 80);
    if (face.status === "loaded" && !fonts.includes(family) && fonts.length < 60) fonts.push(family);
    if (face.status === "error" && !lost.includes(family) && lost.length < 60) lost.push(family);
  }

  const demands = [];
  const holder = (line) => {
    const wanted = line.replace(/\s+/g, "").slice(0, 24);
    let found = body;
    for (let depth = 0; depth < 60; depth++) {
      const next = [...found.children].find((each) => !/^(?:script|style|noscript|template)$/.test(each.localName) && each.textContent.slice(0, 200000).replace(/\s+/g, "").includes(wanted) && each.getClientRects().length);
      if (!next) break;
      found = next;
    }
    return found;
  };
  const demand = (kind, passage, element, alternative) => {
    if (demands.length >= 30) return;
    const box = element.getBoundingClientRect();
    demands.push({
      kind, passage: sound(folded(passage).slice(0, 300)), element: selectorOf(element), shown: box.width > 2 && box.height > 2 && getComputedStyle(element).visibility === "visible",
      footer: Boolean(element.closest("footer, [role=contentinfo], [class*=foot i], [id*=foot i]")), alternative: Boolean(alternative),
    });
  };
  const SPEAKS = /(?:IE|Internet\s*Explorer|谷歌|火狐|Chrome|Firefox|Safari|Edge|360|浏览器)[^。！；\n]{0,60}(?:浏览器|内核|版本|模式|访问|浏览|打开)|浏览器[^。！；\n]{0,40}(?:不支持|不受支持|版本过低|版本太低|太旧|不兼容|升级|更换)|(?:不支持|升级|更换|更新)[^。！；\n]{0,12}浏览器|(?:unsupported|not supported|upgrade|update|use|requires?) [^.\n]{0,40}(?:browser|Internet Explorer)|browser[^.\n]{0,40}(?:not supported|unsupported|out of date|outdated)|(?:安装|下载|需要|启用|允许)[^。；\n]{0,12}(?:Flash|ActiveX|插件|控件|Silverlight)|(?:install|requires?|download|enable)[^.\n]{0,20}(?:Flash|ActiveX|plug-?in|Silverlight)/i;
  for (const line of lines) if (demands.length < 12 && SPEAKS.test(line)) demand("text", line.slice(Math.max(0, line.search(SPEAKS) - 40), line.search(SPEAKS) + 200), holder(line));
  const PLUGIN = /shockwave|flash|silverlight|x-java-applet|clsid:|oleobject|activex|\.swf(?:$|[?#\s])/i;
  for (const each of [...document.querySelectorAll("object, embed, applet")].slice(0, 100)) {
    const said = `${each.getAttribute("type") || ""} ${each.getAttribute("classid") || ""} ${each.getAttribute("src") || ""} ${each.getAttribute("data") || ""} ${each.getAttribute("codebase") || ""}`;
    if ((each.localName === "applet" || PLUGIN.test(said)) && !each.parentElement.closest("object, applet"))
      demand("plugin", snippetOf(each), each, each.querySelector("img, video, a[href], iframe") || LETTER.test(each.textContent));
  }
  return JSON.stringify({ text, characters, fonts, lost_fonts: lost, quirks: document.compatMode === "BackCompat", demands });
}
