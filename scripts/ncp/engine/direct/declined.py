"""How the direct way says that MkDocs has to do it."""


class Declined(Exception):  # noqa: N818 - no error: MkDocs does it instead
    """Something that only MkDocs can do or tell; the reason is for developers."""
