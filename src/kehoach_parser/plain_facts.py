"""Facts as plain data of the contract's shape."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kehoach_parser.facts.values import Agency, Assignment, Citation, Period, Reference, Target, Unit

Plain = dict[str, Any]


def unit(found: Unit | None) -> Plain | None:
    """The territory."""
    if found is None:
        return None
    return {
        "level": found.level,
        "type": found.type,
        "name": found.name,
        "district": found.district,
        "province": found.province,
        "code": found.code,
        "district_code": found.district_code,
        "province_code": found.province_code,
    }


def period(found: Period | None) -> Plain | None:
    """A deadline as dates."""
    if found is None:
        return None
    return {**_times(found), "parts": [{**_times(part), "parts": []} for part in found.parts]}


def _times(found: Period) -> Plain:
    return {
        "start": found.start,
        "end": found.end,
        "open_ended": found.open_ended,
        "recurring": found.recurring,
        "conditional": found.conditional,
        "year_inferred": found.year_inferred,
        "frequency": found.frequency,
        "day_of_month": found.day_of_month,
    }


def assignments(found: Iterable[Assignment]) -> list[Plain]:
    """Who does what."""
    return [
        {"role": one.role, "label": one.label, "parties": one.parties, "agencies": [_agency(agency) for agency in one.agencies]}
        for one in found
    ]


def _agency(found: Agency) -> Plain:
    return {"printed": found.printed, "name": found.name, "scope": found.scope, "score": found.score}


def targets(found: Iterable[Target]) -> list[Plain]:
    """The numbers to be reached."""
    return [_target(target) for target in found]


def _target(found: Target) -> Plain:
    baseline = found.baseline
    return {
        "text": found.text,
        "value": found.value,
        "unit": found.unit,
        "comparison": found.comparison,
        "change": found.change,
        "baseline": {"year": baseline.year, "value": baseline.value} if baseline is not None else None,
        "subject": found.subject,
        "year": found.year,
    }


def citations(found: Iterable[Citation]) -> list[Plain]:
    """The documents cited."""
    return [
        {
            "type": one.type,
            "number": one.number,
            "date": one.date,
            "issuer": one.issuer,
            "subject": one.subject,
            "mentions": list(one.mentions),
            "implements": one.implements,
            "amends": one.amends,
        }
        for one in found
    ]


def references(found: Iterable[Reference]) -> list[Plain]:
    """The places of the plan that it refers to."""
    return [{"text": one.text, "where": one.where, "to": one.to, "corrected": one.corrected} for one in found]
