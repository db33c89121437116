"""Does a line without a mark begin a paragraph? Where the print says so and its first word allows it."""

from __future__ import annotations

from kehoach_parser.structure.blocks.openings import calls_number, ends_open, names_document, opens, opens_with_label
from kehoach_parser.structure.blocks.place import Place, Rules, numbered
from kehoach_parser.structure.layout import Verdict
from kehoach_parser.structure.lexis import is_capital, opens_small

# Letters of a title in capitals.
_FEWEST = 5


def _goes_on(place: Place) -> bool | None:
    """In a small letter, behind words that nothing can end in, or with the number that the line above calls for."""
    number = place.text[0].isdigit() and not place.closed and calls_number(place.before)
    return False if opens_small(place.text) or ends_open(place.before) or number else None


def _behind_comma(place: Place) -> bool | None:
    """No paragraph ends in a comma: without places on a page, what is likely there is not enough against it. Capitals are."""
    open_ = place.before.text.rstrip().endswith(",") and place.line.bbox is None and not is_capital(place.text)
    return False if open_ and place.verdict <= Verdict.LIKELY_BEGINS else None


def _print_begins(place: Place) -> bool | None:
    return True if place.verdict >= Verdict.LIKELY_BEGINS else None


def _below_capitals(place: Place) -> bool | None:
    """A numbered title in capitals is over where small letters begin."""
    titled = numbered(place.open_lines[0], lettered=False) and all(is_capital(line.text, fewest=_FEWEST) for line in place.open_lines)
    return True if titled and not is_capital(place.text) and place.verdict > Verdict.GOES_ON else None


def _label(place: Place) -> bool | None:
    silent = place.verdict >= Verdict.UNKNOWN and place.closed
    return True if silent and opens_with_label(place.text) else None


def _capitals_of_preamble(place: Place) -> bool | None:
    """"CHỦ TỊCH ỦY BAN NHÂN DÂN ..." stands alone over the legal bases, "QUYẾT ĐỊNH:" below them."""
    above = is_capital(place.before.text)
    here = is_capital(place.text)
    if not _in_preamble(place) or above == here or not (place.closed or above):
        return None
    return here or opens(place.text, "opening")


def _basis(place: Place) -> bool | None:
    return True if _in_preamble(place) and opens(place.text, "basis") else None


def _behind_basis(place: Place) -> bool | None:
    """A legal basis ends in ";": what follows with a capital is the next, or the words that bring in the plan.

    The name of a document goes on with the list of one paragraph ("Căn cứ Nghị định ...; Nghị quyết ...").
    """
    silent = _in_preamble(place) and place.verdict >= Verdict.UNKNOWN
    return not names_document(place.text) if silent and place.before.text.rstrip().endswith(";") else None


def _opening(place: Place) -> bool | None:
    silent = place.verdict == Verdict.UNKNOWN and place.closed
    return silent and opens(place.text, "opening" if place.numbers.none_yet else "closing")


def _in_preamble(place: Place) -> bool:
    return place.numbers.none_yet and place.verdict > Verdict.GOES_ON


PLAIN: Rules = (
    ("goes-on", _goes_on),
    ("behind-comma", _behind_comma),
    ("print-begins", _print_begins),
    ("below-capitals", _below_capitals),
    ("label", _label),
    ("capitals-of-preamble", _capitals_of_preamble),
    ("basis", _basis),
    ("behind-basis", _behind_basis),
    ("opening", _opening),
)
