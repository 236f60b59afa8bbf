"""The data that whole pages are made from: duties, glossary, figures, action plan, quality."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ncp.problems import Place, Problem
from ncp.project import Project
from ncp.read.duties import Duties, read_duties
from ncp.read.figures import Figures, read_figures
from ncp.read.glossary import Glossary, read_glossary
from ncp.read.plan import Plan, read_plan
from ncp.read.quality import Quality, read_quality


@dataclass(frozen=True)
class Lists:
    """What the site has of them; a site may have none."""

    duties: Duties = field(default_factory=dict)
    duty_places: Mapping[str, Place] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)
    figures: Figures = field(default_factory=Figures)
    plan: Plan | None = None
    plan_places: Mapping[str, Place] = field(default_factory=dict)
    """Of the texts of the plan: direction, measure or institution → place."""
    quality: Quality = field(default_factory=Quality)


def read_lists(project: Project) -> tuple[Lists, tuple[Problem, ...]]:
    """Read all of them, and tell what is wrong with any."""
    has_duties = (project.data / "duties.yml").is_file()
    duties, places, wrong_duties = read_duties(project) if has_duties else ({}, {}, ())
    glossary, wrong_glossary = read_glossary(project)
    figures, wrong_figures = read_figures(project)
    plan, plan_places, wrong_plan = read_plan(project)
    quality, wrong_quality = read_quality(project)
    lists = Lists(duties, places, glossary, figures, plan, plan_places, quality)
    return lists, (*wrong_duties, *wrong_glossary, *wrong_figures, *wrong_plan, *wrong_quality)
