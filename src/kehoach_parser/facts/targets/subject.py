"""What a target measures: the words around its number without times, conditions and verbs of aiming. Used by targets/read.py."""

from __future__ import annotations

import re
from functools import lru_cache

from kehoach_parser.facts.targets.numbers import Number
from kehoach_parser.facts.targets.words import comparisons, fillers, patterns
from kehoach_parser.text.fold import fold

# What may stand around a clause.
MARKS = " -–+•"
# "100%/100% thôn", "60 triệu đồng/người/năm".
_PER = re.compile(r"^(?:/\s*(?:\d+\s*%?|[^\W\d]+))+")
_FILLER_SIGNS = frozenset("-–≥≤<>=+")
# "(3) từ 80%": the number of an item in running text.
_ITEM = re.compile(r"^\W*\(?\d{1,2}\)\s*")


def bare(lead: str, *, compared: bool = True) -> str:
    """What is left of the words before a number when its own words ("đạt tối thiểu") are taken off; compared: those that
    compare, too."""
    lead = lead.rstrip(" ,:(")
    while (start := len(lead) - 1 if lead[-1:] in _FILLER_SIGNS else fillers().ends(lead)) is not None:
        if not compared and comparisons().ends(lead) is not None:
            break
        lead = lead[:start].rstrip(" ,:(")
    return lead.strip()


def subject_of(clause: str, match: Number, lead: str, end: int, *, limited: bool) -> str | None:
    """What is measured: the words behind the number where it counts them, else those before it.

    limited: "trở lên" behind it is the number's.
    """
    behind = _PER.sub("", clause[match.behind : end])
    if place := patterns().versus.search(behind):
        behind = behind[: place.start()]
    if limited and (place := patterns().behind.search(behind)):  # "95% trở lên người dân hài lòng"
        behind = behind[: place.start()] if behind[: place.start()].strip() else behind[place.end() :]
    behind = _timeless(patterns().year.sub("", behind))
    if end < len(clause):
        split = patterns().of_which.search(behind)
        behind = behind[: split.start()] if split else _without_year(bare(behind))
    elif until := patterns().until.search(behind):
        behind = behind[: until.start()]
    behind = behind.strip(" ,.:–-")
    if behind and behind[0] not in "()":
        return behind.rstrip(")") if "(" not in behind else behind
    lead = _unaimed(_ITEM.sub("", patterns().label.sub("", lead)).lstrip(MARKS))
    return _without_year(bare(lead)).strip(" -–+•,.:") or None


def _unaimed(lead: str) -> str:
    """Without verbs of aiming and times at its beginning: "Phấn đấu đến năm 2026, tỷ lệ hộ nghèo"."""
    rules = patterns()
    while lead != (shorter := rules.year.sub("", rules.aim.sub("", lead))):
        lead = shorter
    return lead


def _timeless(text: str) -> str:
    """Without the times at its beginning and at its end that have no year of their own, or that go on from one."""
    while text != (shorter := patterns().when.sub("", text.rstrip(" .,"))):
        if shorter == text.rstrip(" .,"):
            break
        text = shorter
    return text


def _without_year(text: str) -> str:
    """Without the year at its end by which the number is to be reached."""
    match = patterns().until.search(text)
    return bare(text[: match.start()]) if match else text


@lru_cache(maxsize=1024)  # each target is held against several
def rate_of(text: str) -> str | None:
    """The folded words of a clause that tell in which time a number is counted ("trong năm"); None without any."""
    match = patterns().when.search(text.strip(" .,;"))
    return fold(match[0]).strip(" ,") if match else None
