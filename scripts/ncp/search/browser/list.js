// The page of the search: a field, the number of results, the results with excerpts, and what to do if there are none.

import { counted, element, rich } from "./elements.js";
import { excerpt, mark } from "./excerpt.js";
import { find } from "./find.js";

const AT_ONCE = 10;
const CALM = 250;

export class ResultPage {
  constructor(sources, index, field, after) {
    Object.assign(this, { sources, index, field });
    this.status = element("p", { role: "status", class: "ncp-results__count" });
    this.list = element("ol", { id: "search-results", class: "ncp-results", "data-search-state": "working" });
    this.more = element("button", { type: "button", class: "ncp-results__more", hidden: "" }, index.words.more);
    this.help = element("div", { class: "ncp-results__help" });
    after.after(this.status, this.list, this.more, this.help);
    this.more.addEventListener("click", () => this.#showMore());
    field.addEventListener("input", () => this.ask());
    addEventListener("popstate", () => this.askAddress());
  }

  /** Ask what the address asks. */
  askAddress() {
    this.field.value = new URLSearchParams(location.search).get("q") ?? "";
    return this.ask();
  }

  /** Ask what stands in the field; a later question overtakes this one. */
  async ask() {
    const question = this.field.value;
    this.asking = question;
    this.list.dataset.searchState = "working";
    this.#keep(question);
    const answer = await find(this.index, question, () => this.sources.others());
    if (this.asking !== question) return;
    this.answer = answer;
    this.shown = 0;
    this.list.replaceChildren();
    const all = [...answer.results, ...answer.elsewhere];
    this.status.textContent = question.trim() ? counted(this.index, all.length) : "";
    this.#help(question, all.length);
    await this.#show(all, question);
  }

  #keep(question) {
    clearTimeout(this.timer);
    const address = new URL(location.href);
    if (question.trim()) address.searchParams.set("q", question);
    else address.searchParams.delete("q");
    if (address.href === location.href) return;
    this.timer = setTimeout(() => history.replaceState(history.state, "", address), CALM);
  }

  async #show(all, question) {
    const chosen = all.slice(this.shown, this.shown + AT_ONCE);
    const items = chosen.map((section) => this.#item(section));
    this.list.append(...items.map((it) => it.item));
    this.shown += chosen.length;
    this.more.hidden = this.shown >= all.length;
    if (items.some((it) => !this.#excerpt(it))) {
      await this.sources.fetchTexts(chosen);
      if (this.asking !== question) return;
      items.forEach((it) => this.#excerpt(it));
    }
    this.list.dataset.searchState = "done";
  }

  async #showMore() {
    const first = this.shown;
    this.list.dataset.searchState = "working";
    await this.#show([...this.answer.results, ...this.answer.elsewhere], this.asking);
    this.list.children[first]?.querySelector("a").focus();
  }

  #item(section) {
    const terms = section.foreign?.terms ?? this.answer.terms;
    const link = element("a", { href: addressOf(section) });
    const text = element("p", { class: "ncp-results__text" });
    mark(link, section.index, terms, section.heading);
    const item = element("li", {}, link);
    if (section.id) item.append(element("p", { class: "ncp-results__page" }, section.title));
    if (section.foreign) {
      item.lang = section.index.language;
      item.append(element("p", { class: "ncp-results__page" }, section.index.names[section.index.language]));
    }
    item.append(text);
    return { item, section, terms, text };
  }

  /** Fill in the excerpt; say whether the text was here. */
  #excerpt({ section, terms, text }) {
    const whole = this.sources.text(section);
    if (whole !== undefined && !text.firstChild) excerpt(text, section.index, terms, whole);
    return whole !== undefined;
  }

  #help(question, number) {
    const { words, contact, home } = this.index;
    this.help.replaceChildren();
    if (number || !question.trim()) return;
    if (this.answer.near.length) {
      const links = this.answer.near.map((word) => element("a", { href: `?q=${encodeURIComponent(word)}` }, word));
      this.help.append(element("p", {}, words.near, ...links.flatMap((link) => [" ", link])));
    }
    this.help.append(
      element("p", {}, element("a", { href: home + this.index.contents }, words.a_z)),
      element("p", {}, ...rich(contact)),
    );
  }
}

/** Give the address of a section. */
export function addressOf({ index, url, id }) {
  return `${index.home}${url}${id ? `#${id}` : ""}`;
}
