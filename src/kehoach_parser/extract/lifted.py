"""Tables taken out of the content that they stand in: each an appendix that names the unit where it stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Grid, Line, Text
from kehoach_parser.draft import Appendix, Block, Criterion, Field, Paragraph, PlanDraft, Section, Table
from kehoach_parser.extract.tables.columns import is_caption
from kehoach_parser.extract.tables.pieces import DataTable, read_tables


def table_appendix(table: DataTable, caption: Text | None, after: str | None = None) -> Appendix:
    """A table as an appendix without label; what is merged across above its headings is its title where no caption is."""
    beside = (Paragraph(table.caption),) if caption is not None and table.caption is not None else ()
    title = table.caption if caption is None else caption
    return Appendix(title=title, columns=table.columns, groups=table.groups, content=beside, after=after, flattened=table.flattened)


def lift_tables(draft: PlanDraft) -> PlanDraft:
    """The draft with no table left in any content; tables of the body stand before the appendices, in their order, those of an
    appendix behind it."""
    body = _Lift()
    preamble = body.content(draft.preamble, "/preamble")
    sections = body.sections(draft.sections, "/sections")
    closing = body.content(draft.closing, "/closing")
    appendices, furniture = body.found, body.furniture
    for appendix in draft.appendices:
        own = _Lift()
        where = f"/appendices/{len(appendices)}"
        content = own.content(appendix.content, where)
        below = own.sections(appendix.sections, f"{where}/sections")
        appendices += [appendix if not own.found else replace(appendix, content=content, sections=below), *own.found]
        furniture += own.furniture
    if len(appendices) == len(draft.appendices):
        return draft
    return replace(
        draft,
        preamble=preamble,
        sections=sections,
        closing=closing,
        appendices=tuple(appendices),
        furniture=tuple(sorted((*draft.furniture, *furniture), key=lambda line: line.number)),
    )


@dataclass(slots=True)
class _Lift:
    """Gathers the tables of what it is shown; furniture: their repeated headings. Gives back what holds no table."""

    found: list[Appendix] = field(default_factory=list)
    furniture: list[Line] = field(default_factory=list)

    def sections(self, sections: Sequence[Section], pointer: str) -> tuple[Section, ...]:
        """Sections at a pointer, and all below them."""
        return tuple(self._section(section, f"{pointer}/{index}") for index, section in enumerate(sections))

    def _section(self, section: Section, pointer: str) -> Section:
        return Section(
            number=section.number,
            heading=section.heading,
            content=self.content(section.content, pointer),
            criteria=tuple(self._criterion(one, f"{pointer}/criteria/{index}") for index, one in enumerate(section.criteria)),
            sections=self.sections(section.sections, f"{pointer}/sections"),
        )

    def _criterion(self, criterion: Criterion, pointer: str) -> Criterion:
        return Criterion(
            number=criterion.number,
            kind=criterion.kind,
            name=criterion.name,
            objective=self._field(criterion.objective, pointer),
            tasks=self._field(criterion.tasks, pointer),
            responsibility=self._field(criterion.responsibility, pointer),
            deadline=self._field(criterion.deadline, pointer),
            content=self.content(criterion.content, pointer),
            other=tuple(one for one in (self._field(other, pointer) for other in criterion.other) if one is not None),
        )

    def _field(self, labelled: Field | None, pointer: str) -> Field | None:
        if labelled is None or not holds_table(labelled.content):
            return labelled
        return replace(labelled, content=self.content(labelled.content, pointer))

    def content(self, content: Sequence[Block], after: str) -> tuple[Block, ...]:
        """The content without the tables in it and below its paragraphs; after: pointer of the unit.

        Tables that follow one another are the pieces of one, unless their headings differ; the paragraph "Bảng 1: ..."
        before a table is its title.
        """
        if not holds_table(content):
            return tuple(content)
        kept: list[Block] = []
        for run in _runs(content):
            if isinstance(run, Paragraph):
                kept.append(self._paragraph(run, after))
                continue
            caption = _caption(kept)
            for table, first in read_tables(run):
                self.found.append(table_appendix(table, caption if first == 0 else None, after))
                self.furniture.extend(table.furniture)
        return tuple(kept)

    def _paragraph(self, paragraph: Paragraph, after: str) -> Paragraph:
        if not holds_table(paragraph.children):
            return paragraph
        return Paragraph(paragraph.text, paragraph.marker, self.content(paragraph.children, after))


def holds_table(content: Sequence[Block]) -> bool:
    """Does a table stand here, or below a paragraph?"""
    return any(isinstance(block, Table) or (bool(block.children) and holds_table(block.children)) for block in content)


def _runs(content: Sequence[Block]) -> Iterator[Paragraph | list[Grid]]:
    """The paragraphs, and the grids that follow one another together."""
    run: list[Grid] = []
    for block in content:
        if isinstance(block, Table):
            run.append(block.grid)
            continue
        if run:
            yield run
            run = []
        yield block
    if run:
        yield run


def _caption(kept: list[Block]) -> Text | None:
    """The caption that stands right before a table: taken out of what was kept."""
    last = kept[-1] if kept else None
    if not isinstance(last, Paragraph) or last.marker is not None or last.children or not is_caption(last.text.value):
        return None
    kept.pop()
    return last.text
