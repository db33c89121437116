"""A printed document as HTML, as word processors and portals write it."""

from __future__ import annotations

from html import escape

from sample_plans.generator.grid import Cell, Grid
from sample_plans.generator.printed import Break, Line, Pair, Printed, Run
from sample_plans.generator.style import Style


def to_html(parts: list[Printed], style: Style) -> str:
    """The file's text."""
    body: list[str] = []
    for part in parts:
        match part:
            case Line():
                body.append(_line(part, style))
            case Pair():
                body.append(_pair(part, style))
            case Grid():
                body += _grid(part)
            case Break():
                body.append("<hr/>" if style.blank_lines else '<p style="page-break-before: always"></p>')
    head = f'<html lang="vi"><head><meta charset="utf-8"/><title>{style.seed}</title></head>'
    return "\n".join(["<!DOCTYPE html>", head, "<body>", *body, "</body></html>", ""])


def _line(line: Line, style: Style) -> str:
    if not line.text:
        return "<p>&nbsp;</p>"
    runs = "".join(_run(run) for run in line.runs)
    if style.headings == "hash" and line.level in {1, 2, 3}:
        return f"<h{line.level + 1}>{escape(line.text)}</h{line.level + 1}>"
    if line.mark:
        mark = _run(Run(line.mark, line.runs[0].bold, line.runs[0].italic)) if line.level in {1, 2, 3} else escape(line.mark)
        runs = f"{mark} {runs}"
    align = ' style="text-align: center"' if line.align == "center" else ""
    return f"<p{align}>{runs}</p>"


def _run(run: Run) -> str:
    text = escape(run.text)
    if run.bold:
        text = f"<strong>{text}</strong>"
    return f"<em>{text}</em>" if run.italic else text


def _pair(pair: Pair, style: Style) -> str:
    cells = ("<br/>".join("".join(_run(run) for run in line.runs) for line in lines if line.text) for lines in (pair.left, pair.right))
    if style.blank_lines:
        cells = ("".join(_line(line, style) for line in lines if line.text) for lines in (pair.left, pair.right))
    return '<table border="0"><tr>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"


def _grid(grid: Grid) -> list[str]:
    rows = []
    for n, cells in enumerate(grid.rows):
        tag = "th" if n < grid.header else "td"
        rows.append("<tr>" + "".join(_cell(cell, tag) for cell in cells) + "</tr>")
    return ['<table border="1">', *rows, "</table>"]


def _cell(cell: Cell, tag: str) -> str:
    spans = (f' colspan="{cell.across}"' if cell.across > 1 else "") + (f' rowspan="{cell.down}"' if cell.down > 1 else "")
    text = "<br/>".join(escape(line) for line in cell.lines)
    return f"<{tag}{spans}>{f'<b>{text}</b>' if cell.bold else text}</{tag}>"
