"""Abbreviations that a plan uses and explains nowhere (từ viết tắt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach_parser.draft import Finding
from kehoach_parser.structure.markers import roman_value
from kehoach_parser.text.fold import CAPITALS, capital_share, fold, key
from kehoach_parser.tree import Printed
from kehoach_parser.vocabulary.loader import entries, meanings, words

# Two to eight letters, none of them with a mark but "Đ"; "KH&CN" and "VP-TK" are one.
_WORD = re.compile(r"(?<![\w&])(?=[A-ZĐ&-]*[A-ZĐ][&-]?[A-ZĐ])[A-ZĐ]+(?:[&-][A-ZĐ]+)*(?![\w&])")
# The same, and more, found four times as fast: the first letter before what must not stand in front of it.
_CAPITALS_ALONE = re.compile(r"[A-ZĐ](?<![\w&][A-ZĐ])[A-ZĐ&-]+(?![\w&])")
_LONGEST = 8
# Of two letters too many things could be made.
_SHORTEST_PART = 3
# Shorter ones have the initials of some words in any plan.
_SHORTEST_INITIALS = 4
# How far off its meaning is looked for.
_NEAR = 80
# Before and behind it: alone in brackets or among capitals; last after a dash; first before one.
_IN_BRACKETS = (
    (re.compile(r"\([^()\na-zà-ỹ]*$"), re.compile(r"[^()\na-zà-ỹ]*\)")),
    (re.compile(r"[-–:]\s*$"), re.compile(r"\s*\)")),
    (re.compile(r"\(\s*$"), re.compile(r"\s*[-–:]")),
)
_CAPITALS_BEFORE = re.compile(rf"(?<!\w)([{CAPITALS}]{{2,}}) $")
_CAPITALS_BEHIND = re.compile(rf" ([{CAPITALS}]{{2,}})(?!\w)")
# "9512/TTr- " before the rest of a number with a blank in it.
_CUT_NUMBER = re.compile(r"\d[^\s,;]*\s?/\s?[^\s,;]*[-–/]\s*$")
_LONGEST_NUMBER = 40
# Titles and names in capitals, what looks like an abbreviation left aside: their words are none.
_CAPITAL_SHARE = 0.5
# OCR makes capitals of specks, and letters of letters ("CCHQ" once for "CCHC" forty times): what stands once only in such
# text is no word.
_TIMES_IN_OCR = 2
# Values that are no running text.
_NO_TEXT = ("/code", "/number", "/kind", "/label", "/name")
_NO_TEXT_BELOW = ("/signature/", "/recipients/")


def unexplained(printed: Printed, *, doubtful: bool) -> Iterator[Finding]:
    """Each abbreviation that neither the plan explains nor everybody knows, where it comes first; doubtful: the text was
    read by OCR or restored."""
    whole = printed.whole.replace(Printed.END, "\n")
    met = [(match[0], match.start()) for match in _CAPITALS_ALONE.finditer(whole)]
    unknown = {word for word, _ in met if not _known(word.strip("&-"))}
    if not unknown:
        return
    found: dict[str, list[str]] = {}
    for index in sorted({printed.index(at) for word, at in met if word in unknown}):
        pointer, leaf = printed.leaves[index]
        if _is_text(pointer):
            for word in _in_text(leaf):
                found.setdefault(word, []).append(pointer)
    least = _TIMES_IN_OCR if doubtful else 1
    for word, pointers in found.items():
        if len(pointers) >= least and not _explained(word, whole):
            yield Finding("abbreviation-undefined", pointers[0], {"abbreviation": word})


def _is_text(pointer: str) -> bool:
    """Running text, or the name of a criterion: no recipient, no signer, no code."""
    if pointer.startswith(_NO_TEXT_BELOW):
        return False
    return not pointer.endswith(_NO_TEXT) or (pointer.endswith("/name") and "/criteria/" in pointer)


def _in_text(text: str) -> Iterator[str]:
    """The abbreviations in a text that not everybody knows."""
    share: float | None = None
    for match in _WORD.finditer(text):
        word = match[0]
        if sum(map(str.isalpha, word)) > _LONGEST or _known(word):
            continue
        if share is None:
            share = capital_share(_WORD.sub("", text))
        if share > _CAPITAL_SHARE:
            return
        if not _in_number(text, match) and not _in_capitals(text, match):
            yield word


@lru_cache(maxsize=1024)
def _known(word: str) -> bool:
    """Known to everybody, itself or each of its parts; Roman numbers are."""
    known = _general()
    if roman_value(word) or key(word) in known:
        return True
    parts = re.split("[&-]", word)
    return all(key(part) in known or _is_union(key(part)) for part in parts)


def _is_union(letters: str) -> bool:
    """Do letters part into known abbreviations of three and more ("BCĐCCHC": BCĐ, CCHC)?"""
    known = _general()
    cuts = range(_SHORTEST_PART, len(letters) - _SHORTEST_PART + 1)
    return any(letters[:cut] in known and (letters[cut:] in known or _is_union(letters[cut:])) for cut in cuts)


@lru_cache(maxsize=1)
def _general() -> frozenset[str]:
    return frozenset(entry.match for entry in entries("abbreviations", "general"))


def _in_number(text: str, match: re.Match[str]) -> bool:
    """Is it part of a document's number, or of a code? They hold digits, or a slash where the number was left blank."""
    start = max(text.rfind(blank, 0, match.start()) for blank in " \n") + 1
    end = min((at for blank in " \n" if (at := text.find(blank, match.end())) >= 0), default=len(text))
    run = text[start:end]
    cut = _CUT_NUMBER.search(text, max(0, start - _LONGEST_NUMBER), start)
    return cut is not None or "/" in run or any(map(str.isdigit, run)) or run[0] in "-–"


def _in_capitals(text: str, match: re.Match[str]) -> bool:
    """Does it stand among words in capitals, names or shouted words?"""
    beside = (_CAPITALS_BEFORE.search(text, max(0, match.start() - 12), match.start()), _CAPITALS_BEHIND.match(text, match.end()))
    return any(word is not None and key(word[1]) not in _general() for word in beside)


def _places(word: str, whole: str) -> Iterator[int]:
    """Where a word stands in a text, as a whole word or not."""
    at = whole.find(word)
    while at >= 0:
        yield at
        at = whole.find(word, at + len(word))


def _explained(word: str, whole: str) -> bool:
    """Does the plan give its meaning: in brackets behind it or before it, with "viết tắt là", or by words with its initials?"""
    letters = re.sub(r"[&-]", "", fold(word))
    for at in _places(word, whole):
        before, behind = whole[max(0, at - _NEAR) : at], whole[at + len(word) : at + len(word) + _NEAR]
        if before[-1:].isalnum() or behind[:1].isalnum():
            continue
        if any(left.search(before) and right.match(behind) for left, right in _IN_BRACKETS) or _called().search(fold(before)):
            return True
        words_behind = re.match(r"\s*[(:=–-]([^()\n]*)", behind)
        if words_behind and "".join(part[0] for part in key(words_behind[1]).split()).startswith(letters):
            return True
    return len(letters) >= _SHORTEST_INITIALS and _written_out(letters, whole)


def _written_out(letters: str, whole: str) -> bool:
    """Does the plan have a name, its first word with a capital, whose words begin with these letters?"""
    links = "|".join(re.escape(word) for word, is_ in meanings("citations", "word").items() if is_ == "and")
    between = rf"[^\W\d_]*(?:\s*[-&]\s*|,?\s+)(?:(?:{links})\s+)?"
    name = re.compile(rf"\b{between.join(letters)}[^\W\d_]+")
    found = (whole[match.start() : match.end()] for match in name.finditer(fold(whole)))
    return any(text[0].isupper() and not text.isupper() for text in found)


@lru_cache(maxsize=1)
def _called() -> re.Pattern[str]:
    """Words that introduce an abbreviation right before it, or before a name that ends with it: "gọi tắt là Cổng DVC"."""
    return re.compile(rf"\b(?:{'|'.join(words('abbreviations', 'called'))})\b[^()\n,;.]{{0,30}}$")
