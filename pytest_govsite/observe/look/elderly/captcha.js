// CAPTCHAs that are pictures or have to be dragged, and the controls beside them.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.captchas) return;
  const SIGN = /captcha|kaptcha|v(?:eri|ali)?(?:fy|date|d)?_?code|verify_?(?:img|image|pic)|check_?code|auth_?code|rand_?(?:img|code|image)|img_?code|code_?img|\byzm|yanzhengma|验证码|看不清|换一张/i;
  const FIELD = /验证码|校验码|captcha|verif(?:y|ication)code|security ?code|characters (?:shown|in the image)/i;
  const PHONE = /短信|手机|动态|sms|邮箱验证/i;
  const DRAG = /(?:拖动|滑动|拖拽|按住|向右滑)[^。]{0,16}(?:滑块|验证|拼图|解锁|完成|到底|最右)|slide to (?:verify|unlock)|drag the slider/i;
  const DRAG_HINT = /geetest|nc_wrapper|nc-container|tcaptcha|slide-?verify|slider-?(?:captcha|verify)|verify-?slide|drag-?verify/i;
  const LARGER = /^(?:点击)?(?:放大|大图|查看大图|放大(?:显示|验证码|图片|查看)?|大字验证码|验证码放大|zoomin|enlarge(?:image)?|larger(?:image)?)$/i;
  const VOICE = /^(?:切换(?:到|为)?|使用|播放|收听|点击)?(?:语音|声音|音频)(?:验证码?|播报|播放|读出|提示)?$|^(?:听(?:验证码|读|一听)?|朗读(?:验证码)?|播放(?:验证码|语音)?|读出验证码|验证码(?:语音|朗读|播报))$|audio|^listen|soundcode/i;
  const OTHER = /^(?:切换(?:到|为)?|使用|改用)?(?:短信|手机|邮箱|邮件|文字|问答|算术|无障碍)(?:验证码?|登录|方式|验证方式)$/;

  const hints = (element) => [element.id, element.getAttribute("class"), element.getAttribute("src"), element.getAttribute("alt"), element.getAttribute("title"), element.getAttribute("onclick"), element.getAttribute("name")].join(" ").slice(0, 500);
  const fieldText = (field) => [field.placeholder, field.name, field.id, field.title, field.getAttribute("aria-label"), ...[...(field.labels || [])].map((label) => label.textContent)].join(" ");
  const around = (element) => {
    let at = element;
    for (let steps = 0; steps < 4 && at.parentElement && at.parentElement.localName !== "body"; steps++) {
      at = at.parentElement;
      if (at.localName === "form" || at.getAttribute("role") === "dialog" || at.childElementCount > 12) break;
    }
    return at;
  };
  const found = () => {
    const told = [];
    for (const element of kit.elements()) {
      if (told.length >= 4) break;
      if (/^(img|canvas|svg|input)$/.test(element.localName) && (element.localName !== "input" || element.type === "image")) {
        const rect = element.getBoundingClientRect();
        if (rect.width < 36 || rect.width > 420 || rect.height < 14 || rect.height > 240 || !kit.shown(element)) continue;
        const row = element.parentElement && element.parentElement.parentElement ? [element.parentElement, element.parentElement.parentElement] : [];
        const fields = row.flatMap((place) => place.querySelectorAll("input").length <= 3 ? [...place.querySelectorAll("input:not([type=hidden]):not([type=image])")] : []);
        const beside = fields.some((field) => FIELD.test(fieldText(field)) && !PHONE.test(fieldText(field)));
        const signed = SIGN.test(hints(element)) && !/logo|icon|banner/i.test(element.getAttribute("src") || "");
        if (beside || (signed && (fields.length || element.closest("form")))) told.push([element, "picture"]);
      } else if (/^(div|span|p|section)$/.test(element.localName) && element.childElementCount < 12) {
        const text = element.textContent.length < 60 ? kit.flat(element.textContent) : "";
        if (((text && DRAG.test(text)) || DRAG_HINT.test(`${element.id} ${element.getAttribute("class") || ""}`)) && kit.shown(element)
          && !told.some(([other]) => other.contains(element) || element.contains(other))) told.push([element, "drag"]);
      }
    }
    return told;
  };
  const controls = (element, pattern) => {
    const kept = [];
    for (const one of around(element).querySelectorAll("*")) {
      if (one === element || !/^(a|button|span|img|i|input|label|div|svg|em)$/.test(one.localName) || one.childElementCount > 3) continue;
      const name = kit.names(one).find((text) => pattern.test(kit.squeezed(text)));
      const control = name ? kit.control(one) : null;
      if (control && control !== element && !control.contains(element) && kit.shown(control) && !kept.some((told) => kit.kept[told.handle] === control)) kept.push(kit.tell(control, name, ""));
    }
    return kept.slice(0, 3);
  };
  kit.captchas = () => found().map(([element, kind]) => ({ ...kit.tell(element, "", kind), larger: controls(element, LARGER), voice: controls(element, VOICE), other: controls(element, OTHER) }));
  // its box now: itself, or a larger picture of the same that came up
  kit.captchaBox = (handle) => {
    const element = kit.kept[handle];
    if (!element) return null;
    let best = element.isConnected && kit.shown(element) ? kit.box(element) : null;
    const source = (element.getAttribute("src") || "").split("?")[0];
    for (const image of document.querySelectorAll("img")) {
      const same = source && !source.startsWith("data:") && (image.getAttribute("src") || "").split("?")[0] === source;
      if (same && kit.shown(image)) { const box = kit.box(image); if (!best || box.width > best.width) best = box; }
    }
    return best;
  };
}
