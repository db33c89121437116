"""The rows of words/*.toml: one file for each family of concepts, one table for each concept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import tomli  # as tomllib, compiled: 8 ms instead of 23 for all tables

from kehoach_parser.text.fold import fold_long

# As label_key() has them, rows apart; forms begin and end with a letter or a digit and hold no blank beside "/".
_FOLDED_GAPS = re.compile(r"[^0-9a-z/\n]+")
_GAPS = re.compile(r"[^\w/\n]+")


class Entry(NamedTuple):
    """A row. form: as people write it; match: folded, for comparison with key(text) or fold(text); spelled: the form's
    words in small letters with one blank between, for text as it stands; example: the form in use (the form itself
    where the row gives none); meaning: "" where the table needs none; uses: where the form counts, empty for everywhere.
    """

    form: str
    match: str
    spelled: str
    example: str
    meaning: str = ""
    uses: tuple[str, ...] = ()


@lru_cache(maxsize=32)
def tables(name: str) -> dict[str, tuple[Entry, ...]]:
    """The tables of words/NAME.toml."""
    text = files("kehoach_parser").joinpath("vocabulary", "words", f"{name}.toml").read_text("utf-8")
    return {table: tuple(_entries(rows)) for table, rows in tomli.loads(text).items()}


def _entries(rows: Sequence[dict[str, Any]]) -> Iterator[Entry]:
    """Folded all at once: one by one takes half as long again."""
    forms = "\n".join([row["form"] for row in rows])
    folded = _FOLDED_GAPS.sub(" ", fold_long(forms)).split("\n")
    spelled = _GAPS.sub(" ", forms.lower()).split("\n")
    for row, match, words in zip(rows, folded, spelled, strict=True):
        form, use = row["form"], row.get("use")
        yield Entry(form, match, words, row.get("example", form), row.get("is", ""), tuple(use) if use else ())
