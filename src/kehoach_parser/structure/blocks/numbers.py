"""Does a line with a number at its head begin a unit? It may as well be a number of the sentence above it."""

from __future__ import annotations

import re

from kehoach_parser.structure.blocks.openings import calls_number
from kehoach_parser.structure.blocks.place import Place, Rules
from kehoach_parser.structure.layout import Verdict
from kehoach_parser.structure.lexis import has_stop, is_capital, item_of, squeeze
from kehoach_parser.structure.markers import Marker, parse_marker

# A number of an enumeration inside a sentence, with what stands before it there.
_INLINE = re.compile(r"(?<=[:;,])\s+(?=\(?(?:\d{1,2}|[a-zđ])\))")


def _inside_enumeration(place: Place) -> bool | None:
    """"... ba tổ: / (1) Tổ đào; (2) Tổ trồng; / (3) Tổ tưới": a list inside a sentence has its next number, or the one before,
    in the middle of a line. On a page the first line of a paragraph is told by its indent all the same.
    """
    if place.marker is None or place.marker.style not in ("letter", "paren", "parens") or place.line.start:
        return None
    if place.line.bbox is not None and place.verdict == Verdict.BEGINS:
        return None
    above = _inline_numbers(" ".join(squeeze(line.text) for line in place.open_lines), place.marker)
    here = _inline_numbers(place.text, place.marker)
    return False if place.marker.path[0] - 1 in above or place.marker.path[0] + 1 in here else None


def _inline_numbers(text: str, like: Marker) -> set[int]:
    """The numbers of like's style inside the text, not at its head."""
    marks = (parse_marker(text[found.end() :]) for found in _INLINE.finditer(text))
    return {mark.path[0] for mark in marks if mark is not None and mark.style == like.style}


def _print_begins(place: Place) -> bool | None:
    return place.strict or place.plausible if place.verdict >= Verdict.LIKELY_BEGINS else None


def _deep_behind_stop(place: Place) -> bool | None:
    """Behind a stop a number of several parts is one of a unit, be it repeated or out of turn."""
    silent = place.verdict == Verdict.UNKNOWN and place.closed
    return True if silent and _is_deep(place) and place.plausible and not place.head.islower() else None


def _capitals_behind_stop(place: Place) -> bool | None:
    """A title in capitals, its number be it repeated: "IV." behind "IV."."""
    silent = place.verdict == Verdict.UNKNOWN and place.closed
    return True if silent and _style(place) == "roman" and is_capital(place.text) and place.plausible else None


def _out_of_turn(place: Place) -> bool | None:
    return False if not place.strict or place.head.islower() else None


def _below_capitals(place: Place) -> bool | None:
    return True if is_capital(place.before.text) and not is_capital(place.text) else None


def _behind_item(place: Place) -> bool | None:
    """Behind an item that ends, the next number of the list goes back to the margin of its units, or to the left of the item."""
    first = place.open_lines[0]
    if item_of(squeeze(first.text)) is None or not place.strict or not has_stop(place.before.text) or not place.head.isupper():
        return None
    return True if first.bbox is None or place.line.bbox is None or place.line.bbox[0] < first.bbox[0] else None


def _inside_paragraph(place: Place) -> bool | None:
    """Where the print says that the paragraph goes on, only a change of type says more."""
    return bool(place.line.bold) and not place.before.bold if place.verdict == Verdict.GOES_ON else None


def _in_turn(place: Place) -> bool | None:
    sure = place.verdict == Verdict.UNKNOWN or place.closed
    return True if sure or _style(place) in ("roman", "letter") or _is_deep(place) else None


def _next_of_list(place: Place) -> bool | None:
    """The next number of a list, its stop and a capital: unless the line above is cut in a date ("tháng / 4. Các ...").

    The first of a list may as well be a number of the sentence above ("cấp độ / 1. Cấp ...").
    """
    first = place.marker is None or place.marker.path[-1] <= 1
    return _style(place) in ("decimal", "paren") and not first and not calls_number(place.before)


def _is_deep(place: Place) -> bool:
    return place.marker is not None and len(place.marker.path) > 1


def _style(place: Place) -> str:
    return place.marker.style if place.marker else ""


NUMBERS: Rules = (
    ("inside-enumeration", _inside_enumeration),
    ("print-begins", _print_begins),
    ("deep-behind-stop", _deep_behind_stop),
    ("capitals-behind-stop", _capitals_behind_stop),
    ("out-of-turn", _out_of_turn),
    ("below-capitals", _below_capitals),
    ("behind-item", _behind_item),
    ("inside-paragraph", _inside_paragraph),
    ("in-turn", _in_turn),
    ("next-of-list", _next_of_list),
)
