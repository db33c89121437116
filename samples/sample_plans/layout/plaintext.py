"""A plan as TXT in three forms: as PDF programs print it, as text flowed in pages, as saved by an editor."""

from __future__ import annotations

from dataclasses import dataclass

from sample_plans.content.model import NOTE_MARK, Plan
from sample_plans.layout.blocks import (
    KIND,
    MOTTO,
    RECIPIENTS,
    body,
    cells,
    column_numbers,
    date_line,
    misprint,
    number_line,
    recipient_lines,
)
from sample_plans.layout.wrap import side_by_side, wrap

_FLOWED_WIDTH = 88
_PAGE_LINES, _TABLE_PAGE_LINES = 38, 80
_CELL_WIDTHS = (4, 26, 34, 18, 22, 20)
_EDITOR_WIDTH, _INDENT = 84, "     "
_HALVES = (36, 48)
_DAMAGED = str.maketrans({"ư": "ƣ", "Ư": "Ƣ", "Ò": "Õ"})
"""What some fonts make of these letters."""


def printed(plan: Plan, pages: list[list[str]]) -> str:
    """Return the lines of a PDF, an empty line after each; each page begins with a blank and follows at once."""
    texts = [" " + " \n\n".join(misprint(plan, line.rstrip()) for line in page) for page in pages]
    return " \n".join(texts) + " \n"


@dataclass(frozen=True)
class _Chunk:
    """Lines that stand together. whole: not cut at the end of a page; new_page: it begins one."""

    lines: list[str]
    whole: bool = False
    new_page: bool = False


def flowed(plan: Plan) -> str:
    """Return the text in chunks with an empty line between, form feeds and page numbers; titles in a damaged font.

    The cells of the table follow one another, a chunk each; its heading is repeated on each page.
    """
    chunks = [
        _Chunk(list(plan.issuer)),
        _Chunk([number_line(plan)]),
        _Chunk([line.translate(_DAMAGED) for line in MOTTO]),
        _Chunk([date_line(plan)]),
        _Chunk([KIND]),
        _Chunk([line.translate(_DAMAGED) for line in plan.subject]),
    ]
    for block in body(plan):
        text = block.typed.translate(_DAMAGED) if block.bold else block.typed
        chunks.append(_Chunk(wrap(text, _FLOWED_WIDTH)))
    chunks += [_Chunk([RECIPIENTS, *recipient_lines(plan)], whole=True)]
    chunks += [_Chunk([*plan.on_behalf, plan.role]), _Chunk([plan.signer])]
    table, heading = _table(plan)
    return _paged(chunks, []) if not table else _paged([*chunks, *table], heading)


def _table(plan: Plan) -> tuple[list[_Chunk], list[str]]:
    """Return the chunks of the appendix, a chunk for each row, and the heading that its pages repeat."""
    appendix = plan.appendix
    if appendix is None:
        return [], []
    heading = _cell_lines(list(appendix.columns))
    titles = [line.translate(_DAMAGED) for line in appendix.title]
    chunks = [
        _Chunk([appendix.label], new_page=True),
        _Chunk(titles),
        _Chunk([f"({appendix.attached_to})"]),
        _Chunk([*heading, "", " ".join(column_numbers(appendix))], whole=True),
    ]
    for group in appendix.groups:
        title = [f"{group.number} {group.title.translate(_DAMAGED)}", ""]
        for n, row in enumerate(group.rows, start=1):
            chunks.append(_Chunk((title if n == 1 else []) + _cell_lines(cells(plan, n, row)), whole=True))
    return chunks, heading


def _cell_lines(texts: list[str]) -> list[str]:
    """Return the lines of a row's cells in turn, an empty line between cells; an empty cell leaves nothing."""
    lines: list[str] = []
    for text, width in zip(texts, _CELL_WIDTHS, strict=True):
        for line in text.split("\n") if text else ():
            lines += wrap(line, width)
        lines += [""] if text else []
    return lines[:-1]


def _paged(chunks: list[_Chunk], heading: list[str]) -> str:
    """Fill pages up to a number of lines, empty ones not counted; each but the first begins with its number."""
    pages: list[list[str]] = [[]]
    in_table = False

    def has_room(lines: int) -> bool:
        return sum(map(bool, pages[-1])) + lines <= (_TABLE_PAGE_LINES if in_table else _PAGE_LINES)

    def turn() -> None:
        pages.append([str(len(pages) + 1), "", *([*heading, ""] if in_table else [])])

    for chunk in chunks:
        if chunk.new_page or (chunk.whole and not has_room(sum(map(bool, chunk.lines)))):
            turn()
        in_table = in_table or chunk.new_page
        for line in chunk.lines:
            if not has_room(1):
                turn()
            pages[-1].append(line)
        pages[-1].append("")
    return "\f".join("\n".join(page).rstrip("\n") + "\n" for page in pages)


def edited(plan: Plan) -> str:
    """Return the text as an editor of Windows saves it: byte order mark, CRLF.

    Letterhead and signature stand side by side, paragraphs are indented. Footnotes are marked [1] and stand at the end.
    """
    lines = side_by_side([*plan.issuer, number_line(plan)], [*MOTTO, date_line(plan)], _HALVES)
    lines += ["", *(line.center(_EDITOR_WIDTH).rstrip() for line in (KIND, *plan.subject)), ""]
    notes = []
    for block in body(plan):
        text = block.typed
        if block.note:
            notes.append(f"[{block.note.number}] {block.note.text}")
            text = text.replace(NOTE_MARK, f"[{block.note.number}]")
        lines += wrap(text, _EDITOR_WIDTH, _INDENT)
    left = [RECIPIENTS, *recipient_lines(plan)]
    right = [*plan.on_behalf, plan.role, "", "", "", plan.signer]
    left = [line.ljust(_HALVES[0]) for line in left]
    lines += ["", *side_by_side(left, right, _HALVES)]
    if notes:
        lines += ["", "", *notes]
    return "\ufeff" + "\r\n".join(lines) + "\r\n"
