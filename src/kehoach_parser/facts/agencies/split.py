"""Parties parted into the names of agencies, as printed, where that is safe."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kehoach_parser.facts.phrases import Phrases
from kehoach_parser.facts.wording import any_of, forms, printed
from kehoach_parser.text.fold import CAPITALS, fold, key
from kehoach_parser.text.syllables import is_syllable
from kehoach_parser.vocabulary.loader import meanings, words

# Signs that part names whatever they are.
_HARD = frozenset(";\n")
_STOPS = " .,;:-–+"
_NAME_BEHIND = re.compile(rf"\s+[{CAPITALS}\d]")
_PIECE = re.compile(r"[,;\n]")


class _Patterns(NamedTuple):
    """whole: names that are never cut; lead: a post's first words before one; separator: what may part names."""

    whole: Phrases
    lead: re.Pattern[str]
    separator: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    lead = any_of(words("agencies", "agency_lead"))
    return _Patterns(
        Phrases((*words("agencies", "agency"), *words("agencies", "agency_group"))),
        re.compile(rf"(?:{lead})\s+"),
        re.compile(rf"\s*(?:(?P<hard>[;\n])|,|/|\b(?:{printed('citations', 'word', 'and')})\b)\s*", re.IGNORECASE),
    )


@lru_cache(maxsize=1)
def _head() -> tuple[Phrases, re.Pattern[str]]:
    """(the first word of a name, another word behind it), over text as it stands: "sở" is no "số"."""
    link = printed("citations", "word", "and")
    return Phrases(forms("agencies", "agency_head")), re.compile(rf"\s+(?=\w)(?!(?:{link})\b)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _more_heads() -> Phrases:
    return Phrases(forms("agencies", "party_head"))


def opens_name(text: str, at: int) -> bool:
    """Does the name of a body or post begin here, known or not, another word behind its first?"""
    head, behind = _head()
    if any(behind.match(text, end) for end in head.all_ends(text, at)):
        return True
    # "Trường Mầm non Hoa Mai", "Hải đội 2": words that begin a name only where both have capitals.
    return text[at : at + 1].isupper() and any(_NAME_BEHIND.match(text, end) for end in _more_heads().all_ends(text, at))


@lru_cache(maxsize=1)
def _units() -> Phrases:
    return Phrases(forms("agencies", "unit_type"))


@lru_cache(maxsize=1)
def _person() -> tuple[re.Pattern[str], Phrases]:
    """(a person by name: "Đồng chí Lò Văn Kính"; the posts that may follow behind a comma)."""
    title = printed("agencies", "person")
    name = rf"[{CAPITALS}]\w*(?:\s+[{CAPITALS}]\w*)*"
    return re.compile(rf"\s*(?:(?:{title})\s+)(?-i:{name})\s*$", re.IGNORECASE), Phrases(forms("agencies", "post"))


def _is_apposition(before: str, text: str, at: int) -> bool:
    """Does a comma tell the post of the person named before it ("Đồng chí Lò Văn Kính, Phó Chủ tịch UBND xã")?"""
    person, post = _person()
    return post.begins(text, at) is not None and person.match(before) is not None


def _is_brand(before: str, behind: str) -> bool:
    """Does a comma part names that are no Vietnamese words ("VNPT Bình Lâm, MobiFone") from one another, or from a whole name?

    Names of units in a list ("các xã An Bình, Hòa Sơn") are words of the language.
    """
    first = behind.split(maxsplit=1)[0] if behind[:1].isupper() else ""
    if not first or not _is_foreign(first) or not all(word[:1].isupper() for word in behind.split()):
        return False
    words_before = before.split()
    whole = before.rstrip().endswith(")") or _units().ends(before) is not None or len(words_before) > 2
    return whole or all(map(_is_foreign, words_before[:1]))


def _is_foreign(word: str) -> bool:
    """No syllable of the language, nor an abbreviation of anything but a body ("UBND", not "THPT")."""
    letters = word.strip(_STOPS + "()")
    if len(letters) < 2 or not letters.isalpha() or is_syllable(letters):
        return False
    means = meanings("abbreviations", "general").get(key(letters))
    return means is None or opens_name(means, 0)


def split_parties(parties: str) -> list[str]:
    """The agencies that parties names, as printed, where it is safe to part them; one that is not sure stays whole.

    Semicolons part always; a comma, "/" or "và" where a name begins behind it and none that is known goes on over it:
    "Văn phòng HĐND và UBND huyện; các cơ quan, đơn vị" are two, "Phòng Tài chính – Kế hoạch" is one.
    """
    if key(parties) in meanings("agencies", "agency") and not _HARD.intersection(parties):
        return [parties.strip(_STOPS)]
    patterns, folded = _patterns(), fold(parties)
    whole = list(patterns.whole.spans(folded))
    found, start = [], 0
    for cut in _unparted(folded, whole) if len(whole) > 1 else ():
        found.extend(split_parties(parties[start:cut]))
        start = cut
    if start:
        return [*found, *split_parties(parties[start:])]
    for match in patterns.separator.finditer(parties):
        if match.start() < start or _in_brackets(parties, match.start()):
            continue
        inside = any(a < match.start() and match.end() < b for a, b in whole)
        begins = opens_known(folded, match.end()) or opens_name(parties, match.end())
        comma = match[0].strip() == ","
        if comma and _is_apposition(parties[start : match.start()], parties, match.end()):
            continue
        if not begins and comma:
            begins = _is_brand(parties[start : match.start()], _PIECE.split(parties[match.end() :], maxsplit=1)[0])
        if match["hard"] or (begins and not inside):
            found.append(parties[start : match.start()])
            start = match.end()
    found.append(parties[start:])
    return [name for piece in found if (name := piece.strip(_STOPS))]


def _unparted(folded: str, whole: list[tuple[int, int]]) -> list[int]:
    """Where a known name follows another with nothing but a blank between and both begin with the same word: lines of a
    cell run into one ("Sở Công Thương Sở Tài chính")."""
    return [
        b
        for (a, end), (b, _) in pairwise(whole)
        if not folded[end:b].strip() and folded[a:end].split(maxsplit=1)[0] == folded[b:].split(maxsplit=1)[0]
    ]


def opens_known(folded: str, at: int = 0) -> bool:
    """Does the known name of an agency or group begin here in a folded text, a post's word before it or not?"""
    patterns = _patterns()
    lead = patterns.lead.match(folded, at)
    return bool(patterns.whole.begins(folded, at) or (lead and patterns.whole.begins(folded, lead.end())))


def _in_brackets(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)
