// Shown pictures whose file may be an animation, one a file.
(most) => {
  // include look/element.js
  const found = [], seen = new Set();
  for (const image of document.querySelectorAll("img, input[type=image]")) {
    const source = image.currentSrc || image.src;
    if (!source || seen.has(source) || !/\.(?:gif|webp|a?png)(?:[?#]|$)|^data:image\/(?:gif|webp|a?png)/i.test(source)) continue;
    if (!isShown(image) || image.naturalWidth * image.naturalHeight < 60) continue;
    seen.add(source);
    found.push({ ...spotOf(image, image.alt || ""), source: source.length > 500000 ? "" : source, gif: /gif/i.test(source.slice(0, 4000)) });
  }
  found.sort((one, other) => other.gif - one.gif);
  return found.slice(0, most);
}
