from __future__ import annotations

from collections.abc import Sequence

import pytest

from kehoach_parser.document import Line
from kehoach_parser.structure.layout import Layout, Verdict

from .helpers import line

BEGINS, LIKELY, UNKNOWN, HARDLY, GOES_ON = Verdict.BEGINS, Verdict.LIKELY_BEGINS, Verdict.UNKNOWN, Verdict.LIKELY_GOES_ON, Verdict.GOES_ON
# "x" has 500 thousandths of an em: a full line of these texts measures 50,000, as the 97 lines below have it.
FULL = 100
PLAIN = [line("x" * FULL)] * 97
WORD = "xxxx"


def verdict(free: int, *, end: str = "x", lines: Sequence[Line] = PLAIN, before: str = "", **fields: object) -> Verdict:
    """On a line that begins with WORD, below one that leaves free letters of a full line behind WORD and a blank."""
    text = before + "x" * (FULL - free - len(WORD) - 1) + end
    return Layout(lines).verdict(line(text), line(f"{WORD} xx", **fields))


def test_a_line_that_leaves_much_room_ends_its_paragraph() -> None:
    # A share of 0.14 surely, 0.09 likely.
    assert [verdict(free) for free in (20, 16, 12, 5)] == [LIKELY, LIKELY, UNKNOWN, HARDLY]
    assert [verdict(free, end=".") for free in (20, 16, 12, 5)] == [BEGINS, BEGINS, LIKELY, UNKNOWN]
    # To the width of a blank: the sign before the text has 180 thousandths of an em.
    assert [verdict(free, before=sign) for free, sign in ((15, "'"), (14, ""), (10, "'"), (9, ""))] == [LIKELY, UNKNOWN, UNKNOWN, HARDLY]


def test_white_space_above_a_line_tells_but_for_a_new_page() -> None:
    assert verdict(20, gap=True) == BEGINS
    assert verdict(5, gap=True) == UNKNOWN
    assert verdict(5, gap=True, end=".") == LIKELY
    assert verdict(5, gap=True, end=".", page_start=True) == UNKNOWN
    assert verdict(5, gap=True, page_start=True) == HARDLY


def test_a_text_of_narrow_lines_was_never_wrapped() -> None:
    narrow = [line("x" * 20)] * 10
    assert Layout(narrow).verdict(line("x" * 20 + "."), line("xx xx")) == BEGINS
    assert Layout([]).verdict(line("x" * 99 + "."), line("xx")) == UNKNOWN
    # 24,000 are 48 letters: with 44 of them and two words a line is full.
    assert Layout(narrow).verdict(line("x" * 45), line("xx")) == HARDLY


def test_the_widest_lines_of_all_and_capitals_are_no_measure() -> None:
    assert verdict(5, lines=[*PLAIN, line("x" * 300), line("x" * 300)]) == HARDLY
    assert verdict(5, lines=[*PLAIN, *[line("X" * 200)] * 20]) == HARDLY
    assert verdict(5, lines=[*PLAIN, *[line("x" * 200)] * 20]) == LIKELY


def indented(blanks: int, share: float) -> list[Line]:
    count = round(100 * share)
    return [line(" " * blanks + "x" * FULL)] * count + [line("x" * FULL)] * (100 - count)


def test_first_lines_that_are_set_in_by_blanks_begin() -> None:
    assert [verdict_at(blanks, indented(5, 0.3)) for blanks in (0, 2, 3, 12, 13)] == [HARDLY, HARDLY, BEGINS, BEGINS, HARDLY]
    # Too few for a habit, or all alike: a margin.
    assert verdict_at(5, indented(5, 0.1)) == HARDLY
    assert verdict_at(5, indented(5, 0.16)) == BEGINS
    assert verdict_at(5, indented(5, 0.93)) == HARDLY
    assert verdict_at(5, indented(5, 0.91)) == BEGINS
    assert verdict_at(5, indented(20, 0.3)) == HARDLY


def verdict_at(blanks: int, lines: Sequence[Line]) -> Verdict:
    """On a line set in by blanks, below a full one."""
    return Layout(lines).verdict(line("x" * 95), line(" " * blanks + WORD))


def test_where_first_lines_are_set_in_a_line_that_is_not_goes_on() -> None:
    lines = indented(5, 0.3)
    assert [verdict(free, lines=lines) for free in (20, 24, 30)] == [HARDLY, HARDLY, LIKELY]
    assert verdict(20, lines=lines, gap=True) == BEGINS
    assert verdict(5, lines=lines, end=".") == HARDLY


def test_what_the_format_says_goes_before_all() -> None:
    layout = Layout(PLAIN)
    full = line("x" * 95)
    assert layout.verdict(full, line("xx", start=True)) == BEGINS
    assert layout.verdict(line("x."), line("xx", start=False)) == GOES_ON
    assert layout.verdict(line("x" * 95, column=1), line("xx", column=2)) == BEGINS
    assert layout.verdict(line("x" * 95, column=1), line("xx")) == BEGINS
    assert layout.verdict(full, line("xx", column=1)) == HARDLY
    assert layout.verdict(full, line("xx", column=2)) == BEGINS
    assert layout.verdict(line("x" * 95, bold=True), line("xx", bold=False)) == LIKELY
    assert layout.verdict(line("x" * 95, bold=True), line("xx")) == HARDLY
    assert layout.verdict(line("x" * 95, bold=False), line("xx", bold=False)) == HARDLY


# --- pages: a column of 100 to 500 points, first lines set in by 30; "x" is 4 points wide

LEFT, RIGHT, INDENT = 100.0, 500.0, 30.0


def boxed(left: float, right: float, *, end: str = "x", page: int = 1, count: int | None = None) -> Line:
    letters = round((right - left) / 4) if count is None else count
    return line("x" * (letters - 1) + end, bbox=(left, 0.0, right, 12.0), page=page)


def page(first: int, flush: int, *, number: int = 1) -> list[Line]:
    return [boxed(LEFT + INDENT, RIGHT, page=number)] * first + [boxed(LEFT, RIGHT, page=number)] * flush


def on_page(right: float, left: float, *, end: str = "x", above: float = LEFT, lines: Sequence[Line] | None = None) -> Verdict:
    """On a line that begins at left, with a first word of five points to the blank, below one from above to right."""
    layout = Layout(page(8, 20) if lines is None else lines)
    below = line("x xxxxxxxxxxxxxxxxxx", bbox=(left, 0.0, left + 80, 12.0), page=1)
    return layout.verdict(boxed(above, right, end=end), below)


def test_indented_lines_begin() -> None:
    assert on_page(400, LEFT + INDENT) == BEGINS
    assert on_page(RIGHT, LEFT + INDENT) == BEGINS
    assert on_page(RIGHT, LEFT + INDENT + 5) == BEGINS
    assert on_page(RIGHT, LEFT + INDENT + 7) == LIKELY
    assert on_page(RIGHT, LEFT + 13) == LIKELY
    assert on_page(RIGHT, LEFT + 11) == GOES_ON
    # Below another indented line it may be a hanging paragraph.
    assert on_page(RIGHT, LEFT + INDENT + 40, above=LEFT + INDENT) == UNKNOWN
    assert on_page(RIGHT, LEFT + INDENT, above=LEFT + INDENT) == BEGINS


def test_flush_lines_go_on_but_below_short_ones() -> None:
    # 8 points are the first word; 0.03 of 400 points are 12, 0.25 are 100.
    assert on_page(482, LEFT) == GOES_ON
    assert on_page(478, LEFT) == UNKNOWN
    assert on_page(478, LEFT, end=".") == LIKELY
    assert on_page(394, LEFT) == UNKNOWN
    assert on_page(390, LEFT) == LIKELY


def test_pages_without_indents() -> None:
    lines = page(0, 28)
    assert on_page(482, LEFT, lines=lines) == HARDLY
    assert on_page(482, LEFT, end=".", lines=lines) == UNKNOWN
    assert on_page(478, LEFT, end=".", lines=lines) == LIKELY
    assert on_page(414, LEFT, lines=lines) == UNKNOWN
    assert on_page(410, LEFT, lines=lines) == LIKELY


@pytest.mark.parametrize(("first", "flush", "told"), [(2, 22, BEGINS), (1, 22, HARDLY), (2, 30, HARDLY), (3, 30, BEGINS)])
def test_an_indent_is_one_that_comes_often(first: int, flush: int, told: Verdict) -> None:
    assert on_page(RIGHT, LEFT + INDENT, lines=page(first, flush)) == told


@pytest.mark.parametrize(("few", "told"), [(2, GOES_ON), (1, HARDLY)])
def test_a_margin_is_where_lines_often_begin(few: int, told: Verdict) -> None:
    # Of 40 lines on pages too short for margins of their own.
    lines = [boxed(LEFT, RIGHT)] * few + [boxed(LEFT + INDENT, RIGHT, page=2 + index // 8) for index in range(40 - few)]
    assert Layout(lines).verdict(boxed(LEFT, RIGHT), boxed(LEFT + 5, RIGHT)) == told


def test_a_page_of_short_paragraphs_takes_the_document_s_margin() -> None:
    lines = [*page(8, 60), *page(14, 0, number=2)]
    layout = Layout(lines)
    assert layout.verdict(boxed(LEFT + INDENT, RIGHT, page=2), boxed(LEFT + INDENT, RIGHT, page=2)) == BEGINS
    # A page that is printed elsewhere has margins of its own, told from twelve lines on.
    for count, told in ((12, GOES_ON), (11, UNKNOWN)):
        moved = [boxed(LEFT + 60, RIGHT + 60, page=3)] * (count - 4) + [boxed(LEFT + 90, RIGHT + 60, page=3)] * 4
        layout = Layout([*page(20, 160), *moved])
        assert layout.verdict(boxed(LEFT + 60, RIGHT + 60, page=3), boxed(LEFT + 60, RIGHT + 60, page=3)) == told, count


def test_lines_of_unknown_pages_and_columns_have_no_margin() -> None:
    layout = Layout(page(8, 20))
    assert layout.verdict(boxed(LEFT, RIGHT), boxed(LEFT, RIGHT, page=9)) == UNKNOWN
    assert Layout([]).verdict(boxed(LEFT, RIGHT), boxed(LEFT, RIGHT)) == UNKNOWN
