"""Numbers with what they count: shares, measures, units that the vocabulary knows, and those that only grammar tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.facts.targets.words import (
    ALONE,
    announcing,
    comparisons,
    magnitudes,
    measures,
    no_targets,
    no_units,
    said,
    signs,
    units,
)
from kehoach_parser.vocabulary.loader import entries

_SINGLE = re.compile(ALONE)
_BLANKS = re.compile(r"\s*")
_SHARES = {"%": None, "‰": "‰"}
# "92,5/100 điểm".
_OUT_OF = re.compile(r"/(\d+)\s+(?=[^\W\d])")
# "đồng/người", "m2/người": words behind a stroke; "ca/1.000 dân": a number and what it counts.
_PER_WORD = re.compile(r"(?:/[^\W\d]+)+")
_PER_NUMBER = re.compile(r"/\s*\d[\d.]*\s+(?=[^\W\d])")
_WORD = re.compile(r"[^\W\d_]+")
_NEXT_WORD = re.compile(r" [^\W\d_]+")
# Most names of things have two words; what a rate is counted by ends in a stop, "trẻ đẻ sống".
_LONGEST_NOUN, _LONGEST_OF = 2, 3
# How a count is printed: "05", "1.200", "3,5".
_AS_COUNT = re.compile(r"0\d|\d{1,3}(?:\.\d{3})+|\d+,\d+")
_TEN, _HUNDRED = 10, 100
_ONE, _FIVE = 1, 5


class Number(NamedTuple):
    """A number with what it counts: its place, that of the words behind it, value as printed, meaning of a measure and of a
    unit ("%" where it has neither)."""

    start: int
    behind: int
    end: int
    value: str
    measure: str | None
    unit: str | None


def numbers(text: str) -> Iterator[Number]:
    """The numbers of a text that a "%", a measure or a unit follows, in figures and in words."""
    done = 0
    for match in sorted([*_SINGLE.finditer(text), *_in_words().finditer(text)], key=re.Match.start):
        if match.start() < done:
            continue
        figures = match[0][0].isdigit()
        found = _of_figures(text, match) if figures else _of_words(text, match)
        if found is not None:
            done = found.end
            yield found


def _of_figures(text: str, match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if (out_of := _OUT_OF.match(text, end)) and out_of[1] != match[0]:
        behind = measures().begins(text, out_of.end())
        return Number(start, behind, behind, match[0], said("measure", text[out_of.end() : behind]), None) if behind else None
    known = _known(text, start, end, match[0])
    if known is not None:
        return known
    at = _blank(text, end)
    return _free(text, start, at, match[0]) if at > end else None


def _known(text: str, start: int, end: int, value: str) -> Number | None:
    """A number with a share, a measure or a unit of the vocabulary behind it."""
    at = _blank(text, end)
    if text[at : at + 1] in _SHARES:
        return Number(start, at + 1, at + 1, value, _SHARES[text[at]], None)
    if at > end and (behind := measures().begins(text, at)) is not None:
        unit = said("measure", text[at:behind])
        while text[behind : behind + 1] == "/" and (per := _noun(text, behind + 1)) is not None:  # "đồng/hội viên"
            behind = per
        return Number(start, behind, behind, value, unit, None)
    if at > end and (behind := units().begins(text, at)) is not None:
        per = _per_number(text, behind)
        if per:
            return Number(start, per, per, value, text[at:per], None)
        return Number(start, at, behind, value, None, said("unit", text[at:behind]))
    return None


def _free(text: str, start: int, at: int, value: str) -> Number | None:
    """A number with a unit of no list: a sign ("MW"), a magnitude before one ("triệu USD"), a noun where a count is announced."""
    magnitude = magnitudes().begins(text, at)
    first = _blank(text, magnitude) if magnitude else at
    measure = measures().begins(text, first) if magnitude else None
    if (sign := measure or signs().begins(text, first)) is not None:
        per = _PER_WORD.match(text, sign)
        end = per.end() if per else sign
        return Number(start, end, end, value, text[at:end], None)
    counted = magnitude or _AS_COUNT.fullmatch(value) or announcing().ends(text, start) is not None
    noun = _noun(text, first) if counted and no_targets().ends(text, start) is None else None
    if noun is None:
        return None
    if per_number := _per_number(text, noun):
        return Number(start, per_number, per_number, value, text[at:per_number], None)
    return Number(start, first, noun, value, None, text[at:noun])


def _per_number(text: str, at: int) -> int | None:
    """The end of "/1.000 dân" at this place; words may stand before the stroke ("107 trẻ trai/100 trẻ gái")."""
    per = _PER_NUMBER.match(text, at)
    return _noun(text, per.end(), _LONGEST_OF) if per else None


def _noun(text: str, at: int, longest: int = _LONGEST_NOUN) -> int | None:
    """The end of the words in small letters that name a unit, so many at most."""
    end = None
    word = _WORD.match(text, at)
    for _ in range(longest):
        if word is None or not word[0].strip().islower() or no_units().begins(text, word.end() - len(word[0].strip())) is not None:
            break
        end = word.end()
        word = _NEXT_WORD.match(text, end)
    return end


def _blank(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


# --------------------------------------------------------------------------------------------------- numbers in words


@lru_cache(maxsize=1)
def _in_words() -> re.Pattern[str]:
    word = "|".join(sorted(_values()))
    return re.compile(rf"\b(?:{word})(?:\s+(?:{word}))*\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _values() -> dict[str, str]:
    return {entry.spelled: entry.meaning for table in ("number_word", "tens") for entry in entries("targets", table)}


def _of_words(text: str, match: re.Match[str]) -> Number | None:
    """"chín mươi lăm phần trăm (95%)", "ít nhất một trạm y tế". "một" and "năm" are other words, too: they need "ít nhất"."""
    value = _value_of(match[0])
    if value is None:
        return None
    start, end = match.span()
    compared = comparisons().ends(text, start) is not None
    share = _known(text, start, end, str(value))
    if share is None or share.unit or share.measure != "%":
        opens = value not in (_ONE, _FIVE) and (announcing().ends(text, start) is not None or not text[:start].strip(" -+•"))
        if not (compared or opens):
            return None
        at = _blank(text, end)
        return share or (_free(text, start, at, str(value)) if compared or text[:start].strip(" -+•") else None)
    again = re.compile(rf"\s*\(\s*0*{value}\s*%\s*\)").match(text, share.end)
    return share._replace(behind=again.end(), end=again.end()) if again else share


def _value_of(words: str) -> int | None:
    """The value of a number in words up to 999; None for words that make none."""
    total = last = 0
    for word in words.casefold().split():
        kind = _values().get(word, "")
        if kind == "x10" and 0 < last < _TEN:
            total, last = total + last * _TEN, 0
        elif kind == "x100" and 0 < last < _TEN and not total:
            total, last = last * _HUNDRED, 0
        elif kind.isdigit() and last in (0, _TEN):
            total, last = total + last, int(kind)
        else:
            return None
    return total + last
