// Scrolls once down and back, so that what waits for being seen loads, and takes animations that end to their end.
// True: the page is higher than the window, so something may have come.
async (steps) => {
  const step = Math.max(window.innerHeight, 200);
  const frame = () => new Promise((done) => { setTimeout(done, 60); requestAnimationFrame(() => setTimeout(done, 0)); });
  for (let i = 1; i <= steps && i * step < document.documentElement.scrollHeight; i++) {
    window.scrollTo({ top: i * step, left: 0, behavior: "instant" });
    await frame();
  }
  window.scrollTo({ top: 0, left: 0, behavior: "instant" });
  for (const animation of document.getAnimations()) {
    try { animation.finish(); } catch { /* endless ones stay */ }
  }
  return document.documentElement.scrollHeight > step;
}
