// Elements made without markup.

/** Make an element with attributes and what stands in it. */
export function element(name, attributes = {}, ...within) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...within);
  return made;
}

/** Give a text of the interface whose pieces are words, or `[words, address]` for a link. */
export function rich(pieces) {
  return pieces.map((piece) => (typeof piece === "string" ? piece : element("a", { href: piece[1] }, piece[0])));
}

/** Give how many results there are, in words. */
export function counted(index, number) {
  const form = new Intl.PluralRules(index.language).select(number);
  const { found } = index.words;
  return (found[form] ?? found.other).replace("{number}", number);
}
