"""The frozen types that pass between the stages; nothing here knows a file format or a plan.

Coordinates are PDF points from the top left of the page; pages and lines count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

BBox: TypeAlias = tuple[float, float, float, float]
Role: TypeAlias = Literal["body", "furniture", "footnote"]
Quality: TypeAlias = Literal["clean", "damaged", "undiacritised"]
# Why a line is furniture, where the reader knows: it does not print, is turned in the margin, a watermark, what signing
# software wrote, a running header, footer or page number, a list of contents, what a seal or a stamp of incoming mail holds.
Reason: TypeAlias = Literal["hidden", "margin", "watermark", "signature", "edge", "contents", "stamp"]
RepairKind: TypeAlias = Literal["glyph", "font", "spacing", "restored", "ocr"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of a line, [start:end] of its text, that is not sure; alternatives: what else it could be; code: a code or number
    as it was read, not a restored word."""

    start: int
    end: int
    alternatives: tuple[str, ...]
    code: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line as the reader saw it.

    text: without its line end; blanks as they stand. number: its place in the source, from 1, in reading order
    (plain text: the physical line; DOCX: counted by the reader). start: True where the format itself says that a
    paragraph begins here, False where it says that the paragraph of the line before goes on, None where it does not
    tell. gap: an empty line or clear white space stands before it. bold: every visible character is bold; None where
    the format does not tell. column: 0 across the page, 1, 2 ... from the left where texts stand side by side
    (letterheads, signature blocks). level: the heading level that the format claims, 1 the highest. role: "furniture"
    where the format or the place on the page says so (Word's page headers, text that does not print), "footnote" for the
    text of a footnote, which then begins with its mark: "[1] ...". reason: why it is furniture. page_start: the first line
    of a page. raw: the text before its first repair, None where
    nothing was repaired; repair: what that was (one of glyphs keeps the length). weak: (start, end) in text of the words
    that OCR was not sure of. doubts: words that the restoration of diacritics is not sure of.
    """

    text: str
    number: int
    page: int | None = None
    bbox: BBox | None = None
    start: bool | None = None
    gap: bool = False
    bold: bool | None = None
    column: int = 0
    level: int | None = None
    role: Role = "body"
    page_start: bool = False
    raw: str | None = None
    weak: tuple[tuple[int, int], ...] = ()
    repair: RepairKind = "glyph"
    doubts: tuple[Doubt, ...] = ()
    reason: Reason | None = None

    def repaired(self, text: str, kind: RepairKind, raw: str | None = None) -> Line:
        """The line with a better text; what stood in the source (raw, else its text so far) is kept through all repairs."""
        if self.raw is not None:
            return replace(self, text=text)
        return replace(self, text=text, raw=self.text if raw is None else raw, repair=kind)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid: its place (from 0), how many rows and columns it covers, and its lines."""

    row: int
    column: int
    lines: tuple[Line, ...]
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as drawn: cells in reading order, none overlapping; header_rows as marked by the format, 0 if unmarked.

    ruled: False where the cells were told by white space or by meaning rather than by ruling lines or the format.
    short: rows with fewer cells than columns where the source does not tell which are missing (Markdown that lost spans);
    their cells stand at the left, in order.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    ruled: bool = True
    short: frozenset[int] = frozenset()

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines of all cells, in reading order."""
        return tuple(line for cell in self.cells for line in cell.lines)


Item: TypeAlias = Line | Grid


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature of the file as its certificate and dictionary tell it: told, not verified; None where unreadable.

    time: ISO 8601. covers_all: does it cover the whole file as it is?
    """

    signer: str | None = None
    organisation: str | None = None
    time: str | None = None
    reason: str | None = None
    covers_all: bool | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """What a reader makes of bytes: lines and grids in reading order.

    pages and page_sizes (width, height in points) are None where the format has no pages. ocr_pages: pages whose text
    was read from their picture; unread_pages: those that needed it while the program for it was missing.
    quality: what the text was before its diacritics were restored; restored: they were. lost_pages: those whose text is
    beyond help or not Vietnamese (None: all of a format without pages). signatures: the digital signatures of a PDF.
    unread_parts: names of parts of the file that could not be read.
    edges_told: running headers and footers have been told by where they stand, and are furniture.
    """

    items: tuple[Item, ...]
    pages: int | None = None
    page_sizes: tuple[tuple[float, float], ...] | None = None
    layer: Literal["native", "ocr", "none"] = "native"
    ocr_pages: tuple[int, ...] = ()
    unread_pages: tuple[int, ...] = ()
    quality: Quality = "clean"
    restored: bool = False
    lost_pages: tuple[int | None, ...] = ()
    signatures: tuple[Signature, ...] = ()
    edges_told: bool = False
    unread_parts: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line of the source, those of grids too, in reading order."""
        found: list[Line] = []
        for item in self.items:
            if isinstance(item, Grid):
                found.extend(item.lines)
            else:
                found.append(item)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's identity and its body."""

    name: str
    sha256: str
    media_type: str
    size: int
    body: Body


@dataclass(frozen=True, slots=True)
class Region:
    """A run of lines on one page: the first line's number, how many, and the box around them."""

    page: int | None
    line: int
    lines: int
    bbox: BBox | None


# A line that ends in a hyphen which touches a letter or digit, and goes on with a letter or digit: a code or a double
# name cut at its hyphen ("13/2018/QĐ-" + "UBND", "Văn hóa-" + "Xã hội"). "2.2.2-" + "Kết quả" is no such cut.
_CUT_BEFORE = re.compile(r"(?:[^\W\d_]-|\d-)$")
_CUT_DIGIT = re.compile(r"\d-$")
# "66-" + "NQ/TW": the party's numbers.
_PARTY_SYMBOL = re.compile(r"[^\W\d_]{2,6}/[^\W\d_]{2}")
_WEB = re.compile(r"(?:://|\bwww\.)\S+$")
_WEB_SIGNS = frozenset("./?=&#_-")


def glue(before: str, after: str) -> str:
    """What stands between two lines of one paragraph when they are joined: one blank, or nothing at a code's hyphen and
    inside a web address."""
    if not before or not after:
        return ""
    if after[0] in _WEB_SIGNS and after[1:2].isalnum() and _WEB.search(before):
        return ""
    if _CUT_BEFORE.search(before, max(0, len(before) - 2)) and after[0].isalnum():
        number = _CUT_DIGIT.search(before) and after[0].isalpha()
        return "" if not number or _PARTY_SYMBOL.match(after) else " "
    if before[-1] == "/" and after[0].isalnum() and len(before) > 1 and before[-2] != " ":
        return ""
    return " "


@dataclass(frozen=True, slots=True)
class Text:
    """A value with the lines it came from.

    marks: (offset in value, line) in rising order: from that offset on the characters come from that line. extra:
    lines that hold nothing but fixed words that introduce the value ("Nơi nhận:").
    """

    value: str
    marks: tuple[tuple[int, Line], ...] = ()
    extra: tuple[Line, ...] = ()

    @staticmethod
    def join(lines: Iterable[Line]) -> Text:
        """The lines of one paragraph or cell, blanks squeezed, joined by one blank (glue)."""
        value = ""
        marks: list[tuple[int, Line]] = []
        for line in lines:
            words = " ".join(line.text.split()) if "  " in line.text or "\t" in line.text else line.text.strip()
            value += glue(value, words)
            marks.append((len(value), line))
            value += words
        return Text(value, tuple(marks))

    def cut(self, start: int, end: int | None = None) -> Text:
        """The part [start:end] without outer blanks, with its own lines; extra stays with a part that begins at 0."""
        end = len(self.value) if end is None else end
        while start < end and self.value[start].isspace():
            start += 1
        while end > start and self.value[end - 1].isspace():
            end -= 1
        marks: list[tuple[int, Line]] = []
        for index, (offset, line) in enumerate(self.marks):
            stop = self.marks[index + 1][0] if index + 1 < len(self.marks) else len(self.value)
            if offset < end and stop > start:
                marks.append((max(0, offset - start), line))
        if not marks and self.marks:
            owner = [line for offset, line in self.marks if offset <= start] or [self.marks[0][1]]
            marks.append((0, owner[-1]))
        return Text(self.value[start:end], tuple(marks), self.extra if start == 0 else ())

    def behind(self, start: int) -> Text:
        """The part from start on; lines that lie wholly before it hold its mark or fixed words and stay with it."""
        rest = self.cut(start)
        kept = {line.number for _, line in rest.marks}
        return replace(rest, extra=(*self.extra, *(line for _, line in self.marks if line.number not in kept)))

    def with_value(self, value: str) -> Text:
        """Another wording of the same lines (offsets are no longer exact; the lines are)."""
        return Text(value, tuple((min(o, len(value)), line) for o, line in self.marks), self.extra)

    def with_extra(self, lines: Iterable[Line]) -> Text:
        """The same value, its region widened by lines of fixed words."""
        return replace(self, extra=(*self.extra, *lines))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line that the value came from, each once, by number."""
        if len(self.marks) == 1 and not self.extra:
            return (self.marks[0][1],)
        seen = {line.number: line for _, line in self.marks} | {line.number: line for line in self.extra}
        return tuple(seen[number] for number in sorted(seen))

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value


def chain(parts: Sequence[Text], separator: str = " ") -> Text:
    """Several values as one, in order, with the lines of all."""
    value = ""
    marks: list[tuple[int, Line]] = []
    extra: list[Line] = []
    for part in parts:
        if value and part.value:
            value += separator
        marks.extend((len(value) + offset, line) for offset, line in part.marks)
        extra.extend(part.extra)
        value += part.value
    return Text(value, tuple(marks), tuple(extra))


def regions(lines: Sequence[Line], following: Mapping[int, int]) -> list[Region]:
    """Lines, sorted by number, gathered into runs: one region for each page, or more where other lines stand between.

    following: number of each printed line -> number of the next printed line of the source. Empty lines between two
    printed lines thus lie inside a region; a line of another leaf never does.
    """
    runs: list[list[Line]] = []
    for line in lines:
        if runs and runs[-1][-1].page == line.page and following.get(runs[-1][-1].number) == line.number:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [
        Region(run[0].page, run[0].number, run[-1].number - run[0].number + 1, around(line.bbox for line in run))
        for run in runs
    ]


def around(boxes: Iterable[BBox | None]) -> BBox | None:
    """The smallest box around all boxes; None where there is none."""
    known = [box for box in boxes if box is not None]
    if len(known) < 2:
        return known[0] if known else None
    left, top, right, bottom = zip(*known, strict=True)
    return (min(left), min(top), max(right), max(bottom))
