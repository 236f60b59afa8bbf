"""The agenda said to people and machines: one formatter a file."""
