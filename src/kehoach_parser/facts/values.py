"""What facts are made of: frozen values, and Facts, which gives each to the JSON pointer of what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kehoach_parser.draft import Role

Scope: TypeAlias = Literal["own", "subordinate", "other"]
Level: TypeAlias = Literal["province", "district", "commune"]
# Why a unit has no official code.
Reason: TypeAlias = Literal["unknown", "ambiguous", "contradiction"]
Frequency: TypeAlias = Literal["day", "week", "month", "quarter", "half_year", "year"]
Comparison: TypeAlias = Literal["eq", "ge", "gt", "le", "lt"]
Change: TypeAlias = Literal["increase", "decrease"]


@dataclass(frozen=True, slots=True)
class Agency:
    """One of the bodies that parties names.

    printed: as it stands. name: as data, the printed one where no vocabulary knows it (score 0). scope: own (of the plan's
    unit), subordinate, other; None where the text does not tell. score: 0..100, how near the printed name is to the known one.
    """

    printed: str
    name: str
    scope: Scope | None
    score: float


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who does what, with the agencies told apart."""

    role: Role
    label: str | None
    parties: str
    agencies: tuple[Agency, ...] = ()


@dataclass(frozen=True, slots=True)
class Period:
    """When something is due; dates as "YYYY-MM-DD". parts: each of several times, themselves without parts. day_of_month: on or
    by which it recurs ("ngày 15 hằng tháng")."""

    start: str | None = None
    end: str | None = None
    open_ended: bool = False
    recurring: bool = False
    conditional: bool = False
    year_inferred: bool = False
    frequency: Frequency | None = None
    parts: tuple[Period, ...] = ()
    day_of_month: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a printed text: the text's JSON pointer ("" for a text of no plan) and offsets, end excluded."""

    where: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a change is measured against."""

    year: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached: text, the clause that sets it; unit "%", "thủ tục" ..., None for a zero of something that is not
    counted; change: value says by how much; None: how much there is to be. subject: what is measured, as printed. span: where
    the clause stands, which makes no difference between targets. year: in which it is to be reached, None where only the plan tells."""

    text: str
    value: float
    unit: str | None
    comparison: Comparison
    change: Change | None
    baseline: Baseline | None
    subject: str | None
    span: Span | None = field(default=None, compare=False)
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that the plan cites; mentions: JSON pointers, in order, each once; spans: each place where it is cited.

    amends: the number of the document that this one amends.
    """

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    mentions: tuple[str, ...]
    implements: bool = False
    amends: str | None = None
    spans: tuple[Span, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A place of the plan that the plan itself refers to."""

    text: str
    where: str
    to: str | None
    corrected: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """The territory that the plan is for."""

    level: Level
    type: str
    name: str | None
    district: str | None
    province: str | None
    code: str | None = None
    district_code: str | None = None
    province_code: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What is derived from a plan. The mappings go from the JSON pointer of a section, paragraph, field, criterion or row to
    what is told of it; a pointer that is not there has nothing.

    unresolved: why the unit has no official code. counterparts: of a criterion its rows, of a row its one criterion. unread:
    the words of labelled deadlines that gave no period.
    """

    unit: Unit | None = None
    unresolved: Reason | None = None
    year: int | None = None
    year_end: int | None = None
    periods: Mapping[str, Period] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    targets: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    assignments: Mapping[str, tuple[Assignment, ...]] = field(default_factory=dict)
    counterparts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
