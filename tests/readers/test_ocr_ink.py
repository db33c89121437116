"""Seals, pens and stamps on scanned pages, told by colour and by form; the ends of titles; what was written by hand."""

from __future__ import annotations

import json
import shutil
from typing import Any

import cv2
import numpy as np
import pytest

from kehoach_parser import parse_bytes
from kehoach_parser.document import Line, Text
from kehoach_parser.extract.letterhead.handwriting import without_handwriting
from kehoach_parser.readers import read_bytes
from kehoach_parser.readers.ocr.image import POINT, Page
from kehoach_parser.readers.ocr.ink import (
    Seal,
    coloured_boxes,
    find_seals,
    is_stamp,
    without_colour,
    without_letters,
    without_rings,
    without_strokes,
)
from kehoach_parser.readers.ocr.sides import with_written
from kehoach_parser.readers.ocr.stamps import beside_text, part_seals, part_words
from kehoach_parser.readers.ocr.title import with_gaps
from kehoach_parser.readers.ocr.words import Printed, Word
from tests.conftest import SAMPLES
from tests.scan_maker import scanned, scanned_pdf

PLAN = SAMPLES / "xa-an-thuan.pdf"
MIDDLE = (900, 700)
RADIUS = round(50 * POINT)


def paper(height: int = 1400, width: int = 1800) -> Any:
    return np.full((height, width), 255, np.uint8)


def sealed() -> Any:
    """A seal of two rings with its own small letters, and a word in large letters that goes on beside it."""
    picture = paper()
    cv2.circle(picture, MIDDLE, RADIUS, (0,), 4)
    cv2.circle(picture, MIDDLE, RADIUS - 60, (0,), 3)
    cv2.putText(picture, "XA TAN", (MIDDLE[0] - 70, MIDDLE[1] - 20), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (0,), 2)
    cv2.putText(picture, "NGUYEN", (MIDDLE[0] + 60, MIDDLE[1] + 100), cv2.FONT_HERSHEY_SIMPLEX, 1.6, (0,), 5)
    return picture


def word(text: str, left: float, top: float, confidence: float = 95.0) -> Word:
    return Word(text, (left, top, left + 6.0 * len(text), top + 11.0), confidence, (1, 1))


# --- colour


def test_red_and_blue_ink_goes_and_black_letters_under_it_stay() -> None:
    picture = np.full((60, 60, 3), 255, np.uint8)
    picture[5:10] = (205, 40, 50)
    picture[20:25] = (30, 40, 190)
    picture[35:50] = (25, 25, 25)
    picture[40:44] = (70, 20, 25)  # black under red
    plain, red = without_colour(picture)
    assert (plain[5:10] == 255).all()
    assert (plain[20:25] == 255).all()
    assert (plain[35:50] < 90).all()
    assert red is not None
    assert (red[5:10] > 0).all()
    assert not red[20:50].any()


def test_a_page_printed_in_blue_keeps_its_ink() -> None:
    picture = np.full((60, 60, 3), 255, np.uint8)
    picture[20:40] = (30, 40, 190)
    assert (without_colour(picture)[0][20:40] < 60).all()


def test_a_red_box_of_the_size_of_a_stamp_is_one() -> None:
    ink = np.zeros((2200, 1700), np.uint8)
    for top in (300, 340, 380, 420):
        cv2.line(ink, (80, top), (380, top), (255,), 2)
    cv2.line(ink, (80, 1500), (1600, 1500), (255,), 2)
    cv2.line(ink, (80, 1550), (1600, 1550), (255,), 2)
    found = coloured_boxes(ink, 200)
    assert len(found) == 1
    assert found[0] == pytest.approx((28.8, 108, 136.8, 151.2), abs=4)


@pytest.mark.parametrize(("size", "expected"), [((142, 99), True), ((142, 15), False), ((450, 60), False), ((142, 200), False)])
def test_a_stamp_has_a_size(size: tuple[float, float], expected: bool) -> None:
    assert is_stamp((20, 100, 20 + size[0], 100 + size[1])) is expected


def test_a_box_of_the_page_as_scanned_turns_with_it() -> None:
    page = Page(paper(round(842 * POINT), round(595 * POINT)), ([], []), angle=2.0)
    x0, y0, x1, y1 = page.place((20, 100, 140, 160))
    # Turned against the clock, the left of a page goes down.
    assert (x0 + x1) / 2 == pytest.approx(80 - 10, abs=1)
    assert (y0 + y1) / 2 == pytest.approx(130 + 7.6, abs=1)


# --- form


def test_a_black_seal_is_found_where_it_is() -> None:
    seals = find_seals(sealed())
    assert len(seals) == 1
    assert (seals[0].x, seals[0].y, seals[0].radius) == pytest.approx((MIDDLE[0] / POINT, MIDDLE[1] / POINT, 50), abs=1.5)


def test_letters_and_boxes_are_no_seal() -> None:
    picture = paper()
    for row in range(20):
        cv2.putText(picture, "OOO nhiem vu cua cac co quan QOQ", (100, 80 + 60 * row), cv2.FONT_HERSHEY_COMPLEX, 1.4, (0,), 3)
    cv2.rectangle(picture, (500, 300), (920, 720), (0,), 4)
    assert find_seals(picture) == []


def test_rings_go_and_the_stem_that_crosses_them_stays() -> None:
    picture = sealed()
    x, y = MIDDLE[0] + RADIUS, MIDDLE[1]
    picture[y - 6 : y + 6, x - 40 : x + 40] = 0
    clean = without_rings(picture, Seal(MIDDLE[0] / POINT, MIDDLE[1] / POINT, RADIUS / POINT))
    assert (clean[y - 3 : y + 3, x - 38 : x + 38] < 100).mean() > 0.9
    ring = [clean[round(MIDDLE[1] + RADIUS * np.sin(a)), round(MIDDLE[0] + RADIUS * np.cos(a))] for a in np.linspace(1.9, 4.4, 90)]
    assert np.mean(np.array(ring) > 200) > 0.95


def test_a_seals_letters_go_and_those_of_a_row_beside_it_stay() -> None:
    picture = sealed()
    seal = Seal(MIDDLE[0] / POINT, MIDDLE[1] / POINT, RADIUS / POINT)
    clean, cut = without_letters(without_rings(picture, seal), seal)
    x, y = MIDDLE
    assert (clean[y - 60 : y, x - 75 : x + 75] > 200).mean() > 0.999
    name = (slice(y + 50, y + 110), slice(x + 60, x + 350))
    assert (clean[name] < 150).sum() > 0.8 * (picture[name] < 150).sum()
    assert cut == []


def test_a_row_that_a_seal_tore_is_told() -> None:
    picture = sealed()
    x, y = MIDDLE
    # A stroke of the seal binds two letters of the word to what stands above them.
    cv2.rectangle(picture, (x + 65, y - 40), (x + 75, y + 90), (0,), -1)
    cv2.rectangle(picture, (x + 65, y + 60), (x + 150, y + 68), (0,), -1)
    seal = Seal(x / POINT, y / POINT, RADIUS / POINT)
    _, cut = without_letters(without_rings(picture, seal), seal)
    assert any(row[1] < (y + 80) / POINT < row[3] for row in cut)


def test_long_strokes_go_and_letters_stay() -> None:
    picture = paper(400, 1000)
    cv2.putText(picture, "CHU TICH", (300, 200), cv2.FONT_HERSHEY_SIMPLEX, 2, (0,), 6)
    letters = picture < 150
    cv2.line(picture, (600, 60), (900, 330), (0,), 6)
    clean = without_strokes(picture)
    assert (clean[210:330, 720:900] > 150).mean() > 0.995
    assert (clean[letters] < 150).mean() > 0.9


# --- words in stamps and seals


def test_words_in_a_box_are_parted_from_those_beside_it() -> None:
    words = [word("Ngày:", 30, 150), word("Căn", 180, 150)]
    text, inside = part_words(words, [(20, 140, 120, 170)])
    assert ([w.text for w in text], [w.text for w in inside]) == (["Căn"], ["Ngày:"])


def test_a_stamp_stands_beside_text_and_a_table_has_its_rows_for_itself() -> None:
    text = [word("Thực", 85, 60 + 20 * row) for row in range(30) if row not in (3, 4, 5, 6)]
    assert not beside_text((100, 118, 240, 182), text)
    assert beside_text((100, 118, 240, 182), [*text, word("Kiểm", 300, 140)])
    assert beside_text((20, 118, 160, 182), text)


def test_what_a_seal_made_of_a_line_is_no_text() -> None:
    seal = Seal(400, 500, 50)
    inside = Printed((word("4ÑX", 380, 495, 30),))
    name = Printed((word("Vi", 420, 495), word("Hoan", 440, 495)))
    torn = Printed((word("--đ6ng", 420, 530, 10), word("Hoan", 470, 530)))
    far = Printed((word("--đ6ng", 520, 530, 10),))
    text, taken = part_seals([inside, name, torn, far], [seal], [])
    assert (text, taken) == ([name, far], [inside, torn])
    half = Printed((word("Lđờng", 420, 530), word("Hoan", 470, 530)))
    assert part_seals([half], [seal], [])[1] == [half]
    assert part_seals([half], [Seal(100, 500, 50)], [])[1] == []
    assert part_seals([name], [seal], [(300, 494, 500, 507)])[1] == [name]
    assert part_seals([name], [seal], [(300, 594, 500, 607)])[1] == []


def test_ink_in_the_blank_of_a_letterhead_is_told() -> None:
    line = Printed((word("Số:", 100, 100), word("/KH-UBND", 150, 100)))
    picture = paper(1400, 2479)
    assert with_written(picture, [line], (595, 842)) == [line]
    top = round(102 * POINT)
    picture[top : top + 3, round(122 * POINT) : round(148 * POINT)] = 0  # a dotted line is no writing
    assert with_written(picture, [line], (595, 842)) == [line]
    cv2.line(picture, (round(125 * POINT), top), (round(140 * POINT), round(110 * POINT)), (0,), 5)
    (told,) = with_written(picture, [line], (595, 842))
    assert told.text == "Số: \ufffd /KH-UBND"
    assert told.weak == ((4, 5),)
    assert with_written(picture, [line], (595, 300)) == [line]


def body_line(text: str, left: float, right: float, top: float) -> Line:
    return Line(text, round(top), 1, (left, top, right, top + 12))


def test_a_full_line_below_a_line_in_the_middle_begins_anew() -> None:
    title = [body_line("KẾ HOẠCH", 287, 367, 100), body_line("Trồng cây", 247, 407, 115)]
    text = [body_line("Căn cứ", 115, 540, 140 + 15 * row) for row in range(4)]
    assert [line.gap for line in with_gaps([*title, *text]) if isinstance(line, Line)] == [False, False, True, False, False, False]
    # The last line of a paragraph stands on the left.
    assert not any(line.gap for line in with_gaps([*text, body_line("hết.", 85, 250, 300), *text]) if isinstance(line, Line))


# --- written by hand


@pytest.mark.parametrize(
    ("printed", "expected", "doubtful"),
    [
        ("Số:31+ /KH-UBND", "Số: /KH-UBND", {"number": "31+"}),
        ("Số: ê 8 /KH-UBND", "Số: /KH-UBND", {"number": "ê 8"}),
        ("Số: 31/KH-UBND", None, {}),
        ("Số: 31 /KH-UBND", None, {}),
        ("Số: 31a/KH-UBND", None, {}),
        ("Số: 31-KH/HU", None, {}),
        ("Số: 31 BC/HU", None, {}),
        ("Số: 31/2025/KH-UBND", None, {}),
        ("Số:     -KH/HU", None, {}),
        ("Số: ....../KH-UBND", None, {}),
        ("Số: xx/KH-UBND", None, {}),
        ("An Thuận, ngàyỐ ồtháng 4 năm 2025", "An Thuận, ngày tháng 4 năm 2025", {"date/day": "Ố ồ"}),
        ("An Thuận, ngàu¥} tháng 4 năm 2025", "An Thuận, ngày tháng 4 năm 2025", {"date/day": "u¥}"}),
        ("An Thuận, ngày 1# tháng 4 năm 2025", "An Thuận, ngày tháng 4 năm 2025", {"date/day": "1#"}),
        ("An Thuận, ngày Ị&háng 4 năm 2025", "An Thuận, ngày tháng 4 năm 2025", {"date/day": "Ị&"}),
        ("An Thuận, ngày 3 tháng O4 năm 2025", "An Thuận, ngày 3 tháng năm 2025", {"date/month": "O4"}),
        ("An Thuận, ngày 03 tháng 4 năm 2025", None, {}),
        ("An Thuận, ngày    tháng    năm 2025", None, {}),
        ("An Thuận, ngày … tháng … năm 2025", None, {}),
        ("An Thuận, ngày xx tháng xx năm 2025", None, {}),
    ],
)
def test_what_is_no_number_is_none(printed: str, expected: str | None, doubtful: dict[str, str]) -> None:
    text = Text.join([Line(printed, 1)])
    kept, found = without_handwriting(text)
    assert " ".join(kept.value.split()) == " ".join((expected or printed).split())
    assert {pointer.removeprefix("/header/"): part.value for pointer, part in found.items()} == doubtful


# --- from end to end


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_stamp_seal_and_pen_change_nothing_of_a_plan() -> None:
    first, last = scanned(PLAN, 1, tilt=0.0, specks=0), scanned(PLAN, 4, tilt=0.0, specks=0)
    body = read_bytes(scanned_pdf([last]), "last.pdf").body
    name = [line for line in body.lines if line.column == 2][-1]
    assert name.bbox is not None
    plain = json.loads(parse_bytes(scanned_pdf([first, last]), "plain.pdf").model_dump_json())
    for row in range(4):
        cv2.line(first, (40, 420 + 40 * row), (330, 420 + 40 * row), (40,), 3)
    for left in (40, 130, 330):
        cv2.line(first, (left, 420), (left, 540), (40,), 3)
    cv2.putText(first, "DEN", (55, 490), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (40,), 2)
    cv2.putText(first, "57", (190, 450), cv2.FONT_HERSHEY_SCRIPT_SIMPLEX, 0.9, (40,), 2)
    x, y = round(name.bbox[0] * 200 / 72) - 60, round(name.bbox[1] * 200 / 72) - 90
    cv2.circle(last, (x, y), 139, (60,), 3)
    cv2.circle(last, (x, y), 95, (60,), 2)
    marked = json.loads(parse_bytes(scanned_pdf([first, last]), "marked.pdf").model_dump_json())
    assert marked["header"] == plain["header"]
    assert marked["subject"] == plain["subject"]
    assert marked["appendices"] == plain["appendices"]
    # The name lies under the ring: right, or none.
    assert marked["signature"]["name"] in (plain["signature"]["name"], None)
    assert (marked["signature"]["on_behalf"], marked["signature"]["role"]) == (plain["signature"]["on_behalf"], plain["signature"]["role"])
    assert marked["recipients"] == plain["recipients"]
    assert any("57" in line["text"] or "DEN" in line["text"] for line in marked["furniture"])
