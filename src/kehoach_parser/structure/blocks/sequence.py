"""The numbers met so far, to tell a unit's number from a number at the head of a wrapped line."""

from __future__ import annotations

from kehoach_parser.structure.markers import ITEM_STYLES, Marker

# How far a number may jump where the print says that a paragraph begins (3.20 -> 3.22 in a real plan).
_LARGEST_GAP = 5
# "d)" may be followed by "e)": many lists leave out "đ".
_NEXT_LETTERS = range(1, 3)
# A list whose first number was lost, or that counts on from a part before it, begins with one of these at most: surely,
# and where the print says that a paragraph begins.
_FIRST_SURELY, _FIRST_LIKELY, _FIRST_LETTER = 2, 3, 2
# Where it says so, a number may be one that was printed before (twice "IV."), and leave out this many.
_REPEATED, _ROMAN_GAP = -1, 3
# Of 505 numbers with one part in 40 files five are above 20; one above 60 is a figure of a sentence ("63 tỉnh") unless it is
# the very next of its list.
_LARGEST_NUMBER = 60
# Styles from the highest to the lowest; a new number of one ends the lists of those below it.
_ORDER = ("part", "chapter", "title", "subtitle", "article", "upper", "roman", "clause", "decimal", "criterion", "letter", "paren")
_DEPTH = {name: depth for depth, name in enumerate(_ORDER)} | {"parens": _ORDER.index("paren")}


class Numbers:
    """The last number of each style that is still open."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[int, ...]] = {}
        self._below_letter = False

    @property
    def none_yet(self) -> bool:
        """No number so far: the preamble."""
        return not self._last

    def continues(self, marker: Marker) -> bool:
        """Is this the very next number of its style, or the first of a list?"""
        last = self._last.get(marker.style, ())
        if marker.style == "decimal":
            return _decimal_continues(marker.path, last)
        number = marker.path[0]
        if marker.style == "letter":
            return number == 1 or (bool(last) and number - last[0] in _NEXT_LETTERS)
        return number == (last[0] if last else 0) + 1 or (not last and number <= _FIRST_SURELY)

    def plausible(self, marker: Marker) -> bool:
        """Could this be a number of its list, with a gap or a repetition?"""
        last = self._last.get(marker.style, ())
        if marker.style == "decimal":
            return _decimal_plausible(marker.path, last)
        number = marker.path[0]
        if marker.style == "letter":
            return number <= _FIRST_LETTER or (bool(last) and 0 <= number - last[0] <= _LARGEST_GAP)
        if not last:
            return number <= _FIRST_LIKELY
        return number == 1 or _REPEATED <= number - last[0] <= _ROMAN_GAP

    def accept(self, marker: Marker) -> None:
        """Takes the number in; lists below it begin anew."""
        if marker.style in ITEM_STYLES:
            return
        # Numbers that begin below a letter leave its list open: "a) Nhóm một", "1.", "2.", "b) Nhóm hai".
        self._below_letter = marker.style == "decimal" and "letter" in self._last and (marker.path == (1,) or self._below_letter)
        letter = self._last.get("letter") if self._below_letter else None
        self._last[marker.style] = marker.path
        depth = _DEPTH.get(marker.style, 0)
        self._last = {style: path for style, path in self._last.items() if _DEPTH.get(style, 0) <= depth}
        if letter is not None:
            self._last["letter"] = letter


def _decimal_continues(path: tuple[int, ...], last: tuple[int, ...]) -> bool:
    if path == (1,):
        return True
    same = last[: len(path)]
    if len(same) == len(path):
        return path[:-1] == same[:-1] and path[-1] == same[-1] + 1
    if len(path) == len(last) + 1:
        return path[:-1] == last and path[-1] == 1
    return not last and path[-1] == 1


def _decimal_plausible(path: tuple[int, ...], last: tuple[int, ...]) -> bool:
    if len(path) == 1 and path[0] > _LARGEST_NUMBER:
        return _decimal_continues(path, last)
    if not last or path[-1] == 1:
        return True
    same = last[: len(path)]
    if len(same) < len(path):
        return path[-1] <= _LARGEST_GAP
    return path[:-1] != same[:-1] or _REPEATED <= path[-1] - same[-1] <= _LARGEST_GAP
