"""The lines and grids of what was read from a Rich Text file; old encodings told from the whole of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_parser.document import Body, Grid, Item, Line, Role
from kehoach_parser.readers.docx.fonts import kinds_in_use, printed
from kehoach_parser.readers.page.typed_notes import typed_notes
from kehoach_parser.readers.rtf.stories import Draft, Story
from kehoach_parser.readers.rtf.tables import Row, grid_of
from kehoach_parser.text.code_tables import Kind


def body_of(text: Story, notes: Sequence[Story], edges: Sequence[Story]) -> Body:
    """The lines and grids of all stories, numbered in order: the text, its notes, its page headers and footers."""
    stories = [text, *notes, *edges]
    drafts = [draft for story in stories for draft in _drafts(story)]
    maker = Maker(kinds_in_use(draft.parts for draft in drafts))
    items = typed_notes(maker.items(text))
    for index, note in enumerate(notes, 1):
        found = maker.items(note)
        if found and isinstance(found[0], Line):
            found[0] = replace(found[0], text=f"[{index}] {found[0].text.lstrip()}")
        items.extend(found)
    seen: set[str] = set()
    for edge in edges:
        lines = [line for item in maker.items(edge) for line in (item.lines if isinstance(item, Grid) else (item,))]
        shown = " ".join(line.text for line in lines)
        if shown not in seen and any(map(str.isalnum, shown)):
            items.extend(lines)
        seen.add(shown)
    return Body(tuple(items), layer="native" if items else "none")


def _drafts(story: Story) -> list[Draft]:
    found: list[Draft] = []
    for item in story.items:
        found.extend([item] if isinstance(item, Draft) else [draft for row in item for cell in row.cells for draft in cell])
    return found


@dataclass(slots=True)
class Maker:
    """Makes lines of drafts; kinds: the old encodings that are in use."""

    kinds: frozenset[Kind]
    number: int = 0

    def items(self, story: Story) -> list[Item]:
        """The lines and grids of a story."""
        found: list[Item] = []
        for item in story.items:
            if isinstance(item, Draft):
                found.append(self._line(item, story.role))
                continue
            rows = [Row(row.edges, [[self._line(draft, story.role) for draft in cell] for cell in row.cells], row.header) for row in item]
            grid = grid_of(rows)
            if grid is not None:
                found.append(grid)
        return found

    def _line(self, draft: Draft, role: Role) -> Line:
        self.number += 1
        parts = [(text, encoding if encoding is not None and encoding.kind in self.kinds else None) for text, encoding in draft.parts]
        raw, text = draft.text, printed(parts)
        bold = draft.bold and not draft.light
        line = Line(text, self.number, start=draft.start, gap=draft.gap, bold=bold, level=draft.level, role=role, page_start=draft.page)
        return line if raw == text else replace(line, raw=raw, repair="font")
