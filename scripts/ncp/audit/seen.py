"""Everything that the browser saw of one page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ncp.audit.modes import Mode, View
from ncp.audit.see.axe import Violation
from ncp.audit.see.layout import Layout
from ncp.audit.see.load import Load
from ncp.audit.see.otherwise import Plain, Printed, Remembered
from ncp.audit.see.traffic import Transfer
from ncp.audit.see.tree import Node
from ncp.audit.see.walk import Walk


@dataclass(frozen=True)
class Setting:
    """In which window and mode something was seen."""

    view: View
    mode: Mode
    spaced: bool = False
    """With the widest spacing of text that readers may set."""


@dataclass(frozen=True)
class Seen:
    """One page as the browser saw it."""

    page: str
    """Its address below the site's root."""
    home: str
    """The site's address, without a slash at the end."""
    expected: int
    """The status that the page should come with."""
    first: Load
    """The first view of somebody who has never been here."""
    icon: Transfer | None = None
    words: int = 0
    """Words of its main part."""
    following: Load | None = None
    """The same page after another one."""
    violations: Mapping[Setting, tuple[Violation, ...]] = field(default_factory=dict)
    layouts: Mapping[Setting, Layout] = field(default_factory=dict)
    walks: Mapping[Setting, Walk] = field(default_factory=dict)
    back: Mapping[Setting, Walk] = field(default_factory=dict)
    """The walks with Shift+Tab."""
    tree: tuple[Node, ...] = ()
    plain: Plain | None = None
    printed: Printed | None = None
    remembered: Remembered | None = None
