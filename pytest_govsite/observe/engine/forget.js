// Takes away what the page stored, for the next one that is shown in the same window.
() => {
  // takes all listeners away: nothing is asked, sent or stored any more when the page is left
  try { document.open(); document.close(); } catch { /* no HTML */ }
  for (const name of ["localStorage", "sessionStorage"]) { try { window[name].clear(); } catch { /* not allowed there */ } }
  try { indexedDB.databases().then((all) => all.forEach((one) => indexedDB.deleteDatabase(one.name)), () => {}); } catch { /* nor that */ }
  try { caches.keys().then((names) => names.forEach((name) => caches.delete(name)), () => {}); } catch { /* nor that */ }
  window.name = "";
}
