"""The configurations of hosts, all written from one source: the headers, languages and redirects of a built site."""
