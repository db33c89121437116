from __future__ import annotations

from dataclasses import replace

import pytest

from kehoach_parser.document import Item, Line
from kehoach_parser.structure.blocks import build_blocks
from kehoach_parser.structure.blocks.place import Place
from kehoach_parser.structure.blocks.rules import decide
from kehoach_parser.structure.blocks.sequence import Numbers
from kehoach_parser.structure.layout import Layout, Verdict
from kehoach_parser.structure.markers import parse_marker

from .helpers import Said, grid, line, lines_of

BEGINS, LIKELY, UNKNOWN, HARDLY, GOES_ON = Verdict.BEGINS, Verdict.LIKELY_BEGINS, Verdict.UNKNOWN, Verdict.LIKELY_GOES_ON, Verdict.GOES_ON
BOX = (50.0, 0.0, 500.0, 12.0)


def decided(above: str | list[Line], text: str | Line, verdict: Verdict = UNKNOWN, *, numbers: str = "") -> tuple[str, bool]:
    """The rule that decides on a line below others; numbers: heads of the numbers met so far, else those of above."""
    met = Numbers()
    lines = lines_of(above) if isinstance(above, str) else above
    for head in numbers.split() or [one.text for one in lines]:
        if marker := parse_marker(f"{head} Rà soát" if numbers else head):
            met.accept(marker)
    here = line(text) if isinstance(text, str) else text
    return decide(Place(lines, here, here.text.strip(), parse_marker(here.text.strip()), Said(verdict), met))


@pytest.mark.parametrize(
    ("above", "text", "verdict", "rule", "begins"),
    [
        # First rules.
        ("Phần thứ nhất", "TÌNH HÌNH CHUNG", BEGINS, "title-of-unit", False),
        ("Mục 2", "Tình hình chung", BEGINS, "title-of-unit", False),
        ("Điều 2.", "Tình hình chung", BEGINS, "print-begins", True),
        ("Điều 2. A", "Tình hình chung", BEGINS, "print-begins", True),
        ("Chương II", "Tình hình chung", BEGINS, "title-of-unit", False),
        ("Chương II. Tình hình", "Chung quanh", BEGINS, "print-begins", True),
        ("Mở đầu\nChương II", "Tình hình", BEGINS, "print-begins", True),
        ("I. MỤC ĐÍCH", "YÊU CẦU", BEGINS, "capitals-go-on", False),
        ("I. MỤC ĐÍCH:", "YÊU CẦU", BEGINS, "print-begins", True),
        ("I. Mục đích", "YÊU CẦU", BEGINS, "print-begins", True),
        ("MỤC ĐÍCH", "YÊU CẦU", BEGINS, "print-begins", True),
        # Plain lines.
        ("1. Rà soát.", "các xã", BEGINS, "goes-on", False),
        ("1. Rà soát.", "“các” xã", BEGINS, "goes-on", False),
        ("1. Rà soát của", "Sở Đất", BEGINS, "goes-on", False),
        ("1. Rà soát 2025 -", "Sở Đất", BEGINS, "goes-on", False),
        ("1. Rà soát theo Điều", "12 của Luật", BEGINS, "goes-on", False),
        ("1. Rà soát theo Điều", "Luật Đất đai", LIKELY, "print-begins", True),
        ("1. Rà soát theo Luật", "12 điều", BEGINS, "print-begins", True),
        ("1. Rà soát", "Các xã", LIKELY, "print-begins", True),
        ("1. Rà soát.", "Thời gian: tháng 3", UNKNOWN, "label", True),
        ("1. Rà soát.", "Thời gian: tháng 3", HARDLY, "opening", False),
        ("1. Rà soát", "Thời gian: tháng 3", UNKNOWN, "opening", False),
        ("Theo luật", "CHỦ TỊCH XÃ", HARDLY, "opening", False),
        ("Theo luật.", "CHỦ TỊCH XÃ", HARDLY, "capitals-of-preamble", True),
        ("CHỦ TỊCH XÃ", "Căn cứ Luật Đất đai", HARDLY, "capitals-of-preamble", True),
        ("CHỦ TỊCH XÃ", "Người ký", HARDLY, "capitals-of-preamble", False),
        ("CHỦ TỊCH XÃ", "Căn cứ Luật Đất đai", GOES_ON, "opening", False),
        ("1. CHỦ TỊCH", "Căn cứ Luật Đất đai", HARDLY, "below-capitals", True),
        ("1. CHỦ TỊCH", "Căn cứ Luật Đất đai", GOES_ON, "opening", False),
        ("1. UBND", "Căn cứ Luật Đất đai", HARDLY, "opening", False),
        ("a) CHỦ TỊCH", "Căn cứ Luật Đất đai", HARDLY, "opening", False),
        ("Theo đề nghị", "Căn cứ Luật Đất đai", HARDLY, "basis", True),
        ("Căn cứ luật;", "Phòng Văn hóa lập kế hoạch", UNKNOWN, "behind-basis", True),
        ("Căn cứ luật;", "Nghị định 12", UNKNOWN, "behind-basis", False),
        ("Căn cứ luật;", "Phòng Văn hóa lập kế hoạch", HARDLY, "opening", False),
        ("Căn cứ luật.", "Thực hiện chỉ đạo", UNKNOWN, "opening", True),
        ("Căn cứ luật.", "Chỉ đạo", UNKNOWN, "opening", False),
        ("1. Rà soát.", "Trên đây là toàn bộ", UNKNOWN, "opening", True),
        ("1. Rà soát.", "Thực hiện chỉ đạo", UNKNOWN, "opening", False),
        ("1. Rà soát", "Trên đây là toàn bộ", UNKNOWN, "opening", False),
        ("1. Rà soát.", "Trên đây là toàn bộ", HARDLY, "opening", False),
        # Items.
        ("1. Rà soát.", "- các xã", LIKELY, "print-begins", True),
        ("1. Rà soát.", "- các xã", UNKNOWN, "print-is-silent", True),
        ("1. Rà soát", "- Các xã", UNKNOWN, "print-is-silent", True),
        ("1. Rà soát", "- các xã", UNKNOWN, "print-is-silent", False),
        ("1. Rà soát.", "- Các xã", UNKNOWN, "behind-stop", True),
        ("1. Rà soát.", "- Các xã", GOES_ON, "behind-stop", True),
        ("1. Rà soát;", "- Các xã", HARDLY, "behind-stop", True),
        ("1. Rà soát.", "- các xã", GOES_ON, "inside-paragraph", False),
        ("1. Rà soát “xanh”", "- Các xã", GOES_ON, "inside-paragraph", False),
        ("1. Rà soát", "- Các xã", GOES_ON, "inside-paragraph", False),
        ("1. Rà soát", "- các xã", HARDLY, "inside-paragraph", False),
        ("1. Rà soát", "- Các xã, phường lập danh sách gửi về Phòng Văn hóa", HARDLY, "below-heading", True),
        ("1. Rà soát", "- Các xã lập danh sách hộ.", HARDLY, "below-heading", True),
        ("1. Rà soát", "- Các xã, phường lập danh", HARDLY, "basis-behind-dash", False),
        ("1. Rà\nsoát\nlại", "- Các xã lập danh sách hộ.", HARDLY, "below-heading", True),
        ("1. Rà\nsoát\nlại\nnữa", "- Các xã lập danh sách hộ.", HARDLY, "basis-behind-dash", False),
        ("a) Rà\nsoát", "- Các xã lập danh sách hộ.", HARDLY, "basis-behind-dash", False),
        ("a) Rà soát", "- Các xã lập danh sách hộ.", HARDLY, "below-heading", True),
        ("- Rà soát tất cả", "- Các xã", HARDLY, "lists-on", True),
        ("- Rà soát tất cả", "+ Các xã", HARDLY, "basis-behind-dash", False),
        ("- Sở Lao động", "- Thương binh", HARDLY, "basis-behind-dash", False),
        ("- Sở làm xong hết việc", "- Thương binh", HARDLY, "lists-on", True),
        ("Theo tờ trình", "- Căn cứ Luật Đất đai", HARDLY, "basis-behind-dash", True),
        # Numbers.
        ("1. Lập ba tổ:", "(1) Tổ đào; (2) Tổ trồng", LIKELY, "inside-enumeration", False),
        ("1. Lập ba tổ: (1) Tổ đào;", "(2) Tổ trồng", LIKELY, "inside-enumeration", False),
        ("1. Lập ba tổ: a) Tổ đào;", "b) Tổ trồng", LIKELY, "inside-enumeration", False),
        ("1. Lập ba tổ: 1) Tổ đào;", "2) Tổ trồng", BEGINS, "inside-enumeration", False),
        ("1. Lập ba tổ: (1) Tổ đào;", "2) Tổ trồng", LIKELY, "print-begins", True),
        ("1. Lập ba tổ: (1) Tổ đào;", "(3) Tổ trồng", LIKELY, "print-begins", True),
        ("1. Lập ba tổ:", "(1) Tổ đào và (2) Tổ trồng", LIKELY, "print-begins", True),
        ("1. Lập ba tổ:", "(1) Tổ đào; (3) Tổ trồng", LIKELY, "print-begins", True),
        ("(1) Tổ đào;", "(2) Tổ trồng", LIKELY, "print-begins", True),
        ("1. Rà soát", "2. các xã", LIKELY, "print-begins", True),
        ("1. Rà soát", "9. Các xã", LIKELY, "print-begins", False),
        ("1. Rà soát", "5. Các xã", LIKELY, "print-begins", True),
        ("1. Rà soát.", "1.3. Các xã", UNKNOWN, "deep-behind-stop", True),
        ("1. Rà soát.", "1.3. các xã", UNKNOWN, "out-of-turn", False),
        ("1. Rà soát", "1.3. Các xã", UNKNOWN, "out-of-turn", False),
        ("1. Rà soát.", "3. Các xã", UNKNOWN, "out-of-turn", False),
        ("II. Rà soát.", "II. CÁC XÃ", UNKNOWN, "capitals-behind-stop", True),
        ("II. Rà soát.", "II. Các xã", UNKNOWN, "out-of-turn", False),
        ("II. Rà soát.", "VII. CÁC XÃ", UNKNOWN, "out-of-turn", False),
        ("I. RÀ SOÁT", "1. Các xã", GOES_ON, "below-capitals", True),
        ("1. Rà soát", "2. Các xã", GOES_ON, "inside-paragraph", False),
        ("1. Rà soát", "2. Các xã", UNKNOWN, "in-turn", True),
        ("1. Rà soát.", "2. Các xã", HARDLY, "in-turn", True),
        ("I. Rà soát", "II. Các xã", HARDLY, "in-turn", True),
        ("a) Rà soát", "b) Các xã", HARDLY, "in-turn", True),
        ("1. Rà soát", "1.1. Các xã", HARDLY, "in-turn", True),
        ("1. Rà soát", "2. Các xã", HARDLY, "next-of-list", True),
        ("1) Rà soát", "2) Các xã", HARDLY, "next-of-list", True),
        ("I. Rà soát", "1. Các xã", HARDLY, "next-of-list", False),
        ("1. Rà soát tháng", "2. Các xã", HARDLY, "next-of-list", False),
        ("I. Rà soát cấp độ", "1. Các xã", HARDLY, "next-of-list", False),
        ("1. Rà soát", "2 Các xã", UNKNOWN, "opening", False),
    ],
)
def test_rules(above: str, text: str, verdict: Verdict, rule: str, begins: bool) -> None:
    assert decided(above, text, verdict) == (rule, begins)


def test_the_format_says_where_paragraphs_begin() -> None:
    long, short = "Xã rà soát tất cả các hộ ven", "Xã rà soát"
    assert decided(long, line("Sông", start=True)) == ("told-by-format", True)
    assert decided(long, line("1. Sông", start=False)) == ("told-by-format", False)
    # A page break of the print inside a paragraph.
    assert decided(long, line("sông", start=True)) == ("told-by-format", False)
    assert decided(short, line("sông", start=True)) == ("told-by-format", True)
    assert decided(long + ".", line("sông", start=True)) == ("told-by-format", True)
    assert decided(long, line("(sông)", start=True)) == ("told-by-format", True)
    assert decided(long, line("- sông", start=True)) == ("told-by-format", True)


def test_capitals_below_white_space_are_another_heading() -> None:
    assert decided("I. MỤC ĐÍCH", line("YÊU CẦU", gap=True), LIKELY) == ("print-begins", True)


def test_a_dash_in_a_paragraph_of_markdown_may_join() -> None:
    above = [line("Các tổ chức chính trị", start=True)]
    assert decided(above, "- xã hội", LIKELY) == ("joins-in-paragraph", False)
    assert decided(above, "- Xã hội", LIKELY) == ("print-begins", True)
    assert decided([replace(above[0], text="Các tổ chức:")], "- xã hội", LIKELY) == ("print-begins", True)
    # Its first line is short for reasons of its own; on a page it is not.
    assert decided(above, "- Xã hội", UNKNOWN) == ("print-is-silent", False)
    assert decided(above, line("- Xã hội", bbox=BOX), UNKNOWN) == ("print-is-silent", True)
    assert decided([*above, line("dài")], "- Xã hội", UNKNOWN) == ("print-is-silent", True)


def test_an_indent_on_a_page_begins_a_list_whose_numbers_stand_in_the_text_too() -> None:
    here = line("(1) Tổ đào; (2) Tổ trồng", bbox=BOX)
    assert decided("1. Lập ba tổ:", here, BEGINS) == ("print-begins", True)
    assert decided("1. Lập ba tổ:", here, LIKELY) == ("inside-enumeration", False)
    assert decided("1. Lập ba tổ:", replace(here, start=True), LIKELY) == ("told-by-format", True)


def test_a_bold_number_begins_where_the_type_changes() -> None:
    plain = [line("1. Rà soát", bold=False)]
    assert decided(plain, line("2. Các xã", bold=True), GOES_ON) == ("inside-paragraph", True)
    assert decided([line("1. Rà soát", bold=True)], line("2. Các xã", bold=True), GOES_ON) == ("inside-paragraph", False)
    assert decided(plain, line("2 Các xã", bold=True), UNKNOWN) == ("in-turn", True)
    assert decided(plain, line("3 Các xã", bold=True), UNKNOWN) == ("opening", False)


def blocks_of(text: str, **fields: object) -> list[tuple[str, str | None]]:
    lines = [replace(one, **fields) for one in lines_of(text)]  # type: ignore[arg-type]
    blocks = build_blocks(lines, Layout(lines))
    assert [number for block in blocks for _, owner in block.text.marks for number in (owner.number,)] == [one.number for one in lines]
    return [(block.body.value, block.marker.printed if block.marker else None) for block in blocks]


def test_blocks_tile_the_lines() -> None:
    assert blocks_of("I. MỤC TIÊU\n1. Rà soát các\nhộ.\n- Xã Đông;\n- Xã Đoài.\n2. Báo cáo.") == [
        ("MỤC TIÊU", "I."),
        ("Rà soát các hộ.", "1."),
        ("Xã Đông;", "-"),
        ("Xã Đoài.", "-"),
        ("Báo cáo.", "2."),
    ]


@pytest.mark.parametrize(
    ("text", "start", "bold", "mark"),
    [
        ("2024. Năm của sách", True, None, None),
        ("24. Năm của sách", True, None, "24."),
        ("24. Năm của sách", None, None, "24."),
        ("61. Năm của sách", None, None, None),
        ("g. Năm của sách", True, None, None),
        ("g) Năm của sách", True, None, "g)"),
        ("g) Năm của sách", None, None, None),
        ("b. Năm của sách", True, None, "b."),
        ("1 Năm của sách", True, True, "1"),
        ("2 Năm của sách", True, True, None),
        ("1 Năm của sách", True, False, None),
        ("- Năm của sách", None, None, "-"),
    ],
)
def test_a_mark_at_the_head_of_a_paragraph(text: str, start: bool | None, bold: bool | None, mark: str | None) -> None:
    assert [marked for _, marked in blocks_of(text, start=start, bold=bold)] == [mark]


def test_a_grid_ends_a_block_and_is_one() -> None:
    table = grid(("a", "b"))
    items: list[Item] = [line("Xã rà soát các"), table, line("hộ.")]
    blocks = build_blocks(items, Layout(()))
    assert [(block.text.value, block.grid) for block in blocks] == [("Xã rà soát các", None), ("", table), ("hộ.", None)]


def test_a_block_is_bold_where_all_of_it_is() -> None:
    lines = [line("1. Rà soát", bold=True, level=2), line("các hộ", bold=True), line("2. Báo", start=True, bold=True), line("cáo", bold=False, start=False)]
    assert [(block.bold, block.level) for block in build_blocks(lines, Said(UNKNOWN))] == [(True, 2), (False, None)]


JOINED = {"start": False, "bold": False}


def test_paragraphs_on_single_lines_of_markdown_are_parted() -> None:
    full = "Các thôn rà soát tất cả các hộ ven sông và lập danh sách gửi về xã trước khi mùa mưa bắt đầu ở các vùng."
    title, text = line("1. Trồng cây", start=True, bold=True), line("Các thôn trồng.", **JOINED)
    assert decided([title], text, GOES_ON) == ("type-changes", True)
    assert decided([title], replace(text, text="cho các thôn"), GOES_ON) == ("told-by-format", False)
    assert decided([replace(title, text="1.")], text, GOES_ON) == ("told-by-format", False), "the title is still to come"
    assert decided([text], line("2. Tưới cây", start=False, bold=True), GOES_ON, numbers="1.") == ("type-changes", True)
    assert decided([text], line("9. Tưới cây", start=False, bold=True), GOES_ON, numbers="1.") == ("told-by-format", False)
    assert decided([line(full, start=True)], line("Trên đây là kế hoạch.", **JOINED), GOES_ON) == ("short-in-format", True)

    def parted(above: str, below: str) -> bool:
        lines = [line(full, start=True), line(above, start=True), line(below, **JOINED)]
        place = Place([lines[1]], lines[2], below, parse_marker(below), Layout(lines), Numbers())
        return decide(place) == ("short-in-format", True)

    assert parted("Các thôn trồng.", "Các hộ tưới.")
    assert not parted("Các thôn trồng.", "cho các hộ.")
    assert not parted("Các thôn trồng", "Các hộ tưới.")
    assert not parted(full, "Các hộ tưới.")
    assert parted("1. Trồng cây", "Các thôn trồng.")
    assert not parted("1. Trồng cây ở tất cả các thôn ven sông của xã trong năm nay", "Các thôn trồng.")
    assert not parted("1. Trồng cây và", "Các thôn"), "nothing ends so"
    assert not parted("1.", "Trồng cây")


def test_a_number_alone_and_the_text_far_to_its_right_are_one_line() -> None:
    number = line("I.", bbox=(50.0, 100.0, 60.0, 112.0))
    assert decided([number], line("MỤC ĐÍCH", bbox=(200.0, 100.0, 300.0, 112.0)), BEGINS) == ("beside-its-mark", False)
    assert decided([number], line("MỤC ĐÍCH", bbox=(50.0, 120.0, 300.0, 132.0)), BEGINS)[0] == "print-begins"
    assert decided([replace(number, text="I. MỤC")], line("Đích", bbox=(200.0, 100.0, 300.0, 112.0)), BEGINS)[0] == "print-begins"


def test_a_number_left_of_an_item_begins_a_unit() -> None:
    item = line("o Nộp hộp trước ngày 10.", bbox=(90.0, 0.0, 300.0, 12.0))
    below = line("2. Kinh phí", bbox=(50.0, 14.0, 300.0, 26.0))
    assert decided([item], below, GOES_ON, numbers="1.") == ("behind-item", True)
    assert decided([item], replace(below, bbox=(90.0, 14.0, 300.0, 26.0)), GOES_ON, numbers="1.") == ("inside-paragraph", False)
    assert decided([replace(item, text="o Nộp hộp theo khoản")], below, GOES_ON, numbers="1.") == ("inside-paragraph", False)
    assert decided([item], replace(below, text="4. Kinh phí"), GOES_ON, numbers="1.") == ("out-of-turn", False)


def titles_of(*texts: str) -> list[str]:
    lines = [replace(one, start=True) for one in lines_of("\n".join(texts))]
    return [block.text.value for block in build_blocks(lines, Layout(lines))]


def test_a_bold_title_goes_on_in_a_second_bold_line() -> None:
    assert titles_of("**1. Hội Làm vườn và các chi hội**", "**Người cao tuổi**", "Tưới cây.") == ["1. Hội Làm vườn và các chi hội Người cao tuổi", "Tưới cây."]
    assert titles_of("**1. Một**", "**Hai**", "**Ba**") == ["1. Một Hai", "Ba"], "one line at most"
    for first, second, below in (
        ("1. Một", "**Hai**", "Ba."),
        ("**1. Một:**", "**Hai**", "Ba."),
        ("**1. Một**", "**Hai:**", "Ba."),
        ("**1. MỘT**", "**Hai**", "Ba."),
        ("**- Một**", "**Hai**", "Ba."),
        ("**1. Một**", "**Bảng 1. Hai**", "Ba."),
        ("**1. Một**", "**Hai**", "* Mục tiêu: Ba."),
        ("**1. Một**", "**Mục tiêu: Hai**", "Ba."),
    ):
        assert len(titles_of(first, second, below)) == 3, second
    assert len(titles_of("**1.1. Một**", "**Hai**", "* Mục tiêu: Ba.")) == 2, "a criterion has one name"


def test_a_bold_title_runs_in_where_its_colon_fills_the_line() -> None:
    def at(text: str, left: float, right: float, row: int, **fields: object) -> Line:
        return line(text, page=1, bbox=(left, 14.0 * row, right, 14.0 * row + 12), **fields)

    body = [at("Các hộ trồng cây và tưới cây cả năm", 86 if row % 3 == 0 else 50, 500, row, bold=False) for row in range(30)]
    title = at("1. Phòng Một cùng các trường và trạm:", 86, 500, 30, bold=True)
    below = at("Gom hồ sơ cũ về kho.", 50, 200, 31, bold=False)
    layout = Layout([*body, title, below])
    assert layout.verdict(title, below) is Verdict.GOES_ON
    assert layout.verdict(replace(title, text="1. Phòng Một cùng các trường và trạm"), below) is Verdict.LIKELY_BEGINS
    assert layout.verdict(replace(title, bbox=(86.0, 420.0, 300.0, 432.0)), below) is Verdict.LIKELY_BEGINS
