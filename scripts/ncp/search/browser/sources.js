// Where the search gets its files from: each is fetched once, when somebody needs it.

import { Index } from "./index.js";
import { Keyer } from "./keys.js";

const INDEX = /search-(\w+)\./;

async function answer(url, asked = fetch(url)) {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response;
}

export class Sources {
  /** `address` is that of this language's index, perhaps `asked` for already, `home` that of its home page. */
  constructor(address, home, asked) {
    Object.assign(this, { address, home, asked });
    this.pieces = new Map();
    this.foreign = {};
  }

  /** Give the index of the reader's language; a failed try is forgotten, so that the next may succeed. */
  index() {
    this.own ??= this.#fetched(this.address, this.asked).catch((wrong) => {
      this.own = this.asked = undefined;
      throw wrong;
    });
    return this.own;
  }

  async #fetched(address, asked) {
    const keys = address === this.address ? answer(address.replace(INDEX, "search-keys-$1.")) : undefined;
    keys?.catch(() => {}); // asked for again when they are needed
    const data = await (await answer(address, asked)).json();
    const index = new Index(data);
    const { language, names, words, contact, contents } = data;
    const home = new URL(`../${language}/`, this.home).href;
    return Object.assign(index, { address, home, language, names, words, contact, contents, asked: keys });
  }

  /** Give the indexes of the other languages, or of one of them; one that cannot be had is left out. */
  async others(language) {
    const own = await this.index();
    const codes = language ? [language] : Object.keys(own.names).filter((code) => code !== own.language);
    const tried = await Promise.allSettled(codes.map((code) => (this.foreign[code] ??= (
      this.#fetched(this.address.replace(`search-${own.language}.`, `search-${code}.`))
    ))));
    return tried.flatMap((it) => (it.status === "fulfilled" ? [it.value] : []));
  }

  /** Fetch what keys the words that the pages of an index do not say; say whether it came. */
  async keys(index) {
    const address = index.address.replace(INDEX, "search-keys-$1.");
    try {
      index.keyer ??= new Keyer(await (await (index.asked ?? answer(address))).json());
    } catch {
      index.asked = undefined;
      return false;
    }
    return true;
  }

  /** Give the text of a section if it is here, else nothing. */
  text({ index, page, number }) {
    return this.pieces.get(`${index.language} ${page}`)?.texts?.[number - index.firstOf(page)];
  }

  /** Fetch the texts of some sections. */
  async fetchTexts(sections) {
    await Promise.allSettled(sections.map(({ index, page }) => this.#piece(index, page)));
  }

  #piece(index, page) {
    const name = `${index.language} ${page}`;
    if (!this.pieces.has(name)) this.pieces.set(name, this.#fetchPiece(name, index, page));
    return this.pieces.get(name);
  }

  async #fetchPiece(name, index, page) {
    const text = await (await answer(index.address.replace(".json", `/${page}.txt`))).text();
    this.pieces.set(name, { texts: text.split("\n") });
  }
}
