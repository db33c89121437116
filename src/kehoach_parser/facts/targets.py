"""Targets: the numbers that an objective (mục tiêu, chỉ tiêu) sets. Words from data/targets.toml.

A number is a target where it is a share ("100%") or counts something that the vocabulary knows ("01 sáng kiến"), and is
no number of a document, a date, a level or a place in a list. "Không có cán bộ bị kỷ luật" is a target of 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from kehoach_parser.facts.citations import find_citations
from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.wording import forms, printed
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary import meanings


class Baseline(NamedTuple):
    """What a change is measured against: year, and the value then (None where it is not printed)."""

    year: int
    value: float | None


class Target(NamedTuple):
    """A number to be reached.

    text: the clause that sets it. unit: "%", "thủ tục" ...; None for a zero of something that is not counted.
    comparison: eq, ge, gt, le, lt. change: increase or decrease where value says by how much, None where it says how
    much there is to be. subject: what is measured, as printed.
    """

    text: str
    value: float
    unit: str | None
    comparison: str
    change: str | None
    baseline: Baseline | None
    subject: str | None


_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
# The same with what must not stand before it behind the first digit, which is what is looked for: found twice as fast.
_ALONE = r"\d(?<![\w/.,].)(?<!\w-.)(?:\d{0,2}(?:\.\d{3})+(?:,\d+)?|\d*(?:[.,]\d+)?)"
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_CLAUSE_END = re.compile(r"[;\n.](?:(?<!\.)|(?=\s|$))")
_SIGNS = {"≥": "ge", ">=": "ge", "≤": "le", "<=": "le", ">": "gt", "<": "lt"}
_SIGN = re.compile(r"(?:≥|>=|≤|<=|>|<)\s*$")
# Per cent.
_WHOLE = 100
# What may stand around a clause.
_MARKS = " -–+•"
# "100%/100% thôn", "60 triệu đồng/người/năm".
_PER = re.compile(r"^(?:/\s*(?:\d+\s*%?|[^\W\d]+))+")
_DASHES = frozenset("-–")
_FILLER_SIGNS = frozenset("-–≥≤<>=+")
_DASH = re.compile(r"\s*[-–]\s*")
_YEAR = re.compile(r"[12](?:(?<=1)9|(?<=2)0)\d\d")
# "(3) từ 80%": the number of an item in running text.
_ITEM = re.compile(r"^\W*\(?\d{1,2}\)\s*")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """number: a number with "%" or a unit; the others match what stands before (..$) or behind a number.

    rest: what the number before leaves over ("trở lên, trong đó"); of_which: where the next one's words begin.
    state: how sentences begin that set no target.
    """

    number: re.Pattern[str]
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


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    def rule(pattern: str) -> re.Pattern[str]:
        return re.compile(pattern, re.IGNORECASE)

    def words(table: str) -> str:
        return printed("targets", table)

    year = rf"(?:{words('year')})\s+(?P<year>(?:19|20)\d\d)"
    return _Patterns(
        rule(rf"(?P<value>{_ALONE})\s*(?:%|\b(?P<measure>{words('measure')})\b|\b(?P<unit>{words('unit')})\b)"),
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
    )


@lru_cache(maxsize=1)
def _comparisons() -> Phrases:
    return Phrases(forms("targets", "comparison"))


@lru_cache(maxsize=1)
def _no_targets() -> Phrases:
    return Phrases(forms("targets", "no_target"))


@lru_cache(maxsize=1)
def _units() -> Phrases:
    return Phrases(forms("targets", "unit"))


@lru_cache(maxsize=1)
def _fillers() -> Phrases:
    """Words before a number that are no part of what it measures."""
    change = forms("targets", "change", "increase", "decrease", "level")
    return Phrases((*forms("targets", "filler"), *forms("targets", "comparison"), *change))


@lru_cache(maxsize=256)
def _said(table: str, match: str) -> str:
    """The meaning of a row by its words as matched."""
    return meanings("targets", table)[" ".join(re.sub(r"\W+", " ", fold(match)).split())]


def find_targets(text: str) -> list[Target]:
    """The targets that an objective sets, in order; [] where it holds no number that is one."""
    found: list[Target] = []
    if not _patterns().number.search(text):
        for start, end in _clauses(text, ()):
            found.extend(_zero(text[start:end]))
        return found
    cited = [(citation.start, citation.end) for citation in find_citations(text)]
    for start, end in _clauses(text, cited):
        found.extend(_of_clause(text[start:end], [(a - start, b - start) for a, b in cited if a < end and b > start]))
    return found


def _clauses(text: str, cited: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Sentences, items and what semicolons part, without the sentences that tell what is there already."""
    start, there = 0, _tells_state(text, 0)
    for match in _CLAUSE_END.finditer(text):
        if not cited or not any(a < match.start() < b for a, b in cited):
            if not there:
                yield start, match.start()
            start = match.end()
            there = there if match[0] == ";" else _tells_state(text, start)
    if not there:
        yield start, len(text)


def _tells_state(text: str, at: int) -> bool:
    return _patterns().state.match(text, at) is not None


def _of_clause(clause: str, cited: Sequence[tuple[int, int]]) -> list[Target]:
    patterns = _patterns()
    numbers = _outside(patterns.number.finditer(clause), cited)
    if not numbers:
        return _zero(clause)
    printed_clause = clause.strip(_MARKS)
    baseline, taken = _baseline(clause) if _YEAR.search(clause) else (None, [])
    limited = patterns.behind.search(clause) is not None
    found: list[Target] = []
    numbers = [match for match in _outside(numbers, taken) if not _counts_nothing(clause, match)]
    for index, match in enumerate(numbers):
        end = numbers[index + 1].start() if index + 1 < len(numbers) else len(clause)
        after = numbers[index - 1].end() if index else 0
        before = clause[after : match.start()]
        left = patterns.rest.match(before) if index else None
        # Signs alone ("20% - 30%", "20%, 30%") tell how two numbers stand together: they stay.
        before = before[left.end() :] if left and left[0].strip(" ,") else before
        unit = _unit(match)
        low = patterns.range.search(before) if before.rstrip()[-1:] in _DASHES else None
        if index and _DASH.fullmatch(before):  # "20% - 30%"
            found[-1] = found[-1]._replace(comparison="ge")
        lead = before[: low.start()] if low else before
        tail = _tail(clause, match, end) if limited else None
        comparison, lead = _comparison(lead, tail, second=bool(index) and found[-1].comparison == "ge")
        change = _change(lead, clause[match.end() :] if baseline is not None else "")
        subject = _subject(clause, match, lead, end, limited=tail is not None, compared=baseline is not None)
        kind = baseline if change is not None else None
        if low:
            found.append(Target(printed_clause, _value(low["value"]), unit, "ge", change, kind, subject))
            comparison = "le"
        found.append(Target(printed_clause, _value(match["value"]), unit, comparison, change, kind, subject))
    # "từ 20% đến 30% hồ sơ": the first number counts what the second does.
    for index in range(len(found) - 1, 0, -1):
        if found[index - 1].subject is None and found[index].comparison == "le":
            found[index - 1] = found[index - 1]._replace(subject=found[index].subject)
    return found or _zero(clause)


def _outside(found: Iterable[re.Match[str]], spans: Sequence[tuple[int, int]]) -> list[re.Match[str]]:
    """Those that begin in none of the spans."""
    return [match for match in found if not any(a <= match.start() < b for a, b in spans)] if spans else list(found)


def _tail(clause: str, match: re.Match[str], end: int) -> re.Match[str] | None:
    """"trở lên" behind a number, unless it raises a grade ("80% đạt loại khá trở lên") or all there is ("100% ... trở lên")."""
    patterns = _patterns()
    tail = patterns.behind.search(clause, match.end(), end)
    if tail is None or patterns.grade.search(clause, match.end(), tail.start()):
        return None
    whole = _unit(match) == "%" and _value(match["value"]) == _WHOLE and clause[match.end() : tail.start()].strip()
    return None if whole else tail


def _counts_nothing(clause: str, match: re.Match[str]) -> bool:
    """Is this a number of a level, a place, a date ("mức độ 3", "trong 05 ngày"), not a count?"""
    return (match["unit"] or match["measure"]) is not None and _no_targets().ends(clause, match.start()) is not None


def _unit(match: re.Match[str]) -> str:
    if match["measure"]:
        return _said("measure", match["measure"])
    return _said("unit", match["unit"]) if match["unit"] else "%"


def _value(number: str) -> float:
    """A number as Vietnamese prints it: decimal comma, points between thousands ("1.250,5"); "0.5" is read as well."""
    if "." in number and _THOUSANDS.fullmatch(number):
        number = number.replace(".", "")
    return float(number.replace(",", "."))


def _comparison(before: str, tail: re.Match[str] | None, *, second: bool) -> tuple[str, str]:
    """(eq, ge, gt, le or lt; the words before without it). tail: "trở lên" behind the number.

    second: "từ 20% đến 30%" set a least value before.
    """
    sign = _SIGN.search(before)
    if sign:
        return _SIGNS[sign[0].strip()], before[: sign.start()]
    start = _comparisons().ends(before)
    kind, lead = ("eq", before) if start is None else (_said("comparison", before[start:]), before[:start])
    if tail:
        return _said("behind", tail["word"]), lead
    if start is None and second and _only_to(before):
        return "le", lead
    return kind, lead


def _only_to(before: str) -> bool:
    """Does nothing but "đến" or a dash stand between two numbers?"""
    return bool(_DASH.fullmatch(before) or re.fullmatch(printed("targets", "to"), before.strip(), re.IGNORECASE))


def _change(lead: str, behind: str) -> str | None:
    """Whether the number says by how much something is to increase or to decrease."""
    words = list(_patterns().change.finditer(lead))
    if not words:
        return None
    last = words[-1]
    kind = _said("change", last["word"])
    if kind == "level":
        return None
    near = not _bare(lead[last.end() :])
    return kind if near or _patterns().against.search(behind) else None


def _bare(lead: str) -> str:
    """What is left of the words before a number when its own words ("đạt tối thiểu") are taken off."""
    lead = lead.rstrip(" ,:(")
    while (start := len(lead) - 1 if lead[-1:] in _FILLER_SIGNS else _fillers().ends(lead)) is not None:
        lead = lead[:start].rstrip(" ,:(")
    return lead.strip()


def _baseline(clause: str) -> tuple[Baseline | None, list[tuple[int, int]]]:
    """(what a change is measured against, the places of its numbers): "so với năm 2022 (năm 2022 là 83,99%)"."""
    against = _patterns().against.search(clause)
    if not against:
        return None, []
    year = int(against["year"])
    value = _patterns().baseline.search(clause, against.end())
    if value is None or (value["year"] and int(value["year"]) != year):
        return Baseline(year, None), [against.span()]
    return Baseline(year, _value(value["value"] or value["alone"])), [against.span(), value.span()]


def _subject(clause: str, match: re.Match[str], lead: str, end: int, *, limited: bool, compared: bool) -> str | None:
    """What is measured: the words behind the number where it counts them, else those before it.

    limited: "trở lên" behind it is the number's; compared: the clause says "so với năm 2022" somewhere.
    """
    behind = _PER.sub("", clause[match.start("unit") if match["unit"] else match.end() : end])
    for pattern in ([_patterns().against] if compared else []) + ([_patterns().behind] if limited else []):
        place = pattern.search(behind)
        behind = behind[: place.start()] if place else behind
    if end < len(clause):
        split = _patterns().of_which.search(behind)
        behind = behind[: split.start()] if split else _bare(behind)
    behind = behind.strip(" ,.:–-")
    if behind and behind[0] not in "()":
        return behind.rstrip(")") if "(" not in behind else behind
    return _bare(_ITEM.sub("", lead)).strip(" -–+•,.:") or None


def _zero(clause: str) -> list[Target]:
    """0 of what is not to happen ("Không có sai phạm")."""
    match = _patterns().zero.search(clause)
    if not match:
        return []
    subject = clause[match.end() :].strip(" ,.:")
    end = _units().begins(subject)
    return [Target(clause.strip(_MARKS), 0.0, _said("unit", subject[:end]) if end else None, "eq", None, None, subject or None)]
