// Puts the parts of all documents together, so that rules that look across frames can judge. Runs in the page's own document.
async (partials, options) => {
  axe.utils.nodeSerializer.update({ toSpec: (told) => told, mergeSpecs: (node, frame) => ({ ...node,
    selector: [...frame.selector, ...node.selector], ancestry: [...frame.ancestry, ...node.ancestry],
    nodeIndexes: [...frame.nodeIndexes, ...node.nodeIndexes], fromFrame: true }) });
  const cut = (text, most) => (text.length > most ? text.slice(0, most) : text);
  const broken = new Map();
  for (const partial of partials) for (const result of partial ? partial.results : []) if (result.told) broken.set(result.id, result.told);
  const whole = await axe.finishRun(partials, { runOnly: { type: "rule", values: options.rules }, reporter: "raw", resultTypes: ["violations", "incomplete"], elementRef: false });
  const dataOf = (data) => {
    if (data === null || data === undefined) return {};
    if (typeof data !== "object" || Array.isArray(data)) return { value: cut(Array.isArray(data) ? data.map(String).join(", ") : String(data), 300) };
    const told = {};
    for (const [name, value] of Object.entries(data).slice(0, 20)) {
      if (value === null || value === undefined || typeof value === "function") continue;
      told[name] = cut(typeof value === "object" ? (Array.isArray(value) ? value.filter((item) => typeof item !== "object").join(", ") : "") : String(value), 300);
    }
    return told;
  };
  const checksOf = (node, wanted) => {
    const told = [];
    const take = (check) => {
      const key = check.data && typeof check.data === "object" && !Array.isArray(check.data) && check.data.messageKey ? String(check.data.messageKey) : "";
      told.push({ id: check.id, key, message: cut(String(check.message || ""), 300), data: dataOf(check.data) });
    };
    for (const check of [...node.any, ...node.all]) if (check.result !== true) take(check);
    for (const check of node.none) if (check.result !== false) take(check);
    return told.slice(0, 12);
  };
  const answer = [];
  for (const result of whole) {
    const told = { rule: result.id, impact: result.impact || "", error: broken.get(result.id) || "" };
    for (const kind of ["violations", "incomplete"]) {
      told[kind] = (result[kind] || []).slice(0, options.nodes).map((node) => ({
        frame: node.node.frame, node: node.node.place, selector: node.node.css || "", html: node.node.html || "", checks: checksOf(node) }));
    }
    if (told.violations.length || told.incomplete.length || told.error) answer.push(told);
  }
  return JSON.stringify(answer);
}
