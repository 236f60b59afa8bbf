// What makes the page more convenient; all of it can be read, walked through and printed without.
// The first script, which stands in the page itself, has applied the settings of the display before the first paint.
(() => {
  const page = document.documentElement;

  const made = (name, properties, ...children) => {
    const node = Object.assign(document.createElement(name), properties);
    node.append(...children);
    return node;
  };

  // Settings of the display; the build writes their words before this script
  const KEY = "ncp-display";
  const ATTRIBUTES = { contrast: "data-contrast", size: "data-size" };
  const words = typeof NCP_WORDS === "object" && NCP_WORDS[page.lang];
  const opener = document.querySelector(".ncp-settings");
  const chosen = (name) => page.getAttribute(ATTRIBUTES[name]) || "";
  const choices = (name, legend, labels) => {
    const rows = labels.map(([value, label]) => {
      const input = made("input", { type: "radio", name, value, checked: value === chosen(name) });
      return made("label", {}, input, label);
    });
    return made("fieldset", {}, made("legend", { textContent: legend }), ...rows);
  };
  const choose = ({ target }) => {
    if (target.value) page.setAttribute(ATTRIBUTES[target.name], target.value);
    else page.removeAttribute(ATTRIBUTES[target.name]);
    try {
      localStorage.setItem(KEY, JSON.stringify({ contrast: chosen("contrast"), size: chosen("size") }));
    } catch {
      // A browser that keeps nothing still shows the choice on this page.
    }
  };
  if (opener && words) {
    const { contrasts, sizes } = words;
    const colours = [
      ["", contrasts.normal],
      ["dark", contrasts.dark],
      ["black-on-white", contrasts.black_on_white],
      ["yellow-on-black", contrasts.yellow_on_black],
    ];
    const panel = made(
      "div",
      { id: "settings", className: "ncp-panel", onchange: choose },
      choices("contrast", words.contrast, colours),
      choices("size", words.size, [["", sizes.normal], ["large", sizes.large], ["larger", sizes.larger]]),
      made("p", { textContent: words.kept_here }),
    );
    const close = made("button", { type: "button", textContent: words.close });
    for (const [name, value] of [["popovertarget", panel.id], ["popovertargetaction", "hide"]]) {
      close.setAttribute(name, value);
    }
    panel.append(close);
    panel.setAttribute("popover", "");
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", words.display);
    opener.after(panel);
  } else if (opener) {
    opener.remove();
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
    const list = made("ol", {});
    const seen = new Set([location.href.split("#")[0]]);
    for (const link of document.querySelectorAll(".md-typeset a[href]")) {
      const address = link.href.split("#")[0];
      if (!address.startsWith("http") || seen.has(address)) continue;
      seen.add(address);
      list.append(made("li", { textContent: `${link.textContent}: ${address}` }));
    }
    if (list.childElementCount) {
      printed.append(made("p", { textContent: printed.dataset.links }), list);
    }
  });

  // The search is fetched, script and index at once, when somebody goes to its field, and without waiting on its own page
  const form = document.querySelector("form[data-search-script]");
  if (form) {
    const at = (address) => new URL(address, document.baseURI).href;
    const go = () => {
      form.searchIndex = fetch(at(form.dataset.searchIndex));
      form.searchIndex.catch(() => {}); // the script tries again, and tells
      import(at(form.dataset.searchScript));
    };
    const isHere = new URL(at(form.dataset.searchPage)).pathname === location.pathname;
    if (isHere || form.contains(document.activeElement)) go();
    else form.addEventListener("focusin", go, { once: true });
  }
})();
