// What a page says, in which characters and fonts, and what it says of browsers. As JSON; at any size.
(limits) => {
  // include look/pointing.js
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

  const sniffs = [];
  const sniff = (kind, passage, element) => { if (sniffs.length < 30) sniffs.push({ kind, passage: sound(folded(passage).slice(0, 200)), element: element ? selectorOf(element) : "" }); };
  const SAYS = /(?:IE|Internet\s*Explorer|谷歌|火狐|Chrome|Firefox|Safari|Edge|360|浏览器)[^。！；\n]{0,60}(?:浏览器|内核|版本|模式|访问|浏览|打开)|浏览器[^。！；\n]{0,40}(?:不支持|不受支持|版本过低|版本太低|太旧|不兼容|升级|更换)|(?:不支持|升级|更换|更新)[^。！；\n]{0,12}浏览器|(?:unsupported|not supported|upgrade|update) [^.\n]{0,40}browser|browser[^.\n]{0,40}(?:not supported|unsupported|out of date|outdated)|(?:安装|下载|需要|启用|允许)[^。；\n]{0,12}(?:Flash|ActiveX|插件|控件|Silverlight)|(?:install|requires?|download|enable)[^.\n]{0,20}(?:Flash|ActiveX|plug-?in|Silverlight)/i;
  for (const line of lines) if (sniffs.length < 12 && SAYS.test(line)) sniff("text", SAYS.exec(line)[0].length < 160 ? line.slice(Math.max(0, line.search(SAYS) - 30), line.search(SAYS) + 160) : line);
  const PLUGIN = /shockwave|flash|silverlight|x-java-applet|clsid:|oleobject|activex|\.swf(?:$|[?#])/i;
  for (const each of document.querySelectorAll("object, embed, applet")) {
    const said = `${each.getAttribute("type") || ""} ${each.getAttribute("classid") || ""} ${each.getAttribute("src") || ""} ${each.getAttribute("data") || ""} ${each.getAttribute("codebase") || ""}`;
    if (each.localName === "applet" || PLUGIN.test(said)) sniff("plugin", snippetOf(each), each);
  }
  const ASKS = /new\s+ActiveXObject\s*\(|navigator\s*\.\s*(?:userAgent|appName|appVersion)|document\s*\.\s*all\b|window\s*\.\s*ActiveXObject/;
  for (const each of [...document.scripts].slice(0, 300)) {
    if (each.src) continue;
    const source = each.text.slice(0, 100000), found = ASKS.exec(source);
    if (found) sniff("script", source.slice(Math.max(0, found.index - 60), found.index + 140), each);
  }
  return JSON.stringify({ text, characters, fonts, lost_fonts: lost, quirks: document.compatMode === "BackCompat", sniffs });
}
