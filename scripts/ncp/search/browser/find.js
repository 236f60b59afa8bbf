// What a question finds, with the help of the other languages where a word is none of this one.

import { nearest } from "./near.js";
import { asked, ranked } from "./rank.js";

const MOST_ELSEWHERE = 3;

/** Give `{ terms, results, elsewhere, near }`; `others` fetches the indexes of the other languages. */
export async function find(index, question, others) {
  const terms = asked(index, question);
  const strangers = terms.filter((term) => !term.families.size || term.families.slip || index.foreignLanguage(term.word));
  for (const term of strangers) translate(term, await others(index.foreignLanguage(term.word)), index);
  const results = ranked(index, terms).map(({ section }) => ({ ...index.sections[section], index, number: section }));
  const lost = strangers.filter((term) => !term.foreign && !term.families.size);
  return { terms, results, elsewhere: elsewhere(index, strangers), near: results.length ? [] : nearest(index, lost) };
}

/** Let the first other language that knows a word say where it stands. */
function translate(term, foreign, index) {
  for (const other of foreign) {
    const [itself] = asked(other, `${term.word} `);
    if (itself?.families.size && !itself.families.slip) {
      term.foreign = { index: other, terms: [itself] };
      term.worths = (worths) => inThisLanguage(worths, other, index);
      return;
    }
  }
}

/** Give the worths of another language's sections for the same sections here. */
function inThisLanguage(worths, other, index) {
  const found = new Map();
  worths.forEach((worth, number) => {
    const here = index.numberAt(other.sections[number]);
    if (here !== undefined) found.set(here, worth);
  });
  return found;
}

/** Give sections in other languages that this language does not have. */
function elsewhere(index, strangers) {
  const found = strangers.filter((term) => term.foreign).flatMap(({ foreign }) => (
    ranked(foreign.index, foreign.terms)
      .map(({ section }) => ({ ...foreign.index.sections[section], index: foreign.index, number: section, foreign }))
      .filter((section) => index.numberAt(section) === undefined)
  ));
  return found.slice(0, MOST_ELSEWHERE);
}
