"""Nothing is lost: every line of a source is in the plan or its furniture, and every word comes out exactly once."""

from __future__ import annotations

import io
import json
import textwrap
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_parser.document import Line
from kehoach_parser.readers import read_bytes, read_file
from kehoach_parser.readers.plaintext.reader import lines_of
from kehoach_parser.structure.blocks import build_blocks
from kehoach_parser.structure.layout import Layout
from kehoach_parser.structure.markers import roman
from kehoach_parser.validate import validate_bytes
from tests.conftest import SAMPLES, SHARED
from tests.lines import Traced, words_of

READABLE = ("txt", "md", "docx", "pdf")


def real_plans() -> list[Path]:
    plans = SHARED / "plans"
    found = [path for path in plans.glob("*.*") if path.suffix[1:] in READABLE and path.stem.count(".") == 0]
    return sorted([*(path for path in found if path.name != "README.md"), *plans.glob("other/*.md")])


FILES = [*sorted(p for p in SAMPLES.iterdir() if p.suffix[1:] in READABLE and p.stem != "SOURCES"), *real_plans()]


@pytest.fixture(scope="module", params=FILES, ids=lambda path: path.name)
def traced(request: pytest.FixtureRequest) -> tuple[str, Traced]:
    return request.param.name, Traced.of(read_file(request.param))


def test_real_plans_are_here(shared: Path) -> None:
    """Skipped, with its reason, where the tests above run on the samples alone."""
    assert len(FILES) > len(list((shared / "plans" / "other").glob("*.md"))) + len(list((SAMPLES / "expected").glob("*.json")))


def test_every_line_has_its_place(traced: tuple[str, Traced]) -> None:
    _, plan = traced
    assert plan.uncovered() == []


def test_furniture_and_unassigned_share_no_line(traced: tuple[str, Traced]) -> None:
    _, plan = traced
    assert plan.claimed_twice() == []


def test_every_leaf_has_its_place(traced: tuple[str, Traced]) -> None:
    _, plan = traced
    assert plan.without_place() == []


def test_every_word_stands_in_a_leaf_that_names_its_line(traced: tuple[str, Traced]) -> None:
    _, plan = traced
    assert plan.misplaced() == []


def test_every_word_comes_out_once(traced: tuple[str, Traced]) -> None:
    _, plan = traced
    assert plan.balance() == (Counter(), Counter())


def test_the_checks_can_fail() -> None:
    """Damage to a plan of the kinds that these tests are there for."""
    text = (SAMPLES / "xa-an-thuan.txt").read_bytes()

    def fresh() -> Traced:
        return Traced.of(read_bytes(text, "x.txt"))

    plan = fresh()
    preamble = plan.plan["preamble"]
    preamble[0]["text"] = preamble[0]["text"].replace("tổng thể", "")
    assert plan.balance()[0] == Counter(("tổng", "thể"))
    assert [word for _, word in plan.misplaced()] == ["tổng", "thể"]
    plan = fresh()
    plan.plan["preamble"].append(plan.plan["preamble"][0] | {"text": plan.plan["preamble"][0]["text"] + " "})
    assert plan.balance()[1]
    assert plan.without_place() == [f"/preamble/{len(plan.plan['preamble']) - 1}/text"]
    plan = fresh()
    region = plan.plan["provenance"].pop("/preamble/0/text")[0]
    assert plan.uncovered() == [n for n in plan.lines if region["line"] <= n < region["line"] + region["lines"]]
    plan = fresh()
    plan.plan["provenance"]["/furniture/0/text"].append(region)
    assert plan.claimed_twice()
    plan = fresh()
    plan.plan["sections"][0]["number"] = "VII"
    assert plan.balance() == (Counter({"I": 1}), Counter({"VII": 1}))


# --- invented documents

SYLLABLES = ("ba", "co", "du", "ga", "ho", "lu", "ma", "no", "pu", "ra")


def word(number: int) -> str:
    """A word of its own for each number, of four syllables: no word of Vietnamese, no mark, no Roman numeral."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:04d}")


class Words:
    """Gives out each word once."""

    def __init__(self) -> None:
        self.given = 0

    def sentence(self, length: int, stop: str = "") -> str:
        first = self.given
        self.given += length
        text = " ".join(word(number) for number in range(first, self.given))
        return text[0].upper() + text[1:] + stop


@st.composite
def documents(draw: st.DrawFn) -> tuple[list[str], int]:
    """(lines, number of words given out) of a document of numbered units with items and wrapped paragraphs."""
    words = Words()
    width = draw(st.integers(min_value=50, max_value=90))
    double = draw(st.booleans())
    stops = st.sampled_from([".", ";", "", ":"])
    lines: list[str] = []

    def write(mark: str, length: int, stop: str = "") -> None:
        lines.extend(textwrap.wrap(f"{mark} {words.sentence(length, stop)}".strip(), width))

    write("", draw(st.integers(1, 25)), draw(stops))
    for section in range(1, draw(st.integers(1, 4)) + 1):
        write(f"{roman(section)}.", draw(st.integers(1, 8)))
        for unit in range(1, draw(st.integers(0, 3)) + 1):
            write(f"{unit}.", draw(st.integers(1, 25)), draw(stops))
            for sub in range(1, draw(st.integers(0, 2)) + 1):
                write(f"{unit}.{sub}.", draw(st.integers(1, 10)), draw(stops))
            for letter in "abc"[: draw(st.integers(0, 3))]:
                write(f"{letter})", draw(st.integers(1, 25)), draw(stops))
            for mark in draw(st.lists(st.sampled_from(["-", "+", ""]), max_size=4)):
                write(mark, draw(st.integers(1, 30)), draw(stops))
    if double:
        lines = [line for text in lines for line in (text, "")]
    return lines, words.given


@settings(derandomize=True, deadline=None, max_examples=200)
@given(documents())
def test_every_word_of_an_invented_document_comes_out_once(document: tuple[list[str], int]) -> None:
    lines, given_out = document
    plan = Traced.of(read_bytes("\n".join(lines).encode(), "invented.txt"))
    found = Counter(w.lower() for _, text in plan.leaves() for w in words_of(text) if len(w) == len(word(0)))
    assert found == Counter(word(number) for number in range(given_out))
    assert (plan.uncovered(), plan.claimed_twice(), plan.without_place(), plan.misplaced()) == ([], [], [], [])
    assert plan.balance() == (Counter(), Counter())


def tiled(lines: Sequence[Line]) -> bool:
    blocks = build_blocks(list(lines), Layout(list(lines)))
    return [line.number for block in blocks for line in block.text.lines] == [line.number for line in lines]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(documents())
def test_blocks_tile_the_lines_of_an_invented_document(document: tuple[list[str], int]) -> None:
    assert tiled(lines_of("\n".join(document[0])).lines)


# Pieces that mean something to the parser, in an order that means nothing.
PIECES = st.sampled_from(
    [
        *("I.", "II", "1.", "1.1.", "3.22", "a)", "đ)", "-", "+", "–", "*", "(1)", "1)", "./.", ".", ":", ";", "“", "”", "2022.", "12/2021/", "KH-UBND"),
        *("KẾ HOẠCH", "Số:", "ngày", "tháng", "năm", "2023", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "PHỤ LỤC", "Trên đây là", "Căn cứ", "Điều 1."),
        *("Tiêu chí", "Mục tiêu, yêu cầu:", "Thời gian thực hiện:", "TT", "1 2 3 4 5", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "[1]", "|", "\t", "  ", "…", "Õ", "ƣ"),
        *("huyện", "Sông Lam", "tổ chức họp dân", "9", "\u00a0", "\u200b", "\f", "A", "ß", "字"),
    ]
)
NOISE = st.lists(st.lists(PIECES, max_size=6).map(" ".join), min_size=1, max_size=25)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(NOISE)
def test_no_text_is_refused_and_no_line_of_it_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip("\0 \t\r\n"):
        return
    for name in ("noise.txt", "noise.md"):
        plan = Traced.of(read_bytes(text.encode(), name))
        assert (plan.uncovered(), plan.claimed_twice(), plan.without_place()) == ([], [], [])
    assert tiled(lines_of(text).lines)


# --- a table under every kind of line

# (line, pointer of the unit that a table below it stands in; None: an appendix of its own, "" not looked at). No word comes twice.
UNDER: tuple[tuple[str, str | None], ...] = (
    ("KẾ HOẠCH", ""),
    ("**Trồng mới rừng phòng hộ năm 2031**", "/preamble"),
    ("Căn cứ tình hình chung, đơn vị ban hành văn kiện này.", "/preamble"),
    ("## I. ĐẶC ĐIỂM", "/sections/0"),
    ("1. Đất trống đồi trọc còn nhiều, cần phủ xanh sớm.", "/sections/0/sections/0"),
    ("a) Lực lượng bảo vệ mỏng; phương tiện thiếu thốn.", "/sections/0/sections/0/sections/0"),
    ("- Giống cây chưa đủ.", "/sections/0/sections/0/sections/0"),
    ("+ Keo lai hiếm.", "/sections/0/sections/0/sections/0"),
    ("Ngoài ra thời tiết khắc nghiệt.", "/sections/0/sections/0/sections/0"),
    ("2. Ranh giới từng khoảnh đã cắm mốc, in bản đồ.", "/sections/0/sections/1"),
    ("a) Khoảnh giáp suối thuộc tổ bảy trông coi quanh năm; khoảnh giáp đồi do tổ chín gìn giữ mùa khô hạn.", "/sections/0/sections/1"),
    ("## II. CÔNG VIỆC", "/sections/1"),
    ("1. Tiêu chí “Tỉ lệ sống”:", "/sections/1/criteria/0"),
    ("a) Mục tiêu, yêu cầu: Chín phần mười sống khỏe.", "/sections/1/criteria/0"),
    ("b) Nhiệm vụ, giải pháp:", "/sections/1/criteria/0"),
    ("- Tưới nước đều.", "/sections/1/criteria/0"),
    ("c) Phân công trách nhiệm", "/sections/1/criteria/0"),
    ("- Chủ trì: Hạt kiểm lâm.", "/sections/1/criteria/0"),
    ("d) Thời gian hoàn thành: Quý ba.", "/sections/1/criteria/0"),
    ("đ) Kinh phí: Ngân sách cấp.", "/sections/1/criteria/0"),
    ("2. Tiêu chí “Độ che phủ”:", "/sections/1/criteria/1"),
    ("- Mục đích: Nâng dần.", "/sections/1/criteria/1"),
    ("- Thời hạn: Hằng quý.", "/sections/1/criteria/1"),
    ("## III. TỔ CHỨC", "/sections/2"),
    ("1. Phòng Dân tộc", "/sections/2/sections/0"),
    ("Theo dõi, đôn đốc.", "/sections/2/sections/0"),
    ("Trên đây là toàn bộ, đề nghị mọi nơi làm ngay./.", "/closing"),
    ("TM. BAN CHỈ HUY", ""),
    ("TRƯỞNG BAN", ""),
    ("Lê Văn Tám", None),
)


def rows_under(index: int) -> list[list[str]]:
    """The table of its own words below a line."""
    cells = [word(10 * index + place) for place in range(6)]
    return [["TT", *cells[:2]], ["1", *cells[2:4]], ["2", *cells[4:]]]


def with_tables(under: Sequence[int], suffix: str) -> bytes:
    """The document with a table below each of these lines."""
    if suffix == "docx":
        return as_docx(under)
    lines: list[str] = []
    for index, (line, _) in enumerate(UNDER):
        rows = rows_under(index) if index in under else []
        if suffix == "html":
            lines.append(f"<p>{line.lstrip('# ').replace('**', '')}</p>")
            lines += ["<table>", *("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows), "</table>"] if rows else []
            continue
        drawn = [f"| {' | '.join(row)} |" for row in rows]
        lines += [line, "", *drawn[:1], *(["|---|---|---|"] if rows else []), *drawn[1:], ""]
    return "\n".join(lines).encode()


def as_docx(under: Sequence[int]) -> bytes:
    document = docx.Document()
    for index, (line, _) in enumerate(UNDER):
        document.add_paragraph(line.lstrip("# ").replace("**", ""))
        if index in under:
            table = document.add_table(3, 3)
            for row, cells in zip(table.rows, rows_under(index), strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def words_of_table(appendix: dict[str, Any]) -> list[str]:
    cells = [cell for group in appendix["groups"] for row in group["rows"] for cell in row["other"].values()]
    return [*appendix["columns"][1:], *cells]


@pytest.mark.parametrize("suffix", ["md", "txt", "html", "docx"])
@pytest.mark.parametrize("index", range(len(UNDER)), ids=lambda index: UNDER[index][0])
def test_a_table_under_any_line_is_told(index: int, suffix: str) -> None:
    traced = Traced.of(read_bytes(with_tables([index], suffix), f"x.{suffix}"))
    assert (traced.uncovered(), traced.claimed_twice(), traced.without_place(), traced.misplaced()) == ([], [], [], [])
    assert traced.balance() == (Counter(), Counter())
    assert "text-empty" not in {finding.rule for finding in validate_bytes(json.dumps(traced.plan).encode(), "x.json")[1]}
    (table,) = [one for one in traced.plan["appendices"] if one["columns"]]
    assert words_of_table(table) == [word(10 * index + place) for place in range(6)]
    if UNDER[index][1] != "":
        assert table["after"] == UNDER[index][1]


@pytest.mark.parametrize("suffix", ["md", "txt", "html", "docx"])
def test_tables_under_all_lines_of_the_body_are_told(suffix: str) -> None:
    body = [index for index, (_, after) in enumerate(UNDER) if after]
    traced = Traced.of(read_bytes(with_tables(body, suffix), f"x.{suffix}"))
    assert (traced.uncovered(), traced.claimed_twice(), traced.without_place(), traced.misplaced()) == ([], [], [], [])
    assert traced.balance() == (Counter(), Counter())
    assert [table["after"] for table in traced.plan["appendices"]] == [UNDER[index][1] for index in body]
