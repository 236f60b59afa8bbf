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
    for await (const answer of find(this.index, question, this.sources)) {
      if (this.asking !== question) return;
      this.#list(answer, question);
    }
    if (this.asking !== question) return;
    this.#help(question);
    await this.#fillIn(question);
  }

  /** Put the first results into the list, their excerpts to come. */
  #list(answer, question) {
    this.answer = answer;
    this.all = [...answer.results, ...answer.elsewhere];
    this.items = [];
    this.list.replaceChildren();
    this.status.textContent = question.trim() ? counted(this.index, this.all.length) : "";
    this.#append();
  }

  #keep(question) {
    clearTimeout(this.timer);
    const address = new URL(location.href);
    if (question.trim()) address.searchParams.set("q", question);
    else address.searchParams.delete("q");
    if (address.href === location.href) return;
    this.timer = setTimeout(() => history.replaceState(history.state, "", address), CALM);
  }

  #append() {
    const items = this.all.slice(this.items.length, this.items.length + AT_ONCE).map((section) => this.#item(section));
    this.items.push(...items);
    this.list.append(...items.map((it) => it.item));
    this.more.hidden = this.items.length >= this.all.length;
  }

  /** Fill in the excerpts, of which the texts may have to be fetched. */
  async #fillIn(question) {
    const waiting = this.items.filter((it) => !this.#excerpt(it));
    if (waiting.length) {
      await this.sources.fetchTexts(waiting.map((it) => it.section));
      if (this.asking !== question) return;
      waiting.forEach((it) => this.#excerpt(it));
    }
    this.list.dataset.searchState = "done";
  }

  async #showMore() {
    const first = this.items.length;
    this.list.dataset.searchState = "working";
    this.#append();
    this.list.children[first].querySelector("a").focus();
    await this.#fillIn(this.asking);
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

  #help(question) {
    const { words, contact, home } = this.index;
    this.help.replaceChildren();
    if (this.all.length || !question.trim()) return;
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
