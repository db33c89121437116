"""Lines and grids of invented documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kehoach_parser.document import Cell, Grid, Line
from kehoach_parser.structure.layout import Layout, Verdict


def lines_of(text: str) -> list[Line]:
    """A line for each line of the text, numbered from 1; "*" at both ends: bold; an empty line: a gap before the next."""
    found: list[Line] = []
    gap = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            bold = line.startswith("**") and line.endswith("**")
            found.append(Line(line.strip("*") if bold else line, number, gap=gap, bold=True if bold else None))
        gap = not line.strip()
    return found


def line(text: str, **fields: object) -> Line:
    return replace(Line(text, 1), **fields)  # type: ignore[arg-type]


def grid(*rows: Sequence[str]) -> Grid:
    cells = tuple(
        Cell(row, column, tuple(lines_of(text))) for row, texts in enumerate(rows) for column, text in enumerate(texts)
    )
    return Grid(len(rows), max(map(len, rows)), cells)


class Said(Layout):
    """A print that always says the same."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(())
        self._said = verdict

    def verdict(self, before: Line, line: Line) -> Verdict:  # noqa: ARG002
        return self._said
