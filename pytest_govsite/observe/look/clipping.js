// Where elements stand and what they are cut to, at one moment, in coordinates of the window.
  const placing = () => {
    const known = new Map();
    const base = getComputedStyle(document.documentElement);
    const body = document.body && getComputedStyle(document.body);
    const cuts = (way) => way === "hidden" || way === "clip";
    const scrolls = (way) => way === "auto" || way === "scroll";
    // the body's overflow is the window's where the root element has none of its own
    const lent = body && base.overflowX === "visible" && base.overflowY === "visible";
    const hidesAcross = cuts(base.overflowX) || Boolean(lent && cuts(body.overflowX));
    const hidesDown = cuts(base.overflowY) || Boolean(lent && cuts(body.overflowY));
    const origin = { left: -window.scrollX, top: -window.scrollY };
    const rightToLeft = base.direction === "rtl";
    const page = {
      left: rightToLeft && !hidesAcross ? -Infinity : origin.left, top: origin.top,
      right: hidesAcross || rightToLeft ? origin.left + window.innerWidth : Infinity, bottom: hidesDown ? origin.top + window.innerHeight : Infinity,
      byLeft: null, byTop: null, byRight: null, byBottom: null, frame: null, scroller: null,
    };
    const narrowed = (clip, edges, element) => {
      const next = { ...clip };
      if (edges.left > next.left) { next.left = edges.left; next.byLeft = element; }
      if (edges.top > next.top) { next.top = edges.top; next.byTop = element; }
      if (edges.right < next.right) { next.right = edges.right; next.byRight = element; }
      if (edges.bottom < next.bottom) { next.bottom = edges.bottom; next.byBottom = element; }
      return next;
    };
    const start = { shown: true, opacity: 1, clip: page, inner: page, held: page, fixed: null, scrolled: false, innerScrolled: false };
    const of = (element) => {
      const before = known.get(element);
      if (before) return before;
      const chain = [];
      let each = element;
      for (; each && !known.has(each); each = around(each)) chain.push(each);
      let parent = each ? known.get(each) : start;
      for (let i = chain.length - 1; i >= 0; i--) { parent = place(chain[i], parent); known.set(chain[i], parent); }
      return parent;
    };
    const place = (element, parent) => {
      const style = getComputedStyle(element);
      const display = style.display;
      const gone = parent.gone || parent.skipped || display === "none"
        || (element.parentElement && element.parentElement.localName === "details" && !element.parentElement.open && element.localName !== "summary");
      const opacity = parent.opacity * (parseFloat(style.opacity) || 0);
      const shown = !gone && style.visibility === "visible" && opacity > 0.05;
      const position = style.position;
      const fixed = position === "fixed" || position === "sticky" ? element : parent.fixed;
      let clip = position === "fixed" ? { ...page, left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity } : position === "absolute" ? parent.held : parent.inner;
      if (style.clip !== "auto" && /^(?:absolute|fixed)$/.test(position) && /^rect/.test(style.clip) || /^(?:inset\((?:50|100)%|circle\(0)/.test(style.clipPath)) clip = narrowed(clip, { left: 0, top: 0, right: 0, bottom: 0 }, element);
      let inner = clip;
      let scrolled = position === "fixed" ? false : parent.innerScrolled;
      let innerScrolled = scrolled;
      const own = element !== document.documentElement && !(element === document.body && lent) && display !== "inline" && display !== "contents";
      if (own && !gone && (style.overflowX !== "visible" || style.overflowY !== "visible")) {
        const rect = element.getBoundingClientRect();
        // a box folded to nothing, or cut away by what is around it, shows nothing however far it scrolls
        const seen = meet(rect, clip), folded = seen.right - seen.left < 1 || seen.bottom - seen.top < 1;
        const across = !folded && scrolls(style.overflowX), down = !folded && scrolls(style.overflowY);
        inner = { ...clip };
        if (across) { inner.left = -Infinity; inner.right = Infinity; innerScrolled = true; }
        if (down) { inner.top = -Infinity; inner.bottom = Infinity; }
        const cutAcross = cuts(style.overflowX) || (folded && scrolls(style.overflowX)), cutDown = cuts(style.overflowY) || (folded && scrolls(style.overflowY));
        inner = narrowed(inner, {
          left: cutAcross ? rect.left : -Infinity, right: cutAcross ? rect.right : Infinity,
          top: cutDown ? rect.top : -Infinity, bottom: cutDown ? rect.bottom : Infinity,
        }, element);
        // what a box scrolls out of sight lies on nothing that stands outside the box
        if (across || down) { inner.frame = clip.frame ? meet(seen, clip.frame) : seen; inner.scroller = element; }
      }
      const holds = position !== "static" || style.transform !== "none" || style.filter !== "none";
      // `hidden="until-found"`: the box stands there, what it holds is not drawn
      const skipped = style.contentVisibility === "hidden";
      return { gone, shown: shown && !skipped, skipped, opacity, clip, inner, held: holds ? inner : parent.held, fixed, scrolled, innerScrolled };
    };
    const meet = (rect, clip) => ({ left: Math.max(rect.left, clip.left), right: Math.min(rect.right, clip.right), top: Math.max(rect.top, clip.top), bottom: Math.min(rect.bottom, clip.bottom) });
    const cutter = (rect, clip) => {
      const lost = [[rect.bottom - clip.bottom, clip.byBottom], [rect.right - clip.right, clip.byRight], [clip.top - rect.top, clip.byTop], [clip.left - rect.left, clip.byLeft]];
      lost.sort(([one], [other]) => other - one);
      return lost[0][1];
    };
    return { of, meet, cutter, hidesAcross };
  };
