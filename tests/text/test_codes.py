"""Codes and numbers in doubt: told, and mended where the grammar of codes leaves one reading."""

from __future__ import annotations

import pytest

from kehoach_parser import parse_text
from kehoach_parser.document import Body, Cell, Grid, Line
from kehoach_parser.text.codes import doubt_codes
from kehoach_parser.text.restore.marks import with_posts


def told(line: Line, *, ocr: bool = True) -> tuple[str, list[tuple[str, tuple[str, ...]]]]:
    """(text, words in doubt with what they may be) of a line on a page that OCR read, or not."""
    (found,) = doubt_codes(Body((line,), ocr_pages=(1,) if ocr else ())).lines
    assert all(doubt.code for doubt in found.doubts)
    return found.text, [(found.text[doubt.start : doubt.end], doubt.alternatives) for doubt in found.doubts]


@pytest.mark.parametrize("ocr", [True, False])
@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("theo Thông tư số 4§/2023/TT-BTC;", [("4§/2023/TT-BTC", ("48/2023/TT-BTC",))]),
        ("tại Điều §, khoản 2", [("§", ("8",))]),
        ("Quyết định số 418/QĐ-UBND", []),
        ("Kết luận số 71-KL/TW ngày 02/3/2024", []),
    ],
)
def test_a_section_sign_is_no_figure(text: str, doubts: list[tuple[str, tuple[str, ...]]], ocr: bool) -> None:
    assert told(Line(text, 1, 1), ocr=ocr) == (text, doubts)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Chỉ thị số 31-CI/TW", [("31-CI/TW", ("31-CT/TW", "31-CV/TW", "31-CĐ/TW"))]),
        ("số 14KHPH-HND ngày", [("14KHPH-HND", ("14/KHPH-HND",))]),
        ("số 14/KHPH-HND ngày", []),
        ("Số:    /CI-UBND", [("CI-UBND", ("CT-UBND", "CV-UBND", "CĐ-UBND"))]),
        ("Số:    /CT-UBND", []),
        ("Luật số 58/2024/QH15", []),
        ("vùng 14HT-XX", []),
    ],
)
def test_letters_that_are_no_kinds_are_told_on_scanned_pages(text: str, doubts: list[tuple[str, tuple[str, ...]]]) -> None:
    assert told(Line(text, 1, 1)) == (text, doubts)
    assert told(Line(text, 1, 1), ocr=False) == (text, [])


def test_words_with_figures_that_ocr_was_not_sure_of_are_told() -> None:
    line = Line("trồng 1.250 cây trên 3,5 ha", 1, 1, weak=((6, 11), (12, 15)))
    assert told(line)[1] == [("1.250", ())]
    assert told(line, ocr=False)[1] == []
    assert told(Line("trồng 1.250 cây", 1, 1, weak=((0, 5),)))[1] == []


def test_a_letter_that_was_read_twice_is_one() -> None:
    assert told(Line("Quyết định số 77/QĐĐ-UBND", 1, 1))[0] == "Quyết định số 77/QĐ-UBND"
    typed = Line("Quyết định số 77/QĐĐ-UBND", 1, 1)
    assert told(typed, ocr=False)[0] == typed.text
    assert told(Line(typed.text, 1, 1, raw="Quyết định số 77/QĐÐ-UBND"), ocr=False)[0] == "Quyết định số 77/QĐ-UBND"
    # Letters of a body may well come twice.
    assert told(Line("số 77/KH-HĐĐH", 1, 1))[0] == "số 77/KH-HĐĐH"


def test_cells_are_looked_at_and_furniture_is_not() -> None:
    line = Line("số 4§", 1, 1)
    (grid,) = doubt_codes(Body((Grid(1, 1, (Cell(0, 0, (line,)),)),))).items
    assert grid.lines[0].doubts  # type: ignore[union-attr]
    assert told(Line("số 4§", 1, 1, role="furniture"), ocr=False)[1] == []


def test_a_code_in_doubt_is_told_at_its_place() -> None:
    plan = parse_text("KẾ HOẠCH\nTrồng cây\n\nI. NỘI DUNG\nTheo Thông tư số 4§/2023/TT-BTC.\n")
    (found,) = [told for told in plan.diagnostics if told.code == "code-doubtful"]
    assert found.where is not None
    assert found.where.startswith("/sections/0/content/0")
    assert "4§/2023/TT-BTC" in found.message
    assert "48/2023/TT-BTC" in found.message


@pytest.mark.parametrize(
    ("text", "column", "weak", "expected"),
    [
        ("CHỬTTỊCH", 2, ((0, 8),), "CHỦ TỊCH"),
        ("CHỬTTỊCH", 0, ((0, 8),), "CHỬTTỊCH"),
        ("CHỬTTỊCH", 2, (), "CHỬTTỊCH"),
        ("CHỤNMIJCH", 2, ((0, 9),), "CHỤNMIJCH"),
        ("ĐẢNG ỦY", 2, ((0, 4),), "ĐẢNG ỦY"),
    ],
)
def test_a_post_that_was_not_read_surely_is_as_it_is_written(text: str, column: int, weak: tuple[tuple[int, int], ...], expected: str) -> None:
    line = Line(text, 1, 1, column=column, weak=weak)
    found = with_posts(line)
    assert found.text == expected
    assert found.raw == (None if text == expected else text)
