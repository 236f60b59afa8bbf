// What a question finds, at once in the reader's language, then with the help of the others where a word is none of it.

import { nearest } from "./near.js";
import { asked, ranked } from "./rank.js";

const MOST_ELSEWHERE = 3;
const SHORTEST_FOREIGN = 3;

/** Give `{ terms, strangers, results, elsewhere, near }` of this language alone. */
export function findHere(index, question) {
  const terms = asked(index, question);
  const strangers = terms.filter((term) => isStrange(index, term));
  return answer(index, terms, strangers);
}

/** Ask the other languages about the strange words of an answer; `others` fetches their indexes. */
export async function findAbroad(index, { terms, strangers }, others) {
  for (const term of strangers) translate(term, await others(index.foreignLanguage(term.word)), index);
  return answer(index, terms, strangers);
}

/** Give both as one. */
export async function find(index, question, others) {
  const here = findHere(index, question);
  return here.strangers.length ? findAbroad(index, here, others) : here;
}

function isStrange(index, { word, families }) {
  if (word.length < SHORTEST_FOREIGN) return false;
  return !families.size || families.slip || Boolean(index.foreignLanguage(word));
}

function answer(index, terms, strangers) {
  const results = ranked(index, terms).map(({ section }) => ({ ...index.sections[section], index, number: section }));
  const lost = strangers.filter((term) => !term.foreign && !term.families.size);
  const near = results.length ? [] : nearest(index, lost);
  return { terms, strangers, results, elsewhere: elsewhere(index, strangers), near };
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
