"""Rules over a finished plan: gaps in the numbering, missing fields, blanks in the letterhead, text that fits nowhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from kehoach_parser.diagnose import reading
from kehoach_parser.diagnose.abbreviations import unexplained
from kehoach_parser.diagnose.finished_facts import RULES as OF_FACTS
from kehoach_parser.draft import Finding
from kehoach_parser.json_tree import Printed, sections
from kehoach_parser.structure.markers import LETTERS, roman_value
from kehoach_parser.text.fold import label_key
from kehoach_parser.vocabulary.loader import meanings

Doubts = Mapping[str, Sequence[tuple[str, Sequence[str]]]]
# Letters that some authors leave out of their lists.
_SKIPPED = frozenset("fjwz")


def diagnose(
    plan: dict[str, Any],
    printed: Printed,
    flattened: Mapping[int, Sequence[str]],
    unreadable: Sequence[str] = (),
    doubts: Doubts | None = None,
    *,
    unresolved: str | None = None,
) -> list[Finding]:
    """Diagnostics of a plan (as plain data), in the order of its parts. where: JSON pointer of the value concerned.

    printed: its texts. flattened: appendices whose table had no grid, with the pointers below them of rows whose cells are in doubt.
    unreadable: pointers of values with letters that cannot be known. doubts: pointers of values with words that the
    restoration of diacritics is not sure of, each with its alternatives. unresolved: why the unit has no official code
    ("unknown", "ambiguous", "contradiction"), None where it has.
    """
    source = plan["source"]["text"]
    repairs = [(repair["where"], repair["kind"]) for repair in plan["repairs"]]
    return [
        *(found for rule in RULES for found in rule(plan)),
        *reading.repaired(repairs),
        *(found for rule in OF_FACTS for found in rule(plan)),
        *unexplained(cast("Any", printed), doubtful=source["layer"] == "ocr" or source["restored"]),
        *reading.lost_letters(unreadable),
        *reading.doubtful(doubts or {}),
        *tables(flattened),
        *unit_codes(unresolved),
    ]


def header_blank(plan: dict[str, Any]) -> Iterator[Finding]:
    """Number or day left open: the paper was printed before it was signed."""
    header = plan["header"]
    if header["symbol"] is not None and header["number"] is None:
        yield Finding("header-blank", "/header/symbol")
    date = header["date"]
    if date is not None:
        for name in ("day", "month", "year"):
            if date[name] is None:
                yield Finding("header-blank/date", "/header/date", {"part": name})


def numbering(plan: dict[str, Any]) -> Iterator[Finding]:
    """Numbers of siblings that leave one out or come twice."""
    for pointer, section in sections(plan):
        for name in ("sections", "criteria"):
            yield from _numbers(section[name], f"{pointer}/{name}")
    yield from _numbers(plan["sections"], "/sections")


def _numbers(units: Sequence[dict[str, Any]], pointer: str) -> Iterator[Finding]:
    before: tuple[str, int] | None = None
    for index, unit in enumerate(units):
        style, value = _ordinal(unit["number"])
        if before is not None and value and before[0] == style:
            where = f"{pointer}/{index}"
            if value == before[1]:
                yield Finding("numbering-repeat", where, {"number": unit["number"]})
            elif value > before[1] + 1 and not _only_skipped(style, before[1], value):
                code = "letter-skipped" if style == "letter" else "numbering-gap"
                yield Finding(code, where, {"number": unit["number"], "before": units[index - 1]["number"]})
        before = (style, value) if value else before


def _only_skipped(style: str, low: int, high: int) -> bool:
    return style == "letter" and all(LETTERS[n - 1] in _SKIPPED for n in range(low + 1, high))


def _ordinal(number: str) -> tuple[str, int]:
    last = number.rsplit(".", 1)[-1]
    if last.isdigit():
        return "decimal" + "." * number.count("."), int(last)
    if len(last) == 1 and last in LETTERS:
        return "letter", LETTERS.index(last) + 1
    return "roman", roman_value(last)


def fields(plan: dict[str, Any]) -> Iterator[Finding]:
    """Criteria without objective, tasks or deadline; letters of fields left out; labels that mean nothing known."""
    for pointer, section in sections(plan):
        for index, criterion in enumerate(section["criteria"]):
            where = f"{pointer}/criteria/{index}"
            for name in ("objective", "tasks", "deadline"):
                if criterion[name] is None:
                    yield Finding("field-missing", where, {"criterion": criterion["number"], "field": name})
            markers = [criterion[n]["marker"] for n in ("objective", "tasks", "responsibility", "deadline") if criterion[n]]
            markers = sorted([m for m in [*markers, *(o["marker"] for o in criterion["other"])] if m and m in LETTERS], key=LETTERS.index)
            for a, b in itertools.pairwise(markers):
                if LETTERS.index(b) > LETTERS.index(a) + 1 and not (a == "d" and b == "e"):
                    yield Finding("letter-skipped/field", where, {"marker": b, "before": a, "criterion": criterion["number"]})
            known = (meanings("labels", "field"), meanings("labels", "role"))
            for n, other in enumerate(criterion["other"]):
                # A second field of one meaning stands there too.
                if any(label_key(other["label"]) in labels for labels in known):
                    continue
                yield Finding("label-unknown", f"{where}/other/{n}/label", {"label": other["label"]})


def unassigned(plan: dict[str, Any]) -> Iterator[Finding]:
    """Text that fits nowhere."""
    for index, _ in enumerate(plan["unassigned"]):
        yield Finding("unassigned-text", f"/unassigned/{index}/text")


def unit_codes(unresolved: str | None) -> Iterator[Finding]:
    """A unit without its official code."""
    if unresolved == "contradiction":
        yield Finding("unit-unresolved/contradiction", "/unit/district")
    elif unresolved is not None:
        yield Finding("unit-unresolved" if unresolved == "unknown" else "unit-unresolved/ambiguous", "/unit/name")


def tables(flattened: Mapping[int, Sequence[str]]) -> Iterator[Finding]:
    """Tables whose cells were told by meaning."""
    for index, rows in flattened.items():
        pointer = f"/appendices/{index}"
        yield Finding("table-flattened", pointer)
        for row in rows:
            yield Finding("cell-uncertain", f"{pointer}{row}")


RULES = (header_blank, numbering, fields, unassigned)
