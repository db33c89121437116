"""The number of a table's row: its style and its place, and what stands below what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from kehoach_parser.extract.tables.cells import Slot
from kehoach_parser.structure.markers import LETTERS, roman_value

Style: TypeAlias = Literal["upper", "roman", "decimal", "letter", "dash"]

_NUMBER = re.compile(r"\(?\s*(\d{1,3}(?:\.\d{1,3})*|[a-zđ])\s*[.)/]{0,2}")
_GROUP_NUMBER = re.compile(r"\(?\s*([IVXL]{1,8}|[A-HĐ])\s*[.)/]{0,2}")
_DASHES = re.compile(r"[-+–•*]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it counts: its style, its place in its list ((2, 1) for "2.1"), itself without its stop."""

    style: Style
    path: tuple[int, ...]
    bare: str

    @property
    def rank(self) -> tuple[str, int]:
        """Numbers of one rank count in one list: their style, and how deep a decimal is."""
        return self.style, len(self.path)

    def is_above(self, other: Number) -> bool:
        """Does a list under this number begin with the other: 1.1 or a under 1, 1 or - under a?"""
        if self.style == other.style:
            return len(other.path) > len(self.path) and other.path[: len(self.path)] == self.path
        if self.style in ("upper", "roman"):
            return (self.style, other.style) != ("roman", "upper")
        if self.style == "decimal":
            return other.style == "dash" or (other.style == "letter" and other.path == (1,))
        return self.style == "letter" and (other.style == "dash" or (other.style == "decimal" and other.path == (1,)))


def whole_number(text: str) -> str:
    """A number as it was before a narrow column broke it over lines: "XVI I" is XVII."""
    whole = "".join(text.split())
    return whole if _NUMBER.fullmatch(whole) or _GROUP_NUMBER.fullmatch(whole) else text


def number_of(text: str) -> Number | None:
    """The number that a cell holds and nothing else; a dash counts as one without a place."""
    whole = "".join(text.split())
    if _DASHES.fullmatch(whole):
        return Number("dash", (), whole)
    if match := _NUMBER.fullmatch(whole):
        bare = match.group(1)
        if bare[0].isdigit():
            return Number("decimal", tuple(map(int, bare.split("."))), bare)
        return Number("letter", (LETTERS.index(bare) + 1,), bare)
    match = _GROUP_NUMBER.fullmatch(whole)
    if match is None:
        return None
    bare = match.group(1)
    if value := roman_value(bare):
        return Number("roman", (value,), bare)
    return Number("upper", (LETTERS.index(bare.lower()) + 1,), bare) if len(bare) == 1 else None


def is_row_number(text: str) -> bool:
    """Could this stand in the number column of a row: "1", "1.2", "(3)", "a"?"""
    number = number_of(text)
    return number is not None and number.style in ("decimal", "letter")


def numbers_of(rows: Sequence[Sequence[Slot]], number_at: int | None) -> list[Number | None]:
    """The number of each row, None where it has none."""
    return [number_of(row[number_at].value) if number_at is not None and number_at < len(row) else None for row in rows]
