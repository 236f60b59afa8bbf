"""Where outside links stand: the curated file, lists of others, Markdown, built pages."""
