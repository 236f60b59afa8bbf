"""Say: problems become sentences, for people and for machines."""
