"""The words around the numbers of targets as patterns, from words/targets.toml. Used by targets/read.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.wording import forms, printed
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import meanings

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
# The same with what must not stand before it behind the first digit, which is what is looked for: found twice as fast.
_ALONE = r"\d(?<![\w/.,].)(?<![^\W\d]-.)(?:\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d*(?:[.,]\d+)?)"

_SINGLE = re.compile(_ALONE)


@dataclass(frozen=True, slots=True)
class Patterns:
    """They match what stands before (..$) or behind a number.

    rest: what the number before leaves over ("trở lên, trong đó"); of_which: where the next one's words begin. state: how
    sentences begin that set no target. year, until: "và đến năm 2030" at the head and at the
    end of a text. label: "Chỉ tiêu 1:" at its head. onward: the words between what there was and what there is to be.
    """

    range: re.Pattern[str]
    behind: re.Pattern[str]
    grade: re.Pattern[str]
    change: re.Pattern[str]
    against: re.Pattern[str]
    baseline: re.Pattern[str]
    zero: re.Pattern[str]
    rest: re.Pattern[str]
    of_which: re.Pattern[str]
    state: re.Pattern[str]
    year: re.Pattern[str]
    until: re.Pattern[str]
    label: re.Pattern[str]
    onward: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns, made at first use."""

    def rule(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    def words(table: str) -> str:
        return printed("targets", table)

    year = rf"(?:{words('year')})\s+(?P<year>(?:19|20)\d\d)"
    when = rf"(?:(?:{printed('citations', 'word', 'and')})\s+)?(?:(?:{words('time')})\s+)?{year}\b"
    return Patterns(
        rule(rf"(?P<value>{_ALONE})\s*%?\s*[-–]\s*$"),
        rule(rf"\b(?P<word>{words('behind')})\b"),
        rule(rf"\b(?:{words('grade')})\b"),
        rule(rf"\b(?P<word>{words('change')})\b"),
        rule(rf"\b(?:{words('against')})\s+{year}\b"),
        rule(rf"\b{year}\W{{0,3}}(?:[^\W\d]+\s+)?(?:\b\w+\s+)?(?P<value>{_NUMBER})\s*%?|(?<=\()\s*(?P<alone>{_NUMBER})\s*%?\s*(?=\))"),
        rule(rf"(?:^|,\s*)\W*(?:(?:{words('filler')})\s+)?(?P<word>{words('zero')})\s+"),
        rule(rf"^(?:.*\b(?:{words('of_which')})\b\s*|[\s,]*(?:{words('behind')})\b[\s,]*|[\s,]*)"),
        rule(rf"[\s,(]*\b(?:{words('of_which')})\b"),
        rule(rf"\W*(?:{words('state')})\b"),
        rule(rf"^[\s,]*{when}[\s,:]*"),
        rule(rf"\b{when}[\s,:]*$"),
        rule(rf"^\W*(?:{words('label')})\s+\d{{1,2}}\b[\s.:]*"),
        rule(rf"[\s,]*(?:{words('onward')})\s*"),
    )


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
    """The numbers of a text that a "%", a measure or a unit follows."""
    for match in _SINGLE.finditer(text):
        start, end = match.span()
        at = end
        while text[at : at + 1].isspace():
            at += 1
        if text[at : at + 1] == "%":
            yield Number(start, at + 1, at + 1, match[0], None, None)
        elif at > end and (behind := _measures().begins(text, at)) is not None:
            yield Number(start, behind, behind, match[0], said("measure", text[at:behind]), None)
        elif at > end and (behind := units().begins(text, at)) is not None:
            yield Number(start, at, behind, match[0], None, said("unit", text[at:behind]))


@lru_cache(maxsize=1)
def _measures() -> Phrases:
    return Phrases(forms("targets", "measure"))


@lru_cache(maxsize=1)
def comparisons() -> Phrases:
    """Words before a number that compare ("ít nhất")."""
    return Phrases(forms("targets", "comparison"))


@lru_cache(maxsize=1)
def no_targets() -> Phrases:
    """Words before a number that is none to be reached ("mức độ 3")."""
    return Phrases(forms("targets", "no_target"))


@lru_cache(maxsize=1)
def units() -> Phrases:
    """What is counted."""
    return Phrases(forms("targets", "unit"))


@lru_cache(maxsize=1)
def fillers() -> Phrases:
    """Words before a number that are no part of what it measures."""
    change = forms("targets", "change", "increase", "decrease", "level")
    return Phrases((*forms("targets", "filler"), *forms("targets", "comparison"), *change))


@lru_cache(maxsize=256)
def said(table: str, match: str) -> str:
    """The meaning of a row by its words as matched."""
    return meanings("targets", table)[" ".join(re.sub(r"\W+", " ", fold(match)).split())]
