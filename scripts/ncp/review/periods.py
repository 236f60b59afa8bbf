"""How long things may stand before somebody looks at them again."""

from datetime import timedelta

SOON_DAYS = 30
SOON = timedelta(days=SOON_DAYS)
"""So long before its day an owner hears of a review."""
LINK_PERIOD = timedelta(days=365)
"""An entry of data/links.yml names no day of its own: it is compared with its source once a year."""
SECURITY_SOON = timedelta(days=60)
"""So long before its last day security.txt is to be renewed."""
LONGEST_SECURITY = timedelta(days=365)
"""So far ahead its last day may lie (RFC 9116, 2.5.5)."""
