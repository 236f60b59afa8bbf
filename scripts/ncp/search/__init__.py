"""The site's search: an index of each language at build, and the script that reads it in the browser."""
