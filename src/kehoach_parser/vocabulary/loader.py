"""The words that the engine knows, from words/*.toml: each a pattern with an example of its real form.

Loaded at first use, not at import. A pattern is written folded (no diacritics, lower case, words parted by one blank)
and compared with key(text) or fold(text).
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import tomli  # as tomllib, compiled: 8 ms instead of 23 for all tables

from kehoach_parser.text.fold import fold


class Entry(NamedTuple):
    """A row of a vocabulary: match (folded), its meaning (is, "" where the table needs none), a real example."""

    match: str
    example: str
    meaning: str = ""


@lru_cache(maxsize=32)
def load(name: str) -> dict[str, tuple[Entry, ...]]:
    """The tables of words/NAME.toml."""
    text = files("kehoach_parser").joinpath("vocabulary", "words", f"{name}.toml").read_text("utf-8")
    return {
        table: tuple(Entry(row["match"], row["example"], row.get("is", "")) for row in rows)
        for table, rows in tomli.loads(text).items()
    }


@lru_cache(maxsize=256)
def words(name: str, table: str) -> tuple[str, ...]:
    """The patterns of one table, longest first."""
    return tuple(sorted((entry.match for entry in load(name)[table]), key=len, reverse=True))


@lru_cache(maxsize=256)
def meanings(name: str, table: str) -> dict[str, str]:
    """Pattern -> meaning, longest pattern first."""
    entries = sorted(load(name)[table], key=lambda entry: len(entry.match), reverse=True)
    return {entry.match: entry.meaning for entry in entries}


@lru_cache(maxsize=1)
def unit_words() -> dict[str, str]:
    """Words that name units ("phần", "điều"), folded -> style of marker."""
    return meanings("headings", "unit")


@lru_cache(maxsize=1)
def ordinal_words() -> dict[str, int]:
    """Ordinals in words ("thứ nhất"), folded -> value."""
    return {fold(match): int(value) for match, value in meanings("headings", "ordinal").items()}
