"""What the columns of a table mean, by the words of their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kehoach_parser.document import Text
from kehoach_parser.draft import Column, ColumnMeaning
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.labels import concept_of
from kehoach_parser.vocabulary.loader import words

# The columns that a heading's concept fills (vocabulary/labels.py). Who carries out leads where no column says who does.
_OF_CONCEPT: dict[str, ColumnMeaning] = {
    "lead": "lead",
    "coordinate": "coordinate",
    "coordinate_implement": "coordinate",
    "deadline": "deadline",
    "objective": "objective",
    "tasks": "tasks",
}
# Columns told by a word anywhere in the heading, and by its first words, where the heading as a whole is no label.
_ANYWHERE: tuple[ColumnMeaning, ...] = ("lead", "coordinate", "criterion")
_AT_FIRST: tuple[ColumnMeaning, ...] = ("deadline", "objective", "tasks")
_ORDER: tuple[ColumnMeaning, ...] = ("number", "lead", "coordinate", "criterion", "deadline", "objective", "tasks")
# A heading is no longer, in letters; it takes two known ones to head a table.
_LONGEST_HEADING = 90
_FEWEST_KNOWN = 2


def map_columns(headings: Sequence[str], lowest: Sequence[str] = ()) -> list[ColumnMeaning | None]:
    """The contract's column for each heading, None for columns that go to "other". Each column is given once: to the heading
    that is wholly its label, else to the first that speaks of it.

    lowest: of headings of several levels the lowest one, which tells what the column is.
    """
    whole = [_by_concept(heading, *lowest[at : at + 1]) for at, heading in enumerate(headings)]
    loose = [None if own else _by_words(heading) for own, heading in zip(whole, headings, strict=True)]
    meaning: list[ColumnMeaning | None] = [None] * len(headings)
    for column in _ORDER:
        found = _best([at for at, own in enumerate(whole) if own == column], headings, column)
        if found is None:
            found = _best([at for at, own in enumerate(loose) if own == column], headings, column)
        if found is None and column == "lead":
            found = next((at for at, heading in enumerate(headings) if meaning[at] is None and _carries_out(heading)), None)
        if found is not None:
            meaning[found] = column
    return meaning


def _best(places: Sequence[int], headings: Sequence[str], column: ColumnMeaning) -> int | None:
    """The first, but of several deadlines the one that speaks of an end, of several criteria the one of a name."""
    words_ = {"deadline": "end", "criterion": "name"}.get(column)
    if words_ is not None:
        for at in places:
            if _holds_any(headings[at], words_):
                return at
    return next(iter(places), None)


@lru_cache(maxsize=2048)
def _by_concept(heading: str, lowest: str = "") -> ColumnMeaning | None:
    plain = key(heading)
    # A narrow column breaks "STT" over lines.
    if plain in words("columns", "number") or plain.replace(" ", "") in {word.replace(" ", "") for word in words("columns", "number")}:
        return "number"
    if tells_start(heading) or (lowest and tells_start(lowest)):
        return None
    above = heading.removesuffix(lowest).strip() if lowest else ""
    for label in ((lowest, f"{above} {lowest[:1].lower()}{lowest[1:]}") if above else (heading,)):
        concept = concept_of(label)
        if concept in _OF_CONCEPT:
            return _OF_CONCEPT[concept]
    return None


def _by_words(heading: str) -> ColumnMeaning | None:
    plain = key(heading)
    if tells_start(heading) or _holds_any(heading, "measure"):
        return None
    for column in _ANYWHERE:
        if any(re.search(rf"\b{word}\b", plain) for word in words("columns", column)):
            return column
    return next((column for column in _AT_FIRST if any(re.match(rf"{word}\b", plain) for word in words("columns", column))), None)


def _carries_out(heading: str) -> bool:
    """Is this a body's column, "Đơn vị thực hiện"? A person's, "Người thực hiện", stays under its heading."""
    plain = key(heading)
    return plain in words("columns", "implement") or (concept_of(heading) == "implement" and plain not in words("labels", "role"))


def tells_start(heading: str) -> bool:
    """Does the column tell when something begins: "Thời gian bắt đầu"?"""
    return _holds_any(heading, "start")


def _holds_any(heading: str, table: str) -> bool:
    plain = key(heading)
    if table in ("measure", "name"):
        return any(plain == word or plain.startswith(word + " ") for word in words("columns", table))
    return any(re.search(rf"\b{word}\b", plain) for word in words("columns", table))


def columns_of(headings: Sequence[Text], lowest: Sequence[str] = ()) -> tuple[Column, ...]:
    """The columns under these headings, with what they mean."""
    plain = [text.value for text in headings]
    starts = [tells_start(heading) for heading in plain]
    return tuple(map(Column, headings, map_columns(plain, lowest), starts))


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
