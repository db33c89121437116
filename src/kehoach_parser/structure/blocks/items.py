"""Does a line with the mark of a list item begin one? Its dash may as well join what stands on both sides of it."""

from __future__ import annotations

from kehoach_parser.structure.blocks.openings import opens
from kehoach_parser.structure.blocks.place import Place, Rules, numbered
from kehoach_parser.structure.layout import Verdict
from kehoach_parser.structure.lexis import ITEM_STOPS, has_stop, item_of, squeeze

# Behind the heading of a unit a dash with so much behind it begins an item (half of it, where it ends there): "Văn
# phòng / - Thống kê" is shorter.
_LONG_ITEM = 50
# Lines.
_LONGEST_HEADING = 3
# Words before the dash of a name that is joined by one ("Bà Rịa - Vũng Tàu", "Sở Lao động - Thương binh và Xã hội").
_LONGEST_JOINED = 3


def _joins_in_paragraph(place: Place) -> bool | None:
    """Markdown wraps a paragraph where it likes: "... chính trị / - xã hội", "2026 / - 2030"."""
    return False if not place.closed and not place.head.isupper() and place.open_lines[0].start is True else None


def _print_begins(place: Place) -> bool | None:
    return True if place.verdict >= Verdict.LIKELY_BEGINS else None


def _behind_stop(place: Place) -> bool | None:
    """Behind a stop, with a capital: be the line above as full as it may, and the item set flush where others are set in."""
    return True if has_stop(place.before.text) and place.head.isupper() else None


def _print_is_silent(place: Place) -> bool | None:
    """Behind a stop, or with no small letter: but not where the line above is short for reasons of its own."""
    if place.verdict != Verdict.UNKNOWN:
        return None
    return place.closed or (not place.head.islower() and not _first_of_markdown(place))


def _inside_paragraph(place: Place) -> bool | None:
    return False if place.verdict != Verdict.LIKELY_GOES_ON or not place.head.isupper() else None


def _below_heading(place: Place) -> bool | None:
    """A heading may fill its line; the list below it begins all the same."""
    heading = numbered(place.open_lines[0], lettered=len(place.open_lines) == 1) and len(place.open_lines) <= _LONGEST_HEADING
    return True if heading and len(place.text) > (_LONG_ITEM / 2 if place.text[-1] in ITEM_STOPS else _LONG_ITEM) else None


def _lists_on(place: Place) -> bool | None:
    """Below a full line with no stop: a line with the mark of the open item is the next item.

    Not where the dash may join a name that is broken there: "Sở Lao động / - Thương binh và Xã hội".
    """
    first = item_of(squeeze(place.open_lines[0].text))
    if first is None or place.marker is None or first.style != place.marker.style:
        return None
    return None if any(word[:1].isupper() for word in place.before.text.split()[-_LONGEST_JOINED:]) else True


def _basis_behind_dash(place: Place) -> bool | None:
    """The legal bases of a preamble, each behind a dash."""
    return place.numbers.none_yet and place.marker is not None and opens(place.text[place.marker.end :], "opening")


def _first_of_markdown(place: Place) -> bool:
    """In Markdown the first line of a paragraph is short for reasons of its own: its length tells nothing."""
    return place.line.bbox is None and len(place.open_lines) == 1 and place.before.start is True


ITEMS: Rules = (
    ("joins-in-paragraph", _joins_in_paragraph),
    ("print-begins", _print_begins),
    ("behind-stop", _behind_stop),
    ("print-is-silent", _print_is_silent),
    ("inside-paragraph", _inside_paragraph),
    ("below-heading", _below_heading),
    ("lists-on", _lists_on),
    ("basis-behind-dash", _basis_behind_dash),
)
