"""The outside links: read where they stand → visit → judge "is this still that page?" → remember → say, fix."""
