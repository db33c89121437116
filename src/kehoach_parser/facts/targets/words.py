"""The words around the numbers of targets as patterns, from words/targets.toml. Used by targets/read.py."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.wording import any_of, forms, printed
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import entries, meanings

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
# The same with what must not stand before it behind the first digit, which is what is looked for: found twice as fast.
ALONE = r"\d(?<![\w/.,].)(?<![^\W\d]-.)(?:\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d*(?:[.,]\d+)?)"

class Patterns(NamedTuple):
    """They match what stands before (..$) or behind a number.

    rest: what the number before leaves over ("trở lên, trong đó"); of_which: where the next one's words begin. state: how
    sentences begin that set no target. year, until: "và đến năm 2030" at the head and at the
    end of a text. label: "Chỉ tiêu 1:" at its head. onward: the words between what there was and what there is to be.
    condition: makes the numbers of a clause none. rate: how a change is spread. when: a time, no part of
    what is measured. reached: the year by which a number is to be reached.
    aim: a verb of aiming at the head. versus: opens what something is measured against.
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
    condition: re.Pattern[str]
    year: re.Pattern[str]
    until: re.Pattern[str]
    label: re.Pattern[str]
    onward: re.Pattern[str]
    rate: re.Pattern[str]
    when: re.Pattern[str]
    reached: re.Pattern[str]
    aim: re.Pattern[str]
    versus: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> Patterns:
    """The patterns, made at first use."""

    def rule(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    def words(table: str) -> str:
        return printed("targets", table)

    def kinds(table: str, meaning: str) -> str:
        return any_of(entry.spelled for entry in entries("targets", table) if entry.meaning == meaning)

    def of_time(*said: str) -> str:
        return any_of(form for entry in entries("time", "word") if entry.meaning in said for form in (entry.spelled, entry.match))

    # "50% từ năm 2026 trở đi", "100% kế hoạch trong quý I", "phản ánh trong 48 giờ".
    since = rf"[\s,]*\b(?:{of_time('from')})\s+(?:{words('year')})\s+(?:19|20)\d\d(?:\s+(?:{of_time('open')}))?\b"
    anywhere = rf"\b(?:{kinds('condition', 'before')})\b(?=.*\d)|\b(?:{kinds('condition', 'any')})\b"
    unit = of_time("quarter", "month", "day")
    at_time = rf"[\s,]+(?:{of_time('in', 'before', 'by')})\s+(?:(?:{unit})\s+\w|\d+\s+(?:{words('measure')})\b).*$"
    year = rf"(?:{words('year')})\s+(?P<year>(?:19|20)\d\d)"
    when = rf"(?:(?:{printed('citations', 'word', 'and')})\s+)?(?:(?:{words('time')})\s+)?{year}\b"
    return Patterns(
        rule(rf"(?P<value>{ALONE})\s*%?\s*(?:[-–]|\b(?:{words('to')})\b)\s*$"),
        rule(rf"\b(?P<word>{words('behind')})\b"),
        rule(rf"\b(?:{words('grade')})\b"),
        rule(rf"\b(?P<word>{words('change')})\b"),
        rule(rf"\b(?:{words('against')})\s+{year}\b"),
        rule(rf"\b{year}\W{{0,3}}(?:[^\W\d]+\s+)?(?:\b\w+\s+)?(?P<value>{NUMBER})\s*%?|(?<=\()\s*(?P<alone>{NUMBER})\s*%?\s*(?=\))"),
        rule(rf"(?:^|,\s*)\W*(?:(?:{words('filler')})\s+)?(?P<word>{words('zero')})\s+"),
        rule(rf"^(?:.*\b(?:{words('of_which')})\b\s*|[\s,]*(?:{words('behind')})\b[\s,]*|[\s,]*)"),
        rule(rf"[\s,(]*\b(?:{words('of_which')})\b"),
        rule(rf"\W*(?:{words('state')})\b"),
        rule(rf"^\W*(?:{kinds('condition', 'start')})\b|{anywhere}"),
        rule(rf"^[\s,]*{when}[\s,:]*"),
        rule(rf"\b{when}[\s,:]*$"),
        rule(rf"^\W*(?:{words('label')})\s+\d{{1,2}}\b[\s.:]*"),
        rule(rf"[\s,]*(?:{words('onward')})\s*"),
        rule(rf"\s*(?:{words('rate')})\s*$"),
        rule(rf"\s*\b(?:{words('when')})\b(?=\W*$)|^[\s,]*(?:{words('when')})\b|{since}|{at_time}"),
        rule(rf"(?:^\W*|\b(?:{words('time')})\s+){year}\b"),
        rule(rf"^\W*(?:{words('aim')})\b\s*"),
        rule(rf"\b(?:{words('against')})\b"),
    )


@lru_cache(maxsize=1)
def measures() -> Phrases:
    """Units of measure."""
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
def signs() -> Phrases:
    """Signs of measures that may have a stroke behind them."""
    return Phrases(forms("targets", "sign"))


@lru_cache(maxsize=1)
def magnitudes() -> Phrases:
    """"triệu" before a unit."""
    return Phrases(forms("targets", "magnitude"))


@lru_cache(maxsize=1)
def announcing() -> Phrases:
    """Words before a number that say a count follows."""
    tables = ("announce", "filler", "comparison", "onward")
    return Phrases(form for table in tables for form in forms("targets", table))


@lru_cache(maxsize=1)
def no_units() -> Phrases:
    """Words that are no name of a unit."""
    tables = ("no_unit", "number_word", "tens", "comparison")
    # As spelled: "thi" is no "thì".
    return Phrases(entry.spelled for table in tables for entry in entries("targets", table))


@lru_cache(maxsize=1)
def fillers() -> Phrases:
    """Words before a number that are no part of what it measures."""
    change = forms("targets", "change", "increase", "decrease", "level")
    return Phrases((*forms("targets", "filler"), *forms("targets", "comparison"), *change))


@lru_cache(maxsize=256)
def said(table: str, match: str) -> str:
    """The meaning of a row by its words as matched."""
    return meanings("targets", table)[" ".join(re.sub(r"\W+", " ", fold(match)).split())]
