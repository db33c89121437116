"""Targets: the numbers that an objective (mục tiêu, chỉ tiêu) sets. Words from words/targets.toml.

A number is a target where it is a share ("100%") or counts something that the vocabulary knows ("01 sáng kiến"), and is
no number of a document, a date, a level or a place in a list. "Không có cán bộ bị kỷ luật" is a target of 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import cast

from kehoach_parser.facts.citations.read import find_citations
from kehoach_parser.facts.targets.words import Number, comparisons, fillers, no_targets, patterns, said, units
from kehoach_parser.facts.targets.words import numbers as numbers_of
from kehoach_parser.facts.values import Baseline, Change, Comparison, Span, Target
from kehoach_parser.facts.wording import printed

_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_CLAUSE_END = re.compile(r"[;\n.](?:(?<!\.)|(?=\s|$))")
_SIGNS: dict[str, Comparison] = {"≥": "ge", ">=": "ge", "≤": "le", "<=": "le", ">": "gt", "<": "lt"}
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


# A plan repeats itself: rows have the objectives of the body.
@lru_cache(maxsize=2048)
def find_targets(text: str) -> tuple[Target, ...]:
    """The targets that an objective sets, in order; none where it holds no number that is one. Their spans are in text."""
    found: list[Target] = []
    counts = next(numbers_of(text), None) is not None
    cited = [(citation.start, citation.end) for citation in find_citations(text)] if counts else []
    for start, end in _clauses(text, cited):
        clause = text[start:end]
        inside = [(a - start, b - start) for a, b in cited if a < end and b > start]
        set_here = _of_clause(clause, inside) if counts else _zero(clause)
        if set_here:
            begin = start + len(clause) - len(clause.lstrip(_MARKS))
            span = Span("", begin, begin + len(set_here[0].text))
            found.extend(replace(target, span=span) for target in set_here)
    return tuple(found)


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
    return patterns().state.match(text, at) is not None


def _of_clause(clause: str, cited: Sequence[tuple[int, int]]) -> list[Target]:
    rules = patterns()
    numbers = _outside(numbers_of(clause), cited)
    if not numbers:
        return _zero(clause)
    printed_clause = clause.strip(_MARKS)
    baseline, taken = _baseline(clause) if _YEAR.search(clause) else (None, [])
    limited = rules.behind.search(clause) is not None
    found: list[Target] = []
    numbers = [match for match in _outside(numbers, taken) if not _counts_nothing(clause, match)]
    left_over: str | None = None
    for index, match in enumerate(numbers):
        end = numbers[index + 1].start if index + 1 < len(numbers) else len(clause)
        after = numbers[index - 1].end if index else 0
        before = clause[after : match.start]
        left = rules.rest.match(before) if index else None
        # Signs alone ("20% - 30%", "20%, 30%") tell how two numbers stand together: they stay.
        before = before[left.end() :] if left and left[0].strip(" ,") else before
        unit = _unit(match)
        low = rules.range.search(before) if before.rstrip()[-1:] in _DASHES else None
        if found and _DASH.fullmatch(before):  # "20% - 30%"
            found[-1] = replace(found[-1], comparison="ge")
        lead = before[: low.start()] if low else before
        tail = _tail(clause, match, end) if limited else None
        comparison, lead = _comparison(lead, tail, second=bool(found) and found[-1].comparison == "ge")
        change = _change(lead, clause[match.end :] if baseline is not None else "")
        subject = _subject(clause, match, lead, end, limited=tail is not None, compared=baseline is not None)
        kind = baseline if change is not None else None
        subject, left_over = subject or left_over, None
        if comparison == "ge" and rules.onward.fullmatch(clause, match.end, end):
            # "từ 12,5% xuống còn 8%": what there was is no target.
            left_over = subject
            continue
        if low:
            found.append(Target(printed_clause, _value(low["value"]), unit, "ge", change, kind, subject))
            comparison = "le"
        found.append(Target(printed_clause, _value(match.value), unit, comparison, change, kind, subject))
    return _shared(found, timed=len(_YEAR.findall(clause)) > 1) or _zero(clause)


def _shared(found: list[Target], *, timed: bool) -> list[Target]:
    """Targets with the subjects that they share: "từ 20% đến 30% hồ sơ", and where each has its year (timed) "60% và đến
    năm 2030 đạt 75% cơ quan", "tỷ lệ nữ đạt 20% năm 2025 và 30% năm 2030"."""
    for index in range(len(found) - 1, 0, -1):
        if found[index - 1].subject is None and (timed or found[index].comparison == "le"):
            found[index - 1] = replace(found[index - 1], subject=found[index].subject)
    for index in range(1, len(found) if timed else 0):
        if found[index].subject is None:
            found[index] = replace(found[index], subject=found[index - 1].subject)
    return found


def _outside(found: Iterable[Number], spans: Sequence[tuple[int, int]]) -> list[Number]:
    """Those that begin in none of the spans."""
    return [match for match in found if not any(a <= match.start < b for a, b in spans)] if spans else list(found)


def _tail(clause: str, match: Number, end: int) -> re.Match[str] | None:
    """"trở lên" behind a number, unless it raises a grade ("80% đạt loại khá trở lên") or all there is ("100% ... trở lên")."""
    rules = patterns()
    tail = rules.behind.search(clause, match.end, end)
    if tail is None or rules.grade.search(clause, match.end, tail.start()):
        return None
    whole = _unit(match) == "%" and _value(match.value) == _WHOLE and clause[match.end : tail.start()].strip()
    return None if whole else tail


def _counts_nothing(clause: str, match: Number) -> bool:
    """Is this a number of a level, a place, a date ("mức độ 3", "trong 05 ngày"), not a count?"""
    return (match.unit or match.measure) is not None and no_targets().ends(clause, match.start) is not None


def _unit(match: Number) -> str:
    return match.measure or match.unit or "%"


def _value(number: str) -> float:
    """A number as Vietnamese prints it: decimal comma, points between thousands ("1.250,5"); "0.5" is read as well."""
    if "." in number and _THOUSANDS.fullmatch(number):
        number = number.replace(".", "")
    return float(number.replace(",", "."))


def _comparison(before: str, tail: re.Match[str] | None, *, second: bool) -> tuple[Comparison, str]:
    """(eq, ge, gt, le or lt; the words before without it). tail: "trở lên" behind the number.

    second: "từ 20% đến 30%" set a least value before.
    """
    sign = _SIGN.search(before)
    if sign:
        return _SIGNS[sign[0].strip()], before[: sign.start()]
    start = comparisons().ends(before)
    kind, lead = ("eq", before) if start is None else (said("comparison", before[start:]), before[:start])
    if tail:
        kind = said("behind", tail["word"])
        return cast("Comparison", kind), lead
    if start is None and second and _only_to(before):
        return "le", lead
    return cast("Comparison", kind), lead


def _only_to(before: str) -> bool:
    """Does nothing but "đến" or a dash stand between two numbers?"""
    return bool(_DASH.fullmatch(before) or re.fullmatch(printed("targets", "to"), before.strip(), re.IGNORECASE))


def _change(lead: str, behind: str) -> Change | None:
    """Whether the number says by how much something is to increase or to decrease."""
    words = list(patterns().change.finditer(lead))
    if not words:
        return None
    last = words[-1]
    kind = said("change", last["word"])
    if kind == "level":
        return None
    near = not _bare(lead[last.end() :])
    return cast("Change", kind) if near or patterns().against.search(behind) else None


def _bare(lead: str) -> str:
    """What is left of the words before a number when its own words ("đạt tối thiểu") are taken off."""
    lead = lead.rstrip(" ,:(")
    while (start := len(lead) - 1 if lead[-1:] in _FILLER_SIGNS else fillers().ends(lead)) is not None:
        lead = lead[:start].rstrip(" ,:(")
    return lead.strip()


def _baseline(clause: str) -> tuple[Baseline | None, list[tuple[int, int]]]:
    """(what a change is measured against, the places of its numbers): "so với năm 2022 (năm 2022 là 83,99%)"."""
    against = patterns().against.search(clause)
    if not against:
        return None, []
    year = int(against["year"])
    value = patterns().baseline.search(clause, against.end())
    if value is None or (value["year"] and int(value["year"]) != year):
        return Baseline(year, None), [against.span()]
    return Baseline(year, _value(value["value"] or value["alone"])), [against.span(), value.span()]


def _subject(clause: str, match: Number, lead: str, end: int, *, limited: bool, compared: bool) -> str | None:
    """What is measured: the words behind the number where it counts them, else those before it.

    limited: "trở lên" behind it is the number's; compared: the clause says "so với năm 2022" somewhere.
    """
    behind = _PER.sub("", clause[match.behind : end])
    for pattern in ([patterns().against] if compared else []) + ([patterns().behind] if limited else []):
        place = pattern.search(behind)
        behind = behind[: place.start()] if place else behind
    behind = patterns().year.sub("", behind)
    if end < len(clause):
        split = patterns().of_which.search(behind)
        behind = behind[: split.start()] if split else _without_year(_bare(behind))
    behind = behind.strip(" ,.:–-")
    if behind and behind[0] not in "()":
        return behind.rstrip(")") if "(" not in behind else behind
    lead = patterns().year.sub("", _ITEM.sub("", patterns().label.sub("", lead)).lstrip(_MARKS))
    return _without_year(_bare(lead)).strip(" -–+•,.:") or None


def _without_year(text: str) -> str:
    """Without the year at its end by which the number is to be reached."""
    match = patterns().until.search(text)
    return _bare(text[: match.start()]) if match else text


def _zero(clause: str) -> list[Target]:
    """0 of what is not to happen ("Không có sai phạm")."""
    match = patterns().zero.search(clause)
    if not match:
        return []
    subject = clause[match.end() :].strip(" ,.:")
    end = units().begins(subject)
    return [Target(clause.strip(_MARKS), 0.0, said("unit", subject[:end]) if end else None, "eq", None, None, subject or None)]
