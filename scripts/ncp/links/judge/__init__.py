"""Judge: pure functions from what was promised and what was seen to a verdict."""
