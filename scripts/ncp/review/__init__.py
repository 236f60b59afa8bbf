"""Review: what is due or overdue, by owner, and what NVD has to confirm."""
