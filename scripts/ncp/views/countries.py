"""In which country a network lies, by a local database in MaxMind's format; nobody is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import maxminddb

from ncp.problems import EnvironmentTrouble
from ncp.views.model import UNKNOWN

CODE_LENGTH = 2


@dataclass(frozen=True)
class Countries:
    """The database, or none."""

    reader: maxminddb.Reader | None = None
    path: Path = field(default_factory=Path)

    @property
    def name(self) -> str:
        """What the database says of itself, and the day on which it was made; empty without one."""
        if self.reader is None:
            return ""
        about = self.reader.metadata()
        return f"{about.database_type} {datetime.fromtimestamp(about.build_epoch, UTC).date()}"

    def of(self, network: str) -> str:
        """Give the two letters of a country for a network (an address that was cut).

        Raises:
            EnvironmentTrouble: the database is damaged.
        """
        if self.reader is None or not network:
            return UNKNOWN
        try:
            record = self.reader.get(network)
        except maxminddb.InvalidDatabaseError as trouble:
            raise EnvironmentTrouble("no_country_database", path=self.path, reason=trouble) from trouble
        except ValueError:  # a database of IPv4 alone, asked for IPv6
            return UNKNOWN
        return code_in(record)


def code_in(record: object) -> str:
    """Give the code of the country in a record of the database."""
    country = record.get("country") if isinstance(record, dict) else None
    code = country.get("iso_code") if isinstance(country, dict) else None
    well_formed = isinstance(code, str) and len(code) == CODE_LENGTH and code.isascii() and code.isupper()
    return code if well_formed and isinstance(code, str) else UNKNOWN


@contextmanager
def countries_from(path: Path | None) -> Iterator[Countries]:
    """Open the database; without a path every country is unknown.

    Raises:
        EnvironmentTrouble: it cannot be read, or is no such database.
    """
    if path is None:
        yield Countries()
        return
    try:
        reader = maxminddb.open_database(path)
    except (OSError, ValueError, maxminddb.InvalidDatabaseError) as trouble:
        reason = getattr(trouble, "strerror", None) or str(trouble)
        raise EnvironmentTrouble("no_country_database", path=path, reason=reason) from trouble
    with reader:
        yield Countries(reader, path)
