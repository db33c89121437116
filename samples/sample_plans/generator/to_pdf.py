"""A printed document as PDF, with ReportLab, or through LibreOffice from the DOCX."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from sample_plans.generator.grid import Grid
from sample_plans.generator.printed import Break, Line, Pair, Printed
from sample_plans.generator.style import Style

_CM = 72 / 2.54
_A4 = (21.0 * _CM, 29.7 * _CM)


@cache
def _family(font: str) -> str:
    """Register the four faces of a font; its name in ReportLab."""
    from reportlab.lib.fonts import addMapping  # noqa: PLC0415 - only PDFs need it
    from reportlab.pdfbase.pdfmetrics import registerFont  # noqa: PLC0415
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415

    name = font.replace(" ", "")
    for bold in (0, 1):
        for italic in (0, 1):
            face = f"{name}-{bold}{italic}"
            registerFont(TTFont(face, _file(font, bold=bool(bold), italic=bool(italic))))
            addMapping(name, bold, italic, face)
    return name


def _file(font: str, *, bold: bool, italic: bool) -> str:
    pattern = f"{font}:weight={200 if bold else 80}:slant={100 if italic else 0}"
    found = subprocess.run(["fc-match", "-f", "%{file}", pattern], check=True, capture_output=True, text=True)
    return found.stdout


def write_pdf(parts: list[Printed], style: Style, target: Path) -> None:
    """Write the file; the same parts and style give the same bytes."""
    from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate  # noqa: PLC0415

    left, other = (margin * _CM for margin in style.margins)

    def template(name: str, size: tuple[float, float]) -> Any:
        frame = Frame(left, 2 * _CM, size[0] - left - other, size[1] - 4 * _CM, 0, 0, 0, 0)
        return PageTemplate(name, [frame], onPage=lambda canvas, _: _number(canvas, style, size), pagesize=size)

    document = BaseDocTemplate(str(target), pagesize=_A4, invariant=1, title=str(style.seed))
    document.addPageTemplates([template("tall", _A4), template("wide", (_A4[1], _A4[0]))])
    setter = _Setter(style, _A4[0] - left - other)
    story: list[Any] = []
    for part in parts:
        match part:
            case Line():
                story.append(setter.line(part))
            case Pair():
                story += setter.pair(part)
            case Grid():
                story += setter.grid(part)
            case Break():
                setter.width = (_A4[1] if part.wide else _A4[0]) - left - other
                story += [NextPageTemplate("wide" if part.wide else "tall"), PageBreak()]
    document.build(story)


def _number(canvas: Any, style: Style, size: tuple[float, float]) -> None:
    page = canvas.getPageNumber()
    if style.page_numbers == "none" or (page == 1 and style.page_numbers == "top"):
        return
    canvas.setFont(_family(style.font) + "-00", style.size - 1)
    canvas.drawCentredString(size[0] / 2, size[1] - 1.2 * _CM if style.page_numbers == "top" else 1.0 * _CM, str(page))


class _Setter:
    """Sets lines and tables; width: of the text, in points."""

    def __init__(self, style: Style, width: float) -> None:
        self.style, self.width = style, width
        self.font = _family(style.font)

    def line(self, line: Line, size: float | None = None, *, in_cell: bool = False) -> Any:
        """A paragraph."""
        from reportlab.platypus import Spacer  # noqa: PLC0415

        style, size = self.style, size or self.style.size
        if not line.text.strip():
            return Spacer(1, size * 1.2 * (2 if line.space else 1))
        form: dict[str, Any] = {"spaceBefore": 6 if line.space else 0}
        if not in_cell:
            form["spaceAfter"] = style.after
        if line.align == "body":
            form["alignment"] = 4 if style.justified else 0
            hanging = style.hanging and line.level >= 4
            form["leftIndent"] = 0.6 * (line.level - 2) * _CM if hanging else 0
            form["firstLineIndent"] = -0.6 * _CM if hanging else style.indent * _CM
        else:
            form["alignment"] = 1 if line.align == "center" else 0
        runs = "".join(_marked(run.text, bold=run.bold, italic=run.italic) for run in line.runs)
        if line.mark:
            first = line.runs[0]
            headed = line.level in {1, 2, 3}
            runs = _marked(line.mark + " ", bold=headed and first.bold, italic=headed and first.italic) + runs
        return self._paragraph(runs, size, style.line_space, form)

    def _paragraph(self, text: str, size: float, spacing: float, form: dict[str, Any]) -> Any:
        from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415
        from reportlab.platypus import Paragraph  # noqa: PLC0415

        return Paragraph(text, ParagraphStyle("x", fontName=self.font + "-00", fontSize=size, leading=size * 1.18 * spacing, **form))

    def pair(self, pair: Pair) -> list[Any]:
        """Two columns without rules."""
        from reportlab.platypus import Spacer, Table  # noqa: PLC0415

        size = min(self.style.size, 12.0 if pair.head else 13.0)
        share = 0.44 if pair.head else 0.52
        columns = [[self.line(line, size, in_cell=True) for line in lines] for lines in (pair.left, pair.right)]
        table = Table([columns], colWidths=[self.width * share, self.width * (1 - share)], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
        return [table, Spacer(1, 8)]

    def grid(self, grid: Grid) -> list[Any]:
        """A ruled table whose headings come again on each page."""
        from reportlab.platypus import Spacer, Table  # noqa: PLC0415

        share = self.width / sum(grid.widths)
        data: list[list[Any]] = [[""] * len(grid.widths) for _ in grid.rows]
        commands: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0)), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
        commands += [(f"{side}PADDING", (0, 0), (-1, -1), 3) for side in ("LEFT", "RIGHT", "TOP", "BOTTOM")]
        taken: set[tuple[int, int]] = set()
        for r, cells in enumerate(grid.rows):
            column = 0
            for cell in cells:
                while (r, column) in taken:
                    column += 1
                taken |= {(r + down, column + across) for down in range(cell.down) for across in range(cell.across)}
                form = {"alignment": 1 if cell.centred else 0}
                texts = [_marked(text, bold=cell.bold) for text in cell.lines]
                data[r][column] = [self._paragraph(text, self.style.table_size, 1.0, form) for text in texts if text]
                if cell.across > 1 or cell.down > 1:
                    commands.append(("SPAN", (column, r), (column + cell.across - 1, r + cell.down - 1)))
                column += cell.across
        widths = [width * share for width in grid.widths]
        return [Table(data, colWidths=widths, repeatRows=grid.header, style=commands), Spacer(1, 8)]


def _marked(text: str, *, bold: bool = False, italic: bool = False) -> str:
    kept = escape(text).replace("  ", "&nbsp;&nbsp;")  # a blank number keeps its gap
    kept = f"<i>{kept}</i>" if italic else kept
    return f"<b>{kept}</b>" if bold else kept


def through_office(sources: list[Path]) -> None:
    """Print DOCX files as PDF beside them, all in one run of LibreOffice under a profile of its own."""
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        command += ["--outdir", str(sources[0].parent), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=60 + 10 * len(sources))
