"""A plan as DOCX: letterhead and signature in borderless tables, Times New Roman 14, a column of 16.5 cm."""

from __future__ import annotations

import datetime
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from sample_plans.content.model import NOTE_MARK, Appendix, Group, Plan
from sample_plans.layout import word_parts
from sample_plans.layout.blocks import (
    KIND,
    MOTTO,
    RECIPIENTS,
    Block,
    body,
    cells,
    column_numbers,
    date_line,
    number_line,
    recipient_lines,
)

_DATE = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
_LETTERHEAD = (Cm(6.5), Cm(10))
_SIGNATURE = (Cm(8), Cm(8.5))
_TABLE = (Cm(1.2), Cm(5.3), Cm(6.7), Cm(3.6), Cm(4), Cm(3.9))
_LINES_FOR_SIGNING = 4


def write_docx(plan: Plan, path: Path, *, automatic: bool) -> None:
    """Write the plan. automatic: let Word number units, items and table rows, instead of typed numbers."""
    document = _new_document(plan)
    if automatic:
        word_parts.add_numbering(document)
    _letterhead(document, plan)
    _line(document.add_paragraph(), KIND, face="bold", align=ALIGN.CENTER)
    _line(document.add_paragraph(), "\n".join(plan.subject), face="bold", align=ALIGN.CENTER)
    blocks = body(plan)
    for block in blocks:
        _block(document, block, automatic=automatic)
    notes = [block.note for block in blocks if block.note]
    if notes:
        word_parts.add_footnotes(document, notes)
    _signature(document, plan)
    if plan.appendix:
        _appendix(document, plan, plan.appendix, automatic=automatic)
    document.save(str(path))
    word_parts.settle_dates(path)


def _new_document(plan: Plan) -> Document:
    document = docx.Document()
    properties = document.core_properties
    properties.created = properties.modified = _DATE
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.title = " ".join(plan.subject)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.element.get_or_add_rPr().rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.space_before = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    style.paragraph_format.widow_control = False
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    section.header_distance = Cm(1)
    section.different_first_page_header_footer = True
    word_parts.add_page_number(section)
    return document


def _line(
    paragraph: Paragraph,
    text: str,
    *,
    face: str = "",
    align: ALIGN | None = None,
    size: float | None = None,
) -> Paragraph:
    """Set one paragraph in one face: "bold", "italic", both or neither."""
    run = paragraph.add_run(text)
    run.bold, run.italic = "bold" in face, "italic" in face
    if size:
        run.font.size = Pt(size)
    if align is not None:
        paragraph.alignment = align
    return paragraph


def _block(document: Document, block: Block, *, automatic: bool) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGN.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(3)
    paragraph.paragraph_format.keep_with_next = block.bold or None
    numbered = automatic and block.level != "plain"
    text = block.text if numbered else block.typed
    if numbered:
        word_parts.number_paragraph(paragraph, block.level, bold=block.bold)
    if block.bold_label:
        label, rest = text.split(block.bold_label, 1)
        paragraph.add_run(label + block.bold_label).bold = True
        paragraph.add_run(rest)
        return
    before, mark, after = text.partition(NOTE_MARK)
    paragraph.add_run(before).bold = block.bold
    if mark and block.note:
        word_parts.add_footnote_mark(paragraph, block.note)
        paragraph.add_run(after)


def _pair(document: Document, widths: tuple[Length, ...]) -> tuple[_Cell, _Cell]:
    """Add a borderless table of one row and two columns; the cells hold one empty paragraph each."""
    table = document.add_table(rows=1, cols=2)
    _set_widths(table, widths)
    return table.cell(0, 0), table.cell(0, 1)


def _set_widths(table: Table, widths: tuple[Length, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def _next_line(cell: _Cell) -> Paragraph:
    """Return the empty first paragraph of a cell, later a new one."""
    first: Paragraph = cell.paragraphs[0]
    return cell.add_paragraph() if first.runs else first


def _letterhead(document: Document, plan: Plan) -> None:
    left, right = _pair(document, _LETTERHEAD)
    for name in plan.issuer:
        _line(_next_line(left), name, face="bold", align=ALIGN.CENTER, size=13)
    _line(_next_line(left), number_line(plan), align=ALIGN.CENTER, size=13)
    for name in MOTTO:
        _line(_next_line(right), name, face="bold", align=ALIGN.CENTER, size=13)
    _line(_next_line(right), date_line(plan), face="italic", align=ALIGN.CENTER, size=13)
    document.add_paragraph()


def _signature(document: Document, plan: Plan) -> None:
    document.add_paragraph()
    left, right = _pair(document, _SIGNATURE)
    _line(_next_line(left), RECIPIENTS, face="bold italic", size=12)
    for name in recipient_lines(plan):
        _line(_next_line(left), name, size=11)
    for name in (*plan.on_behalf, plan.role):
        _line(_next_line(right), name, face="bold", align=ALIGN.CENTER)
    for _ in range(_LINES_FOR_SIGNING):
        right.add_paragraph()
    _line(right.add_paragraph(), plan.signer, face="bold", align=ALIGN.CENTER)


def _appendix(document: Document, plan: Plan, appendix: Appendix, *, automatic: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.different_first_page_header_footer = False
    _line(document.add_paragraph(), appendix.label, face="bold", align=ALIGN.CENTER)
    for line in appendix.title:
        _line(document.add_paragraph(), line, face="bold", align=ALIGN.CENTER)
    _line(document.add_paragraph(), f"({appendix.attached_to})", face="italic", align=ALIGN.CENTER)
    document.add_paragraph()
    height = 2 + sum(1 + len(group.rows) for group in appendix.groups)
    table = document.add_table(rows=height, cols=len(appendix.columns), style="Table Grid")
    _set_widths(table, _TABLE)
    rows = iter(table.rows)
    for texts, face in ((list(appendix.columns), "bold"), (column_numbers(appendix), "")):
        for cell, text in zip(next(rows).cells, texts, strict=True):
            _line(cell.paragraphs[0], text, face=face, align=ALIGN.CENTER, size=12)
    word_parts.repeat_row(table.rows[0])
    for group in appendix.groups:
        _group_row(next(rows), group, automatic=automatic)
        for n, row in enumerate(group.rows, start=1):
            _row(next(rows), cells(plan, n, row), automatic=automatic)


def _group_row(row: _Row, group: Group, *, automatic: bool) -> None:
    """Fill a row whose title runs over all columns but the first."""
    _first_cell(row.cells[0], group.number, 0, automatic=automatic)
    title = row.cells[1].merge(row.cells[-1])
    _line(title.paragraphs[0], group.title, face="bold", size=12)


def _first_cell(cell: _Cell, number: str, level: int, *, automatic: bool) -> None:
    paragraph, bold = cell.paragraphs[0], level == 0
    _line(paragraph, "" if automatic else number, face="bold" if bold else "", align=ALIGN.CENTER, size=12)
    if automatic:
        word_parts.number_cell(paragraph, level, bold=bold)


def _row(row: _Row, texts: list[str], *, automatic: bool) -> None:
    _first_cell(row.cells[0], texts[0], 1, automatic=automatic)
    for cell, text in zip(row.cells[1:], texts[1:], strict=True):
        for n, line in enumerate(text.split("\n")):
            paragraph = cell.add_paragraph() if n else cell.paragraphs[0]
            _line(paragraph, line, size=12)
