// Forms of a page, and fields without a form that stand together: their fields, the control that sends, what they are for.
() => {
  const kit = globalThis.govsiteAids;
  if (kit.forms) return;
  const { isField, choice, isShown, host, sees, searches, named, controls, textsIn } = kit.field;
  const SEND = /提交|递交|发送|发表|发布|投票|投递|寄出|写信|留言|申请|咨询|保存|确定|确认|登记|报名|预约|submit|send|post|confirm|save|apply/i;
  const NOT_SEND = /重置|重填|清空|取消|返回|关闭|重写|获取|发送(?:短信|手机|邮箱)?验证码|验证码|上传|选择|浏览|添加|删除|换一|看不清|暂存|预览|打印|搜索|检索|查询|登录|注册|首页|我要|须知|说明|reset|cancel|clear|close|search|login|upload|browse/i;
  // elsewhere it is a link to another page
  const ENROL = /^(?:立即|马上|免费|同意并|确认|提交|用户)?注册(?:账[号户]|用户)?$/;
  const QUERY = /查询|查看|检索|搜索|搜|筛选|search|query|find|go/i;
  const CHAT = /(?:^|[-_ ])(?:chat|robot|kefu|webim|im)(?:$|[-_ ])|智能问答|客服/i;
  const RATING = /满意|评价|打分|评分|星级|有用|有帮助/;
  const NUMBER = /查询(?:码|编号|号)|受理(?:编)?号|信件编号|回执|流水号|查询密码/;

  const submitOf = (form, scope, fields, elements) => {
    let best = null, most = 0;
    for (const e of controls(scope, elements)) {
      const name = named(e), hint = `${e.id} ${e.getAttribute("class") || ""} ${e.getAttribute("onclick") || ""} ${e.getAttribute("name") || ""} ${e.getAttribute("src") || ""}`;
      const enrols = form && e.form === form && e.type === "submit" && ENROL.test(name);
      if (NOT_SEND.test(name) && !enrols && !/^(?:提交|确认|立即)?(?:查询)?提交/.test(name)) continue;
      const type = e.localName === "button" || e.localName === "input" ? e.type : "";
      let score = 0;
      if (/提交|递交|发送|发表|投票|submit|send/i.test(name)) score = 6;
      else if (SEND.test(name) && name.length <= 10) score = 4;
      if (/^(submit|image)$/.test(type) && (e.form === form || !form)) score += 3;
      if (!name && /submit|tijiao|\btj\b|send/i.test(hint)) score += 2;
      if (e.localName === "a" && /^https?:/.test(e.href || "") && !e.hasAttribute("onclick") && !/#$/.test(e.getAttribute("href") || "") && e.href.split("#")[0] !== location.href.split("#")[0]) score -= 5;
      if (score > 0 && fields.length && fields[fields.length - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) score += 1;
      if (score > most) { most = score; best = e; }
    }
    return best;
  };

  // of a form in several steps, what leads to the next one
  const nextOf = (scope, elements) => controls(scope, elements).find((e) => /^(?:下一步|下一页|继续(?:填写)?|保存并(?:继续|下一步)|next(?: step)?|continue)$/i.test(named(e))) || null;

  // choices alone make a form where there are several, as in surveys and appointments
  const asksMuch = (fields) => fields.filter((f) => f.localName === "select").length + new Set(fields.filter((f) => f.type === "checkbox").map((f) => f.name)).size >= 2;
  // forms, and controls without a form that stand together; `use` tells what each is for
  kit.forms = () => {
    const elements = kit.elements();
    const all = elements.filter((e) => (/^(input|select|textarea|body)$/.test(e.localName) || e.isContentEditable) && isField(e) && isShown(e)).slice(0, 400);
    const byForm = new Map();
    for (const field of all) {
      const place = host(field);
      let key = field.form || place.closest("form");
      if (!key) {
        key = place;
        while (key.parentElement && key.parentElement.localName !== "body" && !(all.some((f) => f !== field && sees(key, f)) && controls(key, elements).some((c) => SEND.test(named(c)) && !NOT_SEND.test(named(c))))) key = key.parentElement;
      }
      const known = [...byForm.keys()].find((other) => other === key || (other.localName !== "form" && key.localName !== "form" && (other.contains(key) || key.contains(other))));
      byForm.set(known || key, [...(byForm.get(known || key) || []), field]);
    }
    kit.groups = [];
    for (const [key, members] of byForm) {
      const form = key.localName === "form" ? key : null;
      const fields = members.filter((f) => !searches(f));
      if (!fields.length) continue;
      let scope = key, submit = submitOf(form, scope, fields, elements);
      for (let steps = 0; !submit && steps < 3 && scope.parentElement && scope.parentElement.localName !== "body"; steps++) {
        if (all.some((f) => !members.includes(f) && !searches(f) && sees(scope.parentElement, f))) break;
        scope = scope.parentElement;
        submit = submitOf(form, scope, fields, elements);
      }
      if (!submit && form && form.id) submit = elements.find((e) => e.getAttribute("form") === form.id && /^(button|input)$/.test(e.localName) && e.type === "submit" && kit.shown(e)) || null;
      const next = submit ? null : nextOf(scope, elements);
      submit = submit || next;
      const password = fields.some((f) => f.type === "password");
      const texts = fields.filter((f) => !choice(f) && f.localName !== "select" && f.type !== "file");
      const writes = fields.some((f) => f.localName === "textarea" || f.localName === "body" || f.isContentEditable);
      const queries = controls(scope, elements).some((c) => QUERY.test(named(c)) && named(c).length <= 6);
      const words = kit.flat(textsIn(key)).slice(0, 600);
      const around = `${key.id} ${key.getAttribute("class") || ""} ${key.parentElement ? `${key.parentElement.id} ${key.parentElement.getAttribute("class") || ""}` : ""}`;
      let use = "form";
      if (password && /登录|登陆|login|sign ?in/i.test(words + controls(scope, elements).map(named).join(" "))) use = "login";
      else if (CHAT.test(around)) use = "chat";
      else if (!writes && queries && !(submit && /提交|submit/i.test(named(submit))) && texts.length) use = NUMBER.test(words + fields.map((f) => f.placeholder || "").join(" ")) ? "query" : "search";
      else if (!writes && texts.length <= 1 && !(texts.length && form && form.noValidate && submit) && !fields.some((f) => f.type === "radio") && !(submit && asksMuch(fields) && /提交|投票|报名|预约|下一步|submit|vote|next/i.test(named(submit)))) use = "box";
      else if (!texts.length && RATING.test(words) && new Set(fields.filter(choice).map((f) => f.name)).size <= 2 && !/问卷|调查/.test(document.title)) use = "rating";
      kit.groups.push({ key, form, scope, submit, next, fields, use });
    }
    return kit.groups.map((group, index) => tellForm(group, index));
  };
  const tellForm = (group, index) => {
    const seen = new Set(), owns = [];
    for (const field of group.fields) {
      if (seen.has(field)) continue;
      const own = choice(field) && field.name ? group.fields.filter((f) => choice(f) && f.name === field.name && f.type === field.type) : [field];
      own.forEach((f) => seen.add(f));
      owns.push(own);
    }
    group.told = owns.slice(0, 40).map((own) => kit.describe(own, group.fields, group.scope));
    const control = group.submit;
    return {
      index, use: group.use, next: !!group.next, title: kit.titleOf(group.scope, group.fields), method: group.form ? group.form.method : "", selector: kit.selector(group.key), snippet: kit.snippet(group.key.cloneNode(false)),
      action: group.form && group.form.getAttribute("action") ? new URL(group.form.getAttribute("action"), group.form.baseURI).href.slice(0, 500) : "",
      frame: group.key.ownerDocument === document ? "" : group.key.ownerDocument.location.href,
      fields: group.told.map(({ row, ...rest }) => rest),
      submit: control ? { ...kit.tell(control, named(control), control.localName), disabled: !!control.disabled || control.getAttribute("aria-disabled") === "true" } : null,
    };
  };
}
