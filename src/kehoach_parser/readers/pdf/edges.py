"""Furniture told by its place: page numbers, running headers and footers, names of files, and lists of contents.

What repeats is furniture only beyond the text of the other pages: a label that heads or ends several pages stands where
their text stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from kehoach_parser.document import Reason
from kehoach_parser.readers.pdf.page import PageText, PlacedLine

# Decree 30/2020/NĐ-CP, appendix I: margins of 20 to 25 mm above and below, of 297; a number may stand a little lower.
_EDGE = 0.12
# A header or footer stands at one height on all pages, in points.
_ONE_HEIGHT = 3.0
_FEWEST_PAGES = 2
_PAGE_NUMBER = re.compile(r"[-–—\s(\[|]*(\d{1,4})(?:\s*/\s*\d{1,4})?[-–—\s)\]|]*")
# Names of files and addresses, as programs print them at the foot of a page.
_FILE = re.compile(r"\S\.(?:docx?|xlsx?|pdf|odt|rtf)$|^\S+@\S+\.\w+$|^(?:https?://|www\.)\S+$", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# "Mục đích ........ 12": an entry of a list of contents; so many of them, with rising numbers, make one.
_ENTRY = re.compile(r"(?:\.{4,}|…{2,}|(?:\. ){4,}|_{4,})\s*(\d{1,4})$")
_FEWEST_ENTRIES = 3
_LONGEST_TITLE = 4


def edge_lines(pages: Sequence[PageText]) -> dict[int, Reason]:
    """Why a line is none of the text, by the id of the line."""
    found: dict[int, Reason] = dict.fromkeys(_numbers(pages), "edge")
    found.update(dict.fromkeys(_repeated(pages, frozenset(found)), "edge"))
    found.update(dict.fromkeys(_files(pages, frozenset(found)), "edge"))
    found.update(dict.fromkeys(_contents(pages), "contents"))
    return found


def _body(page: PageText) -> list[PlacedLine]:
    return [line for line in page.lines if line.role != "furniture"]


def _numbers(pages: Sequence[PageText]) -> Iterator[int]:
    """Page numbers: alone at the upper or lower edge, counted with the pages."""
    told: list[tuple[PlacedLine, int]] = []
    for page in pages:
        for line in _at_edge(page, frozenset()):
            match = _PAGE_NUMBER.fullmatch(line.text)
            if match is not None:
                told.append((line, int(match.group(1)) - page.number))
    for line, off in told:
        if off == 0 or sum(other == off for _, other in told) >= _FEWEST_PAGES:
            yield id(line)


def _at_edge(page: PageText, known: frozenset[int]) -> Iterator[PlacedLine]:
    """Lines within the edges of a page with no text between them and the edge."""
    high = page.size[1]
    body = [line for line in _body(page) if id(line) not in known]
    if not any(_in_zone(line, high) for line in body):
        return
    tops = [line.box[1] for line in body] + [table.grid.box[1] for table in page.tables]
    bottoms = [line.box[3] for line in body] + [table.grid.box[3] for table in page.tables]
    for line in body:
        half = (line.box[3] - line.box[1]) / 2
        if (line.box[3] <= _EDGE * high and line.box[1] <= min(tops) + half) or (
            line.box[1] >= (1 - _EDGE) * high and line.box[3] >= max(bottoms) - half
        ):
            yield line


def _in_zone(line: PlacedLine, high: float) -> bool:
    return line.box[3] <= _EDGE * high or line.box[1] >= (1 - _EDGE) * high


def _repeated(pages: Sequence[PageText], known: frozenset[int]) -> Iterator[int]:
    """Lines that come again at one height, their figures aside, where no other page has text."""
    groups: dict[tuple[str, bool], list[tuple[PageText, PlacedLine]]] = defaultdict(list)
    for page in pages:
        high = page.size[1]
        for line in _body(page):
            if _in_zone(line, high) and id(line) not in known:
                groups[_DIGITS.sub("#", line.text), line.box[1] < high / 2].append((page, line))
    several = [(above, group) for (_, above), group in groups.items() if len({page.number for page, _ in group}) >= _FEWEST_PAGES]
    # From the edge inwards: what is told as furniture stands in no one's way.
    several.sort(key=lambda entry: min(_distance(page, line, above=entry[0]) for page, line in entry[1]))
    everywhere = {
        above: frozenset(id(line) for side, group in several if side == above and _on_all(group, pages) for _, line in group)
        for above in (True, False)
    }
    told = set(known)
    for above, group in several:
        own = frozenset(id(line) for _, line in group)
        heights = [_distance(page, line, above=above) for page, line in group]
        if _on_all(group, pages):
            # No other page tells where the text begins: it must stand clear of the block that all pages have.
            high = max(line.box[3] - line.box[1] for _, line in group)
            inner = max(_distance(page, line, above=above) for page in pages for line in page.lines if id(line) in everywhere[above])
            limit = inner if _limit(pages, everywhere[above] | told, above=above) - inner >= high else 0.0
        else:
            limit = _limit(pages, own | told, above=above)
        for (_, line), height in zip(group, heights, strict=True):
            if height <= limit + 1 and sum(abs(height - other) <= _ONE_HEIGHT for other in heights) >= _FEWEST_PAGES:
                told.add(id(line))
                yield id(line)


def _on_all(group: Sequence[tuple[PageText, PlacedLine]], pages: Sequence[PageText]) -> bool:
    return len({page.number for page, _ in group}) == len(pages)


def _distance(page: PageText, line: PlacedLine, *, above: bool) -> float:
    """From the page's edge to the inner side of the line."""
    return line.box[3] if above else page.size[1] - line.box[1]


def _limit(pages: Sequence[PageText], without: Collection[int], *, above: bool) -> float:
    """How near the text of any page comes to the edge."""
    nearest: list[float] = []
    for page in pages:
        high = page.size[1]
        text = [line for line in _body(page) if id(line) not in without]
        nearest.extend(line.box[1] if above else high - line.box[3] for line in text)
        nearest.extend(table.grid.box[1] if above else high - table.grid.box[3] for table in page.tables)
    return min(nearest, default=0.0)


def _files(pages: Sequence[PageText], known: frozenset[int]) -> Iterator[int]:
    """Names of files and addresses alone at the foot of a page."""
    for page in pages:
        for line in _at_edge(page, known):
            if line.box[1] > page.size[1] / 2 and _FILE.search(line.text):
                yield id(line)


def _contents(pages: Sequence[PageText]) -> Iterator[int]:
    """The entries of a list of contents, what stands between them, and the title above them."""
    if sum(_ENTRY.search(line.text) is not None for page in pages for line in page.lines if line.text[-1:].isdigit()) < _FEWEST_ENTRIES:
        return
    entries = [
        (page, line, int(match.group(1))) for page in pages for line in _from_top(page) if (match := _ENTRY.search(line.text)) is not None
    ]
    numbers = [number for _, _, number in entries]
    if len(entries) < _FEWEST_ENTRIES or numbers != sorted(numbers):
        return
    first = entries[0][1]
    for page in dict.fromkeys(page.number for page, _, _ in entries):
        lines = _from_top(next(other for other in pages if other.number == page))
        places = [place for place, line in enumerate(lines) if any(line is entry for _, entry, _ in entries)]
        start = places[0]
        if lines[start] is first and start and _is_title(lines[start - 1]):
            start -= 1
        for line in lines[start : places[-1] + 1]:
            yield id(line)


def _from_top(page: PageText) -> list[PlacedLine]:
    return sorted(_body(page), key=lambda line: line.box[1])


def _is_title(line: PlacedLine) -> bool:
    return line.text.isupper() and len(line.text.split()) <= _LONGEST_TITLE
