"""What the sample plans are written in: frozen values that hold the text and what each piece of it means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Meaning = Literal["objective", "tasks", "responsibility", "deadline"]
Role = Literal["lead", "coordinate", "implement", "coordinate_implement"]
Kind = Literal["criterion", "sub_criterion", "index"]

NOTE_MARK = "{note}"
"""Where the mark of a footnote stands in a text; no mark stands in the expected JSON."""


def clean(text: str) -> str:
    """One line with single blanks, so that texts can be wrapped freely in the source code."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Assignment:
    """Who does what; label is null where a line has none."""

    role: Role
    label: str | None
    parties: str


@dataclass(frozen=True)
class Note:
    """A footnote."""

    number: str
    text: str


@dataclass(frozen=True)
class Para:
    """A paragraph or item. tight: printed without a blank after its mark."""

    text: str
    marker: str | None = None
    children: tuple[Para, ...] = ()
    tight: bool = False
    note: Note | None = None
    assignment: Assignment | None = None


@dataclass(frozen=True)
class Field:
    """A labelled field of a criterion. inline: its first paragraph stands on the label's own line."""

    meaning: Meaning
    marker: str
    label: str
    content: tuple[Para, ...]
    inline: bool
    colon: bool = True


@dataclass(frozen=True)
class Criterion:
    """A criterion with its fields in the order of print."""

    number: str
    kind: Kind
    name: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Unit:
    """A numbered unit. mark: what follows the number in print; bold_label: opening words of running text set bold."""

    number: str
    heading: str | None
    content: tuple[Para, ...] = ()
    units: tuple[Unit, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    mark: str = "."
    colon: bool = False
    bold_label: str = ""


@dataclass(frozen=True)
class Row:
    """A row of the appendix; code_dash stands between code and criterion in print; a cell's items are its lines."""

    code: str
    code_dash: str
    criterion: str
    objective: str
    lead: str
    coordinate: str
    deadline: str


@dataclass(frozen=True)
class Group:
    """A group row and the rows below it, which are numbered from 1."""

    number: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Appendix:
    """The appendix table. attached_to holds the blanks of the print."""

    label: str
    title: tuple[str, ...]
    attached_to: str
    columns: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Territory:
    """The unit that a plan is for and the units above it."""

    level: Literal["province", "district", "commune"]
    type: str
    name: str
    district: str | None = None
    province: str | None = None


@dataclass(frozen=True)
class Plan:
    """A whole plan.

    number and day null: left blank in print. misprints: what stands in every layout in the place of a clean text
    (doubled blanks, items run on), while the expected JSON holds the clean text.
    """

    id: str
    issuer: tuple[str, ...]
    number: str | None
    place: str
    day: int | None
    month: int
    year: int
    territory: Territory
    subject: tuple[str, ...]
    preamble: tuple[Para, ...]
    units: tuple[Unit, ...]
    closing: str
    recipients: tuple[str, ...]
    on_behalf: tuple[str, ...]
    role: str
    signer: str
    appendix: Appendix | None = None
    misprints: tuple[tuple[str, str], ...] = ()


def p(text: str, note: Note | None = None) -> Para:
    """Make a plain paragraph; where it has a footnote its text holds NOTE_MARK."""
    return Para(clean(text), note=note)


def dash(text: str, *children: Para, tight: bool = False) -> Para:
    """Make a "-" item with the "+" items below it."""
    return Para(clean(text), "-", children, tight=tight)


def plus(text: str) -> Para:
    """Make a "+" item."""
    return Para(clean(text), "+")


def letter(mark: str, text: str) -> Para:
    """Make a lettered paragraph, "a)"."""
    return Para(clean(text), f"{mark})")


def duty(role: Role, label: str | None, parties: str, marker: str | None = "-", end: str = ".") -> Para:
    """Make a line that says who does what."""
    text = f"{label}: {parties}{end}" if label else parties + end
    return Para(text, marker, assignment=Assignment(role, label, parties))


def objective(text: str, *, own_line: bool = False) -> Field:
    """Make field a), "Mục tiêu, yêu cầu"."""
    return Field("objective", "a", "Mục tiêu, yêu cầu", (p(text),), inline=not own_line)


def tasks(*content: Para, inline: bool = False) -> Field:
    """Make field b), "Nhiệm vụ, giải pháp"."""
    return Field("tasks", "b", "Nhiệm vụ, giải pháp", content, inline=inline)


def responsibility(*duties: Para) -> Field:
    """Make field c), "Phân công trách nhiệm"; a single duty without a mark stands on the label's line."""
    inline = duties[0].marker is None
    return Field("responsibility", "c", "Phân công trách nhiệm", duties, inline=inline, colon=inline)


def deadline(text: str, marker: str = "d") -> Field:
    """Make field d), "Thời gian thực hiện/hoàn thành"."""
    return Field("deadline", marker, "Thời gian thực hiện/hoàn thành", (p(text),), inline=True)
