// Covers every place where one of the numbers is shown with a black box, however it is divided and over however many
// elements it is spread; form fields that hold one are covered whole.
(numbers) => {
  const plain = (text) => text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const bare = (text) => plain(text).replace(/[^0-9A-Za-z]/g, "").toUpperCase();
  const wanted = new Set(numbers.map(bare).filter((each) => each.length > 4));
  const lengths = [...new Set([...wanted].map((each) => each.length))];
  const boxes = [];
  const cover = (rects) => {
    for (const rect of rects) {
      if (boxes.length < 2000 && rect.width > 0 && rect.height > 0) boxes.push([rect.left + scrollX, rect.top + scrollY, rect.width, rect.height]);
    }
  };
  // one long line of digits and letters; whatever else stands between them ends a word, but for what divides numbers
  const nodes = [], places = [], offsets = [];
  let line = "", gap = 0;
  const read = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (walker.nextNode() && line.length < 400000) {
      const node = walker.currentNode;
      if (node.nodeType === 1) {
        if (node.shadowRoot) read(node.shadowRoot);
        if ((node.tagName === "INPUT" || node.tagName === "TEXTAREA") && [...wanted].some((each) => bare(node.value || "").includes(each))) cover([node.getBoundingClientRect()]);
        continue;
      }
      if (/^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(node.parentNode?.tagName || "")) continue;
      const text = plain(node.data);
      nodes.push(node);
      for (let at = 0; at < text.length && line.length < 400000; at++) {
        const sign = text[at];
        if (/[0-9A-Za-z]/.test(sign)) {
          line += sign.toUpperCase(); places.push(nodes.length - 1); offsets.push(at); gap = 0;
        } else if (!/[\s\u2010-\u2015-]/.test(sign) || ++gap > 40) {
          if (line && !line.endsWith("|")) { line += "|"; places.push(-1); offsets.push(0); }
          gap = 0;
        }
      }
    }
  };
  read(document.body || document.documentElement);
  for (const run of line.matchAll(/[0-9A-Z]{5,}/g)) {
    for (let at = 0; at < run[0].length; at++) {
      const length = lengths.find((each) => at + each <= run[0].length && wanted.has(run[0].slice(at, at + each)));
      if (!length) continue;
      const first = run.index + at, last = first + length - 1;
      for (let from = first; from <= last;) {
        let to = from;
        while (to < last && places[to + 1] === places[from]) to++;
        const range = document.createRange();
        range.setStart(nodes[places[from]], offsets[from]);
        range.setEnd(nodes[places[to]], offsets[to] + 1);
        cover(range.getClientRects());
        from = to + 1;
      }
      at += length - 1;
    }
  }
  for (const [x, y, width, height] of boxes) {
    const box = document.createElement("div");
    for (const [name, value] of Object.entries({
      position: "absolute", left: `${x - 1}px`, top: `${y - 1}px`, width: `${width + 2}px`, height: `${height + 2}px`,
      margin: "0", "max-width": "none", "min-width": "0", transform: "none",
      background: "#000", "z-index": "2147483647", display: "block", opacity: "1", visibility: "visible",
    })) box.style.setProperty(name, value, "important");
    document.documentElement.appendChild(box);
  }
  return boxes.length;
}
