"""Rule about numbers written as words: three ways stay three ways."""

from collections.abc import Iterator

from ncp.judge.corpus import Corpus, Pair
from ncp.judge.families.pairs.figures import figure_blocks
from ncp.judge.figures import Figure, figures_of, words_of
from ncp.judge.figures_words import table
from ncp.judge.registry import Family, Found, pair_rule
from ncp.problems import Grade
from ncp.read.markdown.values import Text

LEAST = 3
"""At least one of the two numbers is so great: one and two are too often something else: `viens otram`, `both`."""


def _words(texts: tuple[Text, ...], language: str) -> list[Figure]:
    doubtful = {str(number) for number in table().get("ambiguous", {}).get(language, ())}
    found = [figure for text in texts for figure in words_of(text, language)]
    return [figure for figure in found if int(figure.number) > 1 and figure.number not in doubtful]


def _numbers(texts: tuple[Text, ...], language: str) -> set[str]:
    figures = (figure for text in texts for figure in (*figures_of(text, language), *words_of(text, language)))
    return {figure.number for figure in figures}


@pair_rule("K225", Family.PAIRS, Grade.WARNING)
def number_words_are_the_same(pair: Pair, corpus: Corpus) -> Iterator[Found]:
    """A number written as a word is that of the source; told only where each side has one that the other lacks."""
    del corpus
    ours, theirs = pair.source.page.language, pair.language
    for block, _ in figure_blocks(pair):
        written = _words(block.translation, theirs)
        if not written:
            continue
        there, here = _numbers(block.source, ours), _numbers(block.translation, theirs)
        lacking = [figure for figure in _words(block.source, ours) if figure.number not in here]
        extra = [figure for figure in written if figure.number not in there]
        for one, other in zip(lacking, extra, strict=False):
            if max(int(one.number), int(other.number)) >= LEAST:
                yield Found(other.place, {"figure": other.written, "source": one.written})
