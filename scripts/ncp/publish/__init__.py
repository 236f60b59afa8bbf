"""Publish: puts a finished site where it is seen, whole or not at all."""
