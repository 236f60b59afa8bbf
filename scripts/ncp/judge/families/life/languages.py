"""Rules about the texts of lists made from data: each is there in every language of the site."""

from collections.abc import Iterator, Mapping

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, site_rule
from ncp.problems import Grade, Place


def _texts(corpus: Corpus) -> Iterator[tuple[str, Mapping[str, str], Place]]:
    """Give the texts of the plan and the names of figures: what each belongs to, the texts by language, the place."""
    lists = corpus.content.lists
    if lists.plan is not None:
        for direction in lists.plan.directions:
            yield str(direction.number), direction.title, lists.plan_places[str(direction.number)]
        for measure in lists.plan.measures:
            yield measure.id, measure.text, lists.plan_places[measure.id]
            if measure.state:
                yield measure.id, measure.state, lists.plan_places[measure.id]
        for name, texts in lists.plan.institutions.items():
            yield name, texts, lists.plan_places[name]
    for name, texts in lists.figures.words.indicators.items():
        yield name, texts, lists.figures.word_places[name]


@site_rule("R214", Family.LIFE, Grade.WARNING)
def lists_speak_every_language(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """A text of a list is there in every language of the site; else readers get it in another one."""
    for name, texts, place in _texts(corpus):
        missing = [code for code in corpus.content.site.codes if code not in texts]
        if missing:
            yield Found(place, {"id": name, "languages": ", ".join(missing)})
