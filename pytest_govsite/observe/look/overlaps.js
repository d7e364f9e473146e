// Letters that stand on letters of another text. Knows `units` and `around`.
  const kept = (one, other) => one.contains(other) || other.contains(one);
  // letters of a scrolling box as far as the box shows them
  const inFrame = (ink, state) => {
    const frame = state.place.inner.frame;
    return frame ? { left: Math.max(ink.left, frame.left), right: Math.min(ink.right, frame.right), top: Math.max(ink.top, frame.top), bottom: Math.min(ink.bottom, frame.bottom) } : ink;
  };
  const overlapping = (states, gently) => {
    const rows = new Map(), pairs = new Map(), HEIGHT = 64;
    states.forEach((state, i) => {
      if (!state.shown) return;
      for (const ink of state.inks) {
        if (!(ink.bottom > -1e6 && ink.bottom < 1e6)) continue;
        for (let row = Math.floor(ink.top / HEIGHT); row <= Math.floor(ink.bottom / HEIGHT); row++) {
          if (!rows.has(row)) rows.set(row, []);
          rows.get(row).push([ink, i]);
        }
      }
    });
    const least = gently ? 0.08 : 0.3;
    rows.forEach((inks) => {
      inks.sort(([one], [other]) => one.left - other.left);
      for (let a = 0; a < inks.length; a++) {
        const [ink, i] = inks[a];
        for (let b = a + 1; b < inks.length && inks[b][0].left < ink.right; b++) {
          const [next, j] = inks[b];
          if (i === j) continue;
          const apart = states[i].place.inner.scroller !== states[j].place.inner.scroller;
          const one = apart ? inFrame(ink, states[i]) : ink, other = apart ? inFrame(next, states[j]) : next;
          const key = i < j ? `${i} ${j}` : `${j} ${i}`;
          if (pairs.has(key)) continue;
          const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (width < 3 || height < 3) continue;
          const smaller = Math.min((one.right - one.left) * (one.bottom - one.top), (other.right - other.left) * (other.bottom - other.top));
          // a long line whose end runs into the next text
          const runs = height >= 0.5 * Math.min(one.bottom - one.top, other.bottom - other.top) && width >= Math.max(states[i].size, states[j].size);
          if (width * height < least * smaller && !(runs && !gently) || (gently && width * height < 4)) continue;
          if (kept(units[i].element, units[j].element) || states[i].place.fixed !== states[j].place.fixed) continue;
          pairs.set(key, i < j ? [i, j] : [j, i]);
        }
      }
    });
    return pairs;
  };
  // two branches that lay on each other before are meant to: slides, layers, captions on pictures
  const overlaid = (one, other, boxes) => {
    const line = [];
    for (let each = one; each; each = around(each)) line.push(each);
    let branch = other, mine = null;
    for (let each = other; each; branch = each, each = around(each)) {
      const at = line.indexOf(each);
      if (at >= 0) { mine = at > 0 ? line[at - 1] : null; break; }
    }
    const a = mine && boxes.get(mine), b = boxes.get(branch);
    if (!a || !b) return false;
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left), height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return width > 0 && height > 0 && width * height >= 0.5 * Math.min(a.width * a.height, b.width * b.height);
  };
