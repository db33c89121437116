"""The writers: spans, automatic numbers, two columns, tables in formats without tables."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import docx
import pypdfium2
import pytest

from sample_plans.generator.grid import Cell, Grid
from sample_plans.generator.printed import Break, Line, Pair, Printed, Run, line
from sample_plans.generator.style import Style, choose, fonts
from sample_plans.generator.to_docx import write_docx
from sample_plans.generator.to_html import to_html
from sample_plans.generator.to_markdown import to_markdown
from sample_plans.generator.to_pdf import write_pdf
from sample_plans.generator.to_text import to_text
from sample_plans.offices.reading import documents

GRID = Grid(
    (
        (Cell(("TT",), down=2, bold=True), Cell(("Số cây",), across=2, bold=True)),
        (Cell(("Mai",), bold=True), Cell(("Đào",), bold=True)),
        (Cell(("1",)), Cell(("- Bốn;", "- Năm")), Cell(("6",))),
        (Cell(("Cộng",), across=2), Cell(("6",))),
    ),
    2,
    (1.0, 3.0, 3.0),
)
HEAD = Pair((line("XÃ SUỐI MƠ"), line("Số: 5/KH-UBND")), (line("CỘNG HÒA"), line("Suối Mơ, ngày 5")), head=True)


def style(**changes: object) -> Style:
    plain = {"scheme": "roman", "number_stop": ".", "letterhead": "table", "headings": "bold", "blank_lines": False, "page_numbers": "none", "wrap": 0}
    return replace(choose(documents()[0], 1), **(plain | changes))  # type: ignore[arg-type]


def test_docx_has_spans_and_numbers_that_word_counts(tmp_path: Path) -> None:
    parts: list[Printed] = [HEAD, Line((Run("Việc", bold=True),), mark="I.", level=1), Line((Run("Gỗ."),), mark="-", level=4), Break(wide=True), GRID]
    write_docx(parts, style(automatic=True, numbered=True), tmp_path / "a.docx")
    document = docx.Document(str(tmp_path / "a.docx"))
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == ["Việc", "Gỗ."]
    head, table = document.tables
    assert [cell.text for cell in head.rows[0].cells] == ["XÃ SUỐI MƠ\nSố: 5/KH-UBND", "CỘNG HÒA\nSuối Mơ, ngày 5"]
    assert [[cell.text for cell in row.cells] for row in table.rows][:3] == [
        ["TT", "Số cây", "Số cây"], ["TT", "Mai", "Đào"], ["1", "- Bốn;\n- Năm", "6"],
    ]  # fmt: skip
    assert document.sections[1].page_width > document.sections[1].page_height  # type: ignore[operator]
    write_docx(parts, style(automatic=False, numbered=False), tmp_path / "b.docx")
    texts = [paragraph.text.replace("\t", " ") for paragraph in docx.Document(str(tmp_path / "b.docx")).paragraphs]
    assert [text for text in texts if text] == ["I. Việc", "- Gỗ."]


def test_html_has_spans_and_levels_of_headings() -> None:
    parts: list[Printed] = [Line((Run("Việc", bold=True),), mark="I.", level=1), GRID]
    text = to_html(parts, style(headings="hash"))
    assert "<h2>I. Việc</h2>" in text
    assert '<th rowspan="2"><b>TT</b></th><th colspan="2"><b>Số cây</b></th>' in text
    assert "<td>- Bốn;<br/>- Năm</td>" in text
    assert "<p><strong>I.</strong> <strong>Việc</strong></p>" in to_html(parts, style(headings="bold"))


def test_markdown_repeats_headings_and_leaves_what_else_a_cell_spans_empty() -> None:
    assert to_markdown([GRID], style()).splitlines() == [
        "| **TT** | **Số cây** | **Số cây** |", "| --- | --- | --- |", "| **TT** | **Mai** | **Đào** |", "| 1 | - Bốn;<br>- Năm | 6 |", "| Cộng |  | 6 |",
    ]  # fmt: skip
    assert to_markdown([line("____")], style()) == "\\_\\_\\_\\_\n"


def test_markdown_as_a_crawler_leaves_it() -> None:
    crawled = style(text_table="cells", wrap=17)
    assert to_markdown([HEAD], crawled) == "|\nXÃ SUỐI MƠ\nSố: 5/KH-UBND\n|\nCỘNG HÒA\nSuối Mơ, ngày 5\n|\n"
    assert to_markdown([line("Văn hóa, xã hội - du lịch của xã")], crawled) == "Văn hóa, xã hội -\ndu lịch của xã\n"
    assert to_markdown([line("Văn hóa, xã hội", bold=True)], style(wrap=8)) == "**Văn hóa, xã hội**\n"


@pytest.mark.parametrize(
    ("kind", "row"), [("tabs", r"1\t- Bốn; - Năm\t6"), ("cells", "- Bốn;"), ("ruled", r"\| 1 +\| - Bốn; +\| 6 +\|"), ("columns", "1 {9,}- Bốn; {9,}6")]
)
def test_text_sets_tables_in_four_ways(kind: str, row: str) -> None:
    lines = to_text([GRID], style(text_table=kind)).splitlines()
    assert any(re.fullmatch(row, text) for text in lines)
    if kind == "ruled":
        assert len({len(text) for text in lines if text.startswith("+")}) == 1


def test_text_sets_two_columns_beside_each_other_or_below() -> None:
    assert to_text([HEAD], style(wrap=0)).splitlines() == ["XÃ SUỐI MƠ", "Số: 5/KH-UBND", "CỘNG HÒA", "Suối Mơ, ngày 5"]
    first = to_text([HEAD], style(wrap=90)).splitlines()[0]
    assert first.split() == ["XÃ", "SUỐI", "MƠ", "CỘNG", "HÒA"]


def test_pdf_has_its_text_and_a_new_page_in_landscape(tmp_path: Path) -> None:
    if not fonts():
        pytest.skip("no font with the letters of Vietnamese is here")
    write_pdf([HEAD, line("Số:      /KH & <b>"), Break(wide=True), GRID], style(font=fonts()[0]), tmp_path / "a.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    first, second = (document[n].get_textpage().get_text_bounded() for n in range(2))
    assert "Suối Mơ, ngày 5" in first
    assert "/KH & <b>" in first
    assert "Số cây" in second
    assert document[1].get_width() > document[1].get_height()
