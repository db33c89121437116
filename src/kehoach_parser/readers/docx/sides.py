"""Two texts typed side by side with tabs or runs of blanks: letterheads, recipients beside a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.text.fold import CAPITALS

# What parts the two: a tab, or four blanks at least; what stands on the right begins like a line of its own. Behind a
# blank left open for a number or a day the text goes on with "/", "-KH" or in lower case. The signs are capitals of
# TCVN3 and VNI, which are converted later.
_GAP = re.compile(rf"(?<=\S)(?: *\t[\t ]*| {{4,}})(?=[{CAPITALS}¡-§ÆÎÑÖ\d(*“\[]|_{{5}})")
# Most lines have neither, nor an indent.
_BLANKS = re.compile(r"\t|^ | {4}").search
_INDENT = re.compile(r"[ \t]*\t[ \t]*| {8,}")
# A mark, alone on the left, is that of a list whose text follows behind a tab.
_MARK = re.compile(r"[-–+*•]|\(?[\w.]{1,6}[.):/]?")
_ITEM = re.compile(r"[-–+*•]")
_CAPITAL = re.compile("[A-ZĐ]")
_SMALL = re.compile("[a-zđ]")
# Lines of one side and of both: longer ones are prose; more of both are a table typed with tabs.
_LONGEST, _MOST_PAIRS = 60, 8
# So many lines of the left side alone that are no items may stand between two that have a right side.
_MOST_LEFT = 2
# A line in capitals has this many, and no more small letters than old encodings put among them.
_FEWEST_CAPITALS, _SMALL_SHARE = 4, 0.5


@dataclass(frozen=True, slots=True)
class _Sides:
    """A line's text left and right of its gap; "" where it has nothing on that side. tabs: before the right one."""

    line: Line
    left: str
    right: str
    tabs: int = 0


def side_by_side(items: Sequence[Item]) -> list[Item]:
    """The same items; lines with both texts are parted: first the left ones (column 1), then the right ones (column 2).

    Indents are taken off: they are no text. Lines that already have a column, and furniture and notes, stay as they are.
    """
    result: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        if isinstance(item, Grid) or not _BLANKS(item.text):
            result.append(item)
            index += 1
            continue
        zone = _zone(items, index)
        if zone:
            result.extend(_parted(zone))
            index += len(zone)
            continue
        result.append(_without_indent(item))
        index += 1
    return result


def _sides(line: Line, zone: Sequence[_Sides]) -> _Sides:
    """zone: the lines above it that are set in two columns. What is set in as far as their right sides are stands there."""
    text = line.text.strip()
    before = line.text[: len(line.text) - len(line.text.lstrip())]
    gaps = list(_GAP.finditer(text))
    if len(gaps) == 1 and not _MARK.fullmatch(text[: gaps[0].start()].strip()):
        left, right = text[: gaps[0].start()].strip(), text[gaps[0].end() :].strip()
        return _Sides(line, left, right, before.count("\t") + gaps[0][0].count("\t"))
    indented = not gaps and _INDENT.match(line.text) is not None
    nearest = min((one.tabs for one in zone if one.left and one.right), default=0)
    return _Sides(line, "", text) if indented and before.count("\t") >= nearest else _Sides(line, text, "")


def _zone(items: Sequence[Item], start: int) -> list[_Sides]:
    """The lines from start on that are set in two columns; none where they are not."""
    zone: list[_Sides] = []
    for item in _lines(items, start):
        sides = _sides(item, zone)
        paired = bool(sides.left and sides.right)
        if (not zone and not paired) or (zone and (item.page_start or _begins_anew(sides, zone))):
            break
        if not (paired or _goes_on(sides, zone)):
            break
        zone.append(sides)
    # What stands on the left alone, behind the last that has a right side, is of the zone only as a list that goes on.
    while zone and not zone[-1].right and not (_ITEM.match(zone[-1].left) and any(_ITEM.match(one.left) for one in zone[:-1])):
        zone.pop()
    return zone if _is_two_columns(zone) else []


def _lines(items: Sequence[Item], start: int) -> Iterator[Line]:
    for item in items[start:]:
        if not isinstance(item, Line) or item.column or item.role != "body":
            return
        yield item


def _goes_on(sides: _Sides, zone: Sequence[_Sides]) -> bool:
    """A line of one side, below lines of both: short; on the left not set apart from the line above it unless it is an item."""
    if not zone or len(sides.left or sides.right) > _LONGEST:
        return False
    if sides.right or _ITEM.match(sides.left):
        return True
    return not sides.line.gap and any(one.right or _ITEM.match(one.left) for one in zone[-_MOST_LEFT:])


def _begins_anew(sides: _Sides, zone: Sequence[_Sides]) -> bool:
    """Both sides in capitals, behind a list on the left: the letterhead of what is attached."""
    listed = any(_ITEM.match(one.left) for one in zone)
    return listed and not _ITEM.match(sides.left) and _is_capital(sides.left) and _is_capital(sides.right)


def _is_two_columns(zone: Sequence[_Sides]) -> bool:
    pairs = [one for one in zone if one.left and one.right]
    if not pairs or len(pairs) > _MOST_PAIRS or len(zone) < 2:
        return False
    if len(pairs) == 1 and not any(one.right for one in zone if not one.left):
        # One line alone: a list of items beside one post.
        return _is_capital(pairs[0].right) and any(_ITEM.match(one.left) for one in zone[1:])
    if any(_is_capital(one.right) for one in zone):
        return True
    # Recipients beside a signature in small letters: a heading, items, and room for the hand.
    first, *others = zone
    items = [one for one in others if one.left]
    return first.left.endswith(":") and bool(items) and all(_ITEM.match(one.left) for one in items) and len(pairs) < len(zone)


def _is_capital(text: str) -> bool:
    capitals = len(_CAPITAL.findall(text))
    return capitals >= _FEWEST_CAPITALS and len(_SMALL.findall(text)) <= _SMALL_SHARE * capitals


def _parted(zone: Sequence[_Sides]) -> Iterator[Line]:
    left = [one for one in zone if one.left]
    for one in left:
        yield replace(one.line, text=one.left, column=1, raw=_raw(one, 0))
    for place, one in enumerate(one for one in zone if one.right):
        start = True if place == 0 else one.line.start
        fresh = one.line.page_start and not one.left
        yield replace(one.line, text=one.right, column=2, start=start, page_start=fresh, raw=_raw(one, 1))


def _raw(sides: _Sides, side: int) -> str | None:
    """What stood in the source on one side of the gap, where the line was repaired."""
    if sides.line.raw is None:
        return None
    raw = sides.line.raw.strip()
    pieces = [piece.strip() for piece in re.split(r" *\t[\t ]*| {4,}", raw)]
    return pieces[side] if len(pieces) == 2 and sides.left and sides.right else raw


def _without_indent(line: Line) -> Line:
    text = line.text.lstrip(" \t")
    return line if text == line.text else replace(line, text=text, raw=None if line.raw is None else line.raw.lstrip(" \t"))
