"""One home for each concept, and the uses that look it up: "who leads" is a column heading, a label, a verb of running text.

A form stands once in words/*.toml; a row's `use` tells where it counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.vocabulary.rows import Entry, tables


class _Part(NamedTuple):
    """Rows of a table that count in one use. meaning: what they mean there, None for their own."""

    family: str
    concept: str
    use: str | None = None
    meaning: str | None = None


_ROLES = ("lead", "coordinate", "implement", "coordinate_implement")
_FIELDS = ("objective", "tasks", "responsibility", "deadline")
_COLUMNS = ("number", "criterion", "deadline", "objective", "tasks")
_HEADINGS = (*_FIELDS, "number", "criterion", "other")

# (who asks, what for) -> the concepts whose forms count there.
_USES: dict[tuple[str, str], tuple[_Part, ...]] = {
    ("labels", "role"): tuple(_Part("roles", role, "label", role) for role in _ROLES),
    ("labels", "field"): (
        *(_Part("fields", field, "label", field) for field in _FIELDS),
        # "c) Cơ quan chủ trì: ..." tells who does what, as "c) Phân công trách nhiệm: ..." does.
        *(_Part("roles", role, "field", "responsibility") for role in _ROLES),
    ),
    ("labels", "deadline"): (_Part("fields", "deadline", "label"),),
    ("labels", "other"): (_Part("fields", "other", "label"),),
    # What ends names in running text: the verbs of roles among others.
    ("duties", "stop"): (
        _Part("roles", "lead", "text", "lead"),
        _Part("roles", "coordinate", "text", "coordinate"),
        _Part("duties", "stop"),
    ),
    # Whole headings of tables are labels, too.
    ("labels", "heading"): (
        *(_Part("fields", concept, "label") for concept in _HEADINGS),
        *(_Part("roles", role, "label") for role in _ROLES),
    ),
    **{("columns", role): (_Part("roles", role, "column"),) for role in ("lead", "coordinate", "implement")},
    **{("columns", concept): (_Part("fields", concept, "column"),) for concept in _COLUMNS},
}


@lru_cache(maxsize=256)
def entries(name: str, table: str) -> tuple[Entry, ...]:
    """The rows that a use asks for, or those of a table of words/NAME.toml."""
    parts = _USES.get((name, table))
    return tuple(row for part in parts for row in _rows(part)) if parts is not None else tables(name)[table]


def _rows(part: _Part) -> Iterator[Entry]:
    for row in tables(part.family)[part.concept]:
        if part.use is None or part.use in row.uses:
            yield row if part.meaning is None else row._replace(meaning=part.meaning)


def uses() -> dict[tuple[str, str], set[tuple[str, str]]]:
    """(who asks, what for) -> the (family, concept) pairs that answer."""
    return {asked: {(part.family, part.concept) for part in parts} for asked, parts in _USES.items()}
