"""OCR: words to lines, pictures made ready, rulings, what is missing, and a scan from end to end."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from kehoach_parser import parse_bytes, parse_file
from kehoach_parser.batch import run_batch
from kehoach_parser.document import Grid, Line
from kehoach_parser.errors import ExitCode, InputError, MissingProgramError
from kehoach_parser.extract.letterhead import read_heading
from kehoach_parser.readers import read_bytes
from kehoach_parser.readers.ocr.image import POINT, despeckle, grey, prepare, tilt, without_rulings
from kehoach_parser.readers.ocr.numerals import count_strokes, mend_numeral
from kehoach_parser.readers.ocr.reader import turned
from kehoach_parser.readers.ocr.signs import mend_signs, stops_apart
from kehoach_parser.readers.ocr.words import Printed, Word, is_noise, printed_lines, words_of
from kehoach_parser.readers.options import ReadOptions
from kehoach_parser.readers.page.rulings import find_grids
from kehoach_parser.readers.pdf.reader import read_pdf
from kehoach_parser.readers.pdf.scans import is_vietnamese
from kehoach_parser.text.syllables import is_syllable
from tests.conftest import SAMPLES, Command
from tests.scan_maker import scanned, scanned_pdf, spoiled

PLAN = SAMPLES / "xa-an-thuan.pdf"


# --- words to lines


def word(text: str, left: float, top: float = 100.0, *, line: int = 1, confidence: float = 96.0) -> Word:
    return Word(text, (left, top, left + 6.0 * len(text), top + 11.0), confidence, (1, line))


def table(*rows: tuple[object, ...]) -> str:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    return "\n".join([head, *("\t".join(map(str, row)) for row in rows)])


def test_tsv_gives_words_with_boxes_in_points_by_picture() -> None:
    found = words_of(
        table(
            (1, 1, 0, 0, 0, 0, 0, 0, 2481, 3508, -1, ""),
            (5, 1, 1, 1, 1, 1, 300, 600, 150, 50, 96.5, "Kế"),
            (5, 1, 1, 1, 1, 2, 470, 600, 90, 50, 41.0, 'hoạch"'),
            (5, 1, 1, 1, 1, 3, 570, 600, 90, 50, 95, " "),
            (5, 2, 1, 1, 1, 1, 0, 0, 30, 30, 90, "—-"),
        ),
        300,
    )
    assert [w.text for w in found[1]] == ["Kế", 'hoạch"']
    assert found[1][0].box == pytest.approx((72, 144, 108, 156))
    assert found[1][1].confidence == 41.0
    assert [w.text for w in found[2]] == ["–"]


def test_letterhead_is_cut_at_the_jump_between_its_columns() -> None:
    words = [word("ỦY", 80), word("BAN", 96), word("CỘNG", 330), word("HÒA", 360)]
    assert [line.text for line in printed_lines(words)] == ["ỦY BAN", "CỘNG HÒA"]


def test_blank_left_for_a_number_is_no_jump_between_columns() -> None:
    above = [word("HUYỆN-SÔNG-LAM-BÌNH", 75, 80, line=1)]
    number = [word("Số:", 80, 100, line=2), word("/KH-UBND", 130, 100, line=2)]
    assert [line.text for line in printed_lines(above + number)] == ["HUYỆN-SÔNG-LAM-BÌNH", "Số: /KH-UBND"]
    assert [line.text for line in printed_lines(number)] == ["Số:", "/KH-UBND"]


def test_pieces_of_one_row_are_one_line() -> None:
    words = [word("1.1.", 80, line=1), word("Tiêu", 110, 101, line=2), word("chí", 140, 101, line=2)]
    assert [line.text for line in printed_lines(words)] == ["1.1. Tiêu chí"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("2,", "Cải", "thiện"), "2. Cải thiện"),
        (("1.1,", "Tiêu", "chí"), "1.1. Tiêu chí"),
        (("2,", "3", "và"), "2, 3 và"),
        (("Điều", "2,", "Cải"), "Điều 2, Cải"),
    ],
)
def test_comma_behind_the_number_of_a_unit_is_its_stop(texts: tuple[str, ...], expected: str) -> None:
    words = [word(text, 80 + 30 * index) for index, text in enumerate(texts)]
    lines = printed_lines(words)
    assert " ".join(line.text for line in lines) == expected


def test_words_in_doubt_are_marked_by_their_place_in_the_line() -> None:
    line = Printed((word("Số:", 80), word("49/KH-UBND", 100, confidence=31)))
    assert [line.text[start:end] for start, end in line.weak] == ["49/KH-UBND"]


def test_specks_are_noise_and_short_words_are_not() -> None:
    assert is_noise(Printed((word("`ñ", 10, confidence=22), word("~", 40, confidence=5))))
    assert not is_noise(Printed((word("theo.", 10, confidence=93),)))
    assert not is_noise(Printed((word("TT", 10, confidence=22), word("HC.", 40, confidence=30))))
    # What was made of a rule; a dash is as low.
    assert is_noise(Printed((Word("XS", (10, 85.7, 40, 88.1), 80, (1,)),)))
    assert not is_noise(Printed((Word("–", (10, 85.7, 40, 88.1), 80, (1,)),)))


# --- pictures


def text_picture(lines: int = 30, width: int = 1654, height: int = 2339) -> Any:
    """Rows of letters, as far as a projection can tell."""
    picture = np.full((height, width), 255, np.uint8)
    for row in range(lines):
        cv2.putText(picture, "nhiem vu giai phap nang cao chi so", (200, 250 + 60 * row), cv2.FONT_HERSHEY_COMPLEX, 1.2, (0,), 2)
    return picture


@pytest.mark.parametrize("degrees", [-3.3, -0.6, 0.0, 0.45, 2.0])
def test_tilt_is_found_and_undone(degrees: float) -> None:
    crooked = spoiled(text_picture(), tilt=degrees)
    assert tilt(despeckle(crooked, 200)) == pytest.approx(-degrees, abs=0.06)


def test_specks_go_and_the_dots_of_letters_stay() -> None:
    picture = np.full((400, 400), 255, np.uint8)
    picture[100:130, 100:104] = 0  # an i
    picture[92:96, 100:104] = 0  # its dot
    picture[135:138, 100:104] = 0  # the dot below
    picture[200:202, 200] = 30  # a speck
    picture[300:303, 300:304] = 30  # a speck as large as a dot, and no letter near
    clean = despeckle(picture, 200)
    assert (clean[92:96, 100:104] == 0).all()
    assert (clean[135:138, 100:104] == 0).all()
    assert (clean[200:202, 200] == 255).all()
    assert (clean[300:304, 300:304] == 255).all()


def test_red_seals_turn_white_and_ink_stays() -> None:
    picture = np.full((10, 10, 3), 255, np.uint8)
    picture[2:4] = (230, 30, 40)
    picture[6:8] = (30, 30, 90)
    assert grey(picture)[3, 0] > 200
    assert grey(picture)[7, 0] < 50


def drawn_table(tops: list[int], lefts: list[int]) -> Any:
    picture = np.full((3508, 2481), 255, np.uint8)
    for top in tops:
        cv2.line(picture, (lefts[0], top), (lefts[-1], top), (0,), 3)
    for left in lefts:
        cv2.line(picture, (left, tops[0]), (left, tops[-1]), (0,), 3)
    return picture


def test_rulings_of_a_picture_make_cells_and_leave_it() -> None:
    tops, lefts = [300, 420, 800, 1100], [200, 330, 1400, 2200]
    page = without_rulings(drawn_table(tops, lefts))
    grids = find_grids(*page.rulings)
    assert [(grid.rows, grid.columns, len(grid.cells)) for grid in grids] == [(3, 3, 9)]
    assert grids[0].box == pytest.approx([edge / POINT for edge in (200, 300, 2200, 1100)], abs=1)
    assert (page.picture == 255).all()


def test_cells_of_a_tilted_speckled_table_are_found() -> None:
    picture = cv2.resize(drawn_table([300, 700, 1100], [200, 900, 1500, 2200]), (1654, 2339), interpolation=cv2.INTER_AREA)
    page = prepare(spoiled(np.maximum(picture, 90), tilt=0.0), 595.28)
    assert [len(grid.cells) for grid in find_grids(*page.rulings)] == [6]


def test_feet_of_bold_letters_are_no_rule() -> None:
    picture = np.full((400, 1200), 255, np.uint8)
    for left in range(100, 700, 16):
        picture[100:140, left : left + 6] = 0
        picture[137:140, left - 4 : left + 11] = 0
    page = without_rulings(picture)
    assert page.rulings == ([], [])
    assert (page.picture == picture).all()


# --- Roman numerals


def stems(kind: str) -> Any:
    """A picture of upright strokes; "H" has a bar, "V" two slanting strokes."""
    picture = np.full((60, 300), 255, np.uint8)
    left = 20
    for letter in kind:
        if letter == "V":
            cv2.line(picture, (left, 10), (left + 14, 49), (0,), 5)
            cv2.line(picture, (left + 28, 10), (left + 14, 49), (0,), 5)
            left += 42
        else:
            picture[10:50, left : left + 7] = 0
            if letter == "H":
                picture[27:33, left : left + 30] = 0
                picture[10:50, left + 23 : left + 30] = 0
                left += 23
            left += 17
    return picture


@pytest.mark.parametrize(
    ("printed", "read", "expected"),
    [
        ("III", "IH.", "III."),
        ("II", "H", "II"),
        ("III", "II.", "III."),
        ("I", "|", "I"),
        ("I", "[", "I"),
        ("III", "[II", "III"),
        ("VII", "VH.", "VII."),
        ("VIII", "VIH", "VIII"),
        ("H", "H", "H"),
        ("II", "11.", "11."),
        ("III", "Hội", "Hội"),
        ("IIIII", "IH", "IH"),
    ],
)
def test_roman_numerals_are_told_by_their_strokes(printed: str, read: str, expected: str) -> None:
    picture = stems(printed)
    whole = Word(read, (0, 0, 300 / POINT, 60 / POINT), 90, (1,))
    assert mend_numeral(whole, picture).text == expected


def test_strokes_of_an_empty_picture() -> None:
    assert count_strokes(np.full((20, 20), 255, np.uint8)) == 0


# --- dashes and dots by their width


def wide(text: str, left: float, width: float) -> Word:
    return Word(text, (left, 10.0, left + width, 20.0), 90, (1,))


@pytest.mark.parametrize(("read", "width", "printed"), [("-", 7.0, "–"), ("–", 3.6, "-"), ("-", 3.6, "-"), ("–", 7.0, "–")])
def test_a_dash_is_wider_than_a_hyphen(read: str, width: float, printed: str) -> None:
    line = Printed((wide("Phòng", 0, 30), wide(read, 34, width), wide("HÀNH", 45, 33.6)))
    assert mend_signs(line, np.full((100, 600), 255, np.uint8)).words[1].text == printed


def test_few_letters_tell_no_width() -> None:
    line = Printed((wide("Sở", 0, 12), wide("-", 14, 7.0)))
    assert mend_signs(line, np.full((100, 600), 255, np.uint8)) == line


@pytest.mark.parametrize(("apart", "read", "printed"), [(19, "quả...", "quả…"), (14, "quả…", "quả..."), (14, "quả...).", "quả...)."), (19, "việc…", "việc…")])
def test_stops_of_an_ellipsis_stand_wider_apart(apart: int, read: str, printed: str) -> None:
    picture = np.full((100, 600), 255, np.uint8)
    picture[45:80, 45:60] = 0  # a letter
    for index in range(3):
        picture[74:80, 70 + index * apart : 76 + index * apart] = 0
    line = Printed((wide("hiệu", 40, 25.2), wide("lực", 70, 18.9), wide(read, 10, 20)))
    assert mend_signs(line, picture).words[2].text == printed


def test_no_row_of_stops_tells_nothing() -> None:
    assert stops_apart(np.full((40, 40), 255, np.uint8)) is None


# --- which pages


def test_a_text_layer_is_told_by_letters_that_vietnamese_alone_has() -> None:
    good = "Thực hiện Kế hoạch của Ủy ban nhân dân huyện về khắc phục tồn tại, hạn chế và cải thiện, nâng cao Chỉ số. " * 4
    assert is_vietnamese(good)
    assert not is_vietnamese(good[:120])
    assert not is_vietnamese("Thgc hi~n Ké hoach cua Uy ban nhan dan huyén vé khac phuc tén tai, han ché va cai thién. " * 5)


def test_a_logo_or_a_seal_makes_no_scan() -> None:
    assert read_pdf(PLAN.read_bytes(), "a.pdf").layer == "native"


# --- what is missing


def fake_tesseract(folder: Path, languages: str) -> str:
    program = folder / "tesseract"
    program.write_text(f"#!/bin/sh\nprintf 'List of available languages:\\n{languages}\\n'\n", "ascii")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return str(folder)


@pytest.fixture
def scan() -> bytes:
    return scanned_pdf([text_picture(width=827, height=1170, lines=10)], dpi=100)


@pytest.mark.parametrize("languages", [None, "eng", "eng\\nosd"])
def test_missing_program_or_model_names_the_packages(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languages: str | None
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path) if languages is None else fake_tesseract(tmp_path, languages))
    with pytest.raises(MissingProgramError, match="tesseract-ocr and tesseract-ocr-vie") as caught:
        parse_bytes(scan, "scan.pdf")
    assert "scan.pdf" in str(caught.value)
    assert caught.value.exit_code is ExitCode.MISSING_PROGRAM


def test_missing_package_names_the_extra(scan: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cv2", None)
    with pytest.raises(MissingProgramError, match=r"kehoach-parser\[ocr\]"):
        parse_bytes(scan, "scan.pdf")


def save_mixed(path: Path, scan: bytes) -> int:
    """A sample with a scanned page behind; the number of its pages."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    document = pdfium.PdfDocument(PLAN.read_bytes())
    document.import_pages(pdfium.PdfDocument(scan))
    document.save(str(path))
    return len(document)


def test_native_pages_beside_a_scan_are_kept_without_the_program(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    pages = save_mixed(tmp_path / "mixed.pdf", scan)
    plan = parse_file(tmp_path / "mixed.pdf")
    assert [d.message for d in plan.diagnostics if d.code == "ocr-unavailable"] == [
        f"The text of page {pages} is missing or bad, and OCR is not installed to read the pictures."
    ]
    assert plan.header.number is not None
    with pytest.raises(MissingProgramError):
        parse_file(tmp_path / "mixed.pdf", ocr="force")


def test_a_batch_reads_a_page_that_it_could_not_read_when_it_can(
    scan: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    save_mixed(tmp_path / "in" / "mixed.pdf", scan)
    path = os.environ["PATH"]
    monkeypatch.setenv("PATH", str(tmp_path))
    first = run_batch(str(tmp_path / "in"), str(tmp_path / "out"), jobs=1)
    assert (first.done, first.unchanged) == (1, 0)
    monkeypatch.setenv("PATH", path)
    runs = [run_batch(str(tmp_path / "in"), str(tmp_path / "out"), jobs=1) for _ in range(2)]
    assert [(run.done, run.unchanged) for run in runs] == [(1, 0), (0, 1)]
    result = json.loads((tmp_path / "out" / "mixed.pdf.json").read_bytes())
    assert [d["code"] for d in result["diagnostics"] if d["code"].startswith("ocr-")] == ["ocr-used"]


def test_never_reads_no_picture(scan: bytes) -> None:
    assert read_bytes(scan, "scan.pdf", options=ReadOptions(ocr="never")).body.layer == "none"
    picture = cv2.imencode(".png", text_picture())[1].tobytes()
    with pytest.raises(InputError, match="OCR is switched off"):
        parse_bytes(picture, "scan.png", ocr="never")


def test_command_says_in_one_line_what_is_missing(kehoach: Command, scan: bytes, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(scan)
    done = kehoach("parse", tmp_path / "scan.pdf", PATH=str(tmp_path))
    assert done.returncode == ExitCode.MISSING_PROGRAM
    assert done.stderr.count(b"\n") == 1
    assert b"tesseract-ocr-vie" in done.stderr
    assert kehoach("parse", "--ocr", "perhaps", tmp_path / "scan.pdf").returncode == ExitCode.USAGE


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".jpeg", ".tif", ".tiff"])
def test_pictures_are_checked_by_their_first_bytes(suffix: str) -> None:
    with pytest.raises(InputError, match="not a picture"):
        read_bytes(b"K\xe1\xba\xbf ho\xe1\xba\xa1ch", f"plan{suffix}")
    assert read_bytes(PLAN.read_bytes(), f"plan{suffix}").media_type == "application/pdf"


# --- the letterhead


def test_number_and_day_in_doubt_are_left_out() -> None:
    number = Line("Số: 49/KH-UBND", 1, weak=((4, 14),))
    date = Line("An Thuận, ngày 17 tháng 9 năm 2023", 2, weak=((15, 17),))
    heading = read_heading([number, date])
    assert (heading.number, heading.day) == (None, None)
    assert (str(heading.symbol), str(heading.place), str(heading.month), str(heading.year)) == ("KH-UBND", "An Thuận", "9", "2023")
    assert {pointer: str(text) for pointer, text in heading.doubtful.items()} == {"/header/number": "49", "/header/date/day": "17"}


@pytest.mark.parametrize(
    ("number", "date"),
    [("Số:?S /KH-UBND", "Đak Pơ, ngày#Š tháng 9 năm 2022"), ("Số:§$ŠS /KH-UBND", "Đak Pơ, ngày f_ tháng 9 năm 2022")],
)
def test_what_pens_look_like_to_ocr_does_not_hide_the_print(number: str, date: str) -> None:
    lines = [Line(number, 1, weak=((0, number.index(" ")),)), Line(date, 2, weak=((8, date.index(" tháng")),))]
    heading = read_heading(lines)
    assert (heading.number, heading.day, heading.rest) == (None, None, [])
    assert (str(heading.symbol), str(heading.place), str(heading.month), str(heading.year)) == ("KH-UBND", "Đak Pơ", "9", "2022")


def test_a_symbol_that_ocr_is_sure_of_is_no_number() -> None:
    heading = read_heading([Line("Số:} /KH-UBND", 1)])
    assert (heading.number, str(heading.symbol), list(heading.doubtful)) == (None, "KH-UBND", ["/header/number"])


def test_a_sure_number_is_kept_beside_a_weak_word() -> None:
    heading = read_heading([Line("Số: 49/KH-UBND", 1, weak=((0, 3),)), Line("An Thuận, ngày 17 tháng 9 năm 2023", 2, weak=((0, 2),))])
    assert (str(heading.number), str(heading.day), heading.doubtful) == ("49", "17", {})


# --- from end to end


@pytest.fixture(scope="module")
def tesseract() -> None:
    if shutil.which("tesseract") is None:
        assert not os.environ.get("CI"), "a build server must have tesseract-ocr and tesseract-ocr-vie"
        pytest.skip("tesseract is not installed")


@pytest.fixture(scope="module")
def whole(tesseract: None) -> Any:  # noqa: ARG001
    """The sample plan as a scan, read."""
    import pypdfium2 as pdfium  # noqa: PLC0415

    with pdfium.PdfDocument(PLAN.read_bytes()) as document:
        pages = range(1, len(document) + 1)
    data = scanned_pdf([scanned(PLAN, page, tilt=0.5 if page % 2 else -0.4) for page in pages])
    return json.loads(parse_bytes(data, "scan.pdf").model_dump_json())


def test_a_scan_says_that_it_is_one(whole: Any) -> None:
    assert whole["source"]["text"]["layer"] == "ocr"
    assert [d["message"] for d in whole["diagnostics"] if d["code"] == "ocr-used"] == [
        f"Read from their pictures: pages 1-{whole['source']['pages']}."
    ]


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, f"{place}/{name}")
    elif isinstance(value, list):
        yield place, len(value)
        for index, inner in enumerate(value):
            yield from leaves(inner, f"{place}/{index}")
    else:
        yield place, value


def test_a_scan_gives_the_plan_of_the_native_page(whole: Any) -> None:
    expected = json.loads((SAMPLES / "expected" / "xa-an-thuan.json").read_text("utf-8"))
    expected.pop("id")
    found = dict(leaves(whole))
    right = total = 0
    for place, value in leaves(expected):
        assert place in found, place
        if isinstance(value, str) and isinstance(found[place], str):
            words = Counter(value.split())
            right += (words & Counter(found[place].split())).total()
            total += words.total()
            assert [c for c in found[place] if c.isdigit()] == [c for c in value if c.isdigit()], place
        else:
            assert found[place] == value, place
    assert right / total >= 0.98


def test_pictures_are_read_page_by_page(tesseract: None) -> None:  # noqa: ARG001
    pages = [scanned(PLAN, 1), scanned(PLAN, 2, tilt=-0.4)]
    done, data = cv2.imencodemulti(".tiff", pages)
    assert done
    source = read_bytes(data.tobytes(), "plan.tif")
    assert source.body.page_sizes is not None
    assert (source.media_type, source.body.pages, source.body.layer) == ("image/tiff", 2, "ocr")
    assert {line.page for line in source.body.lines} == {1, 2}
    assert [round(side) for side in source.body.page_sizes[0]] == [595, 842]
    one = read_bytes(cv2.imencode(".png", pages[0])[1].tobytes(), "plan.png")
    assert [line.text for line in one.body.lines] == [line.text for line in source.body.lines if line.page == 1]
    assert not any(isinstance(item, Grid) for item in one.body.items)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_set_upright(tesseract: None, turn: int) -> None:  # noqa: ARG001
    lying = turned(scanned(PLAN, 2), turn)
    body = read_bytes(scanned_pdf([lying]), "scan.pdf").body
    assert body.page_sizes is not None
    assert [round(side) for side in body.page_sizes[0]] == [595, 842]
    assert sum(is_syllable(word.strip(".,;:“”()")) for line in body.lines for word in line.text.split()) > 100
    boxes = [line.bbox for line in body.lines if line.bbox is not None]
    assert all(0 <= box[0] < box[2] <= 596 and 0 <= box[1] < box[3] <= 842 for box in boxes)


@pytest.mark.parametrize(
    ("text", "weak", "box", "lost"),
    [
        ("VGlNN ~ TỰ du - Lm pHÚC", ((0, 5),), (330.0, 72.0, 480.0, 84.0), True),
        # Read surely, too far below, in the other column, a date.
        ("Nội dung khác", (), (330.0, 72.0, 480.0, 84.0), False),
        ("VGlNN ~ TỰ du", ((0, 5),), (330.0, 102.0, 480.0, 114.0), False),
        ("HUYỆN SÔNG LAM", ((0, 5),), (80.0, 72.0, 200.0, 84.0), False),
        ("Sông Lam, ngày tháng 3 năm 2024", ((0, 4),), (330.0, 72.0, 480.0, 84.0), False),
    ],
)
def test_a_motto_beyond_reading_is_no_text(text: str, weak: tuple[tuple[int, int], ...], box: tuple[float, float, float, float], lost: bool) -> None:
    name = Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1, 1, (310.0, 58.0, 500.0, 70.0))
    heading = read_heading([name, Line(text, 2, 1, box, weak=weak)])
    assert (2 in {line.number for line in heading.fixed}) == lost
