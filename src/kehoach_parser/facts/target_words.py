"""The words around the numbers of targets as patterns, from data/targets.toml. Used by facts/targets.py."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parser.facts.wording import last_word, last_words, printed
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary import meanings

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
# The same with what must not stand before it behind the first digit, which is what is looked for: found twice as fast.
_ALONE = r"\d(?<![\w/.,].)(?<![^\W\d]-.)(?:\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d*(?:[.,]\d+)?)"
# The longest words of the vocabulary, twice over, with what stands between them.
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Patterns:
    """number: a number with "%" or a unit; the others match what stands before (..$) or behind a number.

    rest: what the number before leaves over ("trở lên, trong đó"). year, until: "và đến năm 2030" at the head and at the
    end of a text. label: "Chỉ tiêu 1:" at its head. onward: the words between what there was and what there is to be.
    """

    number: re.Pattern[str]
    range: re.Pattern[str]
    comparison: re.Pattern[str]
    behind: re.Pattern[str]
    change: re.Pattern[str]
    against: re.Pattern[str]
    baseline: re.Pattern[str]
    zero: re.Pattern[str]
    filler: re.Pattern[str]
    no_target: re.Pattern[str]
    unit: re.Pattern[str]
    rest: re.Pattern[str]
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

    change = printed("targets", "change", "increase", "decrease", "level")
    year = rf"(?:{words('year')})\s+(?P<year>(?:19|20)\d\d)"
    when = rf"(?:(?:{printed('citations', 'word', 'and')})\s+)?(?:(?:{words('time')})\s+)?{year}\b"
    return Patterns(
        rule(rf"(?P<value>{_ALONE})\s*(?:%|\b(?P<measure>{words('measure')})\b|\b(?P<unit>{words('unit')})\b)"),
        rule(rf"(?P<value>{_ALONE})\s*%?\s*[-–]\s*$"),
        rule(rf"\b(?P<word>{words('comparison')})\s+$"),
        rule(rf"\b(?P<word>{words('behind')})\b"),
        rule(rf"\b(?P<word>{words('change')})\b"),
        rule(rf"\b(?:{words('against')})\s+{year}\b"),
        rule(rf"\b{year}\W{{0,3}}(?:[^\W\d]+\s+)?(?:\b\w+\s+)?(?P<value>{_NUMBER})\s*%?|(?<=\()\s*(?P<alone>{_NUMBER})\s*%?\s*(?=\))"),
        rule(rf"(?:^|,\s*)\W*(?:(?:{words('filler')})\s+)?(?P<word>{words('zero')})\s+"),
        rule(rf"(?:\b(?:{words('filler')}|{words('comparison')}|{change})|[-–≥≤<>=+])\s*$"),
        rule(rf"\b(?:{words('no_target')})\s+(?:{words('no_target')})?\s*$"),
        rule(rf"(?P<unit>{words('unit')})\b"),
        rule(rf"^[\s,]*(?:(?:{words('behind')})\b[\s,]*)?(?:(?:{words('of_which')})\b\s*)?"),
        rule(rf"^[\s,]*{when}[\s,:]*"),
        rule(rf"\b{when}[\s,:]*$"),
        rule(rf"^\W*(?:{words('label')})\s+\d{{1,2}}\b[\s.:]*"),
        rule(rf"[\s,]*(?:{words('onward')})\s*"),
    )


@lru_cache(maxsize=1)
def ends() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The last words of comparison, of no_target and of filler, a sign counting as a word: few texts end so."""
    comparison = last_words("targets", "comparison")
    change = last_words("targets", "change", "increase", "decrease", "level")
    return comparison, last_words("targets", "no_target"), comparison | change | last_words("targets", "filler") | set("-–≥≤<>=+")


def behind_match(pattern: re.Pattern[str], ends: Collection[str], text: str, end: int | None = None) -> re.Match[str] | None:
    """A match of a pattern for a text's end, ends being its last words; no words are longer than what is searched."""
    end = len(text) if end is None else end
    return pattern.search(text, max(0, end - _LONGEST), end) if last_word(text, end) in ends else None


@lru_cache(maxsize=256)
def said(table: str, match: str) -> str:
    """The meaning of a row by its words as matched."""
    return meanings("targets", table)[" ".join(re.sub(r"\W+", " ", fold(match)).split())]
