"""The one walk over a draft, in the contract's order: each part and each printed text with its JSON pointer (RFC 6901)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from operator import attrgetter
from typing import TypeAlias

from kehoach_parser.document import Line, Text
from kehoach_parser.draft import Appendix, Block, Criterion, Field, Group, Paragraph, PlanDraft, Row, Section, Signature
from kehoach_parser.text.fold import fold_long

Part: TypeAlias = Appendix | Criterion | Field | Group | Paragraph | Row | Section

# The labelled fields of a criterion in the contract's order; "other" holds further ones.
FIELDS = ("objective", "tasks", "responsibility", "deadline")
# The named cells of a row in the contract's order; "other" holds further ones.
CELLS = ("number", "code", "criterion", "objective", "tasks", "lead", "coordinate", "deadline")


def escape(name: str) -> str:
    """A key as a part of a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1") if "/" in name or "~" in name else name


# ----------------------------------------------------------------------------------------------------------- parts


@lru_cache(maxsize=1)  # facts and diagnostics walk one draft some twenty times
def walk(draft: PlanDraft) -> tuple[tuple[str, Part], ...]:
    """(pointer, part) of every part of a plan, an outer one before those in it. Tables among paragraphs are none: their place
    in the content counts."""
    found: list[tuple[str, Part]] = []
    _content(draft.preamble, "/preamble", found)
    _sections(draft.sections, "/sections", found)
    _content(draft.closing, "/closing", found)
    for index, appendix in enumerate(draft.appendices):
        _appendix(appendix, f"/appendices/{index}", found)
    _content(draft.unassigned, "/unassigned", found)
    return tuple(found)


def _content(content: Iterable[Block], pointer: str, found: list[tuple[str, Part]]) -> None:
    for index, block in enumerate(content):
        if isinstance(block, Paragraph):
            where = f"{pointer}/{index}"
            found.append((where, block))
            if block.children:
                _content(block.children, f"{where}/children", found)


def _sections(units: Iterable[Section], pointer: str, found: list[tuple[str, Part]]) -> None:
    for index, unit in enumerate(units):
        where = f"{pointer}/{index}"
        found.append((where, unit))
        _content(unit.content, f"{where}/content", found)
        _sections(unit.sections, f"{where}/sections", found)
        for number, criterion in enumerate(unit.criteria):
            _criterion(criterion, f"{where}/criteria/{number}", found)


def _criterion(criterion: Criterion, pointer: str, found: list[tuple[str, Part]]) -> None:
    found.append((pointer, criterion))
    for where, field in fields_of(criterion, pointer):
        found.append((where, field))
        _content(field.content, f"{where}/content", found)
    _content(criterion.content, f"{pointer}/content", found)


def fields_of(criterion: Criterion, pointer: str) -> list[tuple[str, Field]]:
    """(pointer, field) of the labelled fields of a criterion that stands at pointer."""
    named = zip(FIELDS, (criterion.objective, criterion.tasks, criterion.responsibility, criterion.deadline), strict=True)
    found = [(f"{pointer}/{name}", field) for name, field in named if field is not None]
    return [*found, *((f"{pointer}/other/{index}", field) for index, field in enumerate(criterion.other))]


def _appendix(appendix: Appendix, pointer: str, found: list[tuple[str, Part]]) -> None:
    found.append((pointer, appendix))
    for place, group in enumerate(appendix.groups):
        where = f"{pointer}/groups/{place}"
        found.append((where, group))
        if group.row is not None:
            found.append((f"{where}/row", group.row))
        found.extend((f"{where}/rows/{number}", row) for number, row in enumerate(group.rows))
    _content(appendix.content, f"{pointer}/content", found)
    _sections(appendix.sections, f"{pointer}/sections", found)


def sections(draft: PlanDraft) -> Iterator[tuple[str, Section]]:
    """Every section of the body and of the appendices."""
    return ((pointer, part) for pointer, part in walk(draft) if isinstance(part, Section))


def criteria(draft: PlanDraft) -> Iterator[tuple[str, Criterion]]:
    """Every criterion."""
    return ((pointer, part) for pointer, part in walk(draft) if isinstance(part, Criterion))


def fields(draft: PlanDraft) -> Iterator[tuple[str, Field]]:
    """Every labelled field of every criterion."""
    return ((pointer, part) for pointer, part in walk(draft) if isinstance(part, Field))


def rows(draft: PlanDraft) -> Iterator[tuple[str, Row]]:
    """Every row of every table, a group's own row among them."""
    return ((pointer, part) for pointer, part in walk(draft) if isinstance(part, Row))


def paragraphs(draft: PlanDraft) -> Iterator[tuple[str, Paragraph]]:
    """Every paragraph and item, wherever it stands."""
    return ((pointer, part) for pointer, part in walk(draft) if isinstance(part, Paragraph))


def texts(content: Iterable[Block]) -> Iterator[str]:
    """The text of paragraphs and of the items below them, in order."""
    return (text for _, text in texts_at(content, ""))


def texts_at(content: Iterable[Block], pointer: str) -> Iterator[tuple[str, str]]:
    """(pointer, text) of the paragraphs of a content that stands at pointer, and of the items below them, in order."""
    for index, block in enumerate(content):
        if isinstance(block, Paragraph):
            yield f"{pointer}/{index}/text", block.text.value
            yield from texts_at(block.children, f"{pointer}/{index}/children")


# ----------------------------------------------------------------------------------------------------------- texts


def printed_texts(draft: PlanDraft) -> Iterator[tuple[str, Text]]:
    """(pointer, text) of every value that is printed but the letterhead's, the furniture and marks; none is empty."""
    return ((pointer, text) for pointer, text in _all_texts(draft) if text is not None and text.value)


def lines_of(draft: PlanDraft) -> list[Line]:
    """Every line that a plan owns, the letterhead's and the furniture too, each once, by number.

    Cells that stand on one line of plain text have its number, all of them.
    """
    head, attached = draft.letterhead, (appendix.attached_to for appendix in draft.appendices)
    values = (head.issuer, head.number, head.symbol, head.place, head.day, head.month, head.year, *head.doubtful.values())
    found = {id(line): line for line in draft.furniture}
    for text in (*values, *attached, *(text for _, text in _all_texts(draft))):
        if text is not None:
            for _, line in text.marks:
                found[id(line)] = line
            for line in text.extra:
                found[id(line)] = line
    return sorted(found.values(), key=attrgetter("number"))


def _all_texts(draft: PlanDraft) -> list[tuple[str, Text | None]]:
    found = [("/kind", draft.kind), ("/subject", draft.subject)]
    parts = walk(draft)
    behind = next((at for at, (pointer, _) in enumerate(parts) if pointer.startswith(("/appendices/", "/unassigned/"))), len(parts))
    for pointer, part in parts[:behind]:
        found.extend(texts_of(part, pointer))
    found.extend((f"/recipients/{index}", text) for index, text in enumerate(draft.recipients))
    found.extend(_signature(draft.signature, "/signature"))
    for index, signature in enumerate(draft.cosigners):
        found.extend(_signature(signature, f"/cosigners/{index}"))
    for pointer, part in parts[behind:]:
        found.extend(texts_of(part, pointer))
    return found


def _signature(signature: Signature, pointer: str) -> tuple[tuple[str, Text | None], ...]:
    return (f"{pointer}/on_behalf", signature.on_behalf), (f"{pointer}/role", signature.role), (f"{pointer}/name", signature.name)


def texts_of(part: Part, pointer: str) -> tuple[tuple[str, Text | None], ...]:
    """(pointer, text) of a part's own printed values, without those of the parts in it; marks, and what an appendix is attached
    to, are none."""
    match part:
        case Paragraph():
            return ((f"{pointer}/text", part.text),)
        case Field():
            return ((f"{pointer}/label", part.label),)
        case Section():
            return (f"{pointer}/number", part.number), (f"{pointer}/heading", part.heading)
        case Criterion():
            return (f"{pointer}/number", part.number), (f"{pointer}/name", part.name)
        case Row():
            return tuple(cells_of(part, pointer))
        case Group():
            return (f"{pointer}/number", part.number), (f"{pointer}/title", part.title)
        case Appendix():
            columns = ((f"{pointer}/columns/{index}", column.heading) for index, column in enumerate(part.columns))
            return (f"{pointer}/label", part.label), (f"{pointer}/title", part.title), *columns


def cells_of(row: Row, pointer: str) -> Iterator[tuple[str, Text]]:
    """(pointer, text) of the cells of a row that stands at pointer, in the contract's order; a column that the table
    has not is none."""
    values = (row.number, row.code, row.criterion, row.objective, row.tasks, row.lead, row.coordinate, row.deadline)
    for name, text in zip(CELLS, values, strict=True):
        if text is not None:
            yield f"{pointer}/{name}", text
    for name, text in row.other:
        yield f"{pointer}/other/{escape(name)}", text


class Printed:
    """Every printed text of a plan but the letterhead's, in order; marks and what is derived are none.

    leaves: (pointer, text); whole: all texts, END behind each, for what is looked for in all of them at once; folded: the
    same in lower-case ASCII; starts: the offset of each in it.
    """

    END = "\0"

    def __init__(self, draft: PlanDraft) -> None:
        self.leaves = [(pointer, text.value) for pointer, text in printed_texts(draft)]
        self.whole = self.END.join([*(text for _, text in self.leaves), ""])
        self.folded = fold_long(self.whole)
        self.starts = list(accumulate([len(text) + 1 for _, text in self.leaves], initial=0))

    def index(self, offset: int) -> int:
        """Which leaf holds this place of the whole."""
        return bisect_right(self.starts, offset) - 1
