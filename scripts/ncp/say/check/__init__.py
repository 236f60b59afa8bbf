"""What a check found, said to people and machines: one formatter a file."""
