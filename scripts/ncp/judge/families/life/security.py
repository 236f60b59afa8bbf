"""Rules about security.txt: nobody may believe it after its last day, so somebody looks at it in time."""

from collections.abc import Iterator
from datetime import timedelta

from ncp.judge.corpus import Corpus
from ncp.judge.registry import Family, Found, site_rule
from ncp.problems import Grade
from ncp.review.periods import LONGEST_SECURITY, SECURITY_SOON

FIELD = ("security", "expires")


def _days_left(corpus: Corpus) -> int | None:
    """Give the days until the last day of security.txt, less than 0 once it has passed; None if there is no file."""
    security = corpus.content.site.security
    return (security.expires - corpus.today).days if security else None


@site_rule("R220", Family.LIFE, Grade.ERROR)
def security_contact_has_not_expired(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """The last day of security.txt has not passed; else those who find a hole do not know whom to tell."""
    days = _days_left(corpus)
    if days is not None and days < 0:
        yield Found(corpus.content.site.place(*FIELD), _values(corpus, -days))


@site_rule("R221", Family.LIFE, Grade.WARNING)
def security_contact_is_renewed_in_time(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """The last day of security.txt is weeks away; what is published takes its time."""
    days = _days_left(corpus)
    if days is not None and 0 <= days <= SECURITY_SOON.days:
        yield Found(corpus.content.site.place(*FIELD), _values(corpus, days))


@site_rule("R222", Family.LIFE, Grade.WARNING)
def security_contact_lasts_a_year(corpus: Corpus, _same: Corpus) -> Iterator[Found]:
    """The last day of security.txt is at most a year away, as RFC 9116 (2.5.5) wants it: contacts change."""
    days = _days_left(corpus)
    if days is not None and days > LONGEST_SECURITY.days:
        yield Found(corpus.content.site.place(*FIELD), _values(corpus, days))


def _values(corpus: Corpus, days: int) -> dict[str, object]:
    """Give the days, and a day that would do."""
    return {"days": days, "until": corpus.today + LONGEST_SECURITY - timedelta(days=1)}
