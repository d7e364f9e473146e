// Covers every place where one of the texts is shown with a black box.
(texts) => {
  const walker = document.createTreeWalker(document.body || document.documentElement, NodeFilter.SHOW_TEXT);
  const boxes = [];
  while (walker.nextNode() && boxes.length < 500) {
    const node = walker.currentNode;
    for (const text of texts) {
      for (let at = node.data.indexOf(text); at >= 0; at = node.data.indexOf(text, at + text.length)) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        for (const rect of range.getClientRects()) boxes.push([rect.left + scrollX, rect.top + scrollY, rect.width, rect.height]);
      }
    }
  }
  for (const [x, y, width, height] of boxes) {
    const cover = document.createElement("div");
    for (const [name, value] of Object.entries({
      position: "absolute", left: `${x - 1}px`, top: `${y - 1}px`, width: `${width + 2}px`, height: `${height + 2}px`,
      background: "#000", "z-index": "2147483647", display: "block", opacity: "1", visibility: "visible",
    })) cover.style.setProperty(name, value, "important");
    document.documentElement.appendChild(cover);
  }
}
