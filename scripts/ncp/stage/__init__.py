"""Stage: quotes facts and links in the pages and writes what the engine reads."""
