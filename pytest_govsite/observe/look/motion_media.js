// Audio, video and players in frames. Installs `govsiteMedia` in our own world; plays nothing by itself.
() => {
  // include look/element.js
  const played = new WeakSet(), hands = new WeakSet();
  const own = [];
  const collect = (tree) => {
    for (const element of tree.querySelectorAll("audio, video, bgsound, embed, object, iframe")) if (!own.includes(element) && own.length < 40) own.push(element);
    let looked = 0;
    for (const element of tree.querySelectorAll("*")) { if (looked++ > 8000) break; if (element.shadowRoot) collect(element.shadowRoot); }
  };
  collect(document);
  const started = new Map();
  // a track that is neither shown nor hidden is not read
  for (const each of own) for (const track of each.querySelectorAll("track[src]")) if (track.track && track.track.mode === "disabled") track.track.mode = "hidden";
  for (const each of own) if (each.localName === "audio" || each.localName === "video") { started.set(each, each.currentTime); if (!each.paused) played.add(each); }
  const onPlay = (event) => { if (!globalThis.govsiteMedia.touching) played.add(event.target); };
  document.addEventListener("playing", onPlay, true);
  document.addEventListener("timeupdate", (event) => { if (!globalThis.govsiteMedia.touching && !event.target.paused && event.target.currentTime > 0) played.add(event.target); }, true);
  const PLAYER = /youtube(?:-nocookie)?\.com\/embed|youtu\.be|player\.vimeo\.com|player\.bilibili\.com|v\.qq\.com\/(?:txp\/)?iframe|player\.youku\.com|open\.iqiyi\.com|ixigua\.com\/iframe|dailymotion\.com\/embed|(?:^|[\/_.-])(?:player|video|vod|live|audio)(?:[\/_.?-]|$)|\.(?:mp4|webm|m3u8|mp3|flv|swf)(?:[?#]|$)/i;
  const SOUND = /\.(?:mp3|wav|midi?|wma|m4a|aac|ogg|swf|mp4|webm|flv|wmv|avi|mov)(?:[?#]|$)/i;
  const isMedium = (element) => {
    switch (element.localName) {
      case "audio": case "video": case "bgsound": return true;
      case "iframe": return PLAYER.test(element.src || element.getAttribute("data-src") || "");
      default: return SOUND.test(element.src || element.data || "") || /^(?:audio|video)\//.test(element.type || "");
    }
  };
  const LEVER = /播放|暂停|停止|静音|音量|声音|\b(?:play|pause|stop|mute|unmute|volume|sound|audio off|turn off)\b|[▶⏸⏯⏹🔇🔈🔊]|❚❚|►/i;
  const around = (element) => {
    let scope = element.parentElement;
    for (let steps = 0; scope && steps < 3 && scope !== document.body; steps++, scope = scope.parentElement) {
      const found = leversIn(scope, element);
      if (found.length) return found;
    }
    // a control far away is its own only where there is nothing else to play
    return own.filter((each) => /^(?:audio|video)$/.test(each.localName)).length === 1 ? leversIn(document.body, element).slice(0, 3) : [];
  };
  const leversIn = (scope, element) => [...scope.querySelectorAll(PRESSABLE)].slice(0, 500).filter((each) => {
    if (each === element || !isShown(each)) return false;
    const name = `${nameOf(each)} ${each.title || ""}`;
    if (name.trim() && name.length < 40 && LEVER.test(name)) return each.localName !== "a" || !/^(?:https?:|\/)/.test(each.getAttribute("href") || "") || each.hasAttribute("onclick");
    return /(?:^|[\s_-])(?:vjs-play-control|vjs-big-play-button|play(?:-?btn|button)?|pause|mute|dplayer-play-icon|prism-play-btn|prism-big-play-btn|mejs__play\w*)(?:$|[\s_-])/i.test(`${typeof each.className === "string" ? each.className : ""} ${each.id}`);
  }).slice(0, 5);
  globalThis.govsiteMedia = {
    touching: false,
    list: own,
    report() {
      collect(document);
      return own.map((element, place) => ({ element, place })).filter(({ element }) => element.isConnected && isMedium(element)).slice(0, 12).map(({ element, place }) => {
        const media = element.localName === "audio" || element.localName === "video";
        const heard = media ? element.webkitAudioDecodedByteCount : undefined;
        const levers = element.localName === "iframe" ? [] : around(element);
        const tracks = media ? [...element.querySelectorAll("track")].filter((track) => track.getAttribute("src") || track.src).map((track) => (track.getAttribute("kind") || "subtitles").toLowerCase()) : [];
        const unread = media ? [...element.querySelectorAll("track[src]")].filter((track) => track.readyState === 3 || track.readyState === 2 && track.track.cues && !track.track.cues.length).map((track) => (track.getAttribute("kind") || "subtitles").toLowerCase()) : [];
        if (media && !tracks.length) for (const track of element.textTracks || []) tracks.push(track.kind);
        return { place, ...spotOf(element, tidy(element.getAttribute("title") || element.getAttribute("aria-label") || "")), tag: element.localName,
          source: tidy(media ? element.currentSrc || element.src || (element.querySelector("source") || {}).src : element.src || element.data, 500),
          autoplay: media ? element.autoplay || element.hasAttribute("autoplay") : element.localName === "bgsound" || /auto(?:play|start)=(?:1|true)/i.test(element.outerHTML.slice(0, 2000)) || element.localName === "embed" && !/autostart=["']?(?:false|0)/i.test(element.outerHTML.slice(0, 2000)),
          muted: media ? element.muted || element.volume === 0 : /[?&]mute(?:d)?=(?:1|true)/i.test(element.src || ""), loop: media ? element.loop : false, controls: media ? element.controls : false,
          played: played.has(element), loaded: media && element.readyState >= 1, failed: media && (element.error !== null || element.networkState === 3), heard: heard === undefined ? null : heard,
          seen: isShown(element), duration: media && Number.isFinite(element.duration) ? element.duration : null, tracks, unread,
          levers: levers.map((each) => ({ ...spotOf(each), name: nameOf(each) || tidy(each.title, 60), focusable: takesFocus(each) })) };
      });
    },
    state(place) { const element = own[place]; return `${element.paused} ${element.muted || element.volume === 0}`; },
    // something that stands still cannot be stopped: start it for a control that stops
    async start(place, index) {
      const element = own[place], lever = around(element)[index];
      if (!lever || !element.paused || !/暂停|停止|静音|pause|stop|mute|⏸|⏹/i.test(nameOf(lever)) || /播放|play/i.test(nameOf(lever))) return;
      this.touching = true;
      try { element.currentTime = 0; await Promise.race([element.play(), new Promise((done) => setTimeout(done, 500))]); } catch { /* it cannot be played */ }
    },
    // play it for a moment without sound, to learn whether it has a sound track
    async sound(place) {
      const element = own[place];
      this.touching = true;
      const muted = element.muted, at = element.currentTime, paused = element.paused;
      try {
        element.muted = true;
        await Promise.race([element.play(), new Promise((done) => setTimeout(done, 900))]);
        const until = performance.now() + 900;
        while (performance.now() < until && !(element.webkitAudioDecodedByteCount > 0)) await new Promise((done) => setTimeout(done, 60));
      } catch { /* it cannot be played */ }
      const heard = element.webkitAudioDecodedByteCount > 0;
      const known = heard || element.currentTime > at || element.readyState >= 3 && element.currentTime > 0;
      try { if (paused) { element.pause(); element.currentTime = at; } element.muted = muted; } catch { /* gone */ }
      return known ? heard : null;
    },
    focus(place, index) {
      this.touching = true;
      const element = own[place];
      const levers = index < 0 ? [element] : around(element);
      const target = index < 0 ? element : levers[index];
      if (!target || !target.isConnected) return false;
      if (index >= 0 && !takesFocus(target)) return false;
      target.focus({ preventScroll: true });
      const active = document.activeElement;
      return active === target;
    },
    leave() { if (document.activeElement && document.activeElement !== document.body) document.activeElement.blur(); },
  };
}
