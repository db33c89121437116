"""The leaves of a document (plain data that keeps the schema): its printed values, each with its JSON pointer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from kehoach_parser.validate.findings import escape
from kehoach_parser.validate.json_tree import DERIVED, DERIVED_BELOW

# Marks in front of a text have no place of their own; the number of a document has.
_MARKS = frozenset(("marker", "number"))


class Leaf(NamedTuple):
    """A printed value and its pointer."""

    pointer: str
    value: str | int


def leaves(plan: dict[str, Any]) -> Iterator[Leaf]:
    """Every printed value: no derived one, no mark, nothing empty."""
    for name, value in plan.items():
        if name not in DERIVED:
            yield from _leaves(value, f"/{escape(name)}", DERIVED_BELOW if name == "header" else _NOT_LEAVES)


# A criterion's kind is told by its label words.
_NOT_LEAVES = DERIVED_BELOW | _MARKS | {"kind"}
_NOTHING: frozenset[str] = frozenset()


def _leaves(value: Any, pointer: str, without: frozenset[str]) -> Iterator[Leaf]:
    if isinstance(value, str):
        if value:
            yield Leaf(pointer, value)
    elif isinstance(value, dict):
        for name, below in value.items():
            if below is not None and name not in without:
                # The keys of a row's other cells are column headings, whatever they say.
                inner = _NOTHING if name == "other" and isinstance(below, dict) else without
                yield from _leaves(below, f"{pointer}/{escape(name)}", inner)
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from _leaves(below, f"{pointer}/{index}", without)
    elif value is not None:
        yield Leaf(pointer, value)
