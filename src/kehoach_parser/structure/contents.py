"""A list of contents (mục lục): entries that end in page numbers, under its heading or behind rows of dots."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach_parser.document import Item, Line
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# An entry: its title, dots or blanks, the page. No plan has a thousand pages, and years are longer.
_ENTRY = re.compile(r"\S.*?(?P<leader>\s?(?:[.·_]{3,}|…+)[.…]*\s*|\s+)(?P<page>\d{1,3})\s*$")
_LEADER = re.compile(r"[.·_]{3,}|…")
_PAGE = re.compile(r"\d{1,3}$")
# Entries that make a list: under its heading, and without one, where the dots must tell.
_FEWEST, _FEWEST_DOTTED = 2, 3
# Lines of an entry before the one with its page.
_LONGEST_ENTRY = 2


def split_contents(items: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """(items, lines of lists of contents): every line is in one of the two."""
    kept: list[Item] = []
    contents: list[Line] = []
    index = 0
    while index < len(items):
        end = _end_of_list(items, index)
        lines = [line for item in items[index:end] for line in ((item,) if isinstance(item, Line) else item.lines)]
        contents.extend(replace(line, role="furniture", reason="contents") for line in lines)
        if end == index:
            kept.append(items[index])
            end += 1
        index = end
    return kept, contents


def _end_of_list(items: Sequence[Item], start: int) -> int:
    """Where the list ends that begins at start; start itself where none does."""
    item = items[start]
    if not isinstance(item, Line):
        return start
    headed = key(item.text) in words("layout", "contents")
    if not headed and _dotted(item) is None:
        return start
    if headed and start + 1 < len(items) and _is_list_of_pages(items[start + 1]):
        return start + 2
    index, count, page = start + headed, 0, 0
    page_of = _page_of if headed else _dotted
    while (found := _next_entry(items, index, page, page_of)) is not None:
        index, page = found
        count += 1
    return index if count >= (_FEWEST if headed else _FEWEST_DOTTED) else start


def _is_list_of_pages(item: Item) -> bool:
    """A table whose last column holds page numbers, its heading aside."""
    if isinstance(item, Line):
        return False
    last = [" ".join(line.text for line in cell.lines).strip() for cell in item.cells if cell.column + cell.column_span == item.columns]
    return len(last) > _FEWEST and item.columns > 1 and all(_PAGE.match(text) for text in last[1:])


def _next_entry(items: Sequence[Item], index: int, before: int, page_of: Callable[[Line], int | None]) -> tuple[int, int] | None:
    """(index behind the next entry, its page), where it counts on from the page before."""
    for ahead in range(_LONGEST_ENTRY + 1):
        if index + ahead >= len(items):
            return None
        item = items[index + ahead]
        if not isinstance(item, Line):
            return None
        page = page_of(item)
        if page is not None:
            return (index + ahead + 1, page) if page >= before else None
    return None


def _page_of(line: Line) -> int | None:
    """The page that a line ends in; a number alone is one that stands on a line of its own."""
    text = line.text.strip()
    match = _ENTRY.match(text)
    if match is not None:
        return int(match["page"])
    return int(text) if _PAGE.match(text) else None


def _dotted(line: Line) -> int | None:
    text = line.text.strip()
    # Few lines end in a figure behind dots; the pattern of an entry is slow on the others.
    match = _ENTRY.match(text) if text[-1:].isdigit() and _LEADER.search(text) else None
    return int(match["page"]) if match is not None and _LEADER.search(match["leader"]) else None
