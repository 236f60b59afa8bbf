"""Read: text becomes frozen values that remember file, line and column."""
