"""The rehearsal: known mistakes planted in a copy of the site's own pages, to see which the check catches."""
