"""Footnotes that are typed at the end of a text, as web pages and old files have them: "[1] Nghị định số ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.document import Item, Line

_NOTE = re.compile(r"^\s*(\[\d{1,3}\])\s")


def typed_notes(items: Sequence[Item]) -> list[Item]:
    """The items, lines at the end that begin with "[1]" as footnotes, where "[1]" stands in the text before them.

    Footnotes go to the last line; where the format tells paragraphs, each begins with a mark.
    """
    lines = [item for item in items if isinstance(item, Line)]
    if not any("[" in line.text and _NOTE.match(line.text) for line in lines):
        return list(items)
    told = next((i for i in range(len(lines), 0, -1) if lines[i - 1].start is True and not _NOTE.match(lines[i - 1].text)), 0)
    first = next((i for i in range(told, len(lines)) if _is_referenced(lines[i], lines[:i])), len(lines))
    notes = {id(line) for line in lines[first:]}
    return [replace(item, role="footnote") if isinstance(item, Line) and id(item) in notes else item for item in items]


def _is_referenced(line: Line, before: Sequence[Line]) -> bool:
    match = _NOTE.match(line.text)
    return match is not None and any(match.group(1) in other.text for other in before)
