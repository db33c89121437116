"""The forms of a citation's pieces: number and symbol, type, date, law by name. Words from words/citations.toml.

Numbers (số và ký hiệu) after Decree 30/2020/NĐ-CP: "138/KH-UBND", "61/2018/NĐ-CP", "1094/UBND-NC"; of the National
Assembly "58/2024/QH15"; of the party "66-NQ/TW". All offsets hold in the text itself: folding keeps lengths.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.wording import any_of, printed, spelled
from kehoach_parser.text.fold import fold
from kehoach_parser.vocabulary.loader import entries, meanings, words

# One abbreviation of a symbol: "NĐ", "UBND", "TTg", "QH15", "ĐCTUBTWMTTQVN".
_SIGN = r"[A-ZĐƯ][A-Za-zĐđƯư]{0,23}\d{0,2}(?!\w)"
# What must not stand before it stands behind the first digit, which is what is looked for: found three times as fast.
# "66.13/2026/NQ-CP" is the thirteenth of a series.
# Blanks beside the first hyphen are damage ("NĐ- CP"); behind a later one a dash follows ("12/KH-UBND - UBND xã").
NUMBER = re.compile(
    r"(?P<n>\d(?<![\w/.,-].)\d{0,4}(?:\.\d{1,2}(?=\s?/))?[a-z]?)\s?"
    r"(?:/\s?(?P<year>(?:19|20)\d\d)\s?[/-]?\s?|(?P<mark>[/–-])\s?|(?=[A-ZĐ]))"
    rf"(?P<symbol>{_SIGN}(?:\s?[-–/]\s?{_SIGN}(?:[-–/&]{_SIGN})*)?)"
)
# Acts of the European Union: "(EU) 2023/1115", "2009/28/EC".
FOREIGN = re.compile(r"\s(?P<number>\(?(?:EU|EC|EEC)\)?\s\d{1,4}/\d{2,4}|\d{2,4}/\d{1,4}/(?:EU|EC|EEC))(?![\w/])")
# The type may stand some words before its number ("Kết luận liên ngành tư pháp Trung ương số 23/KL-..."), in the
# same clause: of 185 citations in fifteen plans none has its type further off than 42 characters.
_WINDOW = 70
# The word before a number, with signs and blanks behind it.
_LONGEST_NUMBER_WORD = 12
_MARKS = re.compile(r"([-/])")
# Between a type and its number, or the word before it.
_SIGNS_BEHIND_TYPE = re.compile(r"\W+$")
_MOST_SIGNS = 3
_WORDS = re.compile(r"\w+")
# A symbol with its office first and no letters of a type is an official letter's (công văn): "1094/UBND-NC".
_LETTER = "cv"


def said(meaning: str) -> str:
    """The words of one meaning, over folded text."""
    return any_of(entry for entry, is_ in meanings("citations", "word").items() if is_ == meaning)


@lru_cache(maxsize=1)
def number_signs() -> tuple[str, ...]:
    """Strings of which a text that cites a document by number holds one: a number's slash, the word before it."""
    return ("/", *(spelled(entry) + " " for entry in entries("citations", "word") if entry.meaning == "number"))


@lru_cache(maxsize=1)
def announced_number() -> re.Pattern[str]:
    """Over text as it stands: the word before a number, and a number."""
    return re.compile(rf"(?:{printed('citations', 'word', 'number')})\s+\d")


@lru_cache(maxsize=1)
def _types() -> Phrases:
    return Phrases(words("kinds", "type"))


def opens_type(folded: str, at: int) -> bool:
    """Does the word for a kind of document stand at this place?"""
    return _types().begins(folded, at) is not None


def names_type(folded: str) -> bool:
    """Does the word for a kind of document stand anywhere in this text?"""
    return next(_types().spans(folded), None) is not None


@lru_cache(maxsize=1)
def _number_word() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{said('number')})\W{{0,2}}$")


@lru_cache(maxsize=1)
def _elsewhere() -> re.Pattern[str]:
    """What leads on to a document of its own: "Kết luận của Chủ tịch tại số ..."."""
    return re.compile(rf"\b(?:{any_of(entry for entry, is_ in meanings('citations', 'carry').items() if is_ == 'place')})\b")


def letter() -> str:
    """The type of a document whose symbol names none: an official letter."""
    return meanings("kinds", "symbol")[_LETTER].split("|")[1]


def is_number_word(folded: str) -> bool:
    """Is this the word before a number ("số"), or nothing at all?"""
    plain = folded.strip(" (,:.")
    return not plain or meanings("citations", "word").get(plain) == "number"


@lru_cache(maxsize=1)
def _bare_number() -> re.Pattern[str]:
    """A number without a symbol and the word before it: "số 18", "số 61/2018"."""
    return re.compile(
        rf"\s(?<!\s.)\s*(?:{said('number')})\s*(?P<number>\d{{1,5}}(?:/(?:19|20)\d\d)?)(?!\s?[/-]\s?\w|[\w.,]\d|\w)"
    )


def bare_numbers(folded: str) -> Iterator[tuple[str, int, re.Match[str]]]:
    """(type, its start, match) of numbers without a symbol: "Nghị quyết số 18", "Nghị định số 61/2018"."""
    after = 0
    for match in _bare_number().finditer(folded):
        start = _types().ends(folded, match.start())
        if start is not None and start >= after:
            yield _type(folded[start : match.start()]), start, match
            after = match.end()


def foreign_numbers(text: str, folded: str) -> Iterator[tuple[str, int, re.Match[str]]]:
    """(type, its start, match of FOREIGN) of acts of the European Union."""
    for match in FOREIGN.finditer(text):
        before = type_before(folded, match.start("number"), 0)
        if before.direct and before.type is not None:
            yield before.type, before.start, match


def _type(match: str) -> str:
    return meanings("kinds", "type")[" ".join(_WORDS.findall(match))]


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a number: a type (None: none), where it begins and ends, whether right before it, the word "số".

    stop: where the word "số" begins, or the number where it is missing. leads: nothing between them begins another clause.
    """

    type: str | None
    start: int
    end: int
    stop: int
    direct: bool
    announced: bool
    leads: bool = False


def type_before(folded: str, start: int, after: int) -> Before:
    """What stands before a number at start, looking back to after at most."""
    window = folded[max(after, start - _WINDOW) : start]
    offset = start - len(window)
    word = _number_word().search(window, max(0, len(window) - _LONGEST_NUMBER_WORD))
    announced, end = word is not None, word.start() if word else len(window)
    stop = offset + end
    signs = _SIGNS_BEHIND_TYPE.search(window, max(0, end - _MOST_SIGNS), end)
    direct = _types().ends(window, signs.start()) if signs else None
    if signs and direct is not None:
        behind = offset + signs.start()
        return Before(_type(window[direct : signs.start()]), offset + direct, behind, stop, direct=True, announced=announced)
    if announced:
        clause = max(window.rfind(mark) for mark in ";.:,")
        found = [span for span in _types().spans(window) if span[0] > clause]
        if found:
            a, b = found[-1]
            leads = not _elsewhere().search(window, b, end)
            return Before(_type(window[a:b]), offset + a, offset + b, stop, direct=False, announced=True, leads=leads)
    return Before(None, start, start, stop, direct=False, announced=announced)


def is_any_document(type_: str | None) -> bool:
    """Does this word, printed as a type, tell none ("Văn bản")?"""
    return type_ is not None and fold(type_) in words("kinds", "any_document")


def read_number(match: re.Match[str], *, announced: bool) -> tuple[str, str | None] | None:
    """(number normalised, type by its symbol or None) of a match of NUMBER; None where it is no document's number.

    Blanks are dropped, marks lost in OCR put back ("QD-UBND" -> "QĐ-UBND"), a lost slash too ("03KH-UBND"). announced: the
    word "số" or a type stands before it.
    """
    symbol = "".join(match["symbol"].split()).replace("–", "-")
    pieces = _MARKS.split(symbol)
    table = meanings("kinds", "symbol")
    known = table.get(fold(pieces[0]))
    meant, type_ = known.split("|") if known else (pieces[0], None)
    if pieces[0].isascii():
        pieces[0] = meant
    bodies = meanings("kinds", "body")
    pieces[1:] = [bodies.get(fold(piece), piece) if piece.isascii() else piece for piece in pieces[1:]]
    head, marks = match["n"], pieces[1::2]
    if match["year"]:
        head, mark = f"{head}/{match['year']}", "/"
    elif match["mark"] == "/":
        if not (announced or (marks and known)):
            return None
        mark = "/"
    elif match["mark"]:
        # The party's: "66-NQ/TW", "18-KH/HĐTN-PT".
        if marks[:1] != ["/"] or not (announced or known):
            return None
        mark = "-"
    else:  # the mark is lost: "03KH-UBND", of a party's number "98 KH/TWĐTN"
        if not known or not marks or (marks[0] == "/" and not announced):
            return None
        mark = "-" if marks[0] == "/" else "/"
    if type_ is None and mark == "/" and not match["year"] and "-" in marks:
        type_ = letter()
    return head + mark + "".join(pieces), type_


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    day, month, year = said("day"), said("month"), said("year")
    return re.compile(
        rf"[\s,(]*\b(?:{day})\s*(?:(?P<d>\d{{1,2}})\s*(?P<s>[/.-])\s*(?P<m>\d{{1,2}})\s*(?P=s)\s*(?P<y>\d{{4}})(?!\d)"
        rf"|(?P<d2>\d{{1,2}})\s*(?:(?:{month})\s*|/)(?P<m2>\d{{1,2}})\s*(?:,?\s*(?:{year})\s*|/)(?P<y2>\d{{4}})(?!\d))"
    )


def read_date(folded: str, at: int) -> tuple[str | None, int]:
    """(date in ISO form, its end) where one stands at this place: "ngày 06 tháng 01 năm 2023"; (None, at) else.

    A date that no calendar has is passed over: (None, its end).
    """
    match = _date().match(folded, at)
    if not match:
        return None, at
    day, month, year = (match[name] or match[name + "2"] for name in "dmy")
    try:
        return dt.date(int(year), int(month), int(day)).isoformat(), match.end()
    except ValueError:
        return None, match.end()
