"""What a document of any office holds: frozen values, without anything that an office chooses when it lays them out.

The generator dresses a document in a style: it fills in what is empty here (numbers, marks, wordings of labels), and from
the dressed document both the print and the expected JSON are written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Level = Literal["plain", "letter", "digit", "dash", "plus"]
Role = Literal["lead", "coordinate", "implement", "coordinate_implement"]
Meaning = Literal["objective", "tasks", "responsibility", "deadline"]
Kind = Literal["criterion", "sub_criterion", "index"]
Family = Literal["state", "party", "union"]
"""Whose letterhead: the motto of the State, the Party's name, the Youth Union's name."""

ROLES: tuple[Role, ...] = ("lead", "coordinate", "implement", "coordinate_implement")
MEANINGS: tuple[Meaning, ...] = ("objective", "tasks", "responsibility", "deadline")


@dataclass(frozen=True)
class Period:
    """First and last day, as ISO dates or "" where the text tells none."""

    start: str
    end: str


@dataclass(frozen=True)
class Para:
    """A paragraph or item with the items below it.

    label_kind: a role, "deadline", or "" where the label is written out in the content or there is none. Dressed: text
    is the whole text as printed, mark the printed mark, label its opening words.
    """

    text: str
    level: Level = "plain"
    items: tuple[Para, ...] = ()
    label: str = ""
    label_kind: str = ""
    period: Period | None = None
    mark: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its key in a row of the contract ("number", "lead", "other" ...) and its headings from the top."""

    key: str
    heading: tuple[str, ...]

    @property
    def name(self) -> str:
        """The heading as the contract joins it."""
        return " ".join(self.heading)


@dataclass(frozen=True)
class Row:
    """A row's cells; lines of a cell are parted by line breaks. total: a sum whose words run over the first two columns."""

    cells: tuple[str, ...]
    total: bool = False


@dataclass(frozen=True)
class Group:
    """A group's number and title (null: rows without a group), and its own cells where they hold sums."""

    number: str | None
    title: str | None
    rows: tuple[Row, ...]
    level: int = 1
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table with its caption."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    label: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Field:
    """A labelled field of a criterion; without a wording of its own it takes the office's."""

    meaning: Meaning
    content: tuple[Para, ...]
    label: str = ""
    mark: str = ""
    number: str | None = None


@dataclass(frozen=True)
class Criterion:
    """A unit with labelled fields."""

    kind: Kind
    name: str
    fields: tuple[Field, ...]
    number: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Section:
    """A unit with a heading, or of running text (heading null, its text first in content).

    Dressed: number is bare ("I", "1.1"), mark as printed ("I.", "Phần thứ nhất"), heading as printed without its stop;
    own_line: the mark stands on a line above the heading.
    """

    heading: str | None
    content: tuple[Para | Table, ...] = ()
    sections: tuple[Section, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    number: str = ""
    mark: str = ""
    own_line: bool = False


@dataclass(frozen=True)
class Appendix:
    """An appendix, or the plan that a decision issues (label null, kind and subject in the title)."""

    label: str | None
    title: tuple[str, ...]
    attached_to: str
    content: tuple[Para, ...] = ()
    table: Table | None = None
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Signature:
    """Who signs: the lines on whose behalf, the lines of the role, the name."""

    on_behalf: tuple[str, ...]
    role: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Territory:
    """The unit that the document is for and the units above it."""

    level: str
    type: str
    name: str
    district: str | None
    province: str | None


@dataclass(frozen=True)
class Document:
    """A whole document; number or day null where they are left blank."""

    id: str
    family: Family
    kind: str
    issuer: tuple[str, ...]
    number: str | None
    symbol: str | None
    place: str
    day: int | None
    month: int
    year: int
    territory: Territory | None
    plan_year: int | None
    plan_year_end: int | None
    subject: str
    authority: str | None
    preamble: tuple[Para, ...]
    sections: tuple[Section, ...]
    closing: str | None
    recipients: tuple[str, ...]
    signatures: tuple[Signature, ...]
    appendices: tuple[Appendix, ...] = ()
    schemes: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


def paragraphs(content: tuple[Para | Table, ...]) -> Iterator[Para]:
    """All paragraphs and items of some content."""
    for part in content:
        if isinstance(part, Para):
            yield part
            yield from paragraphs(part.items)


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """All units, the outer before the inner."""
    for section in sections:
        yield section
        yield from walk(section.sections)
