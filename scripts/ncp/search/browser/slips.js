// Slips of the finger: one letter too many, too few, another, or two that changed places.

/** Say whether two words differ by at most one slip. */
export function isSlip(one, other) {
  if (Math.abs(one.length - other.length) > 1) return false;
  const short = one.length <= other.length ? one : other;
  const long = short === one ? other : one;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  const swapped = short[start] === long[start + 1] && short[start + 1] === long[start];
  return swapped && short.slice(start + 2) === long.slice(start + 2);
}

/** Give how much of a word is left behind a stem that it begins with but for one slip; -1 if it does not. */
export function leftBehind(word, stem) {
  if (word.startsWith(stem)) return word.length - stem.length;
  for (const length of [stem.length, stem.length - 1, stem.length + 1]) {
    if (length <= word.length && isSlip(word.slice(0, length), stem)) return word.length - length;
  }
  return -1;
}
