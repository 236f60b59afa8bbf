// What a question finds, at once in the reader's language, then with the help of the others where a word is none of it.

import { nearest } from "./near.js";
import { asked, ranked } from "./rank.js";

const MOST_ELSEWHERE = 3;
const SHORTEST_FOREIGN = 3;

/** Give `{ terms, strangers, results, elsewhere, near }` of this language alone. */
function findHere(index, question) {
  const terms = asked(index, question);
  const strangers = terms.filter((term) => isStrange(index, term));
  return answer(index, terms, strangers);
}

/** Give one answer after the other, each better than the one before; `sources` fetches what it takes. */
export async function* find(index, question, sources) {
  let here = findHere(index, question);
  yield here;
  if (!index.keyer && await sources.keys(index)) yield here = findHere(index, question);
  if (!here.strangers.length) return;
  const abroad = await findAbroad(index, here, sources);
  if (abroad.strangers.some((term) => term.foreign)) yield abroad;
}

/** Ask the other languages about the strange words of an answer. */
async function findAbroad(index, { terms, strangers }, sources) {
  for (const term of strangers) {
    const others = await sources.others(index.foreignLanguage(term.word));
    translate(term, others, index);
    if (!term.foreign) {
      await Promise.all(others.map((other) => sources.keys(other)));
      translate(term, others, index);
    }
  }
  return answer(index, terms, strangers);
}

function isStrange(index, { word, families, isSynonym }) {
  if (isSynonym || word.length < SHORTEST_FOREIGN) return false;
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
