"""The comparison, told: as Markdown for the summary of a proposal, as text, as JSON."""
