"""What an office may choose without changing the meaning of a document, chosen at random from a seed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from random import Random

from sample_plans.offices.model import Document, paragraphs, walk

SCHEMES: dict[str, tuple[str, ...]] = {
    "roman": ("I", "1", "a"),
    "dotted": ("I", "1", "1.1"),
    "decimal": ("1", "1.1", "1.1.1"),
    "part": ("Phần I", "1", "a"),
    "ordinal": ("Phần thứ nhất", "I", "1"),
    "letters": ("A", "I", "1"),
    "muc": ("Mục 1", "1", "a"),
    "article": ("Điều 1", "1", "a"),
    "arabic": ("1", "a"),
}
"""Numbering by depth. "article" and "arabic" are used only where a document names them."""

SHARES = {"roman": 6, "dotted": 4, "decimal": 3}
"""How much more often than the others, which weigh 1, offices number so."""

LABELS: dict[str, tuple[str, ...]] = {
    "objective": ("Mục tiêu, yêu cầu", "Mục đích, yêu cầu", "Mục tiêu cần đạt", "Chỉ tiêu phấn đấu", "Yêu cầu cần đạt"),
    "tasks": ("Nhiệm vụ, giải pháp", "Nội dung công việc", "Cách làm", "Biện pháp thực hiện", "Các nhiệm vụ phải làm"),
    "responsibility": ("Phân công trách nhiệm", "Phân công thực hiện", "Trách nhiệm thực hiện", "Phân công nhiệm vụ"),
    "deadline": ("Thời gian thực hiện", "Thời hạn hoàn thành", "Thời hạn phải xong", "Thời gian hoàn thành", "Tiến độ thực hiện"),
    "lead": ("Chủ trì", "Cơ quan chủ trì", "Đơn vị chủ trì", "Đơn vị chịu trách nhiệm chính", "Bộ phận chủ trì", "Bộ phận phụ trách"),
    "coordinate": ("Phối hợp", "Cơ quan phối hợp", "Đơn vị phối hợp", "Bộ phận phối hợp", "Phối hợp thực hiện"),
    "implement": ("Thực hiện", "Đơn vị thực hiện", "Bộ phận thực hiện", "Cơ quan thực hiện"),
    "coordinate_implement": ("Phối hợp, thực hiện", "Đơn vị phối hợp, thực hiện", "Phối hợp/thực hiện"),
}
"""Wordings of fields and roles as offices have them."""

FONTS = ("Liberation Serif", "DejaVu Serif", "Noto Serif", "FreeSerif", "Carlito", "Caladea", "Tinos", "Gelasio")


@dataclass(frozen=True)
class Style:
    """The choices of one office. Sizes and spaces in points, margins and indents in centimetres.

    text_table: how a format without tables sets one; headings: how one with mark-up marks headings; wrap: length of
    lines of text, 0 for whole paragraphs; automatic: "-" and "+" are Word's numbering, not typed;
    numbered: so are the numbers of headings and the letters.
    """

    seed: int
    scheme: str
    number_stop: str
    dotted_stop: str
    letterhead: str
    number_blank: bool
    day_blank: bool
    pad_day: bool
    joined_issuer: bool
    issuer_rule: str
    subject_upper: bool
    subject_lines: int
    title_rule: str
    upper_heads: bool
    head_stop: str
    bold_heads: bool
    italic_inner: bool
    dash: str
    plus: str
    letter: str
    digit: str
    label_mark: str
    label_bold: bool
    field_mark: str
    field_italic: bool
    criterion_word: bool
    quoted: bool
    labels: dict[str, str]
    end_mark: str
    ending: str
    signed: str
    recipients_stop: bool
    font: str
    size: float
    line_space: float
    after: float
    indent: float
    hanging: bool
    margins: tuple[float, float]
    justified: bool
    page_numbers: str
    table_size: float
    table_numbers: bool
    header_bold: bool
    group_merged: bool
    landscape: bool
    headings: str
    automatic: bool
    numbered: bool
    text_table: str
    wrap: int
    blank_lines: bool
    slashed_date: bool
    spaced_number: bool
    spaced_kind: bool


@cache
def fonts() -> tuple[str, ...]:
    """The fonts of FONTS that this machine has with the letters of Vietnamese."""
    if shutil.which("fc-list") is None:
        return ()
    letters = " ".join(f"{ord(letter):x}" for letter in "đơưạếềổỗựỹ")
    listed = subprocess.run(["fc-list", f":charset={letters}", "family"], check=False, capture_output=True, text=True).stdout
    found = {name.strip() for line in listed.splitlines() for name in line.split(",")}
    return tuple(name for name in FONTS if name in found)


def schemes(document: Document) -> tuple[str, ...]:
    """The numberings that keep a document's meaning.

    Units "1.1" with labelled fields are criteria by the contract: labelled lines of a plain unit forbid dotted numbers,
    and criteria want them.
    """
    if document.schemes:
        return document.schemes
    if any(section.criteria for section in walk(document.sections)):
        return ("dotted",) if all(not section.criteria for section in document.sections) else ("decimal",)
    contents = [para for section in walk(document.sections) for para in paragraphs(section.content)]
    labelled = any(para.label_kind for para in contents)
    return tuple(name for name in SCHEMES if name not in {"article", "arabic"} and not (labelled and name in {"dotted", "decimal"}))


def _countable(document: Document) -> bool:
    """Whether one list of Word counts all units: none is running text, which has its number typed, or counted anew."""
    headed = all(section.heading is not None for section in walk(document.sections))
    return headed and not any(appendix.sections for appendix in document.appendices)


def choose(document: Document, seed: int, *, font: str | None = None) -> Style:
    """Choose a style; the same document, seed and fonts give the same style."""
    rng = Random(f"{document.id}/{seed}")
    pick = rng.choice

    def often(share: float) -> bool:
        return rng.random() < share

    allowed = schemes(document)
    indent = pick((0.0, 1.0, 1.27, 1.27))
    return Style(
        seed=seed,
        scheme=rng.choices(allowed, [SHARES.get(name, 1) for name in allowed])[0],
        number_stop=pick((".", ".", ".", "/")),
        dotted_stop=pick((".", ".", "")),
        letterhead=pick(("table", "table", "table", "tabs", "column")),
        number_blank=often(0.12),
        day_blank=often(0.12),
        pad_day=often(0.7),
        joined_issuer=often(0.2),
        issuer_rule=pick(("", "", "-------", "_________")),
        subject_upper=often(0.2),
        subject_lines=pick((1, 2, 2, 3)),
        title_rule=pick(("", "", "__________", "---------------")),
        upper_heads=often(0.7),
        head_stop=pick(("", "", "", ":", ".")),
        bold_heads=often(0.9),
        italic_inner=often(0.25),
        dash=pick(("-", "-", "-", "-", "-", "•")),
        plus=pick(("+", "+", "+", "o")),
        letter=pick(("a)", "a)", "a)", "a/", "(a)", "a.")),
        digit=pick(("1)", "1)", "(1)")),
        label_mark=pick((": ",) * 9 + (" - ",)),
        label_bold=often(0.4),
        field_mark=pick(("a)", "a)", "a)", "a.", "(a)", "-", "*", "+", "")),
        field_italic=often(0.3),
        criterion_word=often(0.6),
        quoted=often(0.4),
        labels={kind: pick(words) for kind, words in LABELS.items()},
        end_mark=pick(("./.", "./.", "./.", "./.", "/.", " ./.")),
        ending=pick(("table", "table", "table", "recipients", "signature")),
        signed=pick(("", "", "", "(Đã ký)", "(Ký tên, đóng dấu)")),
        recipients_stop=often(0.85),
        font=font or pick(fonts() or FONTS[:1]),
        size=pick((12.0, 13.0, 13.0, 14.0, 14.0)),
        line_space=pick((1.0, 1.0, 1.15, 1.3)),
        after=pick((0.0, 3.0, 6.0, 6.0)),
        indent=indent,
        hanging=indent == 0.0 and often(0.5),
        margins=pick(((3.0, 2.0), (3.0, 1.5), (3.5, 2.0), (2.5, 2.0))),
        justified=often(0.8),
        page_numbers=pick(("none", "top", "top", "bottom")),
        table_size=pick((9.0, 10.0, 11.0, 12.0)),
        table_numbers=often(0.15),
        header_bold=often(0.9),
        group_merged=often(0.5),
        landscape=often(0.4),
        headings=pick(("hash", "bold", "bold", "plain")),
        automatic=often(0.25),
        numbered=often(0.3) and _countable(document),
        text_table=pick(("columns", "ruled", "tabs", "cells")),
        wrap=pick((0, 76, 90, 100)),
        blank_lines=often(0.5),
        slashed_date=often(0.06),
        spaced_number=often(0.08),
        spaced_kind=often(0.04),
    )
