"""PDFs whose fonts lie: TCVN3 and VNI, and glyph ids without a table to Unicode."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_parser import parse_bytes, parse_file
from kehoach_parser.document import Body, Grid, Line
from kehoach_parser.errors import ExitCode, MissingProgramError
from kehoach_parser.readers import read_file
from kehoach_parser.readers.page.space import Space
from kehoach_parser.readers.pdf import glyph_ids as pdf_glyph_ids
from kehoach_parser.readers.pdf.layer import PdfiumLayer
from kehoach_parser.readers.pdf.reader import read_pdf
from kehoach_parser.text.syllables import syllables
from tests.font_pdf import Sheet, retyped, write_pdf
from tests.old_text import glyph_ids
from tests.text.test_legacy import values

SAMPLES = Path(__file__).parents[2] / "samples"
ENCODINGS = ("tcvn3", "vni", "ids")
words = st.sampled_from(sorted(syllables()))


def lines(sheet: Sheet) -> list[Line]:
    return list(read_pdf(write_pdf([sheet]), "a.pdf").lines)


def layer_of(data: bytes) -> PdfiumLayer:
    page = pdfium.PdfDocument(data)[0]
    return PdfiumLayer(page.get_textpage(), Space.of(page))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_whole_plan(encoding: str) -> None:
    path = SAMPLES / "xa-an-thuan.pdf"
    plan = parse_bytes(retyped(read_file(path).body, encoding), "xa.pdf")
    assert values(plan) == values(parse_file(path))
    assert plan.source.text.quality == "damaged"
    assert {one.kind for one in plan.repairs} == {"font"}
    assert "text-repaired" in {one.code for one in plan.diagnostics}
    assert "text-doubtful" not in {one.code for one in plan.diagnostics}


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.lists(st.lists(words, min_size=4, max_size=9).map(" ".join), min_size=4, max_size=12), st.sampled_from(ENCODINGS), st.sampled_from(["", "B", "I", "BI"]))
def test_every_syllable_is_read(texts: list[str], encoding: str, style: str) -> None:
    sheet = Sheet(encoding)
    for number, text in enumerate(texts):
        sheet.text(72, 80 + 20 * number, text, style=style)
        sheet.text(72, 400 + 20 * number, text.upper(), style=style)
    found = lines(sheet)
    assert [line.text for line in found] == [*texts, *(text.upper() for text in texts)]
    assert all(line.bold is ("B" in style) for line in found)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lines_keep_their_places(encoding: str) -> None:
    sheet = Sheet(encoding, origin=(100, 50))
    sheet.text(72, 100, "ỦY BAN NHÂN DÂN", style="B")
    sheet.text(330, 104, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", style="B")
    sheet.text(72, 118, "THỊ TRẤN VẠN THỌ", style="B")
    sheet.text(350, 122, "Độc lập - Tự do - Hạnh phúc")
    # PDFium joins what stands on one height; full lines show which ones are thinly set.
    for number in range(6):
        sheet.text(72, 160 + 20 * number, "Thực hiện nhiệm vụ của cấp ủy và chính quyền năm tới")
    found = lines(sheet)
    assert [(line.text, line.column) for line in found] == [
        ("ỦY BAN NHÂN DÂN", 1),
        ("THỊ TRẤN VẠN THỌ", 1),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 2),
        ("Độc lập - Tự do - Hạnh phúc", 2),
        *[("Thực hiện nhiệm vụ của cấp ủy và chính quyền năm tới", 0)] * 6,
    ]
    box = found[4].bbox
    assert box is not None
    assert box[0] == pytest.approx(72, abs=1)
    assert box[1] < 160 < box[3]
    assert [line.bold for line in found] == [True, True, True, *[False] * 7]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_cells(encoding: str) -> None:
    sheet = Sheet(encoding)
    sheet.text(72, 60, "Phụ lục kèm theo Kế hoạch của Ủy ban nhân dân xã Vạn Thọ")
    texts = [["Nội dung", "Cơ quan chủ trì"], ["Công khai thủ tục", "Văn phòng, Tư pháp"]]
    for row, cells in enumerate(texts):
        for column, text in enumerate(cells):
            x, y = 72 + 200 * column, 100 + 40 * row
            sheet.box(x, y, x + 200, y + 40)
            for line, part in enumerate(text.split(", ")):
                sheet.text(x + 4, y + 14 + 16 * line, part)
    grid = next(item for item in read_pdf(write_pdf([sheet]), "a.pdf").items if isinstance(item, Grid))
    assert [[line.text for line in cell.lines] for cell in grid.cells] == [["Nội dung"], ["Cơ quan chủ trì"], ["Công khai thủ tục"], ["Văn phòng", "Tư pháp"]]
    assert all(line.raw is not None for line in grid.lines)


def test_old_and_new_fonts_on_one_page() -> None:
    sheets = [Sheet("tcvn3"), Sheet("vni"), Sheet("plain")]
    sheets[0].text(72, 80, "Thực hiện cải cách hành chính")
    sheets[1].text(72, 100, "Nâng cao chất lượng phục vụ")
    sheets[2].text(72, 120, "Trong giai đoạn này".replace("đoạn", "doan"))
    page = Sheet("plain", content=[part for sheet in sheets for part in sheet.content])
    assert [line.text for line in lines(page)] == ["Thực hiện cải cách hành chính", "Nâng cao chất lượng phục vụ", "Trong giai doan này"]


def test_the_letter_that_pdf_takes_for_a_hyphen() -> None:
    """Code AD is a soft hyphen in Windows-1252 and "ư" in TCVN3; PDFium gives both as a hyphen."""
    sheet = Sheet("tcvn3")
    texts = ["- Thư viện, đường sá, chủ trương như", "nhà văn hóa - xã hội theo Quyết định 12/QĐ-UBND", "số 12/KH-UBND ngày 01-02-2020 về cư trú"]
    for number, text in enumerate(texts):
        sheet.text(72, 80 + 20 * number, text)
    assert [line.text for line in lines(sheet)] == texts


def test_clean_runs_beside_ids() -> None:
    """Words cut between a clean font and one of ids, as one printer makes them."""
    page = Sheet("ids")
    for number in range(5):
        x = 72.0
        for part in ("th", "ự", "c hi", "ệ", "n c", "ả", "i cách h", "à", "nh chính"):
            sheet = Sheet("plain" if ord(part[0]) < 0x100 else "ids")
            sheet.text(x, 80 + 20 * number, part)
            page.content += sheet.content
            x += 6 * len(part)
    assert [line.text for line in lines(page)] == ["thực hiện cải cách hành chính"] * 5


def test_unknown_glyphs_are_said_not_guessed() -> None:
    sheet = Sheet("ids")
    for number in range(6):
        sheet.text(72, 80 + 20 * number, "Thực hiện cải cách hành chính của cấp ủy đảng")
    sheet.content.append("BT 72 500 Td /G 12 Tf <0037004b042e0500> Tj ET")
    plan = parse_bytes(write_pdf([sheet]), "a.pdf")
    doubtful = [one for one in plan.diagnostics if one.code == "text-doubtful"]
    assert len(doubtful) == 1
    assert "\ufffd" in plan.model_dump_json()


def test_ids_of_another_font_are_said_not_guessed(monkeypatch: pytest.MonkeyPatch) -> None:
    right = glyph_ids(italic=False)
    # Ids of other letters: no word of it is Vietnamese.
    monkeypatch.setattr("tests.font_pdf.glyph_ids", lambda _: {letter: number + 1 + 7 * (number > 100) for letter, number in right.items()})
    sheet = Sheet("ids")
    for number in range(6):
        sheet.text(72, 80 + 20 * number, "Thực hiện cải cách hành chính của cấp ủy đảng")
    found = lines(sheet)
    assert found
    assert all("\ufffd" in line.text and not any(char.isalpha() for char in line.text) for line in found)


def test_without_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet("ids")
    sheet.text(72, 80, "Thực hiện cải cách hành chính của cấp ủy đảng")
    monkeypatch.setitem(sys.modules, "pdfminer.psexceptions", None)
    with pytest.raises(MissingProgramError, match=r"pip install pdfminer") as caught:
        read_pdf(write_pdf([sheet]), "a.pdf")
    assert caught.value.exit_code is ExitCode.MISSING_PROGRAM
    assert "a.pdf: page 1" in str(caught.value)


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.pdf")), ids=lambda path: path.stem)
def test_clean_pages_are_not_read_twice(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: Any) -> None:
        pytest.fail("a clean page was taken for a broken one")

    monkeypatch.setattr(pdf_glyph_ids.GlyphReader, "layer", never)
    monkeypatch.setattr("kehoach_parser.readers.pdf.page.pdfium_glyphs", never)
    body: Body = read_file(path).body
    assert all(line.raw is None for line in body.lines)


def test_broken_fonts_are_told() -> None:
    sheet = Sheet("ids")
    sheet.text(72, 80, "Thực hiện cải cách hành chính của cấp ủy đảng")
    layer = layer_of(write_pdf([sheet]))
    assert pdf_glyph_ids.has_ids(layer)
    assert pdf_glyph_ids.has_map_errors(layer)
    assert not pdf_glyph_ids.has_ids(layer_of((SAMPLES / "xa-an-thuan.pdf").read_bytes()))
