// Adds to `govsiteKeys`: what comes up for a field that cannot be written into.
() => {
  const keys = globalThis.govsiteKeys;
  if (keys.cameUp) return true;
  const MOST = 8000, PARTS = 60, WORDS = 12;
  let known = new Set();
  const leaves = () => [...document.querySelectorAll("td, li, a, span, div, p, b, i, em, button, option, dd")].slice(0, MOST)
    .filter((each) => !each.children.length && each.textContent.trim() && each.textContent.trim().length <= WORDS && keys.seen(each));
  // what came up goes when the focus leaves its field, or when the mouse is pressed elsewhere
  keys.putAway = () => {
    const active = keys.active();
    if (active) active.blur();
    for (const kind of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) document.body.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, view: window }));
  };
  keys.noteShown = () => { known = new Set(leaves()); };
  // small pieces of text that are to be seen now and were not before, and how they and the field look
  keys.cameUp = (place) => {
    const field = keys.nodeAt(place);
    if (!field || !field.isConnected) return null;
    keys.finishTransitions();
    const fresh = leaves().filter((each) => !known.has(each)).slice(0, PARTS);
    const takes = (each) => { for (let one = each; one && one !== document.body; one = one.parentElement) if (one.tabIndex >= 0) return true; return false; };
    const look = (each) => { const style = getComputedStyle(each), around = each.parentElement; return [each.textContent, each.className, around.className, style.backgroundColor, style.color, style.outlineStyle, style.boxShadow, getComputedStyle(around).backgroundColor, each.getAttribute("aria-selected")].join(); };
    // days before the head of a calendar and its arrows
    const first = fresh.filter((each) => /^\d{1,2}$/.test(each.textContent.trim()));
    return {
      parts: (first.length > 2 ? first.slice(first.length >> 1) : fresh).map(keys.placeOf), count: fresh.length, tabbable: fresh.some(takes), value: String(field.value),
      told: [...fresh.map(look), field.value, field.getAttribute("aria-activedescendant")].join("\n"),
    };
  };
  return true;
}
