"""The commands that are more than a few lines; each loads what it needs when it is called."""
