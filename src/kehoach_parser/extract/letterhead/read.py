"""The letterhead: issuer, number, symbol, place, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_parser.document import Line, Text, chain
from kehoach_parser.draft import Letterhead
from kehoach_parser.extract.letterhead.dates import find_date, opens_date
from kehoach_parser.extract.letterhead.handwriting import without_handwriting
from kehoach_parser.extract.letterhead.motto import is_garbled_motto, is_motto, names_second_body, rest_of_motto, without_motto
from kehoach_parser.extract.letterhead.number import find_number, joined_numbers, opens_number, own_number, taken
from kehoach_parser.structure.lexis import has_stop, is_capital
from kehoach_parser.text.fold import CAPITALS, fold, key
from kehoach_parser.vocabulary.loader import words

# Lines of an issuer, its superior above it; letters of such a line; words of a place, words behind a date on its line.
_LONGEST_ISSUER, _LONGEST_LINE = 5, 100
_LONGEST_PLACE, _BEHIND_DATE = 8, 4
# A document is cited by number and symbol: "71/KH-UBND".
_CITED = re.compile(rf"\d\s*/\s*(?:\d{{4}}\s*/\s*)?[{CAPITALS}]{{2}}")


@dataclass(slots=True)
class Heading:
    """What the letterhead holds; values carry their lines. rest: texts that were not understood;
    fixed: lines of fixed words with no value to introduce; about: what a letter says that it is about ("V/v ...")."""

    issuer: Text | None = None
    number: Text | None = None
    symbol: Text | None = None
    place: Text | None = None
    day: Text | None = None
    month: Text | None = None
    year: Text | None = None
    dated: bool = False
    numbered: bool = False
    rest: list[Text] = field(default_factory=list)
    fixed: list[Line] = field(default_factory=list)
    about: Text | None = None
    issuer_lines: list[Text] = field(default_factory=list)
    doubtful: dict[str, Text] = field(default_factory=dict)

    def draft(self) -> Letterhead:
        """The values, frozen."""
        return Letterhead(
            issuer=self.issuer,
            number=self.number,
            symbol=self.symbol,
            place=self.place,
            dated=self.dated,
            day=self.day,
            month=self.month,
            year=self.year,
            issuer_lines=tuple(line for text in self.issuer_lines for line in _printed_lines(text)),
            doubtful=self.doubtful,
        )


def _printed_lines(text: Text) -> list[str]:
    """A value line by line, as printed."""
    starts = [offset for offset, _ in text.marks] or [0]
    return [text.value[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text.value)], strict=True)]


def read_heading(lines: Sequence[Line]) -> Heading:
    """The letterhead's values from its lines, side by side or one after the other, or run together by OCR."""
    reading = _Reading()
    printed: list[Text] = []
    for paragraph in joined_numbers(_paragraphs(lines)):
        text, doubtful = without_handwriting(paragraph)
        reading.heading.doubtful |= doubtful
        printed.append(text)
    number = own_number(printed)
    for index, paragraph in enumerate(printed):
        own = reading.without_fixed(paragraph)
        if own is not None:
            reading.take(own, owns_number=index == number)
    return reading.finished()


@dataclass(slots=True)
class _Reading:
    """How far a letterhead is read. fixed: lines of fixed words; pending: a date whose year must still come, waited: it was
    waited for once; awaited: the rest of a motto that a narrow column broke; motto: one was found; about: the subject
    of a letter goes on."""

    heading: Heading = field(default_factory=Heading)
    fixed: list[Line] = field(default_factory=list)
    issuer: list[Text] = field(default_factory=list)
    pending: Text | None = None
    waited: bool = False
    awaited: set[str] = field(default_factory=set)
    motto: bool = False
    about: bool = False

    def without_fixed(self, paragraph: Text) -> Text | None:
        """What a paragraph holds besides fixed words; None where that is nothing."""
        if key(paragraph.value) in self.awaited or (names_second_body(paragraph) and (self.issuer or self.heading.numbered)):
            self.motto = True
            self.fixed.extend(paragraph.lines)
            return None
        text, motto = without_motto(paragraph)
        self.fixed.extend(motto)
        if motto or text.value != paragraph.value:
            self.motto = True
        if motto:
            self.awaited |= rest_of_motto(key(paragraph.value))
        elif is_garbled_motto(paragraph, self.fixed):
            self.fixed.extend(paragraph.lines)
            return None
        if not any(char.isalnum() for char in text.value):
            self.fixed.extend(text.lines if text else ())
            return None
        return text

    def take(self, text: Text, *, owns_number: bool) -> None:
        """Number and symbol, place and date, a line of the issuer, or what was not understood."""
        if self.pending is not None and not (owns_number and opens_number(text.value)):
            text = chain([self.pending, text])
            self.pending = None
        if owns_number:
            text = self._without_number(text)
        if not text or self._take_dated(text) or self._take_about(text):
            return
        if not self.heading.numbered and not self.heading.dated and len(self.issuer) < _LONGEST_ISSUER:
            self.issuer.append(text)
        else:
            self.heading.rest.append(text)

    def _without_number(self, text: Text) -> Text:
        """What stands behind number and symbol; the issuer may stand before them."""
        match = find_number(text.value)
        if match is None:
            return text
        self.heading.numbered = True
        self.heading.number, self.heading.symbol = taken(text, match)
        before = text.cut(0, match.start())
        if any(char.isalnum() for char in before.value):
            self.issuer.append(before)
        behind = text.cut(match.end())
        behind = behind if any(char.isalnum() for char in behind.value) else Text("")
        # "Số:" on a line of its own belongs to what it introduces.
        told = {line.number for part in (self.heading.number, self.heading.symbol, before, behind) if part for line in part.lines}
        self.heading.symbol = self.heading.symbol.with_extra(line for line in text.lines if line.number not in told)
        return behind

    def _take_dated(self, text: Text) -> bool:
        """Is it place and date, all of it or up to the year that must come?"""
        if self.heading.dated or not opens_date(text.value):
            return False
        date = find_date(text.value)
        if date is not None and not _is_date_line(text.value, date):
            return False
        if (date is None or date.group("year") is None) and self.pending is None and not self.waited:
            # A narrow column breaks "... tháng 01 năm / 2024".
            self.pending, self.waited = text, True
        elif date is None:
            self.heading.rest.append(text)
        else:
            _take_date(self.heading, text, date, self.fixed)
        return True

    def _take_about(self, text: Text) -> bool:
        """What a letter is about, below its number: "V/v ...", and the line that goes on with it."""
        opens = self.heading.about is None and any(fold(text.value).startswith(word) for word in words("layout", "about"))
        goes_on = self.heading.about is not None and self.about and self.heading.about.lines[-1].column == text.lines[0].column
        self.about = opens or goes_on
        if opens:
            self.heading.about = text
        elif goes_on and self.heading.about is not None:
            self.heading.about = chain([self.heading.about, text])
        return self.about

    def finished(self) -> Heading:
        """What is decided at the end: a date that never got its year, the issuer's lines, whose the fixed words are."""
        if self.pending is not None:
            date = find_date(self.pending.value)
            if date is not None:
                _take_date(self.heading, self.pending, date, self.fixed)
            else:
                self.heading.rest.append(self.pending)
        anchored = self.motto or self.heading.numbered or self.heading.dated
        issuer = _issuing(self.issuer, anchored=anchored)
        self.heading.rest = [*(text for text in self.issuer if text not in issuer), *self.heading.rest]
        if issuer:
            self.heading.issuer = chain(issuer)
            self.heading.issuer_lines = issuer
        _own_fixed(self.heading, self.fixed)
        return self.heading


def _issuing(lines: Sequence[Text], *, anchored: bool) -> list[Text]:
    """The lines that name the issuing body. A page's title and its lead-in above a letterhead are none of it.

    anchored: motto, number or date tell that a letterhead is there; without them capitals alone are taken for one.
    """
    first = next((index for index, text in enumerate(lines) if is_capital(text.value, fewest=2)), None)
    if first is None:
        return [text for text in lines if anchored and _may_name_body(text.value)]
    return [text for text in lines[first:] if _may_name_body(text.value) and (anchored or is_capital(text.value))]


def _may_name_body(text: str) -> bool:
    if is_capital(text):
        return len(text) <= _LONGEST_LINE and text[-1:] not in "?!" and not (_CITED.search(text) and _opens_kind(text))
    return len(text) <= _LONGEST_LINE and not has_stop(text) and not _CITED.search(text)


def _opens_kind(text: str) -> bool:
    plain = key(text)
    return any(plain.startswith(kind + " ") for kind in words("kinds", "kind"))


def _is_date_line(text: str, date: re.Match[str]) -> bool:
    """Is it place and date, and no sentence that holds a day?"""
    place, behind = text[date.start("place") : date.end("place")], text[date.end() :]
    return "/" not in place and len(place.split()) <= _LONGEST_PLACE and len(behind.split()) <= _BEHIND_DATE and not date.start()


def _paragraphs(lines: Sequence[Line]) -> list[Text]:
    """Lines joined where the format says that they are one paragraph."""
    groups: list[list[Line]] = []
    for line in lines:
        joins = bool(groups) and line.start is False and groups[-1][-1].column == line.column
        if joins and not _stands_alone(line) and not _stands_alone(groups[-1][-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Text.join(group) for group in groups]


def _stands_alone(line: Line) -> bool:
    return is_motto(line) or opens_number(line.text)


def _take_date(heading: Heading, text: Text, match: re.Match[str], fixed: list[Line]) -> None:
    heading.dated = True
    for left in (text.cut(0, match.start()), text.cut(match.end())):
        if any(char.isalnum() for char in left.value):
            heading.rest.append(left)
        elif left:
            fixed.extend(left.lines)
    place = text.cut(match.start("place"), match.end("place"))
    if place and (name := place.value.strip(" ,.…;*_-–")):
        heading.place = place.with_value(name)
    elif place:
        fixed.extend(place.lines)
    for name in ("day", "month", "year"):
        if match.group(name):
            setattr(heading, name, text.cut(match.start(name), match.end(name)))


def _own_fixed(heading: Heading, fixed: Sequence[Line]) -> None:
    """Fixed words lie in the provenance of the value that they introduce: the motto stands above place and date."""
    for name in ("place", "year", "month", "symbol", "issuer"):
        value = getattr(heading, name)
        if value is not None:
            setattr(heading, name, value.with_extra(fixed))
            return
    heading.fixed.extend(fixed)
