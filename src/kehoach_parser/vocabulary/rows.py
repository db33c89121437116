"""The rows of words/*.toml: one file for each family of concepts, one table for each concept."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

import tomli  # as tomllib, compiled: 8 ms instead of 23 for all tables

from kehoach_parser.text.fold import label_key

_GAPS = re.compile(r"[^\w/]+")


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
    return {table: tuple(map(_entry, rows)) for table, rows in tomli.loads(text).items()}


def _entry(row: dict[str, str | list[str]]) -> Entry:
    form = str(row["form"])
    spelled = _GAPS.sub(" ", form.lower()).strip()
    return Entry(form, label_key(form), spelled, str(row.get("example", form)), str(row.get("is", "")), tuple(row.get("use", ())))
