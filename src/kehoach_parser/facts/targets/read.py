"""Targets: the numbers that an objective (mục tiêu, chỉ tiêu) sets. Words from words/targets.toml.

A number is a target where it is a share ("100%") or counts something ("01 sáng kiến", "450 MW"), and is no number of a
document, a date, a level or a place in a list, under no condition, and not nearly reached ("gần 100%").
"Không có cán bộ bị kỷ luật" is a target of 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

from kehoach_parser.facts.citations.read import find_citations
from kehoach_parser.facts.targets.numbers import Number
from kehoach_parser.facts.targets.numbers import numbers as numbers_of
from kehoach_parser.facts.targets.subject import MARKS, bare, subject_of
from kehoach_parser.facts.targets.words import comparisons, no_targets, patterns, said, units
from kehoach_parser.facts.values import Baseline, Change, Comparison, Span, Target
from kehoach_parser.facts.wording import printed

_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_CLAUSE_END = re.compile(r"[;\n.](?:(?<!\.)|(?=\s|$))")
_SIGNS: dict[str, Comparison] = {"≥": "ge", ">=": "ge", "≤": "le", "<=": "le", ">": "gt", "<": "lt"}
_SIGN = re.compile(r"(?:≥|>=|≤|<=|>|<)\s*$")
# Per cent.
_WHOLE = 100
_DASHES = frozenset("-–")
_DASH = re.compile(r"\s*[-–]\s*")
# "Hồ sơ trễ hạn: 0".
_NOUGHT = re.compile(r"(?P<subject>[^:\d]+):\s*0")
_LONGEST_SIGN = 8
_AGAINST: dict[str, Change] = {"gt": "increase", "lt": "decrease"}
_YEAR = re.compile(r"[12](?:(?<=1)9|(?<=2)0)\d\d")


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
            begin = start + len(clause) - len(clause.lstrip(MARKS))
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


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with what holds for all its numbers. printed: as a target's text; taken: places of what its changes are measured
    against; limited: "trở lên" stands in it; dated: it names a year; year: by which it opens."""

    text: str
    printed: str
    baseline: Baseline | None
    taken: list[tuple[int, int]]
    limited: bool
    dated: bool
    year: int | None


def _of_clause(text: str, cited: Sequence[tuple[int, int]]) -> list[Target]:
    rules = patterns()
    numbers = _outside(numbers_of(text), cited)
    if not numbers:
        return _zero(text)
    if rules.condition.search(text):
        return []
    dated = _YEAR.search(text) is not None
    baseline, taken = _baseline(text) if dated else (None, [])
    opening = rules.reached.match(text) if dated else None
    year = int(opening["year"]) if opening else None
    clause = _Clause(text, text.strip(MARKS), baseline, taken, rules.behind.search(text) is not None, dated, year)
    found: list[Target] = []
    numbers = [match for match in _outside(numbers, taken) if not _counts_nothing(text, match)]
    left_over: str | None = None
    for index, match in enumerate(numbers):
        end = numbers[index + 1].start if index + 1 < len(numbers) else len(text)
        after = numbers[index - 1].end if index else 0
        made, left_over = _of_number(clause, match, (after, end), found, left_over)
        found.extend(made)
    return _shared(found, timed=len(_YEAR.findall(text)) > 1) or _zero(text)


def _of_number(
    clause: _Clause, match: Number, beside: tuple[int, int], found: list[Target], left_over: str | None
) -> tuple[list[Target], str | None]:
    """(the targets that a number sets, a subject left over for the next). beside: where the number before it ends
    and the one behind it begins; found: the targets before it, the last of which becomes the lower end of a range."""
    rules, (after, end) = patterns(), beside
    before = clause.text[after : match.start]
    left = rules.rest.match(before) if after else None
    # Signs alone ("20% - 30%", "20%, 30%") tell how two numbers stand together: they stay.
    before = before[left.end() :] if left and left[0].strip(" ,") else before
    if found and _DASH.fullmatch(before):  # "20% - 30%"
        found[-1] = replace(found[-1], comparison="ge")
    low = rules.range.search(before) if _may_end_low(before) else None
    if low and no_targets().ends(before, low.start()) is not None:
        low = None
    lead = before[: low.start()] if low else before
    tail = _tail(clause.text, match, end) if clause.limited else None
    upper = bool(found) and found[-1].comparison in ("ge", "gt") and _only_to(before)
    comparison, lead = _comparison(lead, tail, second=upper)
    if comparison is None:
        return [], None
    change, lead = _change(lead, clause.text[match.end :] if clause.baseline is not None else "")
    if change is None and (against := _AGAINST.get(comparison)) and rules.versus.match(clause.text[match.end : end].lstrip()):
        change, comparison = against, "eq"
    if upper and comparison == "le" and change is None:
        change = found[-1].change
    subject = subject_of(clause.text, match, lead, end, limited=tail is not None)
    subject, left_over = subject or left_over, None
    if comparison == "ge" and rules.onward.fullmatch(clause.text, match.end, end):
        # "từ 12,5% xuống còn 8%": what there was is no target.
        return [], subject
    target = Target(
        clause.printed,
        _value(match.value),
        _unit(match),
        comparison,
        change,
        clause.baseline if change is not None else None,
        subject,
        year=_year(clause, match, after, end),
    )
    if not low:
        return [target], None
    least: Comparison = "gt" if comparison == "gt" else "ge"
    return [replace(target, value=_value(low["value"]), comparison=least), replace(target, comparison="le")], None


def _may_end_low(before: str) -> bool:
    """Does a number, with "đến" or a dash behind it, end this text? Tells most others at once."""
    return bool(before) and (before.rstrip()[-1:] in _DASHES or any(char.isdigit() for char in before))


def _year(clause: _Clause, match: Number, after: int, end: int) -> int | None:
    """The year by which a number is to be reached: behind it, before it, else that which opens the clause."""
    if not clause.dated:
        return None
    rules = patterns()
    behind = rules.year.match(clause.text[match.end : end])

    def own(year: re.Match[str]) -> bool:
        return not any(a <= year.start() < b for a, b in clause.taken)

    told = [year for year in rules.reached.finditer(clause.text, after, match.start) if own(year)]
    if told:
        return int(told[-1]["year"])
    if behind is None:
        behind = next((year for year in rules.reached.finditer(clause.text, match.end, end) if own(year)), None)
    return int(behind["year"]) if behind else clause.year


def _shared(found: list[Target], *, timed: bool) -> list[Target]:
    """Targets with the subjects that they share: "từ 20% đến 30% hồ sơ", "tăng từ 5% đến 7%", and where each has its year (timed)
    "60% và đến năm 2030 đạt 75% cơ quan", "tỷ lệ nữ đạt 20% năm 2025 và 30% năm 2030"."""
    for index in range(len(found) - 1, 0, -1):
        if found[index - 1].subject is None and (timed or found[index].comparison == "le"):
            found[index - 1] = replace(found[index - 1], subject=found[index].subject)
    for index in range(1, len(found)):
        this, before = found[index], found[index - 1]
        ranged = this.comparison == "le" and before.comparison in ("ge", "gt") and this.unit == before.unit
        if this.subject is None and (timed or ranged or this.change is not None):
            found[index] = replace(this, subject=before.subject)
    return found


def _outside(found: Iterable[Number], spans: Sequence[tuple[int, int]]) -> list[Number]:
    """Those that begin in none of the spans."""
    return [match for match in found if not any(a <= match.start < b for a, b in spans)] if spans else list(found)


def _tail(clause: str, match: Number, end: int) -> re.Match[str] | None:
    """"trở lên" behind a number, unless it raises a grade ("80% đạt loại khá trở lên") or all there is ("100% ... trở lên")."""
    rules = patterns()
    tail = rules.behind.search(clause, match.end, end)
    if tail is None or rules.grade.search(clause, match.end, tail.start()) or _YEAR.search(clause, match.end, tail.start()):
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


def _comparison(before: str, tail: re.Match[str] | None, *, second: bool) -> tuple[Comparison | None, str]:
    """(eq, ge, gt, le or lt; the words before without it); None for "gần". tail: "trở lên" behind the number.

    second: "từ 20% đến 30%" set a least value before.
    """
    sign = _SIGN.search(before[-_LONGEST_SIGN:])
    if sign:
        return _SIGNS[sign[0].strip()], before.rstrip()[: -len(sign[0].strip())]
    start, lead = comparisons().ends(before), before
    if start is None:  # "ít nhất vào năm 2026 đạt 40%"
        until = patterns().until.search(bare(before, compared=False))
        lead = until.string[: until.start()] if until else before
        start = comparisons().ends(lead) if until else None
    if start is None:
        kind, lead = "eq", before
    else:
        kind, lead = said("comparison", lead[start:]), lead[:start]
    if kind == "none":
        return None, lead
    if tail:
        return cast("Comparison", said("behind", tail["word"])), lead
    return ("le" if start is None and second else cast("Comparison", kind)), lead


def _only_to(before: str) -> bool:
    """Does nothing but "đến" or a dash stand between two numbers?"""
    return bool(_DASH.fullmatch(before) or re.fullmatch(printed("targets", "to"), before.strip(), re.IGNORECASE))


def _change(lead: str, behind: str) -> tuple[Change | None, str]:
    """(whether the number says by how much something is to increase or to decrease, the words before that)."""
    words = list(patterns().change.finditer(lead))
    if not words:
        return None, lead
    last = words[-1]
    kind = said("change", last["word"])
    if kind in ("level", "none"):
        return None, lead
    spread = patterns().rate.search(lead, last.end())
    near = not bare(lead[last.end() : spread.start() if spread else len(lead)])
    if near:
        return cast("Change", kind), lead[: last.end()]
    return (cast("Change", kind) if patterns().against.search(behind) else None), lead


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


def _zero(clause: str) -> list[Target]:
    """0 of what is not to happen ("Không có sai phạm")."""
    match = patterns().zero.search(clause)
    nought = _NOUGHT.fullmatch(clause.strip(MARKS)) if match is None and clause.rstrip().endswith("0") else None
    if not match and not nought:
        return []
    subject = nought["subject"].strip() if nought else clause[match.end() if match else 0 :].strip(" ,.:")
    end = units().begins(subject)
    return [Target(clause.strip(MARKS), 0.0, said("unit", subject[:end]) if end else None, "eq", None, None, subject or None)]
