// The words of the site that look most like words it does not have.

import { folded } from "./words.js";

const MOST = 3;
const SHORTEST = 4;
const FARTHEST = 3;

/** Give the number of letters to change from one word to another; more than `most` counts as infinitely many. */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return Infinity;
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let line = 1; line <= one.length; line += 1) {
    const next = [line];
    for (let place = 1; place <= other.length; place += 1) {
      const changed = row[place - 1] + (one[line - 1] === other[place - 1] ? 0 : 1);
      next.push(Math.min(changed, row[place] + 1, next[place - 1] + 1));
    }
    if (Math.min(...next) > most) return Infinity;
    row = next;
  }
  return row[other.length];
}

/** Give the nearest words of an index to some terms, one of each family. */
export function nearest(index, terms) {
  const found = new Map();
  for (const { word } of terms.filter((term) => term.word.length >= SHORTEST)) {
    const plain = folded(word);
    const most = Math.min(FARTHEST, Math.floor(plain.length / 2));
    index.folded.forEach((form, number) => {
      const family = index.families[number];
      if (form.length < SHORTEST || !index.isUsed(family)) return;
      const far = distance(plain, form, most) + (form[0] === plain[0] ? 0 : 0.5);
      if (far < (found.get(family)?.far ?? Infinity)) found.set(family, { far, form: index.forms[number] });
    });
  }
  const best = [...found.values()].sort((one, other) => one.far - other.far);
  return best.slice(0, MOST).map((it) => it.form);
}
