"""The way out is rehearsed: the same pages built by other engines, and compared with our own site page by page."""
