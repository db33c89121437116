"""Native PDF: lines, columns, footnotes, errors. The PDFs are the samples' and small ones written here."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from kehoach_parser.document import Grid, Line
from kehoach_parser.errors import EncryptedError, InputError
from kehoach_parser.readers.page.columns import in_reading_order
from kehoach_parser.readers.pdf.reader import read_pdf

ROOT = Path(__file__).resolve().parents[2]


def sample(name: str) -> list[Line | Grid]:
    return list(read_pdf((ROOT / "samples" / name).read_bytes(), name).items)


def test_a_letterhead_is_read_column_by_column() -> None:
    lines = [item for item in sample("xa-an-thuan.pdf")[:9] if isinstance(item, Line)]
    left = [line.text for line in lines if line.column == 1]
    assert left == ["ỦY BAN NHÂN DÂN", "XÃ AN THUẬN", "Số: 37/KH-UBND"]
    right = [line.text for line in lines if line.column == 2]
    assert right[-2:] == ["An Thuận, ngày 14 tháng 02 năm 2023", "KẾ HOẠCH"]


def test_boxes_lie_on_the_page_from_the_top() -> None:
    body = read_pdf((ROOT / "samples" / "xa-an-thuan.pdf").read_bytes(), "a.pdf")
    assert body.page_sizes is not None
    for line in body.lines:
        assert line.bbox is not None
        assert line.page is not None
        width, height = body.page_sizes[line.page - 1]
        assert 0 <= line.bbox[0] < line.bbox[2] <= width
        assert 0 <= line.bbox[1] < line.bbox[3] <= height
    first = [line.bbox[1] for line in body.lines if line.page == 2 and line.bbox and line.column == 0]
    assert first == sorted(first)


def test_bold_is_told_by_the_font() -> None:
    lines = {item.text: item.bold for item in sample("xa-an-thuan.pdf") if isinstance(item, Line)}
    assert lines["I. MỤC ĐÍCH, YÊU CẦU"] is True
    assert any(bold is False for bold in lines.values())


def test_a_footnote_is_told_by_its_size_and_its_mark_put_in_brackets() -> None:
    items = [item for item in sample("tinh-binh-lam.pdf") if isinstance(item, Line)]
    assert any("xung yếu[1]" in item.text for item in items)
    notes = [item for item in items if item.role == "footnote"]
    assert [note.text[:4] for note in notes] == ["[1] "]


def test_an_encrypted_file_is_told_from_a_broken_one() -> None:
    with pytest.raises(EncryptedError):
        read_pdf((ROOT / "tests" / "data" / "encrypted.pdf").read_bytes(), "a.pdf")
    with pytest.raises(InputError):
        read_pdf(b"%PDF-1.7\nnothing more", "a.pdf")


def test_an_empty_page_has_no_text_layer() -> None:
    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    target = ROOT / "tests"
    import io  # noqa: PLC0415

    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    body = read_pdf(buffer.getvalue(), str(target))
    assert body.layer == "none"
    assert body.pages == 1
    assert body.lines == ()


def test_lines_side_by_side_come_column_by_column() -> None:
    rows = [
        ((85, 60, 250, 72), "left 1"),
        ((300, 60, 520, 72), "right 1"),
        ((85, 80, 200, 92), "left 2"),
        ((300, 81, 520, 93), "right 2"),
        ((85, 120, 520, 132), "across"),
    ]
    assert in_reading_order(rows) == [(1, "left 1"), (1, "left 2"), (2, "right 1"), (2, "right 2"), (0, "across")]
