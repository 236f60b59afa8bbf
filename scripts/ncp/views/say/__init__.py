"""The page views, told: as CSV and JSON for the authorities, as tables on a terminal."""
