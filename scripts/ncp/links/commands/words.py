"""The words of the commands' help."""

from ncp.say.messages import sentence


def say_help(name: str) -> str:
    """Give a sentence of data/messages/help.yml."""
    return sentence("help", name)
