// Which families of word forms a typed word means, and how surely.

import { isSlip, leftBehind } from "./slips.js";
import { folded } from "./words.js";

const SURE = 1;
const OTHER_ACCENTS = 0.85;
const RELATIVE = 0.9;
const PER_PLACE = 0.8;
const OTHER_WORD = 0.6;
const MARKS_MAY_CHANGE = 2;
const BENDING_VOWEL = "e";
const UNLIKE = 0.4;
const COMPOUND = 0.45;
const PART = 0.5;
const BEGINNING = 0.8;
const SLIP = 0.6;
const SLIP_BESIDE_KEYS = 0.35;
const SLIP_IN_STEM = 0.45;
const SHORTEST_BEGINNING = 2;
const SHORTEST_WITH_SLIP = 5;
const SHORTEST_STEM = 4;
const SHORTEST_PART = 4;
const SHORTEST_OTHER_PART = 3;
const BESIDE_SURE = 0.5;
const SHORTEST_STEM_WITH_SLIP = 6;
const SURELY_PART = 0.7;
const HAS_FIGURE = /\p{N}/u;

/** Family → weight, and the very forms that were meant. */
class Matches extends Map {
  forms = new Set();

  put(family, weight) {
    if (weight > (this.get(family) ?? 0)) this.set(family, weight);
  }
}

/** Give the families that a word means: family → weight. `open`: it may be the beginning of a word. */
export function matchesOf(index, word, open) {
  const found = new Matches();
  const isSaid = sameForms(index, word, found);
  if (!isSaid && index.keyer) sameKeys(index, word, found);
  if (!isSaid) slips(index, word, found);
  [...found].forEach(([family, weight]) => withRelatives(index, family, weight, found));
  if (!found.size && index.keyer) parts(index, word, found);
  if (open) beginnings(index, word, found);
  if (!found.size) slipsInStems(index, word, found);
  found.slip = found.size > 0 && Math.max(...found.values()) <= SLIP;
  return found;
}

/** Find the very form, with whatever accents; say whether it is there as it was typed. */
function sameForms(index, word, found) {
  const plain = folded(word);
  let isSaid = false;
  const [from, to] = index.range(plain);
  for (let number = from; number < to && index.folded[number] === plain; number += 1) {
    const same = word === plain || index.forms[number] === word;
    found.put(index.families[number], same ? SURE : OTHER_ACCENTS * accord(word, index.forms[number]));
    if (same) found.forms.add(number);
    isSaid ||= same;
  }
  return isSaid;
}

/** Give what is left of a likeness where the word was typed with accents and a form has others in its stem. */
function accord(word, form) {
  const plain = folded(word);
  if (plain === word) return 1;
  const other = folded(form);
  const most = Math.min(word.length, form.length) - MARKS_MAY_CHANGE;
  for (let place = 0; place < most && plain[place] === other[place]; place += 1) {
    if (word[place] !== form[place] && plain[place] !== BENDING_VOWEL) return OTHER_WORD;
  }
  return 1;
}

/** Give how much of a word a form shares from its beginning, as a factor: forms of one word mostly begin alike. */
function sameBeginning(plain, form) {
  let shared = 0;
  while (shared < plain.length && plain[shared] === form[shared]) shared += 1;
  return 1 - UNLIKE + UNLIKE * shared / plain.length;
}

/** Find the families that share a key: the farther down their keys, the less sure. */
function sameKeys(index, word, found) {
  const plain = folded(word);
  index.akin(index.keyer.keys(word)).forEach((far, family) => {
    const alike = index.formsOf[family].map((number) => (
      accord(word, index.forms[number]) * sameBeginning(plain, index.folded[number])
    ));
    found.put(family, RELATIVE * PER_PLACE ** far * Math.max(...alike));
  });
}

function withRelatives(index, family, weight, found) {
  if (weight <= SLIP) return;
  const isOurs = weight >= SURELY_PART && index.keyer;
  index.akin(index.keysOf[family]).forEach((far, other) => found.put(other, weight * RELATIVE * PER_PLACE ** far));
  if (isOurs) withCompounds(index, family, weight, found);
}

/** Find the compounds that end with a word, or begin with it. */
function withCompounds(index, family, weight, found) {
  index.compounds[family] ??= compoundsOf(index, family);
  index.compounds[family].forEach((other) => found.put(other, weight * COMPOUND));
}

function compoundsOf(index, family) {
  const stem = index.stemOf(family);
  if (stem.length < SHORTEST_PART) return [];
  const numbers = index.folded.flatMap((form, number) => {
    const at = form.indexOf(stem);
    const is = at >= 0 && form.length - stem.length >= SHORTEST_OTHER_PART && isCompound(index, form, at, family);
    return is ? [index.families[number]] : [];
  });
  return [...new Set(numbers)];
}

function isCompound(index, form, at, family) {
  if (at) return at >= SHORTEST_OTHER_PART && index.akin(index.keyer.keys(form.slice(at))).has(family);
  return index.keyer.parts(form, (key) => index.byKey.has(key))
    .slice(0, 1).some((part) => index.akin(index.keyer.keys(part)).has(family));
}

function parts(index, word, found) {
  const all = index.keyer.parts(word, (key) => index.byKey.has(key));
  if (all.some((part) => part.length < SHORTEST_PART)) return;
  for (const part of all) {
    const ofPart = new Matches();
    sameForms(index, part, ofPart);
    if (!ofPart.size) sameKeys(index, part, ofPart);
    ofPart.forEach((weight, family) => weight > SURELY_PART && found.put(family, weight * PART));
  }
}

function beginnings(index, word, found) {
  const plain = folded(word);
  if (plain.length < SHORTEST_BEGINNING) return;
  const [from, to] = index.range(plain);
  const certainty = Math.max(0, ...found.values()) > SLIP ? BEGINNING * BESIDE_SURE : BEGINNING;
  for (let number = from; number < to; number += 1) {
    found.put(index.families[number], certainty * (0.5 + plain.length / index.folded[number].length / 2));
  }
}

function slips(index, word, found) {
  const plain = folded(word);
  const weight = Math.max(0, ...found.values()) > SLIP ? SLIP_BESIDE_KEYS : SLIP;
  if (plain.length < SHORTEST_WITH_SLIP || HAS_FIGURE.test(plain)) return;
  index.folded.forEach((form, number) => {
    if (form.length < SHORTEST_STEM || !isSlip(plain, form)) return;
    found.put(index.families[number], weight);
    found.forms.add(number);
  });
}

function slipsInStems(index, word, found) {
  const plain = folded(word);
  if (plain.length < SHORTEST_STEM_WITH_SLIP || HAS_FIGURE.test(plain)) return;
  const { families, endings } = index.beginningWith(plain[0]);
  for (const family of families) {
    const stem = index.stemOf(family);
    const left = stem.length < SHORTEST_STEM_WITH_SLIP ? -1 : leftBehind(plain, stem);
    if (left >= 0 && endings.has(plain.slice(plain.length - left))) found.put(family, SLIP_IN_STEM);
  }
}
