"""The elementary questions about a line's text, each answered once: in capitals? closed? a list item? a small letter first?

Text as printed goes in, never folded text: folding takes capitals and marks away. Each threshold stands with what it was
measured on. Roman numerals are read by markers.roman_value alone.
"""

from __future__ import annotations

from functools import lru_cache

from kehoach_parser.structure.markers import ITEM_STYLES, Marker, parse_marker
from kehoach_parser.text.fold import capital_share

# Of 15,107 printed and read lines of 17 plans with more than three letters, 623 are wholly in capitals, and 48 titles are
# but for what OCR misread ("HANH CHiNH", 0.8 and more); items made of abbreviations ("- Lưu: VT, NV.", "- TT. HĐND tỉnh;")
# have up to 0.75, 54 of them more than 0.6.
_CAPITAL_SHARE = 0.75

# Signs that end a sentence or an item: of the 15,107 lines 5,400 end in one of them.
STOPS = frozenset(".;:!?…")
# Signs that end an item of a list, or the list.
ITEM_STOPS = frozenset(".;")
# A quotation mark behind which nothing of the sentence is left: print sets the stop inside or leaves it out.
CLOSING_QUOTES = frozenset('”"')
_CLOSING = STOPS | CLOSING_QUOTES
# Hyphen and dash. Readers turn the other dashes into these where they join; as list marks see markers.
DASHES = frozenset("-–")


def squeeze(text: str) -> str:
    """The text with its blanks squeezed, none at its ends."""
    return " ".join(text.split())


@lru_cache(maxsize=4096)  # a line is asked some five times
def is_capital(text: str, *, fewest: int = 1) -> bool:
    """Is the text printed in capitals, as far as OCR and abbreviations let it tell? fewest: letters that it must have.

    str.isupper is the strict question: not one small letter.
    """
    return capital_share(text) > _CAPITAL_SHARE and sum(map(str.isalpha, text)) >= fewest


def has_stop(text: str) -> bool:
    """Does the text end in a stop? What ends in a quotation mark may go on: "đạt chuẩn “xanh” / và sạch"."""
    return text.rstrip()[-1:] in STOPS


def is_closed(text: str) -> bool:
    """Does the text end as a sentence, an item or a lead-in does, so that the next line may begin something new?"""
    return text.rstrip()[-1:] in _CLOSING


def ends_item(text: str) -> bool:
    """Does the text end as an item of a list does, in ";" or "."?"""
    return text.rstrip()[-1:] in ITEM_STOPS


def without_stops(text: str) -> str:
    """A name, or a list of names, without the signs that end its place in a list."""
    return text.rstrip(" .;,")


def ends_with_dash(text: str) -> bool:
    """Does the text end in a dash, behind which something must follow ("2021 -")?"""
    return text.rstrip()[-1:] in DASHES


def item_of(text: str) -> Marker | None:
    """The mark of the list item ("-", "+", "*", a bullet) that the text begins with; None for numbers and plain text."""
    marker = parse_marker(text.strip())
    return marker if marker is not None and marker.style in ITEM_STYLES else None


def is_item(text: str) -> bool:
    """Does the text begin with the mark of a list item?"""
    return item_of(text) is not None


def first_letter(text: str) -> str:
    """The first letter or digit of the text, "" where it has none: "“Về việc" -> "V"."""
    return next((char for char in text if char.isalnum()), "")


def opens_small(text: str) -> bool:
    """Does the text begin with a small letter, quotation marks and brackets aside? Nothing printed begins so but what goes on."""
    return first_letter(text).islower()
