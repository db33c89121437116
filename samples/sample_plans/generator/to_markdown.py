"""A printed document as Markdown, as converters write it."""

from __future__ import annotations

from sample_plans.generator.grid import Grid
from sample_plans.generator.printed import Break, Line, Pair, Printed, Run
from sample_plans.generator.style import Style
from sample_plans.layout.wrap import wrap


def to_markdown(parts: list[Printed], style: Style) -> str:
    """The file's text: paragraphs parted by empty lines, pipe tables."""
    blocks: list[str] = []
    for part in parts:
        match part:
            case Line():
                blocks.append(_broken(_line(part, style), style))
            case Pair():
                blocks += _pair(part, style)
            case Grid():
                blocks.append(_grid(part))
            case Break():
                blocks.append("---" if style.blank_lines else "")
    return "\n\n".join(block for block in blocks if block) + "\n"


def _line(line: Line, style: Style) -> str:
    if not line.text.strip():
        return ""
    if set(line.text) <= set("-_*"):
        return line.text.replace("*", r"\*").replace("_", r"\_").replace("-", r"\-")
    if style.headings == "hash" and line.level in {1, 2, 3}:
        return f"{'#' * (line.level + 1)} {line.text}"
    runs = "".join(_run(run, style) for run in line.runs)
    if not line.mark:
        return runs
    if line.level in {1, 2, 3}:
        joined = Run(line.text, line.runs[0].bold, line.runs[0].italic)
        return _run(joined, style)
    mark = r"\*" if line.mark == "*" else line.mark
    return f"{mark} {runs}"


def _broken(text: str, style: Style) -> str:
    """A paragraph over several lines, as crawled pages have it; a heading or a mark-up's own line stays whole."""
    if not style.wrap or text.startswith(("#", "\\")) or text.count("*") > 1:
        return text
    return "\n".join(wrap(text, style.wrap))


def _run(run: Run, style: Style) -> str:
    core = run.text.strip()
    if style.headings == "plain" or not core or not (run.bold or run.italic):
        return run.text
    stars = "*" * (2 * run.bold + run.italic)
    before, after = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
    return f"{before}{stars}{core}{stars}{after}"


def _pair(pair: Pair, style: Style) -> list[str]:
    """Two columns one below the other, as a table without headings, or as a crawler leaves a table's cells."""
    if style.text_table == "cells":
        cells = ["\n".join(_line(line, style) for line in lines if line.text.strip()) for lines in (pair.left, pair.right)]
        return [f"|\n{cells[0]}\n|\n{cells[1]}\n|"]
    if style.text_table in {"columns", "ruled"}:
        cells = ["<br>".join(_line(line, style) for line in lines if line.text.strip()) for lines in (pair.left, pair.right)]
        return [f"| {cells[0]} | {cells[1]} |\n| --- | --- |"]
    return [_line(line, style) for line in (*pair.left, *pair.right)]


def _grid(grid: Grid) -> str:
    """A pipe table; what a cell spans is repeated in headings and left empty elsewhere."""
    width = len(grid.widths)
    filled: dict[tuple[int, int], str] = {}
    for r, cells in enumerate(grid.rows):
        column = 0
        for cell in cells:
            while (r, column) in filled:
                column += 1
            text = "<br>".join(line.replace("|", r"\|") for line in cell.lines)
            shown = f"**{text}**" if cell.bold and text else text
            for down in range(cell.down):
                for across in range(cell.across):
                    again = (down or across) and r >= grid.header
                    filled[r + down, column + across] = "" if again else shown
            column += cell.across
    rows = ["| " + " | ".join(filled.get((r, c), "") for c in range(width)) + " |" for r in range(len(grid.rows))]
    return "\n".join([rows[0], "|" + " --- |" * width, *rows[1:]])
