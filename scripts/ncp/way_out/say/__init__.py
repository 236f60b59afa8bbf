"""Say: what a rehearsal found, for people and for machines."""
