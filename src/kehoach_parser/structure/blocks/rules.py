"""Does a line begin a block? The rules in their order: the first that tells decides.

FIRST holds for every line; behind it come the rules for the line's kind: plain text, an item of a list, a number.
"""

from __future__ import annotations

from kehoach_parser.structure.blocks.items import ITEMS
from kehoach_parser.structure.blocks.numbers import NUMBERS
from kehoach_parser.structure.blocks.openings import ends_open, opens
from kehoach_parser.structure.blocks.place import Place, Rules, numbered, titled
from kehoach_parser.structure.blocks.plain import PLAIN
from kehoach_parser.structure.lexis import has_stop, is_capital, opens_small, squeeze
from kehoach_parser.structure.markers import ITEM_STYLES, parse_marker

# A paragraph cut by a page break filled its last line: headings and cells are shorter (letters).
_FULL_LINE = 25
# What stays free of a full line behind a sentence, and behind a title, whose second line may be cut early by hand.
_ROOM_BEHIND_STOP, _ROOM_BEHIND_TITLE = 0.3, 0.5


def decide(place: Place) -> tuple[str, bool]:
    """(name of the rule that decides, whether the line begins a block)."""
    for name, rule in (*FIRST, *_rules_of(place)):
        begun = rule(place)
        if begun is not None:
            return name, begun
    return "nothing-tells", False


def begins(place: Place) -> bool:
    """Does the line begin a block below the open lines?"""
    return decide(place)[1]


def _rules_of(place: Place) -> Rules:
    if place.marker is None:
        return PLAIN
    if place.marker.style in ITEM_STYLES:
        return ITEMS
    if place.marker.is_bare and not (place.strict and place.line.bold):
        # A number without any sign is one in bold headings alone.
        return PLAIN
    return NUMBERS


def _title_of_unit(place: Place) -> bool | None:
    """Below a line like "Phần thứ nhất", "Chương I", "Mục 1" stands its title."""
    if place.marker is not None or len(place.open_lines) != 1:
        return None
    above = squeeze(place.before.text)
    marker = parse_marker(above)
    return False if marker is not None and marker.style in ("part", "chapter", "title", "subtitle") and marker.end >= len(above) else None


def _beside_its_mark(place: Place) -> bool | None:
    """A number alone, and on its line, be it far to the right, the text behind it."""
    if place.marker is not None or len(place.open_lines) != 1 or place.line.bbox is None or place.before.bbox is None:
        return None
    above = squeeze(place.before.text)
    marker = parse_marker(above)
    top, bottom = max(place.line.bbox[1], place.before.bbox[1]), min(place.line.bbox[3], place.before.bbox[3])
    beside = bottom - top > (place.line.bbox[3] - place.line.bbox[1]) / 2 and place.line.bbox[0] > place.before.bbox[2]
    return False if marker is not None and marker.end >= len(above) and beside else None


def _type_changes(place: Place) -> bool | None:
    """Where a format joins lines that were printed as paragraphs, bold type still parts them: a bold number opens a title, and a
    bold title with a number is over where the type changes."""
    if place.line.start is not False:
        return None
    if place.line.bold and not place.before.bold and place.marker is not None and place.marker.style not in ITEM_STYLES:
        return True if place.plausible else None
    if place.line.bold is not False or opens_small(place.text) or has_stop(place.before.text):
        return None
    return True if all(line.bold for line in place.open_lines) and titled(place.open_lines[0]) else None


def _short_in_format(place: Place) -> bool | None:
    """So do the words of a closing, and lines that leave room for what follows: no program wraps a paragraph there."""
    if place.line.start is not False or place.marker is not None or opens_small(place.text):
        return None
    if numbered(place.before) and not titled(place.before):
        return None
    if place.closed:
        return True if opens(place.text, "closing") or place.layout.room(place.before, place.line) > _ROOM_BEHIND_STOP else None
    title = len(place.open_lines) == 1 and titled(place.before) and place.layout.room(place.before, place.line) > _ROOM_BEHIND_TITLE
    return True if title and not ends_open(place.before) else None


def _told_by_format(place: Place) -> bool | None:
    """The format says where paragraphs begin; one cut by a page break of the print goes on all the same.

    It goes on in lower case after words that end nothing.
    """
    if place.line.start is None:
        return None
    cut = place.marker is None and not place.closed and opens_small(place.text) and place.text[0].isalpha()
    return place.line.start and not (cut and len(place.before.text) > _FULL_LINE)


def _capitals_go_on(place: Place) -> bool | None:
    """A numbered heading in capitals goes on in the capitals right below it, however short its first line is."""
    if place.marker is not None or place.closed or place.line.gap or not is_capital(place.line.text):
        return None
    return False if all(is_capital(line.text) for line in place.open_lines) and numbered(place.open_lines[0]) else None


FIRST: Rules = (
    ("title-of-unit", _title_of_unit),
    ("beside-its-mark", _beside_its_mark),
    ("type-changes", _type_changes),
    ("short-in-format", _short_in_format),
    ("told-by-format", _told_by_format),
    ("capitals-go-on", _capitals_go_on),
)
