"""Assignments and deadlines of plain sections: who the text itself names, given to the unit or the paragraph they are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from kehoach_parser.draft import Block, Paragraph, PlanDraft, Section
from kehoach_parser.facts.agencies.read import Explained, agencies_of
from kehoach_parser.facts.assignments.deadlines import SEVERAL, find_opening, find_span, is_about_time
from kehoach_parser.facts.assignments.text import Line, Stated, is_label, is_other_label, label_lines, read_line, read_text
from kehoach_parser.facts.assignments.words import behind_order, is_implementation, is_party
from kehoach_parser.facts.periods.dates import PlanTime
from kehoach_parser.facts.periods.read import read_period
from kehoach_parser.facts.values import Assignment, Level, Period

_STOPS = " .,;:-–+"
# A paragraph with its JSON pointer.
_Placed: TypeAlias = tuple[str, Paragraph]


@dataclass(frozen=True, slots=True)
class _Under:
    """What the headings above say. duties: in the part that tells agencies their duties. subject: whose duties a unit above
    tells. timed: under a heading about time."""

    duties: bool = False
    subject: str | None = None
    timed: bool = False


_NOWHERE = _Under()


@dataclass(frozen=True, slots=True)
class Told:
    """What sections and paragraphs state, by their JSON pointers; time, level: of the plan; explained: its short names. unread:
    the words of labelled deadlines that gave no period."""

    time: PlanTime
    level: Level | None
    explained: Explained = ()
    assignments: dict[str, tuple[Assignment, ...]] = field(default_factory=dict)
    periods: dict[str, Period] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)

    def give(self, pointer: str, stated: Stated, *, dated: bool) -> None:
        """Gives what is stated to a section or paragraph. dated: only a deadline with a day or a rate counts (running text)."""
        if stated.assignments:
            made = (Assignment(*one, agencies_of(one[2], self.level, self.time.year, self.explained)) for one in stated.assignments)
            self.assignments[pointer] = (*self.assignments.get(pointer, ()), *made)
        if stated.deadline is not None and pointer not in self.periods:
            period = read_period(stated.deadline, self.time)
            if period is not None and (not dated or period.start or period.end or period.frequency):
                self.periods[pointer] = period
            elif period is None and not dated:
                self.unread.setdefault(pointer, stated.deadline)


def read_stated(draft: PlanDraft, time: PlanTime, level: Level | None, explained: Explained = ()) -> Told:
    """What sections, the paragraphs in them and the closing state; time, level: of the plan; explained: its short names."""
    told = Told(time, level, explained)
    for placed in _placed(draft.closing, "/closing"):
        _read_paragraph(*placed, told, _NOWHERE)
    _read_sections(draft.sections, "/sections", told, _NOWHERE)
    for index, appendix in enumerate(draft.appendices):
        _read_sections(appendix.sections, f"/appendices/{index}/sections", told, _NOWHERE)
    return told


def _placed(content: Sequence[Block], pointer: str) -> list[_Placed]:
    return [(f"{pointer}/{index}", block) for index, block in enumerate(content) if isinstance(block, Paragraph)]


def _read_sections(sections: Sequence[Section], pointer: str, told: Told, under: _Under) -> None:
    for index, section in enumerate(sections):
        _read_section(section, f"{pointer}/{index}", told, under)


def _read_section(section: Section, pointer: str, told: Told, under: _Under) -> None:
    content = rest = _placed(section.content, f"{pointer}/content")
    if section.heading is not None:
        heading = section.heading.value
        under = _read_heading(heading, pointer, told, under)
        if content and is_label(heading, "deadline"):
            _read_days([paragraph.text.value for _, paragraph in content], pointer, told)
            rest = content[1:]
    elif under.duties and under.subject is None and len(content) > 1 and is_party(content[0][1].text.value):
        subject = content[0][1].text.value.strip(_STOPS)
        under = replace(under, subject=subject)
        told.give(pointer, Stated([("implement", None, subject)]), dated=True)
    for about, lines in _runs(pointer, rest):
        told.give(about, _of_lines(lines), dated=False)
    for placed in content:
        _read_paragraph(*placed, told, under)
    _read_sections(section.sections, f"{pointer}/sections", told, under)


def _read_heading(heading: str, pointer: str, told: Told, under: _Under) -> _Under:
    """What a unit's heading states is the unit's; what holds for all that stands below it."""
    names = heading[behind_order(heading)[0] :].strip(_STOPS)
    if under.duties and is_party(names):
        under = replace(under, subject=names)
        own = Stated([("implement", None, names)])
    else:
        own = read_text(heading, ordered=under.duties and under.subject is None, subject=under.subject)
    told.give(pointer, own, dated=True)
    return replace(under, duties=under.duties or is_implementation(heading), timed=under.timed or is_about_time(heading))


def _read_days(said: Sequence[str], pointer: str, told: Told) -> None:
    """The paragraphs under a heading that is the label of a deadline: "Đợt 1: ...", "Đợt 2: ..." are its days together."""
    together = all(read_period(text, told.time) is not None for text in said)
    told.give(pointer, Stated(deadline="\n".join(said) if together else said[0]), dated=False)


def _with_opening(text: str, deadline: str | None, time: PlanTime) -> str | None:
    """A deadline with the time that its sentence opens with, unless that was over before the plan: it tells what was done."""
    opening = find_opening(text)
    period = read_period(opening, time) if opening is not None and opening not in (deadline or "") else None
    if opening is None or period is None:
        return deadline
    if period.recurring:
        return deadline or opening
    first = time.issued or (dt.date(time.year, 1, 1) if time.year is not None else None)
    if first is None or period.end is None or period.end < first.isoformat():
        return deadline
    return f"{opening}{SEVERAL}{deadline}" if deadline is not None else opening


def _of_lines(lines: Sequence[Line]) -> Stated:
    stated = Stated()
    for line in lines:
        read_line(line, stated)
    return stated


def _runs(unit: str, content: Sequence[_Placed]) -> Iterator[tuple[str, list[Line]]]:
    """(pointer of what they are about, label lines) of each run of label lines in a unit.

    One run, at the beginning or at the end of the unit, is about the unit; of several each is about the paragraph before.
    """
    runs: list[tuple[str | None, list[Line]]] = []
    before, last = None, False
    for pointer, paragraph in content:
        lines = _lines_of(paragraph)
        if lines and last:
            runs[-1][1].extend(lines)
        elif lines:
            runs.append((before, lines))
        elif last and is_other_label(paragraph.text.value):
            continue
        else:
            before = pointer
        last = bool(lines)
    alone = len(runs) == 1 and (last or runs[0][0] is None)
    for about, lines in runs:
        yield (unit if alone or about is None else about), lines


def _lines_of(paragraph: Paragraph) -> list[Line]:
    """The label lines that a paragraph is, with what stands below a bare label ("- Cơ quan chủ trì:")."""
    lines = label_lines(paragraph.text.value)
    below = [child for child in paragraph.children if isinstance(child, Paragraph)]
    if not lines or lines[-1].value or not below:
        return lines
    items = [line for child in below for line in _lines_of(child)]
    if items:
        return [*lines[:-1], *items]
    value = " ".join(child.text.value for child in below).strip(_STOPS)
    return [*lines[:-1], Line(lines[-1].kind, lines[-1].label, value)]


def _read_paragraph(pointer: str, paragraph: Paragraph, told: Told, under: _Under) -> None:
    if _lines_of(paragraph):
        return
    children = _placed(paragraph.children, f"{pointer}/children") if paragraph.children else []
    below = [line for _, child in children for line in _lines_of(child)]
    if below:
        told.give(pointer, _of_lines(below), dated=False)
    text = paragraph.text.value
    stated = read_text(text, ordered=under.duties and under.subject is None, subject=under.subject)
    if under.timed and stated.deadline is None:
        stated.deadline = find_span(text)
    stated.deadline = _with_opening(text, stated.deadline, told.time)
    told.give(pointer, stated, dated=True)
    for placed in children:
        _read_paragraph(*placed, told, under)
