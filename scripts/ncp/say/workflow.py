"""How values are written into workflow commands of GitHub's runner."""


def as_data(text: str) -> str:
    """Escape the message of a command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_property(text: str) -> str:
    """Escape the value of a command's property."""
    return as_data(text).replace(":", "%3A").replace(",", "%2C")
