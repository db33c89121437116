"""What extraction makes of a document: frozen and typed, in the contract's shape, each printed value a Text with its lines.

Leaf first. A table that stands among paragraphs is a Table, no paragraph: nothing that walks over content can take one for
the other, and mypy says so. Tables are lifted out of content into appendices before extraction ends (Appendix.after tells
where each stood); assemble refuses a draft in which one was left behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kehoach_parser.document import Grid, Line, Text

CriterionKind: TypeAlias = Literal["criterion", "sub_criterion", "index"]
Role: TypeAlias = Literal["lead", "coordinate", "implement", "coordinate_implement"]
# What a labelled field of a criterion, or a column of a table, is about; "other" where its words mean nothing known.
FieldMeaning: TypeAlias = Literal["objective", "tasks", "responsibility", "deadline", "other"]
ColumnMeaning: TypeAlias = Literal["number", "criterion", "objective", "tasks", "lead", "coordinate", "deadline"]


class DraftError(Exception):
    """A draft in which something printed would be lost: a fault of this program, not of its input. str() says where."""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid where it stands among paragraphs."""

    grid: Grid


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item; marker as printed, not repeated in text; children: items, notes and tables below it."""

    text: Text
    marker: str | None = None
    children: tuple[Block, ...] = ()


Block: TypeAlias = Paragraph | Table


def paragraphs(content: Iterable[Block]) -> Iterator[Paragraph]:
    """What is no table, in order."""
    return (block for block in content if isinstance(block, Paragraph))


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who does what, as the lines of a responsibility field say; label and parties repeat printed text."""

    role: Role
    label: str | None
    parties: str


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled field of a criterion; assignments: those of a responsibility alone."""

    meaning: FieldMeaning
    label: Text
    marker: str | None = None
    content: tuple[Block, ...] = ()
    assignments: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A unit with labelled fields; content: what stands under no label."""

    number: Text
    kind: CriterionKind
    name: Text
    objective: Field | None = None
    tasks: Field | None = None
    responsibility: Field | None = None
    deadline: Field | None = None
    other: tuple[Field, ...] = ()
    content: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered unit; number "" for criteria without a section above them."""

    number: Text
    heading: Text | None = None
    content: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    criteria: tuple[Criterion, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading as printed, and what it means (None: its cells go to "other"); starts: it tells when
    the rows' work begins."""

    heading: Text
    meaning: ColumnMeaning | None = None
    starts: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; None: the table has no such column. other: cells of all other columns by their key, in order.

    doubtful: where the cells end, or which column each belongs to, is in doubt.
    """

    number: Text | None = None
    code: Text | None = None
    criterion: Text | None = None
    objective: Text | None = None
    tasks: Text | None = None
    lead: Text | None = None
    coordinate: Text | None = None
    deadline: Text | None = None
    other: tuple[tuple[str, Text], ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one group heading (number and title None before any); level: its depth from 1; row: sums of its own."""

    number: Text | None = None
    title: Text | None = None
    rows: tuple[Row, ...] = ()
    level: int = 1
    row: Row | None = None


@dataclass(frozen=True, slots=True)
class Appendix:
    """An appendix, or a data table of the body (after: JSON pointer of the unit that it stands in).

    flattened: the table has no grid in the source, its cells were told by meaning.
    """

    label: Text | None = None
    title: Text | None = None
    attached_to: Text | None = None
    columns: tuple[Column, ...] = ()
    groups: tuple[Group, ...] = ()
    content: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    after: str | None = None
    flattened: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The letterhead's values; dated: a date line stands there, be its parts left blank.

    issuer_lines: the issuing body line by line (what the unit is read from). doubtful: what OCR could not read surely and
    what is null for it, by JSON pointer.
    """

    issuer: Text | None = None
    number: Text | None = None
    symbol: Text | None = None
    place: Text | None = None
    dated: bool = False
    day: Text | None = None
    month: Text | None = None
    year: Text | None = None
    issuer_lines: tuple[str, ...] = ()
    doubtful: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Signature:
    """One signer."""

    on_behalf: Text | None = None
    role: Text | None = None
    name: Text | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PlanDraft:
    """Everything that is printed, once: each line of the body in a Text, in furniture or in unassigned.

    A draft is equal to itself alone, so that what is asked of it again and again can be remembered (tree.walk).
    """

    letterhead: Letterhead = field(default_factory=Letterhead)
    kind: Text | None = None
    subject: Text | None = None
    preamble: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Block, ...] = ()
    recipients: tuple[Text, ...] = ()
    signature: Signature = field(default_factory=Signature)
    cosigners: tuple[Signature, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    unassigned: tuple[Paragraph, ...] = ()
    furniture: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt or an oddity: its code (severity and wording stand in the registry and the catalogues), the JSON pointer of the
    value concerned ("" for the whole plan), and what its sentence speaks of."""

    code: str
    where: str = ""
    parameters: Mapping[str, str | int] = field(default_factory=dict)
