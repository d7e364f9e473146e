// Milliseconds since something was last added to or taken from the document, 0 while fonts or (where `loaded` demands it)
// the document itself are still to come. Attributes are left out of account: they are how animations run.
// Needs no timers, so it also works where a sandbox policy switches scripts off.
(loaded) => {
  if (!globalThis.govsiteChanged) {
    globalThis.govsiteChanged = { at: performance.now() };
    new MutationObserver(() => { globalThis.govsiteChanged.at = performance.now(); })
      .observe(document, { childList: true, characterData: true, subtree: true });
  }
  const fonts = !document.fonts || document.fonts.status === "loaded";
  if (!fonts || (loaded && document.readyState !== "complete")) globalThis.govsiteChanged.at = performance.now();
  return performance.now() - globalThis.govsiteChanged.at;
}
