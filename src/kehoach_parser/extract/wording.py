"""Rows of the vocabulary as parts of regular expressions."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary import Entry, load


def any_of(entries: Iterable[str]) -> str:
    """Any of these words, the longest first; blanks and signs between words count for nothing."""
    found = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(r"\W+".join(entry.split()) for entry in found)


def spelled(entry: Entry) -> str:
    """The words of a row as its example spells them; folded they would be those of others too ("về", "vệ")."""
    at = fold(entry.example).find(entry.match)
    return entry.example[at : at + len(entry.match)].lower()


@lru_cache(maxsize=64)
def printed(name: str, table: str, *meanings: str) -> str:
    """The rows of a table, those of some meanings alone, for text as it stands (IGNORECASE), or that lost its marks."""
    rows = [entry for entry in load(name)[table] if not meanings or entry.meaning in meanings]
    return any_of({form for entry in rows for form in (spelled(entry), entry.match)})
