"""The items of a document by part. Layout tables (letterheads and signature blocks drawn as tables) are opened into lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.structure.captions import is_attached
from kehoach_parser.structure.lexis import has_stop, is_capital
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.structure.zones.appendix import is_appendix_label
from kehoach_parser.structure.zones.beside import part_columns
from kehoach_parser.structure.zones.ending import ending_stop, find_ending
from kehoach_parser.structure.zones.lines import (
    ends_document,
    is_document_number,
    is_motto,
    is_name,
    is_on_behalf,
    is_sign_note,
    opens_number,
    shows_motto,
    starts_recipients,
)
from kehoach_parser.structure.zones.posts import is_role, names_post
from kehoach_parser.structure.zones.title import find_title, kind_length, names_addressee, names_kind
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

# A letterhead table has at most this many rows and columns (seen: 1 x 2 to 3 x 3); an ending may have a row for each recipient.
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 8, 4
_LETTERHEAD_COLUMNS, _SIGNATURE_ROWS = 3, 2
# Lines that a signer has at least: post and name.
_SIGNER_LINES = 2
# Lines of what a letter is about, but the last.
_ABOUT_LINES = 2
# A letterhead without a title below it has at most so many lines.
_LONGEST_LETTERHEAD = 16
# Lines from the kind of what is attached to the words that tell to what.
_LONGEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Zones:
    """Items of a document by part, in order; each line of the document is in exactly one of them.

    early: data tables that stand above the title.
    """

    header: tuple[Line, ...]
    kind: tuple[Line, ...]
    early: tuple[Grid, ...]
    body: tuple[Item, ...]
    ending: tuple[Line, ...]
    appendices: tuple[Item, ...]


def split_zones(items: Sequence[Item]) -> Zones:
    """Header up to the line that names the kind, body up to the recipients or the signature, ending, appendices."""
    opened = part_columns(open_layout(items))
    title = find_title(opened)
    header: list[Line] = []
    early: tuple[Grid, ...] = ()
    kind: tuple[Line, ...] = ()
    if title is not None:
        header = [item for item in opened[:title] if isinstance(item, Line)]
        early = tuple(item for item in opened[:title] if isinstance(item, Grid))
        kind = tuple(item for item in opened[title : title + 1] if isinstance(item, Line))
        rest = opened[title + 1 :]
    else:
        behind = _behind_letterhead(opened)
        header = [item for item in opened[:behind] if isinstance(item, Line)]
        rest = opened[behind:]
    start = find_ending(rest)
    attached = _attached(rest if start is None else rest[:start], kind)
    if title is None and _opens_appendix(rest):
        attached = 0
    if start is None:
        start = _first_appendix(rest) if attached is None else attached
        return Zones(tuple(header), kind, early, tuple(rest[:start]), (), tuple(rest[start:]))
    stop = ending_stop(rest, start)
    ending = tuple(item for item in rest[start:stop] if isinstance(item, Line))
    end = start if attached is None else attached
    return Zones(tuple(header), kind, early, tuple(rest[:end]), ending, (*rest[end:start], *rest[stop:]))


def is_layout(grid: Grid) -> bool:
    """Is this table a letterhead or a signature block?"""
    if grid.columns > _LAYOUT_COLUMNS:
        return False
    if _is_ending(grid):
        return True
    if grid.rows > _LAYOUT_ROWS:
        return False
    if any(map(shows_motto, grid.lines)):
        return True
    return grid.columns <= _LETTERHEAD_COLUMNS and any(is_document_number(line) for line in grid.lines)


def _is_ending(grid: Grid) -> bool:
    """Recipients, an authority to sign, or a signer in each column that holds anything."""
    starts = [cell.lines[0] for cell in grid.cells if cell.lines]
    if any(starts_recipients(line) for line in starts) or any(is_on_behalf(line) for line in grid.lines):
        return True
    columns: dict[int, list[Line]] = {}
    for cell in sorted(grid.cells, key=lambda cell: (cell.column, cell.row)):
        columns.setdefault(cell.column, []).extend(cell.lines)
    if 0 < grid.rows <= _SIGNATURE_ROWS and starts and all(key(line.text) in words("layout", "signer") for line in grid.lines):
        return True
    signers = [lines for lines in columns.values() if lines]
    return bool(signers) and grid.rows <= _LAYOUT_ROWS and all(map(_signs, signers)) and any(is_role(lines[0]) for lines in signers)


def _signs(lines: Sequence[Line]) -> bool:
    """Post in capitals, or by its word, above a name."""
    printed = [line for line in lines if not is_sign_note(line)]
    opens = bool(printed) and (is_capital(printed[0].text) or names_post(printed[0].text))
    return opens and len(printed) >= _SIGNER_LINES and any(is_name(line) and not names_post(line.text) for line in printed[1:])


def open_layout(items: Sequence[Item]) -> list[Item]:
    """The same items, with layout tables replaced by their lines, column by column, each cell a paragraph of its own."""
    opened: list[Item] = []
    for item in items:
        if isinstance(item, Grid) and is_layout(item):
            for cell in sorted(item.cells, key=lambda c: (c.column, c.row)):
                for index, line in enumerate(cell.lines):
                    start = True if index == 0 else line.start
                    opened.append(replace(line, column=cell.column + 1, start=start))
        else:
            opened.append(item)
    return opened


def _behind_letterhead(items: Sequence[Item]) -> int:
    """Index behind the letterhead of a document that names no kind: its last line that shows it, or that stands in a column;
    what a letter is about goes on below its number."""
    behind = 0
    for index, item in enumerate(items[:_LONGEST_LETTERHEAD]):
        if not isinstance(item, Line) or names_addressee(item) or parse_marker(item.text.strip()) is not None:
            break
        if starts_recipients(item) or is_on_behalf(item):
            break
        dated = behind > 0 and is_document_number(item)
        shows = is_motto(item) or opens_number(item) or item.column > 0 or dated or _opens_about(item)
        goes_on = behind == index and _is_about(items[:index]) and not item.gap and item.start is not True
        if shows or goes_on:
            behind = index + 1
    return behind


def _opens_about(line: Line) -> bool:
    return any(fold(line.text).strip().startswith(word) for word in words("layout", "about"))


def _is_about(items: Sequence[Item]) -> bool:
    """Do the last two of these lines tell what a letter is about?"""
    return any(isinstance(item, Line) and _opens_about(item) for item in items[-_ABOUT_LINES:])


def _attached(items: Sequence[Item], kind: Sequence[Line]) -> int | None:
    """Index of the first line of what a decision issues, where no signature stands between: its letterhead or its title.

    The title alone says nothing: the decision's end stands above it, or below it what it is attached to.
    """
    if not kind or not any(key(kind[0].text).startswith(word) for word in words("kinds", "decision")):
        return None
    for index, item in enumerate(items):
        if not index or not isinstance(item, Line) or not _heads_document(items, index):
            continue
        if ends_document(items[index - 1]) or _titles_attached(items, index):
            return index
        if is_motto(item):
            above = index
            while above and not ends_document(items[above - 1]) and _names_body(items[above - 1]):
                above -= 1
            return above
    return None


def _heads_document(items: Sequence[Item], index: int) -> bool:
    """Does a document begin here: a kind, alone or with its subject, within a letterhead's length?"""
    for item in items[index : index + _LONGEST_LETTERHEAD]:
        if not isinstance(item, Line) or parse_marker(item.text.strip()) is not None:
            return False
        plain = key(item.text)
        if (names_kind(item) or kind_length(item)) and not any(plain.startswith(word) for word in words("kinds", "decision")):
            return True
    return False


def _titles_attached(items: Sequence[Item], index: int) -> bool:
    """Does a title begin here that has "(Ban hành kèm theo ...)" below it, behind the articles of a decision?"""
    first = items[index]
    if not isinstance(first, Line) or not (names_kind(first) or kind_length(first)):
        return False
    if not any(isinstance(item, Line) and parse_marker(item.text.strip()) is not None for item in items[:index]):
        return False
    below = itertools.takewhile(_may_be_title, items[index + 1 : index + 1 + _LONGEST_TITLE])
    return any(isinstance(item, Line) and is_attached(item.text) for item in below)


def _may_be_title(item: Item) -> bool:
    return isinstance(item, Line) and (is_attached(item.text) or (parse_marker(item.text.strip()) is None and not has_stop(item.text)))


def _names_body(item: Item) -> bool:
    return isinstance(item, Line) and is_capital(item.text)


def _opens_appendix(items: Sequence[Item]) -> bool:
    """Does what names no kind of document begin with an appendix's label? It is a file of its own for appendices."""
    return bool(items) and isinstance(items[0], Line) and is_appendix_label(items[0])


def _first_appendix(items: Sequence[Item]) -> int:
    """Index of the first appendix of a document without an ending: behind the mark that ends the text."""
    for index, item in enumerate(items):
        if isinstance(item, Line) and is_appendix_label(item) and index and ends_document(items[index - 1]):
            return index
    return len(items)
