"""What facts are made of: frozen values, and Facts, which gives each to the JSON pointer of what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from kehoach_parser.draft import Role

Scope: TypeAlias = Literal["own", "subordinate", "other"]
Frequency: TypeAlias = Literal["day", "week", "month", "quarter", "half_year", "year"]


@dataclass(frozen=True, slots=True)
class Agency:
    """One of the bodies that parties names: as printed, its one name, whose it is, how near the name is (0..100)."""

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
    """When something is due; dates as "YYYY-MM-DD". parts: each of several times, themselves without parts."""

    start: str | None = None
    end: str | None = None
    open_ended: bool = False
    recurring: bool = False
    conditional: bool = False
    year_inferred: bool = False
    frequency: Frequency | None = None
    parts: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a change is measured against."""

    year: int
    value: float | None


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached."""

    text: str
    value: float
    unit: str | None
    comparison: Literal["eq", "ge", "gt", "le", "lt"]
    change: Literal["increase", "decrease"] | None
    baseline: Baseline | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that the plan cites; mentions: JSON pointers, in order."""

    type: str
    number: str | None
    date: str | None
    issuer: str | None
    subject: str | None
    mentions: tuple[str, ...]
    implements: bool = False


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

    level: Literal["province", "district", "commune"]
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
    what is told of it; a pointer that is not there has nothing. unresolved: why the unit has no official code."""

    unit: Unit | None = None
    unresolved: Literal["unknown", "ambiguous", "contradiction"] | None = None
    year: int | None = None
    year_end: int | None = None
    periods: Mapping[str, Period] = field(default_factory=dict)
    targets: Mapping[str, tuple[Target, ...]] = field(default_factory=dict)
    assignments: Mapping[str, tuple[Assignment, ...]] = field(default_factory=dict)
    counterparts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
