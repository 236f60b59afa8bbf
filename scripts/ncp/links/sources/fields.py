"""The fields of an entry: which names are slips of the pen, and which values are not what they should be."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

from ncp.problems import Place, Problem

URL = "url"
TEXTS = ("owner", "languages", "lang", "evidence")
"""Fields that hold a text or a list of texts."""
LISTS = ("languages", "evidence")
"""Those that usually hold a list."""
LANGUAGES = ("languages", "lang")
FIELDS = ("urls", "title", *TEXTS)
"""What is read of an entry besides its address."""
NORWEGIAN = "no"
"""Without quotation marks, other programs read it as a refusal."""

Slip = tuple[Problem, str, str]
"""The problem, what is written, and what was meant; both empty if that is not known."""


def key_slip(key: str, present: Collection[str]) -> str:
    """Give the field that was probably meant by a key; empty if the key is a field, or one of somebody else's.

    What the entry has already was not meant, nor was a field by a key of more words: `title_en` is another column.
    A key like `ulr` is told with the address.
    """
    if key in FIELDS:
        return ""
    has_language = any(name in present for name in LANGUAGES)
    missing = [name for name in FIELDS if name not in present and not (has_language and name in LANGUAGES)]
    near = likely(key.lower(), (URL, *missing)) if key.isalpha() else ""
    return "" if near == URL else near


def field_slips(values: Mapping[str, object], places: Mapping[str, Place]) -> Iterator[Slip]:
    """Give what is wrong with the values of an entry's fields."""
    yield from _titles(values.get("title"), places)
    urls = values.get("urls")
    if urls is not None and not isinstance(urls, dict):
        yield Problem("D018", places["urls"], {"field": "urls"}), "", ""
    for name in (name for name in TEXTS if values.get(name) is not None):
        value = values[name]
        items = value if isinstance(value, list) else [value]
        if isinstance(value, dict) and name in LISTS:
            yield Problem("D019", places[name], {"field": name}), "", ""
        elif any(isinstance(item, dict | list) for item in items):
            yield Problem("D014", places[name], {"field": name}), "", ""
        elif name in LANGUAGES:
            for item in items:
                yield from _language(str(item or "").strip(), places[name])


def _titles(value: object, places: Mapping[str, Place]) -> Iterator[Slip]:
    texts = value.values() if isinstance(value, dict) else [value]
    if any(isinstance(text, dict | list) for text in texts):
        yield Problem("D014", places["title"], {"field": "title"}), "", ""


def _language(code: str, place: Place) -> Iterator[Slip]:
    """Tell a code of a language that is none."""
    primary = code.replace("_", "-").partition("-")[0].lower()
    if code and primary == NORWEGIAN:
        yield Problem("K014", place, {"given": code}), code, f'"{code}"'
    elif code and not is_language(primary):
        near = code_of(code)
        yield Problem("K013", place, {"given": code, "nearest": near}), code, near


@lru_cache(maxsize=1024)
def likely(name: str, known: tuple[str, ...]) -> str:
    """Give the known name that was probably meant; empty if none is near. A list has the same few in all entries."""
    from ncp.read.schema import nearest  # noqa: PLC0415 - it loads pydantic, and a list without slips needs none

    return nearest(name, known)


@lru_cache(maxsize=256)
def is_language(code: str) -> bool:
    """Say whether there is a language with a code."""
    from babel import Locale, localedata  # noqa: PLC0415 - its tables are large, and many lists name no language

    return localedata.exists(code) or code in Locale("en").languages


@lru_cache(maxsize=256)
def code_of(name: str) -> str:
    """Give the code of a language that is written out, in English or Latvian; empty if there is none."""
    from babel import Locale  # noqa: PLC0415 - the same

    wanted = name.lower().removesuffix(" valoda")
    pairs = [pair for locale in ("en", "lv") for pair in Locale(locale).languages.items()]
    return next((str(code) for code, said in pairs if str(said).lower() == wanted), "")
