"""Posts of those who sign, told by the words that such a post begins or ends with."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kehoach_parser.document import Line
from kehoach_parser.structure.lexis import is_capital
from kehoach_parser.text.fold import fold, key
from kehoach_parser.vocabulary.loader import entries, words

_LONGEST_ROLE = 60
# "TỔNG CỤC TRƯỞNG": words up to the one that ends the name of a post.
_LONGEST_POST = 3
_HORN = "\u031b"
_WORD = re.compile(r"[^\W_]+")


def is_role(line: Line) -> bool:
    """A line in capitals that holds a post of a signer and nothing else."""
    return is_capital(line.text) and names_post(line.text)


def names_post(text: str) -> bool:
    """Does the text begin with a signer's post, in letters of any size: "Phó Chủ tịch", "TRẠM TRƯỞNG", "Q. Giám đốc"?"""
    if len(text) > 2 * _LONGEST_ROLE or len(key(text)) > _LONGEST_ROLE or text.lstrip()[:1].islower():
        return False
    found = ["-" if _is_other_word(word) else fold(word) for word in _WORD.findall(text)]
    return _opens_post(found) or (bool(found) and found[0] in words("layout", "deputy") and _opens_post(found[1:]))


def _opens_post(found: list[str]) -> bool:
    plain = " ".join(found)
    if any(plain == role or plain.startswith(role + " ") for role in words("layout", "signer")):
        return True
    return any(word in words("layout", "leads") for word in found[1:_LONGEST_POST])


def _is_other_word(printed: str) -> bool:
    """A word that only looks like the one that ends a post, without its marks: "TRƯỜNG" (school)."""
    spelled = _spelled().get(fold(printed))
    return spelled is not None and not printed.isascii() and _tone(printed) != _tone(spelled)


@lru_cache(maxsize=1)
def _spelled() -> dict[str, str]:
    return {entry.match: entry.spelled for entry in entries("layout", "leads")}


def _tone(word: str) -> set[str]:
    """Its marks but that of the horned letters, which OCR often does not see."""
    return {char for char in unicodedata.normalize("NFD", word) if unicodedata.combining(char)} - {_HORN}
