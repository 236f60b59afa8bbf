/* Runs before the page does: notes what can be seen only while it happens. */
(() => {
  const seen = { shifts: [], violations: [], painted: null, settled: null };
  globalThis.ncpSeen = seen;
  const nameOf = (node) => {
    if (!node) return "";
    const element = node.nodeType === 1 ? node : node.parentElement;
    if (!element) return "";
    return element.localName + (element.id ? `#${element.id}` : "") + (element.classList[0] ? `.${element.classList[0]}` : "");
  };
  const watch = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("layout-shift", (entry) => {
    seen.shifts.push({ value: entry.value, what: (entry.sources || []).map((source) => nameOf(source.node)).join(", ") });
  });
  watch("paint", (entry) => {
    if (entry.name === "first-paint") seen.painted = entry.startTime;
  });
  document.addEventListener("securitypolicyviolation", (event) => {
    seen.violations.push(`${event.effectiveDirective} ${event.blockedURI}`.trim());
  });
  new MutationObserver(() => {
    const { contrast, size } = document.documentElement?.dataset ?? {};
    if (seen.settled === null && (contrast || size)) seen.settled = performance.now();
  }).observe(document, { attributes: true, attributeFilter: ["data-contrast", "data-size"], childList: true, subtree: true });
})();
