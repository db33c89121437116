"""The walk over an HTML tree: elements in document order become lines and grids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import lxml.etree
import lxml.html

from kehoach_parser.document import Item, Line, Role
from kehoach_parser.errors import LimitError
from kehoach_parser.readers.html import elements as html_elements
from kehoach_parser.readers.html.elements import Element, number_of, style_of
from kehoach_parser.readers.html.frames import Frames
from kehoach_parser.readers.html.grids import DraftTable
from kehoach_parser.readers.html.lines import Gatherer
from kehoach_parser.readers.page import list_labels

Phase: TypeAlias = Literal["open", "text", "close"]


@dataclass(frozen=True, slots=True)
class _Context:
    """What an element hands down to its text."""

    bold: bool = False
    level: int | None = None
    role: Role = "body"
    symbol: bool = False
    pre: bool = False


@dataclass(slots=True)
class _List:
    """An open <ul> or <ol>: its numbering and the next number."""

    ordered: bool
    numbering: str
    value: int


def walk(data: bytes, name: str) -> tuple[Item, ...]:
    """Items of an HTML page in UTF-8; Line.number is its element's line in the source, never falling.

    Raises lxml.etree.ParserError where there is no element in it, LimitError where elements nest deeper than libxml2
    goes (2,048 levels in 2.14), because the rest of the page is lost then.
    """
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    root = lxml.html.document_fromstring(data, parser=parser)
    if any(entry.type == lxml.etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise LimitError("page-too-deep", name)
    walker = _Walker(Frames(root))
    for phase, element, text in _events(root):
        walker.take(phase, element, text)
    walker.end_line(0)
    highest = 0

    def rising(line: Line) -> int:
        nonlocal highest
        highest = max(highest, line.number)
        return highest

    return tuple(renumbered(walker.items, rising))


def renumbered(items: Iterable[Item], number: Callable[[Line], int]) -> Iterator[Item]:
    """The items with other line numbers; number is called once for each line, in reading order."""
    for item in items:
        if isinstance(item, Line):
            yield replace(item, number=number(item))
        else:
            yield replace(
                item,
                cells=tuple(
                    replace(cell, lines=tuple(replace(line, number=number(line)) for line in cell.lines))
                    for cell in item.cells
                ),
            )


def _events(root: Element) -> Iterator[tuple[Phase, Element, str]]:
    """(phase, element, text) in document order, without recursion: pages nest deeper than Python's stack."""
    yield "open", root, root.text or ""
    stack = [(root, iter(root))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "close", element, ""
            if stack and element.tail:
                yield "text", stack[-1][0], element.tail
        elif html_elements.is_dropped(child):
            yield "text", element, child.tail or ""
        else:
            yield "open", child, child.text or ""
            stack.append((child, iter(child)))


class _Walker:
    """Turns events into items; one context for each open element."""

    def __init__(self, page: Frames) -> None:
        self.page = page
        self.items: list[Item] = []
        self.line = Gatherer(self.items.append)
        self.contexts = [_Context()]
        self.begins: list[tuple[int, int]] = []  # for each open element: characters, lines so far
        self.lists: list[_List] = []
        self.table: DraftTable | None = None
        self.tables = 0  # tables open inside the one that is being drawn

    def take(self, phase: Phase, element: Element, text: str) -> None:
        """One event."""
        if phase == "open":
            self.open(element)
        elif phase == "close":
            self.close(element)
        if text:
            self.text(element, text)

    def text(self, element: Element, text: str) -> None:
        context = self.contexts[-1]
        if not context.pre:
            self.line.add(text, bold=context.bold)
            return
        for number, part in enumerate(text.split("\n")):
            if number:
                self.line_break(element)
            self.line.add(part, bold=context.bold)

    def open(self, element: Element) -> None:
        tag = element.tag
        if tag in html_elements.BLOCKS:
            self.end_block(element)
        self.contexts.append(self.context(element))
        self.begins.append((len(self.line.chars), self.line.count))
        if tag == "br":
            self.line_break(element)
        elif tag == "hr":
            self.line.gap = True
        elif tag in ("ul", "ol"):
            numbering = list_labels.style_type(element.get("type"), style_of(element))
            self.lists.append(_List(tag == "ol", numbering, number_of(element, "start")))
        elif tag == "li":
            self.line.label = self.label(element)
        elif html_elements.is_note_text_link(element) and not "".join(self.line.chars).strip():
            self.line.note = True
        elif tag in html_elements.TABLE_PARTS:
            self.open_table_part(element)

    def close(self, element: Element) -> None:
        tag = element.tag
        chars, count = self.begins.pop()
        if tag in html_elements.BLOCKS:
            self.end_block(element)
            if tag in html_elements.PARAGRAPHS and self.line.count == count:
                self.line.gap = True  # an empty paragraph is white space
        elif html_elements.is_note_link(element):
            self.line.bracket_mark(chars)
        elif html_elements.is_label(element):
            self.line.close_label(chars, symbol=self.contexts[-1].symbol)
        self.contexts.pop()
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in html_elements.TABLE_PARTS:
            self.close_table_part(element)

    def context(self, element: Element) -> _Context:
        """The context inside an element."""
        outer = self.contexts[-1]
        return _Context(
            html_elements.is_bold(element, outer=outer.bold),
            html_elements.HEADINGS.get(element.tag, outer.level),
            "furniture" if outer.role == "furniture" or self.frames(element) else html_elements.role_of(element, outer.role),
            outer.symbol or html_elements.is_symbol(element),
            outer.pre or element.tag == "pre",
        )

    def frames(self, element: Element) -> bool:
        """Is the element a frame of the page? Not asked inside a table: what stands there is of the table."""
        return self.table is None and self.page.is_frame(element)

    def label(self, item: Element) -> str:
        """The label of an <li>."""
        if not self.lists:
            return list_labels.bullet(1)
        innermost = self.lists[-1]
        if innermost.numbering == "none":
            return ""
        if not innermost.ordered:
            return list_labels.bullet(sum(not opened.ordered for opened in self.lists))
        value = number_of(item, "value") if item.get("value") else innermost.value
        innermost.value = value + 1
        return list_labels.numeral(innermost.numbering, value)

    def end_line(self, source: int) -> bool:
        """Finish the line; False where it was empty."""
        context = self.contexts[-1]
        return self.line.finish(source, level=context.level, role=context.role)

    def end_block(self, element: Element) -> None:
        """A block's border: the next line begins a paragraph."""
        if self.end_line(element.sourceline or 0):
            self.line.note = False
        self.line.start = True

    def line_break(self, element: Element) -> None:
        """A <br>: the paragraph goes on; a second one is an empty line."""
        if self.end_line(element.sourceline or 0):
            self.line.start = False
        else:
            self.line.start = self.line.gap = True

    def open_table_part(self, element: Element) -> None:
        tag = element.tag
        if tag == "table":
            if self.table is not None:
                self.tables += 1
            elif self.contexts[-1].role != "furniture" and not html_elements.is_layout(element):
                self.table = DraftTable()
        elif self.table is None or self.tables:
            return
        elif tag == "thead":
            self.table.in_head = True
        elif tag == "tr":
            self.table.begin_row()
        else:
            cell = self.table.begin_cell(
                number_of(element, "rowspan"), number_of(element, "colspan"), is_header=tag == "th"
            )
            self.line.emit = cell.lines.append
            self.line.start, self.line.gap = True, False

    def close_table_part(self, element: Element) -> None:
        tag = element.tag
        if self.table is None:
            return
        if self.tables:
            self.tables -= tag == "table"
        elif tag == "thead":
            self.table.in_head = False
        elif tag == "table":
            grid = self.table.grid()
            self.table = None
            if grid is not None:
                self.items.append(grid)
            self.line.start, self.line.gap = True, False
        elif tag in ("td", "th"):
            self.line.emit = self.items.append
            self.line.label = ""
            self.line.start, self.line.gap = True, False


def read_fragment(text: str, first_line: int) -> tuple[Item, ...]:
    """Items of a piece of HTML inside another text, its first line's number there given; numbers follow its lines."""
    data = f"<body>{text}</body>".encode("utf-8", "replace")
    return tuple(renumbered(walk(data, f"line {first_line}"), lambda line: first_line + line.number - 1))
