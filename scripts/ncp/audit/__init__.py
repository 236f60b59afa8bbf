"""The audit: a real browser opens the built site, page by page, and what it sees is judged."""
