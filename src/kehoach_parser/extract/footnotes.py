"""Footnotes: each becomes a child of the text that refers to it, its number the marker; the marks go out of the texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Line, Text
from kehoach_parser.draft import Appendix, Assignment, Block, Column, Criterion, Field, Group, Paragraph, PlanDraft, Row, Section, Table

_MARK = re.compile(r"\s?\[(\d{1,3}|\*+)\]")
_HEAD = re.compile(r"^\[(\d{1,3}|\*+)\]\s*")


def attach_footnotes(draft: PlanDraft, lines: Sequence[Line]) -> PlanDraft:
    """The draft with its footnotes in place; notes that nothing refers to go to unassigned.

    A note to a paragraph stands below it; to a heading, a name or a label, before the other content of that unit or field; to
    the subject, before the preamble; to a title, a heading or a cell of a table, behind the notes of its appendix.
    """
    notes = _Notes(_read(lines))
    if not notes.left:
        return draft
    subject, own = notes.of(draft.subject)
    return replace(
        draft,
        subject=subject,
        preamble=notes.in_content((*own, *draft.preamble)),
        sections=tuple(map(notes.in_section, draft.sections)),
        closing=notes.in_content(draft.closing),
        appendices=tuple(map(notes.in_appendix, draft.appendices)),
        unassigned=(*draft.unassigned, *(Paragraph(text, mark) for mark, text in notes.left.items())),
    )


def _read(lines: Sequence[Line]) -> dict[str, Text]:
    """Mark -> note."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not _HEAD.match(line.text.strip()):
            groups[-1].append(line)
        else:
            groups.append([line])
    notes: dict[str, Text] = {}
    for group in groups:
        text = Text.join(group)
        match = _HEAD.match(text.value)
        mark = match.group(1) if match else ""
        while mark in notes:
            mark += "'"
        notes[mark] = text.behind(match.end()) if match else text
    return notes


@dataclass(slots=True)
class _Notes:
    """Notes that nothing has referred to yet, and the marks of those that something has."""

    left: dict[str, Text]
    taken: set[str] = field(default_factory=set)

    def take(self, text: Text) -> tuple[Text, tuple[Paragraph, ...]]:
        """(the text without the marks of its notes, the notes). What repeats a text of another place (it has no lines) loses
        the marks that were taken there."""
        if "[" not in text.value:
            return text, ()
        found = [m for m in _MARK.finditer(text.value) if m.group(1) in self.left or (not text.marks and m.group(1) in self.taken)]
        # A mark that comes twice in one text: the first has the note.
        firsts = {m.group(1): m for m in reversed(found)}
        value = text.value
        for match in sorted(firsts.values(), key=re.Match.start, reverse=True):
            value = value[: match.start()] + value[match.end() :]
        self.taken |= firsts.keys()
        own = tuple(Paragraph(self.left.pop(mark), mark) for mark in _in_order(firsts) if mark in self.left)
        return (text.with_value(value) if firsts else text), own

    def of(self, text: Text | None) -> tuple[Text | None, tuple[Paragraph, ...]]:
        """As take, of what may be missing."""
        return (None, ()) if text is None else self.take(text)

    def in_content(self, content: Sequence[Block]) -> tuple[Block, ...]:
        """Paragraphs with their notes below them, and what notes those have."""
        return tuple(block if isinstance(block, Table) else self._in_paragraph(block) for block in content)

    def _in_paragraph(self, paragraph: Paragraph) -> Paragraph:
        text, own = self.take(paragraph.text)
        return Paragraph(text, paragraph.marker, self.in_content((*paragraph.children, *own)))

    def in_section(self, section: Section) -> Section:
        """A section and all below it."""
        heading, own = self.of(section.heading)
        content = self.in_content((*own, *section.content))
        below = tuple(map(self.in_section, section.sections))
        return Section(section.number, heading, content, below, tuple(map(self._in_criterion, section.criteria)))

    def _in_criterion(self, criterion: Criterion) -> Criterion:
        name, own = self.take(criterion.name)
        return Criterion(
            number=criterion.number,
            kind=criterion.kind,
            name=name,
            objective=self._in_field(criterion.objective),
            tasks=self._in_field(criterion.tasks),
            responsibility=self._in_field(criterion.responsibility),
            deadline=self._in_field(criterion.deadline),
            other=tuple(one for one in map(self._in_field, criterion.other) if one is not None),
            content=self.in_content((*own, *criterion.content)),
        )

    def _in_field(self, labelled: Field | None) -> Field | None:
        if labelled is None:
            return None
        label, own = self.take(labelled.label)
        content = self.in_content((*own, *labelled.content))
        return Field(labelled.meaning, label, labelled.marker, content, tuple(map(self._in_assignment, labelled.assignments)))

    def _in_assignment(self, assignment: Assignment) -> Assignment:
        """Its parties repeat the text of the field, which had its notes before."""
        return replace(assignment, parties=self.take(Text(assignment.parties))[0].value)

    def in_appendix(self, appendix: Appendix) -> Appendix:
        """An appendix: its title, its table, its notes, its sections."""
        found: list[Paragraph] = []
        title = self._cell(appendix.title, found)
        attached = self._cell(appendix.attached_to, found)
        columns = tuple(Column(self._in_cell(column.heading, found), column.meaning) for column in appendix.columns)
        groups = tuple(self._in_group(group, found) for group in appendix.groups)
        return replace(
            appendix,
            title=title,
            attached_to=attached,
            columns=columns,
            groups=groups,
            content=self.in_content((*appendix.content, *found)),
            sections=tuple(map(self.in_section, appendix.sections)),
        )

    def _in_group(self, group: Group, found: list[Paragraph]) -> Group:
        title = self._cell(group.title, found)
        row = self._in_row(group.row, found) if group.row is not None else None
        return Group(group.number, title, tuple(self._in_row(one, found) for one in group.rows), group.level, row)

    def _in_row(self, row: Row, found: list[Paragraph]) -> Row:
        return Row(
            number=row.number,
            code=row.code,
            criterion=self._cell(row.criterion, found),
            objective=self._cell(row.objective, found),
            tasks=self._cell(row.tasks, found),
            lead=self._cell(row.lead, found),
            coordinate=self._cell(row.coordinate, found),
            deadline=self._cell(row.deadline, found),
            other=tuple((name, self._in_cell(text, found)) for name, text in row.other),
            doubtful=row.doubtful,
        )

    def _cell(self, text: Text | None, found: list[Paragraph]) -> Text | None:
        return None if text is None else self._in_cell(text, found)

    def _in_cell(self, text: Text, found: list[Paragraph]) -> Text:
        text, own = self.take(text)
        found.extend(own)
        return text


def _in_order(firsts: dict[str, re.Match[str]]) -> list[str]:
    return sorted(firsts, key=lambda mark: firsts[mark].start())
