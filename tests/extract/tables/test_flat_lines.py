"""Tables of one cell a line, fields laid out as a table, prose behind a flattened table."""

from __future__ import annotations

from kehoach_parser.document import Cell, Grid, Item, Line
from kehoach_parser.extract.tables.field_tables import with_fields
from kehoach_parser.extract.tables.flat.cell_lines import with_cell_lines
from kehoach_parser.extract.tables.flat.rows import find_flat_table
from kehoach_parser.extract.tables.pieces import read_table
from tests.extract.test_tables import shown

HEAD = ["TT", "Tên lô", "Số cây"]


def lines(*texts: str) -> list[Line]:
    """Lines, one for each text but the empty ones, with the numbers they have in a file."""
    return [Line(text, number) for number, text in enumerate(texts, 1) if text]


def table_of(*texts: str) -> list[object] | None:
    grids = [item for item in with_cell_lines(lines(*texts)) if isinstance(item, Grid)]
    return shown(read_table(grids)) if grids else None


def test_rows_by_the_number_of_the_headings() -> None:
    rows = ["1", "Lô A", "5", "2", "Lô B", "6"]
    expected = [(None, None), {"number": "1", "Tên lô": "Lô A", "Số cây": "5"}, {"number": "2", "Tên lô": "Lô B", "Số cây": "6"}]
    assert table_of(*HEAD, *rows) == expected
    assert table_of(*HEAD, "1", "2", "3", *rows) == expected, "column numbers"
    assert table_of(*HEAD, *rows, "Cộng", "11") == [*expected, {"Tên lô": "Cộng", "Số cây": "11"}]
    assert table_of(*HEAD, *rows, "Lời cuối.") == expected
    assert table_of(*HEAD, "1", "Lô A", "", "2", "Lô B", "6") == [expected[0], {"number": "1", "Tên lô": "Lô A"}, expected[2]]


def test_groups_stand_between_the_rows() -> None:
    found = table_of(*HEAD, "A", "RỪNG", "I", "Đồi", "1", "Lô A", "5", "II", "Núi", "1", "Lô B", "6", "2", "Lô C", "7")
    assert found is not None
    assert [entry for entry in found if isinstance(entry, tuple)] == [("A", "RỪNG"), ("I", "Đồi"), ("II", "Núi")]


def test_what_comes_out_unevenly_stays_text() -> None:
    assert table_of(*HEAD, "1", "Lô A", "hai đoạn", "5", "2", "Lô B", "6") is None
    assert table_of(*HEAD, "1", "Lô A", "5", "2", "Lô B", "6", "thêm", "3", "Lô C", "7") is None
    assert table_of(*HEAD, "Một", "hai", "ba") is None
    assert table_of(*HEAD, "1", "Lô A", "5") is None, "one row alone, of no known kinds"
    assert table_of("TT", "Việc", "Chủ trì", "Thời gian", "1", "Tưới", "UBND xã", "Quý I") is not None


def test_prose_behind_a_flattened_table_is_no_cell() -> None:
    head = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian thực hiện"]
    found = find_flat_table(lines(*head, "1", "Tưới", "UBND xã", "Quý I", *[f"Câu {n}" for n in range(100)]))
    assert found is not None
    table = found[1]
    assert len(table.prose) == 43
    assert table.groups[0].rows[0].cut


def fields(*rows: tuple[str, str]) -> list[Item]:
    cells = [Cell(r, c, (Line(text, 10 * r + c),) if text else ()) for r, row in enumerate(rows) for c, text in enumerate(row)]
    return [Grid(len(rows), 2, tuple(cells))]


def opened(*rows: tuple[str, str]) -> list[str] | None:
    found = with_fields(fields(*rows))
    return [item.text for item in found if isinstance(item, Line)] or None


def test_fields_laid_out_as_a_table() -> None:
    assert opened(("Mục tiêu", "Đủ nước."), ("Nhiệm vụ:", "Đào giếng.")) == ["Mục tiêu:", "Đủ nước.", "Nhiệm vụ:", "Đào giếng."]
    assert opened(("Thời gian", "Tháng 5"), ("Địa điểm", "Nhà văn hóa")) is None
    assert opened(("Mục tiêu", "Đủ nước."), ("Nhiệm vụ", "")) is None
    assert opened(("Mục tiêu", "Đủ nước."), ("Ghi chú khác", "x"), ("Nhiệm vụ", "y")) is None
