"""One key for all forms of a word, in each language; browser/keys.js does the same from the same tables."""
