"""How easy the pages are to read: the length of their sentences, language by language."""
