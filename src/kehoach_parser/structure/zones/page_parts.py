"""Letterheads in a page header and signatures in a page footer, where office programs keep text that is no furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.structure.zones.appendix import is_appendix_label
from kehoach_parser.structure.zones.ending import find_ending
from kehoach_parser.structure.zones.lines import is_document_number, is_motto, is_on_behalf, starts_recipients
from kehoach_parser.structure.zones.title import find_title


def with_page_parts(items: Sequence[Item], furniture: Sequence[Line]) -> tuple[list[Item], list[Line]]:
    """(items, furniture): a header that is the letterhead before the text, a footer that is the ending behind it.

    Only where the text has none of its own. A header or footer begins with a line that begins a page.
    """
    text, rest = list(items), list(furniture)
    for part in _parts(furniture):
        if any(map(_of_letterhead, part)) and not _has_letterhead(text):
            text = [*_as_text(part), *text]
        elif any(map(_of_ending, part)) and find_ending(text) is None:
            end = next((index for index, item in enumerate(text) if isinstance(item, Line) and is_appendix_label(item)), len(text))
            text[end:end] = _as_text(part)
        else:
            continue
        taken = set(map(id, part))
        rest = [line for line in rest if id(line) not in taken]
    return text, rest


def _parts(furniture: Sequence[Line]) -> list[list[Line]]:
    parts: list[list[Line]] = []
    for line in furniture:
        if line.reason != "edge" or line.page is not None:
            continue
        if line.page_start or not parts:
            parts.append([])
        parts[-1].append(line)
    return parts


def _as_text(part: Sequence[Line]) -> list[Line]:
    return [replace(line, role="body", reason=None, page_start=False) for line in part]


def _of_letterhead(line: Line) -> bool:
    return is_motto(line) or is_document_number(line)


def _of_ending(line: Line) -> bool:
    return starts_recipients(line) or is_on_behalf(line)


def _has_letterhead(items: Sequence[Item]) -> bool:
    """Does a line of a letterhead stand above the title, or at the head of a text without one?"""
    title = find_title(items)
    head = items[:title] if title is not None else items[:1]
    return any(_of_letterhead(line) for item in head for line in (item.lines if isinstance(item, Grid) else (item,)))
