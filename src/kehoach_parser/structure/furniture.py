"""What belongs to the page and not to the text: page numbers, running headers, stamps, rules, scan specks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.structure.blocks.openings import opens_with_label
from kehoach_parser.structure.lexis import ends_item, squeeze
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

# A page of a plan holds 1,900 to 3,200 characters of text (five plans); used only where no page breaks are known.
_PAGE_TEXT = 2600
# A line printed at the edge of this many pages is a running header or footer.
_REPEATED = 3
# How far a number at a page's edge may be from the page's place in the file, where a cover or a decision is not counted:
# so many pages, or this part of them. Larger numbers are a year or a figure.
_PAGES_OFF, _PART_OFF = 3, 4
# The same in text without pages, where the page is told by the length of the text: pages, and share of the pages so far.
# Wider than the 20 % by which pages differ from their mean, since tables are emptier.
_ABOUT, _ABOUT_SHARE = 1.5, 0.35
# Lines at the head and at the foot of a page that page numbers may stand in: a running header may stand above it.
_EDGE = 2
# Words of a scanning program's name.
_PROGRAM = 3
_LETTER = re.compile(r"\w")
# Marks that stand alone where their text follows on the next line.
_MARKS = frozenset("-+*–")
# The signs that rules are drawn with, and how many there are at least.
_RULE_SIGNS, _SHORTEST_RULE = "_-–—=*~¯", 3


def page_number(text: str) -> int | None:
    """The number of a line that holds a page number and nothing else."""
    match = _page_number().match(fold(text).strip())
    return int(match.group(1)) if match else None


@lru_cache(maxsize=1)
def _page_number() -> re.Pattern[str]:
    word = "|".join(words("layout", "page"))
    return re.compile(rf"^[-–—\s(\[|]*(?:(?:{word})\s*)?(\d{{1,3}})(?:\s*/\s*\d{{1,3}})?[-–—\s)\]|]*$")


def split_furniture(items: Sequence[Item], *, paged: bool, edges_told: bool = False) -> tuple[list[Item], list[Line]]:
    """(text, furniture): every line of items is in exactly one of the two.

    paged: the pages of the lines are known, and what stands at their edges can be told; without pages a page number is
    known by the sequence alone. edges_told: the reader has told what repeats at the edges by its place, and what is left
    there is text. The first line that is left on a page takes over its page_start.
    """
    lines = [item for item in items if isinstance(item, Line)]
    drop = {id(line) for line in lines if not _LETTER.search(line.text) and not _is_mark(line)}
    drop |= _at_edges(items, edges_told=edges_told) if paged else _in_sequence(lines)
    kept: list[Item] = []
    furniture: list[Line] = []
    turned = False
    for item in items:
        if isinstance(item, Line) and id(item) in drop:
            furniture.append(item)
            turned = turned or item.page_start
        elif isinstance(item, Line) and turned:
            kept.append(replace(item, page_start=True))
            turned = False
        else:
            kept.append(item)
            turned = False
    return kept, furniture


def _is_scanner_line(text: str) -> bool:
    """What a scanning program prints, and its name behind it: plain letters with capitals ("DocScan"), no word of a sentence."""
    plain = key(text)
    opening = next((word for word in words("layout", "scanner") if plain.startswith(word + " ")), None)
    if opening is None:
        return False
    name = text.split()[len(opening.split()) :]
    return 1 <= len(name) <= _PROGRAM and all(word.isascii() and word[0].isupper() for word in name)


def is_rule(text: str) -> bool:
    """A line drawn with signs, under an issuer, the motto or a title: "_____", "-----", "* * *"."""
    if text.lstrip()[:1] not in _RULE_SIGNS:
        return False
    signs = "".join(text.split())
    return len(signs) >= _SHORTEST_RULE and not signs.strip(_RULE_SIGNS)


def without_rules(items: Sequence[Item]) -> tuple[list[Item], list[Line]]:
    """(items, rules and lines of scanning programs): what stands below them is set apart."""
    kept: list[Item] = []
    rules: list[Line] = []
    for item in items:
        if isinstance(item, Line) and (is_rule(item.text) or _is_scanner_line(item.text)):
            rules.append(item)
        elif isinstance(item, Line) and rules and rules[-1].number == item.number - 1:
            kept.append(replace(item, gap=True, page_start=item.page_start or rules[-1].page_start))
        else:
            kept.append(item)
    return kept, rules


def _is_mark(line: Line) -> bool:
    """A list mark alone at the head of a paragraph, whose text follows on the next line."""
    return line.start is not False and line.text.strip() in _MARKS


def _at_edges(items: Sequence[Item], *, edges_told: bool) -> set[int]:
    """Page numbers and repeated lines among the first and last two lines of each page; signature stamps."""
    by_page: dict[int | None, list[Line]] = defaultdict(list)
    for item in items:
        if isinstance(item, Grid):
            if item.lines:
                by_page[item.lines[0].page].append(item.lines[0])
        elif item.role == "body":
            by_page[item.page].append(item)
    own = {id(item) for item in items if isinstance(item, Line)}
    repeated = Counter(key(line.text) for page in by_page.values() for line in {id(e): e for e in page[:1] + page[-1:]}.values())
    found: set[int] = set()
    for page, lines in by_page.items():
        for line in (*lines[:_EDGE], *lines[-_EDGE:]):
            if id(line) not in own:
                continue
            value = page_number(line.text)
            numbers_page = value is not None and page is not None and abs(value - page) <= max(_PAGES_OFF, page // _PART_OFF)
            runs = not edges_told and value is None and line in (lines[0], lines[-1]) and repeated[key(line.text)] >= _REPEATED
            if numbers_page or (runs and not _heads_table(line) and not _is_text(line)):
                found.add(id(line))
    return found


def _is_text(line: Line) -> bool:
    """Is it text of the plan, be it the same at the end of several pages: behind a mark or a label, or a whole sentence?"""
    return parse_marker(squeeze(line.text)) is not None or opens_with_label(line.text) or ends_item(line.text)


def _heads_table(line: Line) -> bool:
    """The repeated heading of a table is for the table's reader to take out."""
    return key(line.text).split(" ")[0] in words("columns", "number")


def _in_sequence(lines: Sequence[Line]) -> set[int]:
    """Page numbers in text without pages: rising, and about where a page would end."""
    found: set[int] = set()
    before = 1
    seen = 0
    for line in lines:
        value = page_number(line.text)
        if value == 1 and not seen:
            found.add(id(line))
        elif value is not None and value > before and line.start is not False:
            expected = 1 + seen / _PAGE_TEXT
            if abs(value - expected) <= max(_ABOUT, _ABOUT_SHARE * expected):
                found.add(id(line))
                before = value
        seen += len(line.text)
    return found


def is_stamp(text: str) -> bool:
    """A line of an electronic signature or of an incoming-mail stamp."""
    folded = key(text)
    return any(folded.startswith(word) for word in words("layout", "stamp"))
