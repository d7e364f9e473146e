// Scrolls to a height and waits until that is painted, which comes some frames after it is laid out; the height reached.
(step) => {
  scrollTo({ top: step, left: 0, behavior: "instant" });
  return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(scrollY), 60))));
}
