"""Rules about what the law asks of the whole site: each duty has a page, or a true reason why it has none."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, site_rule
from ncp.problems import Grade
from ncp.read.duties import GAP


def _answered(corpus: Corpus) -> dict[str, str]:
    """Give the duties that pages answer, each with the first page that does."""
    pages = corpus.content.pages[corpus.source_language]
    return {duty: pages[names[0]].file for duty, names in corpus.content.answering_pages().items()}


def _title(corpus: Corpus, name: str) -> str:
    return corpus.content.lists.duties[name].title.get(corpus.source_language, "–")


@site_rule("R210", Family.LIFE, Grade.NOTE)
def duty_is_a_known_gap(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """A duty that no page answers is told as long as that is so; readers see the reason in the duty map."""
    answered = _answered(corpus)
    for name, duty in corpus.content.lists.duties.items():
        if name not in answered and duty.gap:
            place = corpus.content.lists.duty_places[name]
            yield Found(place, {"id": name, "title": _title(corpus, name)}, duty.gap.get(corpus.source_language))


@site_rule("R211", Family.LIFE, Grade.WARNING)
def duty_has_a_page_or_a_reason(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """A duty has a page that answers it, or a reason why there is none yet."""
    answered = _answered(corpus)
    for name, duty in corpus.content.lists.duties.items():
        if name not in answered and not duty.gap:
            yield Found(corpus.content.lists.duty_places[name], {"id": name, "title": _title(corpus, name)})


@site_rule("R212", Family.LIFE, Grade.WARNING)
def reason_goes_when_the_page_comes(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """A duty that a page answers has no reason left for having none."""
    answered = _answered(corpus)
    for name, duty in corpus.content.lists.duties.items():
        if name in answered and duty.gap:
            place = corpus.content.lists.duty_places[name]
            yield Found(place, {"id": name, "field": GAP, "page": answered[name]})


@site_rule("R213", Family.LIFE, Grade.WARNING)
def duty_speaks_every_language(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """Title and reason of a duty are there in every language of the site: the map is shown in each."""
    for name, duty in corpus.content.lists.duties.items():
        for field, texts in (("title", duty.title), (GAP, duty.gap)):
            missing = [code for code in corpus.content.site.codes if texts and code not in texts]
            if missing:
                values = {"id": name, "field": field, "languages": ", ".join(missing)}
                yield Found(corpus.content.lists.duty_places[name], values)
