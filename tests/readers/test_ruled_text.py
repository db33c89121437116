"""Tables that plain text rules with characters: cells, merged ones, rules around the headings alone."""

from __future__ import annotations

from kehoach_parser.document import Grid, Item, Line
from kehoach_parser.readers import read_bytes
from kehoach_parser.readers.plaintext.ruled import with_ruled


def read(text: str) -> list[Item]:
    return with_ruled([Line(line, number) for number, line in enumerate(text.strip("\n").split("\n"), 1)])


def cells(grid: Item) -> dict[tuple[int, int, int, int], str]:
    assert isinstance(grid, Grid)
    return {(c.row, c.column, c.row_span, c.column_span): " ".join(line.text for line in c.lines) for c in grid.cells}


MERGED = """
Trước
+----+-----------+
| TT | Số cây    |
|    +-----+-----+
|    | Lim | Sến |
+----+-----+-----+
| 1  | -   | 20  |
|    | cây |     |
+----+-----+-----+
Sau"""


def test_cells_and_what_they_cover() -> None:
    before, table, after = read(MERGED)
    assert isinstance(before, Line)
    assert isinstance(after, Line)
    assert cells(table) == {
        (0, 0, 2, 1): "TT", (0, 1, 1, 2): "Số cây", (1, 1, 1, 1): "Lim", (1, 2, 1, 1): "Sến",
        (2, 0, 1, 1): "1", (2, 1, 1, 1): "- cây", (2, 2, 1, 1): "20",
    }  # fmt: skip


def test_signs_made_for_it_and_a_double_rule() -> None:
    (table,) = read("┌──┬───┐\n│TT│Tên│\n├══┼═══┤\n│1 │A  │\n├──┼───┤\n│2 │B  │\n└──┴───┘")
    assert isinstance(table, Grid)
    assert (table.rows, table.columns, table.header_rows) == (3, 2, 1)


def test_rules_around_the_headings_alone() -> None:
    (table,) = read("+--+-----+\n|TT|Tên  |\n+--+-----+\n|1 |Lô   |\n|  |đất  |\n|2 |Rừng |\n+--+-----+")
    assert cells(table) == {(0, 0, 1, 1): "TT", (0, 1, 1, 1): "Tên", (1, 0, 1, 1): "1", (1, 1, 1, 1): "Lô đất", (2, 0, 1, 1): "2", (2, 1, 1, 1): "Rừng"}


def test_no_table() -> None:
    assert all(isinstance(item, Line) for item in read("+ Một\n+ Hai\n| x |"))
    assert all(isinstance(item, Line) for item in read("+--+--+\nx"))


def test_a_ruled_table_makes_no_markdown() -> None:
    body = read_bytes(f"KẾ HOẠCH\n{MERGED}\n".encode(), "x.txt").body
    assert [item.columns for item in body.items if isinstance(item, Grid)] == [3]
