"""Tables taken out of the content that they stand in: each an appendix that names the unit where it stood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Cell, Grid, Line, Text
from kehoach_parser.draft import Appendix, Block, Criterion, Field, Paragraph, PlanDraft, Section, Table
from kehoach_parser.extract.tables.captions import Caption, take_caption
from kehoach_parser.extract.tables.pieces import DataTable, goes_on_with, read_tables
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import words

# Signers stand side by side, three at most, their posts, names and notes in a few rows.
_SIGNERS_ROWS, _SIGNERS_COLUMNS, _FEWEST_SIGNERS = 4, 3, 2
# Words of a name, its bearer's title with it: "Trung tá Lò Văn An" has a small letter and is told by the others.
_LONGEST_NAME = 7


def table_appendix(table: DataTable, caption: Caption | None, after: str | None = None) -> Appendix:
    """A table with its label and title; what is merged across above its headings is its title where no caption is."""
    caption = caption or Caption()
    titles = [text for text in (caption.title, table.caption) if text is not None]
    notes = [*titles[1:], *table.notes]
    return Appendix(
        label=caption.label,
        title=titles[0] if titles else None,
        attached_to=caption.attached,
        columns=table.columns,
        groups=table.groups,
        content=(*map(Paragraph, notes), *caption.notes),
        after=after,
        flattened=table.flattened,
    )


def lift_tables(draft: PlanDraft) -> PlanDraft:
    """The draft with no table left in any content; tables of the body stand before the appendices, in their order, those of an
    appendix behind it."""
    body = _Lift()
    preamble = body.content(draft.preamble, "/preamble")
    sections = body.sections(draft.sections, "/sections")
    closing = body.content(draft.closing, "/closing")
    appendices, furniture = body.found, body.furniture
    for appendix in draft.appendices:
        lifted, repeated = _of_appendix(appendix, f"/appendices/{len(appendices)}")
        appendices += lifted
        furniture += repeated
    if (preamble, sections, closing, appendices) == (draft.preamble, draft.sections, draft.closing, list(draft.appendices)):
        return draft
    return replace(
        draft,
        preamble=preamble,
        sections=sections,
        closing=closing,
        appendices=tuple(appendices),
        furniture=tuple(sorted((*draft.furniture, *furniture), key=lambda line: line.number)),
    )


def _of_appendix(appendix: Appendix, where: str) -> tuple[list[Appendix], list[Line]]:
    """(the appendix and the tables behind it, furniture). A single table is the appendix's own; of several each stands behind
    it with its caption."""
    several = _Lift()
    content = several.content(appendix.content, where)
    below = several.sections(appendix.sections, f"{where}/sections")
    if not several.found:
        return [replace(appendix, content=content, sections=below)], several.furniture
    if len(several.found) > 1 or appendix.columns:
        return [replace(appendix, content=content, sections=below), *several.found], several.furniture
    single = several
    if several.captioned and appendix.title is not None:
        # Read anew: a line above it that is no caption is a note of the appendix.
        single = _Lift(titled=False)
        content = single.content(appendix.content, where)
        below = single.sections(appendix.sections, f"{where}/sections")
    (table,) = single.found
    both = ((appendix.label, table.label), (appendix.title, table.title), (appendix.attached_to, table.attached_to))
    above = [below for own, below in both if own and below]
    whole = replace(
        appendix,
        label=appendix.label or table.label,
        title=appendix.title or table.title,
        attached_to=appendix.attached_to or table.attached_to,
        columns=table.columns,
        groups=table.groups,
        content=(*map(Paragraph, above), *table.content, *content),
        sections=below,
        flattened=table.flattened,
    )
    return [whole], single.furniture


@dataclass(slots=True)
class _Lift:
    """Gathers the tables of what it is shown; furniture: their repeated headings. Gives back what holds no table. titled: a
    title alone above a table is its caption; captioned: a caption was met."""

    titled: bool = True
    captioned: bool = False
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

        Tables that follow one another are the pieces of one, unless their headings differ; so is one behind a page break with
        the same columns and no caption of its own. The caption above a table is its label and title. A table of signers is
        opened: its cells stay as paragraphs.
        """
        if not holds_table(content):
            return tuple(content)
        kept: list[Block] = []
        run: list[Grid] = []
        caption: Caption | None = None
        begin = 0
        for block in content:
            if isinstance(block, Paragraph):
                kept.append(self._paragraph(block, after))
            elif is_signers(block.grid):
                kept += opened(block.grid)
            else:
                above = take_caption(kept, begin, titled=self.titled) if len(kept) > begin else None
                self.captioned = self.captioned or above is not None
                if not run or above is not None or not _goes_on(run, block.grid, apart=len(kept) > begin):
                    self._add(run, caption, after)
                    run, caption = [], above
                run.append(block.grid)
                begin = len(kept)
        self._add(run, caption, after)
        return tuple(kept)

    def _add(self, run: Sequence[Grid], caption: Caption | None, after: str) -> None:
        for table, first in read_tables(run) if run else ():
            self.found.append(table_appendix(table, caption if first == 0 else None, after))
            self.furniture.extend(table.furniture)

    def _paragraph(self, paragraph: Paragraph, after: str) -> Paragraph:
        if not holds_table(paragraph.children):
            return paragraph
        return Paragraph(paragraph.text, paragraph.marker, self.content(paragraph.children, after))


def holds_table(content: Sequence[Block]) -> bool:
    """Does a table stand here, or below a paragraph?"""
    return any(isinstance(block, Table) or (bool(block.children) and holds_table(block.children)) for block in content)


def _goes_on(run: Sequence[Grid], grid: Grid, *, apart: bool) -> bool:
    """Is the grid the next piece of a table? Behind other lines (apart) only at the head of a page, with as many columns, and
    without headings or with the same ones."""
    if not apart:
        return True
    if grid.columns != run[-1].columns or not grid.lines or not run[-1].lines or grid.lines[0].page in (None, run[-1].lines[-1].page):
        return False
    return goes_on_with(run, grid)


def is_signers(grid: Grid) -> bool:
    """Is this a table to be signed in: a few cells side by side, of which one says that it is signed here?"""
    filled = [cell for cell in grid.cells if cell.lines]
    if grid.rows > _SIGNERS_ROWS or grid.columns > _SIGNERS_COLUMNS or len(filled) < _FEWEST_SIGNERS:
        return False
    signed = [cell for cell in filled if any(_is_signed(line.text) for line in cell.lines)]
    first = [cell for cell in filled if cell.row == 0]
    return (len(signed) * 2 >= len(first) and bool(signed)) or _are_posts(first)


def _are_posts(cells: Sequence[Cell]) -> bool:
    """Does each cell begin with a post in capitals and end with a person's name?"""
    if len(cells) <= 1 or not all(len(cell.lines) > 1 and cell.lines[0].text.isupper() for cell in cells):
        return False
    names = [cell.lines[-1].text.split() for cell in cells]
    return all(_is_name(name) for name in names)


def _is_name(words_: Sequence[str]) -> bool:
    capitals = sum(word[0].isupper() for word in words_)
    return 1 < len(words_) <= _LONGEST_NAME and capitals > 1 and not any(char.isdigit() for word in words_ for char in word)


def _is_signed(text: str) -> bool:
    """"(Ký, ghi rõ họ tên)", "(ký tên)", "Ký tên và đóng dấu": signed here, on a line of its own or behind a name in brackets."""
    folded = fold(text).strip()
    bracketed = folded[folded.rfind("(") + 1 :] if folded.endswith(")") else folded
    return any(bracketed.startswith(word) for word in words("layout", "signed_here"))


def opened(grid: Grid) -> list[Block]:
    """The paragraphs of a table's cells, column by column."""
    found: list[list[Line]] = []
    for cell in sorted(grid.cells, key=lambda cell: (cell.column, cell.row)):
        for index, line in enumerate(cell.lines):
            if index == 0 or line.start:
                found.append([])
            found[-1].append(line)
    return [Paragraph(Text.join(lines)) for lines in found]
