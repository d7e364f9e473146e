// Runs axe-core over one document and returns its part of the results. Runs in our isolated world; elements are told by
// their place in the tree that snapshot.js read, so that no selector has to be made for them.
async (options) => {
  const places = globalThis.govsitePlaces || new Map();
  const cut = (text, most) => { const whole = text.length > most ? text.slice(0, most) : text; return whole.toWellFormed ? whole.toWellFormed() : whole; };
  const HEADING = /^h[1-6]$/;
  let count = 0;
  const toSpec = (told) => {
    const element = told.element, number = ++count;
    const place = places.has(element) ? places.get(element) : -1;
    // headings are put in order by their real ancestry; the rest needs no more than a name of its own
    const real = element && element.localName && (HEADING.test(element.localName) || element.getAttribute("role") === "heading");
    const name = real ? axe.utils.getAncestry(element) : `${options.frame}/${number}`;
    const spec = { source: "", selector: [`${options.frame}/${number}`], xpath: [], ancestry: [name], nodeIndexes: told.nodeIndexes || [number], fromFrame: false, place, frame: options.frame };
    if (element && element.localName === "iframe" || element && element.localName === "frame") spec.frameIndex = (globalThis.govsiteFrames || []).indexOf(element);
    Object.defineProperty(spec, "element", { value: element, enumerable: false });
    return spec;
  };
  axe.utils.nodeSerializer.update({ toSpec });
  const context = options.context || document;
  const started = performance.now();
  const partial = await axe.runPartial(context, { runOnly: { type: "rule", values: options.rules }, resultTypes: ["violations", "incomplete"], preload: false, elementRef: false, performanceTimer: false });
  const KEPT = new Set(options.across);
  const passes = (node) => (!node.any.length || node.any.some((check) => check.result === true))
    && node.all.every((check) => check.result === true) && node.none.every((check) => check.result === false);
  const results = [];
  for (const result of partial.results) {
    const across = KEPT.has(result.id);
    let nodes = result.nodes || [];
    if (!across) nodes = nodes.filter((node) => !passes(node)).slice(0, options.nodes);
    for (const node of nodes) {
      const element = node.node.element;
      if (node.node.place < 0 && element && !passes(node)) {
        try { node.node.css = cut(axe.utils.getSelector(element) + "", 500); } catch { node.node.css = ""; }
        node.node.html = cut(element.outerHTML || "", 300);
      }
      if (!across) for (const check of [...node.any, ...node.all, ...node.none]) check.relatedNodes = [];
    }
    if (nodes.length || result.error) results.push({ ...result, nodes, error: undefined, told: result.error ? cut(String(result.error.message || result.error), 300) : "" });
  }
  const frames = partial.frames.map((frame) => {
    const element = frame.element;
    if (!element) return { spec: frame, index: -1 };
    const box = element.getBoundingClientRect();
    const index = element.getAttribute("tabindex");
    return { spec: frame, index: frame.frameIndex === undefined ? -1 : frame.frameIndex,
      context: { include: [], exclude: [], initiator: false, page: true, focusable: (options.context ? options.context.focusable : true) && !(parseInt(index, 10) < 0), size: { width: box.width, height: box.height } } };
  });
  return JSON.stringify({ partial: { ...partial, results, frames: frames.map((frame) => frame.spec) }, frames, url: document.URL, document: globalThis.govsiteDocument === undefined ? -1 : globalThis.govsiteDocument, time: performance.now() - started });
}
