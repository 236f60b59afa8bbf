// A piece of a section around the words that were found, with those words marked whatever their form.

import { folded, wordsOf } from "./words.js";

const LONGEST = 190;
const BEFORE = 40;
const ELLIPSIS = "…";

/** Give where the words of some terms stand in a text. */
function hits(index, terms, text) {
  return wordsOf(text).flatMap((it) => {
    const term = terms.findIndex(({ word, families, isBeside }) => !isBeside && (
      families.has(index.familyOf(it.word)) || folded(it.word) === folded(word)
    ));
    return term < 0 ? [] : [{ ...it, term }];
  });
}

/** Give the stretch that holds most of the words asked for, as `[start, end]`. */
function stretch(found, text) {
  let best = { start: 0, count: 0 };
  found.forEach((first, place) => {
    const within = found.slice(place).filter((it) => it.end - first.start <= LONGEST - BEFORE);
    const count = new Set(within.map((it) => it.term)).size + within.length / 100;
    if (count > best.count) best = { start: first.start, count };
  });
  const start = best.start <= BEFORE ? 0 : text.indexOf(" ", best.start - BEFORE) + 1;
  const end = start + LONGEST >= text.length ? text.length : text.lastIndexOf(" ", start + LONGEST);
  return [Math.min(start, best.start), Math.max(end, start + 1)];
}

/** Put a text into an element, the words of some terms marked. */
export function mark(element, index, terms, text, from = 0, to = text.length) {
  let place = from;
  for (const { start, end } of hits(index, terms, text).filter((it) => it.start >= from && it.end <= to)) {
    const marked = document.createElement("mark");
    marked.textContent = text.slice(start, end);
    element.append(text.slice(place, start), marked);
    place = end;
  }
  element.append(text.slice(place, to));
}

/** Put an excerpt of a text into an element. */
export function excerpt(element, index, terms, text) {
  const [start, end] = stretch(hits(index, terms, text), text);
  if (start > 0) element.append(ELLIPSIS);
  mark(element, index, terms, text, start, end);
  if (end < text.length) element.append(ELLIPSIS);
}
