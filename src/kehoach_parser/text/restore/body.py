"""A body whose text has lost its diacritics, restored paragraph by paragraph; the lines stay the same lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kehoach_parser.document import Body, Cell, Doubt, Item, Line, Quality
from kehoach_parser.text.quality import TextKind, kind_of

if TYPE_CHECKING:
    from kehoach_parser.text.restore.decoder import Damage
    from kehoach_parser.text.restore.tokens import Restored

# A line that begins so begins a paragraph: a dash, a bullet, a letter or a number with its stop.
_OPENS = re.compile(r"^\s*(?:[-–—+•*~]|\w{1,5}[.)](?:\s|\d|$)|\d+(?:\.\d+)+)")
_ENDS = re.compile(r"[.;:!?…”\"]\s*$")
_GOES_ON = re.compile(r"^\s*[^\W\d_A-ZĐ]")


# What can be restored, and what the text was before.
_QUALITY: dict[TextKind, Quality] = {"wrong_language_ocr": "damaged", "undiacritised": "undiacritised"}


def restore_body(body: Body) -> Body:
    """The body with its text restored on the pages where it is bad; body itself where none is.

    Each restored line has the raw text beside it and the words that are in doubt. Pages that are beyond help, or hold no
    Vietnamese, are left as they are and named in lost_pages.
    """
    kinds = _kinds(body)
    lost = tuple(page for page, kind in kinds.items() if kind == "foreign")
    found = {kind for kind in kinds.values() if kind in _QUALITY}
    if not found:
        return replace(body, lost_pages=lost, quality="damaged") if lost else body
    from kehoach_parser.text.restore.decoder import restore_paragraphs  # noqa: PLC0415 - clean text never needs it

    kept = ([line for line in run if kinds[line.page] in _QUALITY] for run in runs(body.items))
    groups = [group for run in kept for group in paragraphs(run)]
    kind: Damage = "wrong_language_ocr" if "wrong_language_ocr" in found else "undiacritised"
    results = restore_paragraphs([[line.text for line in group] for group in groups], kind)
    new = {
        id(line): _restored(line, result)
        for group, group_results in zip(groups, results, strict=True)
        for line, result in zip(group, group_results, strict=True)
    }

    def item(old: Item) -> Item:
        return new.get(id(old), old) if isinstance(old, Line) else replace(old, cells=tuple(cell(c) for c in old.cells))

    def cell(old: Cell) -> Cell:
        return replace(old, lines=tuple(new.get(id(line), line) for line in old.lines))

    return replace(body, items=tuple(item(i) for i in body.items), quality=_QUALITY[kind], restored=True, lost_pages=lost)


def _kinds(body: Body) -> dict[int | None, TextKind]:
    """The kind of text of each page (None: all of a format without pages); a page of few words is like the whole."""
    pages: dict[int | None, list[str]] = {}
    for line in body.lines:
        pages.setdefault(line.page, []).append(line.text)
    whole = kind_of("\n".join(text for texts in pages.values() for text in texts))
    if len(pages) < 2:
        return dict.fromkeys(pages, whole)
    found = {page: kind_of("\n".join(texts)) for page, texts in pages.items()}
    return {page: whole if kind == "short" else kind for page, kind in found.items()}


def _restored(line: Line, result: Restored) -> Line:
    doubts: list[Doubt] = []
    at = 0
    for token in result.tokens:
        if token.doubt:
            doubts.append(Doubt(at, at + len(token.chosen), token.alternatives))
        at += len(token.chosen)
    if result.text == line.text and not doubts:
        return line
    return replace(line.repaired(result.text, "restored"), doubts=tuple(doubts))


def runs(items: Iterable[Item]) -> Iterable[Sequence[Line]]:
    """Lines that stand together: between grids, and in each cell."""
    run: list[Line] = []
    for item in items:
        if isinstance(item, Line):
            run.append(item)
            continue
        yield run
        run = []
        yield from (cell.lines for cell in item.cells)
    yield run


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that are likely to belong together; good enough for the language model to see what stands before."""
    groups: list[list[Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        if before is None or line.start or line.column != before.column or _OPENS.match(line.text) or _parted(before, line):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _parted(before: Line, line: Line) -> bool:
    return line.gap and (_ENDS.search(before.text) is not None or not _GOES_ON.match(line.text))


@dataclass(frozen=True, slots=True)
class RestoredText:
    """A text line by line, restored where its kind is one that can be; lines is empty where it is left as it is."""

    kind: TextKind
    lines: tuple[Restored, ...]


def restore_text(text: str) -> RestoredText:
    """Plain text with a line feed at its line ends; the lines joined by it are the whole text."""
    kind = kind_of(text)
    if kind not in ("wrong_language_ocr", "undiacritised"):
        return RestoredText(kind, ())
    from kehoach_parser.text.restore.decoder import restore_lines, restore_paragraphs  # noqa: PLC0415 - clean text never needs it

    physical = text.split("\n")
    lines = [
        Line(line, number, gap=number > 1 and not physical[number - 2].strip()) for number, line in enumerate(physical, 1) if line.strip()
    ]
    groups = paragraphs(lines)
    found = {
        line.number: result
        for group, results in zip(groups, restore_paragraphs([[line.text for line in group] for group in groups], kind), strict=True)
        for line, result in zip(group, results, strict=True)
    }
    return RestoredText(kind, tuple(found.get(number) or restore_lines([line], kind)[0] for number, line in enumerate(physical, 1)))
