"""How an editor calls the tools: what stands before every command in a sentence that is to be pasted."""

DOOR = "python3 scripts/run.py"
