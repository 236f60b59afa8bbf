// What a word is to the search; ncp/search/words.py says the same at build.

const WORD = /[\p{L}\p{N}]+/gu;
const MARKS = /\p{Mn}/gu;
const BEYOND_ASCII = /[^\x00-\x7f]/g;
const base = {};

const withoutMarks = (letter) => (base[letter] ??= letter.normalize("NFD").replace(MARKS, ""));

/** Give a word without its diacritics. */
export function folded(word) {
  return word.normalize("NFC").replace(BEYOND_ASCII, withoutMarks);
}

/** Give the words of a text in small letters, each with where it begins and ends. */
export function wordsOf(text) {
  return Array.from(text.matchAll(WORD), (found) => ({
    word: found[0].toLowerCase(), start: found.index, end: found.index + found[0].length,
  }));
}

/** Give what somebody typed, composed and without soft hyphens. */
export function plain(text) {
  return text.normalize("NFC").replaceAll("\u00ad", "");
}
