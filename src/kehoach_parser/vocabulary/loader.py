"""The words that the engine knows, from words/*.toml: each a form as people write it, with where it was seen.

Loaded at first use, not at import. Forms are folded here (no diacritics, lower case, words parted by one blank) and
compared with key(text), label_key(text) or fold(text).
"""

from __future__ import annotations

from functools import lru_cache

from kehoach_parser.vocabulary.lexicon import entries
from kehoach_parser.vocabulary.rows import Entry

__all__ = ["Entry", "as_written", "entries", "meanings", "ordinal_words", "unit_words", "words"]


@lru_cache(maxsize=256)
def words(name: str, table: str) -> tuple[str, ...]:
    """The patterns of one table, longest first."""
    return tuple(sorted((entry.match for entry in entries(name, table)), key=len, reverse=True))


@lru_cache(maxsize=256)
def meanings(name: str, table: str) -> dict[str, str]:
    """Pattern -> meaning, longest pattern first."""
    return {entry.match: entry.meaning for entry in sorted(entries(name, table), key=lambda entry: len(entry.match), reverse=True)}


@lru_cache(maxsize=64)
def as_written(name: str, table: str) -> frozenset[str]:
    """The forms of one table as people write them, for words that folding would make one."""
    return frozenset(entry.form for entry in entries(name, table))


@lru_cache(maxsize=1)
def unit_words() -> dict[str, str]:
    """Words that name units ("phần", "điều"), folded -> style of marker."""
    return meanings("numbering", "unit")


@lru_cache(maxsize=1)
def ordinal_words() -> dict[str, int]:
    """Ordinals in words ("thứ nhất"), folded -> value."""
    return {match: int(value) for match, value in meanings("numbering", "ordinal").items()}
