"""Tables in Markdown whose rows are physical lines: pipe tables and TAB-separated ones; and how any row becomes cells.

Each finder looks at the physical lines from one on and gives the grid and the index of the line after it, or None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_parser.document import Cell, Grid, Line
from kehoach_parser.readers.markdown.inline import Rendered, render
from kehoach_parser.readers.markdown.lines import is_item, is_rule
from kehoach_parser.readers.page import list_labels

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_BLOCK_TAG = re.compile(r"<(/?)(p|div|br|li|ul|ol)(?=[\s/>])([^<>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"\b(type|start|style)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:[IVXLC]+|\d+(?:\.\d+)*|[^\W\d_])[.)]?")
_FEWEST_TABS = 2


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell's physical lines with their numbers, mark-up and all."""

    lines: tuple[tuple[int, str], ...]
    wrapped: bool = False  # the lines of a paragraph may be broken anywhere (crawlers' form)


Row = tuple[RawCell, ...]


def pipe_table(lines: Sequence[str], index: int) -> tuple[Grid, int] | None:
    """A standard pipe table; without outer pipes only where its second line is the |---| line."""
    outer = _has_outer_pipes(lines[index])
    follows = index + 1 < len(lines) and _is_delimiter(lines[index + 1]) and "|" in lines[index]
    if not follows and not (outer and len(_PIPE.findall(lines[index])) > 2):
        return None
    end = index
    while end < len(lines) and _is_row(lines[end], outer=outer):
        end += 1
    header = 0
    rows: list[Row] = []
    for number, line in enumerate(lines[index:end], index + 1):
        if _is_delimiter(line):
            header = header or len(rows)
            continue
        texts = _PIPE.split(line.strip().removeprefix("|"))
        if len(texts) > 1 and not texts[-1].strip():
            texts.pop()
        rows.append(tuple(RawCell(((number, text),)) for text in texts))
    # Converters put an empty header above a table that has none.
    if header == 1 and not any(text.strip() for cell in rows[0] for _, text in cell.lines):
        rows, header = rows[1:], 0
    return (grid_of(rows, header), end) if rows else None


def tab_table(lines: Sequence[str], index: int) -> tuple[Grid, int] | None:
    """Lines with the same number of TABs, at least two of each."""
    tabs = lines[index].count("\t")
    if tabs < _FEWEST_TABS:
        return None
    end = index
    while end < len(lines) and lines[end].count("\t") == tabs:
        end += 1
    if end - index < 2:
        return None
    rows = [
        tuple(RawCell(((number, text),)) for text in line.split("\t"))
        for number, line in enumerate(lines[index:end], index + 1)
    ]
    return grid_of(rows, 0), end


def _has_outer_pipes(line: str) -> bool:
    text = line.strip()
    return len(text) > 2 and text[0] == "|" and text[-1] == "|" and text[-2] != "\\"


def _is_row(line: str, *, outer: bool) -> bool:
    text = line.strip()
    return text != "|" and (text.startswith("|") if outer else _PIPE.search(text) is not None)


def _is_delimiter(line: str) -> bool:
    return "|" in line and "-" in line and _DELIMITER.fullmatch(line) is not None


def grid_of(rows: Sequence[Row], header_rows: int) -> Grid:
    """The grid of rows that may be short: a row of one cell goes across, which cells of other short rows are missing is not told."""
    columns = max(len(row) for row in rows)
    cells: list[Cell] = []
    short: set[int] = set()
    for place, row in enumerate(rows):
        drawn = [cell_lines(cell) for cell in row]
        # A group row ("II", its title) goes on to the end of the table; so does a row of one cell.
        spans = len(row) < columns and (len(row) == 1 or (len(row) == 2 and _is_number(drawn[0]) and bool(drawn[1])))
        for column, lines in enumerate(drawn):
            last = spans and column == len(row) - 1
            cells.append(Cell(place, column, lines, column_span=columns - column if last else 1))
        if not spans and len(row) < columns:
            short.add(place)
            cells.extend(Cell(place, column, ()) for column in range(len(row), columns))
    return Grid(len(rows), columns, tuple(cells), header_rows, short=frozenset(short))


def _is_number(lines: Sequence[Line]) -> bool:
    return len(lines) == 1 and _NUMBER.fullmatch(lines[0].text) is not None


def cell_lines(cell: RawCell) -> tuple[Line, ...]:
    """The lines of a cell: of <p>, <li>, <br> and the physical ones; equal numbers for pieces of one physical line."""
    lines: list[Line] = []
    block: list[tuple[int, str, bool]] = []
    gap = False
    for number, text in cell.lines:
        if text.strip() and not is_rule(text):
            block.extend((number, piece, begins) for piece, begins in split_at_tags(text))
            continue
        if block:
            lines += _paragraph(block, gap=gap and bool(lines), wrapped=cell.wrapped)
            block, gap = [], False
        gap = gap or not text.strip()
    lines += _paragraph(block, gap=gap and bool(lines), wrapped=cell.wrapped)
    return tuple(lines)


def _paragraph(block: Sequence[tuple[int, str, bool]], *, gap: bool, wrapped: bool) -> list[Line]:
    lines: list[Line] = []
    for (number, _, begins), line in zip(block, render([text for _, text, _ in block]), strict=True):
        text = line.text.strip()
        if text and not is_rule(text):
            told = True if begins or not lines else _goes_on(line, text, wrapped=wrapped)
            lines.append(Line(text, number, start=told, gap=gap and not lines, bold=line.bold))
    return lines


def _goes_on(line: Rendered, text: str, *, wrapped: bool) -> bool | None:
    """Line.start of a further physical line of a cell.

    Crawlers leave no blank line between the paragraphs of a cell ("TM. ...", "KT. ...", the name), so only a span that
    runs over the break or a small letter tells that the paragraph goes on.
    """
    if line.carried:
        return False
    if is_item(text):
        return None
    return None if wrapped and not text[0].islower() else False


def split_at_tags(text: str) -> list[tuple[str, bool]]:
    """A physical line of a cell, split at <p>, <br>, <li>: (piece, a new one begins here); list labels put in front."""
    pieces: list[tuple[str, bool]] = []
    lists: list[tuple[str, str, int]] = []  # tag, numbering, next number
    label = ""
    done = 0
    begins = False
    for tag in [*_BLOCK_TAG.finditer(text), None]:
        piece = text[done : tag.start() if tag else len(text)]
        if piece.strip():
            shown = piece.strip()
            pieces.append((label + shown if label and not list_labels.has_label(shown) else shown, begins))
            label, begins = "", False
        if tag is None:
            break
        done = tag.end()
        begins = True
        name, closing = tag[2].lower(), bool(tag[1])
        if name in ("ul", "ol"):
            lists = lists[:-1] if closing else [*lists, _list(name, tag[3])]
        elif name == "li" and not closing:
            label, lists = _label(lists)
    return pieces


def _list(name: str, attributes: str) -> tuple[str, str, int]:
    told = {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(attributes)}
    start = told.get("start", "")
    return name, list_labels.style_type(told.get("type"), told.get("style")), int(start) if start.isdecimal() else 1


def _label(lists: list[tuple[str, str, int]]) -> tuple[str, list[tuple[str, str, int]]]:
    """The label of the next item of the innermost list, and the lists after it; an <li> outside of one has a dash."""
    if not lists:
        return "- ", lists
    name, numbering, value = lists[-1]
    if numbering == "none":
        return "", lists
    if name == "ul":
        return list_labels.bullet(sum(tag == "ul" for tag, _, _ in lists)), lists
    return list_labels.numeral(numbering, value), [*lists[:-1], (name, numbering, value + 1)]
