// Begins every audio and video without sound, notes how far it comes, and stops it again.
async (most, patience) => {
  // include look/element.js
  const found = [];
  const collect = (tree) => {
    for (const each of tree.querySelectorAll("audio, video, object, embed, applet, iframe")) if (found.length < 60) found.push(each);
    let looked = 0;
    for (const each of tree.querySelectorAll("*")) { if (looked++ > 8000) break; if (each.shadowRoot) collect(each.shadowRoot); }
  };
  collect(document);
  if (!found.length) return null;
  const KINDS = { mp4: "video/mp4", m4v: "video/mp4", m4a: "audio/mp4", mp3: "audio/mpeg", ogg: "audio/ogg", oga: "audio/ogg", ogv: "video/ogg", webm: "video/webm", wav: "audio/wav", aac: "audio/aac", flac: "audio/flac",
    m3u8: "application/vnd.apple.mpegurl", flv: "video/x-flv", wmv: "video/x-ms-wmv", wma: "audio/x-ms-wma", avi: "video/x-msvideo", rm: "application/vnd.rn-realmedia", rmvb: "application/vnd.rn-realmedia-vbr", mov: "video/quicktime", mpg: "video/mpeg", mid: "audio/midi" };
  const typeOf = (url, type) => { if (type) return tidy(type, 120); const name = (url.split(/[?#]/)[0].match(/\.([a-z0-9]{2,5})$/i) || [])[1]; return KINDS[(name || "").toLowerCase()] || ""; };
  const sourcesOf = (element) => [element.getAttribute("src") ? { src: element.src, type: "" } : null, ...[...element.querySelectorAll("source")].map((each) => ({ src: each.src || "", type: each.type }))].filter((each) => each && each.src).slice(0, 6)
    .map((each) => { const type = typeOf(each.src, each.type); return { url: tidy(each.src, 500), type, can: type ? element.canPlayType(type) : "" }; });
  const wait = (time) => new Promise((done) => setTimeout(done, time));
  const text = (bytes, from, to) => String.fromCharCode(...bytes.slice(from, to));
  const signatureOf = (bytes) => {
    if (!bytes.length) return "empty";
    const four = text(bytes, 0, 4);
    if (text(bytes, 4, 8) === "ftyp") return "mp4";
    if (bytes[0] === 0x1a && bytes[1] === 0x45) return "webm";
    if (four === "OggS") return "ogg";
    if (four.startsWith("ID3") || (bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0)) return "mp3";
    if (four === "RIFF") return text(bytes, 8, 12) === "WAVE" ? "wav" : "avi";
    if (four.startsWith("FLV")) return "flv";
    if (bytes[0] === 0x30 && bytes[1] === 0x26 && bytes[2] === 0xb2) return "asf";
    if (four === ".RMF") return "rm";
    if (bytes[0] === 0x47 && bytes.length < 188) return "mpegts";
    if (/^\s*(?:<!doctype|<html|<\?xml|<head|<body|<!--)/i.test(text(bytes, 0, 64))) return "html";
    return "unknown";
  };
  const ask = async (url) => {
    if (!/^https?:/.test(url)) return {};
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), 2500);
    try {
      const answer = await fetch(url, { headers: { Range: "bytes=0-127" }, signal: stop.signal, cache: "no-store" });
      const reader = answer.body ? answer.body.getReader() : null, first = reader ? await reader.read() : { value: null };
      stop.abort();
      return { status: answer.status, media_type: tidy(answer.headers.get("content-type"), 100), signature: signatureOf([...(first.value || new Uint8Array()).slice(0, 128)]) };
    } catch { return {}; } finally { clearTimeout(timer); }
  };
  const attempt = async (element) => {
    const sources = sourcesOf(element), told = { tag: element.localName, selector: selectorOf(element), snippet: snippetOf(element), sources, visible: isShown(element) || element.localName === "audio" && element.isConnected };
    if (!sources.length && !element.currentSrc && !element.srcObject) return { ...told, url: "" };
    const muted = element.muted, paused = element.paused, at = element.currentTime;
    let rejected = "", advanced = 0;
    try {
      element.muted = true;
      element.play().catch((error) => { rejected = error.name; });
      const until = performance.now() + patience;
      while (performance.now() < until && advanced < 0.05 && !element.error && element.networkState !== 3 && rejected !== "NotSupportedError") { await wait(60); advanced = element.currentTime - at; }
    } catch (error) { rejected = error.name; }
    const state = { url: tidy(element.currentSrc || (sources[0] || {}).url, 500), error: element.error ? element.error.code : element.networkState === 3 ? 4 : 0, message: tidy(element.error && element.error.message, 200),
      ready: element.readyState, duration: Number.isFinite(element.duration) ? element.duration : null, advanced, rejected };
    try { if (paused) { element.pause(); if (advanced > 0) element.currentTime = at; } element.muted = muted; } catch { /* gone */ }
    const asked = state.advanced < 0.05 && (state.error || state.rejected === "NotSupportedError" || !state.ready) ? await ask(state.url) : {};
    return { ...told, ...state, ...asked };
  };
  const PLAYER = /youtube(?:-nocookie)?\.com\/embed|player\.vimeo\.com|player\.bilibili\.com|v\.qq\.com\/|player\.youku\.com|open\.iqiyi\.com|ixigua\.com\/iframe|(?:^|[\/_.-])(?:player|vod|live)(?:[\/_.?-]|$)|\.(?:mp4|webm|m3u8|mp3|flv|swf)(?:[?#]|$)/i;
  const CLASSES = { "d27cdb6e": "flash", "6bf52a52": "player", "22d6f312": "player", "05589fa1": "player", "cfcdaa03": "player", "02bf25d5": "player", "dfeaf541": "silverlight", "8ad9c840": "applet", "cafeefac": "applet" };
  const plugIn = (element) => {
    if (element.localName === "applet") return "applet";
    const type = (element.type || element.getAttribute("type") || "").toLowerCase(), classid = (element.getAttribute("classid") || "").toLowerCase().replace(/^clsid:\{?/, "").slice(0, 8);
    const movie = [...element.querySelectorAll("param")].find((each) => /^(?:movie|src|url|filename)$/i.test(each.name));
    const url = element.getAttribute("data") || element.getAttribute("src") || (movie ? movie.value : "") || "";
    if (CLASSES[classid]) return CLASSES[classid];
    if (/shockwave-flash|futuresplash/.test(type) || /\.swf(?:[?#]|$)/i.test(url)) return "flash";
    if (/x-silverlight/.test(type)) return "silverlight";
    if (/x-java-applet/.test(type)) return "applet";
    if (/x-mplayer2|x-ms-wm|x-pn-realaudio|realmedia|x-ms-asf/.test(type) || /\.(?:wmv|wma|asf|asx|rmvb?|ram|avi)(?:[?#]|$)/i.test(url)) return "player";
    return "";
  };
  const media = [], plugs = [], players = [];
  for (const element of found) {
    if (element.localName === "iframe") { if (PLAYER.test(element.src || "") && isShown(element)) players.push(tidy(element.src, 500)); continue; }
    if (/^(?:audio|video)$/.test(element.localName)) { if (media.length < most) media.push(await attempt(element)); continue; }
    const kind = plugIn(element);
    if (!kind || element.parentElement && element.parentElement.closest("audio, video, object, applet, noscript")) continue;
    const rect = rectOf(element), width = parseFloat(element.getAttribute("width")) || rect.width, height = parseFloat(element.getAttribute("height")) || rect.height;
    plugs.push({ kind, selector: selectorOf(element), snippet: snippetOf(element), url: tidy(element.getAttribute("data") || element.getAttribute("src") || "", 500),
      visible: width > 3 && height > 3 && element.checkVisibility({ visibilityProperty: true }) !== false, replaced: !!element.querySelector("video, audio, img, a[href]") });
  }
  return { media, plugs, players };
}
