"""data/duties.yml: what the law asks of a contact point's site, by the ids that pages name in their front matter."""

from collections.abc import Mapping
from functools import cache

import yaml
from pydantic import TypeAdapter

from ncp.project import this_project

ADAPTER: TypeAdapter[dict[str, dict[str, str]]] = TypeAdapter(dict[str, dict[str, str]])


@cache
def read_duties() -> Mapping[str, Mapping[str, str]]:
    """Give id → language → title.

    The law is the same for every site: the file belongs to the tools, as their sentences do.
    """
    text = (this_project().data / "duties.yml").read_text(encoding="utf-8")
    return ADAPTER.validate_python(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506
