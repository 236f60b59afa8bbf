"""Makes pages of word banks and layouts."""

from html import escape
from string import Template

from testweb.house import House
from testweb.model import PageSpec
from testweb.read import Section, bank, page_file
from testweb.subject import Subject, heading_anchor, page_values


def filled(text: str, values: dict[str, str]) -> str:
    """Fill the placeholders of a text."""
    return Template(text).substitute(values)


def file_page(name: str, subject: Subject, values: dict[str, str]) -> str:
    """Give a page of its own file."""
    own = {"sections": sections_of(subject.topic.sections, "<h2$id>$heading</h2><p>$text</p>", "none")}
    return page_file(name).substitute(page_values(values, subject) | own)


def topic_page(spec: PageSpec, subject: Subject, house: House, values: dict[str, str]) -> str:
    """Give a page in the look of its house, with the departures from health that its case asks for."""
    subject, values = _departed(spec, subject, values)
    topic = subject.other if spec.topic == "other" else subject.topic
    sections = subject.other.sections if spec.sections == "other" else topic.sections
    shown = page_values(values | {"title": topic.title}, subject)
    shown["title"] = Template(spec.title or house.title).substitute(shown)
    shown["lang"] = filled(spec.claims or subject.bank.language, values)
    shown["sections"] = sections_of(sections, house.section, spec.anchors)
    shown["summary"] = escape(sections[0].text.partition(". ")[0] + ".")
    shown["head"] = filled(spec.head, values)
    shown["insert"] = filled(spec.insert, values)
    layout = f"layouts/{spec.layout}.html" if spec.layout else house.layout
    return page_file(layout).substitute(shown)


def _departed(spec: PageSpec, subject: Subject, values: dict[str, str]) -> tuple[Subject, dict[str, str]]:
    """Give another subject, where a page is in another language or another institution's."""
    if spec.language and spec.language != subject.bank.language:
        words = bank(spec.language)
        topic = words.topics[0]
        subject = Subject(words, topic, words.topics[-1], subject.organisation, subject.stranger, words.closing[0])
    if spec.organisation == "other":
        return subject, values | {"org": subject.stranger}
    return subject, values


def sections_of(sections: tuple[Section, ...], form: str, anchors: str) -> str:
    """Give sections as HTML, in the form of the house, with or without something to link to."""
    return "\n".join(_section(section, form, anchors) for section in sections)


def _section(section: Section, form: str, anchors: str) -> str:
    ids = {"id": section.id, "heading": heading_anchor(section.heading)}
    mark = f' id="{escape(ids[anchors])}"' if anchors in ids else ""
    name = f'<a name="{section.id}"></a>' if anchors == "name" else ""
    return name + Template(form).substitute(id=mark, heading=escape(section.heading), text=escape(section.text))
