"""The fixed words of a letterhead: the mottos of state and party, the other body's name in their place, and what OCR makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from kehoach_parser.document import BBox, Line, Text, chain
from kehoach_parser.extract.letterhead.dates import opens_date
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

# More letters than this beside a motto are words of their own.
_MOTTO_EXTRA = 6
# How alike (0..100) a line is to a motto that OCR read, a part of a line to a motto that it was run together with; a part of a
# motto has so many letters at least, and so many stand before one that is run on; a word cut in two has no more before the cut.
_ALIKE, _ALIKE_INSIDE = 80, 70
_SHORTEST_PART, _BEFORE_MOTTO, _CUT_WORD = 7, 4, 3
# The motto stands so close below the name of the country (points).
_BELOW = 24.0


def is_motto(line: Line) -> bool:
    """A line of fixed words and nothing else."""
    return not without_motto(Text.join([line]))[0]


def names_second_body(text: Text) -> bool:
    """The name of the body that a letterhead has in the motto's place: the Youth Union's papers have its own there."""
    return key(text.value) in words("layout", "second_body")


def without_motto(text: Text) -> tuple[Text, tuple[Line, ...]]:
    """(what is left, lines of fixed words): the motto or a part of it cut out of a line that may hold more."""
    plain = key(text.value)
    for motto in words("layout", "motto"):
        near = len(plain) < len(motto) + _MOTTO_EXTRA and fuzz.ratio(plain, motto) >= _ALIKE
        if (len(plain) >= _SHORTEST_PART and plain in motto) or (near and not plain.startswith(motto + " ")):
            return Text(""), text.lines
        if plain.startswith(motto + " "):
            # Both lines of it may stand on one.
            return without_motto(text.behind(_offset_behind(text.value, motto)))
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


def is_garbled_motto(text: Text, fixed: Sequence[Line]) -> bool:
    """OCR makes nothing of some underlined mottos: what it is in doubt of, right below the name of the country, which alone
    was found (fixed)."""
    if len(fixed) != 1 or any(char.isdigit() for char in text.value) or opens_date(text.value):
        return False
    name = fixed[0].bbox
    return name is not None and all(line.weak and line.bbox is not None and _is_below(line.bbox, name) for line in text.lines)


def _is_below(box: BBox, above: BBox) -> bool:
    return above[0] <= (box[0] + box[2]) / 2 <= above[2] and 0 < box[3] - above[3] <= _BELOW


def rest_of_motto(plain: str) -> set[str]:
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
