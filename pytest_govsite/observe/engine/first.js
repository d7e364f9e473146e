// The first script of a page in an engine that tells nothing of itself: keeps errors, failed resources and dialogs, and
// lets nothing be sent that could change a site (what goes over plain http is refused by the proxy as well).
(() => {
  const name = Symbol.for("pytest-govsite");
  const own = document.currentScript;
  if (own) own.remove();
  if (window[name]) return;
  const told = { errors: [], failed: [], dialogs: [], refused: [], stands: false };
  Object.defineProperty(window, name, { value: told });
  const keep = (list, entry) => { if (list.length < 60) list.push(entry); };
  const text = (value) => { try { return String(value).slice(0, 600); } catch { return "?"; } };
  addEventListener("error", (event) => {
    const target = event.target;
    if (target && target !== window && target.nodeType === 1) {
      keep(told.failed, [target.localName, text(target.currentSrc || target.src || target.href || "")]);
    } else {
      keep(told.errors, [text(event.message), text(event.filename || ""), Number(event.lineno) || 0]);
    }
  }, true);
  addEventListener("unhandledrejection", (event) => {
    const reason = event.reason;
    keep(told.errors, [text((reason && reason.message) || reason), text((reason && reason.sourceURL) || ""), Number(reason && reason.line) || 0]);
  });
  for (const [kind, answer] of [["alert", undefined], ["confirm", false], ["prompt", null]]) {
    window[kind] = (message = "") => { keep(told.dialogs, kind + ": " + text(message)); return answer; };
  }
  // as the other engines are told, which have a setting for it
  Object.defineProperty(Navigator.prototype, "language", { get: () => "zh-CN", configurable: true, enumerable: true });
  Object.defineProperty(Navigator.prototype, "languages", { get: () => Object.freeze(["zh-CN", "zh"]), configurable: true, enumerable: true });
  const harmless = (method) => /^(get|head|options)$/i.test(method || "GET");
  const nowhere = "https://pytest-govsite.invalid/";
  const refuse = (method, url) => keep(told.refused, text(method).toUpperCase() + " " + text(url));
  const ask = window.fetch;
  if (ask) {
    window.fetch = function fetch(input, options) {
      const method = (options && options.method) || (input && input.method) || "GET";
      if (harmless(method)) return ask.apply(this, arguments);
      refuse(method, (input && input.url) || input);
      return ask.call(window, nowhere);
    };
  }
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (harmless(method)) return open.call(this, method, url, ...rest);
    refuse(method, url);
    return open.call(this, "GET", nowhere, ...rest);
  };
  if (navigator.sendBeacon) {
    Navigator.prototype.sendBeacon = (url) => { refuse("POST", url); return true; };
  }
  const submit = HTMLFormElement.prototype.submit;
  HTMLFormElement.prototype.submit = function () {
    if (harmless(this.getAttribute("method")) && !told.stands) return submit.call(this);
    refuse(this.getAttribute("method"), this.action);
  };
  addEventListener("submit", (event) => {
    const method = (event.submitter && event.submitter.getAttribute("formmethod")) || event.target.getAttribute("method");
    if (event.defaultPrevented || (harmless(method) && !told.stands)) return;
    event.preventDefault();
    refuse(method || "GET", event.target.action);
  });
  // once the page stands still it is not left: the address is not followed, all else that a click does happens
  const follow = (event) => {
    const link = told.stands && !event.defaultPrevented && event.target.closest && event.target.closest("a[href], area[href]");
    if (!link || /^(#|javascript:)/i.test(link.getAttribute("href"))) return;
    const [there, here] = [link.href.split("#")[0], location.href.split("#")[0]];
    if (there === here && link.href.includes("#")) return;
    event.preventDefault();
    refuse("GET", link.href);
  };
  addEventListener("click", follow);
  addEventListener("auxclick", follow);
})();
