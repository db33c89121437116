"""The printed lines of a PDF page: PDFium's lines with their boxes, put together and taken apart by where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kehoach_parser.document import BBox
from kehoach_parser.readers.pdf.layer import HYPHENS, Layer

# A jump between two words of one line that is wider than this is a gap between columns. Blanks that authors type to
# leave a number open are 15 to 30 pt wide, but they are printed blanks with a width; a jump has none.
COLUMN_GAP = 18.0
# Lines that hold a jump are thinly set: 1.15 times the median width of a character found all of them in 120 pages of
# letterheads and signature blocks, and looks closer at one line of prose in fifty.
THIN = 1.15
# Of fewer lines no usual width can be told (a page with the end of a signature block alone): each is looked at.
_FEWEST_LINES = 8
# Pieces of one row nearer than this are one line that PDFium broke at a raised number.
_WORD_GAP = 8.0
# The tab behind a number or mark is as wide as the indentation that Word's lists hang by: up to 1.5 cm and more.
_HANGING = 72.0
# A number with its sign, or a list mark: what stands behind it is its text, however far.
_MARK = re.compile(r"(?:\(?(?:[IVXLC]+|\d{1,3}(?:\.\d{1,3})*|[a-zđ])[.)/]\)?|\d{1,3}(?:\.\d{1,3})+|[-+*•▪●○■□➢✓❖o–])")
# What is printed over a blank is a little off its line, less than this share of the lower one's height.
_OFF = 0.5
# The ends of a line stand at one height, twice within this share of it: raised figures are off by a third of theirs.
_LEVEL = 1.2
# Wider spaces than this share of a line's height are blanks.
_BLANK = 0.15
# Stamps are set by hand: they may reach over letters beside the blank with less than this share of their width.
_COVERED = 0.5
# What a blank to be filled in is printed with, and what is printed over: figures.
_FILLED = frozenset(".…_-–\u200b0123456789")


# Not frozen: a page has dozens of them, and frozen ones cost three times as much to make.
@dataclass(slots=True, eq=False)
class Printed:
    """A line of the page's text: its text, its box, is it bold; where its characters stand among the page's.

    parts: (offset in the text, index of the page's character there), in order; -1 for a part that is not of the page's
    text.
    """

    text: str
    box: BBox
    bold: bool
    parts: tuple[tuple[int, int], ...]

    def place(self, offset: int) -> int | None:
        """The index of the page's character at an offset of the text; None where there is none."""
        if len(self.parts) == 1:
            return self.parts[0][1] + offset if self.parts[0][1] >= 0 else None
        start, index = next(part for part in reversed(self.parts) if part[0] <= offset)
        return index + offset - start if index >= 0 else None

    def cut(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The parts of text[start:end]."""
        found = []
        for number, (offset, index) in enumerate(self.parts):
            stop = self.parts[number + 1][0] if number + 1 < len(self.parts) else len(self.text)
            if offset < end and stop > start:
                skipped = max(0, start - offset)
                found.append((max(0, offset - start), index + skipped if index >= 0 else -1))
        return tuple(found) or ((0, -1),)

    def replaced(self, start: int, end: int, other: Printed) -> Printed:
        """The line with another piece in the place of text[start:end]; the box is around both."""
        shifted = [(offset + start, index) for offset, index in other.parts]
        rest = self.cut(end, len(self.text)) if end < len(self.text) else ()
        behind = [(offset + start + len(other.text), index) for offset, index in rest]
        text = self.text[:start] + other.text + self.text[end:]
        parts = (*(self.cut(0, start) if start else ()), *shifted, *behind)
        return replace(self, text=text, box=around(self.box, other.box), parts=parts)


def foreign(text: str, box: BBox) -> Printed:
    """A piece that is not of the page's own text."""
    return Printed(text, box, bold=False, parts=((0, -1),))


def printed_lines(layer: Layer) -> list[Printed]:
    """PDFium's lines with their boxes; a line without visible characters is none."""
    text = layer.text
    # Characters outside of the BMP take two places in PDFium's count but one in Python.
    astral = not text.isascii() and max(text) > "\uffff"
    found: list[Printed] = []
    position = 0
    for part in _lines_of(text):
        visible = part.strip()
        if visible:
            first = position + len(part) - len(part.lstrip())
            last = first + len(visible) - 1
            if astral:
                first = len(text[:first].encode("utf-16-le")) // 2
                last = len(text[: last + 1].encode("utf-16-le")) // 2 - 1
            left, right = layer.box(first), layer.box(last)
            box = (left[0], min(left[1], right[1]), right[2], max(left[3], right[3]))
            if box[2] < box[0]:
                box = (min(left[0], right[0]), box[1], max(left[2], right[2]), box[3])
            bold = layer.bold(first) and layer.bold(last)
            line = Printed(HYPHENS.sub("-", visible), rounded(box), bold, ((0, first),))
            level = abs(left[1] + left[3] - right[1] - right[3]) <= _LEVEL * (max(left[3] - left[1], right[3] - right[1]))
            found.extend([line] if level else _levels(line, layer))
        position += len(part) + (0 if part.endswith("\ufffe") else 2)
    return found


def _levels(line: Printed, layer: Layer) -> Iterator[Printed]:
    """A line whose ends stand at different heights taken apart: PDFium runs short texts below one another together."""
    start = 0
    boxes = [(offset, layer.box(line.parts[0][1] + offset)) for offset, char in enumerate(line.text) if char != " "]
    for (_, before), (offset, box) in pairwise(boxes):
        if abs(before[1] + before[3] - box[1] - box[3]) > _LEVEL * max(before[3] - before[1], box[3] - box[1]):
            yield _piece(line, start, offset, layer)
            start = offset
    yield _piece(line, start, len(line.text), layer)


def _lines_of(text: str) -> list[str]:
    """Lines of PDFium's text; the hyphen that swallowed its line break stays at the end of its line."""
    if "\ufffe" not in text and "\x02" not in text:
        return text.split("\r\n")
    parts: list[str] = []
    for part in text.split("\r\n"):
        pieces = re.split("(?<=[\ufffe\x02])", part)
        parts.extend(pieces if pieces[-1] or len(pieces) == 1 else pieces[:-1])
    return parts


def rejoined(lines: Sequence[Printed]) -> list[Printed]:
    """Pieces of one printed line made one again: broken at a raised number, or behind a mark by a wide tab."""
    result: list[Printed] = []
    for line in lines:
        before = result[-1] if result else None
        if before is not None and _shared(before.box, line.box) > 0.5 * (line.box[3] - line.box[1]):
            gap = line.box[0] - before.box[2]
            if -1 <= gap <= _WORD_GAP or (0 < gap <= _HANGING and _MARK.fullmatch(before.text)):
                result[-1] = _joined(before, line)
                continue
        result.append(line)
    return result


def _joined(before: Printed, line: Printed) -> Printed:
    parts = (*before.parts, (len(before.text), -1), *((offset + len(before.text) + 1, index) for offset, index in line.parts))
    return Printed(f"{before.text} {line.text}", around(before.box, line.box), before.bold and line.bold, parts)


def overlaid(lines: Sequence[Printed], added: Sequence[Printed], layer: Layer) -> tuple[list[Printed], list[Printed]]:
    """(the lines, what of added fits into none): what stands over the blanks of a line is put into it.

    Offices print the number and the day later, in another font, a little off the line; signing software puts them on
    the page as annotations. Where both are figures, those that were printed later count.
    """
    result = list(lines)
    for line in _over_others(lines):
        pieces = pieces_of(line, layer)
        rest = [piece for piece in pieces if not _placed(piece, result, line, layer)]
        if len(rest) < len(pieces):
            at = next(place for place, other in enumerate(result) if other is line)
            result[at : at + 1] = rest
    return result, [piece for piece in added if not _placed(piece, result, None, layer)]


def _placed(piece: Printed, lines: list[Printed], own: Printed | None, layer: Layer) -> bool:
    """Puts the piece into the line that it lies over, in the place of that line; False where there is none."""
    for place, line in enumerate(lines):
        if line is not own and _lies_over(piece, line):
            found = _put_into(line, piece, layer)
            if found is not None:
                lines[place] = found
                return True
    return False


def _over_others(lines: Sequence[Printed]) -> list[Printed]:
    """Lines that lie over others: of two that share height and width, the one with less text."""
    ordered = sorted(lines, key=lambda line: line.box[1] + line.box[3])
    found: list[Printed] = []
    for place, first in enumerate(ordered):
        bottom = first.box[3]
        for second in ordered[place + 1 : place + 4]:
            if second.box[1] >= bottom:
                break
            low = min(first.box[3] - first.box[1], second.box[3] - second.box[1])
            if _shared(first.box, second.box) <= _OFF * low:
                break
            if first.box[0] < second.box[2] and second.box[0] < first.box[2]:
                piece = min(first, second, key=lambda line: len(line.text))
                if not any(piece is other for other in found):
                    found.append(piece)
    return found


def _lies_over(piece: Printed, line: Printed) -> bool:
    """Does the piece stand on the line, between its ends or over its first or last characters?"""
    if piece.box[2] - piece.box[0] >= line.box[2] - line.box[0]:
        return False
    middle = (piece.box[0] + piece.box[2]) / 2
    low = min(piece.box[3] - piece.box[1], line.box[3] - line.box[1])
    return line.box[0] < middle < line.box[2] and _shared(piece.box, line.box) > _OFF * low


def _put_into(line: Printed, piece: Printed, layer: Layer) -> Printed | None:
    """The line with the piece in its blank; None where letters are printed there."""
    start = end = None
    edge, right = line.box[0], line.box[2]
    centre = (piece.box[0] + piece.box[2]) / 2
    covered = 0.0
    for offset, char in enumerate(line.text):
        index = line.place(offset)
        if index is None or char.isspace():
            continue
        box = layer.box(index)
        middle = (box[0] + box[2]) / 2
        if char in _FILLED and piece.box[0] <= middle <= piece.box[2]:
            if char.isdigit() and _later(index, piece):
                return line
            continue
        covered += max(0.0, min(box[2], piece.box[2]) - max(box[0], piece.box[0]))
        if middle < centre:
            start, edge = offset + 1, box[2]
        elif end is None:
            end, right = offset, box[0]
    if covered > _COVERED * (piece.box[2] - piece.box[0]):
        return None
    start = 0 if start is None else start
    end = len(line.text) if end is None else end
    # Leaders on both sides of what was put between them: "Số: ....87..../KH".
    first, last = start, end
    while start and _is_leader(line.text, start - 1):
        start -= 1
    while end < len(line.text) and _is_leader(line.text, end):
        end += 1
    blank = _BLANK * (line.box[3] - line.box[1])
    before = " " if start and (start < first or piece.box[0] - edge > blank) else ""
    apart = end > last or right - piece.box[2] > blank
    after = " " if end < len(line.text) and apart and line.text[end] not in "/.,;" else ""
    middle_part = replace(
        piece,
        text=before + piece.text + after,
        parts=((0, -1), *((offset + len(before), index) for offset, index in piece.parts), (len(before + piece.text), -1)),
    )
    return line.replaced(start, end, middle_part)


def _later(index: int, piece: Printed) -> bool:
    """Was the line's figure printed after the piece?"""
    own = piece.parts[0][1]
    return own >= 0 and index > own


def _is_leader(text: str, place: int) -> bool:
    """A blank or one of a row of dots."""
    beside = (text[place - 1] if place else "", text[place + 1 : place + 2])
    return text[place].isspace() or text[place] in "…_" or (text[place] == "." and "." in beside)


def columns_split(lines: Sequence[Printed], layer: Layer) -> list[Printed]:
    """Lines that PDFium made of two columns taken apart at the jump between them."""
    thickness = sorted((line.box[2] - line.box[0]) / len(line.text) for line in lines)
    limit = THIN * thickness[len(thickness) // 2] if len(thickness) >= _FEWEST_LINES else 0.0
    result: list[Printed] = []
    for line in lines:
        if " " not in line.text or (line.box[2] - line.box[0]) / len(line.text) <= limit:
            result.append(line)
        else:
            result.extend(pieces_of(line, layer))
    return result


def pieces_of(line: Printed, layer: Layer) -> list[Printed]:
    """The parts of a line that stand apart like columns; the line itself where there is one alone."""
    cuts = list(_gaps(line, layer))
    if not cuts:
        return [line]
    pieces = []
    for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
        pieces.append(_piece(line, start, end, layer))
    return pieces


def _piece(line: Printed, start: int, end: int, layer: Layer) -> Printed:
    text = line.text[start:end].rstrip()
    left, right = line.place(start), line.place(start + len(text) - 1)
    first = layer.box(left) if left is not None else line.box
    last = layer.box(right) if right is not None else line.box
    box = (first[0], min(first[1], last[1]), last[2], max(first[3], last[3]))
    bold = left is not None and right is not None and layer.bold(left) and layer.bold(right)
    return Printed(text, rounded(box), bold, line.cut(start, start + len(text)))


def _gaps(line: Printed, layer: Layer) -> Iterator[int]:
    """Offsets of the words that stand behind a jump."""
    for match in re.finditer(r"(?<=\S) +(?=\S)", line.text):
        places = [line.place(offset) for offset in (match.start() - 1, match.start(), match.end())]
        if places[0] is None or places[1] is None or places[2] is None:
            continue
        before, blank, after = (layer.box(place) for place in places if place is not None)
        jump = after[0] - before[2]
        if jump > COLUMN_GAP and blank[2] - blank[0] < 0.5 and not (jump <= _HANGING and _MARK.fullmatch(line.text[: match.start()])):
            yield match.end()


def _shared(first: BBox, second: BBox) -> float:
    return min(first[3], second[3]) - max(first[1], second[1])


def around(first: BBox, second: BBox) -> BBox:
    """The box around two boxes."""
    return (min(first[0], second[0]), min(first[1], second[1]), max(first[2], second[2]), max(first[3], second[3]))


def rounded(box: BBox) -> BBox:
    """To a tenth of a point."""
    return (round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1))
