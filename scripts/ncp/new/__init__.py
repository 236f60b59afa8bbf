"""New pages and languages: files that already pass the check."""
