"""Where a paragraph ends when nothing but the print tells: indentation, line ends, the width of a full line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from kehoach_parser.document import Line
from kehoach_parser.structure.lexis import is_capital, is_closed
from kehoach_parser.structure.widths import width


class Verdict(IntEnum):
    """Does a line begin a paragraph? The farther from 0 the surer."""

    GOES_ON = -2
    LIKELY_GOES_ON = -1
    UNKNOWN = 0
    LIKELY_BEGINS = 1
    BEGINS = 2


# A blank between words, thousandths of an em.
_BLANK = 250
# Share of the column that stays free although the next line's first word would not have fitted: measured on four
# print-outs, lines inside a paragraph leave at most 0.05 (a first line with its indent 0.08, bold type 0.11), lines
# that end a paragraph 0.16 or more in nine of ten cases.
_FREE_SURELY = 0.14
_FREE_LIKELY = 0.09
# Where first lines are indented, a line that is not goes on after one that leaves so much: a text wrapped by letters
# leaves up to 0.2 in widths of Times (six plans wrapped at 60 to 120 letters).
_FREE_FLUSH = 0.25
# The same in points on a page, as shares of the column: what stays free behind a line that is short; what no line leaves
# that goes on, without indents and with them (a heading in bold type is set looser).
_SHORT, _WIDE, _WIDE_FLUSH = 0.03, 0.2, 0.25
# An indent of a first line is 1 to 1.27 cm (28 to 36 pt); hanging numbers shift a line by less than this.
_INDENT = 12.0
# No page sets its text narrower than 11.8 cm at 14 pt: a text whose lines are all shorter was never wrapped.
_NARROWEST = 24_000
# First lines that layout tools set in by blanks, and the share of such lines, and of others, that makes it a habit.
_FIRST_LINE = (3, 12)
_MARKED_SHARE = 0.15
_FLUSH_SHARE = 0.08
# Lines that a page must have to tell its margins by itself.
_ENOUGH = 12
# Share of the lines of a page, of a document, that begin at its left margin at least; of those that are indented alike,
# for it to be the indent of first lines; and never fewer lines than this.
_OFTEN, _SELDOM = 0.12, 0.04
_INDENTED, _TWICE = 0.08, 2
# The widest lines of all are tables, addresses or two paragraphs run together: this share of the lines is no wider than a
# full line, in widths of Times and in points (where a justified text has many that are just as wide).
_FULL_SHARE, _RIGHT_SHARE = 0.97, 0.9


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float
    indent: float | None


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


class Layout:
    """The measures of one document's lines, and verdicts on its line breaks."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._margins: dict[int | None, _Margins] = {}
        boxed = [line for line in lines if line.bbox is not None and line.column == 0]
        by_page: dict[int | None, list[Line]] = {}
        for line in boxed:
            by_page.setdefault(line.page, []).append(line)
        overall = _margins(boxed, _SELDOM)
        for page, group in by_page.items():
            own = _margins(group, _OFTEN) if len(group) >= _ENOUGH else None
            if own is not None and overall is not None and abs(own.right - overall.right) < 2 * _INDENT and own.left > overall.left:
                # A page of short paragraphs, each of them indented: its indent is not its margin.
                own = overall
            self._margins[page] = own or overall or _Margins(0, 0, None)
        # Capitals are wider: titles of more letters than a line holds in text that was not printed in Times.
        unboxed = sorted(width(line.text) for line in lines if line.bbox is None and not is_capital(line.text))
        self._full = max(_NARROWEST, unboxed[min(len(unboxed) - 1, int(len(unboxed) * _FULL_SHARE))]) if unboxed else 0
        # Letterheads and signatures printed side by side lost their indents when they were taken apart.
        printed = [line for line in lines if line.bbox is None and line.column == 0 and line.text.strip()]
        self._margin = min(map(_indent, printed), default=0)
        indents = [_indent(line) - self._margin for line in printed]
        marked = sum(_FIRST_LINE[0] <= indent <= _FIRST_LINE[1] for indent in indents)
        flush = sum(indent < _FIRST_LINE[0] for indent in indents)
        self._blanks = marked >= _MARKED_SHARE * len(indents) and flush >= _FLUSH_SHARE * len(indents) and bool(indents)

    def verdict(self, before: Line, line: Line) -> Verdict:
        """Does line begin a new paragraph after before? From the print alone, not from what is written."""
        if line.start is not None:
            return Verdict.BEGINS if line.start else Verdict.GOES_ON
        if before.column != line.column and not (before.column == 0 and line.column == 1):
            return Verdict.BEGINS
        if before.bold and line.bold is False and not self._runs_in(before, line):
            # A bold heading is over where the type changes.
            return Verdict.LIKELY_BEGINS
        if line.bbox is not None and before.bbox is not None:
            return self._boxed(before, line)
        return self._measured(before, line)

    def room(self, before: Line, line: Line) -> float:
        """The share of a full line that stays free behind before, had the first word of line been set there; 0 where lines have
        their places on a page, or nothing is known."""
        if not self._full or before.bbox is not None:
            return 0.0
        return 1 - (width(before.text) + _BLANK + width(line.text.split(None, 1)[0] if line.text.strip() else "")) / self._full

    def _runs_in(self, before: Line, line: Line) -> bool:
        """Does a bold title whose colon ends a full line go on in the plain text at the margin below it?"""
        boxed = line.bbox is not None and before.bbox is not None
        return boxed and before.text.rstrip().endswith(":") and self._boxed(before, line) is Verdict.GOES_ON

    def _boxed(self, before: Line, line: Line) -> Verdict:
        if before.bbox is None or line.bbox is None:
            return Verdict.UNKNOWN
        here, there = self._margins.get(line.page), self._margins.get(before.page)
        if here is None or there is None:
            return Verdict.UNKNOWN
        first = line.text.split(" ", 1)[0]
        advance = (line.bbox[2] - line.bbox[0]) / max(1, len(line.text))
        # What stays free behind the line above, had the first word of this one been set there: a share of the column.
        free = (there.right - before.bbox[2] - (len(first) + 1) * advance) / max(1, there.right - there.left)
        short = free > _SHORT
        indented = line.bbox[0] - here.left > _INDENT
        if here.indent is None:
            if short:
                return Verdict.LIKELY_BEGINS if free > _WIDE or is_closed(before.text) else Verdict.UNKNOWN
            return Verdict.UNKNOWN if is_closed(before.text) else Verdict.LIKELY_GOES_ON
        if indented:
            usual = abs(line.bbox[0] - here.left - here.indent) < _INDENT / 2
            if short:
                return Verdict.BEGINS
            if before.bbox[0] - there.left > _INDENT and not usual:
                return Verdict.UNKNOWN
            return Verdict.BEGINS if usual else Verdict.LIKELY_BEGINS
        if short:
            return Verdict.LIKELY_BEGINS if is_closed(before.text) or free > _WIDE_FLUSH else Verdict.UNKNOWN
        return Verdict.GOES_ON

    def _measured(self, before: Line, line: Line) -> Verdict:
        if not self._full:
            return Verdict.UNKNOWN
        indent = _indent(line) - self._margin
        if self._blanks and _FIRST_LINE[0] <= indent <= _FIRST_LINE[1]:
            return Verdict.BEGINS
        free = self.room(before, line)
        if self._blanks and indent < _FIRST_LINE[0] and not line.gap and free <= _FREE_FLUSH:
            # First lines are indented here: the length of the line before tells little of one that is not.
            return Verdict.LIKELY_GOES_ON
        if free > _FREE_SURELY:
            return Verdict.BEGINS if is_closed(before.text) or line.gap else Verdict.LIKELY_BEGINS
        if free > _FREE_LIKELY or (line.gap and not line.page_start):
            return Verdict.LIKELY_BEGINS if is_closed(before.text) else Verdict.UNKNOWN
        return Verdict.UNKNOWN if is_closed(before.text) and not self._blanks else Verdict.LIKELY_GOES_ON


def _margins(lines: Sequence[Line], share: float) -> _Margins | None:
    if not lines:
        return None
    lefts = Counter(round(line.bbox[0]) for line in lines if line.bbox is not None)
    rights = sorted(line.bbox[2] for line in lines if line.bbox is not None)
    # The left margin is the leftmost place where lines often begin, so that a page of short paragraphs, all of them
    # indented, does not take the indent for the margin.
    often = [place for place, count in lefts.items() if count >= max(_TWICE, share * len(lines))]
    left = float(min(often)) if often else float(min(lefts))
    indents = Counter(place - left for place in lefts.elements() if place - left > _INDENT)
    common = indents.most_common(1)
    indent = float(common[0][0]) if common and common[0][1] >= max(_TWICE, _INDENTED * len(lines)) else None
    return _Margins(left, rights[min(len(rights) - 1, int(len(rights) * _RIGHT_SHARE))], indent)
