// The search field of every page: a combobox with the best sections, as the ARIA patterns want it.

import { counted, element } from "./elements.js";
import { mark } from "./excerpt.js";
import { find } from "./find.js";
import { addressOf } from "./list.js";

const MOST = 6;
const LIST = "ncp-search-list";

export class Box {
  constructor(sources, index, form, field) {
    Object.assign(this, { sources, index, form, field, options: [], active: -1 });
    this.list = element("ul", { id: LIST, role: "listbox", class: "ncp-search__list", "aria-label": index.words.label });
    this.list.hidden = true;
    this.status = element("p", { role: "status", class: "ncp-search__status" });
    form.append(this.list, this.status);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-controls": LIST, "aria-expanded": "false" };
    Object.entries(attributes).forEach(([name, value]) => field.setAttribute(name, value));
    field.addEventListener("input", () => this.ask());
    field.addEventListener("keydown", (event) => this.#key(event));
    form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || this.#close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.#go(event.target.closest("[role=option]")));
  }

  /** Ask what stands in the field; a later question overtakes this one. */
  async ask() {
    const question = this.field.value;
    this.asking = question;
    if (!question.trim()) return this.#close();
    for await (const answer of find(this.index, question, this.sources)) {
      if (this.asking !== question || this.active >= 0) return;
      this.#open(answer);
    }
  }

  #open({ terms, results, elsewhere }) {
    const all = [...results, ...elsewhere];
    this.options = all.slice(0, MOST).map((section, place) => this.#option(section, section.foreign?.terms ?? terms, place));
    this.#activate(-1);
    this.list.replaceChildren(...this.options);
    this.#expand(this.options.length > 0);
    this.status.textContent = counted(this.index, all.length);
  }

  #option(section, terms, place) {
    const heading = element("span", { class: "ncp-search__heading" });
    mark(heading, section.index, terms, section.heading);
    const made = element("li", { role: "option", id: `${LIST}-${place}`, "aria-selected": "false" }, heading);
    if (section.id) made.append(" ", element("span", { class: "ncp-search__page" }, section.title));
    if (section.foreign) made.lang = section.index.language;
    made.dataset.address = addressOf(section);
    return made;
  }

  #key(event) {
    const { options, active } = this;
    if (event.key === "Escape" && !this.list.hidden) event.preventDefault();
    if (event.key === "Escape") this.#close();
    if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      this.#go(options[active]);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !options.length) return;
    event.preventDefault();
    if (this.list.hidden) this.#expand(true);
    const places = options.length + 1; // the field itself is one
    this.#activate(((active + 1 + step + places) % places) - 1);
  }

  #activate(place) {
    this.options[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.options[place];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  #expand(open) {
    this.list.hidden = !open;
    this.field.setAttribute("aria-expanded", String(open));
  }

  #close() {
    this.#activate(-1);
    this.#expand(false);
    this.status.textContent = "";
  }

  #go(option) {
    if (option) location.assign(option.dataset.address);
  }
}
