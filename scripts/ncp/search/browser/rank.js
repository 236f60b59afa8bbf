// Which sections answer a question, best first.

import { matchesOf } from "./match.js";
import { plain, wordsOf } from "./words.js";

const IN_HEADING = 2;
const IN_TITLE = 0.6;
const OFTEN = 1.5;
const SATURATION = 1;
const LENGTH_MATTERS = 0.6;
const ALL_WORDS = 1.5;
const LINKS = 0.6;
const SAME_FORM = 0.5;
const SYNONYM = 0.8;

/** Give what a question is made of: for each word its weight and the families that it means. */
export function asked(index, question) {
  const words = wordsOf(plain(question)).map((it) => it.word);
  const open = /[\p{L}\p{N}]$/u.test(question);
  const terms = words.map((word, place) => ({
    word, weight: 1, families: matchesOf(index, word, open && place === words.length - 1),
  }));
  return [...terms, ...synonyms(index, terms)];
}

/** Give the terms that the site has for what was typed. */
function synonyms(index, terms) {
  const found = new Map();
  for (const [typed, ...named] of index.synonyms) {
    if (!isTyped(index, typed, terms)) continue;
    for (const word of named.flat()) found.set(word, { word, weight: SYNONYM, families: matchesOf(index, word, false) });
  }
  return [...found.values()];
}

function isTyped(index, phrase, terms) {
  const families = phrase.map((word) => index.familyOf(word));
  const means = (term, family) => (term?.families.get(family) ?? 0) >= SYNONYM;
  return terms.some((_, start) => families.every((family, place) => means(terms[start + place], family)));
}

/** Give for each section what a word is worth there, before its rarity: section → worth. */
function worthsOf(index, { families }) {
  const { forms } = families;
  const mean = index.meanLength;
  const found = new Map();
  const put = (section, worth) => found.set(section, Math.max(worth, found.get(section) ?? 0));
  for (const [family, sure] of families) {
    const titles = new Set(index.titles[family]);
    const parts = new Map();
    const add = (section, worth) => parts.set(section, (parts.get(section) ?? 0) + worth);
    for (const number of index.formsOf[family]) {
      const bonus = forms.has(number) ? SAME_FORM : 0;
      for (const section of index.postings[number]) {
        parts.set(section, Math.max(parts.get(section) ?? 0, inText(index, number, section, mean) + bonus));
      }
    }
    index.headings[family].forEach((section) => add(section, IN_HEADING));
    if (titles.size) index.sections.forEach((section, number) => titles.has(section.page) && add(number, IN_TITLE));
    parts.forEach((worth, section) => put(section, worth * sure));
  }
  return found;
}

function inText(index, number, section, mean) {
  const often = index.often[number].has(section) ? OFTEN : 1;
  const length = 1 - LENGTH_MATTERS + LENGTH_MATTERS * index.lengths[section] / mean;
  return often * (1 + SATURATION) / (often + SATURATION * length);
}

/** Give the sections that answer, best first: `[{ section, score }]`. */
export function ranked(index, terms) {
  const scores = new Map();
  let whole = 0;
  for (const term of terms) {
    const found = worthsOf(index, term);
    if (term.foreign) term.worths(worthsOf(term.foreign.index, term.foreign.terms[0])).forEach((worth, section) => {
      found.set(section, Math.max(worth, found.get(section) ?? 0));
    });
    if (!found.size) continue;
    const rarity = term.weight * Math.log(1 + (index.sections.length - found.size + 0.5) / (found.size + 0.5));
    whole += rarity;
    found.forEach((worth, section) => {
      const score = scores.get(section) ?? { section, sum: 0, covered: 0 };
      score.sum += rarity * worth;
      score.covered += rarity * Math.min(1, worth);
      scores.set(section, score);
    });
  }
  return [...scores.values()].map((it) => scored(index, it, whole)).sort(
    (one, other) => other.score - one.score || one.section - other.section,
  );
}

function scored(index, { section, sum, covered }, whole) {
  const links = 1 - LINKS * index.linked[section];
  return { section, score: links * sum * (covered / whole) ** ALL_WORDS };
}
