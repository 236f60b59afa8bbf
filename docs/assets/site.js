// The settings of the display. first.js, which stands in the page itself, has applied them before the first paint.
(() => {
  const KEY = "ncp-display";
  const ATTRIBUTES = { contrast: "data-contrast", size: "data-size" };
  const page = document.documentElement;
  const panel = document.getElementById("settings");
  if (!panel) return;

  const chosen = (name) => page.getAttribute(ATTRIBUTES[name]) || "";
  const mark = () => {
    for (const input of panel.querySelectorAll("input")) input.checked = input.value === chosen(input.name);
  };

  panel.addEventListener("change", ({ target }) => {
    if (target.value) page.setAttribute(ATTRIBUTES[target.name], target.value);
    else page.removeAttribute(ATTRIBUTES[target.name]);
    try {
      localStorage.setItem(KEY, JSON.stringify({ contrast: chosen("contrast"), size: chosen("size") }));
    } catch {
      // A browser that keeps nothing still shows the choice on this page.
    }
  });
  mark();
})();
