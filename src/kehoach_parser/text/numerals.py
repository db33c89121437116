"""Vietnamese numbers in words up to ninety-nine: "mười một", "hai mươi mốt", "thứ nhất"; the words are data."""

from __future__ import annotations

from functools import lru_cache

from kehoach_parser.vocabulary.loader import entries

_LARGEST = 99


def cardinal(count: int) -> str:
    """A number in words; "" for one that is not between 0 and 99."""
    if not 0 <= count <= _LARGEST:
        return ""
    ten, one = divmod(count, 10)
    digits = _forms("digit")
    if ten == 0:
        return digits[one]
    head = _forms("first_ten")[10] if ten == 1 else f"{digits[ten]} {_forms('other_tens')[10]}"
    if one == 0:
        return head
    # Behind a ten some units have a form of their own; "một" and "bốn" keep theirs behind the first ten.
    behind = _forms("unit_behind_ten") if ten > 1 else {5: _forms("unit_behind_ten")[5]}
    return f"{head} {behind.get(one, digits[one])}"


def ordinal(count: int) -> str:
    """A number's place in words ("thứ hai"); "" for one that is not between 1 and 99."""
    if not 0 < count <= _LARGEST:
        return ""
    told = {int(entry.meaning): entry.form for entry in entries("numbering", "ordinal") if " " in entry.form}
    # All others are named by the number behind the word that the first of them opens with.
    return told.get(count) or f"{told[1].partition(' ')[0]} {cardinal(count)}"


@lru_cache(maxsize=8)
def _forms(table: str) -> dict[int, str]:
    return {int(entry.meaning): entry.form for entry in entries("numbering", table)}
