() => {
  // What is a photograph cannot be told from what is drawn, so all pictures are left out.
  const lifted = [];
  let greyed = false;
  const grey = /grayscale\(\s*(?:1(?:\.0+)?|0?\.[5-9]\d*|100%|[5-9]\d(?:\.\d+)?%)\s*\)|saturate\(\s*0?(?:\.[0-3]\d*)?%?\s*\)|DXImageTransform\.Microsoft\.BasicImage/i;
  const pictures = 'img, picture, video, canvas, iframe, frame, object, embed, input[type=image], svg image';
  const set = (element, name, value) => {
    try { element.style.setProperty(name, value, 'important'); } catch (error) { /* not styled */ }
  };
  const every = [document.documentElement, ...document.querySelectorAll('*')].slice(0, 30000);
  for (const element of every) {
    const style = getComputedStyle(element);
    if (style.filter && grey.test(style.filter)) {
      const box = element.getBoundingClientRect();
      if (box.width * box.height > innerWidth * innerHeight / 3) greyed = true;
      lifted.push(element);
    }
    if (style.backgroundImage && /url\(|image-set\(/.test(style.backgroundImage)) set(element, 'background-image', 'none');
    if (style.borderImageSource && style.borderImageSource !== 'none') set(element, 'border-image-source', 'none');
    if (style.listStyleImage && style.listStyleImage !== 'none') set(element, 'list-style-image', 'none');
  }
  for (const element of lifted) set(element, 'filter', 'none');
  for (const element of document.querySelectorAll(pictures)) set(element, 'visibility', 'hidden');
  // constructed, for a policy of the page may forbid style elements
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*::before, *::after { background-image: none !important; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  scrollTo(0, 0);
  return { greyed, height: Math.max(document.documentElement.scrollHeight, innerHeight) };
}
