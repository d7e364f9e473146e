// Resolves to true when fonts are there and nothing was added to or taken from the document for a while, else to false
// when the time is up; `loaded` demands that the load event came, too. Attributes are left out of account: they are how animations run.
(quiet, most, loaded) => new Promise((done) => {
  const begun = performance.now();
  let changed = begun, fonts = false;
  const observer = new MutationObserver(() => { changed = performance.now(); });
  observer.observe(document, { childList: true, characterData: true, subtree: true });
  const ready = () => { fonts = true; };
  (document.fonts ? document.fonts.ready : Promise.resolve()).then(ready, ready);
  const finish = (calm) => { observer.disconnect(); done(calm); };
  const check = () => {
    const now = performance.now();
    if (fonts && now - changed >= quiet && (!loaded || document.readyState === "complete")) finish(true);
    else if (now - begun >= most) finish(false);
    else setTimeout(check, 40);
  };
  check();
})
