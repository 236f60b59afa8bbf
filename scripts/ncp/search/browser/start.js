// Starts the search: the field of the page, and on the page of the search its results. Runs when it is imported.

import { Box } from "./box.js";
import { element } from "./elements.js";
import { ResultPage } from "./list.js";
import { Sources } from "./sources.js";

const absolute = (address) => new URL(address, document.baseURI);

async function start(form) {
  const page = absolute(form.dataset.searchPage);
  const sources = new Sources(absolute(form.dataset.searchIndex).href, new URL("../", page).href, form.searchIndex);
  const field = form.querySelector("input");
  if (location.pathname === page.pathname) await startPage(sources, form, field);
  else await startBox(sources, form, field, page);
}

/** Offer sections below the field; should the index not come, the form leads where it leads without script. */
async function startBox(sources, form, field, page) {
  const withoutScript = form.getAttribute("action");
  form.action = page;
  try {
    const box = new Box(sources, await sources.index(), form, field);
    if (field.value && document.activeElement === field) box.ask();
  } catch {
    form.setAttribute("action", withoutScript);
  }
}

/** Give the page of the search a field of its own below its title, and show what the address asks.

  Should the index not come, the page stays as it is without script. */
async function startPage(sources, form, field) {
  const title = document.querySelector("main h1");
  const own = element("form", { role: "search", class: "ncp-search ncp-search--page", action: location.pathname });
  const asked = field.cloneNode();
  asked.id = "ncp-search-page";
  const said = form.querySelector("label").textContent;
  own.setAttribute("aria-label", said);
  own.append(element("label", { for: asked.id }, said), asked);
  own.addEventListener("submit", (event) => event.preventDefault());
  title.after(own);
  form.hidden = true;
  try {
    await new ResultPage(sources, await sources.index(), asked, own).askAddress();
  } catch {
    own.remove();
    form.hidden = false;
  }
}

const form = document.querySelector("form[data-search-index]");
if (form) start(form);
