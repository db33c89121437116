from __future__ import annotations

import pytest

from kehoach_parser.structure.markers import RANK, parse_marker, roman, roman_value


@pytest.mark.parametrize(
    ("text", "style", "number", "path", "printed", "body"),
    [
        ("I. MỤC TIÊU", "roman", "I", (1,), "I.", "MỤC TIÊU"),
        ("IV- MỤC TIÊU", "roman", "IV", (4,), "IV-", "MỤC TIÊU"),
        ("I/. MỤC TIÊU", "roman", "I", (1,), "I/.", "MỤC TIÊU"),
        ("II-NỘI DUNG", "roman", "II", (2,), "II-", "NỘI DUNG"),
        ("l1. MỤC TIÊU", "roman", "II", (2,), "l1.", "MỤC TIÊU"),
        ("3. Rà soát", "decimal", "3", (3,), "3.", "Rà soát"),
        ("3.2. Rà soát", "decimal", "3.2", (3, 2), "3.2.", "Rà soát"),
        ("3.2 Rà soát", "decimal", "3.2", (3, 2), "3.2", "Rà soát"),
        ("3 Rà soát", "decimal", "3", (3,), "3", "Rà soát"),
        ("3 - Rà soát", "decimal", "3", (3,), "3 -", "Rà soát"),
        ("3: rà soát", "decimal", "3", (3,), "3:", "rà soát"),
        ("1.2.3.4.5. Rà soát", "decimal", "1.2.3.4.5", (1, 2, 3, 4, 5), "1.2.3.4.5.", "Rà soát"),
        ("đ) Rà soát", "letter", "đ", (5,), "đ)", "Rà soát"),
        ("e/ Rà soát", "letter", "e", (6,), "e/", "Rà soát"),
        ("b. rà soát", "letter", "b", (2,), "b.", "rà soát"),
        ("2) Rà soát", "paren", "2", (2,), "2)", "Rà soát"),
        ("(2) Rà soát", "parens", "2", (2,), "(2)", "Rà soát"),
        ("(iv) Rà soát", "parens", "iv", (4,), "(iv)", "Rà soát"),
        ("(b) Rà soát", "letter", "b", (2,), "(b)", "Rà soát"),
        ("bb) Rà soát", "letter", "bb", (29,), "bb)", "Rà soát"),
        ("1.1) Rà soát", "decimal", "1.1", (1, 1), "1.1)", "Rà soát"),
        ("101. Rà soát", "decimal", "101", (101,), "101.", "Rà soát"),
        ("o Rà soát", "circle", "", (), "o", "Rà soát"),
        ("Tiểu mục 1. Rà soát", "subtitle", "1", (1,), "Tiểu mục 1.", "Rà soát"),
        ("Khoản 2. Rà soát", "clause", "2", (2,), "Khoản 2.", "Rà soát"),
        ("Phần hai", "part", "hai", (2,), "Phần hai", ""),
        ("TC 2.1 – Rà soát", "decimal", "2.1", (2, 1), "TC 2.1 –", "Rà soát"),
        ("TCTP 2.1: Rà soát", "decimal", "2.1", (2, 1), "TCTP 2.1:", "Rà soát"),
        ("TC2.1: Rà soát", "decimal", "2.1", (2, 1), "TC2.1:", "Rà soát"),
        ("Tiêu chí số 2: Rà soát", "criterion", "2", (2,), "Tiêu chí số 2:", "Rà soát"),
        ("Tiêu chí 2: Rà soát", "criterion", "2", (2,), "Tiêu chí 2:", "Rà soát"),
        ("Tiêu chí 2 “Rà soát”", "criterion", "2", (2,), "Tiêu chí 2", "“Rà soát”"),
        ("B. Rà soát", "upper", "B", (2,), "B.", "Rà soát"),
        ("- Rà soát", "dash", "", (), "-", "Rà soát"),
        ("–Rà soát", "dash", "", (), "–", "Rà soát"),
        ("+ Rà soát", "plus", "", (), "+", "Rà soát"),
        ("* Rà soát", "star", "", (), "*", "Rà soát"),
        ("❖ Rà soát", "bullet", "", (), "❖", "Rà soát"),
        ("Chương II. Rà soát", "chapter", "II", (2,), "Chương II.", "Rà soát"),
        ("Điều 7. Rà soát", "article", "7", (7,), "Điều 7.", "Rà soát"),
        ("Mục 2. Rà soát", "title", "2", (2,), "Mục 2.", "Rà soát"),
        ("Mục II - Rà soát", "title", "II", (2,), "Mục II -", "Rà soát"),
        ("Mục 2 RÀ SOÁT", "title", "2", (2,), "Mục 2", "RÀ SOÁT"),
        ("Mục 2", "title", "2", (2,), "Mục 2", ""),
        ("Phần thứ hai", "part", "thứ hai", (2,), "Phần thứ hai", ""),
        ("• Văn phòng", "bullet", "", (), "•", "Văn phòng"),
        ("• 12 hộ", "bullet", "", (), "•", "12 hộ"),
        ("• 12 Mô hình", "bullet", "", (), "•", "12 Mô hình"),
        ("~ 1.2. Rà soát", "decimal", "1.2", (1, 2), "1.2.", "Rà soát"),
    ],
)
def test_marks(text: str, style: str, number: str, path: tuple[int, ...], printed: str, body: str) -> None:
    marker = parse_marker(text)
    assert marker is not None
    assert (marker.style, marker.number, marker.path, marker.printed, text[marker.end :]) == (style, number, path, printed, body)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Rà soát",
        "rà soát",
        "2022. Năm",
        "3.000 hộ",
        "12/5 là hạn",
        "3.2 hộ",
        "3 hộ",
        "0. Rà soát",
        "1.2.3.4.5.6. Rà soát",
        "XLI. MỤC TIÊU",
        "IIII. MỤC TIÊU",
        "II-IV là các quý",
        "-- --",
        "điều 7. Rà soát",
        "B. rà soát",
        "Mục 2 Phụ lục II",
        "Mục tiêu 1. Rà soát",
        "Mục đích, yêu cầu",
        "Mục I của Nghị quyết",
        "o rà soát",
        "ab) Rà soát",
        "Tiêu chí 2 về rà soát",
        "Tiêu chí2.1: Rà soát",
        "Khoản 2 Điều 5",
        "Phần hai của Nghị quyết",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert parse_marker(text) is None


def test_a_number_without_any_sign_is_bare() -> None:
    bare = [marker.is_bare for text in ("3 Rà soát", "3. Rà soát", "3.2 Rà soát") if (marker := parse_marker(text))]
    assert bare == [True, False, False]


def test_deeper_marks_have_higher_ranks() -> None:
    heads = ("Phần I", "Chương I", "Mục 1.", "Điều 1", "I. A", "1. A", "1.1. A", "1.1.1. A", "a) A", "1) A", "- A", "+ A")
    ranks = [marker.rank for head in heads if (marker := parse_marker(head))]
    assert ranks == [RANK["part"], RANK["chapter"], RANK["title"], RANK["article"], RANK["roman"], 6, 7, 8, RANK["letter"], RANK["paren"], RANK["dash"], RANK["plus"]]
    assert ranks == sorted(set(ranks))


def test_roman_numerals_there_and_back() -> None:
    assert [roman_value(roman(value)) for value in range(1, 90)] == list(range(1, 90))
    assert [roman(value) for value in (4, 9, 14, 40, 49)] == ["IV", "IX", "XIV", "XL", "XLIX"]
    assert [roman_value(text) for text in ("", "A", "IIX", "VX", "IVI", "Il", "V|")] == [0, 0, 0, 0, 0, 2, 6]
