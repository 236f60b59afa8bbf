"""Rules: facts are written once, quoted in prose, and looked at in time."""

from ncp.judge.families.facts import kept, notation, quoted, typed

__all__ = ["kept", "notation", "quoted", "typed"]
