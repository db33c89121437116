"""The list of recipients (nơi nhận): where each begins and ends, with marks or without, several on a line or one over lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from kehoach_parser.document import Line, Text
from kehoach_parser.structure.lexis import is_item, item_of, without_stops
from kehoach_parser.text.fold import key
from kehoach_parser.vocabulary.loader import words

# "4-G¥BAN NHAN DAN" for "TM. ỦY BAN NHÂN DÂN" reaches 76; other words stay under 50.
_ALIKE = 68.0
# The last line of an item without a mark ends before this share of the longest line of its column.
_SHORT = 0.8
# Letters of a note below the last recipient: who typed it, how many copies there are.
_LONGEST_NOTE, _INITIALS = 30, 6
# A second recipient behind the stop of the first, with its mark; without marks the stop alone parts them.
_MARKED = re.compile(r"(?<=[;,.])\s+(?=[-+–*•]\s*\S)")
_UNMARKED = re.compile(r"(?<=;)\s+(?=\S)")


def recipients_of(text: Text) -> list[Text]:
    """The recipients that a text names, without marks and stops: one, or several where each has a mark or a stop."""
    cuts = _MARKED if is_item(text.value) else _UNMARKED
    ends = [match.end() for match in cuts.finditer(text.value)]
    pieces = [text.cut(start, end) for start, end in zip([0, *ends], [*ends, len(text.value)], strict=True)] if ends else [text]
    return [recipient for recipient in map(_bare, pieces) if recipient or len(pieces) == 1]


def _bare(text: Text) -> Text:
    marker = item_of(text.value)
    if marker is not None:
        text = text.behind(marker.end)
    return text.with_value(without_stops(text.value))


def behind_label(line: Line) -> Text:
    """What stands on the line behind "Nơi nhận:"."""
    text = Text.join([line])
    colon = text.value.find(":")
    rest = text.cut(colon + 1) if 0 < colon < len(text.value) - 1 else Text("")
    return rest if any(c.isalnum() for c in rest.value) else Text("")


def is_beside(text: Text) -> bool:
    """Is it the authority to sign, which OCR read on one line with the recipients' label from the column beside it?"""
    return any(fuzz.ratio(key(text.value), word) >= _ALIKE for word in words("layout", "beside_recipients"))


def is_next(line: Line, items: Sequence[Sequence[Line]], lines: Sequence[Line]) -> bool:
    """Is the line the next of a list that has no marks?"""
    if any(is_item(item[0].text) for item in items):
        return False
    before = items[-1][-1]
    return line.start is True or before.text.rstrip().endswith(";") or _short(before, lines)


def _short(line: Line, lines: Sequence[Line]) -> bool:
    """Does the line end well before the longest of its column, as the last line of an item without a mark does?"""
    longest = max((len(other.text.strip()) for other in lines if other.column == line.column), default=0)
    return line.start is None and len(line.text.strip()) < _SHORT * longest


def ended(line: Line, below: Sequence[Line]) -> bool:
    """Does the line end its item? A stop does where no item follows: "VP." in the list stops nothing."""
    text = line.text.rstrip()
    return text.endswith(";") or (text.endswith(".") and not any(is_item(other.text) and other.column == line.column for other in below))


def is_below_filed(line: Line, last: Sequence[Line]) -> bool:
    """A note with a figure, in brackets or of initials right below the last recipient, what stays in the files: "TH (25b)"."""
    marker = item_of(last[0].text)
    filed = key(last[0].text.strip()[marker.end if marker is not None else 0 :])
    opens = any(filed == word or filed.startswith(word + " ") for word in words("layout", "filed"))
    text = line.text.strip()
    note = len(text) <= _LONGEST_NOTE and (any(map(str.isdigit, text)) or text[:1] == "(" or (text.isupper() and len(text) <= _INITIALS))
    return opens and note and line.column == last[-1].column
