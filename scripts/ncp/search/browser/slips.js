// Slips of the finger: one letter too many, too few, another, or two that changed places.

/** Say whether two words differ by at most one slip. */
export function isSlip(one, other) {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  const rest = (skipShort, skipLong) => short.slice(start + skipShort) === long.slice(start + skipLong);
  if (short.length < long.length) return rest(0, 1);
  const swapped = short[start] === long[start + 1] && short[start + 1] === long[start] && rest(2, 2);
  return swapped || rest(1, 1);
}

/** Give how much of a word is left behind a stem that it begins with but for one slip; -1 if it does not. */
export function leftBehind(word, stem) {
  if (word.startsWith(stem)) return word.length - stem.length;
  for (const length of [stem.length, stem.length - 1, stem.length + 1]) {
    if (length <= word.length && isSlip(word.slice(0, length), stem)) return word.length - length;
  }
  return -1;
}
