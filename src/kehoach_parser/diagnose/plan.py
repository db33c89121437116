"""Rules over a plan's draft: gaps in the numbering, missing fields, blanks in the letterhead, text that fits nowhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from kehoach_parser.document import Text
from kehoach_parser.draft import Criterion, Finding, Letterhead, PlanDraft, Section
from kehoach_parser.facts.issued import date_of_issue
from kehoach_parser.structure.markers import LETTERS, roman_value
from kehoach_parser.text.fold import label_key
from kehoach_parser.tree import fields_of, rows, walk
from kehoach_parser.vocabulary.loader import meanings

# Letters that some authors leave out of their lists.
_SKIPPED = frozenset("fjwz")
# The fields that every criterion is meant to have.
_NEEDED = ("objective", "tasks", "deadline")


def impossible_dates(draft: PlanDraft) -> Iterator[Finding]:
    """Parts of the date that no calendar has; they are null."""
    for name, text, value in _date(draft.letterhead):
        if text is not None and value is None:
            yield Finding("date-invalid", f"/header/date/{name}", {"part": name, "value": int(text.value)})


def header_blank(draft: PlanDraft) -> Iterator[Finding]:
    """Number or day left open: the paper was printed before it was signed. What is written and cannot be read is not blank."""
    doubtful = draft.letterhead.doubtful
    if draft.letterhead.symbol is not None and draft.letterhead.number is None and "/header/number" not in doubtful:
        yield Finding("header-blank", "/header/symbol")
    for name, _, value in _date(draft.letterhead) if draft.letterhead.dated else ():
        if value is None and f"/header/date/{name}" not in doubtful:
            yield Finding("header-blank/date", "/header/date", {"part": name})


def _date(letterhead: Letterhead) -> Iterator[tuple[str, Text | None, int | None]]:
    """(part, as printed, its value in a calendar) of the date of issue."""
    issued = date_of_issue(letterhead)
    yield "day", letterhead.day, issued.day
    yield "month", letterhead.month, issued.month
    yield "year", letterhead.year, issued.year


def numbering(draft: PlanDraft) -> Iterator[Finding]:
    """Numbers of siblings that leave one out or come twice."""
    for pointer, part in walk(draft):
        if isinstance(part, Section):
            yield from _numbers([unit.number.value for unit in part.sections], f"{pointer}/sections")
            yield from _numbers([unit.number.value for unit in part.criteria], f"{pointer}/criteria")
    yield from _numbers([unit.number.value for unit in draft.sections], "/sections")


def _numbers(numbers: Sequence[str], pointer: str) -> Iterator[Finding]:
    before: tuple[str, int] | None = None
    for index, number in enumerate(numbers):
        style, value = _ordinal(number)
        if before is not None and value and before[0] == style:
            where = f"{pointer}/{index}"
            if value == before[1]:
                yield Finding("numbering-repeat", where, {"number": number})
            elif value > before[1] + 1 and not _only_skipped(style, before[1], value):
                code = "letter-skipped" if style == "letter" else "numbering-gap"
                yield Finding(code, where, {"number": number, "before": numbers[index - 1]})
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


def fields(draft: PlanDraft) -> Iterator[Finding]:
    """Criteria without objective, tasks or deadline; letters of fields left out; labels that mean nothing known."""
    for where, criterion in walk(draft):
        if isinstance(criterion, Criterion):
            yield from _missing(criterion, where)
            yield from _letters(criterion, where)
            yield from _unknown_labels(criterion, where)


def _missing(criterion: Criterion, where: str) -> Iterator[Finding]:
    for name, field in zip(_NEEDED, (criterion.objective, criterion.tasks, criterion.deadline), strict=True):
        if field is None:
            yield Finding("field-missing", where, {"criterion": criterion.number.value, "field": name})


def _letters(criterion: Criterion, where: str) -> Iterator[Finding]:
    markers = (field.marker for _, field in fields_of(criterion, where))
    letters = sorted((marker for marker in markers if marker and marker in LETTERS), key=LETTERS.index)
    for before, marker in itertools.pairwise(letters):
        # "d" to "e": who leaves out "đ" counts as in English.
        if LETTERS.index(marker) > LETTERS.index(before) + 1 and (before, marker) != ("d", "e"):
            told = {"marker": marker, "before": before, "criterion": criterion.number.value}
            yield Finding("letter-skipped/field", where, told)


def _unknown_labels(criterion: Criterion, where: str) -> Iterator[Finding]:
    known = (meanings("labels", "field"), meanings("labels", "role"))
    for index, other in enumerate(criterion.other):
        # A second field of one meaning stands there too.
        if not any(label_key(other.label.value) in labels for labels in known):
            yield Finding("label-unknown", f"{where}/other/{index}/label", {"label": other.label.value})


def unassigned(draft: PlanDraft) -> Iterator[Finding]:
    """Text that fits nowhere."""
    return (Finding("unassigned-text", f"/unassigned/{index}/text") for index in range(len(draft.unassigned)))


def tables(draft: PlanDraft) -> Iterator[Finding]:
    """Tables whose cells were told by meaning, and their rows whose cells are in doubt."""
    doubtful = [pointer for pointer, row in rows(draft) if row.doubtful]
    for index, appendix in enumerate(draft.appendices):
        if appendix.flattened:
            where = f"/appendices/{index}"
            yield Finding("table-flattened", where)
            yield from (Finding("cell-uncertain", pointer) for pointer in doubtful if pointer.startswith(f"{where}/"))


RULES = (header_blank, numbering, fields, unassigned)
