"""Dates of the lunar calendar in a deadline: which of its dates are of the calendar that periods are counted in."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.facts.wording import any_of
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import words

_BRACKETS = re.compile(r"\(([^()]*)\)")


class _Patterns(NamedTuple):
    """Over folded text. sign: words of the lunar calendar; alone: nothing but such a word; same: "tức", opening a note."""

    sign: re.Pattern[str]
    alone: re.Pattern[str]
    same: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    sign, year = any_of(words("time", "lunar")), any_of(words("time", "before_lunar_year"))
    stems, branches = any_of(words("time", "stem")), any_of(words("time", "branch"))
    # The name of a year alone tells nothing: "Tết Nguyên đán Quý Mão, ngày 22/01/2023".
    named = rf"(?:/\s*|\b(?:{year})\s+)(?:{stems})\s+(?:{branches})\b(?!\W{{0,3}}\d{{4}})"
    return _Patterns(
        re.compile(rf"\b(?:{sign})\b|{named}"),
        re.compile(rf"\W*(?:{sign})\W*"),
        re.compile(rf"\b(?:{any_of(words('time', 'same_day'))})\b"),
    )


def solar_part(text: str) -> str | None:
    """A deadline without the notes that say its days in the lunar calendar; None where they are said in no other.

    "Ngày 18/4/2024 (tức ngày 10/3 âm lịch)" -> "Ngày 18/4/2024 "; "Ngày 10/3 âm lịch" -> None.
    """
    folded, patterns = fold(text), _patterns()
    notes = list(_BRACKETS.finditer(folded))
    outside = _BRACKETS.sub(lambda match: " " * len(match[0]), folded)
    # A note may stand behind a comma too.
    note = patterns.same.search(outside)
    tail = note.start() if note and patterns.sign.search(outside, note.end()) else len(text)
    if patterns.sign.search(outside[:tail]) or any(patterns.alone.fullmatch(match[1]) for match in notes):
        other = (match for match in notes if not patterns.sign.search(match[1]))
        said = ((patterns.same.search(folded, *match.span(1)), match.end(1)) for match in other)
        return next((text[same.end() : end] for same, end in said if same), None)
    for match in reversed(notes):
        if patterns.same.match(match[1].lstrip()) or patterns.sign.search(match[1]):
            text = text[: match.start()] + " " * len(match[0]) + text[match.end() :]
    return text[:tail]
