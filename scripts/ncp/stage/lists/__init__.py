"""Lists that pages quote and the build makes from data: `{{ list.glossary }}`, `{{ list.statistics.income }}`."""

from collections.abc import Callable, Iterable

from ncp.stage.lists.duties import duty_map
from ncp.stage.lists.figures import figures_table
from ncp.stage.lists.glossary import a_z_list, glossary_list
from ncp.stage.lists.maker import Maker
from ncp.stage.lists.plan import plan_tables
from ncp.stage.lists.quality import search_quality

FIGURES = "statistics"
MAKERS: dict[str, Callable[[Maker], str]] = {
    "glossary": glossary_list,
    "a_z": a_z_list,
    "duties": duty_map,
    "action_plan": plan_tables,
    "search_quality": search_quality,
}


def list_names(maker: Maker) -> Iterable[str]:
    """Give the names of all lists that can be quoted."""
    tables = maker.content.lists.figures.tables
    return (*MAKERS, *(f"{FIGURES}.{name}" for name in tables))


def list_markdown(maker: Maker, path: tuple[str, ...]) -> str | None:
    """Make a list as Markdown; None if there is none of that name."""
    match path:
        case (name,) if name in MAKERS:
            return MAKERS[name](maker)
        case (kind, name) if kind == FIGURES and name in maker.content.lists.figures.tables:
            return figures_table(maker, name)
    return None
