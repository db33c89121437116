"""A printed document as DOCX."""

from __future__ import annotations

import re
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT as TAB
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from sample_plans.generator.grid import Grid
from sample_plans.generator.printed import Break, Line, Pair, Printed
from sample_plans.generator.style import Style
from sample_plans.layout.blocks import Level
from sample_plans.layout.word_parts import add_numbering, add_page_number, number_paragraph, repeat_row, settle_dates

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ALIGN = {"left": ALIGN.LEFT, "center": ALIGN.CENTER}
A4 = (21.0, 29.7)
_AUTOMATIC: dict[str, Level] = {"-": "dash", "+": "plus"}
_COUNTED: tuple[tuple[str, Level], ...] = (
    (r"[IVX]+\.", "roman"), (r"\d+\.", "arabic"), (r"\d+\.\d+\.", "decimal"), (r"[a-z]\)", "letter"),
)  # fmt: skip
_NAMES = 9.0
"""Width of the left of two columns, in centimetres."""


def write_docx(parts: list[Printed], style: Style, target: Path) -> None:
    """Write the file; its dates are fixed."""
    _Writer(style).write(parts, target)


class _Writer:
    def __init__(self, style: Style) -> None:
        self.style, self.wide = style, False
        self.document: Document = docx.Document()

    def write(self, parts: list[Printed], target: Path) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = self.style.font, Pt(self.style.size)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), self.style.font)
        normal.paragraph_format.space_after = Pt(0)
        self._page()
        if self.style.automatic or self.style.numbered:
            add_numbering(self.document)
        if self.style.page_numbers == "top":
            add_page_number(self.document.sections[0])
        for part in parts:
            match part:
                case Line():
                    self._line(self.document.add_paragraph(), part)
                case Pair():
                    self._pair(part)
                case Grid():
                    self._grid(part)
                case Break():
                    self._break(part)
        self.document.save(str(target))
        settle_dates(target)

    def _page(self, *, wide: bool = False) -> None:
        section, self.wide = self.document.sections[-1], wide
        width, height = A4[::-1] if wide else A4
        section.page_width, section.page_height = Cm(width), Cm(height)
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        left, other = self.style.margins
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(left), Cm(other), Cm(2), Cm(2)

    def _break(self, part: Break) -> None:
        self.document.add_section(WD_SECTION.NEW_PAGE)
        self._page(wide=part.wide)

    def _width(self) -> float:
        return A4[self.wide] - sum(self.style.margins)

    def _line(self, paragraph: Paragraph, line: Line, *, in_cell: bool = False) -> None:
        style, form = self.style, paragraph.paragraph_format
        form.space_before = Pt(6 if line.space else 0)
        if not in_cell:
            form.space_after, form.line_spacing = Pt(style.after), style.line_space
        if line.align == "body":
            paragraph.alignment = ALIGN.JUSTIFY if style.justified else ALIGN.LEFT
            if style.hanging and line.level >= 4:
                form.left_indent, form.first_line_indent = Cm(0.6 * (line.level - 2)), Cm(-0.6)
            else:
                form.first_line_indent = Cm(style.indent)
        else:
            paragraph.alignment = _ALIGN[line.align]
        automatic = self._level(line)
        if automatic:
            number_paragraph(paragraph, automatic, bold=line.level < 4 and line.runs[0].bold)
        elif line.mark:
            first = line.runs[0]
            run = paragraph.add_run(line.mark + ("\t" if style.hanging and line.level >= 4 else " "))
            run.bold, run.italic = (first.bold, first.italic) if line.level in {1, 2, 3} else (None, None)
        for piece in line.runs:
            run = paragraph.add_run(piece.text)
            run.bold, run.italic = piece.bold or None, piece.italic or None

    def _level(self, line: Line) -> Level | None:
        """The level of Word's list that counts a line; null where its mark is typed."""
        style = self.style
        if style.automatic and line.level >= 4 and line.mark in _AUTOMATIC:
            return _AUTOMATIC[line.mark]
        if not style.numbered or style.scheme not in {"roman", "dotted"} or style.number_stop != ".":
            return None
        return next((level for pattern, level in _COUNTED if re.fullmatch(pattern, line.mark)), None)

    def _pair(self, pair: Pair) -> None:
        if pair.head and self.style.letterhead == "tabs":
            self._tabbed(pair)
            return
        table = self.document.add_table(rows=1, cols=2)
        left = min(7.5 if pair.head else _NAMES, self._width() / 2)
        _widths(table, (left, self._width() - left))
        for cell, lines in zip(table.rows[0].cells, (pair.left, pair.right), strict=True):
            while lines and not lines[-1].text:
                lines = lines[:-1]  # noqa: PLW2901 - empty lines at the foot of a cell say nothing
            for n, line in enumerate(lines):
                self._line(cell.add_paragraph() if n else cell.paragraphs[0], line, in_cell=True)
        if pair.head:
            self.document.add_paragraph()

    def _tabbed(self, pair: Pair) -> None:
        for left, right in zip(pair.left, pair.right, strict=True):
            paragraph = self.document.add_paragraph()
            for place in (self._width() * 0.22, self._width() * 0.72):
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(place), TAB.CENTER)
            for line in (left, right):
                paragraph.add_run("\t")
                for piece in line.runs:
                    run = paragraph.add_run(piece.text)
                    run.bold, run.italic = piece.bold or None, piece.italic or None
                    run.font.size = Pt(self.style.size - 2)

    def _grid(self, grid: Grid) -> None:
        table = self.document.add_table(rows=len(grid.rows), cols=len(grid.widths), style="Table Grid")
        share = self._width() / sum(grid.widths)
        _widths(table, tuple(width * share for width in grid.widths))
        taken: set[tuple[int, int]] = set()
        for r, cells in enumerate(grid.rows):
            column = 0
            for cell in cells:
                while (r, column) in taken:
                    column += 1
                taken |= {(r + down, column + across) for down in range(cell.down) for across in range(cell.across)}
                target: _Cell = table.cell(r, column)
                if cell.across > 1 or cell.down > 1:
                    target = target.merge(table.cell(r + cell.down - 1, column + cell.across - 1))
                for n, text in enumerate(cell.lines):
                    paragraph = target.add_paragraph() if n else target.paragraphs[0]
                    paragraph.alignment = ALIGN.CENTER if cell.centred else ALIGN.LEFT
                    run = paragraph.add_run(text)
                    run.bold, run.font.size = cell.bold or None, Pt(self.style.table_size)
                column += cell.across
            if r < grid.header:
                repeat_row(table.rows[r])
            table.rows[r]._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {_W}/>"))
        self.document.add_paragraph()


def _widths(table: Table, widths: tuple[float, ...]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
