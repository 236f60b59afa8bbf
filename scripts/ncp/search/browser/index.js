// The index of a language as the browser holds it: sections, families of word forms, and where they stand.

import { choices, lists, numbers, words } from "./unpack.js";
import { folded, plain, wordsOf } from "./words.js";

const TENTHS = 9;
const LENGTH_STEP = 16;
const HELD = 0.3;
const COMMON = 4;


function sectionsOf(pages) {
  return pages.flatMap(([url, title, ...below], page) => {
    const top = { page, url, title, id: "", heading: title };
    const pairs = below.filter((_, place) => place % 2 === 0);
    return [top, ...pairs.map((id, place) => ({ page, url, title, id, heading: below[2 * place + 1] }))];
  });
}

function familiesOf(steps) {
  let newest = -1;
  return steps.map((back) => (back ? newest - back + 1 : (newest += 1)));
}

function sharedStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return one.slice(0, length);
}

export class Index {
  /** `keyer` may come later: words that the pages say need none. */
  constructor(data, keyer) {
    this.keyer = keyer;
    this.sections = sectionsOf(data.pages);
    this.linked = numbers(data.linked).map((share) => share / TENTHS);
    this.lengths = numbers(data.lengths).map((length) => length * LENGTH_STEP);
    this.forms = words(data.forms);
    this.folded = this.forms.map(folded);
    this.families = familiesOf(numbers(data.families));
    this.foreign = numbers(data.foreign);
    this.codes = Object.keys(data.names);
    this.numberOf = new Map(this.forms.map((form, number) => [form, number]));
    this.postings = lists(data.postings);
    this.often = lists(data.often).map((sections) => new Set(sections));
    this.#gather();
    this.#readKeys(choices(data.keys));
    this.#readHeadings();
    this.synonyms = data.synonyms.map((phrases) => phrases.map((phrase) => wordsOf(plain(phrase)).map((it) => it.word)));
    this.small = new Set(data.small.map(folded));
    this.stems = [];
    this.compounds = [];
    this.meanLength = this.lengths.reduce((sum, length) => sum + length, 0) / this.lengths.length + 1;
  }

  #gather() {
    this.formsOf = [];
    this.families.forEach((family, number) => (this.formsOf[family] ??= []).push(number));
  }

  /** Make the keys of each family from its first form, and find families by their keys. */
  #readKeys(operations) {
    this.byKey = new Map();
    this.keysOf = operations.map((ways, family) => {
      const form = this.folded[this.formsOf[family][0]];
      return ways.map((way) => form.slice(0, form.length - parseInt(way[0], 36)) + way.slice(1));
    });
    this.keysOf.forEach((keys, family) => keys.forEach((key) => {
      if (this.byKey.has(key)) this.byKey.get(key).push(family);
      else this.byKey.set(key, [family]);
    }));
  }

  #readHeadings() {
    this.headings = this.forms.map(() => []);
    this.titles = this.formsOf.map(() => []);
    this.sections.forEach((section, number) => {
      for (const form of new Set(this.formsIn(section.heading))) {
        this.headings[form].push(number);
        if (!section.id) this.titles[this.families[form]].push(section.page);
      }
    });
  }

  /** Give the numbers of the words of a text that are forms of the index. */
  formsIn(text) {
    return wordsOf(plain(text)).map(({ word }) => this.numberOf.get(word)).filter((number) => number !== undefined);
  }

  familyOf(word) {
    return this.families[this.numberOf.get(word)];
  }

  /** Give the numbers of the forms that begin with a folded text: from the first to the one behind the last. */
  range(start) {
    return [this.#place(start), this.#place(`${start}\uffff`)];
  }

  #place(text) {
    let low = 0;
    let high = this.folded.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.folded[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Give the number of the section that stands at the same address and id; undefined if this language has none. */
  numberAt({ url, id }) {
    this.places ??= new Map(this.sections.map((section, number) => [`${section.url}#${section.id}`, number]));
    return this.places.get(`${url}#${id}`);
  }

  /** Give the number of the top section of a page. */
  firstOf(page) {
    this.tops ??= this.sections.flatMap((section, number) => (section.id ? [] : [number]));
    return this.tops[page];
  }

  /** Give the numbers of the sections of a page. */
  sectionsOf(page) {
    if (!this.byPage) {
      this.byPage = [];
      this.sections.forEach((section, number) => (this.byPage[section.page] ??= []).push(number));
    }
    return this.byPage[page];
  }

  /** Say how rare what stands in some sections is: a number from nearly nought on. */
  rarity(worths) {
    const held = [...worths.values()].filter((worth) => worth >= HELD).length;
    return Math.log(1 + (this.sections.length - held + 0.5) / (held + 0.5));
  }

  /** Give the code of the language of a word that the pages say only as one of another; empty for their own. */
  foreignLanguage(word) {
    const plain = folded(word);
    const [from, to] = this.range(plain);
    for (let number = from; number < to && this.folded[number] === plain; number += 1) {
      if (!this.foreign[number]) return "";
      if (number + 1 === to || this.folded[number + 1] !== plain) return this.codes[this.foreign[number] - 1];
    }
    return "";
  }

  /** Say whether a family is a usual word of the pages, and not only explained in a list. */
  isCommon(family) {
    return this.formsOf[family].reduce((sum, number) => sum + this.postings[number].length, 0) >= COMMON;
  }

  /** Say whether a family stands anywhere in the pages. */
  isUsed(family) {
    return this.formsOf[family].some((number) => this.postings[number].length + this.headings[number].length);
  }

  /** Give the letters that all forms of a family, and their keys, begin with. */
  stemOf(family) {
    return (this.stems[family] ??= this.#stemOf(this.formsOf[family]));
  }

  #stemOf(numbers) {
    const all = numbers.map((number) => this.folded[number]).reduce(sharedStart);
    const keys = this.keysOf[this.families[numbers[0]]].filter((key) => key && all.startsWith(key));
    return keys.reduce((shortest, key) => (key.length < shortest.length ? key : shortest), all);
  }

  /** Give the families of words that begin with a letter, and the endings that their forms have. */
  beginningWith(letter) {
    const [from, to] = this.range(letter);
    const families = new Set(this.families.slice(from, to));
    const endings = new Set();
    for (let number = from; number < to; number += 1) {
      endings.add(this.folded[number].slice(this.stemOf(this.families[number]).length));
    }
    return { families, endings };
  }

  /** Give the families that have one of some keys, each with how far down its keys and these stand what they share. */
  akin(keys) {
    const found = new Map();
    keys.forEach((key, place) => (this.byKey.get(key) ?? []).forEach((family) => {
      const far = place + this.keysOf[family].indexOf(key);
      if (far < (found.get(family) ?? Infinity)) found.set(family, far);
    }));
    return found;
  }
}
