"""Rules over a finished plan: gaps in the numbering, missing fields, blanks in the letterhead, text that fits nowhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kehoach_parser.diagnose.abbreviations import unexplained
from kehoach_parser.diagnose.facts import RULES as OF_FACTS
from kehoach_parser.json_tree import Printed, sections
from kehoach_parser.structure.markers import LETTERS, roman_value
from kehoach_parser.text.fold import label_key
from kehoach_parser.vocabulary.loader import meanings

Found = dict[str, Any]
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
) -> list[Found]:
    """Diagnostics of a plan (as plain data), in the order of its parts. where: JSON pointer of the value concerned.

    printed: its texts. flattened: appendices whose table had no grid, with the pointers below them of rows whose cells are in doubt.
    unreadable: pointers of values with letters that cannot be known. doubts: pointers of values with words that the
    restoration of diacritics is not sure of, each with its alternatives. unresolved: why the unit has no official code
    ("unknown", "ambiguous", "contradiction"), None where it has.
    """
    found: list[Found] = []
    rest = (unexplained(plan, printed), lost_letters(unreadable), doubtful(doubts or {}), tables(flattened), unit_codes(unresolved))
    for rows in (*(rule(plan) for rule in RULES), *rest):
        for code, severity, message, where in rows:
            region = (plan["provenance"].get(where) or _region_below(plan["provenance"], where) or [None])[0]
            found.append({"code": code, "severity": severity, "message": message, "where": where or None, "region": region})
    return found


def _region_below(provenance: dict[str, Any], where: str) -> list[Any] | None:
    if not where:
        return None
    for pointer, regions in provenance.items():
        if pointer.startswith(where + "/"):
            return list(regions)
    return None


Row = tuple[str, str, str, str]


def header_blank(plan: dict[str, Any]) -> Iterator[Row]:
    """Number or day left open: the paper was printed before it was signed."""
    header = plan["header"]
    if header["symbol"] is not None and header["number"] is None:
        yield "header-blank", "info", "The number of the document is left blank.", "/header/symbol"
    date = header["date"]
    if date is not None:
        for name in ("day", "month", "year"):
            if date[name] is None:
                yield "header-blank", "info", f"The {name} of the date is left blank or cannot be read.", "/header/date"


def numbering(plan: dict[str, Any]) -> Iterator[Row]:
    """Numbers of siblings that leave one out or come twice."""
    for pointer, section in sections(plan):
        for name in ("sections", "criteria"):
            yield from _numbers(section[name], f"{pointer}/{name}")
    yield from _numbers(plan["sections"], "/sections")


def _numbers(units: Sequence[dict[str, Any]], pointer: str) -> Iterator[Row]:
    before: tuple[str, int] | None = None
    for index, unit in enumerate(units):
        style, value = _ordinal(unit["number"])
        if before is not None and value and before[0] == style:
            where = f"{pointer}/{index}"
            if value == before[1]:
                yield "numbering-repeat", "warning", f"Number {unit['number']} comes twice.", where
            elif value > before[1] + 1 and not _only_skipped(style, before[1], value):
                code = "letter-skipped" if style == "letter" else "numbering-gap"
                yield code, "warning", f"Number {unit['number']} follows {units[index - 1]['number']}: one is missing.", where
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


def fields(plan: dict[str, Any]) -> Iterator[Row]:
    """Criteria without objective, tasks or deadline; letters of fields left out; labels that mean nothing known."""
    for pointer, section in sections(plan):
        for index, criterion in enumerate(section["criteria"]):
            where = f"{pointer}/criteria/{index}"
            for name in ("objective", "tasks", "deadline"):
                if criterion[name] is None:
                    yield "field-missing", "warning", f"Criterion {criterion['number']} has no {name}.", where
            markers = [criterion[n]["marker"] for n in ("objective", "tasks", "responsibility", "deadline") if criterion[n]]
            markers = sorted([m for m in [*markers, *(o["marker"] for o in criterion["other"])] if m and m in LETTERS], key=LETTERS.index)
            for a, b in itertools.pairwise(markers):
                if LETTERS.index(b) > LETTERS.index(a) + 1 and not (a == "d" and b == "e"):
                    yield "letter-skipped", "info", f"Field {b}) follows {a}) in criterion {criterion['number']}.", where
            known = (meanings("labels", "field"), meanings("labels", "role"))
            for n, other in enumerate(criterion["other"]):
                # A second field of one meaning stands there too.
                if any(label_key(other["label"]) in labels for labels in known):
                    continue
                yield "label-unknown", "info", f"The label {other['label']!r} is not known.", f"{where}/other/{n}/label"


def unassigned(plan: dict[str, Any]) -> Iterator[Row]:
    """Text that fits nowhere."""
    for index, _ in enumerate(plan["unassigned"]):
        yield "unassigned-text", "warning", "This text fits no part of a plan.", f"/unassigned/{index}/text"


def repaired(plan: dict[str, Any]) -> Iterator[Row]:
    """One line for all repairs: their places are under repairs."""
    places = [repair["where"] for repair in plan["repairs"] if repair["kind"] != "restored"]
    if places:
        yield "text-repaired", "info", f"Damaged letters were mended in {len(places)} places.", places[0]


def restored(plan: dict[str, Any]) -> Iterator[Row]:
    """Diacritics that the language model put back."""
    places = [repair["where"] for repair in plan["repairs"] if repair["kind"] == "restored"]
    if places:
        yield "text-restored", "warning", f"Diacritics were restored by a language model in {len(places)} places.", places[0]


def doubtful(doubts: Doubts) -> Iterator[Row]:
    """Words that could as well be others."""
    for pointer, words in doubts.items():
        shown = "; ".join(f'"{word}"' + (f" (or {', '.join(others)})" if others else "") for word, others in words)
        yield "text-doubtful", "warning", f"Restored, but not sure: {shown}.", pointer


def lost_letters(pointers: Sequence[str]) -> Iterator[Row]:
    """Letters that the source's fonts leave unknown: U+FFFD stands for each, nothing is guessed."""
    for pointer in pointers:
        yield "text-doubtful", "warning", "Letters in this text cannot be known: the source's font does not tell them.", pointer


def unit_codes(unresolved: str | None) -> Iterator[Row]:
    """A unit without its official code."""
    if unresolved == "contradiction":
        yield "unit-unresolved", "warning", "The district is known, but not in the province named with it.", "/unit/district"
    elif unresolved is not None:
        known = {"unknown": "No unit of this name is", "ambiguous": "More than one unit of this name is"}[unresolved]
        yield "unit-unresolved", "info", f"{known} known where it is said to be, so it has no official code.", "/unit/name"


def tables(flattened: Mapping[int, Sequence[str]]) -> Iterator[Row]:
    """Tables whose cells were told by meaning."""
    for index, rows in flattened.items():
        pointer = f"/appendices/{index}"
        yield "table-flattened", "warning", "This table has no grid in the source: its cells were told by meaning.", pointer
        for row in rows:
            yield "cell-uncertain", "warning", "Where the cells of this row end is in doubt.", f"{pointer}{row}"


def reading(
    ocr_pages: Sequence[int], unread: Sequence[int], lost: Sequence[int | None], doubtful: Mapping[str, Sequence[Any]]
) -> list[Found]:
    """What OCR read, what it could not read because it is not installed, pages whose text is lost (None: all text), and
    values of the letterhead (pointer -> their regions) that it was not sure of and that are null for it."""
    rows: list[tuple[str, str, str, str | None, Any]] = []
    if ocr_pages:
        rows.append(("ocr-used", "info", f"Read from their pictures: {_pages(ocr_pages)}.", None, None))
    if unread:
        message = f"The text of {_pages(unread)} is missing or bad, and OCR is not installed to read the pictures."
        rows.append(("ocr-unavailable", "warning", message, None, None))
    if lost:
        pages = [page for page in lost if page is not None and page not in unread]
        if pages or None in lost:
            text = f"The text of {_pages(pages)}" if pages else "The text"
            message = f"{text} is not Vietnamese, or damaged beyond help; it was left as it is."
            rows.append(("text-doubtful", "error", message, None, None))
    for where, regions in doubtful.items():
        message = f"The {where.rsplit('/', 1)[-1]} cannot be read surely (is it written by hand?)."
        rows.append(("header-doubtful", "warning", message, where, regions[0] if regions else None))
    names = ("code", "severity", "message", "where", "region")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _pages(numbers: Sequence[int]) -> str:
    """Page numbers, runs of them drawn together: "pages 1-3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"


RULES = (header_blank, numbering, fields, unassigned, repaired, restored, *OF_FACTS)
