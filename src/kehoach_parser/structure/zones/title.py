"""The line that names the kind of document ("KẾ HOẠCH"): behind the letterhead, above the subject."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from kehoach_parser.document import Item, Line
from kehoach_parser.structure.lexis import is_capital, squeeze
from kehoach_parser.structure.markers import parse_marker
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

# The title stands within the first page: no letterhead is longer than this, stamps included.
_TITLE_WITHIN = 45
# The longest kind has 22 letters; what OCR adds to it is less than this.
_LONGEST_KIND = 30
# Kinds that are so short ("ĐỀ ÁN") are like too many words.
_TOO_SHORT = 5
# Of 100. One letter misread in the shortest kind compared ("CHỈ THỊ") leaves 85.7; of the letterheads of 40 files the line
# nearest to a kind is "PHƯỜNG 2", 82.4 of "PHƯƠNG ÁN".
_ALIKE = 85
# Letters of a title in capitals that stands on one line with its subject.
_LONGEST_TITLE = 200


def find_title(items: Sequence[Item]) -> int | None:
    """Index of the line that names the kind of document, alone on its line or with its subject; None where none does."""
    head = [(index, item) for index, item in enumerate(items[:_TITLE_WITHIN]) if isinstance(item, Line)]
    for index, line in head:
        if names_kind(line):
            return index
    scores = [(_likeness(line), -index) for index, line in head]
    best, place = max(scores, default=(0.0, 0))
    if best >= _ALIKE:
        return -place
    for index, line in head:
        if kind_length(line) and parse_marker(line.text.strip()) is None:
            return index
    return None


def kind_length(line: Line) -> int:
    """Length of the kind of document that opens a title in capitals on one line with its subject; 0 where none does."""
    text = squeeze(line.text)
    if not is_capital(text) or len(text) > _LONGEST_TITLE:
        return 0
    return max((len(kind) for kind in words("kinds", "kind") if fold(text).startswith(kind + " ")), default=0)


def names_kind(line: Line) -> bool:
    """A line that names a kind of document in capitals and nothing else."""
    return is_capital(line.text) and key(line.text) in words("kinds", "kind")


def _likeness(line: Line) -> float:
    """How like a kind of document the line is, 0..100: OCR misreads letters of it."""
    text = key(line.text)
    if not _TOO_SHORT < len(text) <= _LONGEST_KIND or not is_capital(line.text):
        return 0.0
    return max(fuzz.ratio(text, kind) for kind in words("kinds", "kind"))
