// The keys of word forms; ncp/search/keys says the same at build, and the tests hold the two together.

import { folded } from "./words.js";

const END = "^";
const SHORTEST_KEY = 2;
const SHORTEST_PART = 3;

/**
 * @typedef {{removed: number, added: string}} Operation
 * @typedef {{operations: Operation[] | null, longer: Map<string, Node>}} Node
 * @typedef {{stages?: [string, string][], spellings?: [string, string][], prefixes?: [string, string][],
 *   links?: string[]}} Table
 */

/**
 * Read a tree of endings: the number of its operations, then its longer endings in brackets.
 * @param {[string, string]} stage the choices of operations, and the tree
 * @returns {Node}
 */
function treeOf([operations, text]) {
  const choices = operations.split(";").map((line) => (
    line.split(",").map((one) => ({ removed: parseInt(one[0], 36), added: one.slice(1) }))
  ));
  let at = 0;
  const node = () => {
    const start = at;
    while (text[at] >= "0" && text[at] <= "9") at += 1;
    const found = { operations: at > start ? choices[+text.slice(start, at)] : null, longer: new Map() };
    if (text[at] === "(") {
      for (at += 1; text[at] !== ")";) found.longer.set(text[at++], node());
      at += 1;
    }
    return found;
  };
  return node();
}

/** Give what the longest ending of a word that a tree knows says. */
function operationsOf(tree, word) {
  let node = tree;
  let found = node.operations ?? [];
  for (const letter of [...word].reverse().concat(END)) {
    node = node.longer.get(letter);
    if (!node) break;
    found = node.operations ?? found;
  }
  return found;
}

/** Give what one tree makes of a word; the word itself where hardly anything would be left of it. */
function made(tree, word) {
  const keys = operationsOf(tree, word)
    .filter(({ removed }) => removed <= word.length)
    .map(({ removed, added }) => word.slice(0, word.length - removed) + added)
    .filter((key) => key.length >= SHORTEST_KEY);
  return keys.length ? keys : [word];
}

/** Keys the words of a language. */
export class Keyer {
  /** @param {Table} table */
  constructor({ stages = [], spellings = [], prefixes = [], links = [] }) {
    Object.assign(this, { trees: stages.map(treeOf), spellings, prefixes, links });
  }

  /**
   * Give the keys of a word form, the likeliest first.
   * @param {string} word
   * @returns {string[]}
   */
  keys(word) {
    const plain = folded(word.toLowerCase());
    if (/\p{N}/u.test(plain)) return [plain];
    return [...new Set([...this.#ended(plain), ...this.#withoutPrefix(plain)].map((key) => this.#spelled(key)))];
  }

  /**
   * Give the words that a compound is made of, the first first; nothing for what is no compound.
   * @param {string} word
   * @param {(key: string) => boolean} isKnown says whether a key is that of a word of the site
   * @returns {string[]}
   */
  parts(word, isKnown) {
    const plain = folded(word.toLowerCase());
    if (/\p{N}/u.test(plain)) return [];
    for (let cut = SHORTEST_PART; cut <= plain.length - SHORTEST_PART; cut += 1) {
      const head = this.#head(plain.slice(0, cut), isKnown);
      const tail = plain.slice(cut);
      if (head.length && this.keys(tail).some(isKnown)) return [...head, tail];
    }
    return [];
  }

  #head(head, isKnown) {
    for (const link of ["", ...this.links]) {
      const bare = head.slice(0, head.length - link.length);
      if (head.endsWith(link) && bare.length >= SHORTEST_PART && [bare, ...this.keys(bare)].some(isKnown)) return [bare];
    }
    return head.length >= 2 * SHORTEST_PART ? this.parts(head, isKnown) : [];
  }

  #ended(word) {
    return this.trees.reduce((words, tree) => [...new Set(words.flatMap((one) => made(tree, one)))], [word]);
  }

  #withoutPrefix(word) {
    return this.prefixes.flatMap(([prefix, end]) => {
      const rest = word.slice(prefix.length);
      if (!word.startsWith(prefix) || rest.length <= SHORTEST_PART) return [];
      return this.#ended(rest).filter((key) => key.endsWith(end));
    });
  }

  #spelled(key) {
    return this.spellings.reduce((spelled, [old, now]) => spelled.replaceAll(old, now), key);
  }
}
