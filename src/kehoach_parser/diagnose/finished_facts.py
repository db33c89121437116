"""Rules over the facts of a finished plan: deadlines, targets and leads that contradict one another, references that lead
nowhere."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from typing import Any

from rapidfuzz import fuzz

from kehoach_parser.diagnose.facts import shortened
from kehoach_parser.draft import Finding
from kehoach_parser.json_tree import criteria, paragraphs, rows, sections, texts
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# Subjects of one number: "hồ sơ TTHC được giải quyết đúng hạn" and the same without "TTHC" 93; of numbers that are not to
# be compared: "tin, bài về CCHC trong một quý" and "tin, bài trong năm" 70.
_ALIKE = 85.0


# ------------------------------------------------------------------------------------------------------ deadlines


def _deadlines(plan: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any] | None]]:
    """(pointer, text, period) of every text that is meant to tell a deadline."""
    for pointer, criterion in criteria(plan):
        field = criterion["deadline"]
        if field is not None and field["content"]:
            yield f"{pointer}/deadline", " ".join(texts(field["content"])), field["period"]
    for pointer, row in rows(plan):
        if row["deadline"]:
            yield f"{pointer}/deadline", row["deadline"], row["period"]


def _told_by_the_way(plan: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any] | None]]:
    """(pointer, text, period) of paragraphs and units that tell when they are due, each period once: where it is printed."""
    told: list[tuple[str, dict[str, Any]]] = []
    for pointer, paragraph in paragraphs(plan):
        if paragraph.get("period") is not None and "/deadline/content/" not in pointer:
            told.append((pointer, paragraph["period"]))
            yield pointer, paragraph["text"], paragraph["period"]
    for pointer, unit in sections(plan):
        period = unit.get("period")
        if period is not None and not any(below.startswith(f"{pointer}/") and period == same for below, same in told):
            yield pointer, unit["heading"] or " ".join(texts(unit["content"])), period


def late_deadlines(plan: dict[str, Any]) -> Iterator[Finding]:
    """Deadlines that are over when the plan is issued; what recurs, goes on or hangs on a condition is none."""
    issued = _issued(plan["header"]["date"])
    if issued is None:
        return
    for pointer, text, period in (*_deadlines(plan), *_told_by_the_way(plan)):
        if period is None or period["end"] is None or period["recurring"] or period["open_ended"] or period["conditional"]:
            continue
        if period["end"] < issued:
            yield Finding("deadline-before-issue", pointer, {"text": shortened(text), "end": period["end"], "issued": issued})


def _issued(date: dict[str, int | None] | None) -> str | None:
    """The first day that a plan can have been issued on: a day or month left blank was not over yet."""
    if date is None or date["year"] is None:
        return None
    month = date["month"] or 1
    day = date["day"] if date["month"] and date["day"] and date["day"] <= calendar.monthrange(date["year"], month)[1] else 1
    return f"{date['year']:04}-{month:02}-{day:02}"


def unread_deadlines(plan: dict[str, Any]) -> Iterator[Finding]:
    """Deadlines whose wording told no period."""
    for pointer, text, period in _deadlines(plan):
        if period is None and key(text):
            yield Finding("deadline-unread", pointer, {"text": shortened(text)})


# ---------------------------------------------------------------------------------------- criteria and their rows


def _counterparts(plan: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, dict[str, Any]]]:
    """(criterion, pointer of its row, row)."""
    by_pointer = dict(rows(plan))
    for _, criterion in criteria(plan):
        for pointer in criterion["counterparts"]:
            yield criterion, pointer, by_pointer[pointer]


def targets(plan: dict[str, Any]) -> Iterator[Finding]:
    """Targets of a criterion that its row has with another number."""
    for criterion, pointer, row in _counterparts(plan):
        ours = criterion["objective"]["targets"] if criterion["objective"] is not None else []
        for target in row["targets"]:
            same = _same_subject(target, ours, row["targets"])
            if same and all(other["value"] != target["value"] for other in same):
                told = {"criterion": criterion["number"], "body": shortened(same[0]["text"]), "appendix": shortened(target["text"])}
                yield Finding("target-differs", f"{pointer}/objective", told)


def _same_subject(target: dict[str, Any], ours: Sequence[dict[str, Any]], theirs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those of our targets that are about the same thing, counted in the same way.

    Where either side has but one number of this unit, a subject may leave words out: it is the criterion's own.
    """
    like = [other for other in ours if _counted_alike(other, target)]
    subject = key(target["subject"] or "")
    if len(like) == 1 and sum(_counted_alike(other, target) for other in theirs) == 1:
        own = key(like[0]["subject"] or "")
        shorter, longer = sorted((set(subject.split()), set(own.split())), key=len)
        if shorter <= longer:
            return like
    return [other for other in like if subject and fuzz.ratio(subject, key(other["subject"] or "")) >= _ALIKE]


def _counted_alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    if (one["change"], key(one["unit"] or ""), one["unit"]) != (other["change"], key(other["unit"] or ""), other["unit"]):
        return False
    return (one["baseline"] or {}).get("year") == (other["baseline"] or {}).get("year")


def leads(plan: dict[str, Any]) -> Iterator[Finding]:
    """Lead agencies of a criterion that are not those of its row."""
    for criterion, pointer, row in _counterparts(plan):
        ours = _leads(criterion["responsibility"]["assignments"] if criterion["responsibility"] is not None else [])
        theirs = _leads(row["assignments"])
        if ours and theirs and not (_covers(ours, theirs) and _covers(theirs, ours)):
            body, appendix = ("; ".join(agency["printed"] for agency in side) for side in (ours, theirs))
            told = {"criterion": criterion["number"], "body": shortened(body), "appendix": shortened(appendix)}
            yield Finding("lead-differs", f"{pointer}/lead", told)


def _leads(assignments: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The leads that are named; signs and "nt" for "the same as above" name none."""
    ditto = words("references", "ditto")
    agencies = [agency for assignment in assignments if assignment["role"] == "lead" for agency in assignment["agencies"]]
    return [agency for agency in agencies if key(agency["name"]) and key(agency["name"]) not in ditto]


def _covers(some: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> bool:
    """Is each of the others one of these? A name that is not known may be written in more words, or misread."""
    return all(any(_same_agency(one, other) for one in some) for other in others)


def _same_agency(one: dict[str, Any], other: dict[str, Any]) -> bool:
    first, second = key(one["name"]), key(other["name"])
    if first == second:
        return True
    if one["score"] and other["score"]:
        return False
    return f" {first} " in f" {second} " or f" {second} " in f" {first} " or fuzz.ratio(first, second) >= _ALIKE


# ----------------------------------------------------------------------------------------------------- references


def references(plan: dict[str, Any]) -> Iterator[Finding]:
    """References to places that are not there, those that were put right too."""
    for reference in plan["references"]:
        text = shortened(reference["text"])
        if reference["corrected"]:
            yield Finding("reference-unresolved/corrected", reference["where"], {"text": text, "to": reference["to"]})
        elif reference["to"] is None:
            yield Finding("reference-unresolved", reference["where"], {"text": text})


RULES = (late_deadlines, targets, leads, references, unread_deadlines)
