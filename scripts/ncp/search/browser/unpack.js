// Numbers and words as ncp/search/encode.py packs them.

const FIRST = 35;
const BACKSLASH = 92;
const SURROGATES = 0xd800;
const SURROGATES_COUNT = 0x800;
const LARGEST = 40000;
const A = 65;
const STARTS = /([A-Z])([^A-Z]*)/g;

function sign(text, place) {
  let code = text.charCodeAt(place);
  if (code >= SURROGATES) code -= SURROGATES_COUNT;
  if (code > BACKSLASH) code -= 1;
  return code - FIRST;
}

/** Give the numbers of a packed text. */
export function numbers(text) {
  const found = [];
  for (let place = 0; place < text.length; place += 1) {
    const number = sign(text, place);
    if (number < LARGEST) found.push(number);
    else found.push((number - LARGEST) * LARGEST + sign(text, place += 1));
  }
  return found;
}

/** Give the lists of rising numbers of a packed text. */
export function lists(text) {
  const found = [];
  let list = [];
  let last = -1;
  for (const step of numbers(text)) {
    if (step) list.push(last += step);
    else {
      found.push(list);
      list = [];
      last = -1;
    }
  }
  return found;
}

/** Give the lists of words that are packed as the words and their numbers. */
export function choices([known, text]) {
  const all = known.split(",");
  const found = [];
  let list = [];
  for (const number of numbers(text)) {
    if (number) list.push(all[number - 1]);
    else {
      found.push(list);
      list = [];
    }
  }
  return found;
}

/** Give the words of a packed text, in order. */
export function words(text) {
  let before = "";
  return Array.from(text.matchAll(STARTS), (found) => (before = before.slice(0, found[1].charCodeAt(0) - A) + found[2]));
}
