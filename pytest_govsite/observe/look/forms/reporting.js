// While a script of the page asks the browser to show its own messages (reportValidity), the root element says so.
for (const kind of [HTMLFormElement, HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement]) {
  const report = kind.prototype.reportValidity;
  kind.prototype.reportValidity = function () {
    const root = this.ownerDocument.documentElement;
    root.setAttribute("data-govsite-reporting", "");
    try { return report.call(this); } finally { root.removeAttribute("data-govsite-reporting"); }
  };
}
