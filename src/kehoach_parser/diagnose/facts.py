"""Rules over what is derived from a plan: deadlines, targets and leads that contradict one another, references that lead
nowhere, a unit without a code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from kehoach_parser.draft import Criterion, Finding, PlanDraft, Row
from kehoach_parser.facts.assignments.deadlines import SEVERAL
from kehoach_parser.facts.assignments.text import read_text
from kehoach_parser.facts.issued import date_of_issue
from kehoach_parser.facts.periods.dates import PlanTime, plan_time
from kehoach_parser.facts.periods.read import read_period
from kehoach_parser.facts.targets.subject import rate_of
from kehoach_parser.facts.values import Agency, Assignment, Facts, Period, Target
from kehoach_parser.text.fold import fold, key
from kehoach_parser.tree import criteria, paragraphs, rows, sections, texts
from kehoach_parser.vocabulary.loader import meanings, words

_LONGEST = 80
# Subjects of one number: "hồ sơ TTHC được giải quyết đúng hạn" and the same without "TTHC" 93; of numbers that are not to
# be compared: "tin, bài về CCHC trong một quý" and "tin, bài trong năm" 70.
_ALIKE = 85.0


def shortened(text: str) -> str:
    """The plan's words, cut to a length that a sentence can bear."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4].rstrip()} ..."


# ------------------------------------------------------------------------------------------------------ deadlines


def _deadlines(draft: PlanDraft, facts: Facts) -> Iterator[tuple[str, str, Period | None]]:
    """(pointer, text, period) of every text that is meant to tell a deadline."""
    for pointer, criterion in criteria(draft):
        if criterion.deadline is not None and criterion.deadline.content:
            where = f"{pointer}/deadline"
            yield where, " ".join(texts(criterion.deadline.content)), facts.periods.get(where)
    for pointer, row in rows(draft):
        if row.deadline is not None and row.deadline.value:
            yield f"{pointer}/deadline", row.deadline.value, facts.periods.get(pointer)


def _told_by_the_way(draft: PlanDraft, facts: Facts) -> Iterator[tuple[str, Sequence[str], Period]]:
    """(pointer, texts, period) of paragraphs and units that tell when they are due, each period once: where it is printed."""
    told: list[tuple[str, Period]] = []
    for pointer, paragraph in paragraphs(draft):
        period = facts.periods.get(pointer)
        if period is not None and "/deadline/content/" not in pointer:
            told.append((pointer, period))
            yield pointer, list(texts([paragraph])), period
    for pointer, unit in sections(draft):
        period = facts.periods.get(pointer)
        if period is not None and not any(below.startswith(f"{pointer}/") and period == same for below, same in told):
            heading = [unit.heading.value] if unit.heading is not None and unit.heading.value else []
            yield pointer, [*heading, *texts(unit.content)], period


def late_deadlines(draft: PlanDraft, facts: Facts) -> Iterator[Finding]:
    """Deadlines that are over when the plan is issued; what recurs, goes on or hangs on a condition is none."""
    issued = date_of_issue(draft.letterhead).first_day
    if issued is None:
        return
    time = plan_time(facts.year, facts.year_end, issued)
    fields = ((pointer, [text], period) for pointer, text, period in _deadlines(draft, facts))
    for pointer, said, period in (*fields, *_told_by_the_way(draft, facts)):
        if period is None or period.end is None or period.recurring or period.open_ended or period.conditional:
            continue
        if period.end < issued:
            told = {"text": shortened(_quoted(said, time, period)), "end": period.end, "issued": issued}
            yield Finding("deadline-before-issue", pointer, told)


def _quoted(said: Sequence[str], time: PlanTime, period: Period) -> str:
    """The words that tell a period, out of the texts that hold them; the first text where they are not found."""
    for text in said:
        words_of = read_text(text).deadline
        if words_of is not None and read_period(words_of, time) == period:
            return words_of.replace(SEVERAL, "; ")
    return next((text for text in said if read_period(text, time) == period), said[0])


def unread_deadlines(draft: PlanDraft, facts: Facts) -> Iterator[Finding]:
    """Deadlines whose wording told no period: fields, cells, and what stands behind the label of a deadline elsewhere."""
    for pointer, text, period in _deadlines(draft, facts):
        if period is None and key(text):
            yield Finding("deadline-unread", pointer, {"text": shortened(text)})
    for pointer, text in facts.unread.items():
        if key(text):
            yield Finding("deadline-unread", pointer, {"text": shortened(text)})


# ---------------------------------------------------------------------------------------- criteria and their rows


def _counterparts(draft: PlanDraft, facts: Facts) -> Iterator[tuple[str, Criterion, str, Row]]:
    """(pointer of a criterion, criterion, pointer of its row, row)."""
    by_pointer = dict(rows(draft))
    for where, criterion in criteria(draft):
        for pointer in facts.counterparts.get(where, ()):
            yield where, criterion, pointer, by_pointer[pointer]


def targets(draft: PlanDraft, facts: Facts) -> Iterator[Finding]:
    """Targets of a criterion that its row has with another number."""
    for where, criterion, pointer, _ in _counterparts(draft, facts):
        ours, theirs = facts.targets.get(f"{where}/objective", ()), facts.targets.get(pointer, ())
        for target in theirs:
            same = _same_subject(target, ours, theirs)
            if same and all(other.value != target.value for other in same):
                told = {"body": shortened(same[0].text), "appendix": shortened(target.text)}
                yield Finding("target-differs", f"{pointer}/objective", {"criterion": criterion.number.value, **told})


def _same_subject(target: Target, ours: Sequence[Target], theirs: Sequence[Target]) -> list[Target]:
    """Those of our targets that are about the same thing, counted in the same way.

    Where either side has but one number of this unit, a subject may leave words out: it is the criterion's own.
    """
    like = [other for other in ours if _counted_alike(other, target)]
    subject = key(target.subject or "")
    if len(like) == 1 and sum(_counted_alike(other, target) for other in theirs) == 1:
        own = key(like[0].subject or "")
        shorter, longer = sorted((set(subject.split()), set(own.split())), key=len)
        if shorter <= longer:
            return like
    return [other for other in like if subject and fuzz.ratio(subject, key(other.subject or "")) >= _ALIKE]


def _counted_alike(one: Target, other: Target) -> bool:
    if (one.change, one.unit, rate_of(one.text)) != (other.change, other.unit, rate_of(other.text)):
        return False
    return (one.baseline.year if one.baseline else None) == (other.baseline.year if other.baseline else None)


def leads(draft: PlanDraft, facts: Facts) -> Iterator[Finding]:
    """Lead agencies of a criterion that are not those of its row."""
    for where, criterion, pointer, _ in _counterparts(draft, facts):
        ours = _leads(facts.assignments.get(f"{where}/responsibility", ()))
        theirs = _leads(facts.assignments.get(pointer, ()))
        if ours and theirs and not (_covers(ours, theirs) and _covers(theirs, ours)):
            body, appendix = (shortened("; ".join(agency.printed for agency in side)) for side in (ours, theirs))
            told = {"criterion": criterion.number.value, "body": body, "appendix": appendix}
            yield Finding("lead-differs", f"{pointer}/lead", told)


def _leads(assignments: Sequence[Assignment]) -> list[Agency]:
    """The leads that are named; signs and "nt" for "the same as above" name none."""
    ditto = words("references", "ditto")
    agencies = [agency for assignment in assignments if assignment.role == "lead" for agency in assignment.agencies]
    return [agency for agency in agencies if key(agency.name) and key(agency.name) not in ditto]


def _covers(some: Sequence[Agency], others: Sequence[Agency]) -> bool:
    """Is each of the others one of these? A name that is not known may be written in more words, or misread."""
    return all(any(_same_agency(one, other) for one in some) for other in others)


def _same_agency(one: Agency, other: Agency) -> bool:
    first, second = key(one.name), key(other.name)
    if first == second:
        return True
    if one.score and other.score:
        return False
    if _letters(one.printed) == _letters(other.printed):
        return True  # "Phòng VH-XH" and "Phòng Văn hóa - Xã hội"
    return f" {first} " in f" {second} " or f" {second} " in f" {first} " or fuzz.ratio(first, second) >= _ALIKE


def _letters(name: str) -> str:
    """The first letters of a name's words, an abbreviation's letters as they are."""
    links = [word for word, is_ in meanings("citations", "word").items() if is_ == "and"]
    pieces = [piece for piece in re.findall(r"[^\W\d_]+|\d+", name) if key(piece) not in links]
    return "".join(fold(piece) if piece.isupper() or piece.isdigit() else fold(piece[0]) for piece in pieces)


# --------------------------------------------------------------------------------------------- references, the unit


def references(_draft: PlanDraft, facts: Facts) -> Iterator[Finding]:
    """References to places that are not there, those that were put right too."""
    for reference in facts.references:
        text = shortened(reference.text)
        if reference.corrected:
            yield Finding("reference-unresolved/corrected", reference.where, {"text": text, "to": reference.to or ""})
        elif reference.to is None:
            yield Finding("reference-unresolved", reference.where, {"text": text})


def unit(_draft: PlanDraft, facts: Facts) -> Iterator[Finding]:
    """A unit without its official code."""
    if facts.unresolved == "contradiction":
        yield Finding("unit-unresolved/contradiction", "/unit/district")
    elif facts.unresolved is not None:
        yield Finding("unit-unresolved" if facts.unresolved == "unknown" else "unit-unresolved/ambiguous", "/unit/name")


RULES = (late_deadlines, targets, leads, references, unread_deadlines)
