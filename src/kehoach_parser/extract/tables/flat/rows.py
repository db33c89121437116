"""Tables whose grid is gone: the lines of plain text sorted into headings, groups and rows by their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kehoach_parser.document import Line, Text, glue
from kehoach_parser.structure.lexis import is_capital
from kehoach_parser.structure.markers import roman_value
from kehoach_parser.text.fold import CAPITALS, key
from kehoach_parser.vocabulary.loader import words

_GROUP = re.compile(rf"^([IVX]{{1,6}})\s*[.)]?\s+(?=[{CAPITALS}])")
_NUMBER = re.compile(r"^(\d{1,3})\s*[.)]?(?:\s+|$)")
_COUNTED = re.compile(r"^(?:\(?\d{1,2}\)?\s+){2,}\(?\d{1,2}\)?$")
_CELL_GAP = re.compile(r"(?<=\S)(?: {2,}|\t+)(?=\S)")
# Headings take no more lines than this; a row number may leave out this many.
_HEADING_LINES = 16
_LARGEST_GAP = 4
# Lines of a row on one page: a page has no more. What follows behind them is prose; the cells of a row are told in time that
# grows with the cube of its lines.
_MOST_LINES = 60
# Headings that two columns share with running text are no table; letters of a group's title that is not in capitals.
_FEWEST_COLUMNS, _LONGEST_GROUP = 3, 90


@dataclass(slots=True)
class FlatRow:
    """A row: its number (None without one), and its lines in pieces, one for each page that it stands on; cut: more lines
    followed it than a row has."""

    number: Text | None
    pieces: list[list[Line]] = field(default_factory=lambda: [[]])
    cut: bool = False


@dataclass(slots=True)
class FlatGroup:
    """Rows under one group heading; number and title None before any heading."""

    number: Text | None = None
    title: Text | None = None
    rows: list[FlatRow] = field(default_factory=list)


@dataclass(slots=True)
class FlatTable:
    """Headings, groups, furniture (repeated headings, column numbers, page numbers), and the prose behind or between the rows."""

    columns: list[Text]
    groups: list[FlatGroup]
    furniture: list[Line]
    prose: list[Line] = field(default_factory=list)


def find_flat_table(lines: Sequence[Line]) -> tuple[int, FlatTable] | None:
    """(index of the first line of the table, table), or None where no heading line of a table stands among lines."""
    for index, line in enumerate(lines):
        if any(f"{key(line.text)} ".startswith(f"{word} ") for word in words("columns", "number")):
            found = _headings(lines[index : index + _HEADING_LINES])
            if found is not None:
                count, columns = found
                return index, _rows(lines, index, count, columns)
    return None


def _headings(lines: Sequence[Line]) -> tuple[int, list[Text]] | None:
    """(lines taken, headings): as many lines as make whole known headings, at least three of them."""
    best: tuple[int, list[Text]] | None = None
    for count in range(1, len(lines) + 1):
        line = lines[count - 1]
        if _COUNTED.match(line.text.strip()) or _GROUP.match(line.text.strip()):
            break
        columns = _part(Text.join(lines[:count]))
        if columns is not None and len(columns) >= _FEWEST_COLUMNS:
            best = (count, columns)
    return best


def _part(text: Text) -> list[Text] | None:
    """The headings run together in text, by the fewest whole headings of the vocabulary; None where they do not fit."""
    tokens = [(m.start(), m.end(), key(m.group())) for m in re.finditer(r"\S+", text.value)]
    known = _heading_table()
    best: list[tuple[int, int] | None] = [None] * (len(tokens) + 1)
    cost: list[float] = [0.0] + [float("inf")] * len(tokens)
    for end in range(1, len(tokens) + 1):
        for start in range(max(0, end - 12), end):
            if cost[start] == float("inf"):
                continue
            phrase = " ".join(" ".join(t[2] for t in tokens[start:end]).split())
            if phrase in known and cost[start] + 1 < cost[end]:
                cost[end], best[end] = cost[start] + 1, (start, end)
    if not tokens or cost[-1] == float("inf"):
        return None
    spans: list[tuple[int, int]] = []
    end = len(tokens)
    while end:
        span = best[end] or (0, end)
        spans.insert(0, span)
        end = span[0]
    return [text.cut(tokens[a][0], tokens[b - 1][1]) for a, b in spans]


@lru_cache(maxsize=1)
def _heading_table() -> frozenset[str]:
    return frozenset(words("labels", "heading"))


def _rows(lines: Sequence[Line], first: int, heading_lines: int, columns: list[Text]) -> FlatTable:
    table = FlatTable(columns, [], [])
    keys = [key(line.text) for line in lines[first : first + heading_lines]]
    index = first + heading_lines
    while index < len(lines):
        line = lines[index]
        text = " ".join(line.text.split())
        repeated = _repeated(lines, index, keys)
        if repeated:
            table.furniture.extend(lines[index : index + repeated])
            if table.groups and table.groups[-1].rows:
                table.groups[-1].rows[-1].pieces.append([])
            index += repeated
            continue
        index += 1
        if _COUNTED.match(text):
            table.furniture.append(line)
            continue
        if _is_page_number(table, lines, index - 1, text):
            table.furniture.append(line)
            table.groups[-1].rows[-1].pieces.append([])
        elif not _group_or_row(table, line, text):
            _continue(table, line)
    for group in table.groups:
        for row in group.rows:
            row.pieces = [piece for piece in row.pieces if piece] or [[]]
            for piece in row.pieces:
                table.prose.extend(piece[_MOST_LINES:])
                row.cut = row.cut or len(piece) > _MOST_LINES
                del piece[_MOST_LINES:]
    return table


def _is_page_number(table: FlatTable, lines: Sequence[Line], index: int, text: str) -> bool:
    """A number alone behind which the row before goes on in lower case: no row begins there."""
    if not text.isdigit() or not table.groups or not table.groups[-1].rows or index + 1 >= len(lines):
        return False
    following = lines[index + 1].text.strip()
    return following[:1].islower()


def _repeated(lines: Sequence[Line], index: int, keys: Sequence[str]) -> int:
    """How many lines from index on repeat the headings, a page number before them included; 0 where none do."""
    start = index
    if key(lines[start].text).isdigit() and start + 1 < len(lines) and key(lines[start + 1].text) == keys[0]:
        start += 1
    if key(lines[start].text) != keys[0]:
        return 0
    stop = start
    while stop < len(lines) and stop - start < len(keys) and key(lines[stop].text) == keys[stop - start]:
        stop += 1
    return stop - index


def _group_or_row(table: FlatTable, line: Line, text: str) -> bool:
    """Opens a group or a row where the line begins with the number that comes next."""
    group = _GROUP.match(text)
    if group:
        value = roman_value(group.group(1))
        last = roman_value(table.groups[-1].number.value) if table.groups and table.groups[-1].number else 0
        if value == last + 1 and (_capital(text[group.end() :]) or len(text) < _LONGEST_GROUP):
            whole = Text.join([line])
            table.groups.append(FlatGroup(whole.cut(0, group.end(1)), whole.cut(group.end())))
            return True
    number = _NUMBER.match(text)
    if not number:
        return False
    value = int(number.group(1))
    rows = table.groups[-1].rows if table.groups else []
    last = int(rows[-1].number.value) if rows and rows[-1].number else 0
    rest = text[number.end() :]
    alone = not rest
    if not (value == last + 1 or (alone and last < value <= last + _LARGEST_GAP and last > 0)):
        return False
    if rest and not (rest[0].isupper() or rest[0] in '“"-'):
        return False
    if not table.groups:
        table.groups.append(FlatGroup())
    whole = Text.join([line])
    row = FlatRow(whole.cut(0, number.end(1)))
    if rest:
        row.pieces[0].extend(_pieces_of(line, rest))
    table.groups[-1].rows.append(row)
    return True


def _continue(table: FlatTable, line: Line) -> None:
    group = table.groups[-1] if table.groups else None
    if group is None:
        group = FlatGroup()
        table.groups.append(group)
    if not group.rows:
        if group.title is not None and _capital(line.text) == _capital(group.title.value) and _capital(line.text):
            whole = Text.join([line])
            joined = group.title.value + glue(group.title.value, whole.value) + whole.value
            marks = (*group.title.marks, (len(joined) - len(whole.value), line))
            group.title = Text(joined, marks)
            return
        group.rows.append(FlatRow(None))
    group.rows[-1].pieces[-1].extend(_pieces_of(line, line.text.strip()))


def _pieces_of(line: Line, text: str) -> list[Line]:
    """A line that holds the ends of several cells side by side, parted at its wide gaps."""
    return [replace(line, text=part) for part in _CELL_GAP.split(text.strip()) if part]


def _capital(text: str) -> bool:
    return is_capital(text, fewest=2)
