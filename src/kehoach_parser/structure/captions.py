"""Captions of tables by their form: the word, a number, a title or none; and what a table or an appendix is attached to."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import words


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    word, before = (f"(?:{'|'.join(words('layout', table))})" for table in ("caption", "number"))
    number = r"\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4}"
    return re.compile(rf"{word}\s*(?:{before}\s*)?(?:(?P<number>{number})\s*(?:[.:)\-–]|$)|[.:)\-–])")


def is_caption(text: str) -> bool:
    """Is this the caption of a table, with its title or without it: "Bảng 1: ...", "Biểu số 02", "NGÀY 1"?"""
    return _pattern().match(fold(text).strip()) is not None


def is_label(text: str) -> bool:
    """Is this a caption's word and number, and nothing else?"""
    folded = fold(text).strip()
    match = _pattern().match(folded)
    return match is not None and match["number"] is not None and not folded[match.end() :].strip(" .:)-–")


def is_attached(text: str) -> bool:
    """Does this tell what an appendix or a table is attached to: "(Kèm theo Kế hoạch số ...)"?"""
    folded = fold(text).strip().lstrip("( ")
    return any(folded.startswith(word) for word in words("layout", "attached"))
