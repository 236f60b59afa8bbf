// A stand-in for the keyer of words, until that is here.

import { folded } from "./words.js";

export class Keyer {
  constructor(table) {
    this.table = table;
  }

  keys(word) {
    const plain = folded(word);
    if (/\p{N}/u.test(plain)) return [plain];
    return [plain.length < 7 ? plain.slice(0, Math.max(3, plain.length - 2)) : plain.slice(0, plain.length - 3)];
  }

  parts() {
    return [];
  }
}
