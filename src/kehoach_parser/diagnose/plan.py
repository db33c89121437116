"""Rules over a plan's draft: gaps in the numbering, missing fields, blanks in the letterhead, text that fits nowhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from kehoach_parser.document import Text
from kehoach_parser.draft import Appendix, Block, Criterion, Finding, Letterhead, Paragraph, PlanDraft, Section
from kehoach_parser.facts.issued import date_of_issue
from kehoach_parser.structure.markers import LETTERS, roman_value
from kehoach_parser.tree import fields_of, rows, walk
from kehoach_parser.vocabulary.labels import open_concept

# Letters that some authors leave out of their lists; Word's own numbering has no "đ".
_SKIPPED = frozenset("đfjwz")
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
    """Numbers of siblings that leave one out or come twice, in the body and in the plans that it issues."""
    for pointer, part in walk(draft):
        if isinstance(part, Section):
            yield from _units(part.sections, part.criteria, pointer)
            yield from _points(part.content, f"{pointer}/content")
        elif isinstance(part, Appendix):
            yield from _numbers([unit.number.value for unit in part.sections], f"{pointer}/sections")
    yield from _numbers([unit.number.value for unit in draft.sections], "/sections")


def _units(sections: Sequence[Section], criteria: Sequence[Criterion], pointer: str) -> Iterator[Finding]:
    """Where sections and criteria share one numbering, what one list leaves out may stand in the other."""
    own = [unit.number.value for unit in sections]
    named = [unit.number.value for unit in criteria]
    yield from _numbers(own, f"{pointer}/sections", sisters=named)
    yield from _numbers(named, f"{pointer}/criteria", sisters=own)


def _points(content: Sequence[Block], pointer: str) -> Iterator[Finding]:
    """Lettered paragraphs that stand right behind each other."""
    for index, (first, second) in enumerate(itertools.pairwise(content), 1):
        letters = [_letter_of(block) for block in (first, second)]
        if all(letters):
            yield from (replace(found, where=f"{pointer}/{index}") for found in _numbers(letters, pointer))


def _letter_of(block: Block) -> str:
    """The letter of "a)", "" for any other mark; a small "o" alone is a bullet."""
    marker = (block.marker or "") if isinstance(block, Paragraph) else ""
    letter = marker.rstrip(")./")
    return letter if letter != marker and len(letter) == 1 and letter in LETTERS else ""


def _numbers(numbers: Sequence[str], pointer: str, sisters: Sequence[str] = ()) -> Iterator[Finding]:
    """sisters: numbers of the units of another kind that stand among these: what they have is not left out."""
    elsewhere = set(map(_ordinal, sisters))
    before: tuple[str, int] | None = None
    for index, number in enumerate(numbers):
        style, value = _ordinal(number)
        if before is not None and value and before[0] == style:
            where = f"{pointer}/{index}"
            if value == before[1]:
                yield Finding("numbering-repeat", where, {"number": number})
            elif not _only_skipped(style, before[1], value, elsewhere):
                code = "letter-skipped" if style == "letter" else "numbering-gap"
                yield Finding(code, where, {"number": number, "before": numbers[index - 1]})
        before = (style, value) if value else before


def _only_skipped(style: str, low: int, high: int, elsewhere: AbstractSet[tuple[str, int]]) -> bool:
    """Is nothing between two numbers but what a sister has, and letters that some authors leave out?"""
    missing = [n for n in range(low + 1, high) if (style, n) not in elsewhere]
    return not missing or (style == "letter" and all(LETTERS[n - 1] in _SKIPPED for n in missing))


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
    for index, other in enumerate(criterion.other):
        # A second field of one meaning stands there too.
        if open_concept(other.label.value) is None:
            yield Finding("label-unknown", f"{where}/other/{index}/label", {"label": other.label.value})


def ending(draft: PlanDraft) -> Iterator[Finding]:
    """A document that ends, and tells neither who signs it nor who gets it."""
    signed = any((draft.signature.on_behalf, draft.signature.role, draft.signature.name))
    if not signed and (draft.closing or draft.recipients):
        yield Finding("signature-missing", "/signature")
    if not draft.recipients and (draft.closing or signed):
        yield Finding("recipients-missing", "/recipients")


def unassigned(draft: PlanDraft) -> Iterator[Finding]:
    """Text that fits nowhere."""
    return (Finding("unassigned-text", f"/unassigned/{index}/text") for index in range(len(draft.unassigned)))


def tables(draft: PlanDraft) -> Iterator[Finding]:
    """Tables whose cells were told by meaning, and their rows whose cells are in doubt."""
    doubtful = [pointer for pointer, row in rows(draft) if row.doubtful]
    for index, appendix in enumerate(draft.appendices):
        where = f"/appendices/{index}"
        if appendix.flattened:
            yield Finding("table-flattened", where)
        yield from (Finding("cell-uncertain", pointer) for pointer in doubtful if pointer.startswith(f"{where}/"))


RULES = (
    header_blank,
    numbering,
    fields,
    ending,
    unassigned,
)
