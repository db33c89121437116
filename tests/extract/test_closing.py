"""Where the closing of a plan begins."""

from __future__ import annotations

import pytest

from kehoach_parser.extract.closing import closing_paragraphs, split_closing, split_issued_closing
from tests.extract.drafts import TABLE, blocks, plain

CLOSING = "Trên đây là kế hoạch trồng rừng."


def split(*texts: str) -> tuple[list[str], list[object]]:
    body, closing = split_closing(blocks(*texts))
    return [block.text.value for block in body], plain(closing_paragraphs(closing))


def test_a_closing_opens_with_its_words() -> None:
    assert split("1. Việc.", CLOSING, "Mọi nơi làm ngay./.") == (["1. Việc."], [CLOSING, "Mọi nơi làm ngay"])
    assert split(CLOSING, *["Một đoạn."] * 7)[1][0] == CLOSING
    assert split(CLOSING, *["Một đoạn."] * 8)[1] == []


def test_else_the_last_paragraph_with_the_mark() -> None:
    assert split("1. Việc.", "Mọi nơi làm ngay./.") == (["1. Việc."], ["Mọi nơi làm ngay"])
    assert split("1. Việc.", "Mọi nơi làm ngay.") == (["1. Việc.", "Mọi nơi làm ngay."], [])


def test_the_mark_of_a_unit_goes_and_the_unit_stays() -> None:
    body, closing = split_closing(blocks("1. Việc.", "2. Làm ngay./.", "Ghi chú."))
    assert [(block.text.value, block.ends_plan) for block in body] == [("1. Việc.", False), ("2. Làm ngay", True), ("Ghi chú.", False)]
    assert closing == []


def test_a_mark_alone_belongs_to_what_it_ends() -> None:
    body, closing = split_closing(blocks("1. Việc.", "2. Làm ngay", "./."))
    assert [(block.text.value, block.ends_plan) for block in body] == [("1. Việc.", False), ("2. Làm ngay", True)]
    assert [line.number for line in body[-1].text.lines] == [2, 3]
    assert closing == []
    (paragraph,) = closing_paragraphs(split_closing(blocks("1. Việc.", "Mọi nơi làm ngay.", "./."))[1])
    assert plain(paragraph) == "Mọi nơi làm ngay."
    assert split(CLOSING, "./.")[1] == [CLOSING]
    assert split("./.")[1] == ["./."], "nothing stands before it"
    assert split("1. Việc.", TABLE, "./.")[1] == ["./."]


def test_a_table_in_the_closing_stays_one() -> None:
    assert split("1. Việc.", CLOSING, TABLE, "Hết.")[1] == [CLOSING, TABLE, "Hết."]


def test_what_a_decision_issues_closes_with_its_mark_alone() -> None:
    assert split_issued_closing(blocks("1. Việc.", CLOSING))[1] == []
    assert len(split_issued_closing(blocks("1. Việc.", "Làm ngay./."))[1]) == 1
    assert split_issued_closing([]) == ([], [])


ORDER = "Yêu cầu các thôn làm ngay."


@pytest.mark.parametrize(
    ("above", "last"),
    [
        (("I. VIỆC", "- Đào hố.", "Các thôn tự lo cây giống."), 1),
        (("I. VIỆC", "Các thôn tự lo cây giống."), 0),
        (("I. VIỆC", "1. Thôn Một đào hố;", "Các thôn tự lo cây giống."), 1),
        (("I. VIỆC", "1. Cây giống", "Các thôn tự lo."), 0),
        (("I. VIỆC", "1. Việc của các thôn:", "Các thôn tự lo."), 0),
        (("Các thôn tự lo cây giống.",), 1),
    ],
)
def test_without_its_words_it_stands_behind_items_alone(above: tuple[str, ...], last: int) -> None:
    assert len(split(*above, "Hằng tháng báo cáo một lần./.")[1]) == last


def test_words_to_all_close_a_plan_at_its_end() -> None:
    assert split("I. VIỆC", "Đào hố.", ORDER, "Báo cáo hằng tháng./.")[1] == [ORDER, "Báo cáo hằng tháng"]
    assert split("I. VIỆC", "- Đào hố.", "Đào sâu.", ORDER + "/.")[1] == ["Yêu cầu các thôn làm ngay"]
    assert split("I. VIỆC", "Đào hố.", ORDER, "Báo cáo hằng tháng.")[1] == [], "no mark ends it"
    assert split("I. VIỆC", ORDER + "/.")[1] == [], "the section would be empty"
    assert split("I. VIỆC", ORDER, "- Đào hố.", "II. BÁO CÁO", "Báo cáo hằng tháng./.")[1] == []


def test_the_mark_goes_where_the_section_keeps_its_paragraph() -> None:
    assert split("I. VIỆC", "Làm ngay./.") == (["I. VIỆC", "Làm ngay"], [])
