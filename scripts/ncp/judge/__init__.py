"""Judge: pure functions from what was read to what is wrong with it."""

from ncp.judge.content import judge_content

__all__ = ["judge_content"]
