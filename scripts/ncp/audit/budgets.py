"""data/budgets.yml: what a page may weigh."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from ncp.problems import ContentError
from ncp.project import Project
from ncp.read.schema import Record, validate
from ncp.read.yaml_source import read_yaml

BYTES_OF_KB = 1000
Kilobytes = Annotated[Decimal, Field(ge=Decimal("0.1"), le=100_000)]


class Budgets(Record):
    """The bars; a page that is heavier is a finding."""

    counted: Literal["wire", "body"]
    """Whether the headers of the answers count."""
    html_and_css_kb: Kilobytes
    first_view_kb: Kilobytes
    requests: Annotated[int, Field(ge=1, le=1000)]
    next_page_kb: Kilobytes


FILE: TypeAdapter[Budgets] = TypeAdapter(Budgets)


def read_budgets(project: Project) -> Budgets:
    """Read the bars.

    Raises:
        ContentError: the file cannot be used; says why, with the place.
    """
    source, problems = read_yaml(project, project.data / "budgets.yml", remarks=True)
    if problems:
        raise ContentError(problems)
    checked = validate(source, FILE, source.value)
    if checked.value is None:
        raise ContentError(checked.problems)
    return checked.value
