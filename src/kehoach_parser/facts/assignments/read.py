"""Assignments and deadlines of plain sections: who the text itself names, given to the unit or the paragraph they are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from kehoach_parser.facts.assignments.deadlines import find_span, is_about_time
from kehoach_parser.facts.assignments.text import Line, Stated, is_label, is_other_label, label_lines, read_line, read_text
from kehoach_parser.facts.assignments.words import behind_order, is_implementation, is_party

Draft: TypeAlias = dict[str, Any]
# (role, label, parties) -> the contract's assignment; a deadline's words -> the contract's period.
MakeAssignment: TypeAlias = Callable[[str, str | None, str], Draft]
MakePeriod: TypeAlias = Callable[[str], Draft | None]

_STOPS = " .,;:-–+"


@dataclass(frozen=True, slots=True)
class _Maker:
    assignment: MakeAssignment
    period: MakePeriod

    def fill(self, target: Draft, stated: Stated, *, dated: bool) -> None:
        """Gives what is stated to a section or paragraph. dated: only a deadline with a day or a rate counts (running text)."""
        have = target.setdefault("assignments", [])
        have.extend(self.assignment(*found) for found in stated.assignments)
        target.setdefault("period", None)
        if stated.deadline is not None and target["period"] is None:
            period = self.period(stated.deadline)
            if period is not None and (not dated or any(period[name] for name in ("start", "end", "frequency"))):
                target["period"] = period


def add_stated(sections: Sequence[Draft], closing: Sequence[Draft], assignment: MakeAssignment, period: MakePeriod) -> None:
    """Fills assignments and period of sections (plain data of the contract's shape), of the paragraphs in them and in closing."""
    maker = _Maker(assignment, period)
    for paragraph in closing:
        _add_to_paragraph(paragraph, maker, duties=False, subject=None)
    for section in sections:
        _add_to_section(section, maker, duties=False, subject=None)


def _add_to_section(section: Draft, maker: _Maker, *, duties: bool, subject: str | None, timed: bool = False) -> None:
    """duties: in the part that tells agencies their duties. subject: whose duties a unit above tells. timed: under a
    heading about time."""
    heading = section["heading"]
    own = Stated()
    if heading is not None:
        names = heading[behind_order(heading)[0] :].strip(_STOPS)
        if duties and is_party(names):
            subject = names
            own.add("implement", None, names)
        else:
            own = read_text(heading, subject=subject)
    maker.fill(section, own, dated=True)
    duties = duties or (heading is not None and is_implementation(heading))
    timed = timed or (heading is not None and is_about_time(heading))
    content = section["content"]
    if heading is None and duties and subject is None and len(content) > 1 and is_party(content[0]["text"]):
        subject = content[0]["text"].strip(_STOPS)
        maker.fill(section, Stated([("implement", None, subject)]), dated=True)
    if heading is not None and is_label(heading, "deadline") and content:
        said = [paragraph["text"] for paragraph in content]
        # "Đợt 1: ...", "Đợt 2: ..." are its days together.
        together = all(maker.period(text) is not None for text in said)
        maker.fill(section, Stated(deadline="\n".join(said) if together else said[0]), dated=False)
        content = content[1:]
    for target, lines in _runs(section, content):
        stated = Stated()
        for line in lines:
            read_line(line, stated)
        maker.fill(target, stated, dated=False)
    for paragraph in section["content"]:
        _add_to_paragraph(paragraph, maker, duties=duties, subject=subject, timed=timed)
    for below in section["sections"]:
        _add_to_section(below, maker, duties=duties, subject=subject, timed=timed)


def _runs(section: Draft, content: Sequence[Draft]) -> Iterator[tuple[Draft, list[Line]]]:
    """(what they are about, label lines) of each run of label lines in a unit.

    One run, at the beginning or at the end of the unit, is about the unit; of several each is about the paragraph before.
    """
    runs: list[tuple[Draft | None, list[Line]]] = []
    before, last = None, False
    for paragraph in content:
        lines = _lines_of(paragraph)
        if lines and last:
            runs[-1][1].extend(lines)
        elif lines:
            runs.append((before, lines))
        elif last and is_other_label(paragraph["text"]):
            continue
        else:
            before = paragraph
        last = bool(lines)
    alone = len(runs) == 1 and (last or runs[0][0] is None)
    for about, lines in runs:
        yield (section if alone or about is None else about), lines


def _lines_of(paragraph: Draft) -> list[Line]:
    """The label lines that a paragraph is, with what stands below a bare label ("- Cơ quan chủ trì:")."""
    lines = label_lines(paragraph["text"])
    below = paragraph["children"]
    if not lines or lines[-1].value or not below:
        return lines
    items = [line for child in below for line in _lines_of(child)]
    if items:
        return [*lines[:-1], *items]
    value = " ".join(child["text"] for child in below).strip(_STOPS)
    return [*lines[:-1], Line(lines[-1].kind, lines[-1].label, value)]


def _add_to_paragraph(paragraph: Draft, maker: _Maker, *, duties: bool, subject: str | None, timed: bool = False) -> None:
    paragraph.setdefault("assignments", [])
    paragraph.setdefault("period", None)
    if _lines_of(paragraph):
        return
    below = [line for child in paragraph["children"] for line in _lines_of(child)]
    if below:
        stated = Stated()
        for line in below:
            read_line(line, stated)
        maker.fill(paragraph, stated, dated=False)
    own = duties and subject is None
    stated = read_text(paragraph["text"], ordered=own, subject=subject)
    if timed and stated.deadline is None:
        stated.deadline = find_span(paragraph["text"])
    maker.fill(paragraph, stated, dated=True)
    for child in paragraph["children"]:
        _add_to_paragraph(child, maker, duties=duties, subject=subject, timed=timed)
