"""Titles and running text: is the first line of a unit its heading?"""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.document import Text
from kehoach_parser.structure.blocks.openings import opens_with_label
from kehoach_parser.structure.lexis import is_capital
from kehoach_parser.structure.outline import Node
from kehoach_parser.text.fold import CAPITALS, key
from kehoach_parser.vocabulary.labels import concept_of
from kehoach_parser.vocabulary.loader import entries, words

# A title is no longer than this; the longest of 400 in 17 plans has 260 characters, running units with a list under
# them begin at 150.
_LONGEST_TITLE = 320
_LONG_SENTENCE = 150
# "Thành phần hồ sơ gồm:" is a title still; of 17 plans no title of more than 60 characters leads in its list so.
_LONGEST_LEAD_IN = 60
# "Các sở, ban, ngành; UBND các xã" is a title; what has more of them lists tasks.
_MOST_SEMICOLONS = 2
_SENTENCE_END = re.compile(rf"[.!?…]\s+(?=[“\"(]?[{CAPITALS}])")
_COUNTED = re.compile(r"(?:[^\W\d]+\s+){1,4}\d{1,2}[.:]\s+")
_BRACKETED = re.compile(r"\([^()]*\)")
_END_MARK = re.compile(r"\s*\./\s*\.?$|\.\s?/\s*$|(?<=\w)/\.$")


def is_title(node: Node) -> bool:
    """Is the first line of this unit, which has something under it, a title?"""
    text = node.text.value
    if node.style in ("heading", "name"):
        return True
    if not may_be_title(node) or leads_in(text) or says_who(text):
        return False
    if any(child.is_unit for child in node.children):
        return True
    if node.block is not None and node.block.bold:
        return True
    if text.endswith("."):
        longest = _LONG_SENTENCE if node.style != "letter" and node.children[0].style != "plain" else _LONG_SENTENCE / 2
        return len(text) < (_LONGEST_LEAD_IN if all(map(_is_label, node.children)) else longest)
    return True


def _is_label(node: Node) -> bool:
    """A line that tells who does it and until when: what stands above such lines is the task, often a sentence."""
    return opens_with_label(node.text.value)


def says_who(text: str) -> bool:
    """Is it a sentence that says who does something ("Sở A chủ trì, phối hợp với Sở B:")? A title ends in no stop, or holds no
    such verb."""
    if text[-1:] not in ".:" or concept_of(text[:-1]) is not None:
        return False
    plain = f" {key(text)} "
    return any(f" {verb} " in plain and not plain.startswith(f" {verb} ") for verb in words("labels", "predicate"))


def leads_in(text: str, *, fewest: int = _LONGEST_LEAD_IN) -> bool:
    """Is it a sentence that leads in the list below it? ("Chỉ đạo các phòng, ban ..., cụ thể như sau:") fewest: so short it is a title."""
    if len(text) <= fewest or not text.endswith(":"):
        return False
    bare = text[:-1].rstrip().lower()
    return any(bare.endswith(end) for end in _lead_ins())


@lru_cache(maxsize=1)
def _lead_ins() -> tuple[str, ...]:
    """Ends of sentences, as printed and without diacritics; folding the text would take "vùng sâu" for "sau"."""
    ends = [(sign, entry) for table, sign in (("lead_in", " "), ("lead_in_clause", ", ")) for entry in entries("layout", table)]
    return tuple(sign + form for sign, entry in ends for form in (entry.example.rstrip(":")[-len(entry.match) :].lower(), entry.match))


def may_be_title(node: Node) -> bool:
    """Does the text allow a title: one sentence, no label that runs on, not too long?"""
    text = node.text.value
    if node.style in ("heading", "name"):
        return True
    if not text or len(text) > _LONGEST_TITLE or (node.block is not None and node.block.ends_plan):
        return False
    if "/" in text and _END_MARK.search(text):
        return False
    if is_capital(text):
        return True
    if _BRACKETED.sub("()", text).count(";") > _MOST_SEMICOLONS:
        return False
    holds_units = any(child.is_unit for child in node.children) and text[-1] not in ".;,"
    # Bold from end to end with something under it, it is a title that has a colon inside ("Các xã: Suối Mơ, Đồi Chè").
    all_bold = node.block is not None and node.block.bold and bool(node.children) and text[-1] not in ".;,:"
    if (runs_on(text) and not (holds_units or all_bold)) or _SENTENCE_END.search(_behind_count(text)) or text[-1] in ";,":
        return False
    if not node.children:
        longest = _LONG_SENTENCE / 2 if node.style == "letter" else _LONG_SENTENCE
        return len(text) < longest or not text.endswith(".")
    return True


def _behind_count(text: str) -> str:
    """A text without what counts it: "Mục tiêu 1. Trồng cây"."""
    counted = _COUNTED.match(text)
    return text[counted.end() :] if counted and text[-1] not in ".;" else text


def runs_on(text: str) -> bool:
    """Does the text open with a label and go on behind its colon? ("2. Địa điểm: Trụ sở ...")

    A colon in brackets ends no label: "(gồm các Sở: Xây dựng, Y tế)" says more of what it stands behind.
    """
    text = _BRACKETED.sub("()", text)
    colon = text.find(": ")
    return 0 < colon < len(text) - 2


def without_stop(text: Text) -> Text:
    """A heading without its final ":" or "."; "..." stays no less than the rest of the stops goes."""
    value = text.value.rstrip()
    while value and value[-1] in ":." :
        value = value[:-1].rstrip()
    return text.with_value(value) if value else text


def without_end_mark(text: Text) -> Text:
    """A text without the "./." that ends a document."""
    value = _END_MARK.sub("", text.value)
    return text if value == text.value else text.with_value(value)
