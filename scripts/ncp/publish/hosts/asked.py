"""Which language a browser asks for, as regular expressions that both nginx (PCRE) and Caddy (RE2) understand."""

from collections.abc import Iterable

TENTHS = range(9, -1, -1)


def asked_patterns(languages: Iterable[str]) -> tuple[str, ...]:
    """Give patterns for Accept-Language, to be tried in turn; the first that fits has the language in its one group.

    One pattern for each tenth of the weight `q`, from 1 down; among languages of one tenth the first named wins, as
    browsers order them. What weighs 0 is not wanted and fits nowhere, nor does `*`.
    """
    codes = "|".join(sorted(languages))
    weights = [r"(?:;\s*q=1(?:\.0{1,3})?\s*)?"]
    weights += [rf";\s*q=0\.{tenth}{'[0-9]{0,2}' if tenth else '[0-9]?[1-9]0?'}\s*" for tenth in TENTHS]
    return tuple(rf"(?:^|,)\s*({codes})(?:-[A-Za-z0-9-]+)?\s*{weight}(?:,|$)" for weight in weights)
