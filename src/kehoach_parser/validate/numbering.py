"""Numbers of units and rows: they rise, and each comes once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from kehoach_parser.validate.findings import Finding
from kehoach_parser.validate.json_tree import sections

# The order of letters in Vietnamese lists; structure/markers.py has it too, behind imports of 30 ms.
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
_ROMAN = re.compile(r"(X{0,3}|XL|LX{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_DECIMAL = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6})*")

Value = tuple[int, ...]


@dataclass(slots=True)
class _Run:
    """The numbers of one style since its list began."""

    style: str
    last: Value
    seen: set[Value] = field(default_factory=set)


def numbering(plan: dict[str, Any]) -> Iterator[Finding]:
    """Siblings whose number is lower than one before, or comes twice. Gaps are the author's: diagnostics tell them."""
    told = {d["where"] for d in plan["diagnostics"] if d["code"].startswith("numbering-")}
    for pointer, siblings in _lists(plan):
        merged = _merged(plan, pointer, siblings) if pointer.endswith("/rows") else frozenset()
        for index, number, rule in _faults([unit["number"] for unit in siblings], merged):
            where = f"{pointer}/{index}"
            if where not in told and f"{where}/number" not in told:
                yield Finding(f"{where}/number", rule, rule, {"number": number})


def _lists(plan: dict[str, Any]) -> Iterator[tuple[str, Sequence[dict[str, Any]]]]:
    yield "/sections", plan["sections"]
    for index, appendix in enumerate(plan["appendices"]):
        pointer = f"/appendices/{index}"
        yield f"{pointer}/sections", appendix["sections"]
        yield f"{pointer}/groups", appendix["groups"]
        for number, group in enumerate(appendix["groups"]):
            yield f"{pointer}/groups/{number}/rows", group["rows"]
    for pointer, section in sections(plan):
        yield f"{pointer}/sections", section["sections"]
        yield f"{pointer}/criteria", section["criteria"]


def _merged(plan: dict[str, Any], pointer: str, rows: Sequence[dict[str, Any]]) -> frozenset[int]:
    """Rows whose number is the cell of the row before, drawn over both: same number from the same place.

    Without provenance nobody can tell, and they count as merged.
    """
    places = plan.get("provenance", {})
    return frozenset(
        index
        for index in range(1, len(rows))
        if rows[index]["number"] == rows[index - 1]["number"]
        and places.get(f"{pointer}/{index}/number") == places.get(f"{pointer}/{index - 1}/number")
    )


def _faults(numbers: Sequence[str | None], merged: frozenset[int]) -> Iterator[tuple[int, str, str]]:
    """(index, number, rule) of each fault. A number of a higher style closes the lists below it: 1, a, b, 2, a, b."""
    runs: list[_Run] = []
    for index, number in enumerate(numbers):
        if not number or index in merged:
            continue
        style, value = _ordinal(number, runs[-1] if runs else None)
        if not value:
            continue
        while any(run.style == style for run in runs[:-1]) and runs[-1].style != style:
            runs.pop()
        if not runs or runs[-1].style != style:
            runs.append(_Run(style, value, {value}))
            continue
        run = runs[-1]
        if value in run.seen:
            yield index, number, "number-repeat"
        elif value < run.last:
            yield index, number, "number-order"
        if value < run.last and value[-1] == 1 and len(value) == 1:
            run.seen.clear()  # counting begins anew: one fault, not one for each number that follows
        run.last = value
        run.seen.add(value)


def _ordinal(number: str, run: _Run | None) -> tuple[str, Value]:
    """Style and value of a number; no value for what cannot be put in order."""
    if _DECIMAL.fullmatch(number):
        return "decimal", tuple(int(part) for part in number.split("."))
    if len(number) == 1 and number in _LETTERS:
        return "letter", (_LETTERS.index(number) + 1,)
    if len(number) == 1 and number.lower() in _LETTERS:
        value = (_LETTERS.index(number.lower()) + 1,)
        # "I" is one in Roman numerals, but follows "H" in a list of capitals.
        if number not in _ROMAN_VALUES or (run is not None and run.style == "capital" and value > run.last):
            return "capital", value
    if number and _ROMAN.fullmatch(number):
        return "roman", (_roman(number),)
    return "", ()


def _roman(number: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
