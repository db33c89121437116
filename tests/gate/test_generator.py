"""The generator: what it prints holds what it expects, a seed gives the same file again, each choice keeps the meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sample_plans.generator.dress import dress
from sample_plans.generator.grid import grid
from sample_plans.generator.make import FORMATS, Layout, layouts
from sample_plans.generator.printed import printed
from sample_plans.generator.style import SCHEMES, choose, fonts, schemes
from sample_plans.generator.to_markdown import to_markdown
from sample_plans.generator.to_text import to_text
from sample_plans.offices.model import Appendix, Document, Para, Section, Table, walk
from sample_plans.offices.reading import documents, read

DOCUMENTS = {document.id: document for document in documents()}

SMALL = """\
kind: KẾ HOẠCH
issuer: ỦY BAN NHÂN DÂN | XÃ SUỐI MƠ
number: 8
symbol: KH-UBND
place: Suối Mơ
date: 2024-02-05
unit: commune; xã; Suối Mơ; ; tỉnh Bình Lâm
subject: Sửa cầu treo
recipients: UBND huyện ; Lưu: VT
sign: TM. ỦY BAN NHÂN DÂN | KT. CHỦ TỊCH ; PHÓ CHỦ TỊCH ; Lò Văn Mẫu
---
UBND xã ban hành Kế hoạch sau:
# Việc chính
## Vật tư
- Gỗ ván:
+ Ván dài;
+ Ván ngắn.
a) Dây cáp.
b) Đinh vít.
|? Bảng 1 | Vật tư
|! number:TT | other:Tên | other:Năm/Đầu | other:Năm/Cuối
|# I | Gỗ | | 9
| 1 | Ván | 4 | 5
|+ Cộng | 4 | 5
## Người làm
- [lead] Tổ mộc. {2024-03-01..}
=== PHỤ LỤC | DANH SÁCH | Kèm theo Kế hoạch số {number}/KH-UBND ngày {day}/02/2024
Không có bảng.
"""


@pytest.fixture
def small(tmp_path: Path) -> Document:
    path = tmp_path / "small.plan"
    path.write_text(SMALL, "utf-8")
    return read(path)


def test_a_file_is_read_into_typed_content(small: Document) -> None:
    assert (small.id, small.number, small.day, small.plan_year, small.plan_year_end) == ("small", "8", 5, 2024, None)
    assert small.territory is not None
    assert (small.territory.district, small.territory.province) == (None, "tỉnh Bình Lâm")
    assert small.signatures[0].on_behalf == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH")
    (chief,) = small.sections
    assert [section.heading for section in chief.sections] == ["Vật tư", "Người làm"]
    boards, _, _, table = chief.sections[0].content
    assert [item.text for item in boards.items] == ["Ván dài;", "Ván ngắn."]  # type: ignore[union-attr]
    assert [column.name for column in table.columns] == ["TT", "Tên", "Năm Đầu", "Năm Cuối"]  # type: ignore[union-attr]
    assert table.groups[0].cells == ("I", "Gỗ", "", "9")  # type: ignore[union-attr]
    assert [row.total for row in table.groups[0].rows] == [False, True]  # type: ignore[union-attr]
    assert small.appendices[0].title == ("DANH SÁCH",)


def test_choices_are_printed_and_expected_alike(small: Document) -> None:
    style = replace(
        choose(small, 1), scheme="part", letter="(a)", dash="•", number_blank=True, day_blank=False, label_mark=" - ", upper_heads=True,
        labels={"lead": "Đơn vị chịu trách nhiệm chính"}, wrap=0, blank_lines=False, letterhead="column", head_stop=":", end_mark="/.",
        slashed_date=False, spaced_number=False, spaced_kind=False, subject_upper=True, pad_day=False, text_table="tabs", joined_issuer=False,
    )  # fmt: skip
    dressed = dress(small, style)
    text = to_text(printed(dressed, style), style)
    for line in (
        "Số:      /KH-UBND", "Suối Mơ, ngày 5 tháng 02 năm 2024", "SỬA CẦU TREO", "Phần I. VIỆC CHÍNH:", "• Gỗ ván:", "(b) Đinh vít.",
        "• Đơn vị chịu trách nhiệm chính - Tổ mộc.", "Bảng 1. Vật tư", "(Kèm theo Kế hoạch số      /KH-UBND ngày 05/02/2024)",
    ):  # fmt: skip
        assert line in text.splitlines()
    wanted = Layout(small, 1, "txt").expected()
    assert wanted["facts"]["periods"][0]["start"] == "2024-03-01"
    from sample_plans.generator.expected import expected  # noqa: PLC0415

    wanted = expected(dressed, style)
    assert wanted["header"]["number"] is None
    assert wanted["subject"] == "SỬA CẦU TREO"
    assert wanted["sections"][0]["number"] == "I"
    assert wanted["sections"][0]["heading"] == "VIỆC CHÍNH"
    assert [item["marker"] for item in wanted["sections"][0]["sections"][0]["content"]] == ["•", "(a)", "(b)"]
    body, appendix = wanted["appendices"]
    assert (body["after"], body["label"], body["title"]) == ("/sections/0/sections/0", None, "Bảng 1. Vật tư")
    assert body["groups"][0]["row"]["other"] == {"Tên": "Gỗ", "Năm Đầu": "", "Năm Cuối": "9"}
    assert [row["number"] for row in body["groups"][0]["rows"]] == ["1", None]
    assert appendix["attached_to"] == "Kèm theo Kế hoạch số /KH-UBND ngày 05/02/2024"


def test_without_a_list_of_fonts_there_are_none(small: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert fonts.__wrapped__() == ()
    assert choose(small, 1, font="Tinos").font == "Tinos"


def test_letterhead_forms_that_mean_the_same(small: Document) -> None:
    style = replace(choose(small, 1), slashed_date=True, spaced_number=True, spaced_kind=True, number_blank=False, day_blank=False, wrap=0)
    lines = [text.strip() for text in to_text(printed(dress(small, style), style), style).splitlines()]
    assert {"Số: 8 /KH-UBND", "Suối Mơ, ngày 05/2/2024", "K Ế  H O Ạ C H"} <= set(lines)


def test_headings_of_two_levels_span(small: Document) -> None:
    table = small.sections[0].sections[0].content[-1]
    cells = grid(table, choose(small, 1)).rows  # type: ignore[arg-type]
    assert [(cell.text, cell.across, cell.down) for cell in cells[0]] == [("TT", 1, 2), ("Tên", 1, 2), ("Năm", 2, 1)]
    assert [cell.text for cell in cells[1]] == ["Đầu", "Cuối"]
    assert cells[-1][0].across == 2


def test_a_line_of_column_numbers_stands_below_headings_of_one_level(small: Document) -> None:
    table = small.sections[0].sections[0].content[-1]
    assert isinstance(table, Table)
    style = replace(choose(small, 1), table_numbers=True)
    assert grid(table, style).header == 2
    flat = replace(table, columns=tuple(replace(column, heading=(column.name,)) for column in table.columns))
    assert [cell.text for cell in grid(flat, style).rows[1]] == ["1", "2", "3", "4"]


def test_headings_of_two_levels_are_never_set_one_cell_a_line(small: Document) -> None:
    flat = replace(small, sections=(small.sections[0].sections[1],))
    for document, kinds in ((small, {"columns", "ruled", "tabs"}), (flat, {"columns", "ruled", "tabs", "cells"})):
        assert {Layout(document, seed, "txt").style.text_table for seed in range(40)} == kinds


def test_word_counts_the_units_only_where_all_have_headings_and_one_list_is_enough(small: Document) -> None:
    running = replace(small, sections=(Section(None, (Para("Đào giếng."),)), *small.sections))
    attached = replace(small, appendices=(Appendix(None, ("KẾ HOẠCH",), "", sections=small.sections),))
    assert [any(choose(one, seed).numbered for seed in range(40)) for one in (small, running, attached)] == [True, False, False]


def test_dotted_numbers_are_kept_from_labelled_units_and_wanted_by_criteria(small: Document) -> None:
    assert not {"dotted", "decimal", "article", "arabic"} & set(schemes(small))
    assert schemes(replace(small, sections=small.sections[0].sections[:1])) == tuple(
        name for name in SCHEMES if name not in {"article", "arabic"}
    )
    with_criteria = next(one for one in DOCUMENTS.values() if any(section.criteria for section in walk(one.sections)))
    assert set(schemes(with_criteria)) <= {"dotted", "decimal"}


def texts(value: Any, key: str = "") -> list[str]:
    """Every text that stands in print as it is expected."""
    if isinstance(value, dict):
        return [text for name, part in value.items() for text in texts(part, name)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part, key)]
    return [value] if isinstance(value, str) and key in {"text", "heading", "subject", "issuer", "name", "label", "title", "parties"} else []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_expected_is_printed(name: str) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\s*_\\#|-]+|<br>", "", text)

    for seed in (1, 2, 3):
        layout = Layout(DOCUMENTS[name], seed, "md")
        style = layout.style
        shown = letters(to_markdown(printed(dress(layout.document, style), style), style))
        wanted = layout.expected()
        lost = [text for text in texts({**wanted, "facts": None, "unit": None}) if letters(text) not in shown]
        assert not lost


def test_a_seed_gives_the_same_layouts_and_files(tmp_path: Path) -> None:
    first, second = (layouts(list(DOCUMENTS.values()), 7, 10, FORMATS) for _ in range(2))
    assert [layout.name for layout in first] == [layout.name for layout in second]
    assert len({layout.document.id for layout in first}) == 10
    for layout in first:
        if layout.form == "pdf" and not fonts():
            continue
        (tmp_path / "a").mkdir(exist_ok=True)
        (tmp_path / "b").mkdir(exist_ok=True)
        assert layout.write(tmp_path / "a").read_bytes() == layout.write(tmp_path / "b").read_bytes()
