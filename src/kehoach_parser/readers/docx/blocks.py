"""Paragraphs, tables and text boxes of one part of a Word file, in reading order, as lines and grids."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kehoach_parser.document import Cell, Item, Line, Role
from kehoach_parser.readers.docx.boxes import text_boxes
from kehoach_parser.readers.docx.counting.fields import Counters
from kehoach_parser.readers.docx.counting.numbering import Numbering
from kehoach_parser.readers.docx.embedded import Embedded
from kehoach_parser.readers.docx.fonts import old_encoding
from kehoach_parser.readers.docx.package import (
    ALTERNATE,
    PPR,
    REMOVED,
    RPR,
    TBL,
    WRAPPERS,
    Element,
    P,
    W,
    attribute,
    branch,
    children,
    lead,
    switch,
)
from kehoach_parser.readers.docx.sides import side_by_side
from kehoach_parser.readers.docx.styles import NO_TOGGLES, ParagraphStyle, Styles, Toggles, outline_level
from kehoach_parser.readers.docx.tables.read import Edge, read_table
from kehoach_parser.readers.docx.tables.styles import TableStyles
from kehoach_parser.readers.docx.text import Content, Inline
from kehoach_parser.text.code_tables import Kind

_CHUNK = W + "altChunk"
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
_CONTENTS = "Table of Contents"


@dataclass(slots=True)
class _Flow:
    """A run of blocks under way: the body, a cell, a text box, a note, a header. toggles: what its table's style sets."""

    inline: Inline
    role: Role = "body"
    column: int = 0
    toggles: Toggles = NO_TOGGLES
    contents: bool = False
    items: list[Item] = field(default_factory=list)
    gap: bool = False
    carry: Content | None = None


class Blocks:
    """Reads the parts of one document one after the other; counts lines, list numbers and notes through all of them.

    sections: for each section of the document in order, whether it begins on a new page. old: encodings of the 8-bit age
    that its fonts use. number: that of the last line. notes: (kind, id) of the notes in the order of their references.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        sections: Sequence[bool],
        embedded: Embedded,
        old: frozenset[Kind] = frozenset(),
    ) -> None:
        self.number = 0
        self.notes: list[tuple[str, str]] = []
        self._styles = styles
        self._numbering = numbering
        self._sections = sections
        self._embedded = embedded
        self._old = old
        self._counters = Counters(styles.language)
        self._tables = TableStyles(styles)
        self._section = 0
        self._marks: dict[tuple[str, str], str] = {}
        self._new_page = True

    def story(self, root: Element, role: Role = "body") -> list[Item]:
        """The lines and grids of a part or of one note."""
        # Only the body has pages to begin.
        self._new_page = role == "body"
        return side_by_side(self._flow(root, _Flow(Inline(root, self._styles, self._mark, self._counters, self._old), role)))

    def _mark(self, kind: str, identity: str) -> str:
        key = (kind, identity)
        if key not in self._marks:
            self.notes.append(key)
            self._marks[key] = f"[{len(self.notes)}]"
        return self._marks[key]

    def _flow(self, container: Element, flow: _Flow) -> list[Item]:
        self._walk(container, flow)
        self._flush(flow)
        return flow.items

    def _flush(self, flow: _Flow) -> None:
        """End a paragraph whose mark was deleted where no paragraph follows that it could join."""
        if flow.carry is not None:
            content, flow.carry = flow.carry, None
            self._boxes(content, flow)
            self._emit(content, flow)

    def _walk(self, container: Element, flow: _Flow) -> None:
        for child in container:
            tag = child.tag
            if tag == P:
                self._paragraph(child, flow)
            elif tag == TBL:
                self._table(child, flow)
            elif tag in WRAPPERS:
                outer, flow.contents = flow.contents, flow.contents or _is_contents(child)
                self._walk(child, flow)
                flow.contents = outer
            elif tag == _CHUNK:
                self._chunk(child, flow)
            elif tag == ALTERNATE:
                chosen = branch(child)
                if chosen is not None:
                    self._walk(chosen, flow)

    def _table(self, table: Element, flow: _Flow) -> None:
        self._flush(flow)
        toggles = self._tables.of(table)

        def read_cell(cell: Element, edge: Edge) -> list[Item]:
            own = flow.toggles if toggles is None else toggles(edge)
            return self._flow(cell, _Flow(flow.inline, flow.role, toggles=own, contents=flow.contents))

        items = read_table(table, read_cell)
        if items and flow.gap and isinstance(items[0], Line):
            items[0] = replace(items[0], gap=True)
        flow.items.extend(replace(item, column=flow.column) if isinstance(item, Line) and flow.column else item for item in items)
        flow.gap = not items

    def _chunk(self, chunk: Element, flow: _Flow) -> None:
        """What Word takes in here when it opens the file, numbered on."""
        self._flush(flow)

        def own(line: Line) -> Line:
            self.number += 1
            role = flow.role if line.role == "body" else line.role
            return replace(line, number=self.number, role=role, column=line.column or flow.column, page_start=False)

        flow.items.extend(_mapped(item, own) for item in self._embedded.chunk(chunk))

    def _paragraph(self, paragraph: Element, flow: _Flow) -> None:
        properties = children(lead(paragraph, PPR))
        style = self._styles.paragraph(attribute(properties.get(W + "pStyle")), flow.toggles)
        level = _level(properties.get(W + "outlineLvl"), style)
        mark = properties.get(RPR)
        content = flow.carry or Content()
        flow.carry = None
        flow.inline.read(paragraph, style, content, level)
        if mark is not None and any(mark.find(tag) is not None for tag in REMOVED):
            flow.carry = content
            return
        breaks = properties.get(W + "pageBreakBefore")
        if style.page_break if breaks is None else switch(breaks):
            self._new_page = True
        self._boxes(content, flow)
        face = self._styles.face(mark, style)
        if not face.hidden or any(draft.text.strip() for draft in content.drafts):
            # Word neither prints nor counts a paragraph that is hidden with its mark.
            label = self._numbering.label(properties.get(W + "numPr"), style)
            if self._old and not label.isascii():
                encoding = old_encoding(self._styles.font(mark, style), self._old)
                label = label if encoding is None else encoding.decode(label)
            self._emit(content, flow, label=label, label_bold=face.bold, level=level, contents=style.contents)
        if W + "sectPr" in properties:
            self._section += 1
            if self._section < len(self._sections) and self._sections[self._section]:
                self._new_page = True

    def _boxes(self, content: Content, flow: _Flow) -> None:
        for column, box in text_boxes(content.shapes) if content.shapes else ():
            flow.items.extend(self._flow(box, _Flow(flow.inline, flow.role, column or flow.column)))
        for element in content.diagrams:
            for text in self._embedded.diagram(element):
                self.number += 1
                flow.items.append(Line(text, self.number, start=True, gap=flow.gap, column=flow.column, role=flow.role))
                flow.gap = False

    def _emit(
        self,
        content: Content,
        flow: _Flow,
        *,
        label: str = "",
        label_bold: bool = False,
        level: int | None = None,
        contents: bool = False,
    ) -> None:
        """Add the lines of a paragraph; label: its automatic number; label_bold: whether a number alone prints bold."""
        drafts = content.drafts
        texts = [draft.text for draft in drafts]
        raws = [draft.raw if draft.old else None for draft in drafts]
        if label:
            first = next((index for index, text in enumerate(texts) if text.strip()), 0)
            texts[first] = label + texts[first].lstrip() if texts[first].strip() else label.rstrip()
            raws[first] = label + (raws[first] or "").lstrip() if drafts[first].old else None
        start = True
        for index, (draft, text) in enumerate(zip(drafts, texts, strict=True)):
            if draft.page:
                self._new_page = True
            if not text.strip():
                # The nothing before and after a page break is no empty line.
                at_break = draft.page or (index + 1 < len(drafts) and drafts[index + 1].page)
                flow.gap = flow.gap or not at_break
                continue
            self.number += 1
            raw = raws[index]
            listed = flow.role == "body" and (contents or flow.contents or draft.contents)
            flow.items.append(
                Line(
                    text=text,
                    number=self.number,
                    start=start,
                    gap=flow.gap,
                    bold=draft.bold and not draft.light if draft.bold or draft.light else label_bold,
                    column=flow.column,
                    level=None if listed else level,
                    role="furniture" if listed else flow.role,
                    reason="contents" if listed else None,
                    page_start=self._new_page,
                    raw=None if raw == text else raw,
                    repair="font",
                )
            )
            start = flow.gap = self._new_page = False


def _is_contents(control: Element) -> bool:
    """Is a content control Word's list of contents, its heading included?"""
    return control.tag == W + "sdt" and attribute(control.find(_GALLERY)) == _CONTENTS


def _mapped(item: Item, own: Callable[[Line], Line]) -> Item:
    if isinstance(item, Line):
        return own(item)
    cells = tuple(Cell(c.row, c.column, tuple(map(own, c.lines)), c.row_span, c.column_span) for c in item.cells)
    return replace(item, cells=cells)


def _level(element: Element | None, style: ParagraphStyle) -> int | None:
    own = outline_level(element)
    outline = style.outline if own is None else own
    return None if outline is None or outline == 9 else outline + 1
