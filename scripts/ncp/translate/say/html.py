"""The state of translations as one page for people."""

from collections.abc import Iterator
from html import escape

from ncp.read.site import Site
from ncp.say.language import editor_language
from ncp.say.page import page, table
from ncp.say.report import printable
from ncp.translate.model import Age, Ages
from ncp.translate.say.words import count_of, languages_of, matters, remarks, say, state_name


def html_report(site: Site, ages: Ages) -> Iterator[str]:
    """Give the page in pieces: the sums, then a table a language."""
    return page(editor_language(), say("title"), _body(site, ages))


def _body(site: Site, ages: Ages) -> Iterator[str]:
    languages = languages_of(site)
    sums = "".join(f"<li>{escape(count_of(site, ages, language))}</li>" for language in languages)
    yield f"<ul>{sums}</ul>\n" if sums else f"<p>{escape(say('no_languages'))}</p>\n"
    yield from (f"<p>{escape(remark)}</p>\n" for remark in remarks(ages))
    names = (say("page"), say("state"), say("matter"))
    for language in languages:
        rows = (_row(age) for age in ages.of_language(language))
        yield from table(site.languages[language].name, names, rows)


def _row(age: Age) -> tuple[str, str, str]:
    points = "".join(f"<li>{escape(matter)}</li>" for matter in matters(age))
    return escape(printable(age.page)), escape(state_name(age.state)), f"<ul>{points}</ul>" if points else "–"
