"""Finish: works on built HTML, whichever engine made it, and adds what belongs to the site as a whole."""
