// The scripts and style sheets of the page's own origin as text: what the page holds, and what it names.
async (limits) => {
  const found = [];
  let room = limits.characters;
  const take = (kind, source, text) => {
    if (text === null || (text && room <= 0)) found.push({ kind: "unread", source, text: "" });
    else if (text) { const cut = text.slice(0, Math.min(limits.each, room)); room -= cut.length; found.push({ kind, source, text: cut }); }
  };
  const fetched = async (address) => {
    try {
      const url = new URL(address, document.baseURI);
      if (url.origin !== location.origin) return ""; // of others is nothing said
      const answer = await fetch(url, { cache: "force-cache", credentials: "same-origin", signal: AbortSignal.timeout(3000) });
      return answer.ok ? await answer.text() : null;
    } catch { return null }
  };
  // where older browsers get another script, modules are not meant for them
  const forked = document.querySelector("script[nomodule]") !== null;
  const JAVASCRIPT = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;
  const scripts = [...document.scripts].filter((each) => JAVASCRIPT.test((each.type || "").trim()) && !(forked && each.type === "module"));
  for (const each of scripts.slice(0, limits.files)) take("script", each.src, each.src ? await fetched(each.src) : each.text);
  for (const each of [...document.querySelectorAll("style, link[rel~=stylesheet i][href]")].slice(0, limits.files))
    take("style", each.href || "", each.localName === "style" ? each.textContent : await fetched(each.href));
  return JSON.stringify(found);
}
