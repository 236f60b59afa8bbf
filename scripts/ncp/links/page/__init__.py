"""Pages of strangers, read for what judging needs."""
