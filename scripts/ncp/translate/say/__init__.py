"""The state of translations, said to people and machines: one formatter a file."""
