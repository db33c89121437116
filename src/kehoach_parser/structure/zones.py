"""The parts of a document by their fixed words: letterhead, title, body, ending, appendices.

Layout tables (letterheads and signature blocks drawn as tables) are opened into lines here, column by column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.structure.furniture import is_stamp
from kehoach_parser.structure.markers import ITEM_STYLES, parse_marker
from kehoach_parser.text.fold import CAPITALS, capital_share, fold, key
from kehoach_parser.vocabulary.loader import words

# A letterhead table has at most this many rows and columns (seen: 1 x 2 to 3 x 3), a data table with a signature in it
# has not been seen.
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 8, 4
# OCR makes small letters of some capitals.
_CAPITAL = 0.6
_LONGEST_ROLE = 60
_LONGEST_TITLE = 200
_LETTERHEAD_COLUMNS, _SIGNATURE_ROWS = 3, 2
# The title stands within the first page: no letterhead is longer than this, stamps included.
_TITLE_WITHIN = 45
_NAME = re.compile(rf"^(?:[{CAPITALS}][\w.']*\.?\s*){{1,6}}$")
_DOCUMENT_NUMBER = re.compile(r"^so\b.{0,14}[-/]\s*[a-z]|\bngay\b.{0,6}\bthang\b.{0,6}\bnam\b")
_LABEL_END = re.compile(r"^\s*(?:so\s*)?(?:[ivxlc]+|\d{1,3}|[a-h])?\s*[.:]?\s*$")
_LABEL_TITLED = re.compile(r"(\s*(?:so\s*)?(?:[ivxlc]+|\d{1,3}|[a-h]))\s*[:.–-]\s+")
_END_MARK = re.compile(r"\./\s*\.?\s*$|\.\s?/\.?$")


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
    opened = open_layout(items)
    title = find_title(opened)
    header: list[Line] = []
    early: tuple[Grid, ...] = ()
    rest = list(opened)
    kind: tuple[Line, ...] = ()
    if title is not None:
        header = [item for item in opened[:title] if isinstance(item, Line)]
        early = tuple(item for item in opened[:title] if isinstance(item, Grid))
        kind = tuple(item for item in opened[title : title + 1] if isinstance(item, Line))
        rest = opened[title + 1 :]
    else:
        while rest and isinstance(first := rest[0], Line) and _is_letterhead(first):
            header.append(first)
            rest.pop(0)
    start = find_ending(rest)
    if start is None:
        start = _first_appendix(rest, 0)
        return Zones(tuple(header), kind, early, tuple(rest[:start]), (), tuple(rest[start:]))
    stop = _ending_stop(rest, start)
    ending = tuple(item for item in rest[start:stop] if isinstance(item, Line))
    return Zones(tuple(header), kind, early, tuple(rest[:start]), ending, tuple(rest[stop:]))


def is_layout(grid: Grid) -> bool:
    """Is this table a letterhead or a signature block?"""
    if grid.rows > _LAYOUT_ROWS or grid.columns > _LAYOUT_COLUMNS:
        return False
    starts = [key(cell.lines[0].text) for cell in grid.cells if cell.lines]
    if not starts:
        return False
    everything = [key(line.text) for line in grid.lines]
    if any(_like_motto(text) for text in everything):
        return True
    if any(text.startswith(word) for text in starts for word in words("headings", "recipients")):
        return True
    if any(is_on_behalf(line) for line in grid.lines):
        return True
    if grid.columns <= _LETTERHEAD_COLUMNS and any(_DOCUMENT_NUMBER.search(fold(line.text).strip()) for line in grid.lines):
        return True
    return grid.rows <= _SIGNATURE_ROWS and any(text in words("headings", "role") for text in everything)


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


def find_title(items: Sequence[Item]) -> int | None:
    """Index of the line that names the kind of document ("KẾ HOẠCH"), alone on its line; None where none does."""
    kinds = words("headings", "kind")
    best: tuple[float, int] | None = None
    for index, item in enumerate(items[:_TITLE_WITHIN]):
        if not isinstance(item, Line):
            continue
        text = key(item.text)
        if not text or len(text) > 30 or not _capital(item.text):
            continue
        score = max(100.0 if text == kind else fuzz.ratio(text, kind) if len(text) > 5 else 0.0 for kind in kinds)
        if score >= 100:
            return index
        if score >= 82 and (best is None or score > best[0]):
            best = (score, index)
    if best:
        return best[1]
    for index, item in enumerate(items[:_TITLE_WITHIN]):
        if isinstance(item, Line) and kind_length(item) and parse_marker(item.text.strip()) is None:
            return index
    return None


def kind_length(line: Line) -> int:
    """Length of the kind of document that opens a title in capitals on one line with its subject; 0 where none does."""
    text = " ".join(line.text.split())
    if not _capital(text) or len(text) > _LONGEST_TITLE:
        return 0
    return max((len(kind) for kind in words("headings", "kind") if fold(text).startswith(kind + " ")), default=0)


def _capital(text: str) -> bool:
    return capital_share(text) > _CAPITAL


def _like_motto(text: str) -> bool:
    return len(text) >= 8 and any(
        text in motto or fuzz.ratio(text, motto) >= 80 or (len(text) > len(motto) and fuzz.partial_ratio(motto, text) >= 85)
        for motto in words("headings", "motto")
    )


def is_motto(line: Line) -> bool:
    """A line of the national motto, or of the party's, that stands in a letterhead."""
    return _like_motto(key(line.text))


def _is_letterhead(line: Line) -> bool:
    text = key(line.text)
    return _like_motto(text) or bool(re.match(r"so\b.{0,12}/", fold(line.text).strip())) or line.column > 0


def starts_recipients(line: Line) -> bool:
    """Does the line open the list of recipients?"""
    text = key(line.text)
    return any(text.startswith(word) or (len(text) < 14 and fuzz.ratio(text, word) >= 85) for word in words("headings", "recipients"))


def is_on_behalf(line: Line) -> bool:
    """A line "TM. ..." or "KT. ..."."""
    if not _capital(line.text):
        return False
    text = fold(line.text).lstrip("-–. ")
    return any(text.startswith(word) and text[len(word) :][:1] in ". ,/" for word in words("headings", "on_behalf"))


def is_role(line: Line) -> bool:
    """A line that holds a post of a signer and nothing else."""
    if len(line.text) > 2 * _LONGEST_ROLE or not _capital(line.text) or len(plain := key(line.text)) > _LONGEST_ROLE:
        return False
    return any(plain == role or plain.startswith(role + " ") for role in words("headings", "role"))


def find_ending(items: Sequence[Item]) -> int | None:
    """Index of the first line of the recipients or the signature; None where there is neither."""
    for index, item in enumerate(items):
        if not isinstance(item, Line):
            continue
        if starts_recipients(item) or is_on_behalf(item):
            return index
        if is_role(item) and index and _ended(items[index - 1]):
            return index
    return None


def _ended(item: Item) -> bool:
    return isinstance(item, Line) and bool(_END_MARK.search(item.text))


def is_name(line: Line) -> bool:
    """Could the line be a person's name: two to six words, all capitalised, no digits."""
    text = line.text.strip()
    folded = fold(text)
    for rank in words("headings", "rank"):
        if folded.startswith(rank):
            text = text[len(rank) :].strip(" .")
            break
    return bool(_NAME.match(text)) and 2 <= len(text.split()) <= 6 and not any(c.isdigit() for c in text)


def _ending_stop(items: Sequence[Item], start: int) -> int:
    """Index behind the last line of the ending: what follows the signer's name, a new page or a table is appendix."""
    role_seen = name_seen = recipients = False
    closed = False
    # The list of recipients breaks off before its last item: it goes on behind the signature, on the next page.
    unfinished = False
    for index in range(start, len(items)):
        item = items[index]
        if not isinstance(item, Line):
            return index
        if starts_recipients(item):
            recipients, closed, unfinished = True, False, True
        elif is_on_behalf(item):
            recipients = recipients and item.column != 0
        elif is_stamp(item.text):
            continue
        elif is_role(item):
            role_seen = True
        elif is_appendix_label(item) or (role_seen and _is_kind(item)) or (
            item.page_start and (role_seen or name_seen) and not _ends_late(item, listing=recipients or unfinished, named=name_seen)
        ):
            return index
        elif role_seen and not name_seen and is_name(item) and parse_marker(item.text) is None:
            name_seen = True
        elif recipients and (_is_item(item) or not (closed or _capital_title(item))):
            closed = item.text.rstrip().endswith((".", "./."))
            unfinished = item.text.rstrip().endswith(";")
        elif unfinished and (_is_item(item) or (index and _breaks_off(items[index - 1]))):
            unfinished = not item.text.rstrip().endswith(".")
        elif (name_seen and role_seen) or (not role_seen and not recipients and index > start + 6):
            return index
    return len(items)


def _is_kind(line: Line) -> bool:
    """A line that names a kind of document and nothing else: behind a decision's signature begins the plan that it issues."""
    return _capital(line.text) and key(line.text) in words("headings", "kind")


def _ends_late(line: Line, *, listing: bool, named: bool) -> bool:
    """A line at the head of a page that still belongs to the ending: the signer's name, or recipients that go on."""
    return (is_name(line) and not named) or (listing and _is_item(line))


def _breaks_off(item: Item) -> bool:
    """An item of a list whose text goes on in the next line."""
    return isinstance(item, Line) and _is_item(item) and not item.text.rstrip().endswith((";", "."))


def _is_item(line: Line) -> bool:
    marker = parse_marker(line.text.strip())
    return marker is not None and marker.style in ITEM_STYLES


def _capital_title(line: Line) -> bool:
    return _capital(line.text) and len(line.text) > 15


def is_appendix_label(line: Line) -> bool:
    """A line such as "PHỤ LỤC", "Phụ lục 1", "BIỂU SỐ 02", or "PHỤ LỤC 1: DANH MỤC NHIỆM VỤ" with its title."""
    return appendix_label_length(" ".join(line.text.split())) > 0


def appendix_label_length(text: str) -> int:
    """Length of the appendix label that text, blanks squeezed, begins with; 0 where it begins with none.

    Behind the label nothing may stand, or a title behind ":" or a dash.
    """
    folded = fold(text)
    if not text[:1].isupper():
        return 0
    for word in words("headings", "appendix"):
        if not folded.startswith(word):
            continue
        if _LABEL_END.match(folded[len(word) :]):
            return len(text)
        titled = _LABEL_TITLED.match(folded[len(word) :])
        if titled and text[len(word) + titled.end() :][:1].isupper():
            return len(word) + titled.end(1)
    return 0


def _first_appendix(items: Sequence[Item], start: int) -> int:
    for index in range(start, len(items)):
        item = items[index]
        if isinstance(item, Line) and is_appendix_label(item) and index and _ended(items[index - 1]):
            return index
    return len(items)
