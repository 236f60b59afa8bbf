// What makes the page more convenient; all of it can be read, walked through and printed without.
// The first script, which stands in the page itself, has applied the settings of the display before the first paint.
(() => {
  const page = document.documentElement;

  // Settings of the display
  const KEY = "ncp-display";
  const ATTRIBUTES = { contrast: "data-contrast", size: "data-size" };
  const panel = document.getElementById("settings");
  const chosen = (name) => page.getAttribute(ATTRIBUTES[name]) || "";
  if (panel) {
    for (const input of panel.querySelectorAll("input")) input.checked = input.value === chosen(input.name);
    panel.addEventListener("change", ({ target }) => {
      if (target.value) page.setAttribute(ATTRIBUTES[target.name], target.value);
      else page.removeAttribute(ATTRIBUTES[target.name]);
      try {
        localStorage.setItem(KEY, JSON.stringify({ contrast: chosen("contrast"), size: chosen("size") }));
      } catch {
        // A browser that keeps nothing still shows the choice on this page.
      }
    });
  }

  // Browsers of before 2023 know no popover: buttons open and close their panels all the same
  if (!("popover" in HTMLElement.prototype)) {
    document.addEventListener("click", ({ target }) => {
      const button = target.closest("[popovertarget]");
      if (button) document.getElementById(button.getAttribute("popovertarget")).toggleAttribute("data-open");
    });
  }

  // Paper shows no address behind a link: they are listed at the end of the text
  const printed = document.querySelector(".ncp-print");
  addEventListener("beforeprint", () => {
    if (!printed || printed.querySelector("ol")) return;
    const list = document.createElement("ol");
    const seen = new Set([location.href.split("#")[0]]);
    for (const link of document.querySelectorAll(".md-typeset a[href]")) {
      const address = link.href.split("#")[0];
      if (!address.startsWith("http") || seen.has(address)) continue;
      seen.add(address);
      list.append(Object.assign(document.createElement("li"), { textContent: `${link.textContent}: ${address}` }));
    }
    if (list.childElementCount) {
      printed.append(Object.assign(document.createElement("p"), { textContent: printed.dataset.links }), list);
    }
  });
})();
