// Which sections answer a question, best first.

import { matchesOf } from "./match.js";
import { folded, plain, wordsOf } from "./words.js";

/** What counts how much; found by trying on the questions of tests/search. */
export const WEIGHTS = {
  heading: 2.27, title: 1.29, page: 0.03, often: 4.1, sameForm: 0.68, besideSlip: 0.4, saturation: 0.27, length: 0.5, all: 1.15,
  links: 0.97, crowd: 0.4, small: 0.28, synonym: 0.4, synonymOfRare: 0.3, synonymBeside: 0.2, enough: 0.1, surest: 2.1,
};
const SURELY_TYPED = 0.8;
/** What a page has at most that is no directory, of which each entry answers little. */
const FEW_SECTIONS = 15;

/** Give what a question is made of: its words, each with the families that it means, and what else is said for them. */
export function asked(index, question) {
  const words = wordsOf(plain(question)).map((it) => it.word);
  const open = /[\p{L}\p{N}]$/u.test(question);
  const terms = words.map((word, place) => ({
    word, weight: index.small.has(folded(word)) ? WEIGHTS.small : 1, also: [],
    families: matchesOf(index, word, open && place === words.length - 1),
  }));
  return [...terms, ...synonyms(index, terms)];
}

/** Give the words that the site has for what was typed, and put them beside the terms that they stand for. */
function synonyms(index, terms) {
  const found = new Map();
  for (const [typed, ...phrases] of index.synonyms) {
    const covered = typedBy(index, typed, terms);
    if (!covered) continue;
    const kind = kindOf(index, covered);
    const isBeside = kind === "synonymBeside";
    covered.forEach((term) => { term.weight = Math.max(term.weight, covered.length > 1 ? 1 / covered.length : 0); });
    for (const phrase of phrases) {
      const parts = phrase.filter((word) => !index.small.has(folded(word)))
        .map((word) => found.get(word) ?? { word, isSynonym: true, isBeside, families: matchesOf(index, word, false) });
      parts.forEach((part) => found.set(part.word, part));
      covered.forEach(({ also }) => also.push({ kind, parts }));
    }
  }
  const typed = new Set(terms.map((term) => term.word));
  return [...found.values()].filter((term) => !typed.has(term.word));
}

/** Say how much synonyms count: what the pages themselves say is meant as it is said, a phrase of several words never. */
function kindOf(index, covered) {
  const isSaid = (is) => covered.length === 1
    && [...covered[0].families].some(([family, sure]) => sure >= SURELY_TYPED && is(family));
  if (isSaid((family) => index.isCommon(family))) return "synonymBeside";
  return isSaid((family) => index.isUsed(family)) ? "synonymOfRare" : "synonym";
}

/** Give the terms of the question that are a phrase, if it holds the phrase. */
function typedBy(index, phrase, terms) {
  const families = phrase.map((word) => index.familyOf(word));
  const means = (term, family) => (term?.families.get(family) ?? 0) >= SURELY_TYPED;
  const start = terms.findIndex((_, first) => families.every((family, place) => means(terms[first + place], family)));
  return start < 0 ? undefined : terms.slice(start, start + phrase.length);
}

/** Give for each section what a term is worth there, before its rarity: section → worth. */
function worthsOf(index, { families }) {
  const found = new Map();
  const pages = new Map();
  const best = Math.max(...families.values());
  for (const [family, weight] of families) {
    const sure = weight * (weight / best) ** WEIGHTS.surest;
    const parts = said(index, family, families);
    parts.forEach((worth, section) => found.set(section, Math.max(worth * sure, found.get(section) ?? 0)));
    index.titles[family].forEach((page) => pages.set(page, Math.max(WEIGHTS.title * sure, pages.get(page) ?? 0)));
    parts.forEach((_, section) => {
      const { page } = index.sections[section];
      pages.set(page, Math.max(WEIGHTS.page * sure, pages.get(page) ?? 0));
    });
  }
  pages.forEach((worth, page) => index.sectionsOf(page).forEach((section) => found.set(section, worth + (found.get(section) ?? 0))));
  return found;
}

/** Give the worth of a family in the texts and headings of sections; the very forms that were typed count for more. */
function said(index, family, { forms, slip }) {
  const texts = new Map();
  const headings = new Map();
  const put = (found, section, worth) => found.set(section, Math.max(worth, found.get(section) ?? 0));
  const isMeant = index.formsOf[family].some((number) => forms.has(number));
  for (const number of index.formsOf[family]) {
    const close = slip && isMeant && !forms.has(number) ? WEIGHTS.besideSlip : 1;
    const bonus = forms.has(number) ? WEIGHTS.sameForm : 0;
    index.postings[number].forEach((section) => put(texts, section, close * inText(index, number, section) + bonus));
    index.headings[number].forEach((section) => put(headings, section, close * WEIGHTS.heading));
  }
  headings.forEach((worth, section) => texts.set(section, worth + (texts.get(section) ?? 0)));
  return texts;
}

function inText(index, number, section) {
  const often = index.often[number].has(section) ? WEIGHTS.often : 1;
  const length = 1 - WEIGHTS.length + WEIGHTS.length * index.lengths[section] / index.meanLength;
  return often * (1 + WEIGHTS.saturation) / (often + WEIGHTS.saturation * length);
}

/** Give the worths of a term, also by what another language knows of it and by what else is said for it. */
function allWorths(index, term) {
  const found = worthsOf(index, term);
  const put = (worth, section) => found.set(section, Math.max(worth, found.get(section) ?? 0));
  if (term.foreign) term.worths(worthsOf(term.foreign.index, term.foreign.terms[0])).forEach(put);
  for (const { kind, parts } of term.also ?? []) {
    const sums = new Map();
    for (const part of parts) {
      worthsOf(index, part).forEach((worth, section) => sums.set(section, worth + (sums.get(section) ?? 0)));
    }
    sums.forEach((sum, section) => put(WEIGHTS[kind] * sum / parts.length, section));
  }
  return found;
}

/** Give the sections that answer, best first: `[{ section, score }]`. */
export function ranked(index, terms) {
  const scores = new Map();
  let whole = 0;
  for (const term of terms.filter((it) => !it.isSynonym)) {
    const found = allWorths(index, term);
    if (!found.size) continue;
    const rarity = term.weight * index.rarity(found);
    whole += rarity;
    found.forEach((worth, section) => {
      const score = scores.get(section) ?? { section, sum: 0, covered: 0 };
      score.sum += rarity * worth;
      score.covered += rarity * Math.min(1, worth);
      scores.set(section, score);
    });
  }
  const all = [...scores.values()].map((it) => scored(index, it, whole));
  const least = WEIGHTS.enough * Math.max(...all.map((it) => it.score));
  return all.filter((it) => it.score >= least).sort((one, other) => other.score - one.score || one.section - other.section);
}

function scored(index, { section, sum, covered }, whole) {
  const links = 1 - WEIGHTS.links * index.linked[section];
  const crowd = Math.min(1, FEW_SECTIONS / index.sectionsOf(index.sections[section].page).length) ** WEIGHTS.crowd;
  return { section, score: links * crowd * sum * (covered / whole) ** WEIGHTS.all };
}
