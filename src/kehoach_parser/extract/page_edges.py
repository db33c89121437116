"""A letterhead that stands in Word's page header, an ending that stands in its footer: furniture by format, text by what it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.structure.zones import is_on_behalf, opens_number, shows_motto, starts_recipients

# Lines within which a document's own letterhead shows itself.
_HEAD = 20


def with_page_edges(items: Sequence[Item], furniture: Sequence[Line]) -> tuple[list[Item], list[Line]]:
    """(items, furniture): where the text has no letterhead or no ending of its own, and page header or footer have one, that is it."""
    body, rest = list(items), list(furniture)
    if not any(map(_is_letterhead, _lines(body[:_HEAD]))):
        head, rest = _run(rest, _is_letterhead)
        body = [*head, *body]
    if not any(map(_is_ending, _lines(body))):
        foot, rest = _run(rest, _is_ending)
        body = [*body, *foot]
    return body, rest


def _is_letterhead(line: Line) -> bool:
    return shows_motto(line) or opens_number(line)


def _is_ending(line: Line) -> bool:
    return starts_recipients(line) or is_on_behalf(line)


def _lines(items: Sequence[Item]) -> list[Line]:
    return [line for item in items for line in (item.lines if isinstance(item, Grid) else (item,))]


def _run(furniture: Sequence[Line], shows: Callable[[Line], bool]) -> tuple[list[Line], list[Line]]:
    """(the lines of the first page header or footer that shows it, the rest): lines one behind the other in the source."""
    found = next((index for index, line in enumerate(furniture) if line.role == "furniture" and shows(line)), None)
    if found is None:
        return [], list(furniture)
    start = end = found
    while start > 0 and furniture[start - 1].number == furniture[start].number - 1:
        start -= 1
    while end + 1 < len(furniture) and furniture[end + 1].number == furniture[end].number + 1:
        end += 1
    run = [replace(line, role="body") for line in furniture[start : end + 1]]
    return run, [*furniture[:start], *furniture[end + 1 :]]
