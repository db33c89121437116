"""What the columns of a table mean, by the words of their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kehoach_parser.document import Text
from kehoach_parser.draft import Column, ColumnMeaning
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import words

# Rules in their order: (column, table of words/columns.toml, is the heading as a whole one of its words?). "Đơn vị thực hiện"
# leads only where no column says so; "Phân công thực hiện: chủ trì" (two-row headings) is lead by its second word.
_RULES: tuple[tuple[ColumnMeaning, str, bool], ...] = (
    ("number", "number", True),
    ("lead", "lead", False),
    ("coordinate", "coordinate", False),
    ("lead", "implement", True),
    ("criterion", "criterion", False),
    ("deadline", "deadline", False),
    ("objective", "objective", False),
    ("tasks", "tasks", False),
)
# A heading is no longer, in letters; it takes two known ones to head a table.
_LONGEST_HEADING = 90
_FEWEST_KNOWN = 2


def map_columns(headings: Sequence[str]) -> list[ColumnMeaning | None]:
    """The contract's column for each heading, None for columns that go to "other". Each column is given once, by the first
    of the rules that finds it, to the first heading still free."""
    keys = [key(heading) for heading in headings]
    meaning: list[ColumnMeaning | None] = [None] * len(keys)
    for column, table, whole in _RULES:
        if column in meaning:
            continue
        for index, text in enumerate(keys):
            if meaning[index] is None and any(text == word if whole else _holds(text, word, column) for word in words("columns", table)):
                meaning[index] = column
                break
    return meaning


def columns_of(headings: Sequence[Text]) -> tuple[Column, ...]:
    """The columns under these headings, with what they mean."""
    return tuple(map(Column, headings, map_columns([text.value for text in headings])))


def _holds(text: str, word: str, column: str) -> bool:
    """Objective, tasks and deadline are told by how a heading begins; the others by a word anywhere in it."""
    if column in ("objective", "tasks", "deadline"):
        return re.match(rf"{word}\b", text) is not None
    return re.search(rf"\b{word}\b", text) is not None


def column_keys(headings: Sequence[str]) -> list[str]:
    """What the cells of each column are kept under: its heading on one line; of equal ones the second is "Giải (2)", one
    without words is called by its place."""
    keys: list[str] = []
    for place, heading in enumerate(headings, 1):
        plain = " ".join(heading.split()) or f"{place}"
        same = 1
        while (name := plain if same == 1 else f"{plain} ({same})") in keys:
            same += 1
        keys.append(name)
    return keys


def looks_like_heading(cells: Sequence[str]) -> bool:
    """Do these cells head a table? Two of them at least must be known headings, or one be the number's."""
    keys = [key(cell) for cell in cells if cell.strip()]
    if len(keys) < _FEWEST_KNOWN or any(len(text) > _LONGEST_HEADING for text in keys):
        return False
    meaning = [m for m in map_columns(list(cells)) if m]
    return "number" in meaning or len(meaning) >= _FEWEST_KNOWN


@lru_cache(maxsize=1)
def _caption_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words('layout', 'caption'))})\s*(?:so\s*)?(?:\d{{1,2}}(?:\.\d{{1,2}})*|[ivx]{{1,4}})?\s*[.:)\-–]")


def is_caption(text: str) -> bool:
    """Is this the caption of a table: "Bảng 1: ...", "Biểu số 2. ..."?"""
    return _caption_pattern().match(fold(text).strip()) is not None


@lru_cache(maxsize=1)
def code_pattern() -> re.Pattern[str]:
    """The code of a criterion at the head of folded text, group "code", with the dash or stop behind it."""
    names = "|".join(words("criteria", "code"))
    return re.compile(rf"(?P<code>(?:{names})\s*\d+(?:\.\d+)*)\s*[.]?\s*(?:[-–—:]\s*)?")


def split_code(text: Text) -> tuple[Text | None, Text]:
    """(code or None, name) of "TCTP 2.1.1 – Theo dõi ...": the dash or stop between them belongs to neither."""
    match = code_pattern().match(fold(text.value))
    if not match:
        return None, text
    return text.cut(0, match.end("code")), text.cut(match.end())
