"""The letterhead: issuer, number, symbol, place, date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from kehoach_parser.document import BBox, Line, Text, chain
from kehoach_parser.draft import Letterhead
from kehoach_parser.extract.handwriting import without_handwriting
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

# "S6" and "5ố" are what OCR makes of "Số".
_NUMBER = re.compile(
    r"(?:^|(?<=\s))s[o06ốồ5]\s*[:.;]?\s*(?P<number>\d[\d\s]{0,6}?|)[\s.…_]*[/-]\s*(?P<symbol>[A-ZĐ][A-Za-zĐđ]{0,9}(?:\s*[-–/&.]\s*[A-ZĐ][A-Za-zĐđ0-9]{0,11})*)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?P<place>[^\n]{0,60}?)[,.;]?\s*\bng[a-z]y(?:\b|(?=\d))\s*(?P<day>\d{1,2})?[\s.…_]*th[a-z]ng\s*(?P<month>\d{1,2})?[\s.…_]*n[a-z]m\s*(?P<year>\d{4})?"
)
# More letters than this beside a motto are words of their own.
_MOTTO_EXTRA = 6
# Lines of an issuer, its superior above it; a number with its symbol stands within so many letters, or is the first found.
_LONGEST_ISSUER, _NUMBER_WITHIN = 5, 4
# How alike (0..100) a line is to a motto that OCR read, a part of a line to a motto that it was run together with; a part of a
# motto has so many letters at least, and so many stand before one that is run on; a word cut in two has no more before the cut.
_ALIKE, _ALIKE_INSIDE = 80, 70
_SHORTEST_PART, _BEFORE_MOTTO, _CUT_WORD = 7, 4, 3
# The motto stands so close below the name of the country (points).
_BELOW = 24.0
_DATE_HEAD = re.compile(r"\bng[a-z]y(?:\b|(?=\d))")


@dataclass(slots=True)
class Heading:
    """What the letterhead holds; values carry their lines. rest: texts that were not understood;
    fixed: lines of fixed words with no value to introduce."""

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
            issuer_lines=tuple(text.value for text in self.issuer_lines),
            doubtful=self.doubtful,
        )


def read_heading(lines: Sequence[Line]) -> Heading:
    """The letterhead's values from its lines, side by side or one after the other, or run together by OCR."""
    reading = _Reading()
    for printed in _paragraphs(lines):
        paragraph, doubtful = without_handwriting(printed)
        reading.heading.doubtful |= doubtful
        text = reading.without_fixed(paragraph)
        if text is not None:
            reading.take(text)
    return reading.finished()


@dataclass(slots=True)
class _Reading:
    """How far a letterhead is read. fixed: lines of fixed words; pending: a date whose year must still come, waited: it was
    waited for once; awaited: the rest of a motto that a narrow column broke."""

    heading: Heading = field(default_factory=Heading)
    fixed: list[Line] = field(default_factory=list)
    issuer: list[Text] = field(default_factory=list)
    pending: Text | None = None
    waited: bool = False
    awaited: set[str] = field(default_factory=set)

    def without_fixed(self, paragraph: Text) -> Text | None:
        """What a paragraph holds besides fixed words; None where that is nothing."""
        if key(paragraph.value) in self.awaited:
            self.fixed.extend(paragraph.lines)
            return None
        text, motto = _without_motto(paragraph)
        self.fixed.extend(motto)
        if motto:
            self.awaited |= _rest_of_motto(key(paragraph.value))
        elif _is_garbled_motto(paragraph, self.fixed):
            self.fixed.extend(paragraph.lines)
            return None
        if not any(char.isalnum() for char in text.value):
            self.fixed.extend(text.lines if text else ())
            return None
        return text

    def take(self, text: Text) -> None:
        """Number and symbol, place and date, a line of the issuer, or what was not understood."""
        if self.pending is not None and _NUMBER.match(fold_o(text.value)) is None:
            text = chain([self.pending, text])
            self.pending = None
        text = self._without_number(text)
        if not text or self._take_dated(text):
            return
        if not self.heading.numbered and not self.heading.dated and len(self.issuer) < _LONGEST_ISSUER:
            self.issuer.append(text)
        else:
            self.heading.rest.append(text)

    def _without_number(self, text: Text) -> Text:
        """What stands behind number and symbol; the issuer may stand before them."""
        number = None if self.heading.numbered else _NUMBER.search(fold_o(text.value))
        if number is None or (number.start() >= _NUMBER_WITHIN and self.heading.symbol is not None):
            return text
        before, behind = _take_number(self.heading, text, number)
        if before:
            self.issuer.append(before)
        return behind

    def _take_dated(self, text: Text) -> bool:
        """Is it place and date, all of it or up to the year that must come?"""
        folded = fold(text.value)
        if self.heading.dated or not _DATE_HEAD.search(folded):
            return False
        date = _DATE.search(folded)
        if (date is None or date.group("year") is None) and self.pending is None and not self.waited:
            # A narrow column breaks "... tháng 01 năm / 2024".
            self.pending, self.waited = text, True
        elif date is None:
            self.heading.rest.append(text)
        else:
            _take_date(self.heading, text, date, self.fixed)
        return True

    def finished(self) -> Heading:
        """What is decided at the end: a date that never got its year, the issuer's lines, whose the fixed words are."""
        if self.pending is not None:
            date = _DATE.search(fold(self.pending.value))
            if date is not None:
                _take_date(self.heading, self.pending, date, self.fixed)
            else:
                self.heading.rest.append(self.pending)
        if self.issuer:
            self.heading.issuer = chain(self.issuer)
            self.heading.issuer_lines = self.issuer
        _own_fixed(self.heading, self.fixed)
        return self.heading


def fold_o(text: str) -> str:
    """Text with the vowels of "Số" folded and everything else kept, so that the case of symbols is seen."""
    return re.sub(r"^(\s*[sS])[ốồôoóò](?=\s*[:.;\d/ ])", r"\1o", text)


def _paragraphs(lines: Sequence[Line]) -> list[Text]:
    """Lines joined where the format says that they are one paragraph."""
    groups: list[list[Line]] = []
    for line in lines:
        joins = bool(groups) and line.start is False and groups[-1][-1].column == line.column
        if joins and not _is_motto(line) and not _is_motto(groups[-1][-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Text.join(group) for group in groups]


def _is_motto(line: Line) -> bool:
    return not _without_motto(Text.join([line]))[0]


def _without_motto(text: Text) -> tuple[Text, tuple[Line, ...]]:
    """(what is left, lines of fixed words): the motto or a part of it cut out of a line that may hold more."""
    plain = key(text.value)
    for motto in words("layout", "motto"):
        near = len(plain) < len(motto) + _MOTTO_EXTRA and fuzz.ratio(plain, motto) >= _ALIKE
        if (len(plain) >= _SHORTEST_PART and plain in motto) or (near and not plain.startswith(motto + " ")):
            return Text(""), text.lines
        if plain.startswith(motto + " "):
            # Both lines of it may stand on one.
            return _without_motto(text.behind(_offset_behind(text.value, motto)))
        if len(plain) > len(motto):
            folded = fold(text.value)
            squeezed, offsets = _squeezed(folded)
            where = fuzz.partial_ratio_alignment(motto, squeezed)
            if where is not None and where.score >= _ALIKE_INSIDE and where.dest_start > _BEFORE_MOTTO:
                # OCR reads both columns as one line: the issuer stands before the motto. The cut goes to the blank
                # that stands nearest.
                start = offsets[where.dest_start]
                blank = max(folded.rfind(" ", 0, start + 1), 0)
                after = folded.find(" ", start)
                cut = blank if start - blank <= _CUT_WORD or after < 0 else start
                rest = text.behind(offsets[where.dest_end - 1] + 1)
                return chain([text.cut(0, cut), rest]) if any(map(str.isalnum, rest.value)) else text.cut(0, cut), ()
    return text, ()


def _squeezed(folded: str) -> tuple[str, list[int]]:
    """(letters and digits with single blanks between the words, offset in folded of each)."""
    kept = [(" ", index) if not char.isalnum() else (char, index) for index, char in enumerate(folded)]
    kept = [pair for place, pair in enumerate(kept) if pair[0] != " " or (place and kept[place - 1][0] != " ")]
    return "".join(char for char, _ in kept), [index for _, index in kept]


def _is_garbled_motto(text: Text, fixed: Sequence[Line]) -> bool:
    """OCR makes nothing of some underlined mottos: what it is in doubt of, right below the name of the country, which alone
    was found (fixed)."""
    if len(fixed) != 1 or any(char.isdigit() for char in text.value) or _DATE_HEAD.search(fold(text.value)):
        return False
    name = fixed[0].bbox
    return name is not None and all(line.weak and line.bbox is not None and _is_below(line.bbox, name) for line in text.lines)


def _is_below(box: BBox, above: BBox) -> bool:
    return above[0] <= (box[0] + box[2]) / 2 <= above[2] and 0 < box[3] - above[3] <= _BELOW


def _rest_of_motto(plain: str) -> set[str]:
    """What must still come of a motto whose first lines read plain: narrow columns break it."""
    rests = {motto[len(plain) :].strip() for motto in words("layout", "motto") if motto.startswith(plain)}
    return rests - {""}


def _offset_behind(text: str, words_: str) -> int:
    """Offset in text behind the letters of words_, which it begins with when folded."""
    letters = len(words_.replace(" ", ""))
    for index, char in enumerate(text):
        letters -= char.isalnum()
        if not letters:
            return index + 1
    return len(text)


def _take_number(heading: Heading, text: Text, match: re.Match[str]) -> tuple[Text | None, Text]:
    """(text before, text behind) the number and symbol of a line."""
    heading.numbered = True
    if match.group("number").strip():
        number = text.cut(match.start("number"), match.end("number"))
        heading.number = number.with_value("".join(number.value.split()))
    symbol = text.cut(match.start("symbol"), match.end("symbol"))
    heading.symbol = symbol.with_value("".join(symbol.value.split()).replace("–", "-"))
    before = text.cut(0, match.start())
    return before if any(char.isalnum() for char in before.value) else None, text.cut(match.end())


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
