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
# Letters that stand apart: "L Ệ N H" is the shortest kind. Lines between the end of a body's name and the motto beside it.
_FEWEST_APART, _BEFORE_MOTTO = 4, 5
# Letters of a title in capitals that stands on one line with its subject.
_LONGEST_TITLE = 200


def find_title(items: Sequence[Item]) -> int | None:
    """Index of the line that names the kind of document, alone on its line, with its author or with its subject; None where none
    does, and in a letter: whom that speaks to stands above whatever it encloses."""
    head = [(index, item) for index, item in enumerate(items[:_TITLE_WITHIN]) if isinstance(item, Line)]
    letter = next((place for place, (_, line) in enumerate(head) if names_addressee(line)), len(head))
    head = head[:letter]
    named = [index for index, line in head if names_kind(line) or names_author(line)]
    for index in named:
        # "BAN QUẢN LÝ / DỰ ÁN": a kind above the motto is the end of a body's name, where another kind follows.
        if index == named[-1] or not any(_is_country(item) for item in items[index + 1 : index + 1 + _BEFORE_MOTTO]):
            return index
    scores = [(_likeness(line), -index) for index, line in head]
    best, place = max(scores, default=(0.0, 0))
    if best >= _ALIKE:
        return -place
    for index, line in head:
        if kind_length(line) and parse_marker(line.text.strip()) is None:
            return index
    return None


def _is_country(item: Item) -> bool:
    return isinstance(item, Line) and key(item.text) in words("layout", "motto")


def names_addressee(line: Line) -> bool:
    """A line that tells whom a letter speaks to ("Kính gửi: ...")."""
    plain = key(line.text)
    return any(plain.startswith(word) for word in words("layout", "addressee"))


def kind_length(line: Line) -> int:
    """Length of the kind of document that opens a title in capitals on one line with its subject; 0 where none does."""
    text = squeeze(line.text)
    if not is_capital(text) or len(text) > _LONGEST_TITLE:
        return 0
    return max((len(kind) for kind in words("kinds", "kind") if fold(text).startswith(kind + " ")), default=0)


def names_kind(line: Line) -> bool:
    """A line that names a kind of document in capitals and nothing else, be its letters set apart."""
    return is_capital(line.text) and (key(line.text) in words("kinds", "kind") or spaced_kind(line.text) is not None)


def names_author(line: Line) -> bool:
    """A title that names its author on the same line: "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH"."""
    length = kind_length(line)
    behind = key(squeeze(line.text)[length:])
    return length > 0 and any(behind.startswith(word + " ") for word in words("kinds", "author"))


def spaced_kind(text: str) -> str | None:
    """The kind of document whose letters stand apart ("K Ế  H O Ạ C H"), with the blanks that it should have; None for others."""
    letters = text.split()
    if len(letters) < _FEWEST_APART or any(len(letter) > 1 for letter in letters):
        return None
    printed = "".join(letters)
    for kind in words("kinds", "kind"):
        if kind.replace(" ", "") == fold(printed):
            cuts = iter(printed)
            return " ".join("".join(next(cuts) for _ in word) for word in kind.split(" "))
    return None


def _likeness(line: Line) -> float:
    """How like a kind of document the line is, 0..100: OCR misreads letters of it."""
    text = key(line.text)
    if not _TOO_SHORT < len(text) <= _LONGEST_KIND or not is_capital(line.text):
        return 0.0
    return max(fuzz.ratio(text, kind) for kind in words("kinds", "kind"))
